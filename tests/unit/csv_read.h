/* A whole CSV read, written as text, so that a test can say in one string what is expected, and so that
 * reading the same bytes in other chunks can be compared with it:
 *
 *   UTF-8 ; ,                 encoding, delimiter ("tab" as it is), decimal sign
 *   header 1: a|b             the line, the names
 *   2: x|y\n                  a row: its line, its fields; line breaks, NUL and backslash escaped
 *   error ragged_row 3:1      a fault
 *   failed data 4:2           reading failed: the kind of error, the place
 *
 *   totals                    then the totals rows, which are no rows
 *
 * With `everything`, also messages, raw rows, the place of every field, and the evidence. */
#ifndef MALTALL_TESTS_CSV_READ_H
#define MALTALL_TESTS_CSV_READ_H

#include <stdbool.h>
#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

static inline void
csv_read_field(struct buffer *out, struct slice field)
{
	for (size_t i = 0; i < field.length; i++) {
		switch (field.bytes[i]) {
		case '\n': buffer_text(out, "\\n"); break;
		case '\r': buffer_text(out, "\\r"); break;
		case '\0': buffer_text(out, "\\0"); break;
		case '\\': buffer_text(out, "\\\\"); break;
		default: buffer_char(out, field.bytes[i]);
		}
	}
}

static inline void
csv_read_fields(struct buffer *out, const struct slice *fields, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		if (i)
			buffer_char(out, '|');
		csv_read_field(out, fields[i]);
	}
	buffer_char(out, '\n');
}

/* Which columns are read: the i-th where bit i % 8 is set. And whether the reader is told so. */
struct csv_columns {
	unsigned bits;
	bool wanted;
};

static const struct csv_columns csv_all_columns = { 0xFF, false };

static inline bool
csv_column_is_read(const struct csv_columns *columns, size_t column)
{
	return columns->bits >> column % 8 & 1;
}

static inline void
csv_read_batch(struct buffer *out, const struct batch *batch, size_t width, const struct csv_columns *columns,
	bool everything)
{
	for (size_t row = 0; row < batch->rows; row++) {
		buffer_print(out, "%zu: ", batch->lines[row]);
		for (size_t column = 0; column < width; column++) {
			if (column)
				buffer_char(out, '|');
			if (csv_column_is_read(columns, column))
				csv_read_field(out, batch_field(batch, row, column));
		}
		buffer_char(out, '\n');
		if (!everything)
			continue;
		csv_read_field(out, batch->raw[row]);
		for (size_t column = 0; column < width; column++) {
			size_t line, character;
			batch_place(batch, row, column, &line, &character);
			buffer_print(out, " %zu:%zu", line, character);
		}
		buffer_char(out, '\n');
	}
}

static inline void
csv_read_faults(struct buffer *out, const struct faults *faults, const struct error *err, bool everything)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *fault = &faults->items[i];
		buffer_print(out, "%s %s %zu:%zu%s%s\n", severity_name(fault->severity), fault->rule,
			fault->line, fault->column, everything ? " " : "", everything ? fault->message : "");
	}
	const char *kind = err->kind == ERROR_DATA    ? "data"
			   : err->kind == ERROR_INPUT ? "input"
						      : "otherwise";
	if (err->kind)
		buffer_print(out, "failed %s %zu:%zu%s%s\n", kind, err->line, err->column,
			everything ? " " : "", everything ? err->text : "");
}

static inline void
csv_read_header(struct buffer *out, const struct reader *reader)
{
	const struct dialect *dialect = reader_dialect(reader);
	buffer_print(
		out, "%s %c %c\n", encoding_name(dialect->encoding), dialect->delimiter, dialect->decimal);
	size_t columns, line;
	const struct slice *header = reader_header(reader, &columns, &line);
	buffer_print(out, "header %zu: ", line);
	csv_read_fields(out, header, columns);
}

/* What is known when the last row has been given out. */
static inline void
csv_read_end(struct buffer *out, const struct reader *reader, bool everything)
{
	size_t columns, line;
	reader_header(reader, &columns, &line);
	if (reader_totals(reader)) {
		buffer_text(out, "totals\n");
		csv_read_batch(out, reader_totals(reader), columns, &csv_all_columns, everything);
	}
	if (everything)
		reader_explain(reader, out);
}

/* Tells the reader which columns are read, and returns how many it has. */
static inline size_t
csv_read_want(struct reader *reader, const struct csv_columns *columns)
{
	size_t width, line;
	reader_header(reader, &width, &line);
	bool *wanted = calloc(width + 1, sizeof *wanted);
	for (size_t i = 0; i < width; i++)
		wanted[i] = csv_column_is_read(columns, i);
	if (columns->wanted)
		reader_want(reader, wanted);
	free(wanted);
	return width;
}

/* Takes over what reader_open returned, and adds what it reads. */
static inline void
csv_read_columns(struct buffer *out, struct reader *reader, const struct faults *faults, struct error *err,
	const struct csv_columns *some, bool everything)
{
	if (reader) {
		struct batch batch;
		csv_read_header(out, reader);
		size_t width = csv_read_want(reader, some);
		while (reader_next(reader, &batch, err) && batch.rows)
			csv_read_batch(out, &batch, width, some, everything);
		csv_read_end(out, reader, everything);
	}
	csv_read_faults(out, faults, err, everything);
	reader_free(reader);
}

static inline void
csv_read_all(struct buffer *out, struct reader *reader, const struct faults *faults, struct error *err,
	bool everything)
{
	csv_read_columns(out, reader, faults, err, &csv_all_columns, everything);
}

static inline void
csv_read_hinted(struct buffer *out, const char *bytes, size_t length, size_t chunk,
	const struct dialect *declared, const struct reader_hints *hints, bool everything)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader =
		reader_open_bytes(bytes, length, chunk, "x.csv", declared, hints, &faults, &err);
	csv_read_all(out, reader, &faults, &err, everything);
	faults_free(&faults);
}

static inline void
csv_read_bytes(struct buffer *out, const char *bytes, size_t length, size_t chunk,
	const struct dialect *declared, bool everything)
{
	csv_read_hinted(out, bytes, length, chunk, declared, NULL, everything);
}

#endif
