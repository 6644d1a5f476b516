/* Histograms of groups below each other, on a common axis and a common height for the same share. */
#include <math.h>

#include "plots/chart/bins.h"
#include "plots/chart/rows.h"

static bool
is_known(const struct histograms_chart *chart, const struct histogram_row *row)
{
	return row->known && bins_sum(&chart->bins, row->counts) > 0;
}

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct histogram_row *row = &((const struct histograms_chart *)chart)->rows[index];
	return (struct row_words){ row->label, is_known(chart, row), row->note, row->emphasis,
		{ row->median_text, row->count_text } };
}

static double
largest_share(const struct histograms_chart *chart)
{
	double largest = 0;
	for (size_t i = 0; i < chart->row_count; i++)
		if (is_known(chart, &chart->rows[i]))
			largest = fmax(largest, bins_largest(&chart->bins, chart->rows[i].counts) /
							bins_sum(&chart->bins, chart->rows[i].counts));
	return largest;
}

static double
floor_of(const struct rows *rows, size_t row)
{
	return rows_centre(rows, row) + (THEME_BINS_ROW - THEME_BINS_ROW_GAP) / 2.0;
}

static void
medians_draw(struct layout *layout, const struct histograms_chart *chart, const struct rows *rows,
	const struct scale *scale)
{
	for (size_t i = 0; i < chart->row_count; i++)
		if (rows->words[i].known && !isnan(chart->rows[i].median))
			layout_line(layout, INK_TARGET, THEME_TARGET_LINE,
				scale_place(scale, chart->rows[i].median),
				floor_of(rows, i) - (THEME_BINS_ROW - THEME_BINS_ROW_GAP), 0,
				THEME_BINS_ROW - THEME_BINS_ROW_GAP);
}

static double
picture_draw(const struct histograms_chart *chart, const struct rows *rows)
{
	struct layout *layout = rows->layout;
	struct ruler ruler = { .scale = bins_scale(&chart->bins, chart->limit, rows->left, rows->right),
		.words = chart->numbers,
		.title = chart->axis_text };
	ruler_fit(&ruler, layout, false);
	double largest = largest_share(chart), line = NAN;
	rows_bands(rows);
	rows_grid(rows, &ruler);
	rows_hatch(rows);
	for (size_t i = 0; i < chart->row_count; i++)
		if (rows->words[i].known)
			bins_draw(layout, &chart->bins, chart->rows[i].counts, chart->limit, &ruler.scale,
				floor_of(rows, i), THEME_BINS_ROW - THEME_BINS_ROW_GAP,
				largest * bins_sum(&chart->bins, chart->rows[i].counts));
	for (size_t i = 0; i < chart->row_count; i++)
		if (rows->words[i].known)
			layout_line(layout, INK_RULE, THEME_HAIR, rows->left, floor_of(rows, i),
				rows->right - rows->left, 0);
	if (!isnan(chart->limit)) {
		line = scale_place(&ruler.scale, chart->limit);
		rows_line(rows, &(struct rows_line){ line, chart->limit_text, TYPE_DEADLINE, INK_DEADLINE,
					STROKE_DASHED });
	}
	medians_draw(layout, chart, rows, &ruler.scale);
	rows_notes(rows);
	rows_write(rows);
	for (size_t i = 0; i < chart->row_count; i++) {
		const char *said[] = { rows_figure(rows, i, 0), rows_figure(rows, i, 1) };
		rows_zone(rows, i, said, 2);
	}
	return rows_numbers(rows, &ruler, line);
}

struct layout *
histograms_chart_layout(const struct histograms_chart *chart)
{
	struct rows rows = { .count = chart->row_count,
		.axis = true,
		.row_least = THEME_BINS_ROW,
		.heads = { chart->median_head, chart->count_head },
		.types = { TYPE_STRONG, TYPE_COUNT } };
	struct layout *card = rows_open(&rows, &chart->heading, NULL, 0, chart, words_of);
	if (card)
		return card;
	heading_bottom(rows.layout, &chart->heading, picture_draw(chart, &rows) + THEME_LEAD + THEME_GAP);
	return rows.layout;
}
