#include "plots/chart/marker.h"

#include <math.h>

#include "plots/chart/heading.h"
#include "plots/chart/standing.h"

/* A figure without a standing is a ring, quieter than those that have one. */
static enum ink
marker_ink(enum standing standing)
{
	return standing == STANDING_NONE ? INK_MARKER : standing_ink(standing);
}

void
marker_draw(struct layout *layout, enum standing standing, double x, double y, double radius)
{
	enum shape shape = standing_shape(standing);
	layout_point(layout, shape, INK_PAPER, x, y, radius + THEME_HALO);
	layout_point(layout, shape, marker_ink(standing), x, y, radius);
	if (standing == STANDING_NONE)
		layout_point(layout, shape, INK_PAPER, x, y, fmax(1, radius - THEME_RING));
}

void
cross_draw(struct layout *layout, double x, double y)
{
	const double arm = THEME_CROSS;
	layout_point(layout, SHAPE_DOT, INK_PAPER, x, y, arm + THEME_HALO);
	layout_path(layout, INK_MARKER, THEME_CURVE, STROKE_SOLID,
		(const double[]){ x - arm, y - arm, x + arm, y + arm }, 2);
	layout_path(layout, INK_MARKER, THEME_CURVE, STROKE_SOLID,
		(const double[]){ x - arm, y + arm, x + arm, y - arm }, 2);
}

void
marker_zone(struct layout *layout, double x, double y, double radius, const char *subject,
	const char *const *parts, size_t count)
{
	double reach = fmax(radius, THEME_ZONE);
	double left = fmax(0, x - reach), right = fmin(layout->width, x + reach);
	layout_zone(layout, left, y - reach, right - left, 2 * reach, subject, parts, count);
}

double
marker_legend_draw(struct layout *layout, double y, const struct marker_legend *legend)
{
	const struct legend_item items[] = {
		{ .text = legend->plain, .hollow = true },
		{ .text = legend->good,
			.shape = standing_shape(STANDING_GOOD),
			.ink = standing_ink(STANDING_GOOD) },
		{ .text = legend->open,
			.shape = standing_shape(STANDING_OPEN),
			.ink = standing_ink(STANDING_OPEN) },
		{ .text = legend->below,
			.shape = standing_shape(STANDING_BELOW),
			.ink = standing_ink(STANDING_BELOW) },
		{ .text = legend->excluded, .crossed = true },
		{ .text = legend->unknown, .hatched = true },
		{ .text = legend->target, .dotted = true },
	};
	return legend_draw(layout, y, items, sizeof items / sizeof *items);
}

const char *
more_text(struct arena *arena, const struct more_words *words, size_t count)
{
	if (count == 0)
		return NULL;
	if (count == 1)
		return words->one;
	return arena_print(arena, "%s%zu%s", words->before ? words->before : "", count,
		words->after ? words->after : "");
}
