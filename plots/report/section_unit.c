#include "plots/report/section_parts.h"
#include "plots/report/sentence.h"
#include "plots/report/strip.h"
#include "plots/report/title.h"

static const char table_id[] = "unit-table";

static const struct indicator_definition *
definition_at(const struct page *page, size_t indicator)
{
	return page->units->grid.indicators[indicator]->definition;
}

static void
indicator_link(struct page *page, size_t indicator)
{
	buffer_print(page->out, "<a href=\"#indicator-%zu\">", indicator + 1);
	escape_html(page->out, definition_at(page, indicator)->title);
	buffer_text(page->out, "</a>");
}

/* "To av tre mål er nådd", of the targets that can be judged. */
static void
lead(struct page *page, size_t unit)
{
	const struct grid *grid = &page->units->grid;
	int64_t given = 0, judged = 0, met = 0;
	for (size_t i = 0; i < grid->indicator_count; i++) {
		const struct cell *cell = grid_cell_at(grid, unit, i);
		given += definition_at(page, i)->target.given;
		judged += cell && (cell->verdict == VERDICT_MET || cell->verdict == VERDICT_NOT_MET);
		met += cell && cell->verdict == VERDICT_MET;
	}
	if (given == 0)
		return;
	if (judged == 0)
		phrase_add(&page->text, page->language, PHRASE_UNIT_NOT_JUDGED);
	else
		title_met(&page->text, met, judged, page->language);
	buffer_char(&page->text, '.');
	page_paragraph(page, "lead");
}

/* What the unit or any target has, so that no column stands empty. */
struct columns {
	bool target, undetermined, variation;
};

static struct columns
columns_of(const struct page *page, size_t unit)
{
	const struct grid *grid = &page->units->grid;
	struct columns columns = { 0 };
	for (size_t i = 0; i < grid->indicator_count; i++) {
		const struct cell *cell = grid_cell_at(grid, unit, i);
		columns.target |= definition_at(page, i)->target.given;
		columns.variation |= page->result->series && definition_at(page, i)->variation == CHART_XMR;
		columns.undetermined |= cell && cell_is_open(cell) && cell->counts.undetermined > 0;
	}
	return columns;
}

static void
glance_heads(struct page *page, struct columns columns)
{
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_INDICATOR, false);
	table_say_head(page, PHRASE_COUNT, true);
	table_say_head(page, PHRASE_SHARE, true);
	/* Each indicator may have a level of its own. */
	table_say_head(page, PHRASE_INTERVAL_PLAIN, true);
	table_say_head(page, PHRASE_TOTAL, true);
	if (columns.target)
		table_target_heads(page);
	if (columns.undetermined)
		table_say_head(page, PHRASE_UNDETERMINED, true);
	if (columns.variation)
		table_say_head(page, PHRASE_VARIATION, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
}

/* The figures of the unit; where it has no rows at all in an indicator that is said in place of the count. */
static void
glance_cells(struct page *page, const struct indicator_definition *definition, const struct cell *cell)
{
	if (!cell) {
		phrase_add(&page->text, page->language, PHRASE_UNIT_ABSENT);
		table_cell(page, true);
		table_cell(page, true);
		table_cell(page, true);
		return;
	}
	cell_counted(&page->text, cell, &definition->noun, page->language);
	table_cell(page, true);
	cell_share(&page->text, cell, &definition->target, 1, page->language);
	table_cell(page, true);
	cell_interval(&page->text, cell, &definition->target, page->language);
	table_cell(page, true);
}

/* The number of an indicator of the grid among all of the result, and its stratum there. */
static size_t
result_number(const struct page *page, size_t indicator)
{
	return (size_t)(page->units->grid.indicators[indicator] - page->result->indicators);
}

static size_t
result_stratum(const struct page *page, size_t indicator)
{
	const struct grid *grid = &page->units->grid;
	return (size_t)(grid->strata[indicator] - grid->indicators[indicator]->strata);
}

