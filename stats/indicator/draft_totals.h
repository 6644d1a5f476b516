/* What a draft says of rows that are totals of others. */
#ifndef MALTALL_INDICATOR_DRAFT_TOTALS_H
#define MALTALL_INDICATOR_DRAFT_TOTALS_H

#include "stats/indicator/draft.h"

/* Whether texts of the table mark rows as totals. Without saying then in which columns these are to be the
 * sums of their parts all would be checked, and most would be told for nothing. */
bool draft_has_totals(const struct draft_table *table);
/* Whether the rows that are totals hold as much as the others; of years and percentages it means nothing. */
bool draft_adds_up(const struct draft_column *column);

#endif
