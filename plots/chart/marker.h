/* The mark of a figure in a picture of points: a ring says nothing, and each standing has the shape and ink
 * it has everywhere. */
#ifndef MALTALL_CHART_MARKER_H
#define MALTALL_CHART_MARKER_H

#include "plots/chart/series.h"

/* A hair of paper around it keeps it apart from lines and from its neighbours. */
void marker_draw(struct layout *layout, enum standing standing, double x, double y, double radius);
/* The mark of what does not count. */
void cross_draw(struct layout *layout, double x, double y);
/* A zone around a point, within the canvas. */
void marker_zone(struct layout *layout, double x, double y, double radius, const char *subject,
	const char *const *parts, size_t count);

/* What each mark means, on as many lines as needed. Returns the y below. */
double marker_legend_draw(struct layout *layout, double y, const struct marker_legend *legend);

/* How many more there are, in the arena; NULL where there is none. */
const char *more_text(struct arena *arena, const struct more_words *words, size_t count);

#endif
