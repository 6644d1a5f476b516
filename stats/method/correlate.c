#include "stats/method/correlate.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/ranks.h"
#include "stats/method/sum.h"

struct pairs {
	double *x, *y; /* one allocation, in x */
	size_t count;
};

static struct pairs
pairs_new(const double *x, const double *y, size_t count)
{
	struct pairs pairs = { .x = xreallocarray(NULL, count ? count : 1, 2 * sizeof(double)) };
	pairs.y = pairs.x + count;
	for (size_t i = 0; i < count; i++) {
		if (isnan(x[i]) || isnan(y[i]))
			continue;
		pairs.x[pairs.count] = x[i];
		pairs.y[pairs.count++] = y[i];
	}
	return pairs;
}

static bool
numbers_vary(const double *numbers, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (numbers[i] != numbers[0])
			return true;
	}
	return false;
}

static struct correlation
correlation_of(const struct pairs *pairs)
{
	struct correlation none = { CORRELATED, pairs->count, NAN, NAN, NAN, false, NAN, { NAN, NAN } };
	if (pairs->count < 3)
		none.state = CORRELATION_TOO_FEW;
	else if (!numbers_vary(pairs->x, pairs->count) || !numbers_vary(pairs->y, pairs->count))
		none.state = CORRELATION_NO_SPREAD;
	return none;
}

static double
mean_of(const double *numbers, size_t count)
{
	struct sum sum = { 0 };
	for (size_t i = 0; i < count; i++)
		sum_add(&sum, numbers[i]);
	return sum_value(&sum) / (double)count;
}

/* What differs from -1 or 1 by rounding alone is it: else an exact line would get limits from noise. */
static double
correlation_rounded(double r)
{
	return fabs(r) > 1 - 8 * DBL_EPSILON ? copysign(1, r) : r;
}

static double
product_moment(const struct pairs *pairs)
{
	double mean_x = mean_of(pairs->x, pairs->count), mean_y = mean_of(pairs->y, pairs->count);
	struct sum xx = { 0 }, xy = { 0 }, yy = { 0 };
	for (size_t i = 0; i < pairs->count; i++) {
		double dx = pairs->x[i] - mean_x, dy = pairs->y[i] - mean_y;
		sum_add(&xx, dx * dx);
		sum_add(&xy, dx * dy);
		sum_add(&yy, dy * dy);
	}
	double r = sum_value(&xy) / (sqrt(sum_value(&xx)) * sqrt(sum_value(&yy)));
	return correlation_rounded(r);
}

static struct interval
interval_around(double estimate, double error, double level)
{
	double middle = atanh(estimate), reach = normal_width(level) * error;
	if (!isfinite(middle) || !isfinite(reach))
		return (struct interval){ NAN, NAN };
	return (struct interval){ tanh(middle - reach), tanh(middle + reach) };
}

static void
student_judge(struct correlation *correlation)
{
	double r = correlation->estimate;
	correlation->df = (double)correlation->count - 2;
	correlation->statistic = r * sqrt(correlation->df / ((1 - r) * (1 + r)));
	correlation->p = student_two_sided(correlation->statistic, correlation->df);
}

struct correlation
pearson_correlation(const double *x, const double *y, size_t count, double level)
{
	struct pairs pairs = pairs_new(x, y, count);
	struct correlation correlation = correlation_of(&pairs);
	if (correlation.state == CORRELATED) {
		correlation.estimate = product_moment(&pairs);
		student_judge(&correlation);
		correlation.interval =
			interval_around(correlation.estimate, 1 / sqrt((double)pairs.count - 3), level);
	}
	free(pairs.x);
	return correlation;
}

/* The sum of squared distances of two rankings of n without ties lies in 0 .. (n^3 - n) / 3. This is the
 * share of all rankings, counted by which ranks are already given away, in which it is `least` or more. */
