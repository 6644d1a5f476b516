/* Axes: from values to pixels, the round numbers that stand along them, and labels thinned out until none
 * touches the next. */
#ifndef MALTALL_CHART_AXIS_H
#define MALTALL_CHART_AXIS_H

#include <stddef.h>

#include "plots/chart/layout.h"

/* How the numbers of an axis are written. */
struct number_words {
	const char *decimal;   /* "," */
	const char *thousands; /* between groups of three digits, from 10 000 up: "\u00A0" */
	const char *percent;   /* behind a fraction shown as percent: "\u00A0%" */
};

/* A straight way from values to pixels; from_px may be larger than to_px (values that grow upwards). */
struct scale {
	double low, high; /* low < high */
	double from_px, to_px;
};
/* The pixel of a value; values beyond the ends are taken for the nearest end. */
double scale_place(const struct scale *scale, double value);

/* Round numbers, 1, 2 or 5 times a power of ten apart. */
struct ticks {
	double first, step;
	size_t count;
	int decimals; /* as many as the numbers need to be told apart */
};
/* Those from low to high (finite, low <= high): as many as `most` (>= 2) allows. Where low is high, that one
 * number alone. */
struct ticks ticks_within(double low, double high, size_t most);
/* The same with ends moved outwards, so that the first is *low and the last is *high. A range without width
 * gets some. */
struct ticks ticks_around(double *low, double *high, size_t most);
double tick_value(const struct ticks *ticks, size_t index);

/* A value as an axis writes it, in the arena. `percent`: a fraction shown as percent, `decimals` of that. */
const char *axis_number(
	struct arena *arena, double value, int decimals, const struct number_words *words, bool percent);

/* A value of a time or sequence: where it stands and what is written below. */
struct axis_stop {
	double place;      /* in the units of the scale, increasing */
	const char *label; /* "jan."; NULL or empty: none */
	const char *era; /* "2025": written once, on a line of its own below, where it changes; NULL: none */
};
/* Writes the labels of the stops below y, each centred on its place but within left..right, every one, every
 * second, third, fourth, sixth, twelfth … so that neighbours keep apart; and the eras below. Returns the y
 * below what was written. */
double axis_stops(struct layout *layout, const struct scale *scale, const struct axis_stop *stops,
	size_t count, double left, double right, double y);

#endif
