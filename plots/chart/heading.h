/* What all charts share: the words above and below the picture, the legend, and the card that stands for a
 * chart without a single figure. */
#ifndef MALTALL_CHART_HEADING_H
#define MALTALL_CHART_HEADING_H

#include "plots/chart/chart.h"

/* Writes title and subtitle at the top, notes title and description for those who cannot see, and returns the
 * y below. */
double heading_top(struct layout *layout, const struct heading *heading);
/* Writes the source below `y` and sets the height of the layout. */
void heading_bottom(struct layout *layout, const struct heading *heading, double y);

struct legend_item {
	const char *text; /* NULL: left out */
	bool hatched;     /* a swatch of hatching; else the shape in its ink */
	enum shape shape;
	enum ink ink;
	bool swatch;  /* a filled swatch instead of the shape */
	bool hollow;  /* the mark of no standing */
	bool crossed; /* the mark of what does not count */
	bool dotted;  /* a swatch of a dotted line */
};
/* Writes the items from left to right, on as many lines as they need. Returns the y below; `y` itself if
 * there is none. */
double legend_draw(struct layout *layout, double y, const struct legend_item *items, size_t count);

/* The reason why there is no figure, in words on hatching that is there: at its start or in its middle. The
 * caller hatches all such rows or cells first, since neighbours of a kind are drawn at once. */
void unknown_note(struct layout *layout, double x, double y, double width, double height, enum type type,
	enum anchor anchor, const char *note);

/* A heading, and `note` (or heading->nothing, if that is given) where the picture would be. */
struct layout *card_layout(const struct heading *heading, const char *note);

#endif
