/* Charts with a row for each unit, on a terminal. */
#include <math.h>

#include "plots/report/plot_terminal.h"
#include "plots/report/plot_words.h"

TERMINAL_DRAWS(targets)
{
	(void)language;
	for (size_t i = 0; i < chart->targets.bar_count; i++) {
		const struct target_bar *bar = &chart->targets.bars[i];
		struct strip strip = strip_make(0, 1);
		if (!bar->known) {
			terminal_note(out, bar->label, bar->note);
			continue;
		}
		strip_bar(&strip, bar->value);
		strip_mark(&strip, bar->target, "┃");
		terminal_row(out, bar->label, &strip, bar->value_text, bar->verdict_text);
	}
}

TERMINAL_DRAWS(units)
{
	const struct units_chart *units = &chart->units;
	(void)language;
	for (size_t i = 0; i < units->row_count; i++) {
		const struct unit_row *row = &units->rows[i];
		struct strip strip = strip_make(0, 1);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		strip_fill(&strip, row->lower, row->upper, "─");
		strip_mark(&strip, units->target, "┊");
		strip_mark(&strip, row->value, standing_glyph(row->standing));
		terminal_row(out, row->label, &strip, row->value_text, row->count_text);
	}
}

TERMINAL_DRAWS(bars)
{
	const struct bars_chart *bars = &chart->bars;
	double high = bars->proportion ? 1 : 0;
	(void)language;
	for (size_t i = 0; i < bars->row_count && !bars->proportion; i++)
		if (bars->rows[i].known)
			high = fmax(high, fmax(bars->rows[i].value, bars->rows[i].upper));
	for (size_t i = 0; i < bars->row_count; i++) {
		const struct unit_row *row = &bars->rows[i];
		struct strip strip = strip_make(0, high);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		strip_bar(&strip, row->value);
		strip_mark(&strip, bars->target, "┃");
		terminal_row(out, row->label, &strip, row->value_text, row->count_text);
	}
}

TERMINAL_DRAWS(pareto)
{
	const struct pareto_chart *pareto = &chart->pareto;
	double high = 0;
	(void)language;
	for (size_t i = 0; i < pareto->row_count; i++)
		high = pareto->rows[i].known ? fmax(high, pareto->rows[i].count) : high;
	for (size_t i = 0; i < pareto->row_count; i++) {
		const struct pareto_row *row = &pareto->rows[i];
		struct strip strip = strip_make(0, high);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		strip_bar(&strip, row->count);
		terminal_row(out, row->label, &strip, row->count_text, row->share_text);
		if (pareto->vital_count == i + 1 && i + 1 < pareto->row_count)
			terminal_note(out, "", pareto->rule_text);
	}
}

TERMINAL_DRAWS(composition)
{
	static const char *const glyphs[CATEGORY_INKS] = { "█", "░", "▓", "╱", "▒", "·", "▚", "╲" };
	const struct composition_chart *composition = &chart->composition;
	(void)language;
	for (size_t i = 0; i < composition->category_count; i++) {
		buffer_print(out, "%s%s ", glyphs[i], glyphs[i]);
		terminal_text(out, composition->categories[i], TERMINAL_WIDTH - 3);
		terminal_end(out);
	}
	buffer_char(out, '\n');
	for (size_t i = 0; i < composition->row_count; i++) {
		const struct composition_row *row = &composition->rows[i];
		struct strip strip = strip_make(0, 1);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		double from = 0;
		for (size_t k = 0; k < composition->category_count; k++) {
			double to = from + row->shares[k];
			for (long at = lround(from * STRIP_CELLS); at < lround(to * STRIP_CELLS); at++)
				strip.cells[at < STRIP_CELLS ? at : STRIP_CELLS - 1] = glyphs[k];
			from = to;
		}
		terminal_row(out, row->label, &strip, row->count_text, "");
	}
}

TERMINAL_DRAWS(grid)
{
	const struct grid_chart *grid = &chart->grid;
	size_t width = (TERMINAL_WIDTH - TERMINAL_NAME) / (grid->column_count ? grid->column_count : 1);
	(void)language;
	/* Heads that are cut can still be told apart by their order. */
	terminal_text(out, "", TERMINAL_NAME);
	for (size_t i = 0; i < grid->column_count; i++) {
		buffer_char(out, ' ');
		terminal_text(out, grid->columns[i], width - 1);
	}
	terminal_end(out);
	for (size_t row = 0; row < grid->row_count; row++) {
		terminal_text(out, grid->rows[row], TERMINAL_NAME);
		for (size_t i = 0; i < grid->column_count; i++) {
			const struct grid_cell *cell = &grid->cells[row * grid->column_count + i];
			struct buffer text = { 0 };
			buffer_print(&text, "%s%s", cell->text,
				!cell->known || !cell->has_target ? ""
				: cell->met                       ? " ●"
								  : " ▼");
			buffer_char(out, ' ');
			terminal_text(out, text.bytes, width - 1);
			buffer_free(&text);
		}
		terminal_end(out);
	}
}

TERMINAL_DRAWS(boxes)
{
	const struct boxes_chart *boxes = &chart->boxes;
	double low = INFINITY, high = -INFINITY;
	(void)language;
	for (size_t i = 0; i < boxes->row_count; i++) {
		const struct box_row *row = &boxes->rows[i];
		if (!row->known)
			continue;
		low = fmin(low, row->low);
		high = fmax(high, row->high);
		for (size_t k = 0; k < row->point_count; k++) {
			low = fmin(low, row->points[k]);
			high = fmax(high, row->points[k]);
		}
	}
	for (size_t i = 0; i < boxes->row_count; i++) {
		const struct box_row *row = &boxes->rows[i];
		struct strip strip = strip_make(low, high);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		if (row->boxed) {
			strip_fill(&strip, row->low, row->high, "─");
			strip_fill(&strip, row->lower, row->upper, "▒");
			strip_mark(&strip, row->median, "┃");
		}
		for (size_t k = 0; k < row->point_count; k++)
			strip_mark(&strip, row->points[k], "·");
		terminal_row(out, row->label, &strip, row->median_text, row->count_text);
	}
}
