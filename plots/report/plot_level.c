#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/base/date.h"
#include "stats/base/text.h"

/* Where a row stands, before levels are counted. */
struct place {
	double key; /* NaN: missing */
	uint32_t code;
};

/* The number of the period a date lies in; consecutive periods have consecutive numbers. */
static double
period_number(enum plot_period period, int32_t date)
{
	const struct civil civil = date_to_civil(date);
	switch (period) {
	case PERIOD_WEEK: return floor((date + 3) / 7.0); /* 1970-01-01 was a Thursday */
	case PERIOD_MONTH: return civil.year * 12 + civil.month - 1;
	case PERIOD_QUARTER: {
		int quarter = (civil.month - 1) / 3;
		return civil.year * 4 + quarter;
	}
	case PERIOD_YEAR: return civil.year;
	case PERIOD_DAY:
	case PERIOD_NONE: break;
	}
	return date;
}

static void
date_words(const struct plot *plot, double key, const char **name, struct axis_stop *stop)
{
	struct arena *arena = plot->arena;
	enum language language = plot->language;
	int number = (int)key, year = number;
	switch (plot->period) {
	case PERIOD_WEEK: {
		struct iso_week week = date_iso_week(number * 7 - 3);
		const char *digits = arena_print(arena, "%d", week.week);
		year = week.year;
		*name = plot_say(plot, WORD_WEEK, digits, arena_print(arena, "%d", year));
		stop->label = plot_say(plot, WORD_WEEK_SHORT, digits);
		break;
	}
	case PERIOD_MONTH:
		year = number / 12;
		*name = arena_print(arena, "%s %d", month_long(number % 12 + 1, language), year);
		stop->label = month_short(number % 12 + 1, language);
		break;
	case PERIOD_QUARTER: {
		const char *digits = arena_print(arena, "%d", number % 4 + 1);
		year = number / 4;
		*name = plot_say(plot, WORD_QUARTER, digits, arena_print(arena, "%d", year));
		stop->label = plot_say(plot, WORD_QUARTER_SHORT, digits);
		break;
	}
	case PERIOD_YEAR: *name = stop->label = arena_print(arena, "%d", year); return;
	case PERIOD_DAY:
	case PERIOD_NONE: {
		char text[DATE_TEXT_SIZE];
		struct civil civil = date_to_civil(number);
		year = civil.year;
		*name = arena_print(arena, "%s",
			language == LANGUAGE_NB ? date_format_norwegian(number, text)
						: date_format_iso(number, text));
		stop->label =
			language == LANGUAGE_NB
				? arena_print(arena, "%d.%d.", civil.day, civil.month)
				: arena_print(arena, "%s %d", month_short(civil.month, language), civil.day);
		break;
	}
	}
	stop->era = arena_print(arena, "%d", year);
}

static struct place
place_of(const struct plot *plot, const struct answer *answer, size_t row)
{
	if (answer_is_missing(answer, row))
		return (struct place){ .key = NAN };
	switch (answer->type) {
	case TYPE_TEXT: return (struct place){ 0, answer->codes[row] };
	case TYPE_DATE: return (struct place){ period_number(plot->period, answer->dates[row]), 0 };
	case TYPE_TRUTH: return (struct place){ answer->truths[row] == TRUTH_TRUE, 0 };
	case TYPE_NUMBER: break;
	}
	bool exact = !(answer->numbers[row] < answer->most[row]);
	return (struct place){ exact ? answer->numbers[row] : NAN, 0 };
}

struct sorting {
	const struct question *question;
	const struct place *places;
};

static int
compare_places(const void *left, const void *right, void *data)
{
	const struct sorting *sorting = data;
	const struct place *a = &sorting->places[*(const size_t *)left];
	const struct place *b = &sorting->places[*(const size_t *)right];
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->code == b->code)
		return 0;
	const char *first = question_text(sorting->question, a->code);
	const char *second = question_text(sorting->question, b->code);
	return text_compare(first, strlen(first), second, strlen(second));
}

static void
level_name(const struct plot *plot, const struct answer *answer, const struct place *place, const char **name,
	struct axis_stop *stop)
{
	if (answer->type == TYPE_DATE) {
		date_words(plot, place->key, name, stop);
		return;
	}
	if (answer->type == TYPE_TEXT)
		*name = question_text(plot->question, place->code);
	else if (answer->type == TYPE_TRUTH)
		*name = plot_phrase(place->key > 0 ? WORD_YES : WORD_NO, plot->language);
	else
		*name = plot_number(plot, place->key);
	stop->label = *name;
}

static bool
levels_few(const struct plot *plot, enum plot_role role, size_t count, size_t most, struct error *err)
{
	return count <= most || fail(err, ERROR_USAGE, NULL, 0, 0,
					"--%s %s has %zu different values, and a %s chart has room for %zu; "
					"put dates together "
					"with --period, or choose rows with --where",
					plot_role_name(role), plot_answer(plot, role)->text, count,
					plot_forms[plot->kind].name, most);
}

/* Numbers the levels of the rows in `order`, which is sorted. */
static bool
levels_number(struct plot *plot, enum plot_role role, const struct place *places, const size_t *order,
	size_t count, size_t most, struct plot_levels *levels, struct error *err)
{
	const struct answer *answer = plot_answer(plot, role);
	struct sorting sorting = { plot->question, places };
	bool regular = answer->type == TYPE_DATE && plot->period != PERIOD_NONE;
	double first = count ? places[order[0]].key : 0, last = count ? places[order[count - 1]].key : 0;
	size_t different = 0;
	for (size_t i = 0; i < count; i++)
		different += i == 0 || compare_places(&order[i - 1], &order[i], &sorting) != 0;
	if (regular && count)
		different = (size_t)(last - first) + 1;
	if (!levels_few(plot, role, different, most, err))
		return false;
	levels->names = plot_array(plot, different, sizeof *levels->names);
	levels->stops = plot_array(plot, different, sizeof *levels->stops);
	levels->count = different;
	size_t level = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		const struct place *place = &places[order[i]];
		if (regular)
			level = (size_t)(place->key - first);
		else if (i == 0 || compare_places(&order[i - 1], &order[i], &sorting) != 0)
			level++;
		levels->of_row[order[i]] = level;
		struct axis_stop *stop = &levels->stops[level];
		level_name(plot, answer, place, &levels->names[level], stop);
		stop->place = answer->type == TYPE_TEXT ? (double)level : place->key;
	}
	for (size_t i = 0; regular && i < different; i++) {
		const struct place place = { first + (double)i, 0 };
		level_name(plot, answer, &place, &levels->names[i], &levels->stops[i]);
		levels->stops[i].place = place.key;
	}
	return true;
}

bool
plot_levels_of(
	struct plot *plot, enum plot_role role, size_t most, struct plot_levels *levels, struct error *err)
{
	const struct question *question = plot->question;
	const struct answer *answer = plot_answer(plot, role);
	struct place *places = xcalloc(question->rows + 1, sizeof *places);
	size_t *order = xcalloc(question->rows + 1, sizeof *order), count = 0;
	levels->of_row = plot_array(plot, question->rows, sizeof *levels->of_row);
	for (size_t i = 0; i < question->rows; i++) {
		places[i] = place_of(plot, answer, i);
		levels->of_row[i] = SIZE_MAX;
		if (!isnan(places[i].key))
			order[count++] = i;
	}
	plot->placeless += question->rows - count;
	struct sorting sorting = { question, places };
	qsort_r(order, count, sizeof *order, compare_places, &sorting);
	bool done = levels_number(plot, role, places, order, count, most, levels, err);
	free(places);
	free(order);
	return done;
}
