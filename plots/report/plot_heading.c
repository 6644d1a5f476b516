/* What every plot says around its picture. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/drawing.h"
#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"

void *
plot_array(const struct plot *plot, size_t count, size_t size)
{
	return arena_alloc(plot->arena, (count + 1) * size);
}

static int
compare_values(const void *left, const void *right, void *data)
{
	const double *values = data;
	size_t first = *(const size_t *)left, second = *(const size_t *)right;
	double a = values[first], b = values[second];
	if (isnan(a) != isnan(b))
		return isnan(a) ? 1 : -1;
	if (!isnan(a) && a != b)
		return a > b ? -1 : 1;
	return first < second ? -1 : 1;
}

size_t *
plot_order(const struct plot *plot, const double *values, size_t count)
{
	size_t *order = plot_array(plot, count, sizeof *order);
	double *keys = plot_array(plot, count, sizeof *keys);
	for (size_t i = 0; i < count; i++) {
		order[i] = i;
		keys[i] = values[i];
	}
	qsort_r(order, count, sizeof *order, compare_values, keys);
	return order;
}

const char *
plot_group_name(const struct plot *plot, size_t group)
{
	const struct question *question = plot->question;
	struct buffer name = { 0 };
	if (question->by_count == 0)
		return plot_phrase(WORD_ALL, plot->language);
	for (size_t i = 0; i < question->by_count; i++) {
		const char *label = question->groups[group].labels[i];
		buffer_print(&name, "%s%s", i ? ", " : "",
			label ? label : phrase_text(PHRASE_NO_GROUP, plot->language));
	}
	return text_settle(plot->arena, &name);
}

static bool
group_is_named(const struct question *question, size_t group)
{
	for (size_t i = 0; i < question->by_count; i++)
		if (!question->groups[group].labels[i])
			return false;
	return true;
}

bool
plot_group_counts(const struct plot *plot, size_t group)
{
	const struct question *question = plot->question;
	if (group_is_named(question, group))
		return true;
	for (size_t i = 0; i < question->group_count; i++)
		if (group_is_named(question, i))
			return false;
	return true;
}

struct noun
plot_noun(const struct plot *plot)
{
	size_t count = plot->question->by_count;
	return column_noun(count ? plot->question->by[count - 1] : "", plot->language);
}

const char *
plot_figure_words(const struct plot *plot)
{
	const struct answer *top = plot_answer(plot, ROLE_NUMERATOR);
	const struct answer *bottom = plot_answer(plot, ROLE_DENOMINATOR);
	const struct answer *column = plot_answer(plot, ROLE_COLUMN);
	if (top)
		return bottom ? plot_say(plot, TELLS_OF, top->text, bottom->text)
			      : plot_say(plot, TELLS_SHARE, top->text);
	return plot_say(plot, column->type == TYPE_NUMBER ? TELLS_MEAN : TELLS_COUNT, column->text);
}

double
plot_target_place(const struct plot *plot)
{
	if (!plot_is_share(plot))
		return plot->target_number;
	const struct ratio *value = &plot->target.value;
	return plot->target.given ? (double)value->numerator / (double)value->denominator : NAN;
}

const char *
plot_target_words(const struct plot *plot)
{
	if (isnan(plot_target_place(plot)))
		return "";
	struct buffer figure = { 0 }, text = { 0 };
	if (plot_is_share(plot))
		number_target(&figure, &plot->target, plot->language);
	else
		buffer_text(&figure, plot_number(plot, plot->target_number));
	phrase_add(&text, plot->language, PHRASE_TARGET_LINE, figure.bytes);
	buffer_free(&figure);
	return text_settle(plot->arena, &text);
}

const char *
plot_target_in(const struct plot *plot)
{
	struct buffer figure = { 0 };
	number_target(&figure, &plot->target, plot->language);
	return plot_say(plot, WORD_THE_TARGET, text_settle(plot->arena, &figure));
}

const char *
plot_without(const struct plot *plot, size_t count)
{
	struct noun noun = plot_noun(plot);
	const char *number = plot_word(plot, (int64_t)count, noun.gender, true);
	return count == 1 ? plot_say(plot, WORD_WITHOUT_ONE, number, noun.singular)
			  : plot_say(plot, WORD_WITHOUT_MANY, number, noun.plural);
}

/* "Kilde: alis.csv." */
static const char *
source_words(const struct plot *plot)
{
	struct buffer names = { 0 };
	for (size_t i = 0; i < plot->question->file_count; i++) {
		const char *name = plot->question->files[i].name, *slash = strrchr(name, '/');
		buffer_print(&names, "%s%s", i ? ", " : "", slash ? slash + 1 : name);
	}
	return plot_say(plot, WORD_SOURCE, text_settle(plot->arena, &names));
}

struct heading
plot_heading(const struct plot *plot, const char *finding, const char *shown)
{
	const char *title = plot->title ? plot->title : finding;
	const char *subtitle = plot->subtitle ? plot->subtitle : shown;
	struct noun noun = plot_noun(plot);
	bool grouped = plot->question->by_count > 0;
	const char *rows = plot_phrase(WORD_ROWS, plot->language);
	size_t count = 0;
	for (size_t i = 0; i < plot->question->group_count; i++)
		count += plot_group_counts(plot, i);
	return (struct heading){ .title = title,
		.subtitle = subtitle,
		.source = plot->source ? plot->source : source_words(plot),
		.description = plot_say(plot, WORD_DESCRIPTION, title,
			plot_integer(plot, (int64_t)(grouped ? count : plot->question->rows)),
			grouped ? (count == 1 ? noun.singular : noun.plural) : rows),
		.nothing = plot->question->rows ? NULL : plot_phrase(WORD_NO_DATA, plot->language) };
}
