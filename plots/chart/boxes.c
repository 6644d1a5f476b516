/* Box plots: whiskers, the box between the quartiles, the median, and the values far out as points. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/chart/label.h"
#include "plots/chart/plane.h"
#include "plots/chart/rows.h"

static struct range
range_of(const struct boxes_chart *chart)
{
	struct range range = range_empty();
	range_take(&range, chart->reference);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct box_row *row = &chart->rows[i];
		if (!row->known)
			continue;
		if (row->boxed) {
			range_take(&range, row->low);
			range_take(&range, row->high);
		}
		for (size_t point = 0; point < row->point_count; point++)
			range_take(&range, row->points[point]);
	}
	return range_from_zero(range);
}

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct box_row *row = &((const struct boxes_chart *)chart)->rows[index];
	return (struct row_words){ row->label, row->known, row->note, row->emphasis,
		{ row->median_text, row->count_text } };
}

static bool
has_box(const struct box_row *row)
{
	return row->known && row->boxed;
}

/* All whiskers, then all boxes, then all medians: neighbours of a kind are drawn at once. */
static void
boxes_draw(const struct boxes_chart *chart, const struct rows *rows, const struct scale *scale)
{
	const double half = THEME_BOX / 2.0;
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct box_row *row = &chart->rows[i];
		double from = scale_place(scale, row->low), to = scale_place(scale, row->high);
		if (has_box(row))
			layout_line(rows->layout, INK_NEUTRAL_TINT, THEME_WHISKER_LINE, from,
				rows_centre(rows, i), to - from, 0);
	}
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct box_row *row = &chart->rows[i];
		double from = scale_place(scale, row->lower), to = scale_place(scale, row->upper);
		if (has_box(row))
			layout_rectangle(rows->layout, INK_PLAIN, from, rows_centre(rows, i) - half,
				to - from, THEME_BOX);
	}
	for (size_t i = 0; i < chart->row_count; i++)
		if (has_box(&chart->rows[i]))
			layout_line(rows->layout, INK_GOOD, THEME_MEDIAN,
				scale_place(scale, chart->rows[i].median), rows_centre(rows, i) - half, 0,
				THEME_BOX);
}

static int
compare_places(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

/* Of points that cover each other only the first is drawn; every point drawn stands where it is. */
static void
points_draw(const struct rows *rows, const struct box_row *row, const struct scale *scale, double y)
{
	const double apart = THEME_BOX_POINT / 2.0;
	double *places = arena_alloc(&rows->layout->arena, (row->point_count + 1) * sizeof *places);
	double before = -INFINITY;
	size_t count = 0;
	for (size_t i = 0; i < row->point_count; i++)
		if (isfinite(row->points[i]))
			places[count++] = scale_place(scale, row->points[i]);
	qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0; i < count; i++) {
		if (places[i] - before < apart)
			continue;
		layout_point(rows->layout, SHAPE_DOT, INK_POINT, places[i], y, THEME_BOX_POINT);
		before = places[i];
	}
}

/* Beside the points of a row without a box: on the side that has more room, if the line of the reference does
 * not run through the words there. */
static void
note_write(
	const struct rows *rows, const struct box_row *row, const struct scale *scale, double y, double line)
{
	struct range range = range_empty();
	for (size_t i = 0; i < row->point_count; i++)
		range_take(&range, row->points[i]);
	double left = rows->left, right = left;
	if (range.low <= range.high) {
		left = scale_place(scale, range.low);
		right = scale_place(scale, range.high);
	}
	const double away = THEME_BOX_POINT + THEME_GAP;
	const double width = label_width(row->note, TYPE_NOTE);
	bool more_behind = rows->right - right >= left - rows->left;
	for (int side = 0; side < 2; side++) {
		bool behind = (side == 0) == more_behind;
		double room = behind ? rows->right - right - away : left - rows->left - away;
		double from = behind ? right + away : left - away - width;
		if (width > room || (line > from - THEME_PLATE && line < from + width + THEME_PLATE))
			continue;
		layout_text(rows->layout, TYPE_NOTE, ANCHOR_START, from, layout_centred(TYPE_NOTE, y), room,
			row->note);
		return;
	}
}

static void
words_write(const struct boxes_chart *chart, const struct rows *rows, const struct scale *scale, double line)
{
	rows_notes(rows);
	rows_write(rows);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct box_row *row = &chart->rows[i];
		if (row->known && !row->boxed)
			note_write(rows, row, scale, rows_centre(rows, i), line);
		const char *said[] = { rows_figure(rows, i, 0), rows_figure(rows, i, 1),
			row->boxed ? NULL : row->note };
		rows_zone(rows, i, said, sizeof said / sizeof *said);
	}
}

struct layout *
boxes_chart_layout(const struct boxes_chart *chart)
{
	struct rows rows = { .count = chart->row_count,
		.axis = true,
		.row_least = THEME_ROW,
		.heads = { chart->median_head, chart->count_head },
		.types = { TYPE_STRONG, TYPE_COUNT } };
	struct layout *card = rows_open(&rows, &chart->heading, NULL, 0, chart, words_of);
	if (card)
		return card;
	struct range range = range_of(chart);
	struct ruler ruler =
		rows_ruler(&rows, range.low, range.high, &chart->numbers, chart->percent, chart->axis_text);
	double line = rows_ground(&rows, &ruler, chart->reference, chart->reference_text);
	boxes_draw(chart, &rows, &ruler.scale);
	for (size_t i = 0; i < chart->row_count; i++)
		if (chart->rows[i].known)
			points_draw(&rows, &chart->rows[i], &ruler.scale, rows_centre(&rows, i));
	words_write(chart, &rows, &ruler.scale, line);
	heading_bottom(
		rows.layout, &chart->heading, rows_numbers(&rows, &ruler, line) + THEME_LEAD + THEME_GAP);
	return rows.layout;
}
