#include "stats/table/storage.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

bool
column_is_key(const struct table_spec *table, const struct column_spec *column)
{
	return table->key && strcmp(table->key, column->name) == 0;
}

bool
column_is_kept(const struct table_spec *table, const struct column_spec *column)
{
	return column->used || column->refers_to || column_is_key(table, column);
}

size_t
value_size(enum value_type type)
{
	static const size_t sizes[] = {
		[TYPE_TEXT] = sizeof(uint32_t),
		[TYPE_NUMBER] = sizeof(double),
		[TYPE_DATE] = sizeof(int32_t),
		[TYPE_TRUTH] = sizeof(uint8_t),
	};
	return sizes[type];
}

void
table_resize(struct table *table, size_t capacity)
{
	for (size_t i = 0; i < table->spec->column_count; i++) {
		struct column *column = &table->columns[i];
		if (column_is_kept(table->spec, column->spec))
			column->values =
				xreallocarray(column->values, capacity, value_size(column->spec->type));
	}
	table->lines = xreallocarray(table->lines, capacity, sizeof *table->lines);
	if (table->spec->file_count > 1)
		table->files = xreallocarray(table->files, capacity, sizeof *table->files);
}

static void
values_leave_out(void *values, size_t size, const bool *out, size_t rows)
{
	char *bytes = values;
	size_t to = 0;
	for (size_t row = 0; row < rows; row++) {
		if (out[row])
			continue;
		if (to < row)
			memcpy(bytes + to * size, bytes + row * size, size);
		to++;
	}
}

void
table_leave_out(struct table *table, const uint32_t *rows, size_t count)
{
	bool *out = xcalloc(table->rows, sizeof *out);
	for (size_t i = 0; i < count; i++)
		out[rows[i]] = true;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		struct column *column = &table->columns[i];
		if (column->values)
			values_leave_out(column->values, value_size(column->spec->type), out, table->rows);
	}
	values_leave_out(table->lines, sizeof *table->lines, out, table->rows);
	if (table->files)
		values_leave_out(table->files, sizeof *table->files, out, table->rows);
	free(out);
	table->rows -= count;
	table->rows_left_out += count;
}
