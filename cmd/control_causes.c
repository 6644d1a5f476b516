#include <math.h>
#include <stdlib.h>

#include "cmd/control.h"
#include "stats/base/memory.h"
#include "stats/method/special_cause.h"

struct listing *
causes_listing(const struct control *control)
{
	static const struct listing_column points[] = { { "point", NULL, true }, { "part", NULL, true },
		{ "y", NULL, true }, { "cl", NULL, true }, { "lcl", NULL, true }, { "ucl", NULL, true },
		{ "cause", NULL, false }, { "direction", NULL, true } };
	static const struct listing_column parts[] = { { "part", NULL, true }, { "n", NULL, true },
		{ "cl", NULL, true }, { "lcl", NULL, true }, { "ucl", NULL, true },
		{ "near_lcl", NULL, true }, { "near_ucl", NULL, true }, { "variation", NULL, false },
		{ "assurance", NULL, false }, { "provisional", NULL, true } };
	if (control->summary)
		return inquiry_listing(&control->inquiry, parts, sizeof parts / sizeof *parts);
	return inquiry_listing(&control->inquiry, points, sizeof points / sizeof *points);
}

static enum improvement
improvement_of(const struct arguments *arguments)
{
	if (arguments_chose(arguments, "improvement", "neutral"))
		return IMPROVEMENT_NEUTRAL;
	return arguments_chose(arguments, "improvement", "lower") ? IMPROVEMENT_LOWER : IMPROVEMENT_HIGHER;
}

/* A name as programs read it, and in words. */
struct name {
	const char *name, *words[2];
};

static void
name_list(const struct control *control, const struct name *name)
{
	if (name->name)
		listing_word(control->listing, name->name, name->words[control->inquiry.language]);
	else
		listing_text(control->listing, NULL);
}

static void
summary_list(const struct control *control, const struct control_part *part, const struct cause_chart *chart)
{
	static const struct name variations[] = {
		[VARIATION_UNKNOWN] = { NULL, { NULL, NULL } },
		[VARIATION_COMMON] = { "common_cause", { "tilfeldig", "common cause" } },
		[VARIATION_IMPROVING_HIGH] = { "improvement_high", { "bedring, høyt", "improvement, high" } },
		[VARIATION_IMPROVING_LOW] = { "improvement_low", { "bedring, lavt", "improvement, low" } },
		[VARIATION_CONCERNING_HIGH] = { "concern_high", { "forverring, høyt", "concern, high" } },
		[VARIATION_CONCERNING_LOW] = { "concern_low", { "forverring, lavt", "concern, low" } },
		[VARIATION_NEUTRAL_HIGH] = { "neutral_high", { "endring, høyt", "change, high" } },
		[VARIATION_NEUTRAL_LOW] = { "neutral_low", { "endring, lavt", "change, low" } },
	};
	static const struct name assurances[] = {
		[ASSURANCE_UNKNOWN] = { NULL, { NULL, NULL } },
		[ASSURANCE_PASS] = { "consistent_pass", { "når målet", "passes" } },
		[ASSURANCE_FAIL] = { "consistent_fail", { "når ikke målet", "falls short" } },
		[ASSURANCE_INCONSISTENT] = { "inconsistent", { "treffer og bommer", "hit and miss" } },
	};
	struct listing *listing = control->listing;
	listing_integer(listing, (int64_t)part->number);
	listing_integer(listing, (int64_t)chart->known);
	listing_number(listing, chart->mean);
	listing_number(listing, chart->lower);
	listing_number(listing, chart->upper);
	listing_number(listing, chart->near_lower);
	listing_number(listing, chart->near_upper);
	name_list(control, &variations[chart->variation]);
	name_list(control, &assurances[chart->assurance]);
	listing_integer(listing, chart->known < CAUSE_POINTS_WANTED);
}

static void
cause_list(const struct control *control, const struct cause_point *point)
{
	static const struct name causes[] = {
		[CAUSE_OUTSIDE] = { "outside", { "utenfor en grense", "outside a limit" } },
		[CAUSE_SHIFT] = { "shift", { "sju eller flere på én side", "seven or more on one side" } },
		[CAUSE_TREND] = { "trend", { "sju eller flere opp eller ned", "seven or more up or down" } },
		[CAUSE_TWO_OF_THREE] = { "two_of_three",
			{ "to av tre nær en grense", "two of three near a limit" } },
		[CAUSE_COMMON] = { "common", { "tilfeldig", "common cause" } },
	};
	static const struct name none = { NULL, { NULL, NULL } };
	name_list(control, isnan(point->value) ? &none : &causes[point->cause]);
}

bool
causes_list(const struct control *control, const struct control_part *part, struct error *err)
{
	const struct arguments *arguments = control->inquiry.arguments;
	struct listing *listing = control->listing;
	double target;
	if (!option_number(arguments, "target", -1e15, 1e15, false, (double)NAN, &target, err))
		return false;
	struct cause_point *points = xcalloc(part->series.count + 1, sizeof *points);
	struct cause_chart chart = cause_chart_of(&part->series, improvement_of(arguments), target, points);
	if (control->summary) {
		inquiry_labels(&control->inquiry, part->group, listing);
		summary_list(control, part, &chart);
	}
	for (size_t i = 0; !control->summary && i < part->series.count; i++) {
		inquiry_labels(&control->inquiry, part->group, listing);
		listing_integer(listing, (int64_t)(part->first + i + 1));
		listing_integer(listing, (int64_t)part->number);
		listing_number(listing, points[i].value);
		listing_number(listing, chart.mean);
		listing_number(listing, chart.lower);
		listing_number(listing, chart.upper);
		cause_list(control, &points[i]);
		listing_integer(listing, points[i].direction);
	}
	free(points);
	return true;
}
