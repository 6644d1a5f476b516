/* Run and control chart: one figure over time, with its centre line, its limits and what happened when. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "plots/chart/edge.h"
#include "plots/chart/heading.h"
#include "plots/chart/marker.h"
#include "plots/chart/series.h"
#include "plots/chart/timeline.h"

/* What is worked out once. */
struct picture {
	struct plane plane;
	const double *edges;
	struct field field;
	struct occasion *occasions;
	size_t occasion_count, lanes;
};

static struct measure
measure_all(const struct run_chart *chart)
{
	struct range range = range_empty();
	for (size_t i = 0; i < chart->point_count; i++) {
		range_take(&range, chart->points[i].value);
		range_take(&range, chart->points[i].lower);
		range_take(&range, chart->points[i].upper);
	}
	for (size_t i = 0; i < chart->part_count; i++)
		range_take(&range, chart->parts[i].centre);
	range_take(&range, chart->target);
	return measure_around(range_padded(range, chart->percent), chart->words, chart->percent);
}

static const struct run_part *
part_of(const struct run_chart *chart, size_t point)
{
	for (size_t i = 0; i < chart->part_count; i++)
		if (point >= chart->parts[i].first && point - chart->parts[i].first < chart->parts[i].count)
			return &chart->parts[i];
	return NULL;
}

/* The part whose words stand at the right, since it reaches the last point. */
static const struct run_part *
part_last(const struct run_chart *chart)
{
	return part_of(chart, chart->point_count - 1);
}

/* Events and the baseline, from left to right. */
static void
occasions_gather(const struct run_chart *chart, struct picture *picture)
{
	const struct scale *scale = &picture->plane.x.scale;
	double width = scale->high - scale->low;
	struct occasion *occasions = xcalloc(chart->event_count + 1, sizeof *occasions);
	size_t count = 0;
	for (size_t i = 0; i < chart->event_count; i++) {
		double share = (chart->events[i].place - scale->low) / width;
		if (share >= 0 && share <= 1)
			occasions[count++] = (struct occasion){
				.share = share, .text = chart->events[i].text, .ruled = true
			};
	}
	if (chart->baseline_count) {
		double share = (picture->edges[chart->baseline_first] - scale->low) / width;
		size_t at = count++;
		for (; at > 0 && occasions[at - 1].share >= share; at--)
			occasions[at] = occasions[at - 1];
		occasions[at] = (struct occasion){ .share = share, .text = chart->baseline_text };
	}
	picture->occasions = occasions;
	picture->occasion_count = count;
}

enum { LABELS = 4 };

/* The words at the right, still with values instead of pixels. */
static void
labels_gather(const struct run_chart *chart, struct edge_label *labels)
{
	const struct run_part *part = part_last(chart);
	double upper = NAN, lower = NAN;
	for (size_t i = chart->point_count; i-- > 0;) {
		upper = isfinite(upper) ? upper : chart->points[i].upper;
		lower = isfinite(lower) ? lower : chart->points[i].lower;
	}
	labels[0] = (struct edge_label){
		.y = upper, .text = chart->upper_text, .type = TYPE_HEAD, .ink = INK_LIMIT
	};
	labels[1] = (struct edge_label){
		.y = chart->target, .text = chart->target_text, .type = TYPE_TARGET, .ink = INK_TARGET
	};
	labels[2] = (struct edge_label){ .y = part ? part->centre : NAN,
		.text = part ? part->text : NULL,
		.type = TYPE_TARGET,
		.ink = INK_TEXT };
	labels[3] = (struct edge_label){
		.y = lower, .text = chart->lower_text, .type = TYPE_HEAD, .ink = INK_LIMIT
	};
}

