/* One CSV file as batches of rows. libcsv decides what a row is; everything around it (encoding, delimiter,
 * line numbers, faults, going on after a fault) is here. Rows that leave no doubt are split without it
 * (plain.h).
 *
 * A fault is a row that cannot be read as the header promises: it is added to the fault list with file, line
 * and column, counted, left out of the batches, and reading goes on at the next line where that is safe. A
 * row has one fault, the first in it; only the number of fields is looked at last. Rules:
 *
 *   ragged_row      more or fewer fields than the header: at the first too many, or behind the row's end
 *   bare_quote      a quote inside a field that does not begin with one; but ="text" is a text (formula.h)
 *   after_quote     anything but a delimiter or a line end after a closing quote
 *   invalid_byte    a byte that is not of the declared or found encoding
 *   nul_byte        a NUL
 *   long_field      a field over READER_FIELD_LIMIT bytes: where it begins
 *   unclosed_quote  (fatal) the file ends inside the quotes that begin here: reading on is not safe, so
 *                   reader_next gives out the rows before it and then fails (ERROR_DATA)
 *   unclosed_note   (warning) the same in a note below the table: the lines from there on are left out
 *   header_only     (warning) a header and no row at all
 *   second_header   (warning) the first row looks like a second row of the header, and none was declared
 *   double_encoding (warning) letters that were encoded twice, in some rows only: read as they stand
 *   mixed_encoding  (warning) letters that are UTF-8 in a file of Windows-1252, in some rows only, likewise
 *
 * What is no row of the table is left out of the batches too, and told as info (region.h says how it is
 * known): title_row above the header; blank_row, trailing_blank, totals_row, footnote, repeated_header and
 * second_table (a warning) below it. So are surplus_delimiters (rows with nothing but delimiters behind the
 * last column) and composed_letters (letters in two parts, put together), once a file.
 *
 * Two answers as good as each other (encoding, delimiter, quote sign, decimal sign, header), a text encoded
 * twice, an empty file, a header that cannot be read, a packed file that cannot be unpacked, a file that is
 * not there: an error, not a fault. */
#ifndef MALTALL_CSV_READER_H
#define MALTALL_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/base/fault.h"

enum encoding {
	ENCODING_FOUND_OUT,
	ENCODING_UTF_8,
	ENCODING_WINDOWS_1252,
	ENCODING_MACROMAN,
	ENCODING_UTF_16LE,
	ENCODING_UTF_16BE
};

/* "UTF-8", "Windows-1252", "MacRoman", "UTF-16LE", "UTF-16BE"; and back, case ignored (ENCODING_FOUND_OUT if
 * it is none of them). */
const char *encoding_name(enum encoding encoding);
enum encoding encoding_parse(const char *name);

/* What looks for the ends of fields: the fastest that the processor has; or one of them, for tests and for
 * who doubts it. What is read is the same. One that the processor has not is replaced by a lesser one. */
enum scanner { SCANNER_FASTEST, SCANNER_LIBCSV, SCANNER_PORTABLE, SCANNER_SSE2, SCANNER_AVX2 };

/* What was declared (0 or ENCODING_FOUND_OUT: to be found out by looking), or what was found. */
struct dialect {
	enum encoding encoding;
	char delimiter;     /* ; , tab | */
	char decimal;       /* . or , */
	char quote;         /* " or ' */
	size_t header_line; /* where the header begins, from 1 */
	size_t header_rows; /* how many rows it has; 0 is one */
	bool whole_file;    /* every row below the header is data: no looking for an end of the table */
	enum scanner scanner;
};

/* What is known of the reader's use before it is opened. */
struct reader_hints {
	const char *const
		*headers; /* asked for by the definitions: the row that has most of them is the header */
	size_t header_count;
	struct buffer *evidence; /* gets what was found so far where opening fails; NULL: nobody asks */
	bool is_unsigned;        /* nobody asks for reader_digest, which costs as much as reading */
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
	size_t rows, columns;       /* columns: of the file, or as many of them as are wanted */
	const size_t *places;       /* for each column of the file, its place among those of a row that are
				       wanted, SIZE_MAX where it is not; NULL: all are */
	const struct slice *fields; /* rows * columns, row by row */
	const size_t *lines;        /* the line on which each row begins, from 1, blank lines counted */
	const struct slice *raw;    /* each row as it stands in the file, decoded, with quotes */
	char delimiter, quote;
};

