#include "stats/method/quantile.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static double
type_offset(int type, double p)
{
	switch (type) {
	case 3: return -0.5;
	case 5: return 0.5;
	case 6: return p;
	case 7: return 1 - p;
	case 8: return (p + 1) / 3;
	case 9: return p / 4 + 3.0 / 8;
	default: return 0;
	}
}

/* The weight of x(j + 1) beside x(j). */
static double
type_weight(int type, double position, double fraction)
{
	bool whole = fraction <= 0;
	switch (type) {
	case 1: return whole ? 0 : 1;
	case 2: return whole ? 0.5 : 1;
	case 3: return whole && fmod(position, 2) == 0 ? 0 : 1;
	default: return fraction;
	}
}

/* Between which two of the smallest a quantile lies, counted from 1, and the weight of the second. */
struct quantile_place {
	size_t low, high;
	double weight;
};

static size_t
rank_within(double rank, size_t count)
{
	return rank <= 1 ? 1 : rank >= (double)count ? count : (size_t)rank;
}

/* False: the quantile is not defined. */
static bool
quantile_find(size_t count, int type, double p, struct quantile_place *place)
{
	bool defined = type >= QUANTILE_TYPE_FIRST && type <= QUANTILE_TYPE_LAST && p >= 0 && p <= 1;
	if (count == 0 || !defined)
		return false;
	double h = (double)count * p + type_offset(type, p);
	double rounding = 4 * DBL_EPSILON * fmax(1, fabs(h));
	double position = floor(h + rounding);
	double fraction = h - position < rounding ? 0 : h - position;
	place->weight = type_weight(type, position, fraction);
	place->low = rank_within(position, count);
	place->high = rank_within(position + 1, count);
	return true;
}

static double
quantile_between(double low, double high, double weight)
{
	return low < high ? (1 - weight) * low + weight * high : low;
}

double
quantile_sorted(const double *sorted, size_t count, int type, double p)
{
	struct quantile_place place;
	if (!quantile_find(count, type, p, &place))
		return NAN;
	return quantile_between(sorted[place.low - 1], sorted[place.high - 1], place.weight);
}

double
quantile_counted(const struct counted *counted, int type, double p)
{
	struct quantile_place place;
	if (!quantile_find(counted->count, type, p, &place))
		return NAN;
	return quantile_between(
		counted_at(counted, place.low), counted_at(counted, place.high), place.weight);
}

static void
box_edges(struct box_summary *box, const double *sorted, enum box_edge edge)
{
	if (edge == BOX_QUARTILES) {
		box->lower = quantile_sorted(sorted, box->count, QUANTILE_TYPE_DEFAULT, 0.25);
		box->upper = quantile_sorted(sorted, box->count, QUANTILE_TYPE_DEFAULT, 0.75);
		return;
	}
	size_t half = (box->count + 1) / 2;
	box->lower = quantile_sorted(sorted, half, QUANTILE_TYPE_DEFAULT, 0.5);
	box->upper = quantile_sorted(sorted + box->count - half, half, QUANTILE_TYPE_DEFAULT, 0.5);
}

struct box_summary
box_summary_of(const double *sorted, size_t count, enum box_edge edge)
{
	struct box_summary box = { .count = count };
	box.minimum = quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 0);
	box.median = quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 0.5);
	box.maximum = quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 1);
	box.whisker_low = box.lower = box.whisker_high = box.upper = NAN;
	if (count == 0)
		return box;
	box_edges(&box, sorted, edge);
	double reach = 1.5 * (box.upper - box.lower);
	while (sorted[box.outliers_below] < box.lower - reach)
		box.outliers_below++;
	while (sorted[count - 1 - box.outliers_above] > box.upper + reach)
		box.outliers_above++;
	box.whisker_low = fmin(sorted[box.outliers_below], box.lower);
	box.whisker_high = fmax(sorted[count - 1 - box.outliers_above], box.upper);
	return box;
}
