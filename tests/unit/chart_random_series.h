/* Charts of points and lines of any shape from a seed: values far out, at both ends, missing and infinite,
 * points on top of each other, names of every length, nothing known at all. */
#ifndef MALTALL_TESTS_CHART_RANDOM_SERIES_H
#define MALTALL_TESTS_CHART_RANDOM_SERIES_H

#include "plots/chart/series.h"
#include "tests/unit/chart_random.h"

/* In the arena of the charts they are made from. */
struct random_series {
	struct funnel_chart funnel;
	struct run_chart run;
	struct trend_chart trend;
	struct panels_chart panels;
	struct scatter_chart scatter;
	struct steps_chart steps;
};

static const struct number_words series_words = { ",", "\u00A0", "\u00A0%" };

#define SERIES_ARRAY(charts, type, count)                                                                    \
	((type *)memset(arena_alloc(&(charts)->arena, ((count) + 1) * sizeof(type)), 0,                      \
		((count) + 1) * sizeof(type)))

/* A fraction, something much larger, or nothing. */
static inline double
series_value(struct random_charts *charts, bool percent, unsigned known)
{
	static const double rare[] = { NAN, INFINITY, -INFINITY, NAN };
	if (random_below(charts, 4) >= known)
		return rare[random_below(charts, 4)];
	double value = random_fraction(charts);
	return percent ? value : value * pow(10, random_below(charts, 9)) - 3;
}

/* At least one word, so that even a card without anything known says something. */
static inline struct heading
series_heading(struct random_charts *charts)
{
	struct heading heading = random_heading(charts);
	heading.source = "Kilde";
	return heading;
}

static inline struct marker_legend
series_legend(struct random_charts *charts)
{
	return (struct marker_legend){ random_text(charts), random_text(charts), random_text(charts),
		random_text(charts), random_text(charts), random_text(charts), random_text(charts) };
}

static inline struct more_words
series_more(void)
{
	return (struct more_words){ "én til", "", " til" };
}

static inline struct axis_stop *
series_stops(struct random_charts *charts, size_t count)
{
	struct axis_stop *stops = SERIES_ARRAY(charts, struct axis_stop, count);
	double place = random_fraction(charts) * 100;
	for (size_t i = 0; i < count; i++) {
		place += 1 + (random_below(charts, 5) ? 0 : random_fraction(charts) + 1);
		stops[i] = (struct axis_stop){ place, random_text(charts),
			random_below(charts, 9) ? "2024" : random_text(charts) };
	}
	return stops;
}

static inline struct funnel_chart
random_funnel(struct random_charts *charts, size_t count, unsigned known)
{
	bool percent = random_below(charts, 3);
	struct funnel_point *points = SERIES_ARRAY(charts, struct funnel_point, count);
	size_t limit_count = random_below(charts, 40);
	struct funnel_limit *limits = SERIES_ARRAY(charts, struct funnel_limit, limit_count);
	for (size_t i = 0; i < count; i++)
		points[i] = (struct funnel_point){ .label = random_text(charts),
			.n = random_below(charts, 20) ? random_below(charts, 300) : NAN,
			.value = series_value(charts, percent, known),
			.standing = (enum standing)random_below(charts, 4),
			.named = random_below(charts, 2),
			.value_text = random_text(charts),
			.count_text = random_text(charts) };
	for (size_t i = 0; i < limit_count; i++)
		limits[i] = (struct funnel_limit){ 1 + (double)i * 11, series_value(charts, percent, 4),
			series_value(charts, percent, 4), series_value(charts, percent, 3),
			series_value(charts, percent, 3) };
	return (struct funnel_chart){ .heading = series_heading(charts),
		.points = points,
		.point_count = count,
		.limits = limits,
		.limit_count = limit_count,
		.centre = series_value(charts, percent, 3),
		.target = series_value(charts, percent, 3),
		.centre_text = random_text(charts),
		.target_text = random_text(charts),
		.near_text = random_text(charts),
		.wide_text = random_text(charts),
		.x_title = random_text(charts),
		.y_title = random_text(charts),
		.note = random_text(charts),
		.words = &series_words,
		.percent = percent,
		.legend = series_legend(charts),
		.more = series_more() };
}

