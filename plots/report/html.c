#include "plots/report/html.h"

#include <string.h>

const struct figure *
page_find_figure(const struct page *page, enum figure_kind kind, size_t indicator, size_t stratum)
{
	for (size_t i = 0; i < page->figures->count; i++) {
		const struct figure *figure = &page->figures->items[i];
		if (figure->kind == kind && figure->indicator == indicator && figure->stratum == stratum)
			return figure;
	}
	return NULL;
}

void
page_figure(struct page *page, const struct figure *figure, const char *table)
{
	if (!figure)
		return;
	if (figure->failure) {
		buffer_text(page->out, "<div class=\"card\"><p>");
		page_say(page, PHRASE_FIGURE_FAILED, figure->title);
		buffer_text(page->out, " <span lang=\"en\">");
		escape_html(page->out, figure->failure);
		buffer_text(page->out, "</span></p><p>");
		page_say(page, PHRASE_FIGURE_SEE_TABLE);
		buffer_text(page->out, "</p></div>\n");
		return;
	}
	/* An XML declaration, which a file of its own may have, is an error inside HTML. */
	const char *start = strstr(figure->svg.bytes, "<svg");
	buffer_print(page->out, "<figure id=\"figure-%s\" aria-describedby=\"%s\" tabindex=\"0\">\n",
		figure->name, table);
	buffer_text(page->out, start ? start : "");
	buffer_text(page->out, "</figure>\n");
}

size_t
page_group_rows(size_t groups)
{
	return groups > PAGE_MOST_GROUPS ? PAGE_MOST_GROUPS : groups;
}

void
page_groups_left_out(struct page *page, const struct grouping *grouping, size_t groups)
{
	if (groups <= FIGURE_MOST_GROUPS)
		return;
	struct buffer all = { 0 }, rows = { 0 };
	number_integer(&all, (int64_t)groups, page->language);
	number_integer(&rows, (int64_t)page_group_rows(groups), page->language);
	buffer_text(page->out, "<p class=\"note\">");
	page_say(page, PHRASE_TOO_MANY_TO_DRAW, all.bytes, grouping_noun(grouping, page->language).plural);
	buffer_char(page->out, ' ');
	if (page_group_rows(groups) == groups)
		page_say(page, PHRASE_TABLE_HAS_ALL);
	else
		page_say(page, PHRASE_TABLE_HAS_FIRST, rows.bytes);
	buffer_text(page->out, "</p>\n");
	buffer_free(&all);
	buffer_free(&rows);
}

static bool
has_targets(const struct result *result)
{
	for (size_t i = 0; i < result->indicator_count; i++)
		if (result->indicators[i].definition->target.given)
			return true;
	return false;
}

/* One line of the contents: the link, its text taken from page->text. */
static void
contents_line(struct page *page, const char *id, size_t number)
{
	buffer_print(page->out, "<li><a href=\"#%s", id);
	if (number > 0)
		buffer_print(page->out, "%zu", number);
	buffer_text(page->out, "\">");
	page_settle(page);
	buffer_text(page->out, "</a></li>\n");
}

static void
page_contents(struct page *page, const struct grids *grids)
{
	buffer_text(page->out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
	page_say(page, PHRASE_CONTENTS);
	buffer_text(page->out, "</h2>\n<ol>\n");
	buffer_text(&page->text, phrase_text(PHRASE_QUALITY, page->language));
	contents_line(page, "quality", 0);
	if (page->result->indicator_count > 0) {
		phrase_add(&page->text, page->language,
			has_targets(page->result) ? PHRASE_GLANCE : PHRASE_GLANCE_NO_TARGETS);
		contents_line(page, "targets", 0);
	}
	for (size_t i = 0; i < grids->count; i++) {
		phrase_add(&page->text, page->language, PHRASE_GRID,
			grouping_noun(grids->items[i].grouping, page->language).plural);
		contents_line(page, "grid-", i + 1);
	}
	if (page_has_changes(page)) {
		phrase_add(&page->text, page->language, PHRASE_CHANGES);
		contents_line(page, "changes", 0);
	}
	if (page_has_outlook(page)) {
		phrase_add(&page->text, page->language, PHRASE_OUTLOOK);
		contents_line(page, "outlook", 0);
	}
	for (size_t i = 0; i < page->result->indicator_count; i++) {
		buffer_text(&page->text, page->result->indicators[i].definition->title);
		contents_line(page, "indicator-", i + 1);
	}
	buffer_text(&page->text, phrase_text(PHRASE_METHOD, page->language));
	contents_line(page, "method", 0);
	buffer_text(page->out, "</ol>\n</nav>\n");
}

/* The way from the top of the page to every unit; the index where they are many. */
static void
page_units(struct page *page)
{
	enum { MOST_LISTED = 60, FEW = 12 };
	const struct units *units = page->units;
	if (units->count == 0)
		return;
	const struct noun noun = grouping_noun(units->grid.grouping, page->language);
	buffer_text(page->out, "<nav aria-labelledby=\"units\">\n<h2 id=\"units\">");
	page_say(page, noun.gender == NEUTER ? PHRASE_UNITS_EACH_NEUTER : PHRASE_UNITS_EACH, noun.singular);
	buffer_text(page->out, "</h2>\n");
	if (units->count <= MOST_LISTED) {
		if (units->count > FEW)
			page_find(page, "units-list");
		buffer_text(page->out, "<ul id=\"units-list\">\n");
		for (size_t i = 0; i < units->count; i++) {
			buffer_text(page->out, "<li>");
			page_unit_name(page, units->grid.grouping, units->grid.groups[i]);
			buffer_text(page->out, "</li>\n");
		}
		buffer_text(page->out, "</ul>\n");
	}
	struct buffer number = { 0 };
	number_integer(&number, (int64_t)units->count, page->language);
	buffer_print(page->out, "<p><a href=\"%sindex.html\">", page->units_path);
	page_say(page, PHRASE_UNITS_INDEX, number.bytes, units->count == 1 ? noun.singular : noun.plural);
	buffer_text(page->out, "</a></p>\n</nav>\n");
	buffer_free(&number);
}

static void
page_header(struct page *page)
{
	buffer_text(page->out, "<header>\n<h1>");
	escape_html(page->out, page->result->definition->title);
	buffer_text(page->out, "</h1>\n");
	page_origin(page);
	buffer_text(page->out, "</header>\n");
}

void
report_html(const struct result *result, const struct figures *figures, struct buffer *out)
{
	struct grids grids = grids_new(result);
	struct units units = units_new(result);
	struct page page = { .out = out,
		.result = result,
		.figures = figures,
		.units = &units,
		.units_path = "units/",
		.language = result->definition->language };
	buffer_text(&page.text, result->definition->title);
	buffer_text(&page.text, " \u2013 ");
	number_date(&page.text, result->as_of, page.language);
	page_begin(&page);
	page_header(&page);
	page_contents(&page, &grids);
	page_units(&page);
	buffer_text(out, "<main id=\"main\">\n");
	section_quality(&page);
	section_glance(&page);
	section_grids(&page, &grids);
	section_changes(&page);
	section_outlook(&page);
	for (size_t i = 0; i < result->indicator_count; i++)
		section_indicator(&page, i);
	section_method(&page);
	buffer_text(out, "</main>\n");
	page_end(&page);
	buffer_free(&page.text);
	units_free(&units);
	grids_free(&grids);
}
