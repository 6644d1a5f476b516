/* Rows that are counted as they are read, and not kept: what they come to is a number for each cell, and the
 * numbers of one part of a file are added to those of another.
 *
 *     thread 1   read part 0, count it     read part 2, count it
 *     thread 2   read part 1, count it     ...
 *     owner                add part 0, 1, ...  in the order of the file, then judge
 */
#ifndef MALTALL_INDICATOR_HEADCOUNT_H
#define MALTALL_INDICATOR_HEADCOUNT_H

#include "stats/indicator/result.h"
#include "stats/indicator/rule.h"

struct headcount;

/* Whether each row of the definition counts for itself: it has one table without a key, a reference, texts
 * that are allowed (one_of) or words for totals, one indicator, no rules, and no other dates. */
bool rows_count_alone(const struct definition *definition);

/* Reads the table of a definition whose rows count alone, and counts them. *tables is as tables_stream gives
 * it, and yours; the definition is borrowed. NULL and err as tables_stream; ERROR_AGAIN, and faults that say
 * nothing, also where there are totals that the sums of numbers are compared with. */
struct headcount *headcount_read(const struct definition *definition, int32_t as_of, struct tables **tables,
	struct faults *faults, struct error *err);
void headcount_free(struct headcount *headcount);

/* The result that result_new makes of the rows if they are kept, and (added to `rules`) the effects that
 * rules_apply finds. */
struct result *headcount_result(const struct headcount *headcount, const struct tables *tables,
	const struct faults *faults, struct rule_report *rules);

#endif
