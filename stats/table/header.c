#include "stats/table/header.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/table/cleaning.h"
#include "stats/table/excerpt.h"

/* A header, trimmed; line is where it stands. */
struct header {
	const char *file;
	size_t line, count;
	struct slice *names;
};

const char *
column_header(const struct column_spec *spec)
{
	return spec->header ? spec->header : spec->name;
}

void
column_message(struct buffer *out, const struct column_spec *spec)
{
	const char *header = column_header(spec);
	buffer_text(out, "column ");
	excerpt_add(out, header, strlen(header));
	buffer_text(out, ": ");
}

/* The first field from `start` on that has the name; SIZE_MAX if there is none. */
static size_t
header_find(const struct header *header, struct slice name, size_t start)
{
	for (size_t i = start; i < header->count; i++) {
		const struct slice *field = &header->names[i];
		if (field->length == name.length && memcmp(field->bytes, name.bytes, name.length) == 0)
			return i;
	}
	return SIZE_MAX;
}

/* The field that is to hold the column, searched for from `start` on. */
static size_t
column_find(const struct header *header, const struct column_spec *column, size_t start)
{
	const char *text = column_header(column);
	return header_find(
		header, field_trim((struct slice){ .bytes = text, .length = strlen(text) }), start);
}

/* Whether the line looks like a header at all: it has one of the columns asked for. If not, its fields may be
 * a person's data, and no message may show them. */
static bool
header_is_known(const struct header *header, const struct table_spec *spec)
{
	for (size_t i = 0; i < spec->column_count; i++)
		if (column_find(header, &spec->columns[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* What the file calls its columns, as C strings. */
struct header_names {
	struct arena arena;
	const char **items;
};

static struct header_names
header_names_new(const struct header *header)
{
	struct header_names names = { .items = xcalloc(header->count + 1, sizeof *names.items) };
	for (size_t i = 0; i < header->count; i++)
		names.items[i] = arena_copy(&names.arena, header->names[i].bytes, header->names[i].length);
	return names;
}

static void
header_names_free(struct header_names *names)
{
	free(names->items);
	arena_free(&names->arena);
}

/* "'Individuell plan', from which 'plan' is to be read" */
static void
absent_add(struct buffer *message, const struct column_spec *column)
{
	const char *wanted = column_header(column);
	excerpt_add(message, wanted, strlen(wanted));
	if (column->header && strcmp(column->header, column->name) != 0) {
		buffer_text(message, ", from which ");
		excerpt_add(message, column->name, strlen(column->name));
		buffer_text(message, " is to be read");
	}
}

/* "there is no column 'start'; did you mean 'strat'? The columns are " */
static void
one_absent_add(struct buffer *message, const struct column_spec *column, const struct header_names *names,
	size_t count)
{
	const char *nearest = text_nearest(column_header(column), names->items, count);
	buffer_text(message, "there is no column ");
	absent_add(message, column);
	if (nearest) {
		buffer_text(message, "; did you mean ");
		excerpt_add(message, nearest, strlen(nearest));
		buffer_char(message, '?');
	}
	buffer_text(message, nearest ? " The columns are " : "; the columns are ");
}

/* "3 columns are not there: 'start' (did you mean 'strat'?); 'plan'; 'slutt'. The columns are " */
static void
several_absent_add(struct buffer *message, const struct table_spec *spec, const size_t *absent,
	size_t absent_count, const struct header_names *names, size_t count)
{
	enum { ENOUGH = 1200 }; /* of an error's text, so that the columns of the file have room */
	buffer_print(message, "%zu columns are not there: ", absent_count);
	for (size_t i = 0; i < absent_count; i++) {
		const struct column_spec *column = &spec->columns[absent[i]];
		if (message->length > ENOUGH) {
			buffer_print(message, "; and %zu more", absent_count - i);
			break;
		}
		if (i > 0)
			buffer_text(message, "; ");
		absent_add(message, column);
		const char *nearest = text_nearest(column_header(column), names->items, count);
		if (nearest) {
			buffer_text(message, " (did you mean ");
			excerpt_add(message, nearest, strlen(nearest));
			buffer_text(message, "?)");
		}
	}
	buffer_text(message, ". The columns are ");
}

static bool
columns_absent(const struct header *header, const struct table_spec *spec, const size_t *absent,
	size_t absent_count, struct error *err)
{
	if (!header_is_known(header, spec))
		return fail(err, ERROR_DATA, header->file, header->line, 0,
			"this line has none of the columns that %s should have (%s%s); expected the header",
			spec->name, column_header(&spec->columns[0]), spec->column_count > 1 ? ", …" : "");
	struct header_names names = header_names_new(header);
	struct buffer message = { 0 };
	if (absent_count == 1)
		one_absent_add(&message, &spec->columns[absent[0]], &names, header->count);
	else
		several_absent_add(&message, spec, absent, absent_count, &names, header->count);
	excerpt_list(&message, names.items, header->count);
	fail(err, ERROR_DATA, header->file, header->line, 0, "%s", message.bytes);
	buffer_free(&message);
	header_names_free(&names);
	return false;
}

static bool
column_twice(const struct header *header, const struct column_spec *column, size_t first, size_t second,
	struct error *err)
{
	struct buffer message = { 0 };
	buffer_text(&message, "the header has ");
	excerpt_add(&message, column_header(column), strlen(column_header(column)));
	buffer_print(&message, " twice, as columns %zu and %zu; expected it once", first + 1, second + 1);
	fail(err, ERROR_DATA, header->file, header->line, 0, "%s", message.bytes);
	buffer_free(&message);
	return false;
}

static bool
columns_match(
	const struct header *header, const struct table_spec *spec, size_t *positions, struct error *err)
{
	size_t *absent = xcalloc(spec->column_count + 1, sizeof *absent), absent_count = 0;
	bool found = true;
	for (size_t i = 0; found && i < spec->column_count; i++) {
		const struct column_spec *column = &spec->columns[i];
		positions[i] = column_find(header, column, 0);
		if (positions[i] == SIZE_MAX) {
			absent[absent_count++] = i;
			continue;
		}
		size_t second = column_find(header, column, positions[i] + 1);
		found = second == SIZE_MAX || column_twice(header, column, positions[i], second, err);
	}
	if (found && absent_count)
		found = columns_absent(header, spec, absent, absent_count, err);
	free(absent);
	return found;
}

bool
header_match(const struct table_spec *spec, const char *file, const struct reader *reader, size_t *positions,
	struct error *err)
{
	struct header header = { .file = file };
	const struct slice *fields = reader_header(reader, &header.count, &header.line);
	header.names = xcalloc(header.count, sizeof *header.names);
	for (size_t i = 0; i < header.count; i++)
		header.names[i] = field_trim(fields[i]);
	bool found = columns_match(&header, spec, positions, err);
	free(header.names);
	return found;
}
