#include "plots/chart/box.h"

#include <math.h>

bool
boxes_meet(struct box a, struct box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool
box_within(struct box inner, struct box outer)
{
	return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
	       inner.bottom <= outer.bottom;
}

/* Narrows the shares from..to of a segment to those where start + share * way lies in low..high. */
static bool
share_narrow(double start, double way, double low, double high, double *from, double *to)
{
	if (!(fabs(way) > 0))
		return start > low && start < high;
	double a = (low - start) / way, b = (high - start) / way;
	*from = fmax(*from, fmin(a, b));
	*to = fmin(*to, fmax(a, b));
	return *from < *to;
}

bool
segment_meets_box(struct segment s, struct box box)
{
	double from = 0, to = 1;
	return share_narrow(s.x0, s.x1 - s.x0, box.left, box.right, &from, &to) &&
	       share_narrow(s.y0, s.y1 - s.y0, box.top, box.bottom, &from, &to);
}

/* On which side of the segment a point lies: the sign. */
static double
side(struct segment s, double x, double y)
{
	return (s.x1 - s.x0) * (y - s.y0) - (s.y1 - s.y0) * (x - s.x0);
}

bool
segments_meet(struct segment a, struct segment b)
{
	return side(a, b.x0, b.y0) * side(a, b.x1, b.y1) < 0 && side(b, a.x0, a.y0) * side(b, a.x1, a.y1) < 0;
}

double
segment_distance(struct segment s, double x, double y)
{
	double right = s.x1 - s.x0, down = s.y1 - s.y0, square = right * right + down * down;
	double share = square > 0 ? ((x - s.x0) * right + (y - s.y0) * down) / square : 0;
	share = fmax(0, fmin(1, share));
	return hypot(x - s.x0 - share * right, y - s.y0 - share * down);
}