static void
variation_cell(struct page *page, size_t indicator, const struct cell *cell)
{
	if (cell)
		table_variation_cell(
			page, result_number(page, indicator), result_stratum(page, indicator), cell->group);
	else
		table_cell(page, false);
}

static void
glance_row(struct page *page, size_t indicator, const struct cell *cell, struct columns columns)
{
	const struct indicator_definition *definition = definition_at(page, indicator);
	const struct cell *total = &page->units->grid.indicators[indicator]->total;
	buffer_text(page->out, "<tr><th scope=\"row\">");
	if (cell)
		indicator_link(page, indicator);
	else
		escape_html(page->out, definition->title);
	buffer_text(page->out, "</th>");
	glance_cells(page, definition, cell);
	cell_share(&page->text, total, &definition->target, 1, page->language);
	table_cell(page, true);
	if (columns.target)
		table_target_cells(page, &definition->target, cell);
	if (columns.undetermined)
		table_undetermined_cell(page, cell);
	if (columns.variation)
		variation_cell(page, indicator, cell);
	buffer_text(page->out, "</tr>\n");
}

void
section_unit_glance(struct page *page, size_t unit)
{
	const struct grid *grid = &page->units->grid;
	const struct columns columns = columns_of(page, unit);
	buffer_text(page->out, "<section aria-labelledby=\"targets\">\n<h2 id=\"targets\">");
	page_say(page, columns.target ? PHRASE_GLANCE : PHRASE_GLANCE_NO_TARGETS);
	buffer_text(page->out, "</h2>\n");
	lead(page, unit);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_UNIT, grid->groups[unit]);
	table_open(page, table_id);
	glance_heads(page, columns);
	for (size_t i = 0; i < grid->indicator_count; i++)
		glance_row(page, i, grid_cell_at(grid, unit, i), columns);
	table_close(page);
	buffer_text(page->out, "</section>\n");
}

/* What one indicator lacks here: rows to its target, values that would decide a row. */
static void
add_lacks(struct buffer *out, const struct indicator_definition *definition, const struct cell *cell,
	enum language language)
{
	if (cell_has_share(cell) && cell->verdict == VERDICT_NOT_MET) {
		struct buffer target = { 0 }, number = { 0 };
		target_words(&target, &definition->target, language);
		cell_missing(&number, cell, language);
		if (cell->missing_to_target < 0)
			phrase_add(out, language, PHRASE_TARGET_NEVER, target.bytes);
		else
			phrase_add(out, language,
				target_asks_for_much(&definition->target) ? PHRASE_UNIT_LACKS
									  : PHRASE_UNIT_TOO_MANY,
				number.bytes, target.bytes);
		buffer_free(&target);
		buffer_free(&number);
	}
	sentence_undetermined(out, cell, definition, language);
}

void
section_unit_lacks(struct page *page, size_t unit)
{
	const struct grid *grid = &page->units->grid;
	buffer_text(page->out, "<section aria-labelledby=\"lacks\">\n<h2 id=\"lacks\">");
	page_say(page, PHRASE_UNIT_LACKS_HEADING);
	buffer_text(page->out, "</h2>\n");
	bool is_open = false;
	for (size_t i = 0; i < grid->indicator_count; i++) {
		const struct cell *cell = grid_cell_at(grid, unit, i);
		if (cell)
			add_lacks(&page->text, definition_at(page, i), cell, page->language);
		if (page->text.length == 0)
			continue;
		buffer_text(page->out, is_open ? "<li>" : "<ul class=\"lacks\">\n<li>");
		is_open = true;
		indicator_link(page, i);
		buffer_text(page->out, "<br>");
		page_settle(page);
		buffer_text(page->out, "</li>\n");
	}
	if (is_open) {
		buffer_text(page->out, "</ul>\n");
	} else {
		phrase_add(&page->text, page->language, PHRASE_UNIT_LACKS_NOTHING);
		page_paragraph(page, "more");
	}
	buffer_text(page->out, "</section>\n");
}

static void
add_how_many(struct buffer *out, size_t count, enum language language)
{
	if (count == 0)
		phrase_add(out, language, PHRASE_SHORT_ZERO);
	else
		number_integer(out, (int64_t)count, language);
}

