/* Bars over bins of one width: what the histogram and the histograms of groups share. */
#ifndef MALTALL_CHART_BINS_H
#define MALTALL_CHART_BINS_H

#include "plots/chart/chart.h"

/* The scale over all bins, and the limit if there is one (else NaN). */
struct scale bins_scale(const struct bins *bins, double limit, double from_px, double to_px);
/* Bars that stand on `bottom`, `height` high for a count of `most` (> 0); bins that begin at or beyond the
 * limit are muted. */
void bins_draw(struct layout *layout, const struct bins *bins, const double *counts, double limit,
	const struct scale *scale, double bottom, double height, double most);
double bins_largest(const struct bins *bins, const double *counts);
/* Of all counts; those that are not positive numbers count as nothing, as in all of these. */
double bins_sum(const struct bins *bins, const double *counts);

#endif
