#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/finding.h"
#include "cmd/picture.h"
#include "stats/question/crossing.h"

/* More is no table that anybody reads, and its tests are none that anybody believes. */
enum { CELLS_MOST = 100000 };

const struct option crosstab_options[] = {
	COLUMNS_OPTION("ROW,COLUMN: two headers or expressions, with a comma between"),
	{ .name = "level", .argument = "PERCENT", .help = "of the interval of an odds ratio (default: 95%)" },
	YATES_OPTION,
	PLOT_OPTION("draw the rows as bars of 100 %, too:"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

struct crosstab {
	struct inquiry inquiry;
	double level;
	struct crossing crossing;
	double *counts; /* for each group, rows * columns of them */
	size_t *placeless;
	struct findings tests;
};

static const struct answer *
answer_of_rows(const struct crosstab *crosstab)
{
	return &crosstab->inquiry.question->answers[0];
}

static const struct answer *
answer_of_columns(const struct crosstab *crosstab)
{
	return &crosstab->inquiry.question->answers[1];
}

static size_t
cells_of(const struct crosstab *crosstab)
{
	return crosstab->crossing.rows.count * crosstab->crossing.columns.count;
}

static bool
crosstab_count(struct crosstab *crosstab, struct error *err)
{
	const struct question *question = crosstab->inquiry.question;
	struct crossing *crossing = &crosstab->crossing;
	*crossing = crossing_of(question, answer_of_rows(crosstab), answer_of_columns(crosstab));
	size_t cells = cells_of(crosstab);
	if (cells > CELLS_MOST)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"'%s' has %zu values and '%s' has %zu, which is no table; take columns with fewer, "
			"or "
			"conditions about them",
			question->answers[0].text, crossing->rows.count, question->answers[1].text,
			crossing->columns.count);
	crosstab->counts = xcalloc(question->group_count * cells + 1, sizeof *crosstab->counts);
	crosstab->placeless = xcalloc(question->group_count + 1, sizeof *crosstab->placeless);
	size_t placeless = 0;
	for (size_t i = 0; i < question->group_count; i++) {
		double *counts = crosstab->counts + i * cells;
		const struct contingency table = { counts, crossing->rows.count, crossing->columns.count };
		const struct finding place = { .group = question->by_count ? &question->groups[i] : NULL };
		crosstab->placeless[i] = crossing_count(crossing, &question->groups[i], counts);
		placeless += crosstab->placeless[i];
		contingency_find(&crosstab->tests, &table, crosstab->level,
			arguments_value(crosstab->inquiry.arguments, "yates"), &place);
	}
	findings_adjust(&crosstab->tests);
	if (placeless)
		notice_say(crosstab->inquiry.notice,
			"%zu row%s not counted: a value is missing, or a number is not exact", placeless,
			placeless == 1 ? " is" : "s are");
	return true;
}

static double
row_sum(const struct crosstab *crosstab, size_t group, size_t row)
{
	double sum = 0;
	for (size_t j = 0; j < crosstab->crossing.columns.count; j++)
		sum += crosstab->counts[group * cells_of(crosstab) + row * crosstab->crossing.columns.count +
					j];
	return sum;
}

static double
column_sum(const struct crosstab *crosstab, size_t group, size_t column)
{
	double sum = 0;
	for (size_t i = 0; i < crosstab->crossing.rows.count; i++)
		sum += crosstab->counts[group * cells_of(crosstab) + i * crosstab->crossing.columns.count +
					column];
	return sum;
}

/* A cell a row, for machines. A share of nothing is no value. */
static struct listing *
cells_listing(const struct crosstab *crosstab)
{
	static const struct listing_column columns[] = { { "row", NULL, false }, { "column", NULL, false },
		{ "n", NULL, true }, { "row_share", NULL, true }, { "column_share", NULL, true } };
	const struct inquiry *inquiry = &crosstab->inquiry;
	const struct crossing *crossing = &crosstab->crossing;
	struct listing *listing = inquiry_listing(inquiry, columns, sizeof columns / sizeof *columns);
	const double *count = crosstab->counts;
	for (size_t group = 0; group < inquiry->question->group_count; group++)
		for (size_t i = 0; i < crossing->rows.count; i++)
			for (size_t j = 0; j < crossing->columns.count; j++, count++) {
				inquiry_labels(inquiry, &inquiry->question->groups[group], listing);
				inquiry_value(
					inquiry, answer_of_rows(crosstab), &crossing->rows.items[i], listing);
				inquiry_value(inquiry, answer_of_columns(crosstab),
					&crossing->columns.items[j], listing);
				listing_integer(listing, (int64_t)*count);
				listing_share(listing, *count / row_sum(crosstab, group, i));
				listing_share(listing, *count / column_sum(crosstab, group, j));
			}
	return listing;
}

/* The row of totals, of one group. */
static void
totals_list(const struct crosstab *crosstab, size_t group, struct listing *listing)
{
	double all = 0;
	inquiry_labels(&crosstab->inquiry, &crosstab->inquiry.question->groups[group], listing);
	listing_text(listing, inquiry_word(&crosstab->inquiry, "I alt", "Total"));
	for (size_t j = 0; j < crosstab->crossing.columns.count; j++) {
		double sum = column_sum(crosstab, group, j);
		all += sum;
		listing_integer(listing, (int64_t)sum);
	}
	listing_integer(listing, (int64_t)all);
}

/* Rows down, columns across, and totals, for people. */
static struct listing *
cross_listing(struct crosstab *crosstab)
{
	struct inquiry *inquiry = &crosstab->inquiry;
	const struct crossing *crossing = &crosstab->crossing;
	const size_t width = crossing->columns.count;
	struct listing_column *columns = xcalloc(width + 2, sizeof *columns);
	columns[0] = (struct listing_column){ "row",
		arena_print(&inquiry->arena, "%s \\ %s", answer_of_rows(crosstab)->text,
			answer_of_columns(crosstab)->text),
		false };
	for (size_t j = 0; j < width; j++) {
		const char *head =
			inquiry_value_text(inquiry, answer_of_columns(crosstab), &crossing->columns.items[j]);
		columns[j + 1] = (struct listing_column){ head, head, true };
	}
	const char *total = inquiry_word(inquiry, "I alt", "Total");
	columns[width + 1] = (struct listing_column){ total, total, true };
	struct listing *listing = inquiry_listing(inquiry, columns, width + 2);
	const double *count = crosstab->counts;
	for (size_t group = 0; group < inquiry->question->group_count; group++) {
		for (size_t i = 0; i < crossing->rows.count; i++) {
			inquiry_labels(inquiry, &inquiry->question->groups[group], listing);
			inquiry_value(inquiry, answer_of_rows(crosstab), &crossing->rows.items[i], listing);
			for (size_t j = 0; j < width; j++)
				listing_integer(listing, (int64_t)*count++);
			listing_integer(listing, (int64_t)row_sum(crosstab, group, i));
		}
		totals_list(crosstab, group, listing);
	}
	free(columns);
	return listing;
}

static void
crosstab_json(const struct crosstab *crosstab, struct buffer *out)
{
	const struct question *question = crosstab->inquiry.question;
	struct json json = { .out = out };
	size_t placeless = 0;
	for (size_t i = 0; i < question->group_count; i++)
		placeless += crosstab->placeless[i];
	struct listing *cells = cells_listing(crosstab);
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "row", question->answers[0].text);
	json_write_text(&json, "column", question->answers[1].text);
	json_write_integer(&json, "rows_counted", (int64_t)(question->rows - placeless));
	json_write_integer(&json, "rows_not_counted", (int64_t)placeless);
	json_write_shortest(&json, "level", crosstab->level);
	listing_json(cells, &json, "cells");
	findings_json(&crosstab->inquiry, &crosstab->tests, &json);
	json_write_close(&json, '}');
	listing_free(cells);
}

