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

static void
summary_list(struct listing *listing, const struct control_part *part, const struct cause_chart *chart)
{
	static const char *const variations[] = {
		[VARIATION_COMMON] = "common_cause",
		[VARIATION_IMPROVING_HIGH] = "improvement_high",
		[VARIATION_IMPROVING_LOW] = "improvement_low",
		[VARIATION_CONCERNING_HIGH] = "concern_high",
		[VARIATION_CONCERNING_LOW] = "concern_low",
		[VARIATION_NEUTRAL_HIGH] = "neutral_high",
		[VARIATION_NEUTRAL_LOW] = "neutral_low",
	};
	static const char *const assurances[] = {
		[ASSURANCE_PASS] = "consistent_pass",
		[ASSURANCE_FAIL] = "consistent_fail",
		[ASSURANCE_INCONSISTENT] = "inconsistent",
	};
	listing_integer(listing, (int64_t)part->number);
	listing_integer(listing, (int64_t)chart->known);
	listing_number(listing, chart->mean);
	listing_number(listing, chart->lower);
	listing_number(listing, chart->upper);
	listing_number(listing, chart->near_lower);
	listing_number(listing, chart->near_upper);
	listing_text(listing, variations[chart->variation]);
	listing_text(listing, assurances[chart->assurance]);
	listing_integer(listing, chart->known < CAUSE_POINTS_WANTED);
}

bool
causes_list(const struct control *control, const struct control_part *part, struct error *err)
{
	static const char *const causes[] = { [CAUSE_OUTSIDE] = "outside",
		[CAUSE_SHIFT] = "shift",
		[CAUSE_TREND] = "trend",
		[CAUSE_TWO_OF_THREE] = "two_of_three",
		[CAUSE_COMMON] = "common" };
	const struct arguments *arguments = control->inquiry.arguments;
	struct listing *listing = control->listing;
	double target;
	if (!option_number(arguments, "target", -1e15, 1e15, false, (double)NAN, &target, err))
		return false;
	struct cause_point *points = xcalloc(part->series.count + 1, sizeof *points);
	struct cause_chart chart = cause_chart_of(&part->series, improvement_of(arguments), target, points);
	if (control->summary) {
		inquiry_labels(&control->inquiry, part->group, listing);
		summary_list(listing, part, &chart);
	}
	for (size_t i = 0; !control->summary && i < part->series.count; i++) {
		inquiry_labels(&control->inquiry, part->group, listing);
		listing_integer(listing, (int64_t)(part->first + i + 1));
		listing_integer(listing, (int64_t)part->number);
		listing_number(listing, points[i].value);
		listing_number(listing, chart.mean);
		listing_number(listing, chart.lower);
		listing_number(listing, chart.upper);
		listing_text(listing, isnan(points[i].value) ? NULL : causes[points[i].cause]);
		listing_integer(listing, points[i].direction);
	}
	free(points);
	return true;
}
