#include "stats/method/special_cause.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/sum.h"

enum { SEQUENCE = 7 };
#define RANGE_FACTOR 2.66

static void
chart_limits(struct cause_chart *chart, const struct series *series)
{
	double *values = xreallocarray(NULL, series->count ? series->count : 1, sizeof *values);
	struct sum sum = { 0 };
	size_t count = 0, known = 0;
	for (size_t i = 0; i < series->count; i++) {
		if (!series_is_baseline(series, i))
			continue;
		values[count++] = series_value(series, i);
		if (!isnan(values[count - 1])) {
			sum_add(&sum, values[count - 1]);
			known++;
		}
	}
	chart->mean = known ? sum_value(&sum) / (double)known : NAN;
	double reach = RANGE_FACTOR * moving_range_mean(values, count, true);
	free(values);
	chart->lower = chart->mean - reach;
	chart->upper = chart->mean + reach;
	chart->near_lower = chart->mean - reach * 2 / 3;
	chart->near_upper = chart->mean + reach * 2 / 3;
	chart->state = known == 0     ? CONTROL_NO_DATA
		       : isnan(reach) ? CONTROL_TOO_FEW
		       : reach > 0    ? CONTROL_DONE
				      : CONTROL_NO_VARIATION;
}

static bool
is_above(double value, double line)
{
	return value > line && !on_line(value, line);
}

static int
side_of(double value, double lower, double upper)
{
	return is_above(value, upper) - is_above(lower, value);
}

static void
rule_hold(struct cause_point *point, enum special_cause cause, int direction)
{
	point->rules |= 1u << cause;
	if (cause < point->cause) {
		point->cause = cause;
		point->direction = direction;
	}
}

/* Marks the last `length` points up to and with `last`. */
static void
sequence_hold(
	struct cause_point **sequence, size_t last, size_t length, enum special_cause cause, int direction)
{
	for (size_t i = last + 1 - length; i <= last; i++)
		rule_hold(sequence[i], cause, direction);
}

static void
shifts_find(struct cause_point **sequence, size_t count, double mean)
{
	size_t length = 0;
	int side = 0;
	for (size_t i = 0; i < count; i++) {
		int here = side_of(sequence[i]->value, mean, mean);
		length = here == side ? length + 1 : 1;
		side = here;
		if (side != 0 && length >= SEQUENCE)
			sequence_hold(sequence, i, length, CAUSE_SHIFT, side);
	}
}

static void
trends_find(struct cause_point **sequence, size_t count)
{
	size_t length = 1;
	int direction = 0;
	for (size_t i = 1; i < count; i++) {
		double before = sequence[i - 1]->value;
		int here = side_of(sequence[i]->value, before, before);
		length = here == direction ? length + 1 : 2;
		direction = here;
		if (direction != 0 && length >= SEQUENCE)
			sequence_hold(sequence, i, length, CAUSE_TREND, direction);
	}
}

/* 1 or -1 in the outer third inside the limits, else 0. */
static int
outer_third(const struct cause_chart *chart, double value)
{
	if (side_of(value, chart->lower, chart->upper) != 0)
		return 0;
	return side_of(value, chart->near_lower, chart->near_upper);
}

static void
pairs_find(struct cause_point **sequence, size_t count, const struct cause_chart *chart)
{
	for (size_t i = 0; i < count; i++) {
		int third = outer_third(chart, sequence[i]->value);
		for (size_t j = i + 1; third != 0 && j < count && j <= i + 2; j++) {
			/* Two of three need three. */
			if (count < 3 || outer_third(chart, sequence[j]->value) != third)
				continue;
			rule_hold(sequence[i], CAUSE_TWO_OF_THREE, third);
			rule_hold(sequence[j], CAUSE_TWO_OF_THREE, third);
		}
	}
}

static enum variation
variation_of(const struct cause_point *last, enum improvement improvement)
{
	if (last->direction == 0)
		return VARIATION_COMMON;
	bool high = last->direction > 0;
	if (improvement == IMPROVEMENT_NEUTRAL)
		return high ? VARIATION_NEUTRAL_HIGH : VARIATION_NEUTRAL_LOW;
	if (high == (improvement == IMPROVEMENT_HIGHER))
		return high ? VARIATION_IMPROVING_HIGH : VARIATION_IMPROVING_LOW;
	return high ? VARIATION_CONCERNING_HIGH : VARIATION_CONCERNING_LOW;
}

static enum assurance
assurance_of(const struct cause_chart *chart, enum improvement improvement, double target)
{
	if (isnan(target) || isnan(chart->lower) || improvement == IMPROVEMENT_NEUTRAL)
		return ASSURANCE_UNKNOWN;
	bool higher = improvement == IMPROVEMENT_HIGHER;
	if (higher ? !is_above(target, chart->lower) : !is_above(chart->upper, target))
		return ASSURANCE_PASS;
	if (higher ? is_above(target, chart->upper) : is_above(chart->lower, target))
		return ASSURANCE_FAIL;
	return ASSURANCE_INCONSISTENT;
}

struct cause_chart
cause_chart_of(
	const struct series *series, enum improvement improvement, double target, struct cause_point *points)
{
	struct cause_chart chart = { .variation = VARIATION_UNKNOWN };
	struct cause_point **sequence =
		xreallocarray(NULL, series->count ? series->count : 1, sizeof *sequence);
	const struct cause_point *last = NULL;
	chart_limits(&chart, series);
	for (size_t i = 0; i < series->count; i++) {
		points[i] = (struct cause_point){ series_value(series, i), 0, CAUSE_COMMON, 0 };
		if (isnan(points[i].value))
			continue;
		int side = side_of(points[i].value, chart.lower, chart.upper);
		if (side != 0)
			rule_hold(&points[i], CAUSE_OUTSIDE, side);
		if (!series_is_excluded(series, i)) {
			sequence[chart.known++] = &points[i];
			last = &points[i];
		}
	}
	if (!isnan(chart.lower)) {
		shifts_find(sequence, chart.known, chart.mean);
		trends_find(sequence, chart.known);
		pairs_find(sequence, chart.known, &chart);
		if (last)
			chart.variation = variation_of(last, improvement);
	}
	chart.assurance = assurance_of(&chart, improvement, target);
	free(sequence);
	return chart;
}
