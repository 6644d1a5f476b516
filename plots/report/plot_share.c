/* Proportions of groups: targets, units, grid and funnel. */
#include <math.h>
#include <string.h>

#include "plots/report/drawing.h"
#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "plots/report/reading.h"
#include "plots/report/title.h"
#include "stats/indicator/verdict.h"
#include "stats/method/funnel.h"

static bool
cell_is_met(const struct target *target, const struct plot_cell *cell)
{
	return target_verdict(target, (int64_t)cell->numerator, (int64_t)cell->denominator) == VERDICT_MET;
}

/* "Åtte av 18 enheter når målet på minst 70 %", or from where to where the proportions go: of the groups with
 * a name, as the report says it. */
static const char *
shares_title(const struct plot *plot, const struct plot_cube *cube)
{
	struct share_finding finding = { .noun = plot_noun(plot), .target = &plot->target };
	const struct plot_cell *least = NULL, *most = NULL;
	bool unknown = false;
	for (size_t i = 0; i < cube->groups; i++) {
		const struct plot_cell *cell = &cube->cells[i];
		unknown |= cell->unknown;
		if (!plot_cell_known(plot, cell) || !plot_group_counts(plot, i))
			continue;
		finding.count++;
		finding.met += plot->target.given && cell_is_met(&plot->target, cell);
		if (!least || plot_cell_value(plot, cell) < plot_cell_value(plot, least))
			least = cell;
		if (!most || plot_cell_value(plot, cell) > plot_cell_value(plot, most))
			most = cell;
	}
	if (least) {
		finding.name = plot_group_name(plot, (size_t)(least - cube->cells));
		finding.low = plot_cell_text(plot, least);
		finding.high = plot_cell_text(plot, most);
	}
	/* Where counts are not told, nobody knows that there are none. */
	if (!least && (unknown || cube->groups == 0))
		return plot_phrase(SAYS_NOTHING, plot->language);
	struct buffer title = { 0 };
	title_shares(&title, &finding, plot->language);
	return text_settle(plot->arena, &title);
}

static struct unit_row
unit_row_of(const struct plot *plot, const struct plot_cube *cube, size_t group)
{
	const struct plot_cell *cell = &cube->cells[group];
	struct interval interval = plot_cell_interval(plot, cell);
	return (struct unit_row){ .label = plot_group_name(plot, group),
		.known = plot_cell_known(plot, cell),
		.value = plot_cell_value(plot, cell),
		.lower = interval.lower,
		.upper = interval.upper,
		.standing = plot_cell_standing(plot, cell),
		.value_text = plot_cell_text(plot, cell),
		.count_text = plot_cell_count(plot, cell),
		.note = plot_cell_note(plot, cell) };
}

static size_t *
groups_order(const struct plot *plot, const struct plot_cube *cube)
{
	double *values = plot_array(plot, cube->groups, sizeof *values);
	for (size_t i = 0; i < cube->groups; i++)
		values[i] = plot_cell_value(plot, &cube->cells[i]);
	return plot_order(plot, values, cube->groups);
}

/* The words for the standings that occur. */
static void
legend_of(const struct plot *plot, const struct unit_row *rows, size_t count, const char **good,
	const char **open, const char **below)
{
	bool much = target_asks_for_much(&plot->target), extreme = target_is_extreme(&plot->target);
	enum phrase good_words = extreme ? PHRASE_LEGEND_MET
				 : much  ? PHRASE_SURELY_ABOVE
					 : PHRASE_SURELY_BELOW;
	enum phrase below_words = extreme ? PHRASE_LEGEND_NOT_MET
				  : much  ? PHRASE_SURELY_BELOW
					  : PHRASE_SURELY_ABOVE;
	for (size_t i = 0; i < count; i++) {
		switch (rows[i].standing) {
		case STANDING_GOOD: *good = phrase_text(good_words, plot->language); break;
		case STANDING_BELOW: *below = phrase_text(below_words, plot->language); break;
		case STANDING_OPEN: *open = phrase_text(PHRASE_CAN_BE_EITHER, plot->language); break;
		case STANDING_NONE: break;
		}
	}
}

