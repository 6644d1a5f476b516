/* Shares that fall in steps, as Kaplan-Meier curves do, with how many are at risk below. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "plots/chart/edge.h"
#include "plots/chart/heading.h"
#include "plots/chart/label.h"
#include "plots/chart/plane.h"
#include "plots/chart/series.h"

static const double half = 0.5;

static enum ink
ink_of(size_t series)
{
	return (enum ink)(INK_CATEGORY + (int)series);
}

static const struct steps_point *
last_point(const struct steps_series *series)
{
	return series->point_count ? &series->points[series->point_count - 1] : NULL;
}

/* The first point at or after x; NULL where the curve has ended. */
static const struct steps_point *
point_from(const struct steps_series *series, double x)
{
	for (size_t i = 0; i < series->point_count; i++)
		if (series->points[i].x >= x)
			return &series->points[i];
	return NULL;
}

/* The share at x; NaN where the curve has ended. */
static double
share_at(const struct steps_series *series, double x)
{
	double share = 1;
	for (size_t i = 0; i < series->point_count && series->points[i].x <= x; i++)
		share = series->points[i].y;
	return series->point_count && last_point(series)->x >= x ? share : NAN;
}

static struct plane
plane_measure(const struct steps_chart *chart)
{
	struct range x = range_empty();
	range_take(&x, 0);
	for (size_t i = 0; i < chart->series_count; i++)
		if (chart->series[i].point_count)
			range_take(&x, last_point(&chart->series[i])->x);
	return (struct plane){ .x = measure_within(x, chart->words, false),
		.y = measure_within((struct range){ 0, 1 }, chart->words, true) };
}

/* x and y of every corner, from (0, 1) on. Returns how many. */
static size_t
corners_of(const struct steps_series *series, double *corners)
{
	size_t count = 0;
	double y = 1;
	corners[2 * count] = 0;
	corners[2 * count++ + 1] = y;
	for (size_t i = 0; i < series->point_count; i++) {
		corners[2 * count] = series->points[i].x;
		corners[2 * count++ + 1] = y;
		y = series->points[i].y;
		corners[2 * count] = series->points[i].x;
		corners[2 * count++ + 1] = y;
	}
	return count;
}

static void
curve_draw(struct layout *layout, const struct plane *plane, const struct steps_series *series, enum ink ink)
{
	const struct curve look = { ink, THEME_CURVE, STROKE_SOLID };
	double *corners = xcalloc(2 * series->point_count + 1, sizeof(double[2]));
	if (series->point_count)
		plane_curve(layout, plane, &look, corners, corners_of(series, corners));
	free(corners);
}

/* The band ends where the limits are not known any more. */
static void
band_draw(struct layout *layout, const struct plane *plane, const struct steps_series *series)
{
	size_t room = 2 * series->point_count + 1, count = 0;
	double *x = xcalloc(room, 3 * sizeof *x), *lower = x + room, *upper = lower + room;
	double low = 1, high = 1;
	x[count] = 0;
	lower[count] = low;
	upper[count++] = high;
	for (size_t i = 0; i < series->point_count && !isnan(low); i++) {
		const struct steps_point *point = &series->points[i];
		x[count] = point->x;
		lower[count] = low;
		upper[count++] = high;
		low = point->lower;
		high = point->upper;
		x[count] = point->x;
		lower[count] = low;
		upper[count++] = high;
	}
	plane_ground(layout, plane, INK_LIMIT_NEAR, x, lower, upper, count);
	free(x);
}

/* Of ticks that would touch only the first is drawn. */
static void
censored_draw(
	struct layout *layout, const struct plane *plane, const struct steps_series *series, enum ink ink)
{
	double before = -INFINITY;
	for (size_t i = 0; i < series->point_count; i++) {
		const struct steps_point *point = &series->points[i];
		double x = plane_x(plane, point->x);
		if (!point->censored || x - before < THEME_CROSS)
			continue;
		layout_line(layout, ink, THEME_HAIR, x, plane_y(plane, point->y) - THEME_CROSS, 0,
			2 * THEME_CROSS);
		before = x;
	}
}

static size_t
labels_gather(const struct steps_chart *chart, struct edge_label *labels)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		const struct steps_point *last = last_point(&chart->series[i]);
		labels[i] = (struct edge_label){ .x = last ? last->x : NAN,
			.y = last && chart->series_count > 1 ? last->y : NAN,
			.text = chart->series[i].label,
			.type = TYPE_NOTE,
			.ink = ink_of(i),
			.led = true };
	}
	return chart->series_count;
}

static const char *
risk_text(struct layout *layout, const struct steps_chart *chart, const struct steps_series *series, double x)
{
	const struct steps_point *point = point_from(series, x);
	return axis_number(&layout->arena, point ? point->at_risk : 0, 0, chart->words, false);
}

static double
risk_width(struct layout *layout, const struct steps_chart *chart)
{
	double widest = 0;
	for (size_t i = 0; i < chart->series_count; i++)
		widest =
			fmax(widest, label_width(risk_text(layout, chart, &chart->series[i], 0), TYPE_COUNT));
	return ceil(fmin(widest, THEME_NUMBER_MOST));
}

