/* The units of a report: the groups of one grouping, each of which has a page of its own.
 *
 * Which grouping that is says `units` in the definitions; where nothing is said it is the one that most
 * indicators share, of several such the first. alis.enhet and enhet are one, since both end in the same
 * column. The rows whose group is missing are no unit. */
#ifndef MALTALL_REPORT_UNITS_H
#define MALTALL_REPORT_UNITS_H

#include "plots/report/grid.h"

/* With more groups than this there are no pages: nobody's unit is one of thousands. */
enum { UNITS_MOST = 1000 };

struct units {
	struct grid grid; /* every indicator that has the grouping */
	char **slugs;     /* of each group of the grid; NULL for the missing group */
	size_t count;     /* of the groups that are units: the first of the grid; 0: there are no pages */
};

struct units units_new(const struct result *result);
void units_free(struct units *units);

/* The name of the page of a group, without folder and ending; NULL where it has none. */
const char *units_slug(const struct units *units, const struct grouping *grouping, const char *group);

/* Where a unit stands among the others that have a proportion: how many of them have a larger, a smaller and
 * the same one. The unit's own cell must have one. */
struct unit_standing {
	size_t larger, smaller, same;
};
struct unit_standing units_standing(const struct units *units, size_t unit, size_t indicator);

#endif