static bool
crosstab_print(struct crosstab *crosstab, struct error *err)
{
	const struct inquiry *inquiry = &crosstab->inquiry;
	struct buffer text = { 0 };
	if (inquiry->format == PRINT_JSON) {
		crosstab_json(crosstab, &text);
	} else if (inquiry->format == PRINT_CSV) {
		struct listing *cells = cells_listing(crosstab);
		listing_print(cells, PRINT_CSV, inquiry->language, &text);
		listing_free(cells);
	} else {
		struct listing *cross = cross_listing(crosstab);
		struct listing *tests = findings_listing(inquiry, &crosstab->tests);
		listing_print(cross, inquiry->format, inquiry->language, &text);
		buffer_char(&text, '\n');
		listing_print(tests, inquiry->format, inquiry->language, &text);
		listing_free(cross);
		listing_free(tests);
	}
	bool done = text_print(&text, err);
	buffer_free(&text);
	return done;
}

/* The rows of the file that are counted, grouped by the rows of the table; free() both. */
static void
rows_group(struct crosstab *crosstab, struct question *view)
{
	struct inquiry *inquiry = &crosstab->inquiry;
	const struct crossing *crossing = &crosstab->crossing;
	size_t at = 0;
	size_t *next = xcalloc(crossing->rows.count + 1, sizeof *next);
	view->groups = xcalloc(crossing->rows.count + 1, sizeof *view->groups);
	view->order = xcalloc(view->rows + 1, sizeof *view->order);
	view->group_count = crossing->rows.count;
	for (size_t i = 0; i < crossing->rows.count; i++) {
		const char **label = arena_alloc(&inquiry->arena, sizeof *label);
		*label = inquiry_value_text(inquiry, answer_of_rows(crosstab), &crossing->rows.items[i]);
		view->groups[i].labels = label;
	}
	for (size_t row = 0; row < view->rows; row++)
		if (crossing->row_of[row] != SIZE_MAX && crossing->column_of[row] != SIZE_MAX)
			view->groups[crossing->row_of[row]].count++;
	for (size_t i = 0; i < crossing->rows.count; at += view->groups[i++].count)
		view->groups[i].first = next[i] = at;
	for (size_t row = 0; row < view->rows; row++)
		if (crossing->row_of[row] != SIZE_MAX && crossing->column_of[row] != SIZE_MAX)
			view->order[next[crossing->row_of[row]]++] = row;
	free(next);
}

