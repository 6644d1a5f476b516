/* The decoded text of an input, a line at a time. A line ends with LF, CRLF or CR; the input's last line need
 * not.
 *
 * A very long line comes in pieces of LINES_PIECE bytes, never cut inside a character: whoever reads it needs
 * no more memory than that. Where the cuts are depends on the text alone, not on how it was read. A Ctrl-Z
 * (0x1A) that is the last character of the input is not there. */
#ifndef MALTALL_CSV_LINES_H
#define MALTALL_CSV_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/csv/input.h"
#include "stats/csv/reader.h"

enum { LINES_PIECE = 1 << 16, LINES_SAMPLE = 4 << 20 };

struct piece {
	const char *bytes; /* borrowed until the next lines_next; followed by the line end; NULL: there is no
			      more */
	size_t length;     /* without the line end */
	size_t ending; /* bytes of the line end; 0: the line goes on in the next piece, or it is the last one
			*/
	size_t line, character; /* of its first character, from 1 */
};

/* Texts that batches borrow from. */
struct texts {
	struct buffer *items;
	size_t count, capacity;
};

void texts_free(struct texts *texts);

struct lines;

/* Reads the first LINES_SAMPLE bytes of the input (borrowed), settles the encoding as encoding_find does and
 * decodes them. Letters in two parts are put together (compose.h). NULL and err as input_read and
 * encoding_find. */
struct lines *lines_open(struct input *input, const char *name, enum encoding declared,
	struct buffer *evidence, struct error *err);
void lines_free(struct lines *lines);

/* The line that the next piece is of. */
size_t lines_line(const struct lines *lines);
enum encoding lines_encoding(const struct lines *lines);
/* How many letters written in two parts have been put together so far. */
size_t lines_composed(const struct lines *lines);
/* The text that has been read and not been given out yet, borrowed until the next lines_next. *whole says
 * that the input has no more. */
struct slice lines_ahead(const struct lines *lines, bool *whole);
/* Takes whole lines from the beginning of that text, which then stands where it is until lines_release. */
void lines_take(struct lines *lines, size_t length, size_t count);
/* Nobody needs the text any more that was taken, as far as it stands before the text ahead. */
void lines_release(struct lines *lines);
/* Puts the texts aside that lines_release would free, and takes others instead. */
void lines_exchange(struct lines *lines, struct texts *texts);
/* Whether the text ahead has moved in the last lines_next. */
bool lines_moved(const struct lines *lines);
/* False and err if reading fails. */
bool lines_next(struct lines *lines, struct piece *piece, struct error *err);

/* Bytes in memory that begin with a line of this number. */
struct stretch {
	char *bytes;
	size_t length, line;
	bool has_accents; /* whether composer_is_needed for them */
};

/* The lines of a stretch that lines_restart gives: none to begin with. */
struct lines *lines_over(enum encoding encoding);
/* The bytes are borrowed until the next lines_restart or lines_free, may be read where they stand, and are
 * not changed. */
void lines_restart(struct lines *lines, const struct stretch *stretch);

/* Whether lines_next has told the end only because the input was stopped (raw_stop), which is done behind a
 * line end: more comes when it may go on. */
bool lines_are_stopped(const struct lines *lines);
/* The input goes on where a line of this number begins; what was ahead is forgotten. */
void lines_go_on(struct lines *lines, size_t line);

#endif
