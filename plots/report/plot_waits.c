/* How long it takes, as curves of those who still wait. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_given.h"
#include "plots/report/plot_words.h"

static const char *
one_title(const struct plot *plot, const struct given_wait *wait, const char *to)
{
	if (wait->count == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (isnan(wait->median))
		return plot_say(
			plot, SAYS_HALF_NOT, to, plot_number(plot, wait->steps[wait->count - 1].time));
	return plot_say(plot, SAYS_HALF, to, plot_number(plot, wait->median));
}

/* "Halvparten har plan innen 94 dager i Alna, men først innen 122 i Hol"; where half have not got there in a
 * group, in how many they have. */
static const char *
waits_title(const struct plot *plot, const struct given_wait *waits, size_t count, const char *to)
{
	const struct given_wait *shortest = NULL, *longest = NULL;
	int64_t known = 0, reached = 0;
	for (size_t i = 0; i < count; i++) {
		const struct given_wait *wait = &waits[i];
		known += wait->count > 0;
		if (wait->count == 0 || isnan(wait->median))
			continue;
		reached++;
		if (!shortest || wait->median < shortest->median)
			shortest = wait;
		if (!longest || wait->median > longest->median)
			longest = wait;
	}
	struct noun noun = plot_noun(plot);
	const char *of = plot_word(plot, known, noun.gender, false);
	if (known == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (reached == 0)
		return plot_say(plot, SAYS_HALF_NONE, to, of, known == 1 ? noun.singular : noun.plural);
	if (reached < known)
		return plot_say(plot, SAYS_HALF_SOME, to, plot_word(plot, reached, noun.gender, false), of,
			known == 1 ? noun.singular : noun.plural);
	const char *least = plot_number(plot, shortest->median);
	if (!(shortest->median < longest->median))
		return plot_say(plot, SAYS_HALF_SAME, to, least);
	return plot_say(plot, SAYS_HALF_RANGE, to, least, shortest->label, plot_number(plot, longest->median),
		longest->label);
}

/* Of those that wait at first. Where fewer are left a curve says little, and a long tail of it would leave
 * the rest no room (Pocock, Clayton and Altman (2002), Lancet 359, 1686-1689). */
static const double share_shown = 0.1;

/* How many are followed and wait just before a day. */
static double
waiting_at(const struct given_wait *wait, double day)
{
	size_t low = 0, high = wait->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (wait->steps[middle].time < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low < wait->count ? wait->steps[low].at_risk : 0;
}

static double
all_waiting_at(const struct given_wait *waits, size_t count, double day)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += waiting_at(&waits[i], day);
	return sum;
}

/* Up to which day the curves are drawn: the whole of them, unless tails of few take more than half of it. */
static double
end_of(const struct given_wait *waits, size_t count)
{
	double end = 0, last = 0, least = share_shown * all_waiting_at(waits, count, 0);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < waits[i].count; j++) {
			double day = waits[i].steps[j].time;
			last = fmax(last, day);
			if (day > end && all_waiting_at(waits, count, day) >= least)
				end = day;
		}
	return end < last / 2 ? end : last;
}

static struct steps_series
series_of(const struct plot *plot, const struct given_wait *wait, double end, bool alone)
{
	struct steps_point *points = plot_array(plot, wait->count, sizeof *points);
	struct steps_point point = { 0, 1, 1, 1, 0, false };
	size_t count = 0;
	for (size_t i = 0; i < wait->count && (i == 0 || wait->steps[i - 1].time < end); i++) {
		const struct survival_step *step = &wait->steps[i];
		if (step->time <= end)
			point = (struct steps_point){ step->time, step->waiting, step->interval.lower,
				step->interval.upper, 0, step->censored > 0 };
		else
			point.censored = false;
		point.x = fmin(step->time, end);
		point.at_risk = step->at_risk;
		points[count++] = point;
	}
	return (struct steps_series){ alone ? NULL : wait->label, points, count };
}

/* That the curves go on, and from where. */
static const char *
end_text(const struct plot *plot, const struct given_wait *waits, size_t count, double end)
{
	for (size_t i = 0; i < count; i++)
		if (waits[i].count && waits[i].steps[waits[i].count - 1].time > end)
			return plot_say(plot, WORD_CURVE_END, plot_number(plot, end),
				axis_number(plot->arena, share_shown, 0, plot_numbers(plot->language), true));
	return NULL;
}

struct layout *
plot_waits(const struct plot *plot, const char *from, const char *to, const struct given_wait *waits,
	size_t count)
{
	const bool alone = count == 1;
	const double end = end_of(waits, count);
	struct steps_series *series = plot_array(plot, count, sizeof *series);
	for (size_t i = 0; i < count; i++)
		series[i] = series_of(plot, &waits[i], end, alone);
	struct steps_chart chart = {
		.heading = plot_heading(plot,
			alone ? one_title(plot, &waits[0], to) : waits_title(plot, waits, count, to),
			alone ? plot_say(plot, TELLS_WAITING_BAND, from, to, plot_level_text(plot))
			      : plot_say(plot, TELLS_WAITING, from, to)),
		.series = series,
		.series_count = count,
		.x_title = plot_phrase(WORD_DAYS, plot->language),
		.y_title = plot_phrase(WORD_WAITING, plot->language),
		.note = end_text(plot, waits, count, end),
		.risk_head = plot_phrase(WORD_AT_RISK, plot->language),
		.words = plot_numbers(plot->language)
	};
	if (!chart.heading.nothing)
		chart.heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	return steps_chart_layout(&chart);
}