static struct unit_row *
unit_rows(const struct plot *plot, const struct plot_cube *cube)
{
	struct unit_row *rows = plot_array(plot, cube->groups, sizeof *rows);
	const size_t *order = groups_order(plot, cube);
	for (size_t i = 0; i < cube->groups; i++)
		rows[i] = unit_row_of(plot, cube, order[i]);
	return rows;
}

static void
units_fill(struct plot *plot, const struct plot_cube *cube, struct plot_chart *chart)
{
	struct heading heading = plot_heading(plot, shares_title(plot, cube),
		plot_say(plot, TELLS_INTERVAL, plot_figure_words(plot), plot_level_text(plot)));
	struct unit_row *rows = unit_rows(plot, cube);
	chart->shape = SHOWS_UNITS;
	chart->heading = heading;
	chart->units = (struct units_chart){ .heading = heading,
		.target = plot_target_place(plot),
		.target_text = plot_target_words(plot),
		.percent = plot->language == LANGUAGE_EN ? "%" : NULL,
		.value_head = phrase_text(PHRASE_SHARE, plot->language),
		.count_head = phrase_text(PHRASE_COUNT, plot->language),
		.rows = rows,
		.row_count = cube->groups };
	legend_of(plot, rows, cube->groups, &chart->units.legend_good, &chart->units.legend_open,
		&chart->units.legend_below);
}

/* The target of a group in percent; false and err where two rows of it say two. */
static bool
group_target(const struct plot *plot, size_t group, struct target *target, struct error *err)
{
	const struct answer *answer = plot_answer(plot, ROLE_TARGET_COLUMN);
	*target = plot->target;
	if (!answer)
		return true;
	double percent = NAN;
	const struct answer_group *rows = &plot->question->groups[group];
	for (size_t i = 0; i < rows->count; i++) {
		double one = answer->numbers[plot->question->order[rows->first + i]];
		if (isnan(one))
			continue;
		if (one < 0 || one > 100 || (!isnan(percent) && one != percent))
			return fail(err, ERROR_DATA, NULL, 0, 0,
				"--target-column %s must hold one number from 0 to 100 for each group",
				answer->text);
		percent = one;
	}
	target->given = !isnan(percent);
	target->comparison = AT_LEAST;
	if (target->given)
		target->value = ratio_make((int64_t)llround(percent * 1e6), 100000000);
	return true;
}

static struct target_bar
target_bar_of(
	const struct plot *plot, const struct plot_cube *cube, size_t group, const struct target *target)
{
	struct plot view = *plot;
	view.target = *target;
	const struct plot_cell *cell = &cube->cells[group];
	bool known = plot_cell_known(plot, cell);
	struct buffer mark = { 0 }, figure = { 0 };
	if (target->given) {
		number_target(&figure, target, plot->language);
		phrase_add(&mark, plot->language, PHRASE_TARGET_MARK, figure.bytes);
		buffer_free(&figure);
	}
	bool met = known && target->given && cell_is_met(target, cell);
	return (struct target_bar){ .label = plot_group_name(plot, group),
		.known = known,
		.value = plot_cell_value(plot, cell),
		.target = plot_target_place(&view),
		.met = met,
		.value_text = plot_cell_text(&view, cell),
		.target_text = text_settle(plot->arena, &mark),
		.verdict_text = known && target->given
					? phrase_text(met ? PHRASE_MET : PHRASE_NOT_MET, plot->language)
					: "",
		.note = known ? plot_cell_count(plot, cell) : plot_cell_note(plot, cell) };
}

static bool
targets_fill(struct plot *plot, const struct plot_cube *cube, struct plot_chart *chart, struct error *err)
{
	struct target_bar *bars = plot_array(plot, cube->groups, sizeof *bars);
	int64_t targets = 0, met = 0;
	for (size_t i = 0; i < cube->groups; i++) {
		struct target target;
		if (!group_target(plot, i, &target, err))
			return false;
		bars[i] = target_bar_of(plot, cube, i, &target);
		bool counts = plot_group_counts(plot, i);
		targets += counts && bars[i].known && target.given;
		met += counts && bars[i].met;
	}
	struct buffer title = { 0 };
	if (targets > 0)
		title_met(&title, met, targets, plot->language);
	const char *finding = targets > 0 ? text_settle(plot->arena, &title) : shares_title(plot, cube);
	chart->shape = SHOWS_TARGETS;
	chart->heading = plot_heading(plot, finding, plot_say(plot, TELLS_TARGETS, plot_figure_words(plot)));
	chart->targets = (struct targets_chart){ chart->heading, bars, cube->groups };
	return true;
}