/* "Av de andre med tall har 8 høyere andel, 7 lavere og 1 den samme. I alt er andelen 70,0 %." */
static void
add_standing(struct page *page, size_t unit, size_t indicator)
{
	const struct unit_standing standing = units_standing(page->units, unit, indicator);
	const struct indicator_result *result = page->units->grid.indicators[indicator];
	if (standing.larger + standing.smaller + standing.same == 0) {
		phrase_add(&page->text, page->language, PHRASE_STANDING_ALONE);
	} else {
		struct buffer larger = { 0 }, smaller = { 0 }, same = { 0 };
		add_how_many(&larger, standing.larger, page->language);
		add_how_many(&smaller, standing.smaller, page->language);
		add_how_many(&same, standing.same, page->language);
		phrase_add(&page->text, page->language,
			standing.same > 0 ? PHRASE_STANDING_SAME : PHRASE_STANDING, larger.bytes,
			smaller.bytes, same.bytes);
		buffer_free(&larger);
		buffer_free(&smaller);
		buffer_free(&same);
	}
	if (!cell_has_share(&result->total))
		return;
	struct buffer total = { 0 };
	cell_share(&total, &result->total, &result->definition->target, 1, page->language);
	buffer_char(&page->text, ' ');
	phrase_add(&page->text, page->language, PHRASE_STANDING_TOTAL, total.bytes);
	buffer_free(&total);
}

static void
place_among_others(struct page *page, size_t unit, size_t indicator)
{
	const struct cell *cell = grid_cell_at(&page->units->grid, unit, indicator);
	if (!cell_has_share(cell))
		return;
	const struct noun noun = grouping_noun(page->units->grid.grouping, page->language);
	buffer_text(page->out, "<h3>");
	page_say(page, PHRASE_STANDING_HEADING, noun.plural);
	buffer_text(page->out, "</h3>\n");
	add_standing(page, unit, indicator);
	page_strip(page, unit, indicator, indicator + 1, table_id);
	add_standing(page, unit, indicator);
	page_paragraph(page, "more");
	if (page->strip_is_explained)
		return;
	page->strip_is_explained = true;
	phrase_add(&page->text, page->language, PHRASE_STRIP_KEY);
	page_paragraph(page, "note");
}

static void
course_of_unit(struct page *page, size_t unit, size_t indicator, size_t number)
{
	const struct grid *grid = &page->units->grid;
	const char *group = grid->groups[unit];
	struct course *course = course_new(page->result, number, result_stratum(page, indicator), group);
	struct buffer id = { 0 };
	buffer_print(&id, "course-%zu", indicator + 1);
	part_course(page, course, page_find_figure(page, FIGURE_UNIT_COURSE, number, unit), group, id.bytes);
	buffer_free(&id);
	course_free(course);
}

void
section_unit_indicator(struct page *page, size_t unit, size_t indicator, size_t number)
{
	const struct grid *grid = &page->units->grid;
	const struct indicator_definition *definition = definition_at(page, indicator);
	buffer_print(page->out, "<section aria-labelledby=\"indicator-%zu\">\n<h2 id=\"indicator-%zu\">",
		indicator + 1, indicator + 1);
	escape_html(page->out, definition->title);
	buffer_text(page->out, "</h2>\n");
	if (definition->about) {
		buffer_text(&page->text, definition->about);
		page_paragraph(page, "about");
	}
	part_finding(page, definition, grid_cell_at(grid, unit, indicator));
	part_unit_change(page, number, grid_cell_at(grid, unit, indicator));
	place_among_others(page, unit, indicator);
	if (page->result->series)
		course_of_unit(page, unit, indicator, number);
	buffer_print(page->out, "<p class=\"onward\"><a href=\"../report.html#indicator-%zu\">", number + 1);
	page_say(page, PHRASE_UNIT_TO_INDICATOR, definition->title);
	buffer_text(page->out, "</a></p>\n</section>\n");
}
