/* Funnel: units by size, against the limits that chance alone explains. */
#include <math.h>
#include <stdlib.h>

#include "plots/chart/edge.h"
#include "plots/chart/heading.h"
#include "plots/chart/marker.h"
#include "plots/chart/plane.h"
#include "plots/chart/series.h"

/* The four curves as numbers in rows, where all of them are known. */
struct limits {
	double *n, *near_low, *near_high, *wide_low, *wide_high;
	double *curve; /* room for one of them with its n */
	size_t count;
};

static struct limits
limits_gather(const struct funnel_chart *chart)
{
	size_t most = chart->limit_count + 1;
	double *rows = xcalloc(most, 7 * sizeof *rows);
	struct limits limits = { rows, rows + most, rows + 2 * most, rows + 3 * most, rows + 4 * most,
		rows + 5 * most, 0 };
	for (size_t i = 0; i < chart->limit_count; i++) {
		const struct funnel_limit *limit = &chart->limits[i];
		if (!isfinite(limit->n))
			continue;
		limits.n[limits.count] = limit->n;
		limits.near_low[limits.count] = limit->near_low;
		limits.near_high[limits.count] = limit->near_high;
		limits.wide_low[limits.count] = limit->wide_low;
		limits.wide_high[limits.count++] = limit->wide_high;
	}
	return limits;
}

static bool
is_known(const struct funnel_point *point)
{
	return isfinite(point->n) && isfinite(point->value);
}

/* The limits of units this large, as a share of the largest, are in the picture; those of smaller ones leave
 * it, since they would take all of it. */
static const double limits_share = 0.25;

static struct plane
plane_measure(const struct funnel_chart *chart, const struct limits *limits)
{
	struct range x = range_empty(), y = range_empty();
	range_take(&x, 0);
	for (size_t i = 0; i < chart->point_count; i++) {
		if (!is_known(&chart->points[i]))
			continue;
		range_take(&x, chart->points[i].n * 1.02);
		range_take(&y, chart->points[i].value);
	}
	range_take(&y, chart->centre);
	range_take(&y, chart->target);
	for (size_t i = 0; i < limits->count; i++)
		range_take(&x, limits->n[i]);
	for (size_t i = 0; i < limits->count; i++) {
		if (limits->n[i] < x.high * limits_share)
			continue;
		range_take(&y, limits->wide_low[i]);
		range_take(&y, limits->wide_high[i]);
	}
	return (struct plane){ .x = measure_within(x, chart->words, false),
		.y = measure_around(range_padded(y, chart->percent), chart->words, chart->percent) };
}

enum { LABELS = 6 };

/* The words at the right; those of limits that leave the picture before they reach it are left out. */
static void
labels_gather(const struct funnel_chart *chart, const struct limits *limits, struct edge_label *labels)
{
	size_t last = limits->count ? limits->count - 1 : 0;
	bool any = limits->count > 0;
	const struct {
		double value;
		const char *text;
		enum type type;
		enum ink ink;
	} levels[LABELS] = {
		{ any ? limits->wide_high[last] : NAN, chart->wide_text, TYPE_HEAD, INK_LIMIT },
		{ any ? limits->near_high[last] : NAN, chart->near_text, TYPE_HEAD, INK_LIMIT },
		{ chart->target, chart->target_text, TYPE_TARGET, INK_TARGET },
		{ chart->centre, chart->centre_text, TYPE_TARGET, INK_TEXT },
		{ any ? limits->near_low[last] : NAN, chart->near_text, TYPE_HEAD, INK_LIMIT },
		{ any ? limits->wide_low[last] : NAN, chart->wide_text, TYPE_HEAD, INK_LIMIT },
	};
	for (size_t i = 0; i < LABELS; i++)
		labels[i] = (struct edge_label){ .y = levels[i].value,
			.text = levels[i].text,
			.type = levels[i].type,
			.ink = levels[i].ink };
}

/* From values to pixels. Limits that end before the picture does are led to their words. */
static void
labels_settle(struct edge_label *labels, const struct plane *plane, const struct limits *limits)
{
	double end = limits->count ? plane_x(plane, limits->n[limits->count - 1]) : plane->area.right;
	for (size_t i = 0; i < LABELS; i++) {
		bool limit = labels[i].ink == INK_LIMIT;
		labels[i].x = limit ? end : plane->area.right;
		labels[i].y = plane_y(plane, labels[i].y);
		labels[i].led = labels[i].x < plane->area.right - THEME_HAIR;
	}
}

