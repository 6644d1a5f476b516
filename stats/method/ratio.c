#include "stats/method/ratio.h"

#include <math.h>

#include "stats/method/distribution.h"

/* exp(ln estimate -+ z sqrt(variance)); without limits where the variance is not finite. */
static struct ratio_estimate
ratio_of(double estimate, double variance, double level)
{
	struct ratio_estimate ratio = { estimate, { NAN, NAN } };
	if (isfinite(variance) && isfinite(estimate) && estimate > 0) {
		double factor = exp(normal_width(level) * sqrt(variance));
		ratio.interval = (struct interval){ estimate / factor, estimate * factor };
	}
	return ratio;
}

static bool
groups_are_defined(double x1, double n1, double x2, double n2)
{
	return n1 > 0 && x1 >= 0 && x1 <= n1 && n2 > 0 && x2 >= 0 && x2 <= n2;
}

/* A denominator of 0 is infinity or not defined, said without dividing by it. */
static double
quotient(double over, double under)
{
	if (under > 0)
		return over / under;
	return over > 0 ? INFINITY : NAN;
}

struct ratio_estimate
risk_ratio(double x1, double n1, double x2, double n2, double level)
{
	if (!groups_are_defined(x1, n1, x2, n2))
		return ratio_of(NAN, NAN, level);
	double variance = quotient(1, x1) - 1 / n1 + quotient(1, x2) - 1 / n2;
	return ratio_of(quotient(x1 * n2, x2 * n1), variance, level);
}

struct ratio_estimate
odds_ratio(double x1, double n1, double x2, double n2, double level)
{
	if (!groups_are_defined(x1, n1, x2, n2))
		return ratio_of(NAN, NAN, level);
	double variance = quotient(1, x1) + quotient(1, n1 - x1) + quotient(1, x2) + quotient(1, n2 - x2);
	return ratio_of(quotient(x1 * (n2 - x2), x2 * (n1 - x1)), variance, level);
}
