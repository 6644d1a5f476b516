#include "plots/chart/bins.h"

#include <math.h>

struct scale
bins_scale(const struct bins *bins, double limit, double from_px, double to_px)
{
	double end = bins->first + (double)bins->count * bins->width;
	/* fmin and fmax pass NaN over. */
	return (struct scale){ fmin(bins->first, limit), fmax(end, limit), from_px, to_px };
}

static double
positive(double count)
{
	return count > 0 && isfinite(count) ? count : 0;
}

double
bins_largest(const struct bins *bins, const double *counts)
{
	double largest = 0;
	for (size_t i = 0; i < bins->count; i++)
		largest = fmax(largest, positive(counts[i]));
	return largest;
}

double
bins_sum(const struct bins *bins, const double *counts)
{
	double sum = 0;
	for (size_t i = 0; i < bins->count; i++)
		sum += positive(counts[i]);
	return sum;
}

void
bins_draw(struct layout *layout, const struct bins *bins, const double *counts, double limit,
	const struct scale *scale, double bottom, double height, double most)
{
	/* Breaks are sums of tenths, and a limit of 0.3 is the break after three of them. */
	const double slack = 1e-9 * bins->width;
	for (size_t i = 0; i < bins->count; i++) {
		double low = bins->first + (double)i * bins->width;
		double from = scale_place(scale, low), to = scale_place(scale, low + bins->width);
		double gap = to - from > 4 * THEME_HAIR ? THEME_HAIR : 0, up = positive(counts[i]) / most;
		layout_rectangle(layout, low >= limit - slack ? INK_BAR_FEW : INK_BIN, from + gap / 2,
			bottom - up * height, to - from - gap, up * height);
	}
}
