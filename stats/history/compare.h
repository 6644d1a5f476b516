/* What is different from the latest run for an earlier date; see stats/indicator/change.h. */
#ifndef MALTALL_HISTORY_COMPARE_H
#define MALTALL_HISTORY_COMPARE_H

#include "stats/history/history.h"
#include "stats/indicator/change.h"

/* Compares a result with the run of the same definitions file that has the latest date before it, in its
 * latest revision. *changes is NULL where there is none; changes_free otherwise. `pseudonyms` are those of
 * `tables`, or NULL: then nobody is recognised. Rules that take out rows are those of the result's own date
 * at both dates. */
bool history_compare(struct history *history, const char *definitions, const struct result *result,
	const struct tables *tables, struct pseudonyms *pseudonyms, struct changes **changes,
	struct error *err);

/* The rosters of a result at its own date, one an indicator; rosters_free. `ahead` is a timeline over the
 * tables whose first date that is, or NULL. */
struct roster *rosters_new(
	const struct result *result, struct pseudonyms *pseudonyms, struct timeline *ahead);
void rosters_free(struct roster *rosters, size_t count);

#endif
