#include "stats/method/proportion.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>

#include "stats/method/quiet.h"
#include "stats/method/tail.h"

static const struct interval_formula {
	const char *name;
	struct interval (*interval)(double x, double n, double level);
} interval_formulas[INTERVAL_METHOD_COUNT] = {
	[INTERVAL_WILSON] = { "wilson", wilson_interval },
	[INTERVAL_CLOPPER_PEARSON] = { "clopper-pearson", clopper_pearson_interval },
	[INTERVAL_JEFFREYS] = { "jeffreys", jeffreys_interval },
	[INTERVAL_MID_P] = { "mid-p", mid_p_interval },
};

const char *
interval_method_name(enum interval_method method)
{
	return interval_formulas[method].name;
}

bool
interval_method_parse(const char *name, enum interval_method *method)
{
	for (size_t i = 0; i < INTERVAL_METHOD_COUNT; i++) {
		if (strcmp(name, interval_formulas[i].name) == 0) {
			*method = (enum interval_method)i;
			return true;
		}
	}
	return false;
}

struct interval
proportion_interval(enum interval_method method, double x, double n, double level)
{
	return interval_formulas[method].interval(x, n, level);
}

static const struct interval unknown_interval = { NAN, NAN };

/* False for NaN too: a comparison with it never holds. */
static bool
interval_is_defined(double x, double n, double level)
{
	return n > 0 && x >= 0 && x <= n && level > 0 && level < 1;
}

static double
normal_quantile(double level)
{
	return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

struct interval
wilson_interval(double x, double n, double level)
{
	if (!interval_is_defined(x, n, level))
		return unknown_interval;
	double z = normal_quantile(level);
	double upper = (x + z * z / 2 + z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z);
	double lower = x / upper * (x / n) / (n + z * z);
	return (struct interval){ lower, x < n ? upper : 1 };
}

struct interval
wilson_continuity_interval(double x, double n, double level)
{
	if (!interval_is_defined(x, n, level))
		return unknown_interval;
	double z = normal_quantile(level), p = x / n, q = (n - x) / n;
	double below = z * z - 2 - 1 / n + 4 * p * (n * q + 1);
	double above = z * z + 2 - 1 / n + 4 * p * (n * q - 1);
	double lower = (2 * x + z * z - 1 - z * sqrt(below)) / (2 * (n + z * z));
	double upper = (2 * x + z * z + 1 + z * sqrt(above)) / (2 * (n + z * z));
	return (struct interval){ x > 0 ? fmax(lower, 0) : 0, x < n ? fmin(upper, 1) : 1 };
}

struct interval
wald_interval(double x, double n, double level)
{
	if (!interval_is_defined(x, n, level))
		return unknown_interval;
	double p = x / n;
	double half_width = normal_quantile(level) * sqrt(p * (n - x) / n / n);
	return (struct interval){ fmax(p - half_width, 0), fmin(p + half_width, 1) };
}

/* The lower limit of a method is the p for which `tail`, which grows from 0 to 1 with p, is a/2. */
struct lower_limit {
	double (*tail)(double p, double x, double n);
	double x, n, half_alpha;
};

static double
clopper_pearson_tail(double p, double x, double n)
{
	return binomial_at_least(x, n, p);
}

static double
jeffreys_tail(double p, double x, double n)
{
	return beta_below(p, x + 0.5, n - x + 0.5);
}

static double
mid_p_tail(double p, double x, double n)
{
	return (binomial_at_least(x, n, p) + binomial_at_least(x + 1, n, p)) / 2;
}

static double
lower_limit_excess(double p, void *limit)
{
	const struct lower_limit *sought = limit;
	return sought->tail(p, sought->x, sought->n) - sought->half_alpha;
}

static double
lower_limit_solve(struct lower_limit sought)
{
	if (sought.x <= 0)
		return 0;
	gsl_function excess = { lower_limit_excess, &sought };
	gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
	double root = NAN;
	if (gsl_root_fsolver_set(solver, &excess, 0, 1) == GSL_SUCCESS) {
		/* Brent's method bisects when it must: twice the bits of a double, exponent and all, are
		 * never needed. */
		for (int step = 0; step < 200 && gsl_root_fsolver_iterate(solver) == GSL_SUCCESS; step++) {
			root = gsl_root_fsolver_root(solver);
			if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver),
				    gsl_root_fsolver_x_upper(solver), 0, 2 * DBL_EPSILON) == GSL_SUCCESS)
				break;
		}
	}
	gsl_root_fsolver_free(solver);
	return root;
}

/* The upper limit for x events is what is left of 1 above the lower limit for the n - x others. */
static struct interval
tail_interval(double (*tail)(double p, double x, double n), double x, double n, double level)
{
	if (!interval_is_defined(x, n, level))
		return unknown_interval;
	formulas_quiet();
	double half_alpha = (1 - level) / 2;
	double lower = lower_limit_solve((struct lower_limit){ tail, x, n, half_alpha });
	double rest = lower_limit_solve((struct lower_limit){ tail, n - x, n, half_alpha });
	return (struct interval){ lower, 1 - rest };
}

struct interval
clopper_pearson_interval(double x, double n, double level)
{
	return tail_interval(clopper_pearson_tail, x, n, level);
}

struct interval
jeffreys_interval(double x, double n, double level)
{
	return tail_interval(jeffreys_tail, x, n, level);
}

struct interval
mid_p_interval(double x, double n, double level)
{
	return tail_interval(mid_p_tail, x, n, level);
}

static bool
test_is_defined(double x, double n, double target)
{
	return n > 0 && x >= 0 && x <= n && floor(x) == x && floor(n) == n && target >= 0 && target <= 1;
}

double
binomial_p_less(double x, double n, double target)
{
	if (!test_is_defined(x, n, target))
		return NAN;
	if (target <= 0 || target >= 1)
		return x >= n * target;
	return binomial_at_most(x, n, target);
}

double
binomial_p_greater(double x, double n, double target)
{
	if (!test_is_defined(x, n, target))
		return NAN;
	if (target <= 0 || target >= 1)
		return x <= n * target;
	return binomial_at_least(x, n, target);
}

/* How many of the outcomes from the far end of the other tail inwards are no more probable than x. The other
 * tail is 0..floor(np) for an x above the mean; an x below it is handed in mirrored. The mass grows along it,
 * so halving finds the border. */
static double
other_tail_length(double x, double n, double target)
{
	double limit = binomial_log_mass(x, n, target) + log1p(1e-7);
	double inside = -1, outside = floor(n * target) + 1;
	while (outside - inside > 1) {
		double middle = floor((inside + outside) / 2);
		if (binomial_log_mass(middle, n, target) <= limit)
			inside = middle;
		else
			outside = middle;
	}
	return inside + 1;
}

double
binomial_p_two_sided(double x, double n, double target)
{
	if (!test_is_defined(x, n, target))
		return NAN;
	double mean = n * target;
	if (target <= 0 || target >= 1)
		return x == mean;
	if (x == mean)
		return 1;
	bool below = x < mean;
	if (below) {
		x = n - x;
		target = 1 - target;
	}
	double other = other_tail_length(x, n, target);
	return fmin(binomial_at_least(x, n, target) + binomial_at_most(other - 1, n, target), 1);
}