/* The field of a column of the file, which is one of those wanted; that of the next row is `columns` behind.
 */
static inline const struct slice *
batch_fields(const struct batch *batch, size_t row, size_t column)
{
	size_t place = batch->places ? batch->places[column] : column;
	return batch->fields + row * batch->columns + place;
}

static inline struct slice
batch_field(const struct batch *batch, size_t row, size_t column)
{
	return *batch_fields(batch, row, column);
}

/* Where a field begins, whether its column is wanted or not: line and column (characters, both from 1), found
 * by reading the raw row again: for faults, not for the hot path. */
void batch_place(const struct batch *batch, size_t row, size_t column, size_t *line, size_t *character);

struct reader;

/* Opens a file (packed with gzip, Zstandard or zip, or not), looks at its beginning (a few MB at most),
 * settles the dialect and reads the header.
 *
 *   path      the file to open; "-" is standard input
 *   name      what to call it in messages and faults
 *   declared  what is known beforehand; NULL: nothing. But a BOM decides before it, and so does a first line
 *             `sep=;`, which is skipped
 *   hints     the headers asked for; NULL: none are known
 *
 * NULL and err: ERROR_INPUT (not there, not readable), ERROR_DATA (empty, two equally good dialects, no
 * header that can be read, damaged or absurd packing). */
struct reader *reader_open(const char *path, const char *name, const struct dialect *declared,
	const struct reader_hints *hints, struct faults *faults, struct error *err);
/* The same over bytes in memory, borrowed until reader_free. `chunk` bytes are taken at a time (0: all at
 * once); the result does not depend on it. */
struct reader *reader_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name,
	const struct dialect *declared, const struct reader_hints *hints, struct faults *faults,
	struct error *err);
void reader_free(struct reader *reader);
/* Nobody behind the reader tells totals from data by their words: it warns of those among the data. To be
 * said before the first reader_next. */
void reader_tell_totals(struct reader *reader);

/* Only these columns will be asked for: columns[i] says so of the i-th of the header. The others are read for
 * their faults, and no batch has a field for them; but reader_totals has all. To be said once, before the
 * first reader_next. */
void reader_want(struct reader *reader, const bool *columns);

/* What was declared or found; both decimal signs possible and no number seen: ',' with ';' or tab, else '.'.
 */
const struct dialect *reader_dialect(const struct reader *reader);
/* The header's fields, blanks at both ends removed, line breaks within them made a blank; header_line counts
 * from 1. */
const struct slice *reader_header(const struct reader *reader, size_t *columns, size_t *header_line);

/* The next batch; rows == 0 at the end. False and err only where nothing more can be read (I/O error,
 * unclosed quote). */
bool reader_next(struct reader *reader, struct batch *batch, struct error *err);

/* What was found, in one line: "Windows-1252, delimiter ;, decimal sign ,, header on line 4 (2 rows above it
 * are titles)". */
const char *reader_found(const struct reader *reader);
/* The evidence for it, a line each. */
void reader_explain(const struct reader *reader, struct buffer *out);
/* The totals rows at the end of the table, which are not given out as rows; NULL where there is none. Valid
 * after the last reader_next, until reader_free. */
const struct batch *reader_totals(const struct reader *reader);
/* How many lines below the header were not data: blank rows, totals, footnotes, repeated headers, another
 * table. */
size_t reader_set_aside(const struct reader *reader);

/* All of this of one file, when it has been read: it outlives the reader. */
struct reader_report {
	char *found;    /* what reader_found says */
	char *evidence; /* what reader_explain says */
	size_t set_aside;
	size_t header_line;
	size_t column_count, totals_count;
	char **headers;       /* column_count of them */
	char **totals;        /* totals_count * column_count texts, row by row */
	size_t *totals_lines; /* totals_count of them */
};

/* Copies it; the reader has given out its last row. */
void reader_report_fill(struct reader_report *report, const struct reader *reader);
/* Frees what it holds, not the report itself; a zeroed report is an empty one. */
void reader_report_free(struct reader_report *report);

/* The SHA-256 of the file as it was read, in out[DIGEST_TEXT_SIZE]; to be asked for at the end, and only if
 * the reader's hints have not said is_unsigned. */
void reader_digest(struct reader *reader, char *out);

#endif
