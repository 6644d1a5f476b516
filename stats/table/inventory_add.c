#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/inventory.h"

bool
inventory_is_like(const struct inventory *inventory, const struct inventory *other)
{
	const struct dialect *one = &inventory->dialect, *two = &other->dialect;
	if (one->delimiter != two->delimiter || one->decimal != two->decimal || one->quote != two->quote ||
		one->header_rows != two->header_rows ||
		inventory->report.header_line != other->report.header_line ||
		inventory->column_count != other->column_count)
		return false;
	for (size_t i = 0; i < inventory->column_count; i++)
		if (strcmp(inventory->columns[i].header, other->columns[i].header) != 0)
			return false;
	return true;
}

static void
values_add(struct column_inventory *column, const struct column_inventory *other)
{
	if (!column->values || !other->values) {
		dictionary_free(column->values);
		free(column->counts);
		column->values = NULL;
		column->counts = NULL;
		column->distinct = column->distinct > other->distinct ? column->distinct : other->distinct;
		return;
	}
	for (uint32_t code = 1; code <= other->distinct; code++) {
		size_t length;
		const char *text = dictionary_text(other->values, code, &length);
		uint32_t here = dictionary_code(column->values, text, length);
		if (here > column->distinct) {
			column->counts = array_room(
				column->counts, column->distinct, &column->capacity, sizeof *column->counts);
			column->counts[column->distinct++] = 0;
		}
		column->counts[here - 1] += other->counts[code - 1];
	}
}

static void
extents_add(struct column_inventory *column, const struct column_inventory *other)
{
	column->least = fmin(column->least, other->least);
	column->most = fmax(column->most, other->most);
	if (column->earliest == DATE_MISSING ||
		(other->earliest != DATE_MISSING && other->earliest < column->earliest))
		column->earliest = other->earliest;
	if (column->latest == DATE_MISSING ||
		(other->latest != DATE_MISSING && other->latest > column->latest))
		column->latest = other->latest;
}

static void
column_add(struct column_inventory *column, const struct column_inventory *other)
{
	const size_t *from[] = { &other->rows, &other->blank, &other->marked, &other->filled, &other->codes,
		&other->totals, &other->long_numbers, &other->years, &other->percents };
	size_t *to[] = { &column->rows, &column->blank, &column->marked, &column->filled, &column->codes,
		&column->totals, &column->long_numbers, &column->years, &column->percents };
	for (size_t i = 0; i < sizeof to / sizeof *to; i++)
		*to[i] += *from[i];
	for (size_t i = 0; missing_marks_default[i]; i++)
		column->marks[i] += other->marks[i];
	for (size_t i = 0; i < IDENTIFIER_COUNT; i++)
		column->identifiers[i] += other->identifiers[i];
	for (size_t form = 0; form < FORM_COUNT; form++) {
		column->fits[form] += other->fits[form];
		if (column->misfit_line[form])
			continue;
		column->misfit_line[form] = other->misfit_line[form];
		column->misfit_file[form] = other->misfit_file[form];
	}
	column->in_totals += other->in_totals;
	column->in_parts += other->in_parts;
	column->crosses = column->crosses && other->crosses;
	extents_add(column, other);
	values_add(column, other);
}

void
inventory_add(struct inventory *inventory, const struct inventory *other)
{
	if (inventory->dialect.encoding != other->dialect.encoding)
		inventory->dialect.encoding = ENCODING_FOUND_OUT;
	inventory->rows += other->rows;
	inventory->decimal_sure = inventory->decimal_sure || other->decimal_sure;
	for (size_t i = 0; i < inventory->column_count; i++)
		column_add(&inventory->columns[i], &other->columns[i]);
}
