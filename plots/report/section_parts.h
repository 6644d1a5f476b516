/* The parts of an indicator's section that have a file of their own. */
#ifndef MALTALL_REPORT_SECTION_PARTS_H
#define MALTALL_REPORT_SECTION_PARTS_H

#include "plots/report/html.h"
#include "stats/indicator/course.h"
#include "stats/indicator/funnels.h"

/* One grouping of an indicator: chart, who differs, table, and why the groups need not add up. */
void part_stratum(struct page *page, size_t indicator, size_t stratum);

/* An indicator's figure in large, and beside it what it means, for the total or for one group. */
void part_finding(struct page *page, const struct indicator_definition *definition, const struct cell *cell);

/* A figure over time: chart, what it says, decisions, table. `group`: whose it is, as the caption says it. */
void part_course(struct page *page, const struct course *course, const struct figure *figure,
	const char *group, const char *id);
/* What the rules of Making Data Count say of a course, each sentence beside its icon; nothing where they were
 * not asked for or could not judge. */
void part_causes(struct page *page, const struct course *course);
/* The same in a table at a glance: icons and a word each, or the word alone where another family of rules
 * judges. `stratum` and `group` as in course_new. */
void table_variation_cell(struct page *page, size_t indicator, size_t stratum, const char *group);
/* The course of all groups in small; nothing where there is no such figure. */
void part_panels(struct page *page, size_t indicator, size_t stratum);

/* The groups of a grouping against what chance gives; nothing where there is no comparison. */
void part_funnel(struct page *page, size_t indicator, size_t stratum);
/* What that is told from; NULL where there is no comparison, also where there are more groups than are drawn.
 * The caller frees it. */
struct funnels *part_funnels_shown(const struct indicator_result *result, size_t stratum);
/* What is to be said of all of them together: of the funnels, over all nights, and of the charts over time.
 */
void part_funnels_method(struct page *page);
void part_courses_method(struct page *page);

/* Groups by indicators, a proportion and a mark in each cell. */
void part_grid_table(struct page *page, const struct grid *grid, const char *id);

/* The page of a unit: every indicator in a table; what is missing to the targets; then each indicator, first
 * what it says of the unit, then where the unit stands among the others, then its course over time where the
 * definitions have a series.
 * `number`: the indicator's section in the report. */
void section_unit_glance(struct page *page, size_t unit);
void section_unit_lacks(struct page *page, size_t unit);
void section_unit_indicator(struct page *page, size_t unit, size_t indicator, size_t number);

/* The net change of one group since the run before; nothing where it had none, or now has none. Who moved is
 * said of the total only: in a small group it would be said of somebody. */
void part_unit_change(struct page *page, size_t indicator, const struct cell *cell);

/* What the faults of the data did to each indicator; nothing where they did nothing. */
void part_effects(struct page *page);

#endif
