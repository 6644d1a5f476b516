#include "stats/method/fit.h"

#include <math.h>
#include <stdbool.h>

#include "stats/method/distribution.h"
#include "stats/method/sum.h"

static bool
point_is_known(const double *x, const double *y, size_t i)
{
	return !isnan(x[i]) && !isnan(y[i]);
}

/* The residuals are summed as such: S_yy - slope S_xy would leave noise where the line is exact. */
static double
residual_squares(const struct line_fit *fit, const double *x, const double *y, size_t count, double mean_y)
{
	struct sum squares = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (!point_is_known(x, y, i))
			continue;
		double residual = y[i] - mean_y - fit->slope * (x[i] - fit->mean_x);
		sum_add(&squares, residual * residual);
	}
	return sum_value(&squares);
}

struct line_fit
line_fit(const double *x, const double *y, size_t count)
{
	struct line_fit fit = { LINE_TOO_FEW, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct sum x_sum = { 0 }, y_sum = { 0 }, xx = { 0 }, xy = { 0 }, yy = { 0 };
	bool x_varies = false, y_varies = false;
	double first_x = NAN, first_y = NAN;
	for (size_t i = 0; i < count; i++) {
		if (!point_is_known(x, y, i))
			continue;
		if (fit.count++ == 0) {
			first_x = x[i];
			first_y = y[i];
		}
		x_varies |= x[i] != first_x;
		y_varies |= y[i] != first_y;
		sum_add(&x_sum, x[i]);
		sum_add(&y_sum, y[i]);
	}
	if (fit.count < 2 || !x_varies) {
		fit.state = fit.count < 2 ? LINE_TOO_FEW : LINE_NO_SPREAD;
		return fit;
	}
	/* The mean of equal numbers, rounded, need not be that number. */
	double n = (double)fit.count, mean_y = y_varies ? sum_value(&y_sum) / n : first_y;
	fit.mean_x = sum_value(&x_sum) / n;
	for (size_t i = 0; i < count; i++) {
		if (!point_is_known(x, y, i))
			continue;
		double dx = x[i] - fit.mean_x, dy = y[i] - mean_y;
		sum_add(&xx, dx * dx);
		sum_add(&xy, dx * dy);
		sum_add(&yy, dy * dy);
	}
	fit.state = LINE_FITTED;
	fit.spread_x = sum_value(&xx);
	fit.slope = sum_value(&xy) / fit.spread_x;
	fit.intercept = mean_y - fit.slope * fit.mean_x;
	double squares = residual_squares(&fit, x, y, count, mean_y);
	if (y_varies)
		fit.r_squared = fmax(1 - squares / sum_value(&yy), 0);
	if (fit.count > 2) {
		fit.sigma = sqrt(squares / (n - 2));
		fit.slope_error = fit.sigma / sqrt(fit.spread_x);
		fit.intercept_error = fit.sigma * sqrt(1 / n + fit.mean_x * fit.mean_x / fit.spread_x);
		if (y_varies)
			fit.p = student_two_sided(fit.slope / fit.slope_error, n - 2);
	}
	return fit;
}

double
line_at(const struct line_fit *fit, double x)
{
	return fit->intercept + fit->slope * x;
}

static struct interval
limits_at(const struct line_fit *fit, double x, double level, double extra)
{
	double n = (double)fit->count, distance = x - fit->mean_x;
	if (isnan(fit->sigma))
		return (struct interval){ NAN, NAN };
	double root = sqrt(extra + 1 / n + distance * distance / fit->spread_x);
	double reach = student_width(level, n - 2) * fit->sigma * root;
	return (struct interval){ line_at(fit, x) - reach, line_at(fit, x) + reach };
}

struct interval
line_band(const struct line_fit *fit, double x, double level)
{
	return limits_at(fit, x, level, 0);
}

struct interval
line_prediction(const struct line_fit *fit, double x, double level)
{
	return limits_at(fit, x, level, 1);
}
