#include "plots/report/units.h"

#include <string.h>

#include "plots/report/reading.h"
#include "plots/report/slug.h"
#include "stats/base/text.h"

static bool
grouping_is_named(const struct grouping *grouping, const char *name)
{
	return strcmp(grouping->label, name) == 0 ||
	       (grouping->column && strcmp(grouping->column->name, name) == 0);
}

static size_t
indicators_with(const struct result *result, const struct grouping *grouping)
{
	size_t count = 0;
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		bool has_it = false;
		for (size_t j = 0; j < indicator->stratum_count && !has_it; j++)
			has_it = grouping_is_same(indicator->strata[j].grouping, grouping);
		count += has_it;
	}
	return count;
}

static const struct grouping *
units_grouping(const struct result *result)
{
	const char *name = result->definition->units;
	const struct grouping *found = NULL;
	size_t most = 0;
	for (size_t i = 0; i < result->indicator_count; i++) {
		for (size_t j = 0; j < result->indicators[i].stratum_count; j++) {
			const struct grouping *grouping = result->indicators[i].strata[j].grouping;
			size_t count = indicators_with(result, grouping);
			if (count > most && (!name || grouping_is_named(grouping, name))) {
				found = grouping;
				most = count;
			}
		}
	}
	return found;
}

struct units
units_new(const struct result *result)
{
	struct units units = { 0 };
	const struct grouping *grouping = units_grouping(result);
	if (!grouping)
		return units;
	units.grid = grid_new(result, grouping);
	size_t count = units.grid.group_count;
	units.count = count - (count > 0 && !*units.grid.groups[count - 1]);
	if (units.count > UNITS_MOST)
		units.count = 0;
	units.slugs = slugs_new(units.grid.groups, units.count);
	return units;
}

void
units_free(struct units *units)
{
	slugs_free(units->slugs, units->count);
	grid_free(&units->grid);
	*units = (struct units){ 0 };
}

const char *
units_slug(const struct units *units, const struct grouping *grouping, const char *group)
{
	if (units->count == 0 || !*group || !grouping_is_same(grouping, units->grid.grouping))
		return NULL;
	size_t low = 0, high = units->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *name = units->grid.groups[middle];
		int order = text_compare(group, strlen(group), name, strlen(name));
		if (order == 0)
			return units->slugs[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

struct unit_standing
units_standing(const struct units *units, size_t unit, size_t indicator)
{
	struct unit_standing standing = { 0 };
	const struct counts *own = &grid_cell_at(&units->grid, unit, indicator)->counts;
	for (size_t i = 0; i < units->count; i++) {
		const struct cell *cell = grid_cell_at(&units->grid, i, indicator);
		if (i == unit || !cell || !cell_has_share(cell))
			continue;
		int order = ratio_compare(
			cell->counts.numerator, cell->counts.denominator, own->numerator, own->denominator);
		standing.larger += order > 0;
		standing.smaller += order < 0;
		standing.same += order == 0;
	}
	return standing;
}
