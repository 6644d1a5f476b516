/* Rows that are totals of others, known by a text such as "Oslo i alt". */
#ifndef MALTALL_TABLE_TOTALS_H
#define MALTALL_TABLE_TOTALS_H

#include <stdbool.h>

#include "stats/base/fault.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* Whether a clean field of the column marks its row as a total: it is one of the totals declared, to the
 * letter, or (totals_auto) Sum, Totalt, Total, I alt, or ends in " i alt", case ignored. */
bool totals_mark(const struct column_spec *spec, struct slice field);

/* A table without a row for the totals of another, of which it borrows the spec. It has columns, lines and,
 * where there are several, files; nothing else. */
struct table *totals_new(const struct table *table);
void totals_free(struct table *totals);

/* Whether the totals of a loaded table are the sums of their parts, in every number column that is kept,
 * unless it says otherwise (not_summed) or holds nothing but percentages. The parts of a total are the rows
 * of its file that agree with it in every text, date and truth column, apart from the columns where it is
 * blank or has what no row has ("Oslo i alt"). Rule `totals`, at the line of the total, naming both numbers:
 *   error  they differ
 *   info   they differ, but a part is missing or not exact, so nothing can be said. Parts that are all exact
 * or more than (less than) a number can be judged: a total that is not beyond their sum is an error */
void totals_check(const struct table *table, struct faults *faults);

#endif
