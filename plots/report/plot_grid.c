/* Proportions of groups in the columns of another thing. */
#include <math.h>

#include "plots/report/drawing.h"
#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/indicator/verdict.h"

/* More columns than this have no room for a figure. */
enum { GRID_COLUMNS = 12 };

static struct grid_cell
grid_cell_of(const struct plot *plot, const struct plot_cell *cell)
{
	bool known = plot_cell_known(plot, cell);
	const struct target *target = &plot->target;
	return (struct grid_cell){ .known = known,
		.value = known ? plot_cell_value(plot, cell) : 0,
		.has_target = known && target->given,
		.met = known && target->given &&
		       target_verdict(target, (int64_t)cell->numerator, (int64_t)cell->denominator) ==
			       VERDICT_MET,
		.text = known ? plot_cell_text(plot, cell)
			      : phrase_text(cell->unknown ? PHRASE_LEGEND_UNKNOWN : PHRASE_SHORT_ZERO,
					plot->language) };
}

/* From where to where the proportions go. */
static const char *
range_title(const struct plot *plot, const struct grid_chart *chart)
{
	const struct grid_cell *least = NULL, *most = NULL;
	for (size_t i = 0; i < chart->row_count * chart->column_count; i++) {
		const struct grid_cell *cell = &chart->cells[i];
		if (cell->known && (!least || cell->value < least->value))
			least = cell;
		if (cell->known && (!most || cell->value > most->value))
			most = cell;
	}
	if (!least)
		return plot_phrase(SAYS_NOTHING, plot->language);
	return least->value < most->value ? plot_say(plot, SAYS_SHARE_RANGE, least->text, most->text)
					  : plot_say(plot, SAYS_SHARE_SAME, least->text);
}

/* "Tre av 18 enheter når alle målene sine": as the grid of the report says it. */
static const char *
grid_title(const struct plot *plot, const struct grid_chart *chart)
{
	const struct noun noun = plot_noun(plot);
	int64_t count = 0, met = 0;
	for (size_t row = 0; row < chart->row_count; row++) {
		bool has = false, all = true;
		for (size_t i = 0; plot_group_counts(plot, row) && i < chart->column_count; i++) {
			const struct grid_cell *cell = &chart->cells[row * chart->column_count + i];
			has |= cell->has_target;
			all &= !cell->has_target || cell->met;
		}
		count += has;
		met += has && all;
	}
	if (count < 2)
		return range_title(plot, chart);
	const char *of = plot_word(plot, count, noun.gender, false);
	const char *reached = plot_word(plot, met, noun.gender, true);
	struct buffer out = { 0 };
	if (met == count)
		phrase_add(&out, plot->language, count == 2 ? PHRASE_GRID_BOTH : PHRASE_GRID_ALL, of,
			noun.plural);
	else if (met == 0)
		phrase_add(&out, plot->language, PHRASE_GRID_NONE, of, noun.plural);
	else
		phrase_add(&out, plot->language, met == 1 ? PHRASE_GRID_ONE : PHRASE_GRID_SOME, reached, of,
			noun.plural);
	return text_settle(plot->arena, &out);
}

bool
plot_grid(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_levels levels;
	struct plot_cube cube;
	if (!plot_levels_of(plot, ROLE_X, GRID_COLUMNS, &levels, err) ||
		!plot_cube_of(plot, &levels, &cube, err))
		return false;
	struct grid_cell *cells = plot_array(plot, cube.groups * cube.levels, sizeof *cells);
	for (size_t i = 0; i < cube.groups * cube.levels; i++)
		cells[i] = grid_cell_of(plot, &cube.cells[i]);
	const char **rows = plot_array(plot, cube.groups, sizeof *rows);
	for (size_t i = 0; i < cube.groups; i++)
		rows[i] = plot_group_name(plot, i);
	chart->shape = SHOWS_GRID;
	chart->grid = (struct grid_chart){ .columns = levels.names,
		.rows = rows,
		.column_count = levels.count,
		.row_count = cube.groups,
		.cells = cells };
	chart->heading = plot_heading(
		plot, grid_title(plot, &chart->grid), plot_say(plot, TELLS_CELLS, plot_figure_words(plot)));
	if (levels.count == 0)
		chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	chart->grid.heading = chart->heading;
	drawing_grid_legend(&chart->grid, plot->language);
	return true;
}
