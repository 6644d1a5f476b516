#include "plots/report/strip.h"

#include <math.h>

/* The units fall into bins of half a percent, or a thousand of them would be a thousand marks. */
enum {
	BINS = 201,
	LINE_Y = 40,
	MARK_HEIGHT = 6,
	MARK_GROWTH = 3,
	MARK_TALLEST = 18,
	NAME_Y = 11,
	END_Y = 62
};

/* A place on the line, as SVG takes it: per mille written as a percentage with one decimal. */
static void
add_place(struct buffer *out, const char *attribute, int64_t per_mille)
{
	buffer_char(out, ' ');
	buffer_text(out, attribute);
	buffer_text(out, "=\"");
	buffer_integer(out, per_mille / 10);
	buffer_char(out, '.');
	buffer_integer(out, per_mille % 10);
	buffer_text(out, "%\"");
}

static int64_t
per_mille(int64_t numerator, int64_t denominator)
{
	return (int64_t)lround((double)numerator * 1000.0 / (double)denominator);
}

/* A mark for every bin that has somebody: the taller, the more. */
static void
others(struct page *page, size_t unit, size_t indicator)
{
	const struct grid *grid = &page->units->grid;
	int bins[BINS] = { 0 };
	for (size_t i = 0; i < page->units->count; i++) {
		const struct cell *cell = grid_cell_at(grid, i, indicator);
		if (i != unit && cell && cell_has_share(cell))
			bins[(per_mille(cell->counts.numerator, cell->counts.denominator) + 2) / 5]++;
	}
	for (int i = 0; i < BINS; i++) {
		if (bins[i] == 0)
			continue;
		int height = MARK_HEIGHT + MARK_GROWTH * (bins[i] - 1);
		height = height < MARK_TALLEST ? height : MARK_TALLEST;
		buffer_text(page->out, "<line class=\"other\"");
		add_place(page->out, "x1", (int64_t)i * 5);
		add_place(page->out, "x2", (int64_t)i * 5);
		buffer_print(page->out, " y1=\"%d\" y2=\"%d\"/>\n", LINE_Y - height, LINE_Y + height);
	}
}

static void
target_mark(struct page *page, const struct target *target)
{
	enum { NEAR_START = 200, NEAR_END = 800 };
	if (!target->given)
		return;
	int64_t place = per_mille(target->value.numerator, target->value.denominator);
	buffer_text(page->out, "<line class=\"target\"");
	add_place(page->out, "x1", place);
	add_place(page->out, "x2", place);
	buffer_print(page->out, " y1=\"%d\" y2=\"%d\"/>\n<text", NAME_Y + 5, LINE_Y + MARK_TALLEST);
	add_place(page->out, "x", place);
	buffer_print(page->out, " y=\"%d\" text-anchor=\"%s\">", NAME_Y,
		place < NEAR_START ? "start"
		: place > NEAR_END ? "end"
				   : "middle");
	struct buffer words = { 0 };
	number_target(&words, target, page->language);
	page_say(page, PHRASE_TARGET_MARK, words.bytes);
	buffer_free(&words);
	buffer_text(page->out, "</text>\n");
}

static void
own_mark(struct page *page, const struct cell *cell)
{
	const char *class = cell->verdict == VERDICT_NOT_MET ? "own not-met" : "own";
	if (!isnan(cell->interval.lower)) {
		buffer_print(page->out, "<line class=\"%s\"", class);
		add_place(page->out, "x1", lround(cell->interval.lower * 1000));
		add_place(page->out, "x2", lround(cell->interval.upper * 1000));
		buffer_print(page->out, " y1=\"%d\" y2=\"%d\"/>\n", LINE_Y, LINE_Y);
	}
	buffer_print(page->out, "<circle class=\"%s\"", class);
	add_place(page->out, "cx", per_mille(cell->counts.numerator, cell->counts.denominator));
	buffer_print(page->out, " cy=\"%d\" r=\"7\"/>\n", LINE_Y);
}

static void
end_word(struct page *page, double fraction, const char *x, const char *anchor)
{
	buffer_print(page->out, "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">", x, END_Y, anchor);
	number_limit(&page->text, fraction, NULL, 0, page->language);
	page_settle(page);
	buffer_text(page->out, "</text>\n");
}

void
page_strip(struct page *page, size_t unit, size_t indicator, size_t number, const char *table)
{
	const struct grid *grid = &page->units->grid;
	const struct cell *cell = grid_cell_at(grid, unit, indicator);
	buffer_print(page->out,
		"<figure class=\"strip\" aria-describedby=\"%s\">\n<svg role=\"img\" "
		"aria-labelledby=\"strip-%zu\" width=\"100%%\" height=\"66\">\n<title id=\"strip-%zu\">",
		table, number, number);
	page_settle(page);
	buffer_print(page->out,
		"</title>\n<line class=\"axis\" x1=\"0%%\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/>\n", LINE_Y,
		LINE_Y);
	others(page, unit, indicator);
	target_mark(page, &grid->indicators[indicator]->definition->target);
	own_mark(page, cell);
	end_word(page, 0, "0%", "start");
	end_word(page, 1, "100%", "end");
	buffer_text(page->out, "</svg>\n</figure>\n");
}
