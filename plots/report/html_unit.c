/* The page of one unit, and the list of them all. */
#include "plots/report/section_parts.h"
#include "plots/report/title.h"

/* The number of an indicator of the grid among all of the result, which its section in the report is known
 * by. */
static size_t
indicator_number(const struct page *page, size_t indicator)
{
	return (size_t)(page->units->grid.indicators[indicator] - page->result->indicators);
}

static void
page_title(struct page *page, const char *name)
{
	buffer_text(&page->text, name);
	buffer_text(&page->text, " \u2013 ");
	buffer_text(&page->text, page->result->definition->title);
	buffer_text(&page->text, " \u2013 ");
	number_date(&page->text, page->result->as_of, page->language);
}

/* The ways home stand in the header, before the heading. */
static void
crumbs(struct page *page, bool has_index)
{
	buffer_text(page->out, "<header>\n<nav class=\"crumbs\" aria-label=\"");
	page_say(page, PHRASE_WAY_BACK);
	buffer_text(page->out, "\">\n<a href=\"../report.html\">");
	page_say(page, PHRASE_TO_REPORT);
	buffer_text(page->out, "</a>\n");
	if (has_index) {
		const struct noun noun = grouping_noun(page->units->grid.grouping, page->language);
		buffer_text(page->out, "<a href=\"index.html\">");
		page_say(page, PHRASE_ALL_GROUPS, noun.plural);
		buffer_text(page->out, "</a>\n");
	}
	buffer_text(page->out, "</nav>\n<h1>");
}

static void
header_end(struct page *page)
{
	buffer_text(page->out, "</h1>\n<p class=\"about\">");
	escape_html(page->out, page->result->definition->title);
	buffer_text(page->out, "</p>\n");
	page_origin(page);
	buffer_text(page->out, "</header>\n<main id=\"main\" class=\"unit\">\n");
}

void
report_unit_html(const struct result *result, const struct figures *figures, const struct units *units,
	size_t unit, struct buffer *out)
{
	struct page page = { .out = out,
		.result = result,
		.figures = figures,
		.units = units,
		.units_path = "",
		.language = result->definition->language };
	page_title(&page, units->grid.groups[unit]);
	page_begin(&page);
	crumbs(&page, true);
	escape_html_name(out, units->grid.groups[unit]);
	header_end(&page);
	section_unit_glance(&page, unit);
	section_unit_lacks(&page, unit);
	for (size_t i = 0; i < units->grid.indicator_count; i++)
		if (grid_cell_at(&units->grid, unit, i))
			section_unit_indicator(&page, unit, i, indicator_number(&page, i));
	buffer_text(out, "</main>\n");
	page_end(&page);
	buffer_free(&page.text);
}

void
report_units_html(const struct result *result, const struct units *units, struct buffer *out)
{
	struct page page = { .out = out,
		.result = result,
		.units = units,
		.units_path = "",
		.language = result->definition->language };
	struct buffer heading = { 0 };
	const struct noun noun = grouping_noun(units->grid.grouping, page.language);
	phrase_add(&heading, page.language, PHRASE_ALL_GROUPS, noun.plural);
	page_title(&page, heading.bytes);
	page_begin(&page);
	crumbs(&page, false);
	escape_html(out, heading.bytes);
	header_end(&page);
	page_find(&page, "units-table");
	part_grid_table(&page, &units->grid, "units-table");
	buffer_text(out, "</main>\n");
	page_end(&page);
	buffer_free(&heading);
	buffer_free(&page.text);
}
