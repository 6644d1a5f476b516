/* One CSV file as batches of rows. libcsv decides what a row is; everything around it (encoding, delimiter,
 * line numbers, faults, going on after a fault) is here, so that another scanner can stand behind this
 * interface.
 *
 * A fault is a row that cannot be read as the header promises: it is added to the fault list with file, line
 * and column, counted, left out of the batches, and reading goes on at the next line where that is safe. A
 * row has one fault, the first in it; only the number of fields is looked at last. Rules:
 *
 *   ragged_row      more or fewer fields than the header: at the first too many, or behind the row's end
 *   bare_quote      a quote inside a field that does not begin with one
 *   after_quote     anything but a delimiter or a line end after a closing quote
 *   invalid_byte    a byte that is not of the declared or found encoding
 *   nul_byte        a NUL
 *   long_field      a field over READER_FIELD_LIMIT bytes: where it begins
 *   unclosed_quote  (fatal) the file ends inside the quotes that begin here: reading on is not safe, so
 *                   reader_next gives out the rows before it and then fails (ERROR_DATA)
 *   header_only     (warning) a header and no row at all
 *
 * Two candidates as good as each other (delimiter, decimal sign), an empty file, a header that
 * cannot be read, a header with the same name twice among the columns asked for (for whoever asks to find), a
 * file that is not there: an error, not a fault. */
#ifndef MALTALL_CSV_READER_H
#define MALTALL_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"
#include "stats/base/fault.h"

enum encoding { ENCODING_FOUND_OUT, ENCODING_UTF_8, ENCODING_WINDOWS_1252, ENCODING_UTF_16LE };

/* "UTF-8", "Windows-1252", "UTF-16LE"; and back, case ignored (ENCODING_FOUND_OUT if it is none of them). */
const char *encoding_name(enum encoding encoding);
enum encoding encoding_parse(const char *name);

/* What was declared (0 or ENCODING_FOUND_OUT: to be found out by looking), or what was found. */
struct dialect {
	enum encoding encoding;
	char delimiter; /* ; , tab | */
	char decimal;   /* . or , */
};

enum { READER_FIELD_LIMIT = 1 << 20, READER_BATCH_ROWS = 1024 };

/* Bytes of UTF-8, borrowed, not terminated. */
struct slice {
	const char *bytes;
	size_t length;
};

/* Rows one after another, READER_BATCH_ROWS at most and fewer if they are wide; valid until the next
 * reader_next or reader_free. A quoted field comes without its quotes. A field is as it stands in the file:
 * blanks kept. */
struct batch {
	size_t rows, columns;
	const struct slice *fields; /* rows * columns, row by row */
	const size_t *lines;        /* the line on which each row begins, from 1, blank lines counted */
	const struct slice *raw;    /* each row as it stands in the file, decoded, with quotes */
	char delimiter;
};

/* Where a field begins: line and column (characters, both from 1), found by reading the raw row again: for
 * faults, not for the hot path. */
void batch_place(const struct batch *batch, size_t row, size_t column, size_t *line, size_t *character);

struct reader;

/* Opens a file, looks at its beginning (a few MB at most), settles the dialect and reads the header.
 *   path      the file to open; "-" is standard input
 *   name      what to call it in messages and faults
 *   declared  what is known beforehand; NULL: nothing. But a BOM decides before it, and so does a first line
 *             `sep=;`, which is skipped
 *
 * NULL and err: ERROR_INPUT (not there, not readable), ERROR_DATA (empty, two equally good dialects, no
 * header that can be read). */
struct reader *reader_open(const char *path, const char *name, const struct dialect *declared,
	struct faults *faults, struct error *err);
/* The same over bytes in memory, borrowed until reader_free. `chunk` bytes are taken at a time (0: all at
 * once); the result does not depend on it. */
struct reader *reader_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name,
	const struct dialect *declared, struct faults *faults, struct error *err);
void reader_free(struct reader *reader);

/* What was declared or found; both decimal signs possible and no number seen: ',' with ';' or tab, else '.'.
 */
const struct dialect *reader_dialect(const struct reader *reader);
/* The header's fields, blanks at both ends removed, line breaks within them made a blank; header_line counts
 * from 1. */
const struct slice *reader_header(const struct reader *reader, size_t *columns, size_t *header_line);

/* The next batch; rows == 0 at the end. False and err only where nothing more can be read (I/O error,
 * unclosed quote). */
bool reader_next(struct reader *reader, struct batch *batch, struct error *err);

/* The SHA-256 of the file as it was read, in out[DIGEST_TEXT_SIZE]; to be asked for at the end. */
void reader_digest(const struct reader *reader, char *out);

#endif
