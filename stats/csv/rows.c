#include "stats/csv/rows.h"

#include <stdlib.h>

#include "stats/base/memory.h"

void
rows_free(struct rows *rows)
{
	free(rows->fields);
	free(rows->raw);
	free(rows->lines);
	buffer_free(&rows->text);
	buffer_free(&rows->raw_text);
}

void
rows_clear(struct rows *rows)
{
	rows->count = rows->kept = rows->borrowed = 0;
	buffer_clear(&rows->text);
	buffer_clear(&rows->raw_text);
}

bool
rows_full(const struct rows *rows)
{
	return rows->count >= READER_BATCH_ROWS - ROWS_SPARE ||
	       rows->raw_text.length + rows->borrowed >= ROWS_BYTES;
}

void
rows_begin(struct rows *rows)
{
	rows->field = rows->surplus = 0;
	rows->row_kept = rows->kept;
	rows->row_text = rows->text.length;
	rows->row_raw = rows->raw_text.length;
}

void
rows_field(struct rows *rows, const char *bytes, size_t length)
{
	if (rows->field++ >= rows->columns && rows->columns) {
		rows->surplus += length;
		return;
	}
	if (rows->kept == rows->field_capacity)
		rows->fields =
			array_room(rows->fields, rows->kept, &rows->field_capacity, sizeof *rows->fields);
	rows->fields[rows->kept++] = (struct slice){ NULL, length };
	buffer_add(&rows->text, bytes, length);
}

void
rows_raw(struct rows *rows, const char *bytes, size_t length)
{
	buffer_add(&rows->raw_text, bytes, length);
}

static void
row_add(struct rows *rows, struct slice raw, size_t line)
{
	rows->raw = array_room(rows->raw, rows->count, &rows->raw_capacity, sizeof *rows->raw);
	rows->lines = array_room(rows->lines, rows->count, &rows->line_capacity, sizeof *rows->lines);
	rows->raw[rows->count] = raw;
	rows->lines[rows->count] = line;
	rows->count++;
}

void
rows_keep(struct rows *rows, size_t line, size_t ending)
{
	rows->raw_text.length -= ending;
	row_add(rows, (struct slice){ NULL, rows->raw_text.length - rows->row_raw }, line);
}

struct slice *
rows_room(struct rows *rows)
{
	while (rows->field_capacity - rows->kept < rows->columns)
		rows->fields = array_room(
			rows->fields, rows->field_capacity, &rows->field_capacity, sizeof *rows->fields);
	return rows->fields + rows->kept;
}

void
rows_keep_borrowed(struct rows *rows, struct slice raw, size_t line)
{
	row_add(rows, raw, line);
	rows->kept += rows->columns;
	rows->borrowed += raw.length;
}

void
rows_drop(struct rows *rows)
{
	rows->kept = rows->row_kept;
	rows->text.length = rows->row_text;
	rows->raw_text.length = rows->row_raw;
}

struct batch
rows_batch(struct rows *rows, char delimiter, char quote)
{
	const char *text = rows->text.bytes, *raw = rows->raw_text.bytes;
	for (size_t i = 0; i < rows->kept; i++) {
		if (rows->fields[i].bytes)
			continue;
		rows->fields[i].bytes = text;
		text += rows->fields[i].length;
	}
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->raw[i].bytes)
			continue;
		rows->raw[i].bytes = raw;
		raw += rows->raw[i].length;
	}
	return (struct batch){ rows->count, rows->columns, rows->fields, rows->lines, rows->raw, delimiter,
		quote };
}
