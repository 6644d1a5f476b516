#include "plots/report/plot_cube.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/plot_words.h"
#include "stats/indicator/verdict.h"
#include "stats/method/proportion.h"

const struct answer *
plot_answer(const struct plot *plot, enum plot_role role)
{
	size_t index = plot->answer[role];
	return index == SIZE_MAX ? NULL : &plot->question->answers[index];
}

bool
plot_is_share(const struct plot *plot)
{
	return plot->answer[ROLE_NUMERATOR] != SIZE_MAX;
}

struct plot_cell *
plot_cell_at(const struct plot_cube *cube, size_t group, size_t level)
{
	return &cube->cells[group * cube->levels + level];
}

/* A count as it stands in a row, or what a condition says of it; NaN where that is unknown. */
static bool
count_read(const struct plot *plot, enum plot_role role, size_t row, double *count, struct error *err)
{
	const struct answer *answer = plot_answer(plot, role);
	if (answer->type == TYPE_TRUTH) {
		enum truth truth = (enum truth)answer->truths[row];
		*count = truth == TRUTH_UNKNOWN ? NAN : truth == TRUTH_TRUE;
		return true;
	}
	*count = answer->numbers[row] < answer->most[row] ? NAN : answer->numbers[row];
	bool whole = role == ROLE_WEIGHT || *count == floor(*count);
	if (isnan(*count) || (*count >= 0 && *count < 9e15 && whole))
		return true;
	return fail(err, ERROR_DATA, NULL, 0, 0, "--%s %s holds a number that is %s, so it is no count",
		plot_role_name(role), answer->text,
		*count < 0 ? "negative"
		: whole    ? "too large"
			   : "not whole");
}

/* Rows that are cases: a row of which the numerator is unknown does not count as met, but is told. */
static void
case_add(struct plot *plot, struct plot_cell *cell, double numerator, double denominator)
{
	plot->undetermined += isnan(denominator) || (denominator > 0 && isnan(numerator));
	if (isnan(denominator) || denominator == 0)
		return;
	cell->denominator++;
	cell->numerator += numerator > 0;
}

static bool
share_add(struct plot *plot, struct plot_cell *cell, size_t row, struct error *err)
{
	bool whole = plot->answer[ROLE_DENOMINATOR] == SIZE_MAX;
	double numerator, denominator = 1;
	if (!count_read(plot, ROLE_NUMERATOR, row, &numerator, err) ||
		(!whole && !count_read(plot, ROLE_DENOMINATOR, row, &denominator, err)))
		return false;
	if (plot_answer(plot, ROLE_NUMERATOR)->type == TYPE_TRUTH) {
		case_add(plot, cell, numerator, denominator);
		return true;
	}
	if (isnan(numerator) || isnan(denominator)) {
		cell->unknown = true;
		return true;
	}
	cell->numerator += numerator;
	cell->denominator += denominator;
	return numerator <= denominator ||
	       fail(err, ERROR_DATA, NULL, 0, 0,
		       "a row has more in the numerator (%s) than in the denominator (%s), so this is no "
		       "proportion",
		       plot_answer(plot, ROLE_NUMERATOR)->text, plot_answer(plot, ROLE_DENOMINATOR)->text);
}

static bool
row_add(struct plot *plot, struct plot_cell *cell, size_t row, struct error *err)
{
	const struct answer *column = plot_answer(plot, ROLE_COLUMN);
	double weight = 1;
	cell->rows++;
	if (plot_is_share(plot))
		return share_add(plot, cell, row, err);
	if (plot_answer(plot, ROLE_WEIGHT) && !count_read(plot, ROLE_WEIGHT, row, &weight, err))
		return false;
	if (isnan(weight))
		cell->unknown = true;
	else
		cell->weight += weight;
	if (column && column->type == TYPE_NUMBER) {
		double number = column->numbers[row];
		if (isnan(number) || number < column->most[row])
			plot->unnumbered++;
		else
			moments_add(&cell->moments, number);
	}
	return true;
}

