#include "stats/method/funnel.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/quantile.h"
#include "stats/method/sum.h"
#include "stats/method/tail.h"

/* False for NaN too. */
static bool
unit_is_known(double x, double n)
{
	return n > 0 && x >= 0 && x <= n;
}

double
funnel_average(const double *x, const double *n, size_t count)
{
	double events = 0, cases = 0;
	for (size_t i = 0; i < count; i++) {
		if (unit_is_known(x[i], n[i])) {
			events += x[i];
			cases += n[i];
		}
	}
	return cases > 0 ? events / cases : NAN;
}

static double
standard_error(double center, double n)
{
	return sqrt(center * (1 - center) / n);
}

/* Mean square of z after its tails were moved in. */
static double
winsorised_square(double *z, size_t count)
{
	numbers_sort(z, count);
	double low = quantile_sorted(z, count, QUANTILE_TYPE_DEFAULT, 0.1);
	double high = quantile_sorted(z, count, QUANTILE_TYPE_DEFAULT, 0.9);
	struct sum squares = { 0 };
	for (size_t i = 0; i < count; i++) {
		double inside = fmin(fmax(z[i], low), high);
		sum_add(&squares, inside * inside);
	}
	return sum_value(&squares) / (double)count;
}

struct dispersion
dispersion_of(double center, const double *x, const double *n, size_t count)
{
	struct dispersion dispersion = { 0, NAN, NAN, false };
	struct sum weights = { 0 }, squared_weights = { 0 };
	double *z = xreallocarray(NULL, count ? count : 1, sizeof *z);
	for (size_t i = 0; i < count; i++) {
		if (!unit_is_known(x[i], n[i]))
			continue;
		double s = standard_error(center, n[i]), weight = 1 / (s * s);
		z[dispersion.units++] = (x[i] / n[i] - center) / s;
		sum_add(&weights, weight);
		sum_add(&squared_weights, weight * weight);
	}
	if (dispersion.units >= 2 && center > 0 && center < 1) {
		double units = (double)dispersion.units, w = sum_value(&weights);
		dispersion.phi = winsorised_square(z, dispersion.units);
		double excess = units * dispersion.phi - (units - 1);
		dispersion.is_over = excess > 0;
		dispersion.tau_squared = fmax(excess, 0) / (w - sum_value(&squared_weights) / w);
	}
	free(z);
	return dispersion;
}

double
dispersion_p(const struct dispersion *dispersion)
{
	double units = (double)dispersion->units;
	return isnan(dispersion->phi) ? NAN : chi_square_above(units * dispersion->phi, units - 1);
}

static double
exact_lower(double center, double n, double tail)
{
	double r = binomial_quantile(tail, n, center);
	double passed = binomial_at_most(r, n, center) - tail;
	double part = passed / exp(binomial_log_mass(r, n, center));
	return fmax((r - fmin(part, 1)) / n, 0);
}

static struct interval
exact_limits(double center, double n, double level)
{
	double tail = (1 - level) / 2;
	if (center <= 0 || center >= 1)
		return (struct interval){ center, center };
	return (struct interval){ exact_lower(center, n, tail), 1 - exact_lower(1 - center, n, tail) };
}

static double
limit_error(const struct funnel *funnel, double n)
{
	double s = standard_error(funnel->center, n);
	const struct dispersion *dispersion = &funnel->dispersion;
	switch (funnel->method) {
	case FUNNEL_MULTIPLICATIVE:
		if (isnan(dispersion->phi))
			return NAN;
		return dispersion->is_over ? s * sqrt(fmax(dispersion->phi, 1)) : s;
	case FUNNEL_ADDITIVE: return sqrt(s * s + dispersion->tau_squared);
	case FUNNEL_EXACT:
	case FUNNEL_NORMAL: break;
	}
	return s;
}

static bool
has_limits(const struct funnel *funnel, double n)
{
	return n > 0 && funnel->center >= 0 && funnel->center <= 1 && !isnan(limit_error(funnel, n));
}

struct interval
funnel_limits(const struct funnel *funnel, double n, double level)
{
	double center = funnel->center;
	if (!has_limits(funnel, n) || !(level > 0 && level < 1))
		return (struct interval){ NAN, NAN };
	if (funnel->method == FUNNEL_EXACT)
		return exact_limits(center, n, level);
	double reach = normal_width(level) * limit_error(funnel, n);
	return (struct interval){ fmax(center - reach, 0), fmin(center + reach, 1) };
}

/* -1 below, 0 inside, 1 above the limits of a level. */
static int
unit_side(const struct funnel *funnel, double x, double n, double level)
{
	double center = funnel->center;
	if (funnel->method != FUNNEL_EXACT || center <= 0 || center >= 1) {
		struct interval limits = funnel_limits(funnel, n, level);
		return (x / n > limits.upper) - (x / n < limits.lower);
	}
	double tail = (1 - level) / 2;
	return (binomial_at_least(x, n, center) < tail) - (binomial_at_most(x, n, center) < tail);
}

enum funnel_class
funnel_class_of(const struct funnel *funnel, double x, double n)
{
	if (!unit_is_known(x, n) || !has_limits(funnel, n))
		return FUNNEL_UNKNOWN;
	int outer = unit_side(funnel, x, n, FUNNEL_OUTER_LEVEL);
	if (outer != 0)
		return outer < 0 ? FUNNEL_FAR_BELOW : FUNNEL_FAR_ABOVE;
	int inner = unit_side(funnel, x, n, FUNNEL_INNER_LEVEL);
	if (inner != 0)
		return inner < 0 ? FUNNEL_BELOW : FUNNEL_ABOVE;
	return FUNNEL_INSIDE;
}

/* How probable it is that a count's own tail is below `tail`: every count short of the quantile. */
static double
exact_false_alarm(double center, double n, double tail)
{
	double r = binomial_quantile(tail, n, center);
	return binomial_at_most(r - 1, n, center);
}

/* The same for limits that are not exact: the counts whose proportion lies beyond a limit. */
static double
normal_false_alarm(const struct funnel *funnel, double n, double level)
{
	const struct interval limits = funnel_limits(funnel, n, level);
	double below = ceil(limits.lower * n), above = floor(limits.upper * n), center = funnel->center;
	/* The product may be rounded over a whole number that the proportion, as unit_side has it, is not. */
	below += below / n < limits.lower;
	below -= (below - 1) / n >= limits.lower;
	above -= above / n > limits.upper;
	above += (above + 1) / n <= limits.upper;
	return binomial_at_most(below - 1, n, center) + binomial_at_least(above + 1, n, center);
}

double
funnel_chance_signals(const struct funnel *funnel, const double *n, size_t count, double level)
{
	double center = funnel->center, tail = (1 - level) / 2;
	bool is_widened = funnel->dispersion.is_over &&
			  (funnel->method == FUNNEL_MULTIPLICATIVE || funnel->method == FUNNEL_ADDITIVE);
	struct sum expected = { 0 };
	size_t units = 0;
	for (size_t i = 0; i < count; i++) {
		if (!has_limits(funnel, n[i]))
			continue;
		units++;
		if (center <= 0 || center >= 1)
			continue;
		if (is_widened) {
			sum_add(&expected, 1 - level);
		} else if (funnel->method != FUNNEL_EXACT) {
			sum_add(&expected, normal_false_alarm(funnel, n[i], level));
		} else {
			sum_add(&expected, exact_false_alarm(center, n[i], tail));
			sum_add(&expected, exact_false_alarm(1 - center, n[i], tail));
		}
	}
	return units > 0 ? sum_value(&expected) : NAN;
}
