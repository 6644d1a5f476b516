#include "stats/table/totals.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/slice.h"

struct table *
totals_new(const struct table *table)
{
	struct table *totals = xcalloc(1, sizeof *totals);
	totals->spec = table->spec;
	totals->columns = xcalloc(table->spec->column_count, sizeof *totals->columns);
	for (size_t i = 0; i < table->spec->column_count; i++)
		totals->columns[i].spec = &table->spec->columns[i];
	return totals;
}

void
totals_free(struct table *totals)
{
	if (!totals)
		return;
	for (size_t i = 0; i < totals->spec->column_count; i++) {
		free(totals->columns[i].values);
		free(totals->columns[i].qualifiers);
	}
	free(totals->columns);
	row_places_free(&totals->places);
	free(totals);
}

bool
totals_are_possible(struct slice field)
{
	char last = field.length ? field.bytes[field.length - 1] : '\0';
	/* Cleaning takes away blanks and what is not ASCII, and nothing else. */
	return field.length && (last <= ' ' || last == 0x7F || memchr("mMlLtTnN:", last, 9));
}

bool
totals_mark(const struct column_spec *spec, struct slice field)
{
	for (size_t i = 0; i < spec->totals_count; i++) {
		if (strlen(spec->totals[i]) == field.length &&
			memcmp(spec->totals[i], field.bytes, field.length) == 0)
			return true;
	}
	return spec->totals_auto && slice_is_total(field);
}