static bool
crosstab_draw(struct crosstab *crosstab, const struct picture_wish *wish, struct error *err)
{
	struct inquiry *inquiry = &crosstab->inquiry;
	struct question view = *inquiry->question;
	struct arena arena = { 0 };
	view.by = &view.answers[0].text;
	view.by_types = &view.answers[0].type;
	view.by_count = 1;
	rows_group(crosstab, &view);
	struct plot plot = picture_plot(inquiry, PLOT_STACKED, &arena);
	plot.question = &view;
	plot.answer[ROLE_COLUMN] = 1;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	free(view.groups);
	free(view.order);
	return done;
}

bool
crosstab_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct crosstab crosstab = { 0 };
	struct inquiry *inquiry = &crosstab.inquiry;
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &crosstab.level, err) &&
		    inquiry_open(inquiry, arguments, notice, err) && inquiry_ask_all(inquiry, "columns", err);
	if (done && inquiry->question->answer_count != 2)
		done = fail(err, ERROR_USAGE, NULL, 0, 0,
			"crosstab needs two columns, and --columns names %zu; write --columns ROW,COLUMN",
			inquiry->question->answer_count);
	done = done && picture_of_one_group(&wish, inquiry->question, err) && inquiry_read(inquiry, err) &&
	       crosstab_count(&crosstab, err) && crosstab_print(&crosstab, err) &&
	       (!wish.path || crosstab_draw(&crosstab, &wish, err));
	crossing_free(&crosstab.crossing);
	free(crosstab.counts);
	free(crosstab.placeless);
	findings_free(&crosstab.tests);
	inquiry_free(inquiry);
	return done;
}
