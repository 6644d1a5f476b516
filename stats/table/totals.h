/* Rows that are totals of others, known by a text such as "Oslo i alt". */
#ifndef MALTALL_TABLE_TOTALS_H
#define MALTALL_TABLE_TOTALS_H

#include <stdbool.h>

#include "stats/base/fault.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* Whether a clean field of the column marks its row as a total: it is one of the totals declared, to the
 * letter, or (totals_auto) what slice_is_total knows. */
bool totals_mark(const struct column_spec *spec, struct slice field);
/* False where a field, clean or not, ends as none of the words of totals_auto does: most are passed so. */
bool totals_are_possible(struct slice field);

/* A table without a row for the totals of another, of which it borrows the spec. It has columns, lines and,
 * where there are several, files; nothing else. */
struct table *totals_new(const struct table *table);
void totals_free(struct table *totals);

/* Whether the totals of a loaded table are the sums of their parts, in every number column that is kept,
 * unless it says otherwise (not_summed) or holds nothing but percentages. The parts of a total are the rows
 * of its file that agree with it in every text, date and truth column, apart from the columns where it is
 * blank or has what no row has ("Oslo i alt"). At the line of the total, naming both numbers:
 *   totals         error: they differ
 *   totals_unsure  info: the total, or a part, is missing or not exact, so nothing can be said. Where all
 * that is not exact lies to the same side it can be judged: a total of 300 whose parts are >200 and 100 is an
 * error totals_agree   info, once a column and file: how many are the sum of their parts, and where the first
 * is */
void totals_check(const struct table *table, struct faults *faults);

#endif
