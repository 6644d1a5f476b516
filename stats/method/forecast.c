#include "stats/method/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/logistic.h"
#include "stats/method/sum.h"

enum { THETAS = 11, STEPS = 64, HALVINGS = 24 };

/* The known points, their time as a share of the whole and 0 at the last. */
struct points {
	double *t, *x, *n, *z, *v;
	size_t count;
};

struct weighing {
	struct drift drifts[THETAS];
	double weights[THETAS];
	double aim; /* the log odds of the target */
	bool upward;
};

const char *
forecast_state_name(enum forecast_state state)
{
	static const char *const names[FORECAST_STATES] = { [FORECAST_GIVEN] = "",
		[FORECAST_REACHED] = "reached",
		[FORECAST_EXTREME] = "extreme_target",
		[FORECAST_FEW] = "few_points",
		[FORECAST_CONSTANT] = "constant",
		[FORECAST_NO_LINE] = "no_line",
		[FORECAST_NO_TREND] = "no_trend",
		[FORECAST_AWAY] = "away",
		[FORECAST_LEAP] = "leap",
		[FORECAST_CURVED] = "curved",
		[FORECAST_OVERTAKEN] = "overtaken",
		[FORECAST_FAR] = "too_far",
		[FORECAST_WIDE] = "too_wide" };
	return names[state];
}

static struct points
points_new(const double *t, const double *x, const double *n, size_t count)
{
	double *all = xcalloc(count + 1, 5 * sizeof *all);
	struct points points = { all, all + count, all + 2 * count, all + 3 * count, all + 4 * count, 0 };
	for (size_t i = 0; i < count; i++) {
		if (!(n[i] > 0 && x[i] >= 0 && x[i] <= n[i]))
			continue;
		points.t[points.count] = t[i];
		points.x[points.count] = x[i];
		points.n[points.count++] = n[i];
	}
	return points;
}

static bool
points_are_same(const struct points *points)
{
	for (size_t i = 1; i < points->count; i++)
		if (points->x[i] * points->n[0] != points->x[0] * points->n[i])
			return false;
	return true;
}

/* The log odds about the line, and how far each is to be trusted. False where there is no line. */
static bool
line_fit_log_odds(struct points *points)
{
	size_t count = points->count;
	struct coefficient coefficients[2];
	double *cells = xcalloc(count, 4 * sizeof *cells), *shares = cells + 2 * count;
	double *fitted = cells + 3 * count;
	struct sum weights = { 0 };
	for (size_t i = 0; i < count; i++) {
		cells[2 * i] = 1;
		cells[2 * i + 1] = points->t[i];
		shares[i] = points->x[i] / points->n[i];
	}
	const struct design design = { cells, count, 2, true };
	bool has_line =
		logistic_model_fit(&design, shares, points->n, coefficients, fitted).state == MODEL_FITTED;
	for (size_t i = 0; has_line && i < count; i++) {
		double weight = points->n[i] * fitted[i] * (1 - fitted[i]);
		points->z[i] = coefficients[0].estimate + coefficients[1].estimate * points->t[i] +
			       (points->x[i] - points->n[i] * fitted[i]) / weight;
		points->v[i] = weight;
		sum_add(&weights, weight);
	}
	for (size_t i = 0; has_line && i < count; i++)
		points->v[i] = sum_value(&weights) / (double)count / points->v[i];
	free(cells);
	return has_line;
}

static void
weighing_fill(struct weighing *weighing, const struct points *points)
{
	double most = -INFINITY, all = 0;
	for (size_t i = 0; i < THETAS; i++) {
		double theta = i + 1 < THETAS ? ((double)i + 0.5) / (THETAS - 1) : 1;
		weighing->drifts[i] = drift_fit(theta, points->t, points->z, points->v, points->count);
		most = fmax(most, weighing->drifts[i].likelihood);
	}
	for (size_t i = 0; i < THETAS; i++) {
		double before = i + 1 < THETAS ? 0.5 / (THETAS - 1) : 0.5;
		weighing->weights[i] = before * exp(weighing->drifts[i].likelihood - most);
		all += weighing->weights[i];
	}
	for (size_t i = 0; i < THETAS; i++)
		weighing->weights[i] /= all;
}

/* F: how likely the target is reached at a time. */
static double
reached_at(const struct weighing *weighing, double time)
{
	double reached = 0;
	for (size_t i = 0; i < THETAS; i++) {
		const struct drift *drift = &weighing->drifts[i];
		struct drift_level level = drift_level_at(drift, time);
		double distance = weighing->upward ? weighing->aim - level.mean : level.mean - weighing->aim;
		reached += weighing->weights[i] * student_above(distance / level.error, drift->df);
	}
	return reached;
}