static double
distances_at_least(double least, size_t n)
{
	size_t most = (n * n * n - n) / 3 + 1, sets = (size_t)1 << n;
	double *ways = xcalloc(sets, most * sizeof *ways), above = 0, all = 0;
	ways[0] = 1;
	for (size_t set = 0; set + 1 < sets; set++) {
		size_t given = (size_t)__builtin_popcountll(set);
		for (size_t rank = 0; rank < n; rank++) {
			size_t square = (rank - given) * (rank - given);
			for (size_t sum = 0; !(set >> rank & 1) && sum + square < most; sum++)
				ways[(set | (size_t)1 << rank) * most + sum + square] +=
					ways[set * most + sum];
		}
	}
	for (size_t sum = 0; sum < most; sum++) {
		all += ways[(sets - 1) * most + sum];
		above += (double)sum >= least ? ways[(sets - 1) * most + sum] : 0;
	}
	free(ways);
	return above / all;
}

/* The same by a series around the normal distribution. */
static double
distances_series(double least, double n)
{
	double b = 1 / n, x = (6 * (least - 1) * b / (n * n - 1) - 1) * sqrt(n - 1), y = x * x;
	double u = x * b *
		   (0.2274 + b * (0.2531 + 0.1745 * b) +
			   y * (-0.0758 + b * (0.1033 + 0.3932 * b) -
				       y * b *
					       (0.0879 + 0.0151 * b -
						       y * (0.0072 - 0.0831 * b +
								   y * b * (0.0131 - 0.00046 * y)))));
	return fmin(fmax(u / exp(y / 2) + normal_above(x), 0), 1);
}

enum { RANKINGS_COUNTED = 9, RANKINGS_MOST = 1289 };

static void
spearman_judge(struct correlation *correlation)
{
	double n = (double)correlation->count, greatest = (n * n * n - n) / 3;
	double distance = 2 * round(greatest * (1 - correlation->estimate) / 4);
	double extreme = fmax(distance, greatest - distance);
	double above = correlation->count <= RANKINGS_COUNTED
			       ? distances_at_least(extreme, correlation->count)
			       : distances_series(extreme, n);
	correlation->is_exact = true;
	correlation->statistic = correlation->df = NAN;
	correlation->p = fmin(2 * above, 1);
}

/* Ranks that are all whole and different need no half. */
static bool
ranks_are_tied(const double *ranks, size_t count)
{
	double squares = 0, n = (double)count;
	for (size_t i = 0; i < count; i++)
		squares += ranks[i] * ranks[i];
	return squares < n * (n + 1) * (2 * n + 1) / 6;
}

struct correlation
spearman_correlation(const double *x, const double *y, size_t count, double level)
{
	struct pairs pairs = pairs_new(x, y, count);
	struct correlation correlation = correlation_of(&pairs);
	if (correlation.state == CORRELATED) {
		ranks_of(pairs.x, pairs.count, pairs.x);
		ranks_of(pairs.y, pairs.count, pairs.y);
		double rho = correlation.estimate = product_moment(&pairs);
		if (pairs.count <= RANKINGS_MOST && !ranks_are_tied(pairs.x, pairs.count) &&
			!ranks_are_tied(pairs.y, pairs.count))
			spearman_judge(&correlation);
		else
			student_judge(&correlation);
		correlation.interval =
			interval_around(rho, sqrt((1 + rho * rho / 2) / ((double)pairs.count - 3)), level);
	}
	free(pairs.x);
	return correlation;
}

struct pair {
	double x, y;
};

static int
pair_compare(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	if (a->x < b->x || a->x > b->x)
		return a->x < b->x ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

/* What ties take from pairs and from the variance, over groups of t equal ones. */
struct ties {
	double pairs;   /* sum of t (t - 1) / 2 */
	double triples; /* sum of t (t - 1) (t - 2) */
	double weight;  /* sum of t (t - 1) (2 t + 5) */
};

static void
ties_add(struct ties *ties, double t)
{
	ties->pairs += t * (t - 1) / 2;
	ties->triples += t * (t - 1) * (t - 2);
	ties->weight += t * (t - 1) * (2 * t + 5);
}

/* Groups of neighbours with the same x; with `both`, the same y too. */
static struct ties
ties_of_pairs(const struct pair *pairs, size_t count, bool both)
{
	struct ties ties = { 0 };
	for (size_t start = 0, end; start < count; start = end) {
		for (end = start + 1; end < count && pairs[end].x <= pairs[start].x &&
				      (!both || pairs[end].y <= pairs[start].y);)
			end++;
		ties_add(&ties, (double)(end - start));
	}
	return ties;
}

/* Sorts by y, merging from runs of one upwards, and counts how many pairs change places. */
static double
exchanges_count(struct pair *pairs, size_t count)
{
	struct pair *merged = xreallocarray(NULL, count, sizeof *merged);
	double exchanges = 0;
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t start = 0; start < count; start += 2 * width) {
			size_t middle = start + width < count ? start + width : count;
			size_t end = middle + width < count ? middle + width : count;
			size_t left = start, right = middle;
			for (size_t i = start; i < end; i++) {
				if (left < middle && (right >= end || pairs[left].y <= pairs[right].y)) {
					merged[i] = pairs[left++];
				} else {
					exchanges += (double)(middle - left);
					merged[i] = pairs[right++];
				}
			}
		}
		for (size_t i = 0; i < count; i++)
			pairs[i] = merged[i];
	}
	free(merged);
	return exchanges;
}

