#include "stats/method/rate.h"

#include <math.h>

#include "stats/method/poisson.h"
#include "stats/method/sum.h"

static const struct rate unknown_rate = { NAN, { NAN, NAN } };

static struct interval
count_limits(enum rate_method method, double x, double level)
{
	return method == RATE_EXACT ? poisson_exact_interval(x, level) : byar_interval(x, level);
}

struct rate
rate_of(enum rate_method method, double x, double time, double level)
{
	if (!(x >= 0) || !(time > 0))
		return unknown_rate;
	struct interval limits = count_limits(method, x, level);
	return (struct rate){ x / time, { limits.lower / time, limits.upper / time } };
}

struct rate
rate_direct(enum rate_method method, const double *x, const double *n, const double *standard, size_t strata,
	double level)
{
	struct sum weights = { 0 }, estimate = { 0 }, variance = { 0 }, events = { 0 };
	for (size_t i = 0; i < strata; i++)
		sum_add(&weights, standard[i]);
	double all = sum_value(&weights);
	for (size_t i = 0; i < strata; i++) {
		double weight = standard[i] / all;
		/* What the standard does not have says nothing about it. */
		if (weight <= 0)
			continue;
		if (!(n[i] > 0) || !(x[i] >= 0) || isnan(weight))
			return unknown_rate;
		sum_add(&estimate, weight * x[i] / n[i]);
		sum_add(&variance, weight * weight * x[i] / (n[i] * n[i]));
		sum_add(&events, x[i]);
	}
	if (!(all > 0))
		return unknown_rate;
	double observed = sum_value(&events), rate = sum_value(&estimate);
	struct interval limits = count_limits(method, observed, level);
	if (observed <= 0)
		return (struct rate){ 0, { limits.lower, NAN } };
	double scale = sqrt(sum_value(&variance) / observed);
	return (struct rate){ rate,
		{ rate + scale * (limits.lower - observed), rate + scale * (limits.upper - observed) } };
}

struct rate
rate_indirect(enum rate_method method, double observed, const double *n, const double *reference,
	size_t strata, double level)
{
	struct sum expected = { 0 };
	for (size_t i = 0; i < strata; i++)
		sum_add(&expected, n[i] * reference[i]);
	return rate_of(method, observed, sum_value(&expected), level);
}
