/* Figures over time: run and control charts, trends and small multiples. */
#include <math.h>
#include <string.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/method/control.h"

enum { STOPS_MOST = 400, USEFUL_LEAST = 10 };

/* What the formulas of stats/method take. */
static struct series
series_of(const struct plot *plot, const struct plot_cube *cube)
{
	double *y = plot_array(plot, cube->levels, sizeof *y), *n = plot_array(plot, cube->levels, sizeof *n);
	for (size_t i = 0; i < cube->levels; i++) {
		const struct plot_cell *cell = &cube->cells[i];
		bool known = plot_cell_known(plot, cell);
		y[i] = !known ? NAN : plot_is_share(plot) ? cell->numerator : moments_mean(&cell->moments);
		n[i] = known ? cell->denominator : NAN;
	}
	return (struct series){ .y = y, .n = plot_is_share(plot) ? n : NULL, .count = cube->levels };
}

static const char *
run_title(const struct plot *plot, const struct series *series, double median)
{
	struct run_analysis runs = runs_around(series, median);
	if (runs.useful < USEFUL_LEAST)
		return plot_phrase(SAYS_RUN_FEW, plot->language);
	const char *centre = plot_value_text(plot, median);
	if (runs.shift)
		return plot_say(plot, SAYS_RUN_SHIFT,
			plot_word(plot, (int64_t)runs.longest_run, NEUTER, false), centre);
	if (runs.few_crossings)
		return plot_say(plot, SAYS_RUN_CROSSINGS,
			plot_word(plot, (int64_t)runs.crossings, COMMON, false), centre);
	return plot_say(plot, SAYS_RUN_CHANCE, centre);
}

static const char *
control_title(const struct plot *plot, const struct control_chart *control, size_t known)
{
	if (control->state == CONTROL_TOO_FEW || control->state == CONTROL_NO_DATA)
		return plot_phrase(SAYS_CONTROL_FEW, plot->language);
	if (known < USEFUL_LEAST)
		return plot_phrase(SAYS_RUN_FEW, plot->language);
	const char *of = plot_word(plot, (int64_t)known, NEUTER, false);
	if (control->state == CONTROL_NO_VARIATION)
		return plot_say(plot, SAYS_CONTROL_SAME, of);
	if (control->signals == 0)
		return plot_say(plot, SAYS_CONTROL_NONE, of);
	return plot_say(plot, control->signals == 1 ? SAYS_CONTROL_ONE : SAYS_CONTROL_SOME,
		plot_word(plot, (int64_t)control->signals, NEUTER, true), of);
}

static struct run_point
run_point_of(
	const struct plot *plot, const struct plot_cube *cube, const struct plot_levels *levels, size_t i)
{
	const struct plot_cell *cell = &cube->cells[i];
	return (struct run_point){ .label = levels->names[i],
		.value = plot_cell_value(plot, cell),
		.lower = NAN,
		.upper = NAN,
		.value_text = plot_cell_text(plot, cell),
		.count_text = plot_is_share(plot) ? plot_cell_count(plot, cell) : "",
		.note = plot_cell_note(plot, cell) };
}

/* Better or worse is known only by a target. */
static enum standing
signal_standing(const struct plot *plot, bool high)
{
	if (!plot->target.given)
		return STANDING_OPEN;
	bool much = plot->target.comparison == AT_LEAST || plot->target.comparison == MORE_THAN;
	return high == much ? STANDING_GOOD : STANDING_BELOW;
}

