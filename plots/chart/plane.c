#include "plots/chart/plane.h"

#include <math.h>
#include <stdlib.h>

#include "plots/chart/label.h"

double
plane_x(const struct plane *plane, double value)
{
	return isfinite(value) ? scale_place(&plane->x.scale, value) : NAN;
}

double
plane_y(const struct plane *plane, double value)
{
	return isfinite(value) ? scale_place(&plane->y.scale, value) : NAN;
}

double
plane_head(struct layout *layout, double y, const char *left, const char *right)
{
	const double width = layout->width - 2 * THEME_MARGIN, line = theme_type(TYPE_HEAD)->line_px;
	double title = label_width(left, TYPE_HEAD), verdict = label_width(right, TYPE_TARGET);
	bool together = title + THEME_COLUMN_GAP + verdict <= width;
	if (verdict > 0) {
		if (together)
			layout_text(layout, TYPE_TARGET, ANCHOR_END, layout->width - THEME_MARGIN,
				layout_centred(TYPE_TARGET, y + line / 2), width, right);
		else
			y = layout_paragraph(layout, TYPE_TARGET, ANCHOR_START, THEME_MARGIN, y, width,
				THEME_LABEL_LINES, right);
	}
	double below = layout_paragraph(
		layout, TYPE_HEAD, ANCHOR_START, THEME_MARGIN, y, width, THEME_LABEL_LINES, left);
	return together && verdict > 0 ? fmax(below, y + line) : below;
}

static double
number_width(struct layout *layout, const struct measure *measure, size_t tick)
{
	double width = label_width(measure_text(&layout->arena, measure, tick), TYPE_HEAD);
	return ceil(fmin(width, THEME_NUMBER_MOST));
}

void
plane_place(struct layout *layout, struct plane *plane, double top, double edge, double height)
{
	double numbers = 0, half = 0;
	for (size_t i = 0; i < plane->y.ticks.count; i++)
		numbers = fmax(numbers, number_width(layout, &plane->y, i));
	/* The first and the last number below stand half beyond the picture. */
	for (size_t i = 0; i < plane->x.ticks.count; i++)
		half = fmax(half, number_width(layout, &plane->x, i) / 2);
	plane->area.left = THEME_MARGIN + fmax(numbers + THEME_GAP, half);
	plane->area.right = layout->width - THEME_MARGIN - fmax(edge, half);
	plane->area.top = floor(top) + THEME_PLANE_DROP;
	plane->area.bottom = plane->area.top + ceil(fmax(THEME_PLANE_HEIGHT, height));
	plane->x.scale.from_px = plane->area.left;
	plane->x.scale.to_px = plane->area.right;
	plane->y.scale.from_px = plane->area.bottom;
	plane->y.scale.to_px = plane->area.top;
}

void
plane_rows(struct layout *layout, const struct plane *plane)
{
	double right = plane->area.left - THEME_GAP;
	for (size_t i = 0; i < plane->y.ticks.count; i++) {
		double y = plane_y(plane, tick_value(&plane->y.ticks, i));
		bool zero = i == 0 && fabs(plane->y.scale.low) <= 0;
		layout_line(layout, zero ? INK_RULE : INK_GRID, THEME_HAIR, plane->area.left, floor(y) + 0.5,
			plane->area.right - plane->area.left, 0);
		layout_text(layout, TYPE_HEAD, ANCHOR_END, right, layout_centred(TYPE_HEAD, y),
			right - THEME_MARGIN, measure_text(&layout->arena, &plane->y, i));
	}
}

size_t
plane_stride(struct layout *layout, const struct plane *plane, double least)
{
	const struct ticks *ticks = &plane->x.ticks;
	double widest = least;
	for (size_t i = 0; i < ticks->count; i++)
		widest = fmax(widest, number_width(layout, &plane->x, i));
	double pitch = ticks->count > 1
			       ? plane_x(plane, tick_value(ticks, 1)) - plane_x(plane, tick_value(ticks, 0))
			       : 0;
	return pitch > 0 ? (size_t)fmax(1, ceil((widest + THEME_GAP) / pitch)) : 1;
}

double
plane_columns(struct layout *layout, const struct plane *plane, bool lines)
{
	const double pitch = theme_type(TYPE_HEAD)->line_px, y = plane->area.bottom + THEME_PLANE_DROP;
	size_t stride = plane_stride(layout, plane, 0);
	for (size_t i = 0; i < plane->x.ticks.count; i += stride) {
		double x = plane_x(plane, tick_value(&plane->x.ticks, i));
		if (lines)
			layout_line(layout, INK_GRID, THEME_HAIR, floor(x) + 0.5, plane->area.top, 0,
				plane->area.bottom - plane->area.top);
		layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, x, layout_centred(TYPE_HEAD, y + pitch / 2),
			number_width(layout, &plane->x, i), measure_text(&layout->arena, &plane->x, i));
	}
	return y + pitch;
}

