#include "stats/indicator/course.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"

/* What the formulas read: one entry a point. */
struct course_numbers {
	double *y, *n;
	bool *excluded;
	struct control_point *control;
	struct cause_point *causes;
};

/* Looks first where the group stood at the date before, *near, which it moves: groups come and go, and keep
 * their order. */
static const struct cell *
cell_find(const struct indicator_result *result, size_t stratum, const char *group, size_t *near)
{
	if (stratum == SIZE_MAX)
		return &result->total;
	const struct stratum *groups = &result->strata[stratum];
	for (size_t i = 0, at = *near; i < groups->cell_count; i++, at++) {
		at = at < groups->cell_count ? at : 0;
		if (strcmp(groups->cells[at].group, group) == 0) {
			*near = at;
			return &groups->cells[at];
		}
	}
	return NULL;
}

static void
points_fill(struct course *course, const struct result *result, size_t indicator, size_t stratum,
	const char *group)
{
	const struct results *series = result->series;
	size_t near = 0;
	course->count = series->count;
	course->points = xcalloc(series->count, sizeof *course->points);
	for (size_t i = 0; i < series->count; i++) {
		const struct cell *cell =
			cell_find(&series->items[i]->indicators[indicator], stratum, group, &near);
		struct course_point *point = &course->points[i];
		*point = (struct course_point){ .date = series->items[i]->as_of,
			.cell = cell,
			.value = NAN,
			.lower = NAN,
			.upper = NAN };
		if (cell && cell->state == CELL_OK)
			point->value = (double)cell->counts.numerator / (double)cell->counts.denominator;
	}
}

/* The first point at or after a date; the number of points where there is none. */
static size_t
point_from(const struct course *course, int32_t date)
{
	size_t i = 0;
	while (i < course->count && course->points[i].date < date)
		i++;
	return i;
}

/* Those about the indicator and within the dates; points that do not count and parts follow from them. */
static void
decisions_take(struct course *course, const struct definition *definition, size_t indicator)
{
	course->decisions = xcalloc(definition->decision_count + 1, sizeof(void *));
	course->parts = xcalloc(definition->decision_count + 1, sizeof *course->parts);
	course->part_count = 1;
	for (size_t i = 0; i < definition->decision_count; i++) {
		const struct decision *decision = &definition->decisions[i];
		size_t at = point_from(course, decision->date);
		if (at == course->count || (decision->indicators && !decision->indicators[indicator]) ||
			decision->date < course->points[0].date)
			continue;
		course->decisions[course->decision_count++] = decision;
		course->points[at].excluded |= decision->exclude;
		/* Two decisions before the same point are one beginning. */
		if (decision->rebase && at > course->parts[course->part_count - 1].first)
			course->parts[course->part_count++].first = at;
	}
	for (size_t i = 0; i < course->part_count; i++) {
		size_t end = i + 1 < course->part_count ? course->parts[i + 1].first : course->count;
		course->parts[i].count = end - course->parts[i].first;
	}
}

/* A baseline without a known point would leave its part without a centre: then all of the part is taken. */
static void
baseline_take(struct course *course, struct course_part *part, int32_t from, int32_t to)
{
	size_t known = 0;
	part->frozen_first = part->frozen_count = 0;
	for (size_t i = part->first; i < part->first + part->count; i++) {
		const struct course_point *point = &course->points[i];
		if (point->date < from || point->date > to)
			continue;
		if (part->frozen_count++ == 0)
			part->frozen_first = i;
		known += !isnan(point->value) && !point->excluded;
	}
	if (known == 0)
		part->frozen_count = 0;
}

static struct course_numbers
numbers_new(const struct course *course)
{
	struct course_numbers numbers = { xcalloc(course->count, sizeof(double)),
		xcalloc(course->count, sizeof(double)), xcalloc(course->count, sizeof(bool)),
		xcalloc(course->count, sizeof *numbers.control),
		xcalloc(course->count, sizeof *numbers.causes) };
	for (size_t i = 0; i < course->count; i++) {
		const struct course_point *point = &course->points[i];
		bool is_known = point->cell && !isnan(point->value);
		numbers.y[i] = is_known ? (double)point->cell->counts.numerator : NAN;
		numbers.n[i] = is_known ? (double)point->cell->counts.denominator : NAN;
		numbers.excluded[i] = point->excluded;
	}
	return numbers;
}

