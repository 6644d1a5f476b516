/* The parts of an indicator's section that have a file of their own. */
#ifndef MALTALL_REPORT_SECTION_PARTS_H
#define MALTALL_REPORT_SECTION_PARTS_H

#include "plots/report/html.h"

/* One grouping of an indicator: chart, who differs, table, and why the groups need not add up. */
void part_stratum(struct page *page, size_t indicator, size_t stratum);

/* What the faults of the data did to each indicator; nothing where they did nothing. */
void part_effects(struct page *page);

#endif
