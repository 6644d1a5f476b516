/* Words at the right of a picture, each beside the line it names; where two would touch they are moved apart,
 * in the order in which they stand, and lines lead to them. */
#ifndef MALTALL_CHART_EDGE_H
#define MALTALL_CHART_EDGE_H

#include "plots/chart/layout.h"

enum { EDGE_LABELS_MOST = 12 };

struct edge_label {
	double x, y;               /* the end of the line it names; y not finite: left out */
	const char *figure, *text; /* a number in bold before the words; either may be NULL */
	enum type type;            /* of the text */
	enum ink ink;              /* of the leader */
	bool led;                  /* a leader even where it stands in its place */
};

/* How wide the column is, with its distance from the picture; 0 if there are no words. */
double edge_width(const struct edge_label *labels, size_t count);
/* How high a picture must be to have room for all of them. */
double edge_height(struct layout *layout, const struct edge_label *labels, size_t count);
/* Writes the words in the column that begins where the picture ends, at `left`, between `top` and `bottom` of
 * the picture, which is as high as edge_height says or higher (half a line beyond where a line lies on the
 * edge). There are EDGE_LABELS_MOST at most. */
void edge_draw(struct layout *layout, const struct edge_label *labels, size_t count, double left, double top,
	double bottom);

#endif
