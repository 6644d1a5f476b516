#include <math.h>
#include <stdlib.h>

#include "plots/chart/series.h"
#include "plots/report/course_text.h"
#include "plots/report/drawing.h"
#include "plots/report/plot_words.h"
#include "stats/base/date.h"

/* What is written below a date: the month and, where it changes, the year. */
static struct axis_stop
stop_of(int32_t date, enum step every, struct arena *arena, enum language language)
{
	const struct civil civil = date_to_civil(date);
	struct axis_stop stop = { .place = (double)date };
	const char *year = arena_print(arena, "%d", civil.year);
	const char *month = month_text(civil.month, language);
	switch (every) {
	case STEP_YEAR: stop.label = year; break;
	case STEP_QUARTER:
	case STEP_MONTH:
		stop.label = month;
		stop.era = year;
		break;
	case STEP_WEEK:
	case STEP_DAY:
		stop.label = arena_print(arena, "%d.", civil.day);
		stop.era = arena_print(arena, "%s %s", month, year);
		break;
	}
	return stop;
}

struct axis_stop *
drawing_stops(const struct result *result, struct arena *arena)
{
	const struct definition *definition = result->definition;
	struct axis_stop *stops = arena_alloc(arena, result->series->count * sizeof *stops);
	for (size_t i = 0; i < result->series->count; i++)
		stops[i] = stop_of(result->series->items[i]->as_of, definition->series.every, arena,
			definition->language);
	return stops;
}

static enum standing
point_standing(const struct course *course, const struct course_point *point)
{
	const struct target *target = &course->definition->target;
	if (point->direction == 0)
		return STANDING_NONE;
	if (!target->given)
		return STANDING_OPEN;
	return (point->direction > 0) == target_asks_for_much(target) ? STANDING_GOOD : STANDING_BELOW;
}

static struct run_point *
run_points(const struct course *course, struct arena *arena, enum language language)
{
	struct run_point *points = arena_alloc(arena, course->count * sizeof *points);
	for (size_t i = 0; i < course->count; i++) {
		const struct course_point *point = &course->points[i];
		struct buffer label = { 0 }, value = { 0 }, count = { 0 }, note = { 0 };
		number_date(&label, point->date, language);
		course_point_remark(&note, course, point, language);
		if (!isnan(point->value)) {
			cell_share(&value, point->cell, &course->definition->target, 1, language);
			cell_count(&count, point->cell, language);
		}
		points[i] = (struct run_point){ .label = text_settle(arena, &label),
			.value = point->value,
			.lower = point->lower,
			.upper = point->upper,
			.standing = point_standing(course, point),
			.excluded = point->excluded,
			.value_text = text_settle(arena, &value),
			.count_text = text_settle(arena, &count),
			.note = text_settle(arena, &note) };
	}
	return points;
}

static struct run_part *
run_parts(const struct course *course, struct arena *arena, enum language language)
{
	struct run_part *parts = arena_alloc(arena, course->part_count * sizeof *parts);
	for (size_t i = 0; i < course->part_count; i++) {
		const struct course_part *part = &course->parts[i];
		struct buffer figure = { 0 }, text = { 0 };
		if (isfinite(part->center)) {
			number_limit(&figure, part->center, NULL, 0, language);
			phrase_add(&text, language,
				course->choice.chart == CHART_RUN ? PHRASE_MEDIAN : PHRASE_MEAN,
				figure.bytes);
		}
		parts[i] = (struct run_part){ .first = part->first,
			.count = part->count,
			.centre = part->center,
			.text = text_settle(arena, &text) };
		buffer_free(&figure);
	}
	return parts;
}

/* In the order of their dates, as the definition has them. */
static struct run_event *
run_events(const struct course *course, struct arena *arena)
{
	struct run_event *events = arena_alloc(arena, (course->decision_count + 1) * sizeof *events);
	for (size_t i = 0; i < course->decision_count; i++)
		events[i] =
			(struct run_event){ (double)course->decisions[i]->date, course->decisions[i]->why };
	return events;
}

