/* A level axis of numbers: as many round ones as have room beside each other. */
#ifndef MALTALL_CHART_RULER_H
#define MALTALL_CHART_RULER_H

#include <stdbool.h>

#include "plots/chart/axis.h"

struct ruler {
	struct scale scale; /* from_px < to_px */
	struct number_words words;
	bool percent;      /* fractions written as percent */
	const char *title; /* what the numbers are, below them; NULL: nothing */
	struct ticks ticks;
};

/* Finds the ticks of a ruler that has all else; `round` moves the ends of its scale outwards to ticks. */
void ruler_fit(struct ruler *ruler, struct layout *layout, bool round);
/* Writes the numbers, centred on `y`, without those that a line at `line_x` (NaN: no line) would run through.
 */
void ruler_numbers(const struct ruler *ruler, struct layout *layout, double y, double line_x);
/* Writes numbers and title below a picture that ends at `bottom`. Returns the y below. */
double ruler_below(const struct ruler *ruler, struct layout *layout, double bottom);
/* Upright lines through the ticks, the one at zero stronger. */
void ruler_grid(const struct ruler *ruler, struct layout *layout, double top, double bottom);

#endif
