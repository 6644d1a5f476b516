/* Rectangles, and whether they meet. */
#ifndef MALTALL_CHART_BOX_H
#define MALTALL_CHART_BOX_H

#include <stdbool.h>

struct box {
	double left, right, top, bottom;
};
struct segment {
	double x0, y0, x1, y1;
};

/* Edges that only touch do not meet. */
bool boxes_meet(struct box a, struct box b);
bool box_within(struct box inner, struct box outer);
/* Whether a part of the segment lies inside the box. */
bool segment_meets_box(struct segment segment, struct box box);
bool segments_meet(struct segment a, struct segment b);
/* From the point to the nearest of the segment. */
double segment_distance(struct segment segment, double x, double y);

#endif