/* The first time from `now` to `horizon` at which F is `wanted`; NaN where it does not get there. */
static double
time_reached(const struct weighing *weighing, double wanted, double now, double horizon)
{
	double low = now, high = now;
	if (reached_at(weighing, now) >= wanted)
		return now;
	for (int i = 1; i <= STEPS; i++) {
		low = high;
		high = now + (horizon - now) * i / STEPS;
		if (reached_at(weighing, high) >= wanted)
			break;
		if (i == STEPS)
			return NAN;
	}
	for (int i = 0; i < HALVINGS; i++) {
		double middle = (low + high) / 2;
		if (reached_at(weighing, middle) >= wanted)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void
trend_fill(struct forecast *forecast, const struct weighing *weighing)
{
	forecast->rise_p = forecast->curvature_p = forecast->leap_p = 0;
	for (size_t i = 0; i < THETAS; i++) {
		const struct drift *drift = &weighing->drifts[i];
		double weight = weighing->weights[i];
		forecast->rise_p += weight * student_above(drift->slope / drift->slope_error, drift->df);
		forecast->curvature_p += weight * drift->curvature_p;
		forecast->leap_p += weight * drift->leap_p;
	}
}

/* What the line itself says, before any date is looked for. */
static enum forecast_state
trend_judge(const struct forecast *forecast, bool upward, double level)
{
	const double bend_level = 0.05, leap_level = 0.01;
	bool rises = forecast->rise_p <= (1 - level) / 2, falls = forecast->rise_p >= (1 + level) / 2;
	if (!rises && !falls)
		return FORECAST_NO_TREND;
	if (rises != upward)
		return FORECAST_AWAY;
	if (forecast->leap_p < leap_level)
		return FORECAST_LEAP;
	return forecast->curvature_p < bend_level ? FORECAST_CURVED : FORECAST_GIVEN;
}

/* `origin` and `span` turn the scaled times back. */
static enum forecast_state
date_find(struct forecast *forecast, const struct weighing *weighing, double level, double now, double origin,
	double span)
{
	double horizon = now + 1;
	double lower = time_reached(weighing, (1 - level) / 2, now, horizon);
	double date = time_reached(weighing, 0.5, now, horizon);
	double upper = time_reached(weighing, (1 + level) / 2, now, horizon);
	if (date <= now)
		return FORECAST_OVERTAKEN;
	forecast->lower = origin + span * lower;
	if (isnan(date) || isnan(upper))
		return isnan(date) ? FORECAST_FAR : FORECAST_WIDE;
	forecast->date = origin + span * date;
	forecast->upper = origin + span * upper;
	return FORECAST_GIVEN;
}

/* What needs no line to be said. */
static enum forecast_state
points_judge(const struct points *points, const struct forecast_question *question)
{
	if (question->reached)
		return FORECAST_REACHED;
	if (!(question->target > 0 && question->target < 1))
		return FORECAST_EXTREME;
	if (points->count < FORECAST_POINTS_WANTED)
		return FORECAST_FEW;
	return points_are_same(points) ? FORECAST_CONSTANT : FORECAST_GIVEN;
}

struct forecast
forecast_of(const double *t, const double *x, const double *n, size_t count,
	const struct forecast_question *question)
{
	struct forecast forecast = { FORECAST_FEW, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct points points = points_new(t, x, n, count);
	forecast.known = points.count;
	forecast.first = points.count > 0 ? points.t[0] : NAN;
	forecast.state = points_judge(&points, question);
	if (forecast.state != FORECAST_GIVEN) {
		free(points.t);
		return forecast;
	}
	double origin = points.t[points.count - 1], span = origin - points.t[0];
	for (size_t i = 0; i < points.count; i++)
		points.t[i] = (points.t[i] - origin) / span;
	if (line_fit_log_odds(&points)) {
		struct weighing weighing = { .aim = log(question->target / (1 - question->target)),
			.upward = question->upward };
		weighing_fill(&weighing, &points);
		trend_fill(&forecast, &weighing);
		forecast.state = trend_judge(&forecast, question->upward, question->level);
		if (forecast.state == FORECAST_GIVEN)
			forecast.state = date_find(&forecast, &weighing, question->level,
				(t[count - 1] - origin) / span, origin, span);
	} else {
		forecast.state = FORECAST_NO_LINE;
	}
	free(points.t);
	return forecast;
}
