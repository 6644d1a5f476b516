#include "stats/method/distribution.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "stats/method/quiet.h"

double
normal_above(double z)
{
	return isnan(z) ? NAN : gsl_cdf_ugaussian_Q(z);
}

double
student_above(double t, double df)
{
	formulas_quiet();
	if (isnan(t) || !(df > 0))
		return NAN;
	return isinf(t) ? t < 0 : gsl_cdf_tdist_Q(t, df);
}

double
chi_square_above(double x, double df)
{
	formulas_quiet();
	if (isnan(x) || !(df > 0))
		return NAN;
	return isinf(x) ? x < 0 : gsl_cdf_chisq_Q(x, df);
}

double
f_above(double f, double df1, double df2)
{
	formulas_quiet();
	if (isnan(f) || !(df1 > 0) || !(df2 > 0))
		return NAN;
	return isinf(f) ? f < 0 : gsl_cdf_fdist_Q(f, df1, df2);
}

double
normal_two_sided(double z)
{
	return 2 * normal_above(fabs(z));
}

double
student_two_sided(double t, double df)
{
	return 2 * student_above(fabs(t), df);
}

static int
level_is_defined(double level)
{
	return level > 0 && level < 1;
}

double
normal_width(double level)
{
	return level_is_defined(level) ? gsl_cdf_ugaussian_Qinv((1 - level) / 2) : NAN;
}

double
student_width(double level, double df)
{
	formulas_quiet();
	return level_is_defined(level) && df > 0 ? gsl_cdf_tdist_Qinv((1 - level) / 2, df) : NAN;
}
