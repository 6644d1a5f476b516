#include "stats/table/reference.h"

#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/table/header.h"
#include "stats/table/key.h"
#include "stats/table/storage.h"

static void
dangling_fault(const struct table *table, const struct column *column, const struct table *target, size_t row,
	struct faults *faults)
{
	const struct table_spec *spec = target->spec;
	struct buffer message = { 0 };
	column_message(&message, column->spec);
	buffer_print(&message, "no row of table '%s'", spec->name);
	if (spec->file_count > 0)
		buffer_print(&message, " (%s", spec->files[0].name);
	if (spec->file_count > 1)
		buffer_print(&message, " and %zu more", spec->file_count - 1);
	buffer_text(&message, spec->file_count > 0 ? ") has this key" : " has this key");
	buffer_text(&message, "; expected a key that is there, or a blank");
	fault_add(faults, SEVERITY_ERROR, "dangling_reference", table_file_name(table, row),
		table_line(table, row), 0, "%s", message.bytes);
	buffer_free(&message);
}

/* Which rows repeat a key and do not count: true at their place; NULL where none does. */
static bool *
repeated_of(const struct table *table)
{
	bool *repeated = table->repeated_count ? xcalloc(table->rows + 1, sizeof *repeated) : NULL;
	for (size_t i = 0; i < table->repeated_count; i++)
		repeated[table->repeated[i].row] = true;
	return repeated;
}

/* A row that is to be told from a code has to be less. */
enum { FOREIGN_ROWS = UINT32_MAX - CODE_FOREIGN };

void
references_expect(struct loading *loadings, size_t index)
{
	const struct table_spec *spec = loadings[index].table->spec;
	for (size_t i = 0; i < spec->column_count && !spec->key; i++) {
		const struct column_spec *column = &spec->columns[i];
		if (!column->refers_to || column->used || column->target >= index)
			continue;
		struct loading *target = &loadings[column->target];
		if (!target->key_numbers.bits && target->table->rows < FOREIGN_ROWS)
			target->key_numbers = key_numbers_of(&target->keys.index, target->dictionary);
		if (target->key_numbers.count > 0)
			loadings[index].intakes[i].targets = &target->key_numbers;
	}
}

/* So many rows before it is wanted memory is asked for. */
enum { EXPECTED_ROWS = 16 };

/* The row that each code stands for takes the code's place, unless the codes are wanted. A row that does not
 * count needs no fault. */
static void
column_settle(struct table *table, struct column *column, const struct table *target,
	const struct key_index *index, struct faults *faults)
{
	bool *repeated = repeated_of(table);
	bool wanted = column->spec->used || column_is_key(table->spec, column->spec);
	const uint32_t *codes = column->codes;
	column->parents = wanted ? xreallocarray(NULL, table->rows, sizeof *column->parents) : column->codes;
	column->codes = wanted ? column->codes : NULL;
	for (size_t row = 0; row < table->rows; row++) {
		uint32_t code = codes[row];
		column->parents[row] = code - CODE_FOREIGN;
		if (code >= CODE_FOREIGN)
			continue;
		if (row + EXPECTED_ROWS < table->rows)
			key_index_expect(index, codes[row + EXPECTED_ROWS]);
		column->parents[row] = key_index_row(index, code);
		if (code == CODE_MISSING || column->parents[row] != ROW_NONE || (repeated && repeated[row]))
			continue;
		table_strike(table, row, (size_t)(column - table->columns), faults->count);
		dangling_fault(table, column, target, row, faults);
	}
	free(repeated);
}

void
references_settle(struct tables *tables, const struct loading *loadings, struct faults *faults)
{
	for (size_t t = 0; t < tables->count; t++) {
		struct table *table = &tables->items[t];
		for (size_t i = 0; i < table->spec->column_count; i++) {
			struct column *column = &table->columns[i];
			size_t target = column->spec->target;
			if (column->spec->refers_to)
				column_settle(table, column, &tables->items[target],
					&loadings[target].keys.index, faults);
		}
	}
}
