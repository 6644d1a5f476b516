/* The straight line through points by least squares, with its band. */
#ifndef MALTALL_METHOD_FIT_H
#define MALTALL_METHOD_FIT_H

#include <stddef.h>

#include "stats/method/proportion.h"

/* What a line is not, and why. */
enum line_state {
	LINE_FITTED,
	LINE_TOO_FEW,  /* fewer than two points: nothing is known */
	LINE_NO_SPREAD /* every x is the same: nothing is known */
};

/* y = intercept + slope x. Errors are standard errors, sigma the residual standard deviation on count - 2
 * degrees of freedom: NaN where only two points are there. NaN, all of them, unless the state is LINE_FITTED.
 */
struct line_fit {
	enum line_state state;
	size_t count; /* points used */
	double intercept, slope;
	double intercept_error, slope_error, sigma;
	double r_squared;        /* NaN where every y is the same: there is no variation to explain */
	double p;                /* two-sided, of a slope of 0 by t on count - 2 degrees of freedom */
	double mean_x, spread_x; /* of the points used; spread_x = sum of (x - mean_x)^2 */
};

/* Points with a NaN in x or y are left out.
 *   slope = S_xy / S_xx, intercept = mean y - slope mean x, sigma^2 = sum of squared residuals / (count - 2)
 *   slope_error = sigma / sqrt(S_xx), intercept_error = sigma sqrt(1/count + mean_x^2 / S_xx)
 *   r_squared = 1 - sum of squared residuals / S_yy
 * Sums are of distances from the means, and compensated. Source: Draper and Smith (1998), Applied Regression
 * Analysis, chapter 1. Oracle: tests/oracle/fit.txt */
struct line_fit line_fit(const double *x, const double *y, size_t count);

double line_at(const struct line_fit *fit, double x);

/* Confidence limits for the mean of y at x; NaN, NaN where sigma is not known or the level is not between 0
 * and 1.
 *   line_at -+ t sigma sqrt(1/count + (x - mean_x)^2 / S_xx), t the (1 + level)/2 quantile on count - 2 */
struct interval line_band(const struct line_fit *fit, double x, double level);

/* Limits for one new y at x: as line_band with 1 + under the root. */
struct interval line_prediction(const struct line_fit *fit, double x, double level);

#endif
