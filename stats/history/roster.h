/* Who was counted in an indicator, so that a later run can say who has come, gone or changed, without knowing
 * who anybody is: each row's key only as HMAC-SHA256 under a secret key, cut to 128 bits, with what the row
 * counted as. Rows that counted as nothing are not in it. The entries are in the order of the hashes, so
 * their order says nothing either. */
#ifndef MALTALL_HISTORY_ROSTER_H
#define MALTALL_HISTORY_ROSTER_H

#include "stats/base/buffer.h"
#include "stats/base/digest.h"
#include "stats/base/error.h"
#include "stats/indicator/movement.h"

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

enum { ROSTER_ENTRY_SIZE = 17 };
struct roster {
	bool kept;           /* false: the table has no key */
	struct buffer bytes; /* entries of 16 bytes of the hash and one of the row_standing, sorted */
	char secret[17];     /* the name of the secret */
};
/* The hashes of the keys of every table, each worked out once and when it is first asked for. Borrows all. */
struct pseudonyms;
struct pseudonyms *pseudonyms_new(const struct tables *tables, const struct secret *secret);
void pseudonyms_free(struct pseudonyms *pseudonyms);

/* Of one indicator at one of the dates of its standings. */
struct roster roster_new(struct pseudonyms *pseudonyms, const struct indicator_definition *indicator,
	const struct standings *standings, size_t date);
void roster_free(struct roster *roster);
/* How many entries are cases or events, and how many events. False where the bytes are no roster. */
bool roster_count(const struct roster *roster, int64_t *denominator, int64_t *numerator);
/* From one roster to another under the same secret. A hash that stands several times (rows whose key is
 * missing are one and the same to it) is matched as often as it stands in both, so the counts add up all the
 * same. */
struct movement roster_movement(const struct roster *before, const struct roster *after);

#endif