bool
plot_cube_of(struct plot *plot, const struct plot_levels *levels, struct plot_cube *cube, struct error *err)
{
	const struct question *question = plot->question;
	*cube = (struct plot_cube){ question->group_count, levels ? levels->count : 1, NULL };
	cube->cells = plot_array(plot, cube->groups * cube->levels, sizeof *cube->cells);
	for (size_t group = 0; group < question->group_count; group++)
		for (size_t i = 0; i < question->groups[group].count; i++) {
			size_t row = question->order[question->groups[group].first + i];
			size_t level = levels ? levels->of_row[row] : 0;
			if (level != SIZE_MAX && !row_add(plot, plot_cell_at(cube, group, level), row, err))
				return false;
		}
	return true;
}

bool
plot_cell_known(const struct plot *plot, const struct plot_cell *cell)
{
	return plot_is_share(plot) ? !cell->unknown && cell->denominator > 0 : cell->moments.count > 0;
}

double
plot_cell_value(const struct plot *plot, const struct plot_cell *cell)
{
	if (!plot_cell_known(plot, cell))
		return NAN;
	return plot_is_share(plot) ? cell->numerator / cell->denominator : moments_mean(&cell->moments);
}

/* Means that stand below each other have the same decimals; a value alone stays as it is. */
static const char *
mean_text(const struct plot *plot, const struct sample_moments *moments)
{
	double mean = moments_mean(moments), size = fabs(mean);
	if (moments->count < 2 || (size > 0 && size < 1) || size >= 1e15)
		return plot_number(plot, mean);
	return axis_number(plot->arena, mean, size < 100, plot_numbers(plot->language), false);
}

const char *
plot_cell_text(const struct plot *plot, const struct plot_cell *cell)
{
	if (!plot_cell_known(plot, cell))
		return "";
	return plot_is_share(plot) ? plot_percent(plot, cell->numerator, cell->denominator)
				   : mean_text(plot, &cell->moments);
}

const char *
plot_cell_count(const struct plot *plot, const struct plot_cell *cell)
{
	if (!plot_cell_known(plot, cell))
		return "";
	if (!plot_is_share(plot))
		return plot_integer(plot, (int64_t)cell->moments.count);
	const char *texts[] = { plot_integer(plot, (int64_t)cell->numerator),
		plot_integer(plot, (int64_t)cell->denominator) };
	struct buffer out = { 0 };
	pattern_add(&out, phrase_text(PHRASE_K_OF_N, plot->language), texts, 2);
	const char *text = arena_copy(plot->arena, out.bytes, out.length);
	buffer_free(&out);
	return text;
}

const char *
plot_cell_note(const struct plot *plot, const struct plot_cell *cell)
{
	if (plot_cell_known(plot, cell))
		return "";
	if (cell->unknown)
		return plot_phrase(WORD_NOT_EXACT, plot->language);
	return plot_is_share(plot) && cell->rows > 0 ? phrase_text(PHRASE_NOTE_ZERO, plot->language)
						     : plot_phrase(WORD_NO_VALUES, plot->language);
}

struct interval
plot_cell_interval(const struct plot *plot, const struct plot_cell *cell)
{
	if (!plot_cell_known(plot, cell))
		return (struct interval){ NAN, NAN };
	return plot_is_share(plot) ? wilson_interval(cell->numerator, cell->denominator, plot->level)
				   : moments_interval(&cell->moments, plot->level);
}

enum standing
plot_cell_standing(const struct plot *plot, const struct plot_cell *cell)
{
	const struct target *target = &plot->target;
	if (!target->given || !plot_is_share(plot) || !plot_cell_known(plot, cell))
		return STANDING_NONE;
	/* Nothing lies beyond 0 or 100 %, so the interval cannot say more than the verdict. */
	if (target->value.numerator == 0 || target->value.numerator == target->value.denominator)
		return target_verdict(target, (int64_t)cell->numerator, (int64_t)cell->denominator) ==
				       VERDICT_MET
			       ? STANDING_GOOD
			       : STANDING_BELOW;
	enum position position = target_position(target, plot_cell_interval(plot, cell));
	if (position == POSITION_COMPATIBLE)
		return STANDING_OPEN;
	return position_is_good(target, position) ? STANDING_GOOD : STANDING_BELOW;
}

const char *
plot_value_text(const struct plot *plot, double value)
{
	struct buffer out = { 0 };
	if (!plot_is_share(plot))
		return plot_number(plot, value);
	number_limit(&out, value, NULL, 0, plot->language);
	const char *text = arena_copy(plot->arena, out.bytes, out.length);
	buffer_free(&out);
	return text;
}
