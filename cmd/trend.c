#include "stats/method/trend.h"

#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/measure.h"
#include "plots/report/escape.h"
#include "plots/report/forecast_text.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/indicator/verdict.h"
#include "stats/method/difference.h"

const struct option trend_options[] = {
	{ .name = "numerator", .argument = "COLUMN", .help = "events: counts, or a condition" },
	{ .name = "denominator", .argument = "COLUMN", .help = "cases: counts, or a condition" },
	{ .name = "over",
		.argument = "COLUMN",
		.help = "the groups, in the order of their values: years, doses" },
	{ .name = "score",
		.argument = "COLUMN",
		.help = "how far along each group is (default: the number of --over, else 1, 2, 3)" },
	{ .name = "target",
		.argument = "TARGET",
		.help = "'at least 70 %': when it will be reached, where the groups of --over are dates" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

struct trend_view {
	struct inquiry inquiry;
	size_t events, cases, over, score; /* places among the answers; score may be SIZE_MAX */
	double level;
	struct target target;
	struct buffer said; /* about the target, to people: a line a group, below the table */
	struct counting left_out;
};

struct trend_groups {
	double *x, *n, *score;
	size_t count;
};

static bool
score_of(const struct trend_view *view, const struct frequency *value, size_t place, size_t row,
	double *score, struct error *err)
{
	const struct answer *answers = view->inquiry.question->answers;
	if (view->score == SIZE_MAX) {
		*score = answers[view->over].type == TYPE_NUMBER ? value->number : (double)place + 1;
		return true;
	}
	double own = answer_number(&answers[view->score], row);
	if (!isnan(*score) && !isnan(own) && (own < *score || own > *score))
		return fail(err, ERROR_DATA, NULL, 0, 0,
			"--score: '%s' is not the same in all rows of a group of --over",
			answers[view->score].text);
	*score = isnan(own) ? *score : own;
	return true;
}

static bool
groups_fill(struct trend_view *view, const struct answer_group *group, const struct levels *levels,
	struct trend_groups *groups, struct error *err)
{
	const struct question *question = view->inquiry.question;
	struct counting *countings = xcalloc(groups->count + 1, sizeof *countings);
	bool done = true;
	for (size_t i = 0; i < groups->count; i++)
		groups->score[i] = (double)NAN;
	for (size_t i = 0; done && i < group->count; i++) {
		size_t place = levels->of[i], row = question->order[group->first + i];
		if (place == SIZE_MAX) {
			view->left_out.missing++;
			continue;
		}
		counting_add(&countings[place], &question->answers[view->events],
			&question->answers[view->cases], row, true);
		done = score_of(view, &levels->values.items[place], place, row, &groups->score[place], err);
	}
	for (size_t i = 0; done && i < groups->count; i++) {
		groups->x[i] = countings[i].events;
		groups->n[i] = countings[i].cases;
		counting_join(&view->left_out, &countings[i]);
		if (isnan(groups->score[i]))
			done = fail(err, ERROR_DATA, NULL, 0, 0, "--score: a group of --over has none");
	}
	free(countings);
	return done;
}

static void
trend_list(const struct trend_view *view, const struct answer_group *group, const struct trend_groups *groups,
	struct listing *listing)
{
	static const char *const notes[][2] = {
		[TREND_TESTED] = { "", "" },
		[TREND_TOO_FEW] = { "færre enn to grupper med tilfeller, eller samme verdi i alle",
			"fewer than two groups with cases, or all with the same score" },
		[TREND_NO_VARIATION] = { "alle har hendelsen, eller ingen har den",
			"every case has the event, or none has" },
	};
	struct trend trend = trend_of(groups->x, groups->n, groups->score, groups->count);
	size_t first = 0, last = groups->count;
	while (first < groups->count && !(groups->n[first] > 0))
		first++;
	while (last > first && !(groups->n[last - 1] > 0))
		last--;
	struct interval interval = { (double)NAN, (double)NAN };
	double difference = (double)NAN;
	if (last > first + 1) {
		const double *x = groups->x, *n = groups->n;
		difference = x[last - 1] / n[last - 1] - x[first] / n[first];
		interval = newcombe_difference_interval(
			x[last - 1], n[last - 1], x[first], n[first], view->level);
	}
	inquiry_labels(&view->inquiry, group, listing);
	listing_integer(listing, (int64_t)trend.groups);
	listing_number(listing, trend.slope);
	listing_number(listing, trend.chi_square);
	listing_p_value(listing, trend.p);
	listing_number(listing, trend.difference_chi_square);
	listing_number(listing, trend.difference_df);
	listing_p_value(listing, trend.difference_p);
	listing_number(listing, difference);
	listing_number(listing, interval.lower);
	listing_number(listing, interval.upper);
	listing_word(listing, notes[trend.state][LANGUAGE_EN], notes[trend.state][view->inquiry.language]);
}

/* When the target will be reached, in days as levels have them. */
static struct forecast
groups_forecast(const struct trend_view *view, const struct levels *levels, const struct trend_groups *groups)
{
	const struct target *target = &view->target;
	double *days = xcalloc(groups->count + 1, sizeof *days);
	enum verdict last = VERDICT_NONE;
	for (size_t i = 0; i < groups->count; i++) {
		days[i] = levels->values.items[i].number;
		if (groups->n[i] > 0)
			last = target_verdict(target, (int64_t)groups->x[i], (int64_t)groups->n[i]);
	}
	const struct forecast_question question = { .target = (double)target->value.numerator /
							      (double)target->value.denominator,
		.upward = target_asks_for_much(target),
		.reached = last == VERDICT_MET,
		.level = view->level };
	struct forecast forecast = forecast_of(days, groups->x, groups->n, groups->count, &question);
	free(days);
	return forecast;
}

static bool
is_for_people(const struct trend_view *view)
{
	return view->inquiry.format == PRINT_TABLE || view->inquiry.format == PRINT_MARKDOWN;
}

/* A sentence is too long for a column: people get it below the table, machines the reason in a word. */
static void
forecast_list(struct trend_view *view, const struct answer_group *group, const struct levels *levels,
	const struct trend_groups *groups, struct listing *listing)
{
	const struct forecast forecast = groups_forecast(view, levels, groups);
	bool is_given = forecast.state == FORECAST_GIVEN;
	listing_date(listing, is_given ? forecast_date(&forecast) : DATE_MISSING);
	listing_date(listing, is_given ? forecast_lower(&forecast) : DATE_MISSING);
	listing_date(listing, is_given ? forecast_upper(&forecast) : DATE_MISSING);
	if (!is_for_people(view)) {
		listing_text(listing, is_given ? NULL : forecast_state_name(forecast.state));
		return;
	}
	bool is_markdown = view->inquiry.format == PRINT_MARKDOWN;
	buffer_text(&view->said, view->said.length == 0 || is_markdown ? "\n" : "");
	for (size_t i = 0; i < view->inquiry.question->by_count; i++) {
		const char *label = group->labels[i];
		label = label ? label : inquiry_word(&view->inquiry, "(mangler)", "(missing)");
		if (is_markdown)
			escape_markdown(&view->said, label);
		else
			escape_terminal(&view->said, label);
		buffer_text(&view->said, ": ");
	}
	sentence_forecast(&view->said, &forecast, &view->target, view->level, view->inquiry.language);
	buffer_text(&view->said, "\n");
}

static bool
group_list(
	struct trend_view *view, const struct answer_group *group, struct listing *listing, struct error *err)
{
	const struct question *question = view->inquiry.question;
	struct levels levels = levels_of(question, &question->answers[view->over], group);
	size_t count = levels.values.count;
	struct trend_groups groups = { xcalloc(count + 1, sizeof(double)), xcalloc(count + 1, sizeof(double)),
		xcalloc(count + 1, sizeof(double)), count };
	bool done = groups_fill(view, group, &levels, &groups, err);
	if (done)
		trend_list(view, group, &groups, listing);
	if (done && view->target.given)
		forecast_list(view, group, &levels, &groups, listing);
	free(groups.x);
	free(groups.n);
	free(groups.score);
	levels_free(&levels);
	return done;
}

static bool
trend_answer(struct trend_view *view, struct error *err)
{
	static const struct listing_column columns[] = { { "groups", NULL, true }, { "slope", NULL, true },
		{ "chi_square", NULL, true }, { "p", NULL, true }, { "difference_chi_square", NULL, true },
		{ "difference_df", NULL, true }, { "difference_p", NULL, true },
		{ "first_to_last", NULL, true }, { "lower", NULL, true }, { "upper", NULL, true },
		{ "note", NULL, false }, { "target_date", NULL, true }, { "target_lower", NULL, true },
		{ "target_upper", NULL, true }, { "reason", NULL, false } };
	const struct question *question = view->inquiry.question;
	size_t left_out = !view->target.given ? 4 : is_for_people(view) ? 1 : 0;
	struct listing *listing =
		inquiry_listing(&view->inquiry, columns, sizeof columns / sizeof *columns - left_out);
	bool done = true;
	for (size_t i = 0; done && i < question->group_count; i++)
		done = group_list(view, &question->groups[i], listing, err);
	counting_say(&view->left_out, view->inquiry.notice);
	done = done && inquiry_print(&view->inquiry, listing, err) &&
	       (view->said.length == 0 || text_print(&view->said, err));
	listing_free(listing);
	return done;
}

static bool
over_ask(struct trend_view *view, struct error *err)
{
	const char *over = arguments_value(view->inquiry.arguments, "over");
	if (!over)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--over is missing; it says what the groups are");
	view->over = view->inquiry.question->answer_count;
	if (!inquiry_ask(&view->inquiry, "over", over, err))
		return false;
	return !view->target.given || view->inquiry.question->answers[view->over].type == TYPE_DATE ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--target needs dates in --over, and '%s' holds none; see also --type", over);
}

static bool
target_read(const struct arguments *arguments, struct target *target, struct error *err)
{
	const char *text = arguments_value(arguments, "target");
	char message[256];
	return !text || target_parse(text, target, message, sizeof message) ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "--target: %s", message);
}

bool
trend_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct trend_view view = { 0 };
	struct inquiry *inquiry = &view.inquiry;
	bool done = option_level(arguments, "level", &view.level, err) &&
		    target_read(arguments, &view.target, err) &&
		    inquiry_open(inquiry, arguments, notice, err) &&
		    measure_ask(inquiry, "numerator", true, true, &view.events, err) &&
		    measure_ask(inquiry, "denominator", true, true, &view.cases, err) &&
		    over_ask(&view, err) && measure_ask(inquiry, "score", false, false, &view.score, err) &&
		    inquiry_read(inquiry, err) && trend_answer(&view, err);
	buffer_free(&view.said);
	inquiry_free(inquiry);
	return done;
}
