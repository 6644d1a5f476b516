#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/describe.h"
#include "cmd/picture.h"
#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/method/quantile.h"

const struct option describe_options[] = {
	COLUMNS_OPTION(
		"what is described: headers or expressions, with commas between (default: every column)"),
	{ .name = "statistics",
		.argument = "LIST",
		.list = true,
		.choices = { "sum", "variance", "se", "ci", "skewness", "kurtosis", "mad", "iqr", "top",
			"first", "last", "lengths", "serial" },
		.help = "more columns: se and ci are of the mean, skewness and kurtosis are g1 and g2, mad "
			"is the "
			"median distance from the median, first and last are in the order of the rows, "
			"lengths "
			"are of texts, serial is the correlation of each number with the next row's" },
	{ .name = "percentiles",
		.argument = "LIST",
		.repeated = true,
		.help = "more columns: 5,95 are p5 and p95" },
	{ .name = "quantile-type",
		.argument = "TYPE",
		.help = "1 to 9 of Hyndman and Fan (default: 7; of dates 1, one that occurs)" },
	{ .name = "level", .argument = "PERCENT", .help = "of ci (default: 95%)" },
	{ .name = "approximate",
		.help = "in little memory, however many rows: quantiles and numbers of different values are "
			"estimates where there are many, and it is said how good" },
	PLOT_OPTION("draw the one column, too (numbers: a histogram, in groups boxes; others: how often each "
		    "value "
		    "occurs):"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

static bool
percentile_add(struct describe *describe, const char *text, size_t length, struct error *err)
{
	struct decimal decimal;
	bool read = decimal_parse(text, length, '.', &decimal);
	struct ratio percent = read ? ratio_from_decimal(decimal, true) : (struct ratio){ 0 };
	if (percent.denominator == 0 || percent.numerator < 0 || percent.numerator > percent.denominator)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--percentiles: \"%.*s\" is not a number from 0 to 100, such as 5 or 97.5",
			(int)length, text);
	struct arena *arena = &describe->inquiry.arena;
	describe->percentiles = xreallocarray(
		describe->percentiles, describe->percentile_count + 1, sizeof *describe->percentiles);
	describe->percentiles[describe->percentile_count++] = (struct percentile){
		arena_print(arena, "p%.*s", (int)length, text),
		(double)percent.numerator / (double)percent.denominator,
	};
	return true;
}

static bool
percentiles_take(struct describe *describe, const struct arguments *arguments, struct error *err)
{
	for (size_t i = 0; i < arguments->value_count; i++) {
		if (strcmp(arguments->values[i].option->name, "percentiles") != 0)
			continue;
		for (const char *at = arguments->values[i].text;;) {
			size_t length = strcspn(at, ",");
			if (!percentile_add(describe, at, length, err))
				return false;
			if (!at[length])
				break;
			at += length + 1;
		}
	}
	return true;
}

/* A number, or a date where it is one of days. */
static void
place_list(struct listing *listing, enum value_type type, double number)
{
	if (type == TYPE_DATE && !isnan(number))
		listing_date(listing, (int32_t)number);
	else
		listing_number(listing, number);
}

static void
sample_list(const struct describe *describe, const struct answer *answer, const struct answer_group *group,
	const struct sample *sample, struct listing *listing)
{
	static const double places[] = { 0, 0.25, 0.5, 0.75, 1 };
	listing_text(listing, answer->text);
	listing_text(listing, value_type_name(answer->type));
	listing_integer(listing, (int64_t)sample->known);
	listing_integer(listing, (int64_t)sample->missing);
	listing_integer(listing, (int64_t)sample->distinct);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		place_list(listing, answer->type,
			sample_quantile(sample, answer->type, describe->quantile_type, places[i]));
	bool has_mean = answer->type == TYPE_NUMBER || answer->type == TYPE_TRUTH;
	double mean = has_mean ? moments_mean(&sample->moments) : (double)NAN;
	if (answer->type == TYPE_TRUTH)
		listing_share(listing, mean);
	else
		listing_number(listing, mean);
	listing_number(listing, has_mean ? moments_deviation(&sample->moments) : (double)NAN);
	statistics_list(describe, answer, group, sample, listing);
	for (size_t i = 0; i < describe->percentile_count; i++)
		place_list(listing, answer->type,
			sample_quantile(
				sample, answer->type, describe->quantile_type, describe->percentiles[i].p));
	approximate_list(describe, sample, listing);
}

static struct listing *
describe_listing_new(const struct describe *describe)
{
	static const char *const names[] = { "column", "type", "n", "missing", "distinct", "min", "q1",
		"median", "q3", "max", "mean", "sd" };
	const size_t fixed = sizeof names / sizeof *names;
	struct listing_column *columns =
		xcalloc(fixed + STATISTIC_COLUMNS + describe->percentile_count + APPROXIMATE_COLUMNS,
			sizeof *columns);
	for (size_t i = 0; i < fixed; i++)
		columns[i] = (struct listing_column){ names[i], NULL, i >= 2 };
	size_t count = fixed + statistics_head(describe, columns + fixed);
	for (size_t i = 0; i < describe->percentile_count; i++)
		columns[count++] = (struct listing_column){ describe->percentiles[i].name, NULL, true };
	count += approximate_head(describe, columns + count);
	struct listing *listing = inquiry_listing(&describe->inquiry, columns, count);
	free(columns);
	return listing;
}

static struct sample
describe_sample(const struct describe *describe, size_t answer, size_t group)
{
	const struct question *question = describe->inquiry.question;
	if (describe->approximate)
		return summary_sample(&describe->summaries, group, answer);
	struct occurrences *occurrences = inquiry_occurrences(&describe->inquiry, answer, group);
	if (occurrences)
		return sample_take(question, &question->answers[answer], occurrences);
	return sample_of(question, &question->answers[answer], &question->groups[group]);
}

static struct listing *
describe_listing(const struct describe *describe)
{
	const struct question *question = describe->inquiry.question;
	struct listing *listing = describe_listing_new(describe);
	for (size_t i = 0; i < question->answer_count; i++) {
		const struct answer *answer = &question->answers[i];
		size_t inexact = 0, single = 0;
		for (size_t j = 0; j < question->group_count; j++) {
			struct sample sample = describe_sample(describe, i, j);
			inquiry_labels(&describe->inquiry, &question->groups[j], listing);
			sample_list(describe, answer, &question->groups[j], &sample, listing);
			inexact += sample.inexact;
			single += answer->type == TYPE_NUMBER && sample.known < 2;
			if (!describe->approximate)
				sample_free(&sample);
		}
		inquiry_inexact(&describe->inquiry, answer, (int64_t)inexact);
		if (single)
			notice_say(describe->inquiry.notice,
				"%s: fewer than two numbers%s, so their spread is not known", answer->text,
				question->by_count ? " in some groups" : "");
	}
	return listing;
}

/* What is estimated is said below the table, and beside CSV, whose columns are promised. */
static bool
describe_print(const struct describe *describe, const struct listing *listing, struct error *err)
{
	const struct inquiry *inquiry = &describe->inquiry;
	struct buffer text = { 0 }, said = { 0 };
	listing_print(listing, inquiry->format, inquiry->language, &text);
	if (describe->approximate && inquiry->format != PRINT_JSON)
		approximate_say(describe, &said);
	if (said.length && inquiry->format == PRINT_CSV)
		for (char *line = said.bytes, *rest = NULL; (line = strtok_r(line, "\n", &rest)); line = NULL)
			notice_say(inquiry->notice, "%s", line);
	else if (said.length)
		buffer_print(&text, "\n%s", said.bytes);
	bool done = text_print(&text, err);
	buffer_free(&text);
	buffer_free(&said);
	return done;
}

/* A column of numbers as a histogram, or a box for each group; another as bars of its values, or of 100 %. */
static bool
describe_draw(const struct inquiry *inquiry, const struct picture_wish *wish, struct error *err)
{
	const struct answer *answer = &inquiry->question->answers[0];
	bool grouped = inquiry->question->by_count > 0;
	struct arena arena = { 0 };
	struct plot plot = picture_plot(inquiry,
		answer->type == TYPE_NUMBER ? (grouped ? PLOT_BOX : PLOT_HISTOGRAM)
					    : (grouped ? PLOT_STACKED : PLOT_PARETO),
		&arena);
	plot.answer[ROLE_COLUMN] = 0;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	return done;
}

/* Bars of every day that occurs would be no picture of when things happened. */
static bool
describe_can_be_drawn(const struct inquiry *inquiry, const struct picture_wish *wish, struct error *err)
{
	if (!picture_of_one_column(wish, inquiry->question, err))
		return false;
	const struct answer *answer = &inquiry->question->answers[0];
	return !wish->path || answer->type != TYPE_DATE ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--plot does not draw '%s', which is a date; maltall plot run --x '%s' --period month "
		       "shows a figure over time",
		       answer->text, answer->text);
}