/* Parts that follow each other, with events between them. */
static inline void
random_run_parts(struct random_charts *charts, struct run_chart *run)
{
	struct run_part *parts = SERIES_ARRAY(charts, struct run_part, run->point_count);
	size_t from = 0;
	for (; from < run->point_count && random_below(charts, 4); run->part_count++) {
		size_t count = 1 + random_below(charts, (unsigned)(run->point_count - from));
		parts[run->part_count] = (struct run_part){ from, count,
			series_value(charts, run->percent, 3), random_text(charts) };
		from += count;
	}
	run->parts = parts;
	run->event_count = random_below(charts, 12);
	struct run_event *events = SERIES_ARRAY(charts, struct run_event, run->event_count);
	double place = run->stops[0].place - 2;
	for (size_t i = 0; i < run->event_count; i++) {
		place += random_below(charts, 50) / 10.0;
		events[i] = (struct run_event){ place, random_text(charts) };
	}
	run->events = events;
	if (random_below(charts, 2)) {
		run->baseline_first = random_below(charts, (unsigned)run->point_count);
		run->baseline_count =
			1 + random_below(charts, (unsigned)(run->point_count - run->baseline_first));
		run->baseline_text = random_text(charts);
	}
}

static inline struct run_chart
random_run(struct random_charts *charts, size_t count, unsigned known)
{
	bool percent = random_below(charts, 3);
	struct run_point *points = SERIES_ARRAY(charts, struct run_point, count);
	for (size_t i = 0; i < count; i++)
		points[i] = (struct run_point){ .label = random_text(charts),
			.value = series_value(charts, percent, known),
			.lower = series_value(charts, percent, 3),
			.upper = series_value(charts, percent, 3),
			.standing = (enum standing)random_below(charts, 4),
			.excluded = !random_below(charts, 9),
			.value_text = random_text(charts),
			.count_text = random_text(charts),
			.note = random_text(charts) };
	struct run_chart run = { .heading = series_heading(charts),
		.stops = series_stops(charts, count),
		.points = points,
		.point_count = count,
		.target = series_value(charts, percent, 3),
		.target_text = random_text(charts),
		.upper_text = random_text(charts),
		.lower_text = random_text(charts),
		.y_title = random_text(charts),
		.verdict_text = random_text(charts),
		.words = &series_words,
		.percent = percent,
		.legend = series_legend(charts),
		.more = series_more() };
	random_run_parts(charts, &run);
	return run;
}

static inline struct trend_chart
random_trend(struct random_charts *charts, size_t count, unsigned known)
{
	bool percent = random_below(charts, 3);
	size_t series_count = random_below(charts, CATEGORY_INKS + 1);
	struct trend_series *series = SERIES_ARRAY(charts, struct trend_series, series_count);
	for (size_t s = 0; s < series_count; s++) {
		double *values = SERIES_ARRAY(charts, double, count);
		const char **texts = SERIES_ARRAY(charts, const char *, count);
		for (size_t i = 0; i < count; i++) {
			values[i] = series_value(charts, percent, known);
			texts[i] = random_below(charts, 3) ? random_text(charts) : "71 %";
		}
		series[s] = (struct trend_series){ random_text(charts), values,
			random_below(charts, 4) ? texts : NULL, random_text(charts) };
	}
	return (struct trend_chart){ .heading = series_heading(charts),
		.stops = series_stops(charts, count),
		.stop_count = count,
		.series = series,
		.series_count = series_count,
		.target = series_value(charts, percent, 3),
		.target_text = random_text(charts),
		.y_title = random_text(charts),
		.note = random_text(charts),
		.words = &series_words,
		.percent = percent };
}

