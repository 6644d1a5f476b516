/* Every indicator at many as-of dates, in one pass over the tables. */
#ifndef MALTALL_INDICATOR_RESULTS_H
#define MALTALL_INDICATOR_RESULTS_H

#include "stats/indicator/result.h"

struct results {
	struct result **items; /* one a date, in rising order */
	size_t count;
};

/* Each result is the one that result_new makes for its date, but that the columns behind what is undetermined
 * are not named (cell->causes). Dates rise, none twice; any number of them. Borrows as result_new does. */
struct results results_new(const struct definition *definition, const struct tables *tables,
	const int32_t *dates, size_t count, const struct faults *faults);
void results_free(struct results *results);

#endif
