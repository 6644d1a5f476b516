/* A line through points in time whose deviations may stay for a while. */
#ifndef MALTALL_METHOD_DRIFT_H
#define MALTALL_METHOD_DRIFT_H

#include <stddef.h>

/* z_i = a + slope t_i + r_i + e_i, of which `level` is the part that lasts: a + slope t + r.
 *   e_i  noise that has passed by the next point: variance s^2 theta v_i
 *   r_i  deviations that stay, a random walk from 0 at the first point: a step of time d adds the variance
 *        s^2 (1 - theta)^2 d / (mean distance of neighbours)
 * theta = 1 is weighted least squares: every deviation passes, as it does where others are counted at each
 * point. Near 0 they all stay, as they do where mostly the same are counted, and the line begins anew at
 * every point. Between, it is exponential smoothing with a drift, theta the weight of what has passed. */
struct drift {
	double df;                 /* count - 2 */
	double slope, slope_error; /* for one unit of t */
	double curvature_p;        /* two-sided by t on count - 3: of a square of t beside the line */
	double leap_p;             /* of no points that are unlike the rest */
	double likelihood;         /* restricted, its logarithm, but for a term that no theta changes */
	double sigma;              /* s */
	/* What drift_level_at reckons from: the line about its centre, how firm it is, and where the filter
	 * stands at the last point. */
	double constant, center, constant_weight, slope_weight;
	double last, walk, walk_of_constant, walk_of_time, walk_variance, step_variance;
};

/* What lasts of z at a time, with its standard error. */
struct drift_level {
	double mean, error;
};

/* Generalised least squares by the Kalman filter, which takes the correlation out of z, 1, t and t^2 in one
 * pass; the restricted likelihood of the rest.
 *   theta    above 0, at most 1
 *   t        rising, count of them, at least 4; well scaled, since a square of it is taken
 *   z        numbers
 *   v        above 0: the variance of the noise of each point beside that of the others
 * leap_p: the point with the largest studentised residual is taken out and judged by the others, two-sided by
 * t times how many there were, then the largest of the others by those that remain, so that none hides behind
 * a second one, up to count / DRIFT_LEAPS of them; the least of these, at most 1. The leverages stay those of
 * all points.
 * Source: Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, sections 2.3 and
 * 3.4; Patterson and Thompson (1971), Biometrika 58, 545-554; Cook and Weisberg (1982), Residuals and
 * Influence in Regression, section 2.2.2, and Rosner (1983), Technometrics 25, 165-172, for leaps.
 * Oracle: tests/oracle/forecast.txt */
enum { DRIFT_LEAPS = 6 };
struct drift drift_fit(double theta, const double *t, const double *z, const double *v, size_t count);

/* The level at a time that is not before the last point: its deviation there stays, and the random walk goes
 * on from it. */
struct drift_level drift_level_at(const struct drift *drift, double time);

#endif
