/* Bars with interval: bars from zero, whiskers, the value in the bar or behind it. */
#include <math.h>

#include "plots/chart/label.h"
#include "plots/chart/rows.h"
#include "plots/chart/standing.h"

struct picture {
	const struct bars_chart *chart;
	struct layout *layout;
	struct rows rows;
	struct ruler ruler;
};

static double
place_of(const struct picture *picture, double value)
{
	return scale_place(&picture->ruler.scale, value);
}

static bool
has_interval(const struct unit_row *row)
{
	return row->lower <= row->upper && isfinite(row->lower) && isfinite(row->upper);
}

/* The largest number that is to have a place on the axis. */
static double
largest_number(const struct bars_chart *chart)
{
	double largest = isfinite(chart->target) ? fmax(0, chart->target) : 0;
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known)
			continue;
		if (isfinite(row->value))
			largest = fmax(largest, row->value);
		if (has_interval(row))
			largest = fmax(largest, row->upper);
	}
	return largest > 0 ? largest : 1;
}

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct unit_row *row = &((const struct bars_chart *)chart)->rows[index];
	return (struct row_words){ row->label, row->known, row->note, row->emphasis, { row->count_text } };
}

static double
value_width(const struct unit_row *row)
{
	return fmin(label_width(row->value_text, TYPE_STRONG), THEME_NUMBER_MOST);
}

static bool
line_runs_through(const struct picture *picture, double from, double to)
{
	double target = picture->chart->target;
	return !isnan(target) && place_of(picture, target) > from && place_of(picture, target) < to;
}

/* Where the value of a row begins: in the bar, if it fits there with nothing across it; else behind the bar
 * and its whisker, and behind the target line if that is in the way. */
static double
value_place(const struct picture *picture, const struct unit_row *row)
{
	const double mark = THEME_BAR_POINT + THEME_HALO, width = value_width(row);
	double bar = place_of(picture, isnan(row->value) ? 0 : row->value);
	double inside = picture->rows.left + THEME_MARK_GAP, room = bar - mark;
	double behind = bar + mark + THEME_MARK_GAP;
	if (has_interval(row)) {
		room = fmin(room, place_of(picture, row->lower));
		behind = fmax(behind, place_of(picture, row->upper) + THEME_MARK_GAP);
	}
	if (inside + width + THEME_MARK_GAP <= room &&
		!line_runs_through(picture, inside - THEME_LEAD, inside + width + THEME_LEAD))
		return inside;
	if (line_runs_through(picture, behind - THEME_MARK_GAP, behind + width + THEME_MARK_GAP))
		behind = place_of(picture, picture->chart->target) + THEME_MARK_GAP;
	return behind;
}

static void
ruler_measure(struct picture *picture)
{
	const struct bars_chart *chart = picture->chart;
	picture->ruler = rows_ruler(&picture->rows, 0, chart->proportion ? 1 : largest_number(chart),
		&chart->numbers, chart->proportion, chart->axis_text);
}

/* Values that would leave the picture make it narrower: none of them needs more than it is given then, since
 * no bar, whisker or line reaches beyond its right end. */
static void
picture_measure(struct picture *picture)
{
	const struct bars_chart *chart = picture->chart;
	double widest = 0;
	bool leaves = false;
	ruler_measure(picture);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known)
			continue;
		widest = fmax(widest, value_width(row));
		leaves = leaves || value_place(picture, row) + value_width(row) > picture->rows.right;
	}
	if (!leaves)
		return;
	picture->rows.right -= ceil(widest) + THEME_BAR_POINT + THEME_HALO + THEME_MARK_GAP;
	ruler_measure(picture);
}

static void
bars_draw(const struct picture *picture)
{
	for (size_t i = 0; i < picture->chart->row_count; i++) {
		const struct unit_row *row = &picture->chart->rows[i];
		enum ink ink = isnan(picture->chart->target) ? INK_PLAIN : standing_bar(row->standing);
		if (row->known && !isnan(row->value))
			layout_rectangle(picture->layout, ink, picture->rows.left,
				rows_centre(&picture->rows, i) - THEME_BAR / 2.0,
				place_of(picture, row->value) - picture->rows.left, THEME_BAR);
	}
}

