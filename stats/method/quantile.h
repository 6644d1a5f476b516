/* Quantiles of a sample, and the figures of a box plot.
 *
 * Throughout `sorted` holds `count` finite numbers in rising order; the caller has left out what is missing.
 * NaN where count is 0. */
#ifndef MALTALL_METHOD_QUANTILE_H
#define MALTALL_METHOD_QUANTILE_H

#include <stddef.h>

#include "stats/base/sorting.h" /* numbers_sort */
#include "stats/method/counted.h"

enum { QUANTILE_TYPE_FIRST = 1, QUANTILE_TYPE_LAST = 9, QUANTILE_TYPE_DEFAULT = 7 };

/* The p quantile, 0 <= p <= 1, by type 1..9 of Hyndman and Fan; NaN for another type or p.
 *   h = n p + m, j = floor(h), g = h - j; x(k) is the k-th smallest, x(0) = x(1), x(n + 1) = x(n)
 *   types 1-3   m = 0, 0, -1/2: x(j) or x(j + 1), or the middle of the two
 *   types 4-9   (1 - g) x(j) + g x(j + 1), m = 0, 1/2, p, 1 - p, (p + 1)/3, p/4 + 3/8
 * An h within a few roundings of a whole number is held to be whole, so that 0.1 * 10 is 1.
 * Source: Hyndman and Fan (1996), Am. Statist. 50, 361-365. Oracle: tests/oracle/quantile.txt */
double quantile_sorted(const double *sorted, size_t count, int type, double p);
/* The same of counted numbers (settled). */
double quantile_counted(const struct counted *counted, int type, double p);

/* What the edges of a box are. Quartiles are the type 7 quantiles that tables show. Tukey's hinges are the
 * medians of the lower and the upper half, the median itself belonging to both where count is odd. */
enum box_edge { BOX_QUARTILES, BOX_HINGES };

/* The outliers are the first `outliers_below` and the last `outliers_above` of the sorted numbers. */
struct box_summary {
	size_t count;
	double minimum, lower, median, upper, maximum; /* the five-number summary */
	double whisker_low, whisker_high;
	size_t outliers_below, outliers_above;
};

/* A whisker ends at the observation furthest out that is no more than 1.5 (upper - lower) from the edge, and
 * at the edge where no observation lies between it and the fence. Everything is NaN where count is 0.
 * Source: Tukey (1977), Exploratory Data Analysis, chapter 2; McGill, Tukey and Larsen (1978), Am. Statist.
 * 32, 12-16. Oracle: tests/oracle/quantile.txt */
struct box_summary box_summary_of(const double *sorted, size_t count, enum box_edge edge);

#endif
