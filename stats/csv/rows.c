#include "stats/csv/rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/* Room for more rows than `count`. */
static void
rows_grow(struct rows *rows, size_t count)
{
	if (count < rows->row_capacity)
		return;
	rows->raw = array_room(rows->raw, count, &rows->row_capacity, sizeof *rows->raw);
	rows->lines = xreallocarray(rows->lines, rows->row_capacity, sizeof *rows->lines);
}

/* Drops the fields of the row under way that nobody wants, whose looks have told what the row is. */
static void
row_narrow(struct rows *rows)
{
	size_t to = rows->row_kept, at = rows->row_text, end = at;
	for (size_t i = rows->row_kept; i < rows->kept; i++) {
		size_t length = rows->fields[i].length;
		if (rows->wanted->places[i - rows->row_kept] != SIZE_MAX) {
			if (length)
				memmove(rows->text.bytes + end, rows->text.bytes + at, length);
			end += length;
			rows->fields[to++] = rows->fields[i];
		}
		at += length;
	}
	rows->kept = to;
	rows->text.length = end;
}

void
rows_keep(struct rows *rows, size_t line, size_t ending)
{
	if (rows->wanted)
		row_narrow(rows);
	rows->raw_text.length -= ending;
	rows_grow(rows, rows->count);
	rows->raw[rows->count] = (struct slice){ NULL, rows->raw_text.length - rows->row_raw };
	rows->lines[rows->count++] = line;
}

void
rows_room(struct rows *rows, size_t count)
{
	/* One more than needed, so that there is memory also for rows without fields. */
	rows->fields = array_room(rows->fields, rows->kept + count * rows_width(rows), &rows->field_capacity,
		sizeof *rows->fields);
	rows_grow(rows, rows->count + count);
}

/* Adds what stands between the quotes of a field to the text, each quote within it once. */
static bool
field_copy(struct rows *rows, struct slice *field, char quote)
{
	size_t before = rows->text.length;
	struct slice rest = *field;
	if (rest.bytes[0] == '=')
		return false;
	for (const char *at; rest.length && (at = memchr(rest.bytes, quote, rest.length));) {
		size_t length = (size_t)(at - rest.bytes) + 1;
		if (length == rest.length || at[1] != quote)
			return false;
		buffer_add(&rows->text, rest.bytes, length);
		rest = (struct slice){ at + 2, rest.length - length - 1 };
	}
	buffer_add(&rows->text, rest.bytes, rest.length);
	*field = (struct slice){ NULL, rows->text.length - before };
	return true;
}

bool
rows_unquote(struct rows *rows, struct slice *field, char quote)
{
	size_t length = field->length;
	bool quoted = length && field->bytes[0] == quote;
	if (quoted && (length < 2 || field->bytes[length - 1] != quote))
		return false;
	if (quoted)
		*field = (struct slice){ field->bytes + 1, length - 2 };
	if (field->length == 0 || !memchr(field->bytes, quote, field->length))
		return true;
	return quoted && field_copy(rows, field, quote);
}

void
rows_drop(struct rows *rows)
{
	rows->kept = rows->row_kept;
	rows->text.length = rows->row_text;
	rows->raw_text.length = rows->row_raw;
}

/* What was copied stays where it is from now on. */
static void
copies_settle(struct rows *rows)
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
}

struct batch
rows_batch(struct rows *rows, char delimiter, char quote)
{
	if (rows->text.length || rows->raw_text.length)
		copies_settle(rows);
	return (struct batch){
		.rows = rows->count,
		.columns = rows_width(rows),
		.places = rows->wanted ? rows->wanted->places : NULL,
		.fields = rows->fields,
		.lines = rows->lines,
		.raw = rows->raw,
		.delimiter = delimiter,
		.quote = quote,
	};
}
