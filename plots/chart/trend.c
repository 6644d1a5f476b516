/* Several series over time, each named where it ends. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "plots/chart/edge.h"
#include "plots/chart/heading.h"
#include "plots/chart/marker.h"
#include "plots/chart/series.h"
#include "plots/chart/timeline.h"

/* The last stop with a value; stop_count if there is none. */
static size_t
last_known(const struct trend_chart *chart, const struct trend_series *series)
{
	for (size_t i = chart->stop_count; i-- > 0;)
		if (isfinite(series->values[i]))
			return i;
	return chart->stop_count;
}

static struct measure
measure_all(const struct trend_chart *chart)
{
	struct range range = range_empty();
	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->stop_count; i++)
			range_take(&range, chart->series[s].values[i]);
	range_take(&range, chart->target);
	return measure_around(range_padded(range, chart->percent), chart->words, chart->percent);
}

static enum ink
ink_of(size_t series)
{
	return (enum ink)(INK_CATEGORY + (int)series);
}

/* One for each series and one for the target; places are values until there are pixels. */
static size_t
labels_gather(const struct trend_chart *chart, struct edge_label *labels)
{
	size_t count = chart->series_count;
	for (size_t s = 0; s < count; s++) {
		const struct trend_series *series = &chart->series[s];
		size_t last = last_known(chart, series);
		bool known = last < chart->stop_count;
		labels[s] = (struct edge_label){ .x = known ? chart->stops[last].place : NAN,
			.y = known ? series->values[last] : NAN,
			.figure = series->last_text,
			.text = series->label,
			.type = TYPE_NOTE,
			.ink = ink_of(s),
			.led = true };
	}
	labels[count] = (struct edge_label){
		.y = chart->target, .text = chart->target_text, .type = TYPE_TARGET, .ink = INK_TARGET
	};
	return count + 1;
}

static void
labels_settle(struct edge_label *labels, size_t count, const struct plane *plane)
{
	for (size_t i = 0; i < count; i++) {
		labels[i].x = labels[i].led ? plane_x(plane, labels[i].x) : plane->area.right;
		labels[i].y = plane_y(plane, labels[i].y);
	}
}

/* A value between two gaps has no line and gets a mark of its own, as the last one does. */
static bool
is_marked(const struct trend_chart *chart, const struct trend_series *series, size_t stop)
{
	if (!isfinite(series->values[stop]))
		return false;
	bool before = stop > 0 && isfinite(series->values[stop - 1]);
	bool after = stop + 1 < chart->stop_count && isfinite(series->values[stop + 1]);
	return (!before && !after) || stop == last_known(chart, series);
}

static void
series_draw(struct layout *layout, const struct plane *plane, const struct trend_chart *chart, size_t index)
{
	const struct trend_series *series = &chart->series[index];
	const struct curve look = { ink_of(index), THEME_CURVE, STROKE_SOLID };
	double *values = xcalloc(chart->stop_count, sizeof(double[2]));
	for (size_t i = 0; i < chart->stop_count; i++) {
		values[2 * i] = chart->stops[i].place;
		values[2 * i + 1] = series->values[i];
	}
	plane_curve(layout, plane, &look, values, chart->stop_count);
	free(values);
	for (size_t i = 0; i < chart->stop_count; i++)
		if (is_marked(chart, series, i))
			layout_point(layout, SHAPE_DOT, look.ink, plane_x(plane, chart->stops[i].place),
				plane_y(plane, series->values[i]), THEME_PANEL_POINT);
}

/* Each stop says all its values. */
static void
zones_draw(struct layout *layout, const struct plane *plane, const double *edges,
	const struct trend_chart *chart)
{
	const char *parts[CATEGORY_INKS];
	for (size_t i = 0; i < chart->stop_count; i++) {
		double left = plane_x(plane, edges[i]);
		bool any = false;
		for (size_t s = 0; s < chart->series_count; s++) {
			const struct trend_series *series = &chart->series[s];
			const char *text = series->value_texts ? series->value_texts[i] : NULL;
			any = any || isfinite(series->values[i]);
			parts[s] = text && *text ? arena_print(&layout->arena, "%s %s",
							   series->label ? series->label : "", text)
						 : NULL;
		}
		if (!any)
			timeline_gap(layout, plane, edges, i);
		layout_zone(layout, left, plane->area.top, plane_x(plane, edges[i + 1]) - left,
			plane->area.bottom - plane->area.top,
			chart->stop_names ? chart->stop_names[i] : chart->stops[i].label, parts,
			chart->series_count);
	}
}

static double
picture_draw(struct layout *layout, const struct trend_chart *chart, double y)
{
	const double *edges = timeline_edges(&layout->arena, chart->stops, chart->stop_count);
	struct plane plane = { .x = timeline_measure(edges, chart->stop_count), .y = measure_all(chart) };
	struct edge_label labels[CATEGORY_INKS + 1];
	size_t label_count = labels_gather(chart, labels);
	plane_place(layout, &plane, plane_head(layout, y, chart->y_title, NULL),
		edge_width(labels, label_count), edge_height(layout, labels, label_count));
	labels_settle(labels, label_count, &plane);

	plane_rows(layout, &plane);
	plane_level(layout, &plane, INK_TARGET, THEME_TARGET_LINE, STROKE_DASHED, chart->target);
	edge_draw(layout, labels, label_count, plane.area.right, plane.area.top, plane.area.bottom);
	for (size_t s = chart->series_count; s-- > 0;)
		series_draw(layout, &plane, chart, s);
	zones_draw(layout, &plane, edges, chart);
	y = axis_stops(layout, &plane.x.scale, chart->stops, chart->stop_count, THEME_MARGIN,
		layout->width - THEME_MARGIN, plane.area.bottom + THEME_PLANE_DROP);
	return plane_foot(layout, &plane, y, NULL, &chart->note, 1);
}

struct layout *
trend_chart_layout(const struct trend_chart *chart)
{
	assert(chart->series_count <= CATEGORY_INKS);
	bool known = false;
	for (size_t s = 0; s < chart->series_count; s++)
		known = known || last_known(chart, &chart->series[s]) < chart->stop_count;
	if (!known)
		return card_layout(&chart->heading, chart->note);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = picture_draw(layout, chart, heading_top(layout, &chart->heading) + THEME_GAP);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
