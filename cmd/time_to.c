#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/measure.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/method/survival.h"

const struct option time_to_options[] = {
	{ .name = "from", .argument = "COLUMN", .help = "the date from which somebody waits" },
	{ .name = "to", .argument = "COLUMN", .help = "the date of what is waited for" },
	{ .name = "until",
		.argument = "COLUMN",
		.help = "the date from which somebody is followed no more, such as that of leaving" },
	{ .name = "curve", .help = "the whole curve instead of its quartiles" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

enum { FROM, TO, UNTIL, DATE_COUNT };

struct time_to {
	struct inquiry inquiry;
	bool has_until, curve;
	double level;
	size_t without_start, not_begun, backwards, empty; /* rows; groups */
};

static bool
dates_ask(struct time_to *view, struct error *err)
{
	static const char *const options[DATE_COUNT] = { "from", "to", "until" };
	struct inquiry *inquiry = &view->inquiry;
	for (size_t i = 0; i < DATE_COUNT; i++) {
		const char *text = arguments_value(inquiry->arguments, options[i]);
		if (!text && i != UNTIL)
			return fail(
				err, ERROR_USAGE, NULL, 0, 0, "--%s is missing; it names a date", options[i]);
		if (!text)
			continue;
		if (!inquiry_ask(inquiry, options[i], text, err))
			return false;
		enum value_type type = inquiry->question->answers[i].type;
		if (type != TYPE_DATE)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s: '%s' is a %s; a date is wanted (see --type)", options[i], text,
				value_type_name(type));
		view->has_until |= i == UNTIL;
	}
	if (inquiry->question->as_of == DATE_MISSING)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--as-of is missing; who has not got there by that date still waits");
	return true;
}

/* One row as a wait. False where it is none: not begun by as_of, or its dates are in the wrong order. */
static bool
wait_of(struct time_to *view, size_t row, struct waiting *wait)
{
	const struct question *question = view->inquiry.question;
	const struct answer *answers = question->answers;
	int32_t from = answers[FROM].dates[row], to = answers[TO].dates[row], end = question->as_of;
	if (view->has_until && answers[UNTIL].dates[row] != DATE_MISSING && answers[UNTIL].dates[row] < end)
		end = answers[UNTIL].dates[row];
	if (from == DATE_MISSING) {
		view->without_start++;
		return false;
	}
	if (from > question->as_of) {
		view->not_begun++;
		return false;
	}
	if (end < from || (to != DATE_MISSING && to < from)) {
		view->backwards++;
		return false;
	}
	wait->has_event = to != DATE_MISSING && to <= end;
	wait->time = (double)(wait->has_event ? to : end) - (double)from;
	return true;
}

static void
quantile_list(const struct survival_step *steps, size_t count, double share, struct listing *listing)
{
	struct survival_quantile quantile = survival_quantile_of(steps, count, share);
	listing_number(listing, quantile.time);
	listing_number(listing, quantile.interval.lower);
	listing_number(listing, quantile.interval.upper);
}

static void
steps_list(const struct time_to *view, const struct answer_group *group, const struct survival_step *steps,
	size_t count, struct listing *listing)
{
	for (size_t i = 0; i < count; i++) {
		inquiry_labels(&view->inquiry, group, listing);
		listing_number(listing, steps[i].time);
		listing_number(listing, steps[i].at_risk);
		listing_number(listing, steps[i].events);
		listing_number(listing, steps[i].censored);
		listing_share(listing, steps[i].waiting);
		listing_number(listing, steps[i].error);
		listing_share(listing, steps[i].interval.lower);
		listing_share(listing, steps[i].interval.upper);
	}
}

static void
group_list(struct time_to *view, const struct answer_group *group, struct listing *listing)
{
	const struct question *question = view->inquiry.question;
	struct waiting *waits = xcalloc(group->count + 1, sizeof *waits);
	struct survival_step *steps = xcalloc(group->count + 1, sizeof *steps);
	size_t count = 0, events = 0;
	for (size_t i = 0; i < group->count; i++)
		if (wait_of(view, question->order[group->first + i], &waits[count]))
			events += waits[count++].has_event;
	view->empty += count == 0;
	size_t step_count = survival_steps(waits, count, view->level, steps);
	if (view->curve) {
		steps_list(view, group, steps, step_count, listing);
	} else {
		inquiry_labels(&view->inquiry, group, listing);
		listing_integer(listing, (int64_t)count);
		listing_integer(listing, (int64_t)events);
		listing_integer(listing, (int64_t)(count - events));
		for (int i = 1; i <= 3; i++)
			quantile_list(steps, step_count, i / 4.0, listing);
	}
	free(waits);
	free(steps);
}

static void
left_out_say(const struct time_to *view)
{
	const struct notice *notice = view->inquiry.notice;
	if (view->without_start)
		notice_say(notice, "%zu %s left out: --from is missing", view->without_start,
			plural(view->without_start, "row is", "rows are"));
	if (view->not_begun)
		notice_say(notice, "%zu %s left out: --from lies after --as-of", view->not_begun,
			plural(view->not_begun, "row is", "rows are"));
	if (view->backwards)
		notice_say(notice, "%zu %s left out: --to or --until lies before --from", view->backwards,
			plural(view->backwards, "row is", "rows are"));
	if (view->empty)
		notice_say(notice, "nobody waits or has waited%s",
			view->inquiry.question->by_count ? " in some groups" : "");
}

static bool
time_to_answer(struct time_to *view, struct error *err)
{
	static const struct listing_column quartiles[] = { { "n", NULL, true }, { "events", NULL, true },
		{ "censored", NULL, true }, { "q1", NULL, true }, { "q1_lower", NULL, true },
		{ "q1_upper", NULL, true }, { "median", NULL, true }, { "median_lower", NULL, true },
		{ "median_upper", NULL, true }, { "q3", NULL, true }, { "q3_lower", NULL, true },
		{ "q3_upper", NULL, true } };
	static const struct listing_column curve[] = { { "days", NULL, true }, { "at_risk", NULL, true },
		{ "events", NULL, true }, { "censored", NULL, true }, { "waiting", NULL, true },
		{ "standard_error", NULL, true }, { "lower", NULL, true }, { "upper", NULL, true } };
	const struct question *question = view->inquiry.question;
	struct listing *listing =
		view->curve
			? inquiry_listing(&view->inquiry, curve, sizeof curve / sizeof *curve)
			: inquiry_listing(&view->inquiry, quartiles, sizeof quartiles / sizeof *quartiles);
	for (size_t i = 0; i < question->group_count; i++)
		group_list(view, &question->groups[i], listing);
	left_out_say(view);
	bool done = inquiry_print(&view->inquiry, listing, err);
	listing_free(listing);
	return done;
}

bool
time_to_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct time_to view = { .curve = arguments_value(arguments, "curve") };
	bool done = option_level(arguments, "level", &view.level, err) &&
		    inquiry_open(&view.inquiry, arguments, notice, err) && dates_ask(&view, err) &&
		    inquiry_read(&view.inquiry, err) && time_to_answer(&view, err);
	inquiry_free(&view.inquiry);
	return done;
}
