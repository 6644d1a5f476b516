#include "stats/method/fisher.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/tail.h"

/* Log probabilities of X = first, first + 1, … with odds ratio 1. */
struct hypergeometric {
	double *log_mass;
	size_t count;
	double first;
};

static double
whole_log_mass(double x, double n, double p)
{
	return n > 0 ? binomial_log_mass(x, n, p) : 0;
}

/* As a ratio of three binomial masses with the same p, whose digits do not suffer from large factorials.
 * Their p cancels. Source: Loader (2000), Fast and Accurate Computation of Binomial Probabilities. */
static struct hypergeometric
hypergeometric_new(double n1, double n2, double events)
{
	double first = fmax(0, events - n2), last = fmin(events, n1), cases = n1 + n2, p = events / cases;
	struct hypergeometric distribution = { .first = first, .count = (size_t)(last - first) + 1 };
	distribution.log_mass = xreallocarray(NULL, distribution.count, sizeof *distribution.log_mass);
	double all = p > 0 && p < 1 ? binomial_log_mass(events, cases, p) : 0;
	for (size_t i = 0; i < distribution.count; i++) {
		double x = first + (double)i;
		bool certain = p <= 0 || p >= 1;
		distribution.log_mass[i] =
			certain ? 0 : whole_log_mass(x, n1, p) + whole_log_mass(events - x, n2, p) - all;
	}
	return distribution;
}

enum noncentral { MEAN, AT_MOST, AT_LEAST };

/* What is asked about X when the log of the odds ratio is `log_odds`. */
static double
noncentral_value(const struct hypergeometric *distribution, double log_odds, double x, enum noncentral asked)
{
	double greatest = -INFINITY, total = 0, sum = 0;
	for (size_t i = 0; i < distribution->count; i++)
		greatest = fmax(greatest, distribution->log_mass[i] + (double)i * log_odds);
	for (size_t i = 0; i < distribution->count; i++) {
		double value = distribution->first + (double)i;
		double mass = exp(distribution->log_mass[i] + (double)i * log_odds - greatest);
		total += mass;
		if (asked == MEAN)
			sum += mass * value;
		else if (asked == AT_MOST ? value <= x : value >= x)
			sum += mass;
	}
	return sum / total;
}

/* The odds ratio at which what is asked has the value sought. All three change in one direction. */
static double
odds_solve(const struct hypergeometric *distribution, double x, enum noncentral asked, double sought)
{
	double low = -700, high = 700;
	bool rises = asked != AT_MOST;
	for (int step = 0; step < 100 && high - low > 1e-15 * fmax(fabs(low), 1); step++) {
		double middle = (low + high) / 2;
		if ((noncentral_value(distribution, middle, x, asked) < sought) == rises)
			low = middle;
		else
			high = middle;
	}
	return exp((low + high) / 2);
}

static double
two_sided(const struct hypergeometric *distribution, double x)
{
	double limit = distribution->log_mass[(size_t)(x - distribution->first)] + log1p(1e-7), p = 0;
	for (size_t i = 0; i < distribution->count; i++) {
		if (distribution->log_mass[i] <= limit)
			p += exp(distribution->log_mass[i]);
	}
	return fmin(p, 1);
}

static bool
group_is_defined(double x, double n)
{
	return n > 0 && x >= 0 && x <= n && floor(x) == x && floor(n) == n;
}

struct fisher
fisher_test(double x1, double n1, double x2, double n2, double level)
{
	struct fisher fisher = { NAN, NAN, { NAN, NAN } };
	if (!group_is_defined(x1, n1) || !group_is_defined(x2, n2) || !(level > 0 && level < 1))
		return fisher;
	struct hypergeometric distribution = hypergeometric_new(n1, n2, x1 + x2);
	double last = distribution.first + (double)distribution.count - 1, tail = (1 - level) / 2;
	fisher.p = two_sided(&distribution, x1);
	fisher.odds = (struct interval){ 0, INFINITY };
	if (x1 > distribution.first)
		fisher.odds.lower = odds_solve(&distribution, x1, AT_LEAST, tail);
	if (x1 < last)
		fisher.odds.upper = odds_solve(&distribution, x1, AT_MOST, tail);
	if (x1 > distribution.first)
		fisher.odds_ratio = x1 < last ? odds_solve(&distribution, x1, MEAN, x1) : INFINITY;
	else if (x1 < last)
		fisher.odds_ratio = 0;
	free(distribution.log_mass);
	return fisher;
}
