/* One kind of packing each: a stream of bytes made of the bytes of a raw file. */
#ifndef MALTALL_CSV_UNPACK_H
#define MALTALL_CSV_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"
#include "stats/csv/raw.h"

struct packing {
	const char *name;  /* "gzip" */
	const char *magic; /* the bytes it begins with */
	size_t magic_length;
	/* The state of a stream over a borrowed raw file. NULL and err where it cannot be begun. */
	void *(*begin)(struct raw *raw, struct error *err);
	/* As raw_read, of unpacked bytes. */
	bool (*read)(void *state, char *bytes, size_t size, size_t *length, struct error *err);
	void (*end)(void *state);
};

extern const struct packing packing_gzip, packing_zstandard, packing_zip, packing_zip_empty;

#endif
