#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/measure.h"
#include "cmd/picture.h"
#include "plots/report/plot_given.h"
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
	PLOT_OPTION("draw the curves of those who still wait, too:"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

enum { FROM, TO, UNTIL, DATE_COUNT };

/* The waits of a group, and their curve. */
struct wait_group {
	size_t count, events, step_count;
	struct survival_step *steps;
};

struct time_to {
	struct inquiry inquiry;
	bool has_until, curve;
	double level;
	struct wait_group *groups;                         /* as those of the question */
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

static struct wait_group
wait_group_of(struct time_to *view, const struct answer_group *group)
{
	const struct question *question = view->inquiry.question;
	struct waiting *waits = xcalloc(group->count + 1, sizeof *waits);
	struct wait_group own = { .steps = xcalloc(group->count + 1, sizeof *own.steps) };
	for (size_t i = 0; i < group->count; i++)
		if (wait_of(view, question->order[group->first + i], &waits[own.count]))
			own.events += waits[own.count++].has_event;
	view->empty += own.count == 0;
	own.step_count = survival_steps(waits, own.count, view->level, own.steps);
	free(waits);
	return own;
}

static void
group_list(const struct time_to *view, size_t index, struct listing *listing)
{
	const struct answer_group *group = &view->inquiry.question->groups[index];
	const struct wait_group *own = &view->groups[index];
	if (view->curve) {
		steps_list(view, group, own->steps, own->step_count, listing);
		return;
	}
	inquiry_labels(&view->inquiry, group, listing);
	listing_integer(listing, (int64_t)own->count);
	listing_integer(listing, (int64_t)own->events);
	listing_integer(listing, (int64_t)(own->count - own->events));
	for (int i = 1; i <= 3; i++)
		quantile_list(own->steps, own->step_count, i / 4.0, listing);
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
		group_list(view, i, listing);
	left_out_say(view);
	bool done = inquiry_print(&view->inquiry, listing, err);
	listing_free(listing);
	return done;
}

static void
groups_fill(struct time_to *view)
{
	const struct question *question = view->inquiry.question;
	view->groups = xcalloc(question->group_count + 1, sizeof *view->groups);
	for (size_t i = 0; i < question->group_count; i++)
		view->groups[i] = wait_group_of(view, &question->groups[i]);
}

static bool
time_to_draw(const struct time_to *view, const struct picture_wish *wish, struct error *err)
{
	const struct question *question = view->inquiry.question;
	const size_t count = question->group_count;
	struct arena arena = { 0 };
	if (count > CATEGORY_INKS)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"there are %zu groups, and a picture has room for %d curves; choose some of them "
			"with --where",
			count, CATEGORY_INKS);
	struct plot plot = picture_plot(&view->inquiry, PLOT_TREND, &arena);
	struct given_wait *waits = arena_alloc(&arena, (count + 1) * sizeof *waits);
	plot.level = view->level;
	for (size_t i = 0; i < count; i++) {
		const struct wait_group *own = &view->groups[i];
		waits[i] = (struct given_wait){ .label = plot_group_name(&plot, i),
			.steps = own->steps,
			.count = own->step_count,
			.median = survival_quantile_of(own->steps, own->step_count, 0.5).time };
	}
	bool done = picture_write(
		plot_waits(&plot, question->answers[FROM].text, question->answers[TO].text, waits, count),
		wish, view->inquiry.notice, err);
	arena_free(&arena);
	return done;
}

bool
time_to_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct time_to view = { .curve = arguments_value(arguments, "curve") };
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &view.level, err) &&
		    inquiry_open(&view.inquiry, arguments, notice, err) && dates_ask(&view, err) &&
		    inquiry_read(&view.inquiry, err);
	if (done) {
		groups_fill(&view);
		done = time_to_answer(&view, err) && (!wish.path || time_to_draw(&view, &wish, err));
		for (size_t i = 0; i < view.inquiry.question->group_count; i++)
			free(view.groups[i].steps);
		free(view.groups);
	}
	inquiry_free(&view.inquiry);
	return done;
}
