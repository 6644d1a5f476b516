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

static bool
column_may_be_qualified(const struct column_spec *column)
{
	return column->qualified && column->type == TYPE_NUMBER;
}

void
table_resize(struct table *table, size_t capacity)
{
	for (size_t i = 0; i < table->spec->column_count; i++) {
		struct column *column = &table->columns[i];
		if (column_is_kept(table->spec, column->spec))
			column->values =
				xreallocarray(column->values, capacity, value_size(column->spec->type));
		if (column->values && column_may_be_qualified(column->spec))
			column->qualifiers = xreallocarray(column->qualifiers, capacity, 1);
	}
}

void
table_strike(struct table *table, size_t row, size_t column, size_t fault)
{
	table->struck = array_room(
		table->struck, table->struck_count, &table->struck_capacity, sizeof *table->struck);
	table->struck[table->struck_count++] =
		(struct struck_field){ (uint32_t)row, (uint32_t)column, fault };
	table->columns[column].struck = true;
}

/* The row that each row becomes when those listed are taken out; ROW_NONE for these. */
static uint32_t *
moves_new(const struct table *table, const uint32_t *rows, size_t count)
{
	uint32_t *moves = xcalloc(table->rows + 1, sizeof *moves);
	for (size_t i = 0; i < count; i++)
		moves[rows[i]] = ROW_NONE;
	uint32_t to = 0;
	for (size_t row = 0; row < table->rows; row++) {
		if (moves[row] != ROW_NONE)
			moves[row] = to++;
	}
	return moves;
}

static void
values_move(void *values, size_t size, const uint32_t *moves, size_t rows)
{
	char *bytes = values;
	for (size_t row = 0; values && row < rows; row++) {
		if (moves[row] < row)
			memcpy(bytes + moves[row] * size, bytes + row * size, size);
	}
}

static void
struck_move(struct table *table, const uint32_t *moves)
{
	size_t kept = 0;
	for (size_t i = 0; i < table->struck_count; i++) {
		struct struck_field field = table->struck[i];
		field.row = moves[field.row];
		if (field.row != ROW_NONE)
			table->struck[kept++] = field;
	}
	table->struck_count = kept;
}

static void
repeated_move(struct table *table, const uint32_t *moves)
{
	size_t kept = 0;
	for (size_t i = 0; i < table->repeated_count; i++) {
		struct repeated_row repeated = table->repeated[i];
		repeated.row = moves[repeated.row];
		if (repeated.row != ROW_NONE)
			table->repeated[kept++] = repeated;
	}
	table->repeated_count = kept;
}

static void
rows_move(struct table *table, const uint32_t *moves, size_t count)
{
	for (size_t row = 0; row < table->rows; row++) {
		if (moves[row] != ROW_NONE)
			continue;
		table->left_out[table_file(table, row)]++;
		table->rows_taken[table_file(table, row)]--;
	}
	for (size_t i = 0; i < table->spec->column_count; i++) {
		struct column *column = &table->columns[i];
		values_move(column->values, value_size(column->spec->type), moves, table->rows);
		values_move(column->qualifiers, sizeof *column->qualifiers, moves, table->rows);
		values_move(column->parents, sizeof *column->parents, moves, table->rows);
	}
	row_places_move(&table->places, moves, table->rows);
	struck_move(table, moves);
	repeated_move(table, moves);
	table->rows -= count;
	table->rows_left_out += count;
}

void
tables_leave_out(struct tables *tables, size_t index, const uint32_t *rows, size_t count)
{
	struct table *table = &tables->items[index];
	uint32_t *moves = moves_new(table, rows, count);
	rows_move(table, moves, count);
	for (size_t i = 0; i < tables->count; i++) {
		const struct table *other = &tables->items[i];
		for (size_t j = 0; j < other->spec->column_count; j++) {
			uint32_t *parents = other->columns[j].parents;
			if (!parents || other->columns[j].spec->target != index)
				continue;
			for (size_t row = 0; row < other->rows; row++) {
				if (parents[row] != ROW_NONE)
					parents[row] = moves[parents[row]];
			}
		}
	}
	free(moves);
}
