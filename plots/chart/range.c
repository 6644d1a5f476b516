#include <math.h>

#include "plots/chart/plane.h"

/* Nearer than this, fractions would be blown up until chance looks like news. */
static const double least_span = 0.1;

struct range
range_empty(void)
{
	return (struct range){ INFINITY, -INFINITY };
}

void
range_take(struct range *range, double value)
{
	if (!isfinite(value))
		return;
	range->low = fmin(range->low, value);
	range->high = fmax(range->high, value);
}

struct range
range_from_zero(struct range range)
{
	if (range.low > range.high)
		return (struct range){ 0, 1 };
	if (range.low > 0 && range.low <= range.high - range.low)
		range.low = 0;
	return range;
}

struct range
range_padded(struct range range, bool percent)
{
	const double share = 0.03;
	double pad = share * (range.high - range.low);
	struct range padded = { range.low - pad, range.high + pad };
	if (percent && range.low >= 0)
		padded.low = fmax(0, padded.low);
	if (percent && range.high <= 1)
		padded.high = fmin(1, padded.high);
	return padded;
}

static struct range
range_widen(struct range range, bool percent)
{
	double missing = least_span - (range.high - range.low);
	if (!percent || !(missing > 0))
		return range;
	double below = fmax(0, fmin(missing / 2, range.low));
	double above = fmax(0, fmin(missing - below, 1 - range.high));
	below = fmax(below, missing - above);
	return (struct range){ range.low - below, range.high + above };
}

struct measure
measure_around(struct range range, const struct number_words *words, bool percent)
{
	struct measure measure = { .words = words, .percent = percent };
	range = range_widen(range, percent);
	measure.ticks = ticks_around(&range.low, &range.high, THEME_TICKS_MOST);
	measure.scale.low = range.low;
	measure.scale.high = range.high;
	return measure;
}

struct measure
measure_within(struct range range, const struct number_words *words, bool percent)
{
	struct measure measure = { .words = words, .percent = percent };
	if (!(range.high > range.low))
		return measure_around(range, words, percent);
	measure.ticks = ticks_within(range.low, range.high, THEME_TICKS_MOST);
	measure.scale.low = range.low;
	measure.scale.high = range.high;
	return measure;
}

const char *
measure_text(struct arena *arena, const struct measure *measure, size_t tick)
{
	int decimals = measure->ticks.decimals - (measure->percent ? 2 : 0);
	return axis_number(arena, tick_value(&measure->ticks, tick), decimals > 0 ? decimals : 0,
		measure->words, measure->percent);
}