/* Limits are levels, each as wide as its point, and begin anew with a part. */
static void
limits_draw(struct layout *layout, struct picture *picture, const struct run_chart *chart)
{
	size_t steps = 0;
	double *rows = xcalloc(chart->point_count, 3 * sizeof(double[4]));
	double *x = rows, *lower = x + 3 * chart->point_count, *upper = lower + 3 * chart->point_count;
	double *curve = xcalloc(chart->point_count, 3 * sizeof(double[2]));
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct run_part *part = part_of(chart, i);
		if (i && part && part->first == i) {
			x[steps] = picture->edges[i];
			lower[steps] = upper[steps] = NAN;
			steps++;
		}
		for (int end = 0; end < 2; end++, steps++) {
			x[steps] = picture->edges[i + (size_t)end];
			lower[steps] = chart->points[i].lower;
			upper[steps] = chart->points[i].upper;
		}
	}
	plane_ground(layout, &picture->plane, INK_LIMIT_WIDE, x, lower, upper, steps);
	plane_rows(layout, &picture->plane);
	const struct curve look = { INK_LIMIT, THEME_HAIR, STROKE_SOLID };
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < steps; i++) {
			curve[2 * i] = x[i];
			curve[2 * i + 1] = side ? upper[i] : lower[i];
		}
		plane_curve(layout, &picture->plane, &look, curve, steps);
	}
	free(rows);
	free(curve);
}

static void
centres_draw(struct layout *layout, const struct picture *picture, const struct run_chart *chart)
{
	for (size_t i = 0; i < chart->part_count; i++) {
		const struct run_part *part = &chart->parts[i];
		assert(part->first + part->count <= chart->point_count);
		if (!isfinite(part->centre) || !part->count)
			continue;
		double y = plane_y(&picture->plane, part->centre);
		layout_path(layout, INK_TEXT, THEME_CENTRE_LINE, STROKE_SOLID,
			(const double[]){ plane_x(&picture->plane, picture->edges[part->first]), y,
				plane_x(&picture->plane, picture->edges[part->first + part->count]), y },
			2);
	}
}

/* Through what counts; interrupted where nothing is known. */
static void
line_draw(struct layout *layout, struct picture *picture, const struct run_chart *chart)
{
	double *values = xcalloc(chart->point_count, sizeof(double[2]));
	size_t count = 0;
	for (size_t i = 0; i < chart->point_count; i++) {
		if (chart->points[i].excluded)
			continue;
		values[2 * count] = chart->stops[i].place;
		values[2 * count++ + 1] = chart->points[i].value;
	}
	const struct curve look = { INK_MARKER, THEME_CURVE, STROKE_SOLID };
	plane_curve(layout, &picture->plane, &look, values, count);
	free(values);
}

/* Marks stay apart where the points are many. */
static double
radius_of(const struct picture *picture, const struct run_chart *chart)
{
	double pitch = (picture->plane.area.right - picture->plane.area.left) / (double)chart->point_count;
	return fmax(THEME_BUBBLE_LEAST, fmin(THEME_POINT, pitch / 2 - THEME_HAIR));
}

static void
points_draw(struct layout *layout, struct picture *picture, const struct run_chart *chart)
{
	const struct plane *plane = &picture->plane;
	double radius = radius_of(picture, chart);
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct run_point *point = &chart->points[i];
		double x = plane_x(plane, chart->stops[i].place), y = plane_y(plane, point->value);
		double left = plane_x(plane, picture->edges[i]),
		       width = plane_x(plane, picture->edges[i + 1]) - left;
		const struct run_part *part = part_of(chart, i);
		const char *parts[] = { point->value_text, point->count_text, point->note,
			part ? part->text : NULL };
		layout_zone(layout, left, plane->area.top, width, plane->area.bottom - plane->area.top,
			point->label, parts, 4);
		if (!isfinite(point->value)) {
			timeline_gap(layout, plane, picture->edges, i);
			continue;
		}
		if (point->excluded)
			cross_draw(layout, x, y);
		else
			marker_draw(layout, point->standing, x, y, radius);
		field_dot(&picture->field, x, y, radius + THEME_HALO);
	}
}

