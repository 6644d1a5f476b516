#include "stats/method/histogram.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "stats/method/quantile.h"

static double
steps_value(const struct histogram *histogram, double steps)
{
	double units = steps * histogram->mantissa;
	/* Powers of ten up to 22 are exact, and so is the rounding of one division. */
	return histogram->power < 0 ? units / pow(10, -histogram->power) : units * pow(10, histogram->power);
}

double
histogram_step(const struct histogram *histogram)
{
	return steps_value(histogram, 1);
}

double
histogram_edge(const struct histogram *histogram, size_t i)
{
	return steps_value(histogram, histogram->first + (double)i);
}

static void
step_nearest(struct histogram *histogram, double width)
{
	histogram->power = (int)floor(log10(width));
	double leading = width / pow(10, histogram->power);
	histogram->mantissa = leading < sqrt(2) ? 1 : leading < sqrt(10) ? 2 : 5;
	if (leading >= sqrt(50)) {
		histogram->mantissa = 1;
		histogram->power++;
	}
}

static void
step_wider(struct histogram *histogram)
{
	if (histogram->mantissa == 5) {
		histogram->mantissa = 1;
		histogram->power++;
	} else {
		histogram->mantissa = histogram->mantissa == 1 ? 2 : 5;
	}
}

static bool
numbers_are_whole(const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (floor(numbers[i]) != numbers[i])
			return false;
	}
	return true;
}

static double
width_wanted(const double *sorted, size_t count)
{
	double range = sorted[count - 1] - sorted[0];
	double spread = quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 0.75) -
			quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 0.25);
	if (spread > 0)
		return fmin(2 * spread / cbrt((double)count), range);
	if (range > 0)
		return range / (ceil(log2((double)count)) + 1);
	return sorted[0] != 0 ? fabs(sorted[0]) / 100 : 1;
}

/* The first edge at or below the least number, and the bins that reach the greatest. */
static double
bins_place(struct histogram *histogram, double least, double greatest, bool whole)
{
	double step = histogram_step(histogram);
	/* The divisions round: the edges decide. */
	histogram->first = floor(least / step);
	if (steps_value(histogram, histogram->first + 1) <= least)
		histogram->first++;
	if (steps_value(histogram, histogram->first) > least)
		histogram->first--;
	double last = floor(greatest / step);
	if (steps_value(histogram, last + 1) <= greatest)
		last++;
	if (steps_value(histogram, last) > greatest)
		last--;
	bool on_edge = steps_value(histogram, last) >= greatest && last > histogram->first;
	return last - histogram->first + (on_edge && !whole ? 0 : 1);
}

struct histogram
histogram_of(const double *sorted, size_t count, size_t most)
{
	assert(most >= 2);
	struct histogram histogram = { 0 };
	if (count == 0)
		return histogram;
	double least = sorted[0], greatest = sorted[count - 1];
	bool whole = numbers_are_whole(sorted, count);
	double width = width_wanted(sorted, count);
	if (whole)
		width = least < greatest ? fmax(width, 1) : 1;
	/* Finer than this, neighbouring edges would be the same double; coarser, a step would be infinite. */
	double finest = fmax(fmax(fabs(least), fabs(greatest)) * 0x1p-50, 0x1p-1000);
	step_nearest(&histogram, fmin(fmax(width, finest), 0x1p1000));
	double bins = bins_place(&histogram, least, greatest, whole);
	while (bins > (double)most) {
		step_wider(&histogram);
		bins = bins_place(&histogram, least, greatest, whole);
	}
	histogram.bins = (size_t)bins;
	return histogram;
}

size_t
histogram_count(const struct histogram *histogram, const double *numbers, size_t count, uint64_t *counts)
{
	size_t outside = 0;
	double step = histogram_step(histogram);
	for (size_t i = 0; i < count; i++) {
		double number = numbers[i];
		if (histogram->bins == 0 || !(number >= histogram_edge(histogram, 0)) ||
			number > histogram_edge(histogram, histogram->bins)) {
			outside++;
			continue;
		}
		double guess = fmax(floor(number / step) - histogram->first, 0);
		size_t bin = guess < (double)histogram->bins ? (size_t)guess : histogram->bins - 1;
		/* The division rounds: the edges decide. */
		while (bin > 0 && number < histogram_edge(histogram, bin))
			bin--;
		while (bin + 1 < histogram->bins && number >= histogram_edge(histogram, bin + 1))
			bin++;
		counts[bin]++;
	}
	return outside;
}