static void
whiskers_draw(const struct picture *picture)
{
	for (size_t i = 0; i < picture->chart->row_count; i++) {
		const struct unit_row *row = &picture->chart->rows[i];
		if (!row->known || !has_interval(row))
			continue;
		enum ink ink = standing_ink(row->standing);
		double from = place_of(picture, row->lower), to = place_of(picture, row->upper);
		double y = rows_centre(&picture->rows, i), top = y - THEME_WHISKER / 2.0;
		layout_line(picture->layout, ink, THEME_WHISKER_LINE, from, y, to - from, 0);
		layout_line(picture->layout, ink, THEME_WHISKER_LINE, from, top, 0, THEME_WHISKER);
		layout_line(picture->layout, ink, THEME_WHISKER_LINE, to, top, 0, THEME_WHISKER);
	}
}

/* The end of the bar; with a standing, in its shape. A ring of paper keeps it apart from the whisker. */
static void
ends_draw(const struct picture *picture)
{
	for (size_t i = 0; i < picture->chart->row_count; i++) {
		const struct unit_row *row = &picture->chart->rows[i];
		if (!row->known || isnan(row->value))
			continue;
		double x = place_of(picture, row->value), y = rows_centre(&picture->rows, i);
		enum shape shape = standing_shape(row->standing);
		layout_point(picture->layout, shape, INK_PAPER, x, y, THEME_BAR_POINT + THEME_HALO);
		layout_point(picture->layout, shape, standing_ink(row->standing), x, y, THEME_BAR_POINT);
	}
}

static void
values_write(const struct picture *picture)
{
	for (size_t i = 0; i < picture->chart->row_count; i++) {
		const struct unit_row *row = &picture->chart->rows[i];
		if (row->known)
			layout_text(picture->layout, TYPE_STRONG, ANCHOR_START, value_place(picture, row),
				layout_centred(TYPE_STRONG, rows_centre(&picture->rows, i)), value_width(row),
				row->value_text);
		const char *said[] = { row->value_text, rows_figure(&picture->rows, i, 0) };
		rows_zone(&picture->rows, i, said, 2);
	}
}

static double
picture_draw(const struct picture *picture)
{
	const struct bars_chart *chart = picture->chart;
	const struct rows *rows = &picture->rows;
	double line = NAN;
	rows_bands(rows);
	rows_grid(rows, &picture->ruler);
	rows_hatch(rows);
	bars_draw(picture);
	if (!isnan(chart->target)) {
		line = place_of(picture, chart->target);
		rows_line(rows, &(struct rows_line){
					line, chart->target_text, TYPE_TARGET, INK_TARGET, STROKE_SOLID });
	}
	whiskers_draw(picture);
	ends_draw(picture);
	rows_notes(rows);
	rows_write(rows);
	values_write(picture);
	return rows_numbers(rows, &picture->ruler, line);
}

struct layout *
bars_chart_layout(const struct bars_chart *chart)
{
	const struct legend_item legend[] = {
		{ .text = chart->legend_good, .shape = SHAPE_DOT, .ink = INK_GOOD },
		{ .text = chart->legend_open, .shape = SHAPE_DIAMOND, .ink = INK_NEUTRAL },
		{ .text = chart->legend_below, .shape = SHAPE_TRIANGLE, .ink = INK_BELOW },
	};
	struct picture picture = { .chart = chart };
	picture.rows = (struct rows){ .count = chart->row_count,
		.axis = true,
		.row_least = THEME_ROW,
		.heads = { chart->count_head },
		.types = { TYPE_COUNT, TYPE_COUNT } };
	struct layout *card = rows_open(
		&picture.rows, &chart->heading, legend, sizeof legend / sizeof *legend, chart, words_of);
	if (card)
		return card;
	picture.layout = picture.rows.layout;
	picture_measure(&picture);
	heading_bottom(picture.layout, &chart->heading, picture_draw(&picture) + THEME_LEAD + THEME_GAP);
	return picture.layout;
}
