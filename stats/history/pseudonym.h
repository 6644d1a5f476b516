/* Every row of a table under a name that says nothing about its key: HMAC-SHA256 of the key under a secret,
 * cut to 128 bits. */
#ifndef MALTALL_HISTORY_PSEUDONYM_H
#define MALTALL_HISTORY_PSEUDONYM_H

#include <stdint.h>

#include "stats/base/digest.h"
#include "stats/base/error.h"
#include "stats/table/table.h"

/* The secret key, and the name by which a roster remembers which one it was made under. */
struct secret {
	unsigned char bytes[DIGEST_SIZE];
	char name[17];
};
enum secret_source {
	SECRET_OWN,        /* made where it is missing, at random, readable by its owner only */
	SECRET_CREDENTIAL, /* given by systemd, which may let the group of the service read it */
};
/* Reads a file with 64 hexadecimal digits. False and err: ERROR_USAGE (others may read it, or it holds
 * something else), ERROR_CREATE, ERROR_INPUT. No message holds what is in it. */
bool secret_read(const char *path, enum secret_source source, struct secret *secret, struct error *err);

enum { PSEUDONYM_SIZE = 16 };
struct pseudonym {
	unsigned char bytes[PSEUDONYM_SIZE]; /* zeros where the key is missing */
	uint32_t row;
};

/* The pseudonyms of every table, worked out once, when the first is asked for. Borrows all. */
struct pseudonyms;
struct pseudonyms *pseudonyms_new(const struct tables *tables, const struct secret *secret);
void pseudonyms_free(struct pseudonyms *pseudonyms);
const struct tables *pseudonyms_tables(const struct pseudonyms *pseudonyms);
const struct secret *pseudonyms_secret(const struct pseudonyms *pseudonyms);

/* One for each row of a table that has a key, in the order of their bytes; where these are the same, in the
 * order of the rows. Borrowed. */
const struct pseudonym *pseudonyms_of(struct pseudonyms *pseudonyms, size_t table);

#endif
