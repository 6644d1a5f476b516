/* Pareto: bars that fall, the share of each and of all so far, and a rule below the vital few. */
#include <math.h>

#include "plots/chart/label.h"
#include "plots/chart/rows.h"

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct pareto_row *row = &((const struct pareto_chart *)chart)->rows[index];
	return (struct row_words){ row->label, row->known, row->note, false,
		{ row->share_text, row->cumulative_text } };
}

/* Of the number behind a bar, to which at least half of the picture is left. */
static double
number_width(const struct rows *rows, const struct pareto_row *row)
{
	double room = fmin(THEME_NUMBER_MOST, (rows->right - rows->left) / 2);
	return row->known ? fmin(label_width(row->count_text, TYPE_STRONG), room) : 0;
}

/* From zero to the largest, which leaves room for the widest number behind it. */
static struct scale
scale_over(const struct pareto_chart *chart, const struct rows *rows)
{
	double largest = 0, widest = 0;
	for (size_t i = 0; i < chart->row_count; i++) {
		if (chart->rows[i].known && isfinite(chart->rows[i].count))
			largest = fmax(largest, chart->rows[i].count);
		widest = fmax(widest, number_width(rows, &chart->rows[i]));
	}
	return (struct scale){ 0, largest > 0 ? largest : 1, rows->left,
		rows->right - ceil(widest) - THEME_MARK_GAP };
}

static void
bars_draw(struct layout *layout, const struct pareto_chart *chart, const struct rows *rows,
	const struct scale *scale)
{
	for (size_t i = 0; i < chart->row_count; i++)
		if (chart->rows[i].known)
			layout_rectangle(layout, i < chart->vital_count ? INK_BAR_MET : INK_BAR_FEW,
				rows->left, rows_centre(rows, i) - THEME_BAR / 2.0,
				scale_place(scale, chart->rows[i].count) - rows->left, THEME_BAR);
	double top = rows_top(rows);
	layout_line(layout, INK_RULE, THEME_HAIR, floor(rows->left) - 0.5, top, 0, rows_bottom(rows) - top);
}

/* The rule across everything, its words on it at the right end. */
static void
rule_draw(struct layout *layout, const struct pareto_chart *chart, const struct rows *rows)
{
	size_t after = chart->vital_count;
	if (!after || after >= chart->row_count)
		return;
	double y = floor(rows->tops[after] - THEME_RULE_ROOM / 2.0) + 0.5;
	double right = layout->width - THEME_MARGIN, room = right - rows->left;
	double words = fmin(label_width(chart->rule_text, TYPE_NOTE), room);
	const double points[] = { THEME_MARGIN, y, right, y };
	layout_path(layout, INK_MUTED, THEME_HAIR, STROKE_DASHED, points, 2);
	if (words > 0)
		layout_rectangle(layout, INK_PAPER, right - words - THEME_PLATE, y - THEME_PLATE,
			words + THEME_PLATE, 2 * THEME_PLATE);
	layout_text(
		layout, TYPE_NOTE, ANCHOR_END, right, layout_centred(TYPE_NOTE, y), room, chart->rule_text);
}

struct layout *
pareto_chart_layout(const struct pareto_chart *chart)
{
	struct rows rows = { .count = chart->row_count,
		.row_least = THEME_ROW,
		.heads = { chart->share_head, chart->cumulative_head },
		.types = { TYPE_COUNT, TYPE_STRONG },
		.rule_after = chart->vital_count };
	struct layout *card = rows_open(&rows, &chart->heading, NULL, 0, chart, words_of);
	if (card)
		return card;
	struct layout *layout = rows.layout;
	struct scale scale = scale_over(chart, &rows);
	rows_hatch(&rows);
	bars_draw(layout, chart, &rows, &scale);
	rule_draw(layout, chart, &rows);
	rows_notes(&rows);
	rows_write(&rows);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct pareto_row *row = &chart->rows[i];
		if (row->known)
			layout_text(layout, TYPE_STRONG, ANCHOR_START,
				scale_place(&scale, row->count) + THEME_MARK_GAP,
				layout_centred(TYPE_STRONG, rows_centre(&rows, i)), number_width(&rows, row),
				row->count_text);
		const char *said[] = { row->count_text, rows_figure(&rows, i, 0), rows_figure(&rows, i, 1) };
		rows_zone(&rows, i, said, 3);
	}
	heading_bottom(layout, &chart->heading, rows_bottom(&rows) + THEME_BLOCK_GAP);
	return layout;
}
