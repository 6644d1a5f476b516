#include "stats/method/difference.h"

#include <math.h>

#include "stats/method/distribution.h"

struct interval
newcombe_difference_interval(double x1, double n1, double x2, double n2, double level)
{
	struct interval wilson1 = wilson_interval(x1, n1, level), wilson2 = wilson_interval(x2, n2, level);
	double p1 = x1 / n1, p2 = x2 / n2, difference = p1 - p2;
	return (struct interval){
		difference - hypot(p1 - wilson1.lower, wilson2.upper - p2),
		difference + hypot(wilson1.upper - p1, p2 - wilson2.lower),
	};
}

static bool
group_is_defined(double x, double n)
{
	return n > 0 && x >= 0 && x <= n;
}

struct interval
wald_difference_interval(double x1, double n1, double x2, double n2, double level, bool corrected)
{
	if (!group_is_defined(x1, n1) || !group_is_defined(x2, n2) || !(level > 0 && level < 1))
		return (struct interval){ NAN, NAN };
	double p1 = x1 / n1, p2 = x2 / n2, difference = p1 - p2, inverse = 1 / n1 + 1 / n2;
	double correction = corrected ? fmin(0.5, fabs(difference) / inverse) : 0;
	double error = sqrt(p1 * (n1 - x1) / n1 / n1 + p2 * (n2 - x2) / n2 / n2);
	double reach = normal_width(level) * error + correction * inverse;
	return (struct interval){ fmax(difference - reach, -1), fmin(difference + reach, 1) };
}