/* Limits and signals; returns the title. */
static const char *
control_fill(const struct plot *plot, const struct series *series, struct run_point *points, double *centre,
	struct run_chart *run)
{
	struct control_point *control = plot_array(plot, series->count, sizeof *control);
	struct control_chart found = control_chart_of(plot->limits, series, false, control);
	size_t known = 0;
	for (size_t i = 0; i < series->count; i++) {
		known += control[i].state == POINT_KNOWN;
		points[i].value = control[i].state == POINT_KNOWN ? control[i].value : NAN;
		points[i].lower = control[i].lower;
		points[i].upper = control[i].upper;
		if (control[i].signal) {
			points[i].standing = signal_standing(plot, control[i].value > control[i].upper);
			points[i].note = plot_phrase(WORD_SIGNAL, plot->language);
			run->legend.open = points[i].note;
		}
	}
	*centre = found.center;
	if (plot->target.given && run->legend.open)
		run->legend.good = run->legend.below = run->legend.open;
	for (size_t i = series->count; i > 0 && plot_is_share(plot) && !run->upper_text; i--)
		if (isfinite(points[i - 1].upper)) {
			run->upper_text =
				plot_say(plot, WORD_UPPER, plot_value_text(plot, points[i - 1].upper));
			run->lower_text =
				plot_say(plot, WORD_LOWER, plot_value_text(plot, points[i - 1].lower));
		}
	if (!plot_is_share(plot) && isfinite(found.center) && found.state == CONTROL_DONE) {
		run->upper_text = plot_say(plot, WORD_UPPER, plot_number(plot, points[0].upper));
		run->lower_text = plot_say(plot, WORD_LOWER, plot_number(plot, points[0].lower));
	}
	return control_title(plot, &found, known);
}

/* Some kinds of limits are of proportions, others of numbers. */
static bool
limits_fit(const struct plot *plot, struct error *err)
{
	bool of_share = plot->limits == CONTROL_P || plot->limits == CONTROL_P_PRIME ||
			plot->limits == CONTROL_U || plot->limits == CONTROL_U_PRIME;
	return plot->kind != PLOT_CONTROL || of_share == plot_is_share(plot) ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "--limits %s is for %s", control_kind_name(plot->limits),
		       of_share ? "--numerator and --denominator; of a --column it is i or c"
				: "--column; of --numerator and --denominator it is p, pp, u or up");
}

/* A signal is a diamond where nothing says which way is better. */
static void
legend_settle(struct run_chart *run)
{
	const char *words = run->legend.open;
	run->legend = (struct marker_legend){ 0 };
	for (size_t i = 0; i < run->point_count; i++) {
		if (run->points[i].standing == STANDING_OPEN)
			run->legend.open = words;
		else if (run->points[i].standing == STANDING_GOOD)
			run->legend.good = words;
		else if (run->points[i].standing == STANDING_BELOW)
			run->legend.below = words;
	}
}

bool
plot_process(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_levels levels;
	struct plot_cube cube;
	if (!limits_fit(plot, err) || !plot_needs_number(plot, ROLE_COLUMN, err) ||
		!plot_levels_of(plot, ROLE_X, STOPS_MOST, &levels, err) ||
		!plot_cube_of(plot, &levels, &cube, err))
		return false;
	struct series series = series_of(plot, &cube);
	struct run_point *points = plot_array(plot, levels.count, sizeof *points);
	for (size_t i = 0; i < levels.count; i++)
		points[i] = run_point_of(plot, &cube, &levels, i);
	struct run_chart *run = &chart->run;
	const char *title,
		*shown = plot_say(plot, TELLS_OVER, plot_figure_words(plot), plot_answer(plot, ROLE_X)->text);
	double centre;
	if (plot->kind == PLOT_CONTROL) {
		title = control_fill(plot, &series, points, &centre, run);
		shown = plot_say(plot, TELLS_CONTROL, shown, control_kind_name(plot->limits));
	} else {
		centre = run_center(&series);
		title = run_title(plot, &series, centre);
		shown = plot_say(plot, TELLS_RUN, shown);
	}
	struct run_part *part = plot_array(plot, 1, sizeof *part);
	*part = (struct run_part){ 0, levels.count, centre, "" };
	if (isfinite(centre))
		part->text = plot_say(plot, plot->kind == PLOT_RUN ? WORD_MEDIAN_IS : WORD_MEAN_IS,
			plot_value_text(plot, centre));
	chart->shape = SHOWS_RUN;
	chart->heading = plot_heading(plot, title, shown);
	run->heading = chart->heading;
	run->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	run->stops = levels.stops;
	run->points = points;
	run->point_count = levels.count;
	run->parts = part;
	run->part_count = levels.count > 0;
	run->target = plot_target_place(plot);
	run->target_text = plot_target_words(plot);
	run->words = plot_numbers(plot->language);
	run->percent = plot_is_share(plot);
	run->more = (struct more_words){ plot_phrase(WORD_MORE_ONE, plot->language), "",
		plot_phrase(WORD_MORE_AFTER, plot->language) };
	legend_settle(run);
	return true;
}