/* P(at most `discordant` of the pairs are) among n without ties: the orders of n things by their inversions.
 */
static double
inversions_at_most(double discordant, size_t n)
{
	size_t most = n * (n - 1) / 2;
	double *share = xcalloc(most + 1, 2 * sizeof *share), *next = share + most + 1;
	share[0] = 1;
	for (size_t i = 2; i <= n; i++) {
		double window = 0;
		for (size_t k = 0; k <= most; k++) {
			window += share[k];
			if (k >= i)
				window -= share[k - i];
			next[k] = window / (double)i;
		}
		for (size_t k = 0; k <= most; k++)
			share[k] = next[k];
	}
	double below = 0;
	for (size_t k = 0; k <= most && (double)k <= discordant; k++)
		below += share[k];
	free(share);
	return below;
}

static double
kendall_variance(double n, const struct ties *x, const struct ties *y)
{
	double variance = (n * (n - 1) * (2 * n + 5) - x->weight - y->weight) / 18;
	variance += 2 * x->pairs * y->pairs / (n * (n - 1));
	return variance + x->triples * y->triples / (9 * n * (n - 1) * (n - 2));
}

static void
kendall_estimate(struct correlation *correlation, struct pair *order, size_t count)
{
	enum { EXACT_BELOW = 50 };
	qsort(order, count, sizeof *order, pair_compare);
	struct ties ties_x = ties_of_pairs(order, count, false),
		    ties_both = ties_of_pairs(order, count, true);
	double discordant = exchanges_count(order, count);
	for (size_t i = 0; i < count; i++)
		order[i].x = order[i].y;
	struct ties ties_y = ties_of_pairs(order, count, false);
	double n = (double)count, all = n * (n - 1) / 2;
	double s = all - ties_x.pairs - ties_y.pairs + ties_both.pairs - 2 * discordant;
	correlation->estimate =
		correlation_rounded(s / (sqrt(all - ties_x.pairs) * sqrt(all - ties_y.pairs)));
	correlation->is_exact = count < EXACT_BELOW && ties_x.pairs <= 0 && ties_y.pairs <= 0;
	if (correlation->is_exact) {
		correlation->p = fmin(2 * inversions_at_most(fmin(discordant, all - discordant), count), 1);
	} else {
		correlation->statistic = s / sqrt(kendall_variance(n, &ties_x, &ties_y));
		correlation->p = normal_two_sided(correlation->statistic);
	}
}

struct correlation
kendall_correlation(const double *x, const double *y, size_t count, double level)
{
	struct pairs pairs = pairs_new(x, y, count);
	struct correlation correlation = correlation_of(&pairs);
	if (correlation.state == CORRELATED) {
		struct pair *order = xreallocarray(NULL, pairs.count, sizeof *order);
		for (size_t i = 0; i < pairs.count; i++)
			order[i] = (struct pair){ pairs.x[i], pairs.y[i] };
		kendall_estimate(&correlation, order, pairs.count);
		free(order);
		double error = pairs.count > 4 ? sqrt(0.437 / ((double)pairs.count - 4)) : NAN;
		correlation.interval = interval_around(correlation.estimate, error, level);
	}
	free(pairs.x);
	return correlation;
}
