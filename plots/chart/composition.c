/* What each unit is made of: bars of 100 %, their segments in the order of the legend. */
#include <assert.h>
#include <math.h>

#include "plots/chart/label.h"
#include "plots/chart/rows.h"

static struct row_words
words_of(const void *chart, size_t index)
{
	const struct composition_row *row = &((const struct composition_chart *)chart)->rows[index];
	return (struct row_words){ row->label, row->known, row->note, row->emphasis, { row->count_text } };
}

/* A hair of paper keeps neighbours apart; a segment narrower than two of them gives half its width. */
static void
segment_draw(struct layout *layout, const struct composition_row *row, size_t category, double from,
	double to, double y)
{
	enum ink ink = (enum ink)(INK_CATEGORY + (int)category);
	double width = fmax(to - from - THEME_HAIR, (to - from) / 2);
	layout_rectangle(layout, ink, from, y - THEME_BAR / 2.0, width, THEME_BAR);
	enum type type = theme_type_on(ink);
	const char *text = row->texts ? row->texts[category] : NULL;
	double words = label_width(text, type);
	if (words + 2 * THEME_SEGMENT_INSET <= width)
		layout_text(
			layout, type, ANCHOR_MIDDLE, from + width / 2, layout_centred(type, y), words, text);
}

static void
bar_draw(struct layout *layout, const struct composition_chart *chart, const struct composition_row *row,
	const struct scale *scale, double y)
{
	double sum = 0;
	for (size_t category = 0; category < chart->category_count; category++) {
		double from = scale_place(scale, sum);
		/* Written so that NaN counts as nothing. */
		sum += row->shares[category] > 0 ? row->shares[category] : 0;
		segment_draw(layout, row, category, from, scale_place(scale, sum), y);
	}
}

static void
zone_draw(const struct rows *rows, const struct composition_chart *chart, size_t index)
{
	const struct composition_row *row = &chart->rows[index];
	struct arena *arena = &rows->layout->arena;
	const char *said[CATEGORY_INKS + 1] = { rows_figure(rows, index, 0) };
	for (size_t i = 0; row->known && i < chart->category_count; i++) {
		const char *text = row->texts ? row->texts[i] : NULL;
		if (text && *text && chart->categories[i])
			said[i + 1] = arena_print(arena, "%s %s", label_copy(arena, chart->categories[i]),
				label_copy(arena, text));
	}
	rows_zone(rows, index, said, chart->category_count + 1);
}

struct layout *
composition_chart_layout(const struct composition_chart *chart)
{
	assert(chart->category_count <= CATEGORY_INKS);
	struct legend_item legend[CATEGORY_INKS] = { 0 };
	for (size_t i = 0; i < chart->category_count; i++)
		legend[i] = (struct legend_item){
			.text = chart->categories[i], .swatch = true, .ink = (enum ink)(INK_CATEGORY + (int)i)
		};
	struct rows rows = { .count = chart->row_count,
		.axis = true,
		.row_least = THEME_ROW,
		.heads = { chart->count_head },
		.types = { TYPE_COUNT, TYPE_COUNT } };
	struct layout *card =
		rows_open(&rows, &chart->heading, legend, chart->category_count, chart, words_of);
	if (card)
		return card;
	struct ruler ruler = rows_ruler(&rows, 0, 1, &chart->numbers, true, NULL);
	rows_bands(&rows);
	rows_grid(&rows, &ruler);
	rows_hatch(&rows);
	for (size_t i = 0; i < chart->row_count; i++)
		if (chart->rows[i].known)
			bar_draw(rows.layout, chart, &chart->rows[i], &ruler.scale, rows_centre(&rows, i));
	rows_notes(&rows);
	rows_write(&rows);
	for (size_t i = 0; i < chart->row_count; i++)
		zone_draw(&rows, chart, i);
	double y = rows_numbers(&rows, &ruler, NAN);
	heading_bottom(rows.layout, &chart->heading, y + THEME_LEAD + THEME_GAP);
	return rows.layout;
}
