#include "stats/method/control.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/sum.h"

/* The mean of the range of two normal observations, in standard deviations; and how many such means a range
 * may measure before it counts as an outlier. */
#define RANGE_OF_TWO 1.128
#define RANGE_LIMIT 3.267

static const struct {
	const char *name;
	bool uses_n, is_proportion, uses_range;
} kinds[CONTROL_KIND_COUNT] = {
	[CONTROL_I] = { "i", false, false, true },
	[CONTROL_P] = { "p", true, true, false },
	[CONTROL_P_PRIME] = { "pp", true, true, true },
	[CONTROL_C] = { "c", false, false, false },
	[CONTROL_U] = { "u", true, false, false },
	[CONTROL_U_PRIME] = { "up", true, false, true },
};

const char *
control_kind_name(enum control_kind kind)
{
	return kinds[kind].name;
}

bool
control_kind_parse(const char *name, enum control_kind *kind)
{
	for (size_t i = 0; i < CONTROL_KIND_COUNT; i++) {
		if (strcmp(name, kinds[i].name) == 0) {
			*kind = (enum control_kind)i;
			return true;
		}
	}
	return false;
}

static double
range_mean_up_to(const double *values, size_t count, double limit)
{
	struct sum ranges = { 0 };
	size_t used = 0;
	for (size_t i = 1; i < count; i++) {
		double range = fabs(values[i] - values[i - 1]);
		if (range <= limit) {
			sum_add(&ranges, range);
			used++;
		}
	}
	return used ? sum_value(&ranges) / (double)used : NAN;
}

double
moving_range_mean(const double *values, size_t count, bool screen)
{
	double mean = range_mean_up_to(values, count, INFINITY);
	return screen ? range_mean_up_to(values, count, RANGE_LIMIT * mean) : mean;
}

static enum point_state
point_state_of(enum control_kind kind, const struct series *series, size_t i)
{
	double value = series_value(series, i);
	if (isnan(value))
		return POINT_MISSING;
	bool impossible = (kind != CONTROL_I && value < 0) || (kinds[kind].is_proportion && value > 1);
	return impossible ? POINT_IMPOSSIBLE : POINT_KNOWN;
}

static double
denominator(enum control_kind kind, const struct series *series, size_t i)
{
	return kinds[kind].uses_n && series->n ? series->n[i] : 1;
}

static double
center_of(enum control_kind kind, const struct series *series, const struct control_point *points)
{
	struct sum events = { 0 }, cases = { 0 };
	for (size_t i = 0; i < series->count; i++) {
		if (points[i].state != POINT_KNOWN || !series_is_baseline(series, i))
			continue;
		sum_add(&events, kinds[kind].uses_n ? series->y[i] : points[i].value);
		sum_add(&cases, denominator(kind, series, i));
	}
	return sum_value(&cases) > 0 ? sum_value(&events) / sum_value(&cases) : NAN;
}

/* What the distribution says, before the moving range does. */
static double
deviation_of(enum control_kind kind, double center, double n)
{
	switch (kind) {
	case CONTROL_I: return 1;
	case CONTROL_C: return sqrt(center);
	case CONTROL_P:
	case CONTROL_P_PRIME: return n > 0 ? sqrt(center * (1 - center) / n) : NAN;
	case CONTROL_U:
	case CONTROL_U_PRIME: return n > 0 ? sqrt(center / n) : NAN;
	}
	return NAN;
}

static double
point_deviation(enum control_kind kind, const struct series *series, double center, size_t i)
{
	return deviation_of(kind, center, denominator(kind, series, i));
}

/* By the moving range of the baseline; excluded points are taken out before neighbours are looked for. */
static double
sigma_of(enum control_kind kind, const struct series *series, double center, bool screen,
	const struct control_point *points)
{
	double *z = xreallocarray(NULL, series->count ? series->count : 1, sizeof *z);
	size_t count = 0;
	for (size_t i = 0; i < series->count; i++) {
		if (!series_is_baseline(series, i))
			continue;
		double deviation = point_deviation(kind, series, center, i);
		double distance = points[i].value - center;
		if (on_line(points[i].value, center))
			distance = 0;
		z[count++] = points[i].state != POINT_KNOWN ? NAN : deviation > 0 ? distance / deviation : 0;
	}
	double sigma = moving_range_mean(z, count, screen) / RANGE_OF_TWO;
	free(z);
	return sigma;
}

static void
point_limits(struct control_point *point, enum control_kind kind, double center, double deviation)
{
	double least = kind == CONTROL_I ? -INFINITY : 0;
	double most = kinds[kind].is_proportion ? 1 : INFINITY;
	/* fmax would turn an unknown limit into 0. */
	if (isnan(deviation)) {
		point->lower = point->upper = point->inner_lower = point->inner_upper = NAN;
		return;
	}
	point->lower = fmax(center - 3 * deviation, least);
	point->upper = fmin(center + 3 * deviation, most);
	point->inner_lower = fmax(center - 2 * deviation, least);
	point->inner_upper = fmin(center + 2 * deviation, most);
	if (point->state == POINT_KNOWN)
		point->signal = (point->value < point->lower && !on_line(point->value, point->lower)) ||
				(point->value > point->upper && !on_line(point->value, point->upper));
}

static enum control_state
state_of(enum control_kind kind, const struct control_chart *chart)
{
	if (isnan(chart->center))
		return CONTROL_NO_DATA;
	if (isnan(chart->sigma))
		return CONTROL_TOO_FEW;
	bool varies = chart->sigma > 0 && deviation_of(kind, chart->center, 1) > 0;
	return varies ? CONTROL_DONE : CONTROL_NO_VARIATION;
}

struct control_chart
control_chart_of(
	enum control_kind kind, const struct series *series, bool screen, struct control_point *points)
{
	assert(series->n || !kinds[kind].uses_n);
	/* A count is judged as it stands; only what has a denominator is divided. */
	struct series counted = *series;
	if (kind == CONTROL_C)
		counted.n = NULL;
	struct control_chart chart = { .sigma = 1 };
	double *values = xreallocarray(NULL, series->count ? series->count : 1, sizeof *values);
	for (size_t i = 0; i < series->count; i++) {
		enum point_state state = point_state_of(kind, &counted, i);
		values[i] = state == POINT_KNOWN ? series_value(&counted, i) : NAN;
		points[i] = (struct control_point){ .state = state, .value = values[i] };
	}
	chart.center = center_of(kind, &counted, points);
	if (kinds[kind].uses_range)
		chart.sigma = sigma_of(kind, &counted, chart.center, screen, points);
	for (size_t i = 0; i < series->count; i++) {
		double deviation = point_deviation(kind, &counted, chart.center, i);
		point_limits(&points[i], kind, chart.center, chart.sigma * deviation);
		chart.signals += points[i].signal;
	}
	chart.state = state_of(kind, &chart);
	/* As single values, so that an impossible one is passed over like a missing one. */
	counted.y = values;
	counted.n = NULL;
	chart.runs = runs_around(&counted, chart.center);
	free(values);
	return chart;
}
