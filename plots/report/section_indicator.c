#include <math.h>
#include <string.h>

#include "plots/report/html.h"
#include "plots/report/section_parts.h"
#include "plots/report/sentence.h"
#include "stats/base/date.h"

static void
interval_sentence(struct page *page, const struct indicator_definition *definition, const struct cell *cell)
{
	if (!cell_has_share(cell) || isnan(cell->interval.lower))
		return;
	struct buffer level = { 0 }, range = { 0 };
	number_limit(&level, definition->level, NULL, 0, page->language);
	cell_interval(&range, cell, &definition->target, page->language);
	phrase_add(&page->text, page->language, PHRASE_INTERVAL_SENTENCE, level.bytes, range.bytes);
	buffer_free(&level);
	buffer_free(&range);
}

static void
target_date_sentence(struct page *page, const struct indicator_definition *definition)
{
	if (!definition->target.given || definition->target_date == DATE_MISSING)
		return;
	struct buffer date = { 0 };
	number_date(&date, definition->target_date, page->language);
	buffer_char(&page->text, ' ');
	phrase_add(&page->text, page->language, PHRASE_TARGET_DATE, date.bytes);
	buffer_free(&date);
}

void
part_finding(struct page *page, const struct indicator_definition *definition, const struct cell *cell)
{
	buffer_text(page->out, "<div class=\"finding\">\n<p class=\"figure\"><span class=\"share\">");
	cell_share(&page->text, cell, &definition->target, 1, page->language);
	page_settle(page);
	buffer_text(page->out, "</span> ");
	table_verdict(page, cell->verdict);
	buffer_text(page->out, "</p>\n<div>\n");
	sentence_result(&page->text, cell, definition, page->language);
	target_date_sentence(page, definition);
	page_paragraph(page, "lead");
	interval_sentence(page, definition, cell);
	sentence_chance(&page->text, cell, definition, page->language);
	page_paragraph(page, "more");
	sentence_undetermined(&page->text, cell, definition, page->language);
	sentence_left_out(&page->text, cell, definition, page->language);
	page_paragraph(page, "more");
	buffer_text(page->out, "</div>\n</div>\n");
}

/* One term of a definition with its text as it stands in the file; nothing where it is not given. */
static void
term(struct page *page, enum phrase phrase, const char *text)
{
	if (!text)
		return;
	buffer_text(page->out, "<div><dt>");
	page_say(page, phrase);
	buffer_text(page->out, "</dt><dd><code>");
	escape_html(page->out, text);
	buffer_text(page->out, "</code></dd></div>\n");
}

static void
definition_terms(struct page *page, const struct indicator_definition *definition)
{
	buffer_text(page->out, "<div class=\"definition\">\n<h3>");
	page_say(page, PHRASE_DEFINITION);
	buffer_text(page->out, "</h3>\n<dl>\n");
	term(page, PHRASE_COUNTED, page->result->definition->tables[definition->table].name);
	term(page, PHRASE_WHERE, definition->where.text);
	term(page, PHRASE_DENOMINATOR, definition->denominator.text);
	term(page, PHRASE_EXCLUDE, definition->exclude.text);
	term(page, PHRASE_NUMERATOR, definition->numerator.text);
	term(page, PHRASE_NUMERATOR_EXCLUDE, definition->numerator_exclude.text);
	term(page, PHRASE_EXCEPT, definition->except.text);
	for (size_t i = 0; i < definition->description_count; i++) {
		buffer_text(page->out, "<div><dt>");
		escape_html(page->out, definition->descriptions[i].key);
		buffer_text(page->out, "</dt><dd>");
		escape_html(page->out, definition->descriptions[i].text);
		buffer_text(page->out, "</dd></div>\n");
	}
	buffer_text(page->out, "</dl>\n</div>\n");
}

static void
course_of_total(struct page *page, size_t index)
{
	struct course *course = course_new(page->result, index, SIZE_MAX, "");
	struct buffer id = { 0 };
	buffer_print(&id, "course-%zu", index + 1);
	part_course(page, course, page_find_figure(page, FIGURE_COURSE, index, 0),
		phrase_text(PHRASE_TOTAL, page->language), id.bytes);
	buffer_free(&id);
	course_free(course);
}

void
section_indicator(struct page *page, size_t index)
{
	const struct indicator_result *indicator = &page->result->indicators[index];
	buffer_print(page->out,
		"<section class=\"indicator\" aria-labelledby=\"indicator-%zu\">\n<h2 id=\"indicator-%zu\">",
		index + 1, index + 1);
	escape_html(page->out, indicator->definition->title);
	buffer_text(page->out, "</h2>\n");
	if (indicator->definition->about) {
		buffer_text(&page->text, indicator->definition->about);
		page_paragraph(page, "about");
	}
	part_finding(page, indicator->definition, &indicator->total);
	if (page->result->series)
		course_of_total(page, index);
	for (size_t i = 0; i < indicator->stratum_count; i++)
		part_stratum(page, index, i);
	definition_terms(page, indicator->definition);
	buffer_text(page->out, "</section>\n");
}
