/* Small multiples: one small picture a unit, all on one scale. */
#include <math.h>
#include <stdlib.h>

#include "plots/chart/heading.h"
#include "plots/chart/label.h"
#include "plots/chart/marker.h"
#include "plots/chart/plane.h"
#include "plots/chart/series.h"

/* What all panels have in common. */
struct sheet {
	struct measure measure;
	size_t columns;
	double left, width, pitch; /* of the panels of a row */
};

/* The last place with a value; value_count if there is none. */
static size_t
last_known(const struct panels_chart *chart, const struct panel *panel)
{
	for (size_t i = panel->values ? chart->value_count : 0; i-- > 0;)
		if (isfinite(panel->values[i]))
			return i;
	return chart->value_count;
}

static bool
is_known(const struct panels_chart *chart, const struct panel *panel)
{
	return last_known(chart, panel) < chart->value_count;
}

static struct measure
measure_all(const struct panels_chart *chart)
{
	struct range range = range_empty();
	for (size_t p = 0; p < chart->panel_count; p++)
		for (size_t i = 0; chart->panels[p].values && i < chart->value_count; i++)
			range_take(&range, chart->panels[p].values[i]);
	range_take(&range, chart->target);
	if (chart->percent)
		range_take(&range, 0);
	return measure_around(range, chart->words, chart->percent);
}

/* Few panels are not made wider than they need; many stand in rows of THEME_PANEL_COLUMNS. */
static size_t
columns_of(size_t count)
{
	return count <= 4 ? count : count <= 8 ? 4 : count <= 10 ? 5 : THEME_PANEL_COLUMNS;
}

/* The numbers at the two ends of the scale, the only ones a small picture has room for. */
static const char *
end_text(struct arena *arena, const struct measure *measure, bool upper)
{
	return measure_text(arena, measure, upper ? measure->ticks.count - 1 : 0);
}

static bool
names_fit(struct layout *layout, const struct panels_chart *chart, double width)
{
	for (size_t p = 0; p < chart->panel_count; p++) {
		const char *clean = label_copy(&layout->arena, chart->panels[p].label);
		if (label_wrap(&layout->arena, clean, TYPE_PANEL, width, THEME_PANEL_LINES).forced)
			return false;
	}
	return true;
}

static struct sheet
sheet_measure(struct layout *layout, const struct panels_chart *chart)
{
	struct sheet sheet = { .measure = measure_all(chart), .columns = columns_of(chart->panel_count) };
	double numbers = 0;
	for (int upper = 0; upper < 2; upper++)
		numbers = fmax(
			numbers, label_width(end_text(&layout->arena, &sheet.measure, upper), TYPE_SMALL));
	sheet.left = THEME_MARGIN + ceil(fmin(numbers, THEME_NUMBER_MOST)) + THEME_MARK_GAP;
	double room = layout->width - THEME_MARGIN - sheet.left + THEME_PANEL_GAP;
	for (;; sheet.columns--) {
		sheet.pitch = fmin(room / (double)sheet.columns, THEME_PANEL_MOST + THEME_PANEL_GAP);
		sheet.width = floor(sheet.pitch) - THEME_PANEL_GAP;
		if (sheet.columns <= THEME_PANEL_COLUMNS_LEAST || names_fit(layout, chart, sheet.width))
			break;
	}
	return sheet;
}

/* The picture of one panel. */
static struct plane
plane_of(const struct sheet *sheet, const struct panels_chart *chart, double left, double top)
{
	double last = (double)chart->value_count - 1;
	struct plane plane = { .x = { .scale = { .high = last > 0 ? last : 1 } },
		.y = sheet->measure,
		.area = { left, left + sheet->width, top, top + THEME_PANEL_HEIGHT } };
	plane.x.scale.from_px = left;
	plane.x.scale.to_px = plane.area.right - THEME_PANEL_POINT; /* the mark at the end lies within */
	plane.y.scale.from_px = plane.area.bottom;
	plane.y.scale.to_px = top;
	return plane;
}