static void
curve_draw(struct layout *layout, const struct plane *plane, const struct limits *limits,
	const double *values, enum stroke stroke)
{
	const struct curve curve = { INK_LIMIT, THEME_HAIR, stroke };
	for (size_t i = 0; i < limits->count; i++) {
		limits->curve[2 * i] = limits->n[i];
		limits->curve[2 * i + 1] = values[i];
	}
	plane_curve(layout, plane, &curve, limits->curve, limits->count);
}

static void
limits_draw(struct layout *layout, const struct plane *plane, const struct limits *limits)
{
	plane_ground(
		layout, plane, INK_LIMIT_WIDE, limits->n, limits->wide_low, limits->wide_high, limits->count);
	plane_ground(
		layout, plane, INK_LIMIT_NEAR, limits->n, limits->near_low, limits->near_high, limits->count);
	plane_rows(layout, plane);
	curve_draw(layout, plane, limits, limits->wide_low, STROKE_SOLID);
	curve_draw(layout, plane, limits, limits->wide_high, STROKE_SOLID);
	curve_draw(layout, plane, limits, limits->near_low, STROKE_DOTTED);
	curve_draw(layout, plane, limits, limits->near_high, STROKE_DOTTED);
}

/* Those that stand out are painted last, so that none is hidden behind the many. */
static void
points_draw(struct layout *layout, const struct plane *plane, struct field *field,
	const struct funnel_chart *chart)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < chart->point_count; i++) {
			const struct funnel_point *point = &chart->points[i];
			if (!is_known(point) || (point->standing != STANDING_NONE) != pass)
				continue;
			double x = plane_x(plane, point->n), y = plane_y(plane, point->value);
			marker_draw(layout, point->standing, x, y, THEME_POINT);
			field_dot(field, x, y, THEME_POINT + THEME_HALO);
			const char *parts[] = { point->value_text, point->count_text };
			marker_zone(layout, x, y, THEME_POINT, point->label, parts, 2);
		}
}

/* How many names found no room. */
static size_t
names_draw(struct layout *layout, const struct plane *plane, struct field *field,
	const struct funnel_chart *chart)
{
	size_t more = 0;
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct funnel_point *point = &chart->points[i];
		if (!point->named || !is_known(point))
			continue;
		more += !callout_draw(layout, field, plane_x(plane, point->n), plane_y(plane, point->value),
			THEME_POINT, point->label);
	}
	return more;
}

static double
picture_draw(struct layout *layout, const struct funnel_chart *chart, const struct limits *limits, double y)
{
	struct plane plane = plane_measure(chart, limits);
	struct edge_label labels[LABELS];
	labels_gather(chart, limits, labels);
	plane_place(layout, &plane, plane_head(layout, y, chart->y_title, NULL), edge_width(labels, LABELS),
		edge_height(layout, labels, LABELS));
	labels_settle(labels, &plane, limits);
	struct field field = { .within = plane.area };

	limits_draw(layout, &plane, limits);
	plane_level(layout, &plane, INK_TEXT, THEME_CENTRE_LINE, STROKE_SOLID, chart->centre);
	plane_level(layout, &plane, INK_TARGET, THEME_TARGET_LINE, STROKE_DASHED, chart->target);
	edge_draw(layout, labels, LABELS, plane.area.right, plane.area.top, plane.area.bottom);
	field_lines(&field, layout, 0);
	points_draw(layout, &plane, &field, chart);
	size_t more = names_draw(layout, &plane, &field, chart);
	field_free(&field);

	y = plane_columns(layout, &plane, false);
	const char *notes[] = { more_text(&layout->arena, &chart->more, more), chart->note };
	return plane_foot(layout, &plane, y, chart->x_title, notes, 2);
}

struct layout *
funnel_chart_layout(const struct funnel_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->point_count; i++)
		known += is_known(&chart->points[i]);
	if (!known)
		return card_layout(&chart->heading, chart->note);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = heading_top(layout, &chart->heading);
	y = marker_legend_draw(layout, y, &chart->legend);
	struct limits limits = limits_gather(chart);
	y = picture_draw(layout, chart, &limits, y + THEME_GAP);
	free(limits.n);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
