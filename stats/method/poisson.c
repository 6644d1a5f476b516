#include "stats/method/poisson.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

#include "stats/method/quiet.h"

static bool
count_is_defined(double x, double level)
{
	return x >= 0 && isfinite(x) && level > 0 && level < 1;
}

struct interval
poisson_exact_interval(double x, double level)
{
	if (!count_is_defined(x, level))
		return (struct interval){ NAN, NAN };
	formulas_quiet();
	double half_alpha = (1 - level) / 2;
	return (struct interval){
		x > 0 ? gsl_cdf_gamma_Pinv(half_alpha, x, 1) : 0,
		gsl_cdf_gamma_Qinv(half_alpha, x + 1, 1),
	};
}

static double
byar_limit(double count, double z)
{
	return count * pow(1 - 1 / (9 * count) + z / (3 * sqrt(count)), 3);
}

struct interval
byar_interval(double x, double level)
{
	if (!count_is_defined(x, level))
		return (struct interval){ NAN, NAN };
	double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
	return (struct interval){ x > 0 ? fmax(byar_limit(x, -z), 0) : 0, byar_limit(x + 1, z) };
}