static inline struct panels_chart
random_panels(struct random_charts *charts, size_t count, unsigned known)
{
	bool percent = random_below(charts, 3);
	size_t value_count = 1 + random_below(charts, 30);
	struct panel *panels = SERIES_ARRAY(charts, struct panel, count);
	for (size_t p = 0; p < count; p++) {
		double *values = SERIES_ARRAY(charts, double, value_count);
		for (size_t i = 0; i < value_count; i++)
			values[i] = series_value(charts, percent, known);
		panels[p] = (struct panel){ .label = random_text(charts),
			.values = random_below(charts, 9) ? values : NULL,
			.last_text = random_text(charts),
			.standing = (enum standing)random_below(charts, 4),
			.note = random_text(charts) };
	}
	return (struct panels_chart){ .heading = series_heading(charts),
		.value_count = value_count,
		.panels = panels,
		.panel_count = count,
		.target = series_value(charts, percent, 3),
		.first_text = random_text(charts),
		.last_text = random_text(charts),
		.words = &series_words,
		.percent = percent,
		.legend = series_legend(charts) };
}

static inline struct scatter_chart
random_scatter(struct random_charts *charts, size_t count, unsigned known)
{
	bool percent = random_below(charts, 3), sized = random_below(charts, 2);
	struct scatter_point *points = SERIES_ARRAY(charts, struct scatter_point, count);
	size_t fit_count = random_below(charts, 30);
	struct fit_point *fit = SERIES_ARRAY(charts, struct fit_point, fit_count);
	for (size_t i = 0; i < count; i++)
		points[i] = (struct scatter_point){ .label = random_text(charts),
			.x = series_value(charts, !percent, known),
			.y = series_value(charts, percent, known),
			.size = sized ? random_below(charts, 1000) : NAN,
			.standing = (enum standing)random_below(charts, 4),
			.named = random_below(charts, 3),
			.x_text = random_text(charts),
			.y_text = random_text(charts),
			.note = random_text(charts) };
	for (size_t i = 0; i < fit_count; i++)
		fit[i] = (struct fit_point){ (double)i / 30, series_value(charts, percent, 4),
			series_value(charts, percent, 4), series_value(charts, percent, 3) };
	return (struct scatter_chart){ .heading = series_heading(charts),
		.points = points,
		.point_count = count,
		.fit = fit,
		.fit_count = fit_count,
		.fit_text = random_text(charts),
		.x_title = random_text(charts),
		.y_title = random_text(charts),
		.words = &series_words,
		.x_percent = !percent,
		.y_percent = percent,
		.legend = series_legend(charts),
		.more = series_more() };
}

/* Curves that fall to nothing, or stay where they are, or are not known. */
static inline struct steps_chart
random_steps(struct random_charts *charts, size_t count)
{
	size_t series_count = random_below(charts, CATEGORY_INKS + 1);
	struct steps_series *series = SERIES_ARRAY(charts, struct steps_series, series_count);
	for (size_t s = 0; s < series_count; s++) {
		size_t point_count = random_below(charts, (unsigned)count + 1);
		struct steps_point *points = SERIES_ARRAY(charts, struct steps_point, point_count);
		double x = random_below(charts, 3) ? 0 : random_below(charts, 400), y = 1;
		for (size_t i = 0; i < point_count; i++) {
			bool known = random_below(charts, 9);
			y *= random_below(charts, 1001) / 1000.0;
			points[i] = (struct steps_point){ x, y, known ? y * 0.8 : NAN,
				known ? fmin(1, y * 1.3) : NAN, (double)(point_count - i) * 700,
				random_below(charts, 3) == 0 };
			x += 1 + random_below(charts, 90);
		}
		series[s] = (struct steps_series){ random_text(charts), points, point_count };
	}
	return (struct steps_chart){ .heading = series_heading(charts),
		.series = series,
		.series_count = series_count,
		.x_title = random_text(charts),
		.y_title = random_text(charts),
		.risk_head = random_text(charts),
		.note = random_text(charts),
		.words = &series_words };
}

/* `count` points, stops or panels, at least 1. */
static inline struct random_series
random_series_of(struct random_charts *charts, size_t count)
{
	unsigned known = random_below(charts, 5);
	return (struct random_series){ random_funnel(charts, count, known), random_run(charts, count, known),
		random_trend(charts, count, known), random_panels(charts, count, known),
		random_scatter(charts, count, known), random_steps(charts, count) };
}

#endif