static bool
describe_read(struct describe *describe, bool drawn, struct error *err)
{
	struct inquiry *inquiry = &describe->inquiry;
	if (describe->approximate)
		return inquiry_summarise(inquiry, &describe->summaries, err);
	bool rows = drawn || arguments_chose(inquiry->arguments, "statistics", "serial");
	return (rows ? inquiry_read : inquiry_count)(inquiry, err);
}

bool
describe_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct describe describe = { .approximate = arguments_value(arguments, "approximate") };
	struct inquiry *inquiry = &describe.inquiry;
	struct picture_wish wish;
	double type;
	bool done = picture_wish(arguments, &wish, err) &&
		    (!describe.approximate || approximate_fits(arguments, err)) &&
		    option_level(arguments, "level", &describe.level, err) &&
		    option_number(arguments, "quantile-type", QUANTILE_TYPE_FIRST, QUANTILE_TYPE_LAST, true,
			    QUANTILE_TYPE_DEFAULT, &type, err) &&
		    inquiry_open(inquiry, arguments, notice, err) &&
		    percentiles_take(&describe, arguments, err) && inquiry_ask_all(inquiry, "columns", err) &&
		    (inquiry->question->answer_count > 0 || inquiry_ask_every_column(inquiry, err)) &&
		    describe_can_be_drawn(inquiry, &wish, err) && describe_read(&describe, wish.path, err);
	if (done) {
		describe.quantile_type = (int)type;
		struct listing *listing = describe_listing(&describe);
		done = describe_print(&describe, listing, err);
		listing_free(listing);
		done = done && (!wish.path || describe_draw(inquiry, &wish, err));
	}
	if (describe.summaries.items)
		summaries_free(&describe.summaries, inquiry->question);
	free(describe.percentiles);
	inquiry_free(inquiry);
	return done;
}
