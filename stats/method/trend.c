#include "stats/method/trend.h"

#include <math.h>
#include <stdbool.h>

#include "stats/method/distribution.h"
#include "stats/method/sum.h"

static bool
group_is_known(double x, double n)
{
	return n > 0 && x >= 0 && x <= n;
}

struct trend
trend_of(const double *x, const double *n, const double *score, size_t count)
{
	struct trend trend = { TREND_TOO_FEW, 0, NAN, NAN, NAN, NAN, NAN, NAN };
	struct sum events = { 0 }, cases = { 0 }, weighted = { 0 };
	struct sum along = { 0 }, spread = { 0 }, difference = { 0 };
	double first = NAN;
	bool varies = false;
	for (size_t i = 0; i < count; i++) {
		if (!group_is_known(x[i], n[i]))
			continue;
		if (trend.groups++ == 0)
			first = score[i];
		varies |= score[i] != first;
		sum_add(&events, x[i]);
		sum_add(&cases, n[i]);
		sum_add(&weighted, n[i] * score[i]);
	}
	if (!varies)
		return trend;
	double total = sum_value(&cases), p = sum_value(&events) / total, mean = sum_value(&weighted) / total;
	if (p <= 0 || p >= 1) {
		trend.state = TREND_NO_VARIATION;
		return trend;
	}
	for (size_t i = 0; i < count; i++) {
		if (!group_is_known(x[i], n[i]))
			continue;
		double excess = x[i] - n[i] * p, distance = score[i] - mean;
		sum_add(&along, excess * distance);
		sum_add(&spread, n[i] * distance * distance);
		sum_add(&difference, excess * excess / n[i]);
	}
	trend.state = TREND_TESTED;
	trend.slope = sum_value(&along) / sum_value(&spread);
	trend.chi_square = trend.slope * sum_value(&along) / (p * (1 - p));
	trend.p = chi_square_above(trend.chi_square, 1);
	trend.difference_chi_square = sum_value(&difference) / (p * (1 - p));
	trend.difference_df = (double)trend.groups - 1;
	trend.difference_p = chi_square_above(trend.difference_chi_square, trend.difference_df);
	return trend;
}