double
plane_foot(struct layout *layout, const struct plane *plane, double y, const char *title,
	const char *const *notes, size_t count)
{
	y = layout_paragraph(layout, TYPE_HEAD, ANCHOR_END, plane->area.right, y + THEME_LEAD,
		plane->area.right - THEME_MARGIN, THEME_LABEL_LINES, title);
	for (size_t i = 0; i < count; i++)
		y = layout_paragraph(layout, TYPE_NOTE, ANCHOR_START, THEME_MARGIN, y + THEME_LEAD,
			layout->width - 2 * THEME_MARGIN, THEME_LABEL_LINES, notes[i]);
	return y + THEME_GAP;
}

void
plane_level(struct layout *layout, const struct plane *plane, enum ink ink, double thickness,
	enum stroke stroke, double value)
{
	if (!isfinite(value))
		return;
	double y = plane_y(plane, value);
	layout_path(layout, ink, thickness, stroke,
		(const double[]){ plane->area.left, y, plane->area.right, y }, 2);
}

/* Pixels that become a path once it ends. */
struct pen {
	double *points;
	size_t count;
};

static void
pen_move(struct pen *pen, double x, double y)
{
	pen->points[2 * pen->count] = x;
	pen->points[2 * pen->count++ + 1] = y;
}

static void
pen_lift(struct pen *pen, struct layout *layout, const struct curve *curve)
{
	if (pen->count >= 2)
		layout_path(layout, curve->ink, curve->thickness, curve->stroke, pen->points, pen->count);
	pen->count = 0;
}

/* Where the line from (x0, y0) to (x1, y1) passes `level`. */
static double
passing(double x0, double y0, double x1, double y1, double level)
{
	return x0 + (x1 - x0) * (level - y0) / (y1 - y0);
}

static double
level_beyond(const struct scale *scale, double y)
{
	return y < scale->low ? scale->low : y > scale->high ? scale->high : NAN;
}

/* The part of a line from one value to the next that lies within low..high. */
static void
pen_draw(struct pen *pen, struct layout *layout, const struct plane *plane, const struct curve *curve,
	const double *from, const double *to)
{
	double start = level_beyond(&plane->y.scale, from[1]), end = level_beyond(&plane->y.scale, to[1]);
	bool outside = !isnan(start) && !isnan(end) && !(start < end) && !(end < start);
	if (outside)
		return;
	if (!isnan(start))
		pen_move(pen, plane_x(plane, passing(from[0], from[1], to[0], to[1], start)),
			plane_y(plane, start));
	else if (pen->count == 0)
		pen_move(pen, plane_x(plane, from[0]), plane_y(plane, from[1]));
	if (isnan(end)) {
		pen_move(pen, plane_x(plane, to[0]), plane_y(plane, to[1]));
		return;
	}
	pen_move(pen, plane_x(plane, passing(from[0], from[1], to[0], to[1], end)), plane_y(plane, end));
	pen_lift(pen, layout, curve);
}

void
plane_curve(struct layout *layout, const struct plane *plane, const struct curve *curve, const double *values,
	size_t count)
{
	struct pen pen = { .points = xcalloc(count + 2, 2 * sizeof(double)) };
	for (size_t i = 0; i + 1 < count; i++) {
		if (isfinite(values[2 * i + 1]) && isfinite(values[2 * i + 3]))
			pen_draw(&pen, layout, plane, curve, &values[2 * i], &values[2 * i + 2]);
		else
			pen_lift(&pen, layout, curve);
	}
	pen_lift(&pen, layout, curve);
	free(pen.points);
}

void
plane_ground(struct layout *layout, const struct plane *plane, enum ink ink, const double *x,
	const double *lower, const double *upper, size_t count)
{
	double *points = xcalloc(count + 1, 4 * sizeof *points);
	for (size_t from = 0; from < count;) {
		size_t to = from;
		while (to < count && isfinite(lower[to]) && isfinite(upper[to]))
			to++;
		size_t length = to - from;
		for (size_t i = 0; i < length; i++) {
			points[2 * i] = points[4 * length - 2 * i - 2] = plane_x(plane, x[from + i]);
			points[2 * i + 1] = plane_y(plane, upper[from + i]);
			points[4 * length - 2 * i - 1] = plane_y(plane, lower[from + i]);
		}
		if (length >= 2)
			layout_area(layout, ink, points, 2 * length);
		from = to + 1;
	}
	free(points);
}
