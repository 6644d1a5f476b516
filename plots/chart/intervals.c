/* Estimates with their intervals, one a row, on an axis of any numbers. */
#include <math.h>

#include "plots/chart/plane.h"
#include "plots/chart/rows.h"

static bool
has_interval(const struct unit_row *row)
{
	return row->lower <= row->upper && isfinite(row->lower) && isfinite(row->upper);
}

static struct range
range_of(const struct intervals_chart *chart)
{
	struct range range = range_empty();
	range_take(&range, chart->reference);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known)
			continue;
		range_take(&range, row->value);
		if (has_interval(row)) {
			range_take(&range, row->lower);
			range_take(&range, row->upper);
		}
	}
	return range_from_zero(range);
}

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct unit_row *row = &((const struct intervals_chart *)chart)->rows[index];
	return (struct row_words){ row->label, row->known, row->note, row->emphasis,
		{ row->value_text, row->count_text } };
}

/* All intervals, then all estimates: neighbours of a kind are drawn at once. */
static void
estimates_draw(const struct intervals_chart *chart, const struct rows *rows, const struct scale *scale)
{
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known || !has_interval(row))
			continue;
		double from = scale_place(scale, row->lower), to = scale_place(scale, row->upper);
		layout_rectangle(rows->layout, INK_NEUTRAL_TINT, from,
			rows_centre(rows, i) - THEME_INTERVAL / 2.0, to - from, THEME_INTERVAL);
	}
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known || !isfinite(row->value))
			continue;
		double x = scale_place(scale, row->value), y = rows_centre(rows, i);
		layout_point(rows->layout, SHAPE_DOT, INK_PAPER, x, y, THEME_POINT + THEME_HALO);
		layout_point(rows->layout, SHAPE_DOT, INK_NEUTRAL, x, y, THEME_POINT);
	}
}

static void
words_write(const struct intervals_chart *chart, const struct rows *rows)
{
	rows_notes(rows);
	rows_write(rows);
	for (size_t i = 0; i < chart->row_count; i++) {
		const char *said[] = { rows_figure(rows, i, 0), rows_figure(rows, i, 1) };
		rows_zone(rows, i, said, sizeof said / sizeof *said);
	}
}

struct layout *
intervals_chart_layout(const struct intervals_chart *chart)
{
	struct rows rows = { .count = chart->row_count,
		.axis = true,
		.row_least = THEME_ROW,
		.heads = { chart->value_head, chart->count_head },
		.types = { TYPE_STRONG, TYPE_COUNT } };
	struct layout *card = rows_open(&rows, &chart->heading, NULL, 0, chart, words_of);
	if (card)
		return card;
	struct range range = range_of(chart);
	struct ruler ruler =
		rows_ruler(&rows, range.low, range.high, &chart->numbers, false, chart->axis_text);
	double line = rows_ground(&rows, &ruler, chart->reference, chart->reference_text);
	estimates_draw(chart, &rows, &ruler.scale);
	words_write(chart, &rows);
	heading_bottom(
		rows.layout, &chart->heading, rows_numbers(&rows, &ruler, line) + THEME_LEAD + THEME_GAP);
	return rows.layout;
}