/* How many numbers of the axis go to one column of those at risk: a number of the axis stands above each. */
static size_t
risk_stride(struct layout *layout, const struct steps_chart *chart, const struct plane *plane)
{
	size_t axis = plane_stride(layout, plane, 0);
	size_t own = plane_stride(layout, plane, risk_width(layout, chart));
	return axis * ((own + axis - 1) / axis);
}

/* A row for each curve, its name behind the last number. Returns the y below. */
static double
risks_draw(struct layout *layout, const struct steps_chart *chart, const struct plane *plane, double y)
{
	const double pitch = theme_type(TYPE_COUNT)->line_px;
	const double right = plane->area.right + risk_width(layout, chart) / 2 + THEME_GAP;
	const size_t stride = risk_stride(layout, chart, plane);
	y = layout_paragraph(layout, TYPE_HEAD, ANCHOR_START, THEME_MARGIN, y + THEME_GAP,
		layout->width - 2 * THEME_MARGIN, 1, chart->risk_head);
	for (size_t i = 0; i < chart->series_count; i++, y += pitch) {
		const struct steps_series *series = &chart->series[i];
		double base = layout_centred(TYPE_COUNT, y + pitch / 2);
		for (size_t tick = 0; tick < plane->x.ticks.count; tick += stride) {
			double x = tick_value(&plane->x.ticks, tick);
			layout_text(layout, TYPE_COUNT, ANCHOR_MIDDLE, plane_x(plane, x), base,
				THEME_NUMBER_MOST, risk_text(layout, chart, series, x));
		}
		layout_text(layout, TYPE_NOTE, ANCHOR_START, right, base,
			layout->width - THEME_MARGIN - right, series->label);
	}
	return y;
}

/* Around each number of the axis: what every curve says there. */
static void
zones_draw(struct layout *layout, const struct steps_chart *chart, const struct plane *plane)
{
	const char *parts[CATEGORY_INKS];
	for (size_t tick = 0; tick < plane->x.ticks.count; tick++) {
		double value = tick_value(&plane->x.ticks, tick), reach = plane->x.ticks.step / 2;
		for (size_t i = 0; i < chart->series_count; i++) {
			double share = share_at(&chart->series[i], value);
			const char *label = chart->series[i].label;
			parts[i] =
				isnan(share)
					? NULL
					: arena_print(&layout->arena, "%s%s%s", label ? label : "",
						  label ? " " : "",
						  axis_number(&layout->arena, share, 0, chart->words, true));
		}
		double left = plane_x(plane, value - reach), right = plane_x(plane, value + reach);
		layout_zone(layout, left, plane->area.top, right - left, plane->area.bottom - plane->area.top,
			measure_text(&layout->arena, &plane->x, tick), parts, chart->series_count);
	}
}

static double
picture_draw(struct layout *layout, const struct steps_chart *chart, double y)
{
	struct plane plane = plane_measure(chart);
	struct edge_label labels[CATEGORY_INKS];
	size_t label_count = labels_gather(chart, labels);
	plane_place(layout, &plane, plane_head(layout, y, chart->y_title, NULL),
		edge_width(labels, label_count) + risk_width(layout, chart) / 2,
		edge_height(layout, labels, label_count));
	for (size_t i = 0; i < label_count; i++) {
		labels[i].x = plane_x(&plane, labels[i].x);
		labels[i].y = plane_y(&plane, labels[i].y);
	}
	if (chart->series_count == 1)
		band_draw(layout, &plane, &chart->series[0]);
	plane_rows(layout, &plane);
	plane_level(layout, &plane, INK_LIMIT, THEME_HAIR, STROKE_DASHED, half);
	y = plane_columns(layout, &plane, false);
	edge_draw(layout, labels, label_count, plane.area.right, plane.area.top, plane.area.bottom);
	for (size_t i = chart->series_count; i-- > 0;) {
		curve_draw(layout, &plane, &chart->series[i], ink_of(i));
		censored_draw(layout, &plane, &chart->series[i], ink_of(i));
	}
	zones_draw(layout, chart, &plane);
	y = layout_paragraph(layout, TYPE_HEAD, ANCHOR_END, plane.area.right, y + THEME_LEAD,
		plane.area.right - THEME_MARGIN, THEME_LABEL_LINES, chart->x_title);
	return plane_foot(layout, &plane, risks_draw(layout, chart, &plane, y), NULL, &chart->note, 1);
}

struct layout *
steps_chart_layout(const struct steps_chart *chart)
{
	assert(chart->series_count <= CATEGORY_INKS);
	size_t known = 0;
	for (size_t i = 0; i < chart->series_count; i++)
		known += chart->series[i].point_count;
	if (!known)
		return card_layout(&chart->heading, chart->note);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = picture_draw(layout, chart, heading_top(layout, &chart->heading) + THEME_GAP);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
