#include <math.h>
#include <stdlib.h>

#include "stats/indicator/course.h"
#include "stats/indicator/verdict.h"

static double
target_fraction(const struct target *target)
{
	return (double)target->value.numerator / (double)target->value.denominator;
}

/* Whether the last figure of the part that counts meets the target. */
static bool
target_is_reached(const struct course *course)
{
	const struct course_part *part = course_current(course);
	const struct course_point *last = course_last_known(course);
	return last && last >= &course->points[part->first] &&
	       target_verdict(&course->definition->target, last->cell->counts.numerator,
		       last->cell->counts.denominator) == VERDICT_MET;
}

struct forecast
course_forecast(const struct course *course)
{
	const struct target *target = &course->definition->target;
	const struct course_part *part = course_current(course);
	const struct forecast_question question = { .target = target_fraction(target),
		.upward = target->comparison == AT_LEAST || target->comparison == MORE_THAN,
		.reached = target_is_reached(course),
		.level = course->definition->level };
	double *t = xcalloc(part->count + 1, 3 * sizeof *t);
	double *x = t + part->count, *n = x + part->count;
	for (size_t i = 0; i < part->count; i++) {
		const struct course_point *point = &course->points[part->first + i];
		bool counts = !isnan(point->value) && !point->excluded;
		t[i] = point->date;
		x[i] = counts ? (double)point->cell->counts.numerator : (double)NAN;
		n[i] = counts ? (double)point->cell->counts.denominator : (double)NAN;
	}
	struct forecast forecast = forecast_of(t, x, n, part->count, &question);
	free(t);
	return forecast;
}