static void
numbers_free(struct course_numbers *numbers)
{
	free(numbers->y);
	free(numbers->n);
	free(numbers->excluded);
	free(numbers->control);
	free(numbers->causes);
}

static struct series
part_series(const struct course_numbers *numbers, const struct course_part *part)
{
	struct series series = { .y = numbers->y + part->first,
		.n = numbers->n + part->first,
		.count = part->count,
		.excluded = numbers->excluded + part->first };
	if (part->frozen_count > 0) {
		series.baseline_first = part->frozen_first - part->first;
		series.baseline_end = series.baseline_first + part->frozen_count;
	}
	return series;
}

static bool
asks_for_much(const struct target *target)
{
	return target->comparison == AT_LEAST || target->comparison == MORE_THAN;
}

static enum improvement
improvement_of(const struct target *target)
{
	if (!target->given)
		return IMPROVEMENT_NEUTRAL;
	return asks_for_much(target) ? IMPROVEMENT_HIGHER : IMPROVEMENT_LOWER;
}

static void
part_control(struct course *course, struct course_part *part, const struct course_numbers *numbers)
{
	const struct series series = part_series(numbers, part);
	enum control_kind kind = course->choice.chart == CHART_P ? CONTROL_P : CONTROL_P_PRIME;
	struct control_chart chart = control_chart_of(kind, &series, true, numbers->control);
	part->center = chart.center;
	part->state = chart.state;
	part->runs = chart.runs;
	for (size_t i = 0; i < part->count; i++) {
		struct course_point *point = &course->points[part->first + i];
		point->lower = numbers->control[i].lower;
		point->upper = numbers->control[i].upper;
		if (!numbers->control[i].signal || point->excluded)
			continue;
		point->direction = point->value > chart.center ? 1 : -1;
		part->signals++;
	}
}

static void
part_causes(struct course *course, struct course_part *part, const struct course_numbers *numbers)
{
	const struct series series = part_series(numbers, part);
	const struct target *target = &course->definition->target;
	double aim =
		target->given ? (double)target->value.numerator / (double)target->value.denominator : NAN;
	part->causes = cause_chart_of(&series, improvement_of(target), aim, numbers->causes);
	part->center = part->causes.mean;
	part->state = part->causes.state;
	part->runs = runs_around(&series, part->center);
	for (size_t i = 0; i < part->count; i++) {
		struct course_point *point = &course->points[part->first + i];
		point->lower = fmax(part->causes.lower, 0);
		point->upper = fmin(part->causes.upper, 1);
		if (point->excluded)
			continue;
		point->rules = numbers->causes[i].rules;
		point->direction = numbers->causes[i].direction;
		part->signals += point->direction != 0;
	}
}

static void
part_run(struct course_part *part, const struct course_numbers *numbers)
{
	const struct series series = part_series(numbers, part);
	part->center = run_center(&series);
	part->state = isnan(part->center) ? CONTROL_NO_DATA : CONTROL_DONE;
	part->runs = runs_around(&series, part->center);
}

/* A verdict may stand only on what the chart can tell. */
static void
signals_forget(struct course *course)
{
	for (size_t i = 0; i < course->count; i++) {
		struct course_point *point = &course->points[i];
		point->direction = 0;
		point->rules = 0;
		point->lower = point->upper = NAN;
	}
	for (size_t i = 0; i < course->part_count; i++)
		course->parts[i].signals = 0;
}

static enum course_verdict
verdict_towards(const struct course *course, int direction)
{
	if (!course->definition->target.given || direction == 0)
		return COURSE_CHANGED;
	return (direction > 0) == asks_for_much(&course->definition->target) ? COURSE_BETTER : COURSE_WORSE;
}

