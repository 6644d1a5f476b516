/* Scatter with a fitted line and the band around it. */
#include <math.h>
#include <stdlib.h>

#include "plots/chart/heading.h"
#include "plots/chart/marker.h"
#include "plots/chart/plane.h"
#include "plots/chart/series.h"

static bool
is_known(const struct scatter_point *point)
{
	return isfinite(point->x) && isfinite(point->y);
}

static struct plane
plane_measure(const struct scatter_chart *chart)
{
	struct range x = range_empty(), y = range_empty();
	for (size_t i = 0; i < chart->point_count; i++) {
		if (!is_known(&chart->points[i]))
			continue;
		range_take(&x, chart->points[i].x);
		range_take(&y, chart->points[i].y);
	}
	for (size_t i = 0; i < chart->fit_count; i++) {
		range_take(&x, chart->fit[i].x);
		range_take(&y, chart->fit[i].y);
		range_take(&y, chart->fit[i].lower);
		range_take(&y, chart->fit[i].upper);
	}
	return (struct plane){ .x = measure_around(
				       range_padded(x, chart->x_percent), chart->words, chart->x_percent),
		.y = measure_around(range_padded(y, chart->y_percent), chart->words, chart->y_percent) };
}

static void
fit_draw(struct layout *layout, const struct plane *plane, const struct scatter_chart *chart)
{
	size_t count = 0;
	double *rows = xcalloc(chart->fit_count + 1, 5 * sizeof *rows);
	double *lower = rows + chart->fit_count, *upper = lower + chart->fit_count,
	       *line = upper + chart->fit_count;
	for (size_t i = 0; i < chart->fit_count; i++) {
		const struct fit_point *fit = &chart->fit[i];
		if (!isfinite(fit->x))
			continue;
		rows[count] = line[2 * count] = fit->x;
		line[2 * count + 1] = fit->y;
		lower[count] = fit->lower;
		upper[count++] = fit->upper;
	}
	plane_ground(layout, plane, INK_LIMIT_NEAR, rows, lower, upper, count);
	const struct curve curve = { INK_CATEGORY, THEME_CURVE, STROKE_SOLID };
	plane_curve(layout, plane, &curve, line, count);
	free(rows);
}

static double
largest_size(const struct scatter_chart *chart)
{
	double largest = 0;
	for (size_t i = 0; i < chart->point_count; i++)
		if (is_known(&chart->points[i]) && isfinite(chart->points[i].size))
			largest = fmax(largest, chart->points[i].size);
	return largest;
}

/* The area of a mark is in proportion to its size; that of the largest is settled. */
static double
radius_of(const struct scatter_point *point, double largest)
{
	if (!(point->size >= 0) || !isfinite(point->size) || !(largest > 0))
		return THEME_POINT;
	return fmax(THEME_BUBBLE_LEAST, THEME_BUBBLE_MOST * sqrt(point->size / largest));
}

static void
point_draw(struct layout *layout, const struct plane *plane, struct field *field,
	const struct scatter_point *point, double radius)
{
	double x = plane_x(plane, point->x), y = plane_y(plane, point->y);
	marker_draw(layout, point->standing, x, y, radius);
	field_dot(field, x, y, radius + THEME_HALO);
	const char *parts[] = { point->x_text, point->y_text, point->note };
	marker_zone(layout, x, y, radius, point->label, parts, 3);
}

/* Large marks first, so that none hides a smaller one; among equals those that stand out last. */
static int
painted_before(const void *a, const void *b)
{
	const struct scatter_point *const *left = a, *const *right = b;
	double x = (*left)->size >= 0 ? (*left)->size : 0, y = (*right)->size >= 0 ? (*right)->size : 0;
	if (x < y || y < x)
		return x > y ? -1 : 1;
	int first = (*left)->standing != STANDING_NONE, second = (*right)->standing != STANDING_NONE;
	if (first != second)
		return first - second;
	return *left < *right ? -1 : *left > *right;
}

static void
points_draw(struct layout *layout, const struct plane *plane, struct field *field,
	const struct scatter_chart *chart)
{
	const struct scatter_point **order = xcalloc(chart->point_count + 1, sizeof *order);
	size_t count = 0;
	double largest = largest_size(chart);
	for (size_t i = 0; i < chart->point_count; i++)
		if (is_known(&chart->points[i]))
			order[count++] = &chart->points[i];
	qsort(order, count, sizeof *order, painted_before);
	for (size_t i = 0; i < count; i++)
		point_draw(layout, plane, field, order[i], radius_of(order[i], largest));
	free(order);
}

static size_t
names_draw(struct layout *layout, const struct plane *plane, struct field *field,
	const struct scatter_chart *chart)
{
	size_t more = 0;
	double largest = largest_size(chart);
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct scatter_point *point = &chart->points[i];
		if (point->named && is_known(point))
			more += !callout_draw(layout, field, plane_x(plane, point->x),
				plane_y(plane, point->y), radius_of(point, largest), point->label);
	}
	return more;
}

struct layout *
scatter_chart_layout(const struct scatter_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->point_count; i++)
		known += is_known(&chart->points[i]);
	if (!known)
		return card_layout(&chart->heading, chart->point_count ? chart->points[0].note : NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = heading_top(layout, &chart->heading);
	y = marker_legend_draw(layout, y, &chart->legend);
	struct plane plane = plane_measure(chart);
	plane_place(layout, &plane, plane_head(layout, y + THEME_GAP, chart->y_title, chart->fit_text),
		THEME_GAP, 0);
	struct field field = { .within = plane.area };
	plane_rows(layout, &plane);
	y = plane_columns(layout, &plane, true);
	fit_draw(layout, &plane, chart);
	field_lines(&field, layout, 0);
	points_draw(layout, &plane, &field, chart);
	size_t more = names_draw(layout, &plane, &field, chart);
	field_free(&field);
	const char *note = more_text(&layout->arena, &chart->more, more);
	y = plane_foot(layout, &plane, y, chart->x_title, &note, 1);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
