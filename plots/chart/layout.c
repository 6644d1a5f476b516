#include "plots/chart/layout.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "plots/chart/label.h"

/* Inter's capitals are 0.727 em high. */
static const double half_capital_em = 0.364;

struct layout *
layout_new(double width)
{
	struct layout *layout = xcalloc(1, sizeof *layout);
	layout->width = width;
	layout->title = layout->description = "";
	return layout;
}

void
layout_free(struct layout *layout)
{
	if (!layout)
		return;
	arena_free(&layout->arena);
	free(layout->marks);
	free(layout);
}

static void
mark_add(struct layout *layout, const struct mark *mark)
{
	layout->marks =
		array_room(layout->marks, layout->mark_count, &layout->mark_capacity, sizeof *layout->marks);
	layout->marks[layout->mark_count++] = *mark;
}

void
layout_rectangle(struct layout *layout, enum ink ink, double x, double y, double width, double height)
{
	if (width > 0 && height > 0)
		mark_add(layout, &(struct mark){ .kind = MARK_RECTANGLE,
					 .ink = ink,
					 .x = x,
					 .y = y,
					 .width = width,
					 .height = height });
}

void
layout_line(
	struct layout *layout, enum ink ink, double thickness, double x, double y, double right, double down)
{
	mark_add(layout, &(struct mark){ .kind = MARK_LINE,
				 .ink = ink,
				 .size = thickness,
				 .x = x,
				 .y = y,
				 .width = right,
				 .height = down });
}

void
layout_point(struct layout *layout, enum shape shape, enum ink ink, double x, double y, double radius)
{
	mark_add(layout,
		&(struct mark){
			.kind = MARK_POINT, .ink = ink, .shape = shape, .x = x, .y = y, .size = radius });
}

void
layout_hatch(struct layout *layout, double x, double y, double width, double height)
{
	mark_add(layout, &(struct mark){ .kind = MARK_HATCH,
				 .ink = INK_HATCH,
				 .x = x,
				 .y = y,
				 .width = width,
				 .height = height,
				 .size = 1 });
}

void
layout_zone(struct layout *layout, double x, double y, double width, double height, const char *subject,
	const char *const *parts, size_t count)
{
	const char *text = label_sentence(&layout->arena, subject, parts, count);
	if (*text && width > 0 && height > 0)
		mark_add(layout, &(struct mark){ .kind = MARK_ZONE,
					 .x = x,
					 .y = y,
					 .width = width,
					 .height = height,
					 .text = text });
}

/* A mark whose place is the box around its points. */
static struct mark
mark_around(struct layout *layout, const double *points, size_t count)
{
	double *copy = arena_alloc(&layout->arena, 2 * count * sizeof *copy);
	double left = points[0], right = left, top = points[1], bottom = top;
	for (size_t i = 0; i < count; i++) {
		copy[2 * i] = points[2 * i];
		copy[2 * i + 1] = points[2 * i + 1];
		left = fmin(left, points[2 * i]);
		right = fmax(right, points[2 * i]);
		top = fmin(top, points[2 * i + 1]);
		bottom = fmax(bottom, points[2 * i + 1]);
	}
	return (struct mark){ .x = left,
		.y = top,
		.width = right - left,
		.height = bottom - top,
		.points = copy,
		.point_count = count };
}

void
layout_path(struct layout *layout, enum ink ink, double thickness, enum stroke stroke, const double *points,
	size_t count)
{
	assert(count >= 2);
	struct mark mark = mark_around(layout, points, count);
	mark.kind = MARK_PATH;
	mark.ink = ink;
	mark.size = thickness;
	mark.stroke = stroke;
	mark_add(layout, &mark);
}

void
layout_area(struct layout *layout, enum ink ink, const double *points, size_t count)
{
	assert(count >= 3);
	struct mark mark = mark_around(layout, points, count);
	mark.kind = MARK_AREA;
	mark.ink = ink;
	mark_add(layout, &mark);
}

static double
line_add(struct layout *layout, enum type type, enum anchor anchor, double x, double baseline,
	const char *clean)
{
	double width = label_width(clean, type);
	if (*clean)
		mark_add(layout, &(struct mark){ .kind = MARK_TEXT,
					 .ink = theme_type(type)->ink,
					 .type = type,
					 .anchor = anchor,
					 .x = x,
					 .y = baseline,
					 .width = width,
					 .text = clean });
	return width;
}

double
layout_text(struct layout *layout, enum type type, enum anchor anchor, double x, double baseline, double most,
	const char *text)
{
	const char *clean = label_copy(&layout->arena, text);
	return line_add(layout, type, anchor, x, baseline, label_fit(&layout->arena, clean, type, most));
}

double
layout_paragraph(struct layout *layout, enum type type, enum anchor anchor, double x, double top, double most,
	size_t lines, const char *text)
{
	const double pitch = theme_type(type)->line_px;
	const char *clean = label_copy(&layout->arena, text);
	struct label_lines wrapped = label_wrap(&layout->arena, clean, type, most, lines);
	for (size_t i = 0; i < wrapped.count; i++)
		line_add(layout, type, anchor, x, layout_centred(type, top + ((double)i + 0.5) * pitch),
			wrapped.line[i]);
	return top + (double)wrapped.count * pitch;
}

double
layout_centred(enum type type, double y)
{
	return y + half_capital_em * theme_type(type)->size_px;
}
