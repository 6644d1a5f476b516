#include <string.h>

#include "plots/report/section_parts.h"
#include "plots/report/sentence.h"
#include "plots/report/title.h"

/* What the whole result has, so that no column stands empty. */
struct columns {
	bool target, undetermined, variation;
};

static struct columns
columns_of(const struct result *result)
{
	struct columns columns = { 0 };
	for (size_t i = 0; i < result->indicator_count; i++) {
		columns.target |= result->indicators[i].definition->target.given;
		columns.variation |=
			result->series && result->indicators[i].definition->variation == CHART_XMR;
		columns.undetermined |= result->indicators[i].total.counts.undetermined > 0;
	}
	return columns;
}

static void
glance_row(struct page *page, size_t index, struct columns columns)
{
	const struct indicator_result *indicator = &page->result->indicators[index];
	const struct target *target = &indicator->definition->target;
	const struct cell *cell = &indicator->total;
	buffer_print(page->out, "<tr><th scope=\"row\"><a href=\"#indicator-%zu\">", index + 1);
	escape_html(page->out, indicator->definition->title);
	buffer_text(page->out, "</a></th>");
	cell_counted(&page->text, cell, &indicator->definition->noun, page->language);
	table_cell(page, true);
	cell_share(&page->text, cell, target, 1, page->language);
	table_cell(page, true);
	if (columns.target)
		table_target_cells(page, target, cell);
	if (columns.undetermined)
		table_undetermined_cell(page, cell);
	if (columns.variation)
		table_variation_cell(page, index, SIZE_MAX, "");
	buffer_text(page->out, "</tr>\n");
}

static void
glance_table(struct page *page)
{
	struct columns columns = columns_of(page->result);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_TARGETS);
	table_open(page, "targets-table");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_INDICATOR, false);
	table_say_head(page, PHRASE_COUNT, true);
	table_say_head(page, PHRASE_SHARE, true);
	if (columns.target)
		table_target_heads(page);
	if (columns.undetermined)
		table_say_head(page, PHRASE_UNDETERMINED, true);
	if (columns.variation)
		table_say_head(page, PHRASE_VARIATION, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < page->result->indicator_count; i++)
		glance_row(page, i, columns);
	table_close(page);
}

void
section_glance(struct page *page)
{
	if (page->result->indicator_count == 0)
		return;
	bool has_targets = columns_of(page->result).target;
	buffer_text(page->out, "<section aria-labelledby=\"targets\">\n<h2 id=\"targets\">");
	page_say(page, has_targets ? PHRASE_GLANCE : PHRASE_GLANCE_NO_TARGETS);
	buffer_text(page->out, "</h2>\n");
	const struct figure *figure = page_find_figure(page, FIGURE_TARGETS, 0, 0);
	if (!figure || figure->failure) {
		/* The finding is the chart's title; without the chart it is said here. */
		buffer_text(page->out, "<p class=\"lead\">");
		title_targets(&page->text, page->result);
		buffer_char(&page->text, '.');
		page_settle(page);
		buffer_text(page->out, "</p>\n");
	}
	page_figure(page, figure, "targets-table");
	glance_table(page);
	buffer_text(page->out, "</section>\n");
}

static void
grid_cell_html(struct page *page, const struct grid *grid, size_t row, size_t column)
{
	const struct cell *cell = grid_cell_at(grid, row, column);
	if (!cell) {
		table_cell(page, true);
		return;
	}
	const struct target *target = &grid->indicators[column]->definition->target;
	buffer_text(page->out, "<td class=\"number\">");
	cell_share(&page->text, cell, target, 0, page->language);
	page_settle(page);
	if (target->given && cell_has_share(cell)) {
		bool met = cell->verdict == VERDICT_MET;
		buffer_print(page->out, " <span class=\"mark %s\" role=\"img\" aria-label=\"",
			met ? "met" : "not-met");
		buffer_text(&page->text, verdict_words(cell->verdict, page->language));
		page_settle(page);
		buffer_print(page->out, "\">%s</span>", met ? "\u25cf" : "\u25bc");
	}
	buffer_text(page->out, "</td>");
}

void
part_grid_table(struct page *page, const struct grid *grid, const char *id)
{
	struct buffer by = { 0 };
	grouping_title(&by, grid->grouping, false);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_GRID, by.bytes);
	buffer_free(&by);
	table_open(page, id);
	buffer_text(page->out, "<thead><tr>");
	grouping_title(&page->text, grid->grouping, true);
	table_head(page, false);
	for (size_t i = 0; i < grid->indicator_count; i++) {
		buffer_text(&page->text, grid->indicators[i]->definition->title);
		table_head(page, true);
	}
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < page_group_rows(grid->group_count); row++) {
		const struct cell group = { .by = grid->grouping->label, .group = grid->groups[row] };
		buffer_text(page->out, "<tr>");
		table_group_head(page, grid->grouping, &group);
		for (size_t i = 0; i < grid->indicator_count; i++)
			grid_cell_html(page, grid, row, i);
		buffer_text(page->out, "</tr>\n");
	}
	table_close(page);
}

void
section_grids(struct page *page, const struct grids *grids)
{
	for (size_t i = 0; i < grids->count; i++) {
		const struct grid *grid = &grids->items[i];
		buffer_print(page->out, "<section aria-labelledby=\"grid-%zu\">\n<h2 id=\"grid-%zu\">", i + 1,
			i + 1);
		page_say(page, PHRASE_GRID, grouping_noun(grid->grouping, page->language).plural);
		buffer_text(page->out, "</h2>\n");
		struct buffer id = { 0 };
		buffer_print(&id, "grid-table-%zu", i + 1);
		const struct figure *figure = page_find_figure(page, FIGURE_GRID, 0, i);
		if (!figure || figure->failure) {
			buffer_text(page->out, "<p class=\"lead\">");
			title_grid(&page->text, grid, page->language);
			buffer_char(&page->text, '.');
			page_settle(page);
			buffer_text(page->out, "</p>\n");
		}
		page_figure(page, figure, id.bytes);
		page_groups_left_out(page, grid->grouping, grid->group_count);
		part_grid_table(page, grid, id.bytes);
		buffer_free(&id);
		buffer_text(page->out, "</section>\n");
	}
}
