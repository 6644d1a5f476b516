#include "stats/method/correlate.h"

#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/finding.h"
#include "cmd/measure.h"
#include "cmd/picture.h"
#include "plots/report/plot_given.h"
#include "stats/base/memory.h"

const struct option correlate_options[] = {
	COLUMNS_OPTION("what goes together: headers or expressions, with commas between"),
	{ .name = "method",
		.argument = "METHOD",
		.choices = { "pearson", "spearman", "kendall" },
		.help = "of the numbers (default), of their ranks, of pairs in the same order (tau-b)" },
	{ .name = "matrix", .help = "the correlations alone, each column against each" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	PLOT_OPTION("draw it, too (two columns: points; more: shades):"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

typedef struct correlation correlate_method(const double *x, const double *y, size_t count, double level);

struct correlate_view {
	struct inquiry inquiry;
	correlate_method *method;
	double level;
	bool matrix;      /* the correlations alone */
	double **numbers; /* of each answer in one group */
};

static correlate_method *
method_of(const struct arguments *arguments)
{
	if (arguments_chose(arguments, "method", "spearman"))
		return spearman_correlation;
	return arguments_chose(arguments, "method", "kendall") ? kendall_correlation : pearson_correlation;
}

static const char *
pair_note(const struct correlation *pair, enum language language)
{
	static const char *const notes[][2] = {
		[CORRELATED] = { "", "" },
		[CORRELATION_TOO_FEW] = { "færre enn tre par", "fewer than three pairs" },
		[CORRELATION_NO_SPREAD] = { "én av dem varierer ikke", "one of them does not vary" },
	};
	return notes[pair->state][language];
}

/* The error that the statistic is made of; an exact test has none. */
static double
pair_error(const struct correlation *pair)
{
	return pair->is_exact || !(fabs(pair->statistic) > 0) ? (double)NAN
							      : pair->estimate / pair->statistic;
}

static void
pair_list(const struct correlate_view *view, const struct answer_group *group, size_t i, size_t j,
	struct listing *listing)
{
	const struct question *question = view->inquiry.question;
	struct correlation pair = view->method(view->numbers[i], view->numbers[j], group->count, view->level);
	inquiry_labels(&view->inquiry, group, listing);
	listing_text(listing, question->answers[i].text);
	listing_text(listing, question->answers[j].text);
	listing_integer(listing, (int64_t)pair.count);
	listing_number(listing, pair.estimate);
	listing_number(listing, pair_error(&pair));
	listing_number(listing, pair.interval.lower);
	listing_number(listing, pair.interval.upper);
	listing_number(listing, pair.statistic);
	listing_number(listing, pair.df);
	listing_p_value(listing, pair.p);
	listing_word(listing, pair_note(&pair, LANGUAGE_EN), pair_note(&pair, view->inquiry.language));
}

/* The same with the members that compare and fit have. */
static void
pair_json(const struct correlate_view *view, const struct answer_group *group, size_t i, size_t j,
	struct json *json)
{
	const struct question *question = view->inquiry.question;
	struct correlation pair = view->method(view->numbers[i], view->numbers[j], group->count, view->level);
	json_write_open(json, NULL, '{');
	for (size_t k = 0; k < question->by_count; k++)
		json_write_text(json, question->by[k], group->labels[k]);
	json_write_text(json, "x", question->answers[i].text);
	json_write_text(json, "y", question->answers[j].text);
	json_write_integer(json, "n", (int64_t)pair.count);
	json_write_shortest(json, "estimate", pair.estimate);
	json_write_shortest(json, "standard_error", pair_error(&pair));
	interval_json(pair.interval, json);
	json_write_shortest(json, "statistic", pair.statistic);
	json_write_shortest(json, "df", pair.df);
	json_write_shortest(json, "p", pair.p);
	json_write_text(json, "note", pair.state == CORRELATED ? NULL : pair_note(&pair, LANGUAGE_EN));
	json_write_close(json, '}');
}

static void
matrix_list(const struct correlate_view *view, const struct answer_group *group, struct listing *listing)
{
	const struct question *question = view->inquiry.question;
	for (size_t i = 0; i < question->answer_count; i++) {
		inquiry_labels(&view->inquiry, group, listing);
		listing_text(listing, question->answers[i].text);
		for (size_t j = 0; j < question->answer_count; j++)
			listing_number(listing,
				view->method(view->numbers[i], view->numbers[j], group->count, view->level)
					.estimate);
	}
}

static struct listing *
view_listing(const struct correlate_view *view)
{
	static const struct listing_column pairs[] = { { "x", "x", false }, { "y", "y", false },
		{ "n", NULL, true }, { "estimate", NULL, true }, { "standard_error", NULL, true },
		{ "lower", NULL, true }, { "upper", NULL, true }, { "statistic", NULL, true },
		{ "df", NULL, true }, { "p", NULL, true }, { "note", NULL, false } };
	const struct question *question = view->inquiry.question;
	if (!view->matrix)
		return inquiry_listing(&view->inquiry, pairs, sizeof pairs / sizeof *pairs);
	struct listing_column *columns = xcalloc(question->answer_count + 1, sizeof *columns);
	columns[0] = (struct listing_column){ "column", NULL, false };
	for (size_t i = 0; i < question->answer_count; i++)
		columns[i + 1] =
			(struct listing_column){ question->answers[i].text, question->answers[i].text, true };
	struct listing *listing = inquiry_listing(&view->inquiry, columns, question->answer_count + 1);
	free(columns);
	return listing;
}

/* Of each group: the matrix, or each pair to where it is printed. */
static void
group_correlate(struct correlate_view *view, const struct answer_group *group, struct listing *listing,
	struct json *json)
{
	const struct question *question = view->inquiry.question;
	for (size_t i = 0; i < question->answer_count; i++)
		view->numbers[i] = measure_numbers(question, &question->answers[i], group);
	if (view->matrix)
		matrix_list(view, group, listing);
	for (size_t i = 0; !view->matrix && i < question->answer_count; i++)
		for (size_t j = i + 1; j < question->answer_count; j++)
			if (json)
				pair_json(view, group, i, j, json);
			else
				pair_list(view, group, i, j, listing);
	for (size_t i = 0; i < question->answer_count; i++)
		free(view->numbers[i]);
}

static bool
correlate_answer(struct correlate_view *view, struct error *err)
{
	const struct question *question = view->inquiry.question;
	bool pairs_json = view->inquiry.format == PRINT_JSON && !view->matrix;
	struct listing *listing = view_listing(view);
	struct buffer text = { 0 };
	struct json json = { .out = &text };
	json_write_open(&json, NULL, '[');
	view->numbers = xcalloc(question->answer_count + 1, sizeof *view->numbers);
	for (size_t i = 0; i < question->group_count; i++)
		group_correlate(view, &question->groups[i], listing, pairs_json ? &json : NULL);
	free(view->numbers);
	json_write_close(&json, ']');
	bool done = pairs_json ? text_print(&text, err) : inquiry_print(&view->inquiry, listing, err);
	buffer_free(&text);
	listing_free(listing);
	return done;
}

/* Every column with every other, as shades. */
static bool
matrix_draw(const struct correlate_view *view, const struct picture_wish *wish, struct error *err)
{
	const struct inquiry *inquiry = &view->inquiry;
	const struct question *question = inquiry->question;
	const size_t count = question->answer_count;
	const char *method = view->method == pearson_correlation
				     ? inquiry_word(inquiry, "Pearsons r", "Pearson's r")
			     : view->method == spearman_correlation
				     ? inquiry_word(inquiry, "Spearmans rho", "Spearman's rho")
				     : inquiry_word(inquiry, "Kendalls tau-b", "Kendall's tau-b");
	struct arena arena = { 0 };
	struct plot plot = picture_plot(inquiry, PLOT_GRID, &arena);
	double **numbers = arena_alloc(&arena, (count + 1) * sizeof *numbers);
	double *estimates = arena_alloc(&arena, (count * count + 1) * sizeof *estimates);
	const char **names = arena_alloc(&arena, (count + 1) * sizeof *names);
	for (size_t i = 0; i < count; i++) {
		names[i] = question->answers[i].text;
		numbers[i] = measure_numbers(question, &question->answers[i], &question->groups[0]);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			estimates[i * count + j] =
				view->method(numbers[i], numbers[j], question->groups[0].count, view->level)
					.estimate;
	for (size_t i = 0; i < count; i++)
		free(numbers[i]);
	bool done = picture_write(
		plot_matrix(&plot, method, names, estimates, count), wish, inquiry->notice, err);
	arena_free(&arena);
	return done;
}

/* The first two columns, of all rows. */
static struct correlation
pair_of(const struct correlate_view *view)
{
	const struct question *question = view->inquiry.question;
	const struct answer_group *all = &question->groups[0];
	double *x = measure_numbers(question, &question->answers[0], all);
	double *y = measure_numbers(question, &question->answers[1], all);
	struct correlation pair = view->method(x, y, all->count, view->level);
	free(x);
	free(y);
	return pair;
}

static bool
correlate_draw(const struct correlate_view *view, const struct picture_wish *wish, struct error *err)
{
	const struct inquiry *inquiry = &view->inquiry;
	if (inquiry->question->answer_count > 2)
		return matrix_draw(view, wish, err);
	struct arena arena = { 0 };
	struct plot plot = picture_plot(inquiry, PLOT_SCATTER, &arena);
	plot.level = view->level;
	struct correlation pair = pair_of(view);
	/* A straight line says nothing of ranks. */
	const struct plot_line none = {
		.certain = pair.p<1 - view->level, .direction = pair.estimate> 0 ? 1 : -1
	};
	plot.line = view->method == pearson_correlation ? NULL : &none;
	plot.answer[ROLE_X] = 0;
	plot.answer[ROLE_Y] = 1;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	return done;
}

static bool
correlate_can_be_drawn(const struct question *question, const struct picture_wish *wish, struct error *err)
{
	if (!wish->path)
		return true;
	if (question->answer_count > MATRIX_MOST)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--plot has room for %d columns, and %zu are asked for; name some with --columns",
			MATRIX_MOST, question->answer_count);
	for (size_t i = 0; question->answer_count == 2 && i < 2; i++)
		if (question->answers[i].type != TYPE_NUMBER)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--plot draws two numbers against each other, and '%s' is a %s",
				question->answers[i].text, value_type_name(question->answers[i].type));
	return picture_of_one_group(wish, question, err);
}

static bool
columns_ask(struct inquiry *inquiry, struct error *err)
{
	const struct question *question = inquiry->question;
	bool named = arguments_value(inquiry->arguments, "columns");
	if (!inquiry_ask_all(inquiry, "columns", err))
		return false;
	for (size_t i = 0; !named && i < question->typing->count; i++)
		if (question->typing->columns[i].type == TYPE_NUMBER &&
			!inquiry_ask(inquiry, "columns", question->typing->columns[i].name, err))
			return false;
	for (size_t i = 0; i < question->answer_count; i++)
		if (question->answers[i].type == TYPE_TEXT)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--columns: '%s' is a text; numbers go together (see --type)",
				question->answers[i].text);
	return question->answer_count >= 2 ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "--columns: two columns or more are wanted");
}

bool
correlate_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct correlate_view view = { .method = method_of(arguments),
		.matrix = arguments_value(arguments, "matrix") };
	struct inquiry *inquiry = &view.inquiry;
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &view.level, err) &&
		    inquiry_open(inquiry, arguments, notice, err) && columns_ask(inquiry, err) &&
		    correlate_can_be_drawn(inquiry->question, &wish, err) && inquiry_read(inquiry, err) &&
		    correlate_answer(&view, err) && (!wish.path || correlate_draw(&view, &wish, err));
	inquiry_free(inquiry);
	return done;
}