static enum course_verdict
causes_verdict(const struct cause_chart *causes)
{
	switch (causes->variation) {
	case VARIATION_IMPROVING_HIGH:
	case VARIATION_IMPROVING_LOW: return COURSE_BETTER;
	case VARIATION_CONCERNING_HIGH:
	case VARIATION_CONCERNING_LOW: return COURSE_WORSE;
	case VARIATION_NEUTRAL_HIGH:
	case VARIATION_NEUTRAL_LOW: return COURSE_CHANGED;
	case VARIATION_COMMON: return COURSE_CHANCE;
	case VARIATION_UNKNOWN: break;
	}
	return COURSE_NOT_JUDGED;
}

/* Which way it went: where the last known point stands, and all that is outside the limits with it. */
static int
direction_of(const struct course *course, const struct course_part *part)
{
	const struct course_point *last = course_last_known(course);
	int direction = last->value > part->center ? 1 : last->value < part->center ? -1 : 0;
	for (size_t i = part->first; i < part->first + part->count; i++)
		if (course->points[i].direction != 0 && course->points[i].direction != direction)
			return 0;
	return direction;
}

static enum course_verdict
verdict_of(const struct course *course)
{
	const struct course_part *part = course_current(course);
	if (!course->choice.judged || part->runs.known < CHART_POINTS_WANTED)
		return COURSE_NOT_JUDGED;
	if (course->choice.chart == CHART_XMR)
		return causes_verdict(&part->causes);
	if (part->signals == 0 && !part->runs.shift && !part->runs.few_crossings)
		return COURSE_CHANCE;
	return verdict_towards(course, direction_of(course, part));
}

struct course *
course_new(const struct result *result, size_t indicator, size_t stratum, const char *group)
{
	const struct definition *definition = result->definition;
	struct course *course = xcalloc(1, sizeof *course);
	course->definition = &definition->indicators[indicator];
	points_fill(course, result, indicator, stratum, group);
	decisions_take(course, definition, indicator);
	struct course_numbers numbers = numbers_new(course);
	const struct series all = {
		.y = numbers.y, .n = numbers.n, .count = course->count, .excluded = numbers.excluded
	};
	course->choice = chart_choice_of(course->definition->variation, &all);
	for (size_t i = 0; i < course->part_count; i++) {
		struct course_part *part = &course->parts[i];
		if (definition->baseline_from != DATE_MISSING)
			baseline_take(course, part, definition->baseline_from, definition->baseline_to);
		if (course->choice.chart == CHART_RUN)
			part_run(part, &numbers);
		else if (course->choice.chart == CHART_XMR)
			part_causes(course, part, &numbers);
		else
			part_control(course, part, &numbers);
	}
	numbers_free(&numbers);
	if (!course->choice.judged)
		signals_forget(course);
	course->verdict = verdict_of(course);
	return course;
}

void
course_free(struct course *course)
{
	if (!course)
		return;
	free(course->points);
	free(course->parts);
	free(course->decisions);
	free(course);
}

const struct course_part *
course_current(const struct course *course)
{
	return &course->parts[course->part_count - 1];
}

static bool
counts(const struct course_point *point)
{
	return !isnan(point->value) && !point->excluded;
}

const struct course_point *
course_first_known(const struct course *course)
{
	for (size_t i = 0; i < course->count; i++)
		if (counts(&course->points[i]))
			return &course->points[i];
	return NULL;
}

const struct course_point *
course_last_known(const struct course *course)
{
	for (size_t i = course->count; i-- > 0;)
		if (counts(&course->points[i]))
			return &course->points[i];
	return NULL;
}

bool
course_left_baseline(const struct course *course)
{
	const struct course_part *part = course_current(course);
	return part->frozen_count > 0 && part->causes.variation != VARIATION_COMMON &&
	       part->causes.variation != VARIATION_UNKNOWN;
}

enum assurance
course_assurance(const struct course *course)
{
	return course_left_baseline(course) ? ASSURANCE_UNKNOWN : course_current(course)->causes.assurance;
}
