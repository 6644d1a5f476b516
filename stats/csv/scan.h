/* Where in a row which field begins. libcsv says what the fields are and not where they stood; this goes over
 * the row a second time, and only where a place is asked for. It follows a row that libcsv has read, so it
 * need not be strict. */
#ifndef MALTALL_CSV_SCAN_H
#define MALTALL_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* Both from 1. */
struct place {
	size_t line, character;
};

struct scan {
	char delimiter, quote;
	enum { SCAN_FIELD_BEGINS, SCAN_PLAIN, SCAN_QUOTED, SCAN_QUOTE_IN_QUOTED } state;
	bool after_cr;
	struct place at;    /* of the next byte */
	struct place start; /* of the field under way */
	size_t field;       /* its number in the row, from 0 */
};

struct scan scan_begin(char delimiter, char quote, struct place place);
/* Goes on over these bytes of the row, its line end perhaps included, and stops where field number `field`
 * begins (SIZE_MAX: nowhere). */
void scan_over(struct scan *scan, const char *bytes, size_t length, size_t field);

#endif
