#include "stats/method/tail.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

#include "stats/method/quiet.h"

/* ln(p/m) - (p - m)/m. Near m, where the two almost cancel, GSL's own expansion keeps the digits. */
static double
log_ratio_excess(double p, double m)
{
	double excess = (p - m) / m;
	return fabs(excess) < 0.5 ? gsl_sf_log_1plusx_mx(excess) : log(p / m) - excess;
}

/* ln(p^a (1 - p)^b / B(a, b)). Added up as it stands it would lose as many digits as a + b has; so it is
 * written as the distance of p from the mean m = a/(a + b), where what is linear in p - m cancels exactly,
 * and Stirling's formula for B with its remainders. */
static double
beta_log_kernel(double p, double a, double b)
{
	double m = a / (a + b), rest = b / (a + b);
	double distance = a * log_ratio_excess(p, m) + b * log_ratio_excess(1 - p, rest);
	double remainders = gsl_sf_gammastar(a + b) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b));
	return distance + log(a * rest / (2 * M_PI)) / 2 + log(remainders);
}

/* The series converges fast only below the mean; above it the other tail is asked for. */
static double
beta_series(double p, double a, double b)
{
	double term = exp(beta_log_kernel(p, a, b)) / a;
	double sum = term;
	for (double j = 0; term > sum * DBL_EPSILON / 16; j++) {
		term *= p * (a + b + j) / (a + 1 + j);
		sum += term;
	}
	return sum;
}

double
beta_below(double p, double a, double b)
{
	formulas_quiet();
	double below = gsl_cdf_beta_P(p, a, b);
	if (!isnan(below))
		return below;
	return p <= a / (a + b) ? beta_series(p, a, b) : 1 - beta_series(1 - p, b, a);
}

double
binomial_at_least(double x, double n, double p)
{
	if (x <= 0)
		return 1;
	if (x > n)
		return 0;
	return beta_below(p, x, n - x + 1);
}

double
binomial_at_most(double x, double n, double p)
{
	return binomial_at_least(n - x, n, 1 - p);
}

double
binomial_quantile(double probability, double n, double p)
{
	double below = -1, reached = n, step = 1;
	/* First where the normal curve has it; then away from there in growing steps, until it lies between.
	 */
	double near = floor(n * p + gsl_cdf_ugaussian_Pinv(probability) * sqrt(n * p * (1 - p)));
	double middle = fmin(fmax(near, 0), n - 1);
	while (reached - below > 1) {
		bool enough = binomial_at_most(middle, n, p) >= probability;
		*(enough ? &reached : &below) = middle;
		middle += enough ? -step : step;
		step *= 2;
		if (middle <= below || middle >= reached)
			middle = floor((below + reached) / 2);
	}
	return reached;
}

double
binomial_log_mass(double x, double n, double p)
{
	formulas_quiet();
	/* The mass is p^(x + 1) (1 - p)^(n - x + 1) / B(x + 1, n - x + 1), over (n + 1) p (1 - p). */
	return beta_log_kernel(p, x + 1, n - x + 1) - log((n + 1) * p * (1 - p));
}