bool
plot_shares(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_cube cube;
	if (!plot_cube_of(plot, NULL, &cube, err))
		return false;
	if (plot->kind == PLOT_TARGETS)
		return targets_fill(plot, &cube, chart, err);
	units_fill(plot, &cube, chart);
	return true;
}

/* Bars of means show numbers that grow from 0. */
static bool
bars_are_positive(const struct plot *plot, const struct plot_cube *cube, struct error *err)
{
	for (size_t i = 0; i < cube->groups; i++)
		if (plot_cell_value(plot, &cube->cells[i]) < 0)
			return fail(err, ERROR_DATA, NULL, 0, 0,
				"the mean of %s is negative in a group, and a bar begins at 0; draw it with "
				"maltall plot box",
				plot_answer(plot, ROLE_COLUMN)->text);
	return true;
}

static const char *
means_title(const struct plot *plot, const struct unit_row *rows, size_t count)
{
	while (count > 0 && !rows[count - 1].known)
		count--;
	if (count == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	const struct unit_row *most = &rows[0], *least = &rows[count - 1];
	if (count == 1)
		return plot_say(plot, SAYS_ONE_FIGURE, most->label, most->value_text);
	if (strcmp(most->value_text, least->value_text) == 0)
		return plot_say(plot, SAYS_MEAN_SAME, most->value_text);
	return plot_say(
		plot, SAYS_MEAN_RANGE, least->value_text, least->label, most->value_text, most->label);
}

/* What would be passed over without a word is refused. */
static bool
bars_fit(const struct plot *plot, struct error *err)
{
	const struct answer *column = plot_answer(plot, ROLE_COLUMN);
	bool counts = !plot_is_share(plot) && column->type != TYPE_NUMBER;
	if (counts && (plot->question->by_count || !isnan(plot->target_number)))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"bars of how often each value of %s occurs take no --by and no --target; in groups "
			"draw "
			"them with maltall plot stacked",
			column->text);
	return counts || !plot_answer(plot, ROLE_WEIGHT) ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--weight is for bars of how often each value of a text occurs, and not for means and "
		       "proportions");
}

bool
plot_bars(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_cube cube;
	if (!bars_fit(plot, err))
		return false;
	if (!plot_is_share(plot) && plot_answer(plot, ROLE_COLUMN)->type != TYPE_NUMBER)
		return plot_pareto(plot, chart, err);
	if (!plot_cube_of(plot, NULL, &cube, err) || !bars_are_positive(plot, &cube, err))
		return false;
	struct unit_row *rows = unit_rows(plot, &cube);
	bool intervals = false;
	for (size_t i = 0; i < cube.groups; i++) {
		intervals |= !isnan(rows[i].lower);
		rows[i].lower = fmax(rows[i].lower, 0);
	}
	const char *shown = plot_figure_words(plot);
	chart->shape = SHOWS_BARS;
	chart->heading = plot_heading(plot,
		plot_is_share(plot) ? shares_title(plot, &cube) : means_title(plot, rows, cube.groups),
		intervals ? plot_say(plot, TELLS_INTERVAL, shown, plot_level_text(plot)) : shown);
	chart->bars = (struct bars_chart){ .heading = chart->heading,
		.proportion = plot_is_share(plot),
		.numbers = *plot_numbers(plot->language),
		.target = plot_target_place(plot),
		.target_text = plot_target_words(plot),
		.count_head = phrase_text(PHRASE_COUNT, plot->language),
		.rows = rows,
		.row_count = cube.groups };
	if (plot->target.given && plot_is_share(plot))
		legend_of(plot, rows, cube.groups, &chart->bars.legend_good, &chart->bars.legend_open,
			&chart->bars.legend_below);
	return true;
}
