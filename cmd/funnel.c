#include "stats/method/funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/measure.h"
#include "stats/base/decimal.h"
#include "stats/base/memory.h"

const struct option funnel_options[] = {
	{ .name = "numerator", .argument = "COLUMN", .help = "events: counts, or a condition" },
	{ .name = "denominator", .argument = "COLUMN", .help = "cases: counts, or a condition" },
	{ .name = "around",
		.argument = "CENTRE",
		.help = "average, or a target such as 70% (default: average, which weighs every case "
			"alike)" },
	{ .name = "limits",
		.argument = "METHOD",
		.choices = { "exact", "normal", "multiplicative", "additive" },
		.help = "binomial (default); normal; the last two allow for units that vary more than "
			"chance" },
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

struct units {
	double *x, *n;
	size_t count;
	struct counting total;
};

static struct units
units_of(const struct question *question, size_t events, size_t cases)
{
	struct units units = { xcalloc(question->group_count + 1, sizeof *units.x),
		xcalloc(question->group_count + 1, sizeof *units.n), question->group_count, { .events = 0 } };
	for (size_t i = 0; i < units.count; i++) {
		const struct answer_group *group = &question->groups[i];
		struct counting counting = { 0 };
		for (size_t j = 0; j < group->count; j++)
			counting_add(&counting, &question->answers[events], &question->answers[cases],
				question->order[group->first + j], true);
		units.x[i] = counting.events;
		units.n[i] = counting.cases;
		counting_join(&units.total, &counting);
	}
	return units;
}

static const char *class_name(enum funnel_class class)
{
	static const char *const names[] = { [FUNNEL_FAR_BELOW] = "far_below",
		[FUNNEL_BELOW] = "below",
		[FUNNEL_INSIDE] = "inside",
		[FUNNEL_ABOVE] = "above",
		[FUNNEL_FAR_ABOVE] = "far_above" };
	return names[class];
}

/* What a person reads for a class. */
static const char *
class_words(enum funnel_class class, enum language language)
{
	static const char *const words[][2] = {
		[FUNNEL_UNKNOWN] = { "ikke kjent", "not known" },
		[FUNNEL_FAR_BELOW] = { "langt under", "far below" },
		[FUNNEL_BELOW] = { "under", "below" },
		[FUNNEL_INSIDE] = { "innenfor", "inside" },
		[FUNNEL_ABOVE] = { "over", "above" },
		[FUNNEL_FAR_ABOVE] = { "langt over", "far above" },
	};
	return words[class][language];
}

static void
unit_list(const struct inquiry *inquiry, struct listing *listing, const struct funnel *funnel, double x,
	double n)
{
	enum funnel_class class = funnel_class_of(funnel, x, n);
	struct interval inner = funnel_limits(funnel, n, FUNNEL_INNER_LEVEL);
	struct interval outer = funnel_limits(funnel, n, FUNNEL_OUTER_LEVEL);
	listing_number(listing, n);
	listing_number(listing, x);
	listing_share(listing, n > 0 ? x / n : (double)NAN);
	listing_share(listing, funnel->center);
	listing_share(listing, inner.lower);
	listing_share(listing, inner.upper);
	listing_share(listing, outer.lower);
	listing_share(listing, outer.upper);
	if (class == FUNNEL_UNKNOWN)
		listing_word(listing, "", class_words(class, inquiry->language));
	else
		listing_word(listing, class_name(class), class_words(class, inquiry->language));
}

static void
chance_say(const struct inquiry *inquiry, const struct funnel *funnel, const struct units *units)
{
	double expected = funnel_chance_signals(funnel, units->n, units->count, FUNNEL_INNER_LEVEL);
	const struct dispersion *dispersion = &funnel->dispersion;
	bool is_clear = dispersion_p(dispersion) < DISPERSION_P_CLEAR;
	if (isfinite(expected))
		notice_say(inquiry->notice,
			"outside the 95 %% limits chance alone is expected to put %.1f of the units",
			expected);
	if (isfinite(dispersion->phi))
		notice_say(inquiry->notice, "the units vary %s: phi %.2f, tau %.4f%s",
			is_clear ? "more than chance would have them" : "no more than chance can explain",
			dispersion->phi, sqrt(dispersion->tau_squared),
			is_clear && (funnel->method == FUNNEL_EXACT || funnel->method == FUNNEL_NORMAL)
				? "; --limits additive allows for it"
				: "");
}

static bool
units_list(struct inquiry *inquiry, const struct funnel *funnel, const struct units *units, struct error *err)
{
	static const struct listing_column columns[] = { { "n", NULL, true }, { "x", NULL, true },
		{ "proportion", NULL, true }, { "center", NULL, true }, { "lower95", NULL, true },
		{ "upper95", NULL, true }, { "lower998", NULL, true }, { "upper998", NULL, true },
		{ "class", NULL, false } };
	struct listing *listing = inquiry_listing(inquiry, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < units->count; i++) {
		inquiry_labels(inquiry, &inquiry->question->groups[i], listing);
		unit_list(inquiry, listing, funnel, units->x[i], units->n[i]);
	}
	chance_say(inquiry, funnel, units);
	bool done = inquiry_print(inquiry, listing, err);
	listing_free(listing);
	return done;
}

static bool
whole_counts(const struct units *units, struct error *err)
{
	for (size_t i = 0; i < units->count; i++)
		if (floor(units->x[i]) < units->x[i] || floor(units->n[i]) < units->n[i])
			return fail(err, ERROR_DATA, NULL, 0, 0,
				"numerator or denominator of a unit is not a whole number; a funnel is about "
				"counts");
	return true;
}

static bool
funnel_take(const struct arguments *arguments, struct funnel *funnel, struct error *err)
{
	static const char *const methods[] = { [FUNNEL_EXACT] = "exact",
		[FUNNEL_NORMAL] = "normal",
		[FUNNEL_MULTIPLICATIVE] = "multiplicative",
		[FUNNEL_ADDITIVE] = "additive" };
	const char *around = arguments_value(arguments, "around");
	struct ratio target;
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (arguments_chose(arguments, "limits", methods[i]))
			funnel->method = (enum funnel_method)i;
	if (!arguments_value(arguments, "by"))
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--by is missing; it says what a unit is");
	funnel->center = (double)NAN;
	if (!around || strcmp(around, "average") == 0)
		return true;
	if (!percent_parse(around, &target) || target.numerator < 0 || target.numerator > target.denominator)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--around cannot be \"%s\"; it is average, or a percentage such as 70%%", around);
	funnel->center = (double)target.numerator / (double)target.denominator;
	return true;
}

bool
funnel_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct inquiry inquiry = { 0 };
	struct funnel funnel = { 0 };
	size_t events, cases;
	bool done = funnel_take(arguments, &funnel, err) && inquiry_open(&inquiry, arguments, notice, err) &&
		    measure_ask(&inquiry, "numerator", true, true, &events, err) &&
		    measure_ask(&inquiry, "denominator", true, true, &cases, err) &&
		    inquiry_read(&inquiry, err);
	if (done) {
		struct units units = units_of(inquiry.question, events, cases);
		counting_say(&units.total, notice);
		if (isnan(funnel.center))
			funnel.center = funnel_average(units.x, units.n, units.count);
		funnel.dispersion = dispersion_of(funnel.center, units.x, units.n, units.count);
		done = whole_counts(&units, err) && units_list(&inquiry, &funnel, &units, err);
		free(units.x);
		free(units.n);
	}
	inquiry_free(&inquiry);
	return done;
}
