#include "cmd/control.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "stats/base/memory.h"

const struct option control_options[] = {
	{ .name = "value", .argument = "COLUMN", .help = "the measurement or the count of each point" },
	{ .name = "denominator", .argument = "COLUMN", .help = "what it is divided by: cases, or exposure" },
	{ .name = "chart",
		.argument = "KIND",
		.choices = { "run", "i", "p", "pp", "c", "u", "up" },
		.help = "median and runs; single measurements; proportions; the same after Laney; counts; "
			"rates; the same after Laney" },
	{ .name = "freeze", .argument = "K", .help = "centre line and limits are of the first K points" },
	{ .name = "part", .argument = "K,...", .help = "the last point of each part but the last" },
	{ .name = "exclude",
		.argument = "I,...",
		.help = "points that neither centre line and limits nor runs are reckoned from" },
	{ .name = "no-screening", .help = "moving ranges that stand out count too" },
	{ .name = "rules",
		.argument = "FAMILY",
		.choices = { "anhoej", "nhs" },
		.help = "anhoej: runs and crossings (default); nhs: Making Data Count, with --chart i" },
	{ .name = "improvement",
		.argument = "WAY",
		.choices = { "higher", "lower", "neutral" },
		.help = "which way is better, for --rules nhs (default: higher)" },
	{ .name = "target", .argument = "NUMBER", .help = "what is to be reached, for --rules nhs" },
	{ .name = "summary", .help = "a row for each part instead of one for each point" },
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

static struct listing *
control_listing(const struct control *control)
{
	static const struct listing_column points[] = { { "point", NULL, true }, { "part", NULL, true },
		{ "y", NULL, true }, { "cl", NULL, true }, { "lcl", NULL, true }, { "ucl", NULL, true },
		{ "sigma_signal", NULL, true } };
	static const struct listing_column parts[] = { { "part", NULL, true }, { "n_obs", NULL, true },
		{ "n_useful", NULL, true }, { "longest_run", NULL, true }, { "longest_run_max", NULL, true },
		{ "n_crossings", NULL, true }, { "n_crossings_min", NULL, true },
		{ "runs_signal", NULL, true }, { "sigma_signals", NULL, true }, { "cl", NULL, true } };
	if (control->summary)
		return inquiry_listing(&control->inquiry, parts, sizeof parts / sizeof *parts);
	return inquiry_listing(&control->inquiry, points, sizeof points / sizeof *points);
}

/* Where no point is off the centre line there are no runs to speak of, which is not a run of none. */
static void
count_list(struct listing *listing, const struct run_analysis *runs, size_t count)
{
	if (runs->useful)
		listing_integer(listing, (int64_t)count);
	else
		listing_text(listing, NULL);
}

static void
summary_list(
	const struct control *control, const struct control_part *part, const struct control_chart *chart)
{
	struct listing *listing = control->listing;
	const struct run_analysis *runs = &chart->runs;
	inquiry_labels(&control->inquiry, part->group, listing);
	listing_integer(listing, (int64_t)part->number);
	listing_integer(listing, (int64_t)runs->observations);
	listing_integer(listing, (int64_t)runs->useful);
	count_list(listing, runs, runs->longest_run);
	count_list(listing, runs, runs->limits.longest_run);
	count_list(listing, runs, runs->crossings);
	count_list(listing, runs, runs->limits.crossings);
	listing_integer(listing, runs->shift || runs->few_crossings);
	listing_integer(listing, (int64_t)chart->signals);
	listing_number(listing, chart->center);
}

static void
points_list(const struct control *control, const struct control_part *part, const struct control_chart *chart,
	const struct control_point *points)
{
	struct listing *listing = control->listing;
	for (size_t i = 0; i < part->series.count; i++) {
		inquiry_labels(&control->inquiry, part->group, listing);
		listing_integer(listing, (int64_t)(part->first + i + 1));
		listing_integer(listing, (int64_t)part->number);
		listing_number(listing, points[i].value);
		listing_number(listing, chart->center);
		listing_number(listing, points[i].lower);
		listing_number(listing, points[i].upper);
		listing_integer(listing, points[i].signal);
	}
}

static void
state_say(const struct control *control, const struct control_part *part, const struct control_chart *chart,
	const struct control_point *points)
{
	static const char *const states[] = {
		[CONTROL_NO_VARIATION] = "the points do not vary, so the limits lie on the centre line",
		[CONTROL_TOO_FEW] = "there are no two neighbouring points, so there are no limits",
		[CONTROL_NO_DATA] = "no point is known, so there is neither centre line nor limits",
	};
	const struct notice *notice = control->inquiry.notice;
	size_t missing = 0, impossible = 0;
	for (size_t i = 0; i < part->series.count; i++) {
		missing += points[i].state == POINT_MISSING;
		impossible += points[i].state == POINT_IMPOSSIBLE;
	}
	if (states[chart->state])
		notice_say(notice, "part %zu: %s", part->number, states[chart->state]);
	if (missing)
		notice_say(notice, "part %zu: %zu %s no value: nothing measured, or no cases", part->number,
			missing, plural(missing, "point has", "points have"));
	if (impossible)
		notice_say(notice,
			"part %zu: %zu %s taken as missing: a negative count, or more events than cases",
			part->number, impossible, plural(impossible, "point is", "points are"));
}

/* A run chart has a centre line, and no limits. */
static struct control_chart
run_chart_of(const struct series *series, struct control_point *points)
{
	struct control_chart chart = { .center = run_center(series) };
	chart.runs = runs_around(series, chart.center);
	chart.state = isnan(chart.center) ? CONTROL_NO_DATA : CONTROL_DONE;
	for (size_t i = 0; i < series->count; i++) {
		double value = series_value(series, i);
		points[i] = (struct control_point){ .state = isnan(value) ? POINT_MISSING : POINT_KNOWN,
			.value = value,
			.lower = (double)NAN,
			.upper = (double)NAN };
	}
	return chart;
}

static bool
part_list(const struct control *control, const struct control_part *part, struct error *err)
{
	if (arguments_chose(control->inquiry.arguments, "rules", "nhs"))
		return causes_list(control, part, err);
	struct control_point *points = xcalloc(part->series.count + 1, sizeof *points);
	struct control_chart chart =
		control->is_run ? run_chart_of(&part->series, points)
				: control_chart_of(control->kind, &part->series, control->screen, points);
	state_say(control, part, &chart, points);
	if (control->summary)
		summary_list(control, part, &chart);
	else
		points_list(control, part, &chart, points);
	free(points);
	return true;
}

static bool
places_fit(const struct control *control, size_t count, struct error *err)
{
	const struct {
		const char *option;
		size_t place;
	} greatest[] = {
		{ "freeze", control->freeze },
		{ "part", control->part_count ? control->parts[control->part_count - 1] + 1 : 0 },
		{ "exclude", control->excluded_count ? control->excluded[control->excluded_count - 1] : 0 },
	};
	for (size_t i = 0; i < sizeof greatest / sizeof *greatest; i++)
		if (greatest[i].place > count)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s reaches beyond the last point; there %s %zu", greatest[i].option,
				plural(count, "is", "are"), count);
	return true;
}

