#include "plots/report/grid.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"

bool
grouping_is_same(const struct grouping *a, const struct grouping *b)
{
	if (a->column || b->column)
		return a->column == b->column;
	return a->value_table == b->value_table && strcmp(a->label, b->label) == 0;
}

/* A cell on its way into the grid. */
struct entry {
	const struct cell *cell;
	size_t indicator;
};

static int
compare_entries(const void *left, const void *right)
{
	const char *a = ((const struct entry *)left)->cell->group;
	const char *b = ((const struct entry *)right)->cell->group;
	if (!*a || !*b)
		return !*a - !*b;
	return text_compare(a, strlen(a), b, strlen(b));
}

/* The cells of every indicator, those of the same group side by side. */
static struct entry *
entries_new(const struct grid *grid, size_t *count)
{
	size_t capacity = 0;
	for (size_t i = 0; i < grid->indicator_count; i++)
		capacity += grid->strata[i]->cell_count;
	struct entry *entries = xcalloc(capacity + 1, sizeof *entries);
	*count = 0;
	for (size_t i = 0; i < grid->indicator_count; i++)
		for (size_t j = 0; j < grid->strata[i]->cell_count; j++)
			entries[(*count)++] = (struct entry){ &grid->strata[i]->cells[j], i };
	qsort(entries, *count, sizeof *entries, compare_entries);
	return entries;
}

static bool
begins_group(const struct entry *entries, size_t index)
{
	return index == 0 || strcmp(entries[index].cell->group, entries[index - 1].cell->group) != 0;
}

/* Sorting once finds every cell's group; a search for each of many thousand groups would take minutes. */
static void
collect_groups(struct grid *grid)
{
	size_t count;
	struct entry *entries = entries_new(grid, &count);
	for (size_t i = 0; i < count; i++)
		grid->group_count += begins_group(entries, i);
	grid->groups = xcalloc(grid->group_count + 1, sizeof *grid->groups);
	grid->cells = xcalloc(grid->group_count * grid->indicator_count + 1, sizeof *grid->cells);
	size_t group = 0;
	for (size_t i = 0; i < count; i++) {
		group += i > 0 && begins_group(entries, i);
		grid->groups[group] = entries[i].cell->group;
		grid->cells[group * grid->indicator_count + entries[i].indicator] = entries[i].cell;
	}
	free(entries);
}

/* Adds to the grid every indicator that has its grouping. */
static void
collect_indicators(struct grid *grid, const struct result *result)
{
	grid->indicators = xcalloc(result->indicator_count, sizeof *grid->indicators);
	grid->strata = xcalloc(result->indicator_count, sizeof *grid->strata);
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		for (size_t j = 0; j < indicator->stratum_count; j++) {
			if (!grouping_is_same(indicator->strata[j].grouping, grid->grouping))
				continue;
			grid->indicators[grid->indicator_count] = indicator;
			grid->strata[grid->indicator_count++] = &indicator->strata[j];
			break;
		}
	}
}

struct grid
grid_new(const struct result *result, const struct grouping *grouping)
{
	struct grid grid = { .grouping = grouping };
	collect_indicators(&grid, result);
	collect_groups(&grid);
	return grid;
}

void
grid_free(struct grid *grid)
{
	free(grid->indicators);
	free(grid->strata);
	free(grid->groups);
	free(grid->cells);
}

static bool
grids_have(const struct grids *grids, const struct grouping *grouping)
{
	for (size_t i = 0; i < grids->count; i++)
		if (grouping_is_same(grids->items[i].grouping, grouping))
			return true;
	return false;
}

struct grids
grids_new(const struct result *result)
{
	struct grids grids = { 0 };
	size_t capacity = 0;
	for (size_t i = 0; i < result->indicator_count; i++) {
		for (size_t j = 0; j < result->indicators[i].stratum_count; j++) {
			const struct grouping *grouping = result->indicators[i].strata[j].grouping;
			if (grids_have(&grids, grouping))
				continue;
			struct grid grid = grid_new(result, grouping);
			if (grid.indicator_count < 2) {
				grid_free(&grid);
				continue;
			}
			grids.items = array_room(grids.items, grids.count, &capacity, sizeof *grids.items);
			grids.items[grids.count++] = grid;
		}
	}
	return grids;
}

void
grids_free(struct grids *grids)
{
	for (size_t i = 0; i < grids->count; i++)
		grid_free(&grids->items[i]);
	free(grids->items);
	*grids = (struct grids){ 0 };
}

const struct cell *
grid_cell_at(const struct grid *grid, size_t group, size_t indicator)
{
	return grid->cells[group * grid->indicator_count + indicator];
}