/* The legend names only what is on the chart. */
static struct marker_legend
run_legend(const struct run_chart *chart, enum language language)
{
	struct marker_legend legend = { 0 };
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct run_point *point = &chart->points[i];
		if (isnan(point->value))
			legend.unknown = phrase_text(PHRASE_LEGEND_UNKNOWN, language);
		else if (point->excluded)
			legend.excluded = phrase_text(PHRASE_NOT_COUNTED, language);
		else if (point->standing == STANDING_GOOD)
			legend.good = phrase_text(PHRASE_SIGNAL_BETTER, language);
		else if (point->standing == STANDING_BELOW)
			legend.below = phrase_text(PHRASE_SIGNAL_WORSE, language);
		else if (point->standing == STANDING_OPEN)
			legend.open = phrase_text(PHRASE_SIGNAL, language);
	}
	return legend;
}

static struct heading
run_heading(const struct result *result, const struct course *course, const char *group, struct arena *arena)
{
	enum language language = result->definition->language;
	struct buffer texts[3] = { 0 }, title = { 0 }, subtitle = { 0 }, description = { 0 };
	struct heading heading = { .source = drawing_source(result, arena) };
	course_title(&title, course, language);
	heading.title = text_settle(arena, &title);
	if (group)
		buffer_print(&subtitle, "%s: ", group);
	phrase_add(&subtitle, language, PHRASE_COURSE_SUBTITLE, course->definition->title,
		course_chart_words(course, language));
	heading.subtitle = text_settle(arena, &subtitle);
	number_integer(&texts[0], (int64_t)course->count, language);
	number_date(&texts[1], course->points[0].date, language);
	number_date(&texts[2], course->points[course->count - 1].date, language);
	phrase_add(&description, language, PHRASE_COURSE_DESCRIPTION, course_chart_words(course, language),
		course->definition->title, texts[0].bytes, texts[1].bytes, texts[2].bytes, heading.title);
	heading.description = text_settle(arena, &description);
	for (size_t i = 0; i < 3; i++)
		buffer_free(&texts[i]);
	return heading;
}

/* Target and baseline, where there is one. */
static void
run_marks(struct run_chart *chart, const struct course *course, struct arena *arena, enum language language)
{
	const struct target *target = &course->definition->target;
	if (target->given) {
		struct buffer figure = { 0 }, line = { 0 };
		chart->target = (double)target->value.numerator / (double)target->value.denominator;
		number_target(&figure, target, language);
		phrase_add(&line, language, PHRASE_TARGET_LINE, figure.bytes);
		buffer_free(&figure);
		chart->target_text = text_settle(arena, &line);
	}
	for (size_t i = 0; i < course->part_count; i++) {
		if (course->parts[i].frozen_count == 0 || chart->baseline_count > 0)
			continue;
		chart->baseline_first = course->parts[i].frozen_first;
		chart->baseline_count = course->parts[i].frozen_count;
		chart->baseline_text = phrase_text(PHRASE_BASELINE, language);
	}
}

struct layout *
drawing_course(const struct result *result, const struct course *course, const char *group,
	struct arena *arena, const char **title)
{
	enum language language = result->definition->language;
	if (course->count < 2)
		return NULL;
	struct run_chart chart = {
		.heading = run_heading(result, course, group, arena),
		.stops = drawing_stops(result, arena),
		.points = run_points(course, arena, language),
		.point_count = course->count,
		.parts = run_parts(course, arena, language),
		.part_count = course->part_count,
		.events = run_events(course, arena),
		.event_count = course->decision_count,
		.target = NAN,
		.y_title = phrase_text(PHRASE_SHARE, language),
		.upper_text = phrase_text(PHRASE_UPPER_LIMIT, language),
		.lower_text = phrase_text(PHRASE_LOWER_LIMIT, language),
		.verdict_text = course_verdict_words(course, language),
		.words = plot_numbers(language),
		.percent = true,
		.more = { phrase_text(PHRASE_EVENTS_ONE, language),
			phrase_text(PHRASE_EVENTS_BEFORE, language),
			phrase_text(PHRASE_EVENTS_AFTER, language) },
	};
	*title = chart.heading.title;
	run_marks(&chart, course, arena, language);
	chart.legend = run_legend(&chart, language);
	return run_chart_layout(&chart);
}
