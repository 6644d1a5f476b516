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

/* Whether the line looks like a header at all: it has one of the columns asked for. If not, its fields may be
 * a person's data, and no message may show them. */
static bool
header_is_known(const struct header *header, const struct table_spec *spec)
{
	for (size_t i = 0; i < spec->column_count; i++) {
		const char *text = column_header(&spec->columns[i]);
		struct slice name = field_trim((struct slice){ .bytes = text, .length = strlen(text) });
		if (header_find(header, name, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

static bool
column_absent(const struct header *header, const struct table_spec *spec, const struct column_spec *column,
	struct error *err)
{
	if (!header_is_known(header, spec))
		return fail(err, ERROR_DATA, header->file, header->line, 0,
			"this line has none of the columns that %s should have (%s%s); expected the header",
			spec->name, column_header(&spec->columns[0]), spec->column_count > 1 ? ", …" : "");
	struct arena arena = { 0 };
	const char **names = xcalloc(header->count, sizeof *names);
	for (size_t i = 0; i < header->count; i++)
		names[i] = arena_copy(&arena, header->names[i].bytes, header->names[i].length);

	struct buffer message = { 0 };
	const char *wanted = column_header(column);
	buffer_text(&message, "there is no column ");
	excerpt_add(&message, wanted, strlen(wanted));
	if (column->header && strcmp(column->header, column->name) != 0) {
		buffer_text(&message, ", from which ");
		excerpt_add(&message, column->name, strlen(column->name));
		buffer_text(&message, " is to be read");
	}
	const char *nearest = text_nearest(wanted, names, header->count);
	if (nearest) {
		buffer_text(&message, "; did you mean ");
		excerpt_add(&message, nearest, strlen(nearest));
		buffer_char(&message, '?');
	}
	buffer_text(&message, nearest ? " The columns are " : "; the columns are ");
	excerpt_list(&message, names, header->count);
	fail(err, ERROR_DATA, header->file, header->line, 0, "%s", message.bytes);
	buffer_free(&message);
	free(names);
	arena_free(&arena);
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
column_match(const struct header *header, const struct table_spec *spec, size_t index, size_t *position,
	struct error *err)
{
	const struct column_spec *column = &spec->columns[index];
	const char *text = column_header(column);
	struct slice name = field_trim((struct slice){ .bytes = text, .length = strlen(text) });
	*position = header_find(header, name, 0);
	if (*position == SIZE_MAX)
		return column_absent(header, spec, column, err);
	size_t second = header_find(header, name, *position + 1);
	return second == SIZE_MAX || column_twice(header, column, *position, second, err);
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
	bool found = true;
	for (size_t i = 0; found && i < spec->column_count; i++)
		found = column_match(&header, spec, i, &positions[i], err);
	free(header.names);
	return found;
}