/* The reason in as many lines as the panel has room for, on paper within the hatching. */
static void
unknown_draw(struct layout *layout, const struct plane *plane, const char *note)
{
	const struct box *area = &plane->area;
	const double pitch = theme_type(TYPE_SMALL)->line_px, lines_most = 4;
	double width = area->right - area->left, room = width - 4 * THEME_PLATE;
	layout_hatch(layout, area->left, area->top, width, area->bottom - area->top);
	const char *clean = label_copy(&layout->arena, note);
	struct label_lines lines = label_wrap(&layout->arena, clean, TYPE_SMALL, room, (size_t)lines_most);
	double widest = 0, height = (double)lines.count * pitch;
	for (size_t i = 0; i < lines.count; i++)
		widest = fmax(widest, label_width(lines.line[i], TYPE_SMALL));
	double middle = area->left + width / 2, top = (area->top + area->bottom - height) / 2;
	if (lines.count)
		layout_rectangle(layout, INK_PAPER, middle - widest / 2 - THEME_PLATE, top - THEME_LEAD,
			widest + 2 * THEME_PLATE, height + 2 * THEME_LEAD);
	layout_paragraph(layout, TYPE_SMALL, ANCHOR_MIDDLE, middle, top, room, (size_t)lines_most, clean);
}

/* A ground below the line says "so much of it", which is true only where the scale begins at nothing. */
static void
line_draw(struct layout *layout, const struct plane *plane, const struct panels_chart *chart,
	const struct panel *panel)
{
	size_t count = chart->value_count;
	double *rows = xcalloc(count, sizeof(double[4]));
	double *x = rows, *zero = rows + count, *values = zero + count;
	for (size_t i = 0; i < count; i++) {
		x[i] = values[2 * i] = (double)i;
		values[2 * i + 1] = panel->values[i];
	}
	if (fabs(plane->y.scale.low) <= 0)
		plane_ground(layout, plane, INK_SERIES_GROUND, x, zero, panel->values, count);
	plane_level(layout, plane, INK_TARGET, THEME_HAIR, STROKE_DOTTED, chart->target);
	plane_curve(layout, plane, &(const struct curve){ INK_CATEGORY, THEME_CURVE, STROKE_SOLID }, values,
		count);
	for (size_t i = 0; i < count; i++) {
		bool alone = (i == 0 || !isfinite(panel->values[i - 1])) &&
			     (i + 1 == count || !isfinite(panel->values[i + 1]));
		if (alone && isfinite(panel->values[i]))
			layout_point(layout, SHAPE_DOT, INK_CATEGORY, plane_x(plane, (double)i),
				plane_y(plane, panel->values[i]), THEME_CURVE);
	}
	free(rows);
}

static void
last_draw(struct layout *layout, const struct plane *plane, const struct panels_chart *chart,
	const struct panel *panel)
{
	size_t last = last_known(chart, panel);
	marker_draw(layout, panel->standing, plane_x(plane, (double)last),
		plane_y(plane, panel->values[last]), THEME_PANEL_POINT);
}

static void
panel_draw(struct layout *layout, const struct sheet *sheet, const struct panels_chart *chart,
	const struct panel *panel, double left, double top)
{
	struct plane plane = plane_of(sheet, chart, left, top);
	if (!is_known(chart, panel)) {
		unknown_draw(layout, &plane, panel->note);
	} else {
		layout_line(layout, INK_RULE, THEME_HAIR, left, plane.area.bottom + 0.5, sheet->width, 0);
		line_draw(layout, &plane, chart, panel);
		last_draw(layout, &plane, chart, panel);
	}
	const char *parts[] = { is_known(chart, panel) ? panel->last_text : NULL, panel->note };
	layout_zone(layout, left, top, sheet->width, THEME_PANEL_HEIGHT, panel->label, parts, 2);
}

