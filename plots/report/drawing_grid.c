#include "plots/report/drawing.h"

#include "plots/report/outline.h"
#include "plots/report/title.h"

static struct grid_cell
grid_cell_of(
	const struct cell *cell, const struct target *target, struct arena *arena, enum language language)
{
	if (!cell || !cell_has_share(cell))
		return (struct grid_cell){ .text = cell && cell->state != CELL_ZERO_DENOMINATOR
							   ? verdict_words(cell->verdict, language)
							   : phrase_text(PHRASE_SHORT_ZERO, language) };
	struct buffer text = { 0 };
	cell_share(&text, cell, target, 0, language);
	return (struct grid_cell){
		.known = true,
		.value = (double)cell->counts.numerator / (double)cell->counts.denominator,
		.met = cell->verdict == VERDICT_MET,
		.has_target = target->given,
		.text = text_settle(arena, &text),
	};
}

void
drawing_grid_legend(struct grid_chart *chart, enum language language)
{
	for (size_t i = 0; i < chart->row_count * chart->column_count; i++) {
		const struct grid_cell *cell = &chart->cells[i];
		if (!cell->known)
			chart->legend_unknown = phrase_text(PHRASE_LEGEND_UNKNOWN, language);
		else if (cell->has_target && cell->met)
			chart->legend_met = phrase_text(PHRASE_LEGEND_MET, language);
		else if (cell->has_target)
			chart->legend_not_met = phrase_text(PHRASE_LEGEND_NOT_MET, language);
	}
}

/* The range of all cells, and which groups meet all their targets. */
static void
outline_add(struct buffer *description, const struct grid *grid, enum language language)
{
	struct outline outline = { 0 };
	for (size_t group = 0; group < grid->group_count; group++) {
		bool meets_all;
		for (size_t i = 0; i < grid->indicator_count; i++)
			outline_share(&outline, grid_cell_at(grid, group, i),
				&grid->indicators[i]->definition->target);
		if (group_has_targets(grid, group, &meets_all) && meets_all)
			outline_name(&outline, grid->groups[group]);
	}
	outline_range_add(description, &outline, language);
	outline_met_add(description, &outline, language);
	outline_free(&outline);
}

static const char *
grid_description(const struct grid *grid, const char *finding, struct arena *arena, enum language language)
{
	struct noun noun = grouping_noun(grid->grouping, language);
	struct buffer groups = { 0 }, indicators = { 0 }, text = { 0 };
	number_integer(&groups, (int64_t)grid->group_count, language);
	number_integer(&indicators, (int64_t)grid->indicator_count, language);
	phrase_add(&text, language, PHRASE_GRID_DESCRIPTION, groups.bytes,
		grid->group_count == 1 ? noun.singular : noun.plural, indicators.bytes, finding);
	outline_add(&text, grid, language);
	buffer_free(&groups);
	buffer_free(&indicators);
	return text_settle(arena, &text);
}

struct layout *
drawing_grid(const struct result *result, const struct grid *grid, struct arena *arena, const char **title)
{
	if (grid->group_count > FIGURE_MOST_GROUPS)
		return NULL;
	enum language language = result->definition->language;
	size_t columns = grid->indicator_count;
	const char **column_texts = arena_alloc(arena, columns * sizeof *column_texts);
	const char **row_texts = arena_alloc(arena, grid->group_count * sizeof *row_texts);
	struct grid_cell *cells = arena_alloc(arena, grid->group_count * columns * sizeof *cells);
	for (size_t i = 0; i < columns; i++)
		column_texts[i] = grid->indicators[i]->definition->title;
	for (size_t row = 0; row < grid->group_count; row++) {
		row_texts[row] =
			*grid->groups[row] ? grid->groups[row] : phrase_text(PHRASE_NO_GROUP, language);
		for (size_t i = 0; i < columns; i++)
			cells[row * columns + i] = grid_cell_of(grid_cell_at(grid, row, i),
				&grid->indicators[i]->definition->target, arena, language);
	}
	struct buffer finding = { 0 };
	title_grid(&finding, grid, language);
	*title = text_settle(arena, &finding);
	struct grid_chart chart = {
		.heading = { .title = *title,
			.subtitle = phrase_text(PHRASE_GRID_SUBTITLE, language),
			.source = drawing_source(result, arena),
			.description = grid_description(grid, *title, arena, language) },
		.columns = column_texts,
		.rows = row_texts,
		.column_count = columns,
		.row_count = grid->group_count,
		.cells = cells,
	};
	drawing_grid_legend(&chart, language);
	return grid_chart_layout(&chart);
}
