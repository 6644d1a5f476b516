#include <string.h>

#include "plots/report/html.h"
#include "plots/report/origin.h"
#include "plots/report/section_parts.h"

static void
conditions(struct page *page)
{
	const struct definition *definition = page->result->definition;
	if (definition->condition_count == 0)
		return;
	buffer_text(page->out, "<h3>");
	page_say(page, PHRASE_NAMED_CONDITIONS);
	buffer_text(page->out, "</h3>\n<dl>\n");
	for (size_t i = 0; i < definition->condition_count; i++) {
		const struct named_condition *condition = &definition->conditions[i];
		buffer_text(page->out, "<div><dt><code>");
		escape_html(page->out, condition->name);
		buffer_text(page->out, "</code> ");
		page_say(page, PHRASE_ABOUT_TABLE, definition->tables[condition->table].name);
		buffer_text(page->out, "</dt><dd>");
		if (condition->about) {
			escape_html(page->out, condition->about);
			buffer_text(page->out, "<br>");
		}
		buffer_text(page->out, "<code>");
		escape_html(page->out, condition->text);
		buffer_text(page->out, "</code></dd></div>\n");
	}
	buffer_text(page->out, "</dl>\n");
}

/* The methods in use, each once: "Wilson, Jeffreys". */
static void
add_methods(struct buffer *out, const struct result *result)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const char *method = interval_method_words(result->indicators[i].definition->interval);
		bool is_said = false;
		for (size_t j = 0; j < i && !is_said; j++)
			is_said = result->indicators[j].definition->interval ==
				  result->indicators[i].definition->interval;
		if (is_said)
			continue;
		if (out->length > 0)
			buffer_text(out, ", ");
		buffer_text(out, method);
	}
}

static void
course_paragraphs(struct page *page)
{
	static const enum phrase said[] = { PHRASE_METHOD_COURSE, PHRASE_METHOD_REBASE, PHRASE_METHOD_STOCK,
		PHRASE_METHOD_RULES, PHRASE_METHOD_MDC, PHRASE_METHOD_FORECAST };
	buffer_text(page->out, "<p>");
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		buffer_text(page->out, i == 0 ? "" : i == 2 || i == 3 || i == 5 ? "</p>\n<p>" : " ");
		page_say(page, said[i]);
	}
	buffer_text(page->out, "</p>\n");
}

static void
paragraphs(struct page *page)
{
	struct buffer methods = { 0 };
	add_methods(&methods, page->result);
	buffer_text(page->out, "<p>");
	page_say(page, PHRASE_METHOD_TARGET);
	buffer_char(page->out, ' ');
	page_say(page, PHRASE_METHOD_SHOWN);
	buffer_char(page->out, ' ');
	page_say(page, PHRASE_METHOD_MISSING);
	buffer_text(page->out, "</p>\n<p>");
	page_say(page, PHRASE_METHOD_UNDETERMINED);
	buffer_text(page->out, "</p>\n");
	if (methods.length > 0) {
		buffer_text(page->out, "<p>");
		page_say(page, PHRASE_METHOD_INTERVAL, methods.bytes);
		buffer_text(page->out, "</p>\n");
	}
	buffer_free(&methods);
	part_funnels_method(page);
	if (page->result->series) {
		part_courses_method(page);
		course_paragraphs(page);
	}
}

static void
origin_row(struct page *page, const char *name, const char *table, const char *digest)
{
	buffer_text(page->out, "<tr><th scope=\"row\">");
	escape_html_name(page->out, name);
	buffer_text(page->out, "</th><td>");
	escape_html_name(page->out, table);
	buffer_text(page->out, "</td><td><code class=\"digest\">");
	escape_html(page->out, digest);
	buffer_text(page->out, "</code></td></tr>\n");
}

static void
origin_table(struct page *page)
{
	phrase_add(&page->text, page->language, PHRASE_ORIGIN);
	table_open(page, "origin");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_FILE, false);
	table_say_head(page, PHRASE_TABLE, false);
	table_say_head(page, PHRASE_FINGERPRINT, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	origin_row(page, origin_file_name(page->result->definition),
		phrase_text(PHRASE_DEFINITIONS_FILE, page->language), page->result->definition->digest);
	for (size_t i = 0; i < page->result->input_count; i++) {
		const struct input *input = &page->result->inputs[i];
		origin_row(page, input->name, input->table, input->digest);
	}
	table_close(page);
}

void
section_method(struct page *page)
{
	buffer_text(page->out, "<section class=\"method\" aria-labelledby=\"method\">\n<h2 id=\"method\">");
	page_say(page, PHRASE_METHOD);
	buffer_text(page->out, "</h2>\n");
	paragraphs(page);
	conditions(page);
	origin_table(page);
	buffer_text(page->out, "</section>\n");
}
