#include "cmd/compare.h"

#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/picture.h"
#include "stats/method/quantile.h"

const struct option compare_options[] = {
	COLUMNS_OPTION("what is compared: numbers, yes-no columns or conditions, with commas between"),
	{ .name = "pairs", .help = "every group with every other, where they are more than two" },
	{ .name = "equal-variances",
		.help = "suppose that the numbers of all groups vary alike: Student's t and Fisher's "
			"analysis of variance "
			"instead of Welch's" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	{ .name = "interval",
		.argument = "METHOD",
		.choices = { "newcombe", "wald", "wald-cc" },
		.help = "of a difference of shares (default: newcombe); wald, also corrected for continuity, "
			"covers too little and is for comparison with other programs" },
	YATES_OPTION,
	PLOT_OPTION(
		"draw the groups of the one column, too (numbers: boxes; truths: shares with intervals):"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

/* "Alna", or "Alna, ny" where it is grouped by two. NULL where a part of it is missing. */
static const char *
group_name(struct inquiry *inquiry, const struct answer_group *group)
{
	struct buffer name = { 0 };
	bool is_whole = true;
	for (size_t i = 0; i < inquiry->question->by_count; i++) {
		const char *label = group->labels[i];
		is_whole = is_whole && label;
		if (is_whole && inquiry->question->by_types[i] == TYPE_TRUTH &&
			inquiry->format != PRINT_CSV && inquiry->format != PRINT_JSON)
			label = *label == 't' ? inquiry_word(inquiry, "ja", "yes")
					      : inquiry_word(inquiry, "nei", "no");
		if (is_whole)
			buffer_print(&name, "%s%s", i ? ", " : "", label);
	}
	const char *copy = is_whole ? arena_copy(&inquiry->arena, name.bytes, name.length) : NULL;
	buffer_free(&name);
	return copy;
}

static struct compared
compared_of(struct compare *compare, const struct answer *answer)
{
	struct inquiry *inquiry = &compare->inquiry;
	const struct question *question = inquiry->question;
	size_t room = question->group_count + 1;
	struct compared compared = {
		.answer = answer,
		.groups = xcalloc(room, sizeof(struct answer_group *)),
		.labels = xcalloc(room, sizeof(char *)),
		.samples = xcalloc(room, sizeof(struct sample)),
	};
	for (size_t i = 0; i < question->group_count; i++) {
		const char *label = group_name(inquiry, &question->groups[i]);
		if (!label)
			continue;
		compared.groups[compared.count] = &question->groups[i];
		compared.labels[compared.count] = label;
		compared.samples[compared.count++] = sample_of(question, answer, &question->groups[i]);
	}
	return compared;
}

static void
compared_free(struct compared *compared)
{
	for (size_t i = 0; i < compared->count; i++)
		sample_free(&compared->samples[i]);
	free(compared->groups);
	free(compared->labels);
	free(compared->samples);
}

static void
number_list(struct listing *listing, bool is_share, double number)
{
	if (is_share)
		listing_share(listing, number);
	else
		listing_number(listing, number);
}

/* What each group is by itself: the mean with its t interval, or the share with Wilson's. */
static void
groups_list(const struct compare *compare, const struct compared *compared, struct listing *listing)
{
	bool truths = compared->answer->type == TYPE_TRUTH;
	for (size_t i = 0; i < compared->count; i++) {
		const struct sample *sample = &compared->samples[i];
		struct interval interval = truths ? wilson_interval(moments_sum(&sample->moments),
							    (double)sample->known, compare->level)
						  : sample_interval(sample, compare->level);
		inquiry_labels(&compare->inquiry, compared->groups[i], listing);
		listing_text(listing, compared->answer->text);
		listing_integer(listing, (int64_t)sample->known);
		listing_integer(listing, (int64_t)sample->missing);
		number_list(listing, truths, moments_mean(&sample->moments));
		number_list(listing, truths, interval.lower);
		number_list(listing, truths, interval.upper);
		listing_number(listing, truths ? (double)NAN : moments_deviation(&sample->moments));
		listing_number(
			listing, sample_quantile(sample, compared->answer->type, QUANTILE_TYPE_DEFAULT, 0.5));
	}
}

static bool
group_is_named(const struct question *question, const struct answer_group *group)
{
	for (size_t i = 0; i < question->by_count; i++)
		if (!group->labels[i])
			return false;
	return true;
}

static void
nameless_say(const struct compare *compare)
{
	const struct question *question = compare->inquiry.question;
	size_t rows = 0;
	for (size_t i = 0; i < question->group_count; i++)
		if (!group_is_named(question, &question->groups[i]))
			rows += question->groups[i].count;
	if (rows)
		notice_say(compare->inquiry.notice, "%zu row%s not compared: the group is missing", rows,
			rows == 1 ? " is" : "s are");
}

static bool
compare_print(struct compare *compare, const struct listing *groups, struct error *err)
{
	const struct inquiry *inquiry = &compare->inquiry;
	struct buffer text = { 0 };
	struct listing *tests = findings_listing(inquiry, &compare->tests);
	if (inquiry->format == PRINT_JSON) {
		struct json json = { .out = &text };
		json_write_open(&json, NULL, '{');
		json_write_shortest(&json, "level", compare->level);
		listing_json(groups, &json, "groups");
		findings_json(inquiry, &compare->tests, &json);
		json_write_close(&json, '}');
	} else {
		if (inquiry->format != PRINT_CSV) {
			listing_print(groups, inquiry->format, inquiry->language, &text);
			buffer_char(&text, '\n');
		}
		listing_print(tests, inquiry->format, inquiry->language, &text);
	}
	bool done = text_print(&text, err);
	listing_free(tests);
	buffer_free(&text);
	return done;
}

static bool
answers_compare(struct compare *compare, struct error *err)
{
	static const struct listing_column columns[] = { { "column", NULL, false }, { "n", NULL, true },
		{ "missing", NULL, true }, { "estimate", NULL, true }, { "lower", NULL, true },
		{ "upper", NULL, true }, { "sd", NULL, true }, { "median", NULL, true } };
	const struct question *question = compare->inquiry.question;
	struct listing *groups =
		inquiry_listing(&compare->inquiry, columns, sizeof columns / sizeof *columns);
	bool done = true;
	nameless_say(compare);
	for (size_t i = 0; done && i < question->answer_count; i++) {
		struct compared compared = compared_of(compare, &question->answers[i]);
		int64_t inexact = 0;
		for (size_t j = 0; j < compared.count; j++)
			inexact += (int64_t)compared.samples[j].inexact;
		inquiry_inexact(&compare->inquiry, compared.answer, inexact);
		groups_list(compare, &compared, groups);
		if (compared.count < 2)
			done = fail(err, ERROR_DATA, NULL, 0, 0,
				"there %s to compare; --by needs two groups or more",
				compared.count ? "is but one group" : "is no group");
		else if (compared.answer->type == TYPE_TRUTH)
			truths_compare(compare, &compared);
		else
			numbers_compare(compare, &compared);
		compared_free(&compared);
	}
	findings_adjust(&compare->tests);
	done = done && compare_print(compare, groups, err);
	listing_free(groups);
	return done;
}

static bool
answers_fit(const struct question *question, struct error *err)
{
	if (question->answer_count == 0 || question->by_count == 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"compare needs --columns, which says what is compared, and --by, which says the "
			"groups");
	for (size_t i = 0; i < question->answer_count; i++) {
		enum value_type type = question->answers[i].type;
		if (type != TYPE_NUMBER && type != TYPE_TRUTH)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"'%s' is a %s, and numbers and truths can be compared; write a condition "
				"about it",
				question->answers[i].text, value_type_name(type));
	}
	return true;
}

/* The groups that are compared: as in the tables, those that have no name are nobody's. */
static bool
compare_draw(const struct compare *compare, const struct picture_wish *wish, struct error *err)
{
	const struct inquiry *inquiry = &compare->inquiry;
	struct question named = *inquiry->question;
	struct arena arena = { 0 };
	bool truths = named.answers[0].type == TYPE_TRUTH;
	named.groups = xcalloc(named.group_count + 1, sizeof *named.groups);
	named.group_count = 0;
	for (size_t i = 0; i < inquiry->question->group_count; i++)
		if (group_is_named(inquiry->question, &inquiry->question->groups[i]))
			named.groups[named.group_count++] = inquiry->question->groups[i];
	struct plot plot = picture_plot(inquiry, truths ? PLOT_UNITS : PLOT_BOX, &arena);
	plot.question = &named;
	plot.level = compare->level;
	plot.answer[truths ? ROLE_NUMERATOR : ROLE_COLUMN] = 0;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	free(named.groups);
	return done;
}

bool
compare_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct compare compare = { .pairs = arguments_value(arguments, "pairs"),
		.equal_variances = arguments_value(arguments, "equal-variances") };
	struct inquiry *inquiry = &compare.inquiry;
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &compare.level, err) &&
		    inquiry_open(inquiry, arguments, notice, err) &&
		    inquiry_ask_all(inquiry, "columns", err) && answers_fit(inquiry->question, err) &&
		    picture_of_one_column(&wish, inquiry->question, err) && inquiry_read(inquiry, err) &&
		    answers_compare(&compare, err) && (!wish.path || compare_draw(&compare, &wish, err));
	findings_free(&compare.tests);
	inquiry_free(inquiry);
	return done;
}