/* The names of a row, and below each the last value, so that the whole width is left for the line. */
static double
names_draw(struct layout *layout, const struct sheet *sheet, const struct panels_chart *chart,
	const struct panel *panels, size_t count, double y)
{
	const double pitch = theme_type(TYPE_SMALL)->line_px, strong = theme_type(TYPE_STRONG)->line_px;
	struct label_lines names[THEME_PANEL_COLUMNS];
	size_t most = 0;
	for (size_t i = 0; i < count; i++) {
		const char *clean = label_copy(&layout->arena, panels[i].label);
		names[i] = label_wrap(&layout->arena, clean, TYPE_PANEL, sheet->width, THEME_PANEL_LINES);
		most = names[i].count > most ? names[i].count : most;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t line = 0; line < names[i].count; line++)
			layout_text(layout, TYPE_PANEL, ANCHOR_START, sheet->left + (double)i * sheet->pitch,
				layout_centred(TYPE_PANEL,
					y + ((double)(most - names[i].count + line) + 0.5) * pitch),
				sheet->width, names[i].line[line]);
	y += (double)most * pitch;
	for (size_t i = 0; i < count; i++)
		if (is_known(chart, &panels[i]))
			layout_text(layout, TYPE_STRONG, ANCHOR_START, sheet->left + (double)i * sheet->pitch,
				layout_centred(TYPE_STRONG, y + strong / 2), sheet->width,
				panels[i].last_text);
	return y + strong + THEME_MARK_GAP;
}

/* Both ends of the time axis below the panels first..count of a row; below each other where they would touch.
 */
static double
times_draw(struct layout *layout, const struct sheet *sheet, const struct panels_chart *chart,
	size_t first_panel, size_t count, double y)
{
	const double pitch = theme_type(TYPE_SMALL)->line_px, width = sheet->width;
	double first = label_width(chart->first_text, TYPE_SMALL),
	       last = label_width(chart->last_text, TYPE_SMALL);
	bool together = first + THEME_MARK_GAP + last <= width;
	double below = y + pitch / 2;
	for (size_t i = first_panel; i < count; i++) {
		double left = sheet->left + (double)i * sheet->pitch;
		layout_text(layout, TYPE_SMALL, ANCHOR_START, left, layout_centred(TYPE_SMALL, below), width,
			chart->first_text);
		layout_text(layout, TYPE_SMALL, ANCHOR_END, left + width,
			layout_centred(TYPE_SMALL, together ? below : below + pitch), width,
			chart->last_text);
	}
	return y + (first > 0 || last > 0 ? pitch : 0) + (together ? 0 : pitch);
}

static double
row_draw(struct layout *layout, const struct sheet *sheet, const struct panels_chart *chart, size_t from,
	double y)
{
	size_t left = chart->panel_count - from, count = left < sheet->columns ? left : sheet->columns;
	double top = names_draw(layout, sheet, chart, &chart->panels[from], count, y);
	const double half = theme_type(TYPE_SMALL)->line_px / 2;
	for (int upper = 0; upper < 2; upper++)
		layout_text(layout, TYPE_SMALL, ANCHOR_END, sheet->left - THEME_MARK_GAP,
			layout_centred(TYPE_SMALL, upper ? top + half : top + THEME_PANEL_HEIGHT - half),
			sheet->left - THEME_MARK_GAP - THEME_MARGIN,
			end_text(&layout->arena, &sheet->measure, upper));
	for (size_t i = 0; i < count; i++)
		panel_draw(layout, sheet, chart, &chart->panels[from + i],
			sheet->left + (double)i * sheet->pitch, top);
	y = top + THEME_PANEL_HEIGHT + THEME_LEAD;
	if (left <= sheet->columns)
		y = times_draw(layout, sheet, chart, 0, count, y);
	else if (left < 2 * sheet->columns)
		times_draw(layout, sheet, chart, left - sheet->columns, count, y);
	return y + THEME_PANEL_ROW_GAP;
}

struct layout *
panels_chart_layout(const struct panels_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->panel_count; i++)
		known += is_known(chart, &chart->panels[i]);
	if (!known)
		return card_layout(&chart->heading, chart->panel_count ? chart->panels[0].note : NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	double y = heading_top(layout, &chart->heading);
	y = marker_legend_draw(layout, y, &chart->legend) + THEME_PANEL_ROW_GAP;
	struct sheet sheet = sheet_measure(layout, chart);
	for (size_t from = 0; from < chart->panel_count; from += sheet.columns)
		y = row_draw(layout, &sheet, chart, from, y);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
