/* Groups by indicators: which indicators share a grouping, and their cells side by side. */
#ifndef MALTALL_REPORT_GRID_H
#define MALTALL_REPORT_GRID_H

#include "stats/indicator/result.h"

/* One grouping that two or more indicators share: `alis.enhet` and `enhet` are one, since both end in the
 * same column. */
struct grid {
	const struct grouping *grouping; /* of the first of its indicators */
	const struct indicator_result **indicators;
	const struct stratum **strata; /* of each of them */
	size_t indicator_count;
	const char **groups; /* every group of any of them, in Norwegian order, the missing group ("") last */
	size_t group_count;
	const struct cell **cells; /* group by group, a cell for each indicator; NULL where it has none */
};

struct grids {
	struct grid *items;
	size_t count;
};

/* Whether two groupings are one. */
bool grouping_is_same(const struct grouping *a, const struct grouping *b);
/* The grid of one grouping, of however many indicators have it. */
struct grid grid_new(const struct result *result, const struct grouping *grouping);
void grid_free(struct grid *grid);

struct grids grids_new(const struct result *result);
void grids_free(struct grids *grids);

/* The cell of a group in one of the indicators; NULL where it has none. */
const struct cell *grid_cell_at(const struct grid *grid, size_t group, size_t indicator);

#endif
