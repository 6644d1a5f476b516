#include "stats/method/drift.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/sum.h"

/* What is made independent from point to point: the figures, and what explains them. */
enum column { FIGURE, CONSTANT, TIME, SQUARE, COLUMNS };

struct whitening {
	double *columns[COLUMNS]; /* innovations over their standard deviations */
	double walk[COLUMNS];     /* what the filter makes of each at the last point */
	double filtered, step;    /* variance of the walk there, and of a step of one unit of time */
	double determinant;       /* logarithm of that of the variance of all points */
};

static struct whitening
whitening_new(double theta, const double *t, const double *z, const double *v, size_t count)
{
	struct whitening white = { .step = (1 - theta) * (1 - theta) / (t[count - 1] - t[0]) *
					   (double)(count - 1) };
	struct sum logarithms = { 0 };
	double *all = xcalloc(count, COLUMNS * sizeof *all);
	for (size_t j = 0; j < COLUMNS; j++)
		white.columns[j] = all + j * count;
	for (size_t i = 0; i < count; i++) {
		const double row[COLUMNS] = { z[i], 1, t[i], t[i] * t[i] };
		double before = i > 0 ? white.filtered + white.step * (t[i] - t[i - 1]) : 0;
		double variance = before + theta * v[i], gain = before / variance;
		for (size_t j = 0; j < COLUMNS; j++) {
			double innovation = row[j] - white.walk[j];
			white.columns[j][i] = innovation / sqrt(variance);
			white.walk[j] += gain * innovation;
		}
		white.filtered = gain * theta * v[i];
		sum_add(&logarithms, log(variance));
	}
	white.determinant = sum_value(&logarithms);
	return white;
}

/* Takes out of a column what another one explains of it; returns how much of the other that is. */
static double
column_clear(double *column, const double *other, size_t count)
{
	double share = sum_of_products(column, other, count) / sum_of_products(other, other, count);
	for (size_t i = 0; i < count; i++)
		column[i] -= share * other[i];
	return share;
}

/* Takes out the point that is most unlike the others, judges it by these, and goes on with them. */
static void
leaps_judge(struct drift *drift, const struct whitening *white, size_t count)
{
	const double *constant = white->columns[CONSTANT], *time = white->columns[TIME];
	double *squares = xcalloc(count, sizeof *squares);
	double rest = drift->sigma * drift->sigma * drift->df, df = drift->df;
	for (size_t i = 0; i < count; i++) {
		double residual = white->columns[FIGURE][i];
		double leverage = constant[i] * constant[i] / drift->constant_weight +
				  time[i] * time[i] / drift->slope_weight;
		squares[i] = residual * residual / (1 - leverage);
	}
	drift->leap_p = 1;
	for (size_t taken = 0; taken < count / DRIFT_LEAPS; taken++) {
		size_t most = 0;
		for (size_t i = 1; i < count; i++)
			most = squares[i] > squares[most] ? i : most;
		rest = fmax(rest - squares[most], 0);
		df--;
		double p = student_two_sided(sqrt(squares[most] / (rest / df)), df);
		drift->leap_p = fmin(drift->leap_p, (double)(count - taken) * p);
		squares[most] = 0;
	}
	free(squares);
}

struct drift
drift_fit(double theta, const double *t, const double *z, const double *v, size_t count)
{
	struct whitening white = whitening_new(theta, t, z, v, count);
	double *figure = white.columns[FIGURE], *constant = white.columns[CONSTANT];
	double *time = white.columns[TIME], *square = white.columns[SQUARE];
	struct drift drift = { .df = (double)count - 2,
		.last = t[count - 1],
		.walk = white.walk[FIGURE],
		.walk_of_constant = white.walk[CONSTANT],
		.walk_of_time = white.walk[TIME],
		.walk_variance = white.filtered,
		.step_variance = white.step };
	/* Each column is cleared of those before it, so that the estimates are independent. */
	drift.center = column_clear(time, constant, count);
	column_clear(square, constant, count);
	column_clear(square, time, count);
	drift.constant = column_clear(figure, constant, count);
	drift.slope = column_clear(figure, time, count);
	drift.constant_weight = sum_of_products(constant, constant, count);
	drift.slope_weight = sum_of_products(time, time, count);
	double rest = sum_of_products(figure, figure, count);
	drift.sigma = sqrt(rest / drift.df);
	drift.slope_error = drift.sigma / sqrt(drift.slope_weight);
	leaps_judge(&drift, &white, count);
	double curvature = column_clear(figure, square, count);
	double curved_rest = sum_of_products(figure, figure, count), curved_df = (double)count - 3;
	drift.curvature_p = student_two_sided(
		curvature * sqrt(sum_of_products(square, square, count) / (curved_rest / curved_df)),
		curved_df);
	drift.likelihood = -(white.determinant + log(drift.constant_weight) + log(drift.slope_weight) +
				   drift.df * log(fmax(rest, DBL_MIN))) /
			   2;
	free(white.columns[FIGURE]);
	return drift;
}

struct drift_level
drift_level_at(const struct drift *drift, double time)
{
	double constant = 1 - drift->walk_of_constant;
	double along = time - drift->walk_of_time - drift->center * constant;
	double variance = constant * constant / drift->constant_weight + along * along / drift->slope_weight +
			  drift->walk_variance + drift->step_variance * (time - drift->last);
	return (struct drift_level){ drift->walk + drift->constant * constant + drift->slope * along,
		drift->sigma * sqrt(variance) };
}