/* The words of the parts that ended, on their lines; a part without room says them in its tooltips. */
static void
part_names_draw(struct layout *layout, struct picture *picture, const struct run_chart *chart)
{
	for (size_t i = 0; i < chart->part_count; i++) {
		const struct run_part *part = &chart->parts[i];
		if (part == part_last(chart) || !isfinite(part->centre) || !part->count)
			continue;
		line_name_draw(layout, &picture->field, plane_x(&picture->plane, picture->edges[part->first]),
			plane_x(&picture->plane, picture->edges[part->first + part->count]),
			plane_y(&picture->plane, part->centre), part->text);
	}
}

/* A bracket above the points that centre line and limits were computed from. */
static void
baseline_draw(struct layout *layout, const struct picture *picture, const struct run_chart *chart)
{
	if (!chart->baseline_count)
		return;
	assert(chart->baseline_first + chart->baseline_count <= chart->point_count);
	double left = plane_x(&picture->plane, picture->edges[chart->baseline_first]) + THEME_HAIR;
	double right =
		plane_x(&picture->plane, picture->edges[chart->baseline_first + chart->baseline_count]) -
		THEME_HAIR;
	double bottom = picture->plane.area.top - THEME_LEAD, top = bottom - THEME_OVERSHOOT;
	layout_path(layout, INK_MARKER, THEME_HAIR, STROKE_SOLID,
		(const double[]){ left, bottom, left, top, right, top, right, bottom }, 4);
}

static double
picture_draw(struct layout *layout, struct picture *picture, const struct run_chart *chart, double y)
{
	struct plane *plane = &picture->plane;
	struct edge_label labels[LABELS];
	labels_gather(chart, labels);
	y = plane_head(layout, y, chart->y_title, chart->verdict_text);
	plane_place(layout, plane, y, edge_width(labels, LABELS), edge_height(layout, labels, LABELS));
	occasions_gather(chart, picture);
	picture->lanes = lanes_assign(picture->occasions, picture->occasion_count, plane->area.left,
		plane->area.right, layout->width - THEME_MARGIN);
	if (picture->lanes)
		plane_place(layout, plane,
			y + THEME_MARK_GAP + (double)picture->lanes * theme_type(TYPE_NOTE)->line_px,
			edge_width(labels, LABELS), edge_height(layout, labels, LABELS));
	for (size_t i = 0; i < LABELS; i++) {
		labels[i].x = plane->area.right;
		labels[i].y = plane_y(plane, labels[i].y);
	}
	picture->field.within = plane->area;

	limits_draw(layout, picture, chart);
	size_t more = lanes_draw(layout, plane, picture->occasions, picture->occasion_count, picture->lanes);
	baseline_draw(layout, picture, chart);
	centres_draw(layout, picture, chart);
	plane_level(layout, plane, INK_TARGET, THEME_TARGET_LINE, STROKE_DASHED, chart->target);
	line_draw(layout, picture, chart);
	field_lines(&picture->field, layout, 0);
	points_draw(layout, picture, chart);
	edge_draw(layout, labels, LABELS, plane->area.right, plane->area.top, plane->area.bottom);
	part_names_draw(layout, picture, chart);
	y = axis_stops(layout, &plane->x.scale, chart->stops, chart->point_count, THEME_MARGIN,
		layout->width - THEME_MARGIN, plane->area.bottom + THEME_PLANE_DROP);
	const char *note = more_text(&layout->arena, &chart->more, more);
	return plane_foot(layout, plane, y, NULL, &note, 1);
}

struct layout *
run_chart_layout(const struct run_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->point_count; i++)
		known += isfinite(chart->points[i].value);
	if (!known)
		return card_layout(&chart->heading, chart->point_count ? chart->points[0].note : NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = heading_top(layout, &chart->heading);
	y = marker_legend_draw(layout, y, &chart->legend);
	struct picture picture = { .edges =
					   timeline_edges(&layout->arena, chart->stops, chart->point_count) };
	picture.plane.x = timeline_measure(picture.edges, chart->point_count);
	picture.plane.y = measure_all(chart);
	y = picture_draw(layout, &picture, chart, y + THEME_GAP);
	heading_bottom(layout, &chart->heading, y);
	field_free(&picture.field);
	free(picture.occasions);
	return layout;
}