static bool
group_list(const struct control *control, const struct answer_group *group, struct error *err)
{
	const struct question *question = control->inquiry.question;
	if (!places_fit(control, group->count, err))
		return false;
	double *y = measure_numbers(question, &question->answers[control->value], group), *n = NULL;
	if (control->cases != SIZE_MAX)
		n = measure_numbers(question, &question->answers[control->cases], group);
	bool *excluded = xcalloc(group->count + 1, sizeof *excluded);
	for (size_t i = 0; i < control->excluded_count; i++)
		excluded[control->excluded[i] - 1] = true;
	bool done = true;
	struct control_part part = { .group = group };
	for (size_t i = 0; done && i <= control->part_count; i++) {
		size_t end = i < control->part_count ? control->parts[i] : group->count;
		part.number = i + 1;
		part.series = (struct series){ .y = y + part.first,
			.n = n ? n + part.first : NULL,
			.count = end - part.first,
			.excluded = excluded + part.first,
			.baseline_end = control->freeze };
		done = part_list(control, &part, err);
		part.first = end;
	}
	free(y);
	free(n);
	free(excluded);
	return done;
}

static bool
chart_take(struct control *control, const struct arguments *arguments, struct error *err)
{
	const char *chart = arguments_value(arguments, "chart");
	double freeze;
	if (!chart)
		return fail(
			err, ERROR_USAGE, NULL, 0, 0, "--chart is missing; it is run, i, p, pp, c, u or up");
	control->is_run = !control_kind_parse(chart, &control->kind);
	control->summary = arguments_value(arguments, "summary");
	control->screen = !arguments_value(arguments, "no-screening");
	bool divided = arguments_value(arguments, "denominator");
	bool divides = !control->is_run && control->kind != CONTROL_I && control->kind != CONTROL_C;
	if (divides && !divided)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--chart %s needs --denominator", chart);
	if (!control->is_run && control->kind == CONTROL_C && divided)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--chart c takes counts as they stand; with --denominator it is --chart u");
	if (arguments_chose(arguments, "rules", "nhs") && (control->is_run || control->kind != CONTROL_I))
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--rules nhs is for --chart i");
	if (arguments_value(arguments, "freeze") && arguments_value(arguments, "part"))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--freeze and --part exclude each other: each part has its own limits");
	if (!option_number(arguments, "freeze", 2, 1e9, true, 0, &freeze, err))
		return false;
	control->freeze = (size_t)freeze;
	return option_places(arguments, "part", &control->parts, &control->part_count, err) &&
	       option_places(arguments, "exclude", &control->excluded, &control->excluded_count, err);
}

static bool
control_answer(struct control *control, struct error *err)
{
	struct inquiry *inquiry = &control->inquiry;
	bool nhs = arguments_chose(inquiry->arguments, "rules", "nhs"), done = true;
	control->listing = nhs ? causes_listing(control) : control_listing(control);
	for (size_t i = 0; done && i < inquiry->question->group_count; i++)
		done = group_list(control, &inquiry->question->groups[i], err);
	done = done && inquiry_print(inquiry, control->listing, err);
	listing_free(control->listing);
	return done;
}

bool
control_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct control control = { 0 };
	struct inquiry *inquiry = &control.inquiry;
	bool done = chart_take(&control, arguments, err) && inquiry_open(inquiry, arguments, notice, err) &&
		    measure_ask(inquiry, "value", true, false, &control.value, err) &&
		    measure_ask(inquiry, "denominator", false, false, &control.cases, err) &&
		    inquiry_read(inquiry, err) && control_answer(&control, err);
	free(control.parts);
	free(control.excluded);
	inquiry_free(inquiry);
	return done;
}
