/* Where rows begin in a stretch of bytes that nobody has read yet: the quotes before a line end are counted,
 * and if they are even in number it stands outside quotes. Counting goes a block of 64 at a time (plain.h),
 * which costs about as much as getting the bytes from memory. */
#ifndef MALTALL_CSV_CUT_H
#define MALTALL_CSV_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/csv/reader.h"

/* How many lines end in the bytes (by LF, CRLF or CR, where the LF ends the CRLF), how many quotes there are,
 * and whether composer_is_needed for them. */
struct tally {
	size_t lines, quotes;
	bool has_accents;
};

/* The byte behind the last one can be read too: an LF or not. */
struct tally tally_bytes(const char *bytes, size_t length, char quote, enum scanner scanner);

/* The place behind the first LF outside quotes from `from` on; SIZE_MAX if there is none. `inside`: the byte
 * there stands in quotes. */
size_t row_behind(const char *bytes, size_t from, size_t length, char quote, bool inside);

#endif
