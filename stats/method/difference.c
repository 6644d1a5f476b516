#include "stats/method/difference.h"

#include <math.h>

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
