/* What charts over time share: stops along the axis, each with a width of its own, and words above the
 * picture for what happened when. */
#ifndef MALTALL_CHART_TIMELINE_H
#define MALTALL_CHART_TIMELINE_H

#include "plots/chart/plane.h"

/* The ends of what belongs to each stop, half way to its neighbours: count + 1 numbers, in the arena. There
 * is one stop at least. */
const double *timeline_edges(struct arena *arena, const struct axis_stop *stops, size_t count);
/* The scale from the first edge to the last. */
struct measure timeline_measure(const double *edges, size_t count);
/* The hatching on the axis of a stop where nothing is known. */
void timeline_gap(struct layout *layout, const struct plane *plane, const double *edges, size_t stop);

/* Something with words above the picture. */
struct occasion {
	double share; /* where, as a share of the width of the picture */
	const char *text;
	bool ruled; /* a vertical line through the picture */
	/* Set by lanes_assign. */
	size_t lane;        /* 0 is the uppermost; THEME_LANES_MOST: no room for the words */
	double left, width; /* of the words, in pixels */
	bool above;         /* the line begins below the words, not beside them */
};
/* Finds a lane for the words of each (in order of share), so that no words touch others or a vertical line,
 * in a picture from `left` to `right` on a canvas up to `most`. Returns the number of lanes. */
size_t lanes_assign(struct occasion *occasions, size_t count, double left, double right, double most);
/* Words and lines; the lowest lane ends at the top of the picture. Returns how many had no room. */
size_t lanes_draw(struct layout *layout, const struct plane *plane, const struct occasion *occasions,
	size_t count, size_t lanes);

#endif
