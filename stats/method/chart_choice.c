#include "stats/method/chart_choice.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"

/* Known points, and whether all of them are one figure. */
static size_t
known_count(const struct series *series, bool *constant)
{
	size_t known = 0;
	double first = NAN;
	*constant = true;
	for (size_t i = 0; i < series->count; i++) {
		double value = series_value(series, i);
		if (isnan(value) || series_is_excluded(series, i))
			continue;
		if (known++ == 0)
			first = value;
		*constant &= on_line(value, first);
	}
	return known;
}

static double
cases_mean(const struct series *series, double center, size_t known)
{
	double cases = 0;
	for (size_t i = 0; i < series->count; i++)
		if (!isnan(series_value(series, i)) && !series_is_excluded(series, i))
			cases += series->n[i] * fmin(center, 1 - center);
	return cases / (double)known;
}

static enum chart_reason
reason_of(const struct chart_choice *choice, bool constant)
{
	if (choice->known < CHART_POINTS_WANTED)
		return CHOSEN_FEW;
	if (constant)
		return CHOSEN_CONSTANT;
	if (choice->connected)
		return CHOSEN_CONNECTED;
	if (choice->cases < CHART_CASES_WANTED)
		return CHOSEN_SPARSE;
	return choice->sigma > choice->sigma_high ? CHOSEN_DISPERSED : CHOSEN_BINOMIAL;
}

struct chart_choice
chart_choice_of(enum time_chart wanted, const struct series *series)
{
	assert(series->n);
	bool constant;
	struct chart_choice choice = {
		.chart = CHART_RUN, .cases = NAN, .sigma = NAN, .sigma_low = NAN, .sigma_high = NAN
	};
	choice.known = known_count(series, &constant);
	choice.reason = CHOSEN_NOTHING;
	if (choice.known == 0)
		return choice;
	struct series all = *series;
	all.baseline_first = all.baseline_end = 0;
	struct control_point *points = xcalloc(series->count, sizeof *points);
	const struct control_chart chart = control_chart_of(CONTROL_P_PRIME, &all, true, points);
	free(points);
	choice.cases = cases_mean(series, chart.center, choice.known);
	if (chart.state == CONTROL_DONE) {
		double error = 2 * 0.909 / sqrt((double)(choice.known - 1));
		choice.sigma = chart.sigma;
		choice.sigma_low = 1 - error;
		choice.sigma_high = 1 + error;
		choice.connected = choice.sigma < choice.sigma_low;
	}
	choice.reason = reason_of(&choice, constant);
	choice.judged = choice.reason >= CHOSEN_SPARSE || (wanted != CHART_AUTO && choice.connected);
	if (choice.reason == CHOSEN_DISPERSED)
		choice.chart = CHART_P_PRIME;
	else if (choice.reason == CHOSEN_BINOMIAL)
		choice.chart = CHART_P;
	if (wanted == CHART_AUTO)
		return choice;
	choice.chart = wanted;
	if (choice.judged)
		choice.reason = CHOSEN_ASKED;
	return choice;
}
