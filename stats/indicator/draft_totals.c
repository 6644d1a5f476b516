#include "stats/indicator/draft_totals.h"

#include <math.h>
#include <string.h>

bool
draft_has_totals(const struct draft_table *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct draft_column *column = &table->columns[i];
		if (column->name && column->type == TYPE_TEXT && column->evidence->totals)
			return true;
	}
	return false;
}

bool
draft_adds_up(const struct draft_column *column)
{
	const struct column_inventory *seen = column->evidence;
	double most = fmax(fabs(seen->in_totals), fabs(seen->in_parts));
	if (!column->name || column->type != TYPE_NUMBER || seen->filled == 0 ||
		seen->years == seen->filled || seen->percents > 0 || strchr(seen->header, '%') ||
		strstr(column->name, "prosent") || strstr(column->name, "andel"))
		return false;
	return fabs(seen->in_totals - seen->in_parts) <= 1e-9 * fmax(1.0, most);
}
