/* The rows that can be split without libcsv, which is nearly all of them, found 64 bytes at a time.
 *
 * One comparison of a whole block with a sign gives a bit for each byte (AVX2 or SSE2 where the processor has
 * them, eight bytes at once in plain C elsewhere). Quotes turn the inside of a field on and off, so that what
 * stands inside is known by counting them, and drops out:
 *
 *     text        Alna;12;"a;b";n\n  Bjerke;7;"c";j\n
 *     delimiters  ....1..1...1..1.   ......1.1...1...
 *     quotes      ........1...1...   .........1.1....
 *     inside      ........1111....   .........11.....   from an odd quote up to the next one
 *     stops       ....1..1.....11.   ......1.1...1.1.   delimiters and line ends, if not inside
 *
 * The stops become a list of offsets. A row is the stretch from one line end to the next; if it has as many
 * stops as the header has columns, each field lies between two of them and is given out where it stands,
 * without being copied. What else may matter in a row (quotes, bytes that are not ASCII, NUL, CR or LF where
 * no line ends) stands in a second list, the marks; most rows have none.
 *
 * Whatever is not clear at a glance is left to libcsv and to region.h, which stay the authority: a row with
 * another number of fields, a quote that is not the first or last byte of its field, a blank line, bytes that
 * need a closer look, a first field that may be a total or the header once more, and all rows while others
 * are held back. They read that row, and splitting goes on behind it. tests/fuzz/reader.c holds the two
 * against each other. */
#ifndef MALTALL_CSV_PLAIN_H
#define MALTALL_CSV_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/csv/parse.h"
#include "stats/csv/reader.h"

/* As much is indexed at once, so that the lists stay in the processor's cache; and where rows are not plain,
 * no more than the least, so that little is done in vain. */
enum { PLAIN_WINDOW = 1 << 15, PLAIN_WINDOW_LEAST = 1 << 9 };

/* What a window of the text holds; offsets are from its first byte. */
struct plain {
	enum scanner scanner;
	const char *text; /* the window, borrowed; NULL: there is none */
	size_t length, window;
	uint32_t stops[PLAIN_WINDOW + 64];
	uint32_t ends[PLAIN_WINDOW + 64]; /* which of the stops are line ends */
	uint32_t marks[PLAIN_WINDOW + 64];
	size_t stop_count, end_count, mark_count;
	size_t row, mark; /* the next of the ends, and of the marks */
};

/* Takes plain rows from the beginning of a text, which is what comes next and where a row begins, until the
 * batch is full or another row comes; the fields borrow the text. `line` is that of its first byte. Returns
 * how many bytes have been taken; *rows is how many rows that is, each of one line. */
size_t plain_take(struct plain *plain, struct parse *parse, struct slice text, size_t line, size_t *rows);
/* The text has moved. */
void plain_forget(struct plain *plain);

#endif
