/* The parts of an indicator's section that have a file of their own. */
#ifndef MALTALL_REPORT_SECTION_PARTS_H
#define MALTALL_REPORT_SECTION_PARTS_H

#include "plots/report/html.h"

/* One grouping of an indicator: chart, who differs, table, and why the groups need not add up. */
void part_stratum(struct page *page, size_t indicator, size_t stratum);

/* An indicator's figure in large, and beside it what it means, for the total or for one group. */
void part_finding(struct page *page, const struct indicator_definition *definition, const struct cell *cell);

/* Groups by indicators, a proportion and a mark in each cell. */
void part_grid_table(struct page *page, const struct grid *grid, const char *id);

/* The page of a unit: every indicator in a table; what is missing to the targets; then each indicator, first
 * what it says of the unit, then where the unit stands among the others. What else is known of a unit and an
 * indicator belongs in that section, behind its place: its course over time, once there is a history.
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
