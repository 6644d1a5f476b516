#include <string.h>

#include "plots/report/html.h"
#include "plots/report/quality.h"
#include "plots/report/section_parts.h"
#include "stats/indicator/rule.h"

static const enum phrase severity_phrases[] = { [SEVERITY_INFO] = PHRASE_SEVERITY_INFO,
	[SEVERITY_WARNING] = PHRASE_SEVERITY_WARNING,
	[SEVERITY_ERROR] = PHRASE_SEVERITY_ERROR,
	[SEVERITY_FATAL] = PHRASE_SEVERITY_FATAL };
static const enum phrase effect_phrases[EFFECT_COUNT] = { [EFFECT_NONE] = PHRASE_EFFECT_NONE,
	[EFFECT_VALUE_MISSING] = PHRASE_EFFECT_VALUE_MISSING,
	[EFFECT_ROW_LEFT_OUT] = PHRASE_EFFECT_ROW_LEFT_OUT,
	[EFFECT_LINE_SET_ASIDE] = PHRASE_EFFECT_LINE_SET_ASIDE,
	[EFFECT_REFUSED] = PHRASE_EFFECT_REFUSED };

/* "2 feil, 3 advarsler og 1 opplysning". */
static void
add_severities(struct buffer *out, const struct faults *faults, enum language language)
{
	static const enum phrase one[] = { PHRASE_INFO_ONE, PHRASE_WARNING_ONE, PHRASE_ERROR_ONE,
		PHRASE_FATAL_ONE };
	static const enum phrase many[] = { PHRASE_INFO_MANY, PHRASE_WARNING_MANY, PHRASE_ERROR_MANY,
		PHRASE_FATAL_MANY };
	struct buffer before = { 0 }, last = { 0 };
	for (int severity = SEVERITY_FATAL; severity >= SEVERITY_INFO; severity--) {
		size_t count = faults->by_severity[severity];
		if (count == 0)
			continue;
		if (last.length > 0) {
			if (before.length > 0)
				buffer_text(&before, ", ");
			buffer_text(&before, last.bytes);
			buffer_clear(&last);
		}
		struct buffer number = { 0 };
		number_integer(&number, (int64_t)count, language);
		phrase_add(&last, language, count == 1 ? one[severity] : many[severity], number.bytes);
		buffer_free(&number);
	}
	if (before.length > 0)
		phrase_add(out, language, PHRASE_AND, before.bytes, last.bytes);
	else
		buffer_add(out, last.bytes, last.length);
	buffer_free(&before);
	buffer_free(&last);
}

static enum phrase
sign_phrase(char sign)
{
	switch (sign) {
	case ',': return PHRASE_COMMA;
	case '\t': return PHRASE_TABULATOR;
	case '|': return PHRASE_BAR;
	case '.': return PHRASE_POINT;
	}
	return PHRASE_SEMICOLON;
}

static size_t
faults_of_file(const struct fault_groups *groups, const char *file, enum severity severity)
{
	size_t count = 0;
	for (size_t i = 0; i < groups->count; i++) {
		const struct fault *fault = groups->items[i].examples[0];
		if (fault->severity == severity && strcmp(fault->file, file) == 0)
			count += groups->items[i].count;
	}
	return count;
}

static void
input_row(struct page *page, const struct input *input, const struct fault_groups *groups)
{
	buffer_text(page->out, "<tr><th scope=\"row\">");
	escape_html_name(page->out, input->name);
	buffer_text(page->out, "</th><td>");
	escape_html_name(page->out, input->table);
	buffer_text(page->out, "</td>");
	const size_t rows[] = { input->rows + input->rows_left_out, input->rows_left_out,
		input->rows_set_aside };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		number_integer(&page->text, (int64_t)rows[i], page->language);
		table_cell(page, true);
	}
	for (int severity = SEVERITY_FATAL; severity >= SEVERITY_WARNING; severity--) {
		size_t count = faults_of_file(groups, input->name, (enum severity)severity);
		number_integer(&page->text, (int64_t)count, page->language);
		table_cell(page, true);
	}
	buffer_text(&page->text, encoding_name(input->dialect.encoding));
	buffer_text(&page->text, ", ");
	phrase_add(&page->text, page->language, sign_phrase(input->dialect.delimiter));
	buffer_text(&page->text, ", ");
	phrase_add(&page->text, page->language, sign_phrase(input->dialect.decimal));
	table_cell(page, false);
	buffer_text(page->out, "</tr>\n");
}

static void
input_table(struct page *page, const struct fault_groups *groups)
{
	phrase_add(&page->text, page->language, PHRASE_FILES_READ);
	table_open(page, "files");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_FILE, false);
	table_say_head(page, PHRASE_TABLE, false);
	table_say_head(page, PHRASE_ROWS_READ, true);
	table_say_head(page, PHRASE_ROWS_LEFT_OUT, true);
	table_say_head(page, PHRASE_LINES_SET_ASIDE, true);
	table_say_head(page, PHRASE_SEVERITY_FATAL, true);
	table_say_head(page, PHRASE_SEVERITY_ERROR, true);
	table_say_head(page, PHRASE_SEVERITY_WARNING, true);
	table_say_head(page, PHRASE_READ_AS, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < page->result->input_count; i++)
		input_row(page, &page->result->inputs[i], groups);
	table_close(page);
}

static void
fault_row(struct page *page, const struct fault_group *group)
{
	const struct fault *fault = group->examples[0];
	buffer_print(page->out, "<tr><td class=\"severity %s\">", severity_name(fault->severity));
	page_say(page, severity_phrases[fault->severity]);
	buffer_text(page->out, "</td><td>");
	escape_html_name(page->out, fault->file);
	buffer_text(page->out, "</td><th scope=\"row\">");
	escape_html(page->out, rule_title(fault->rule, page->language));
	buffer_text(page->out, "</th>");
	number_integer(&page->text, (int64_t)group->cases, page->language);
	table_cell(page, true);
	phrase_add(&page->text, page->language,
		effect_phrases[fault_effect_of(page->result->definition, fault)]);
	table_cell(page, false);
	buffer_text(page->out, "</tr>\n");
}

static void
fault_table(struct page *page, const struct fault_groups *groups)
{
	phrase_add(&page->text, page->language, PHRASE_FAULTS_BY_RULE);
	table_open(page, "faults");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_SEVERITY, false);
	table_say_head(page, PHRASE_FILE, false);
	table_say_head(page, PHRASE_RULE, false);
	table_say_head(page, PHRASE_NUMBER, true);
	table_say_head(page, PHRASE_EFFECT, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < groups->count; i++)
		fault_row(page, &groups->items[i]);
	table_close(page);
}

static void
add_place(struct page *page, const struct fault *fault)
{
	if (fault->line == 0)
		return;
	struct buffer line = { 0 }, column = { 0 };
	number_integer(&line, (int64_t)fault->line, page->language);
	number_integer(&column, (int64_t)fault->column, page->language);
	if (fault->column > 0)
		phrase_add(&page->text, page->language, PHRASE_PLACE_COLUMN, line.bytes, column.bytes);
	else
		phrase_add(&page->text, page->language, PHRASE_PLACE_LINE, line.bytes);
	page_settle(page);
	buffer_free(&line);
	buffer_free(&column);
}

/* What a fault says, in the language of the page: of a rule of the definitions what these say, and else what
 * it expects. The messages of maltall itself are English, and stand in quality.csv. */
static void
add_words(struct page *page, const struct fault *fault)
{
	const struct rule *rule = rule_named(page->result->definition, fault->rule);
	bool own = rule_kind_find(fault->rule);
	if (own && page->language != LANGUAGE_EN)
		return;
	if (fault->line > 0)
		buffer_text(page->out, ": ");
	if (own || !rule || rule->said)
		escape_html_name(page->out, own || !rule ? fault->message : rule->said);
	else
		page_say(page, PHRASE_EXPECTED, rule->expect.text);
}

/* Whether there is something to show beside title and number: where they are, or what is said of them. */
static bool
has_examples(const struct page *page, const struct fault_group *group)
{
	return group->examples[0]->line > 0 || page->language == LANGUAGE_EN ||
	       !rule_kind_find(group->examples[0]->rule);
}

static void
fault_examples(struct page *page, const struct fault_group *group)
{
	if (!has_examples(page, group))
		return;
	size_t shown = group->count < QUALITY_EXAMPLES ? group->count : QUALITY_EXAMPLES;
	buffer_text(page->out, "<details><summary>");
	page_say(page, PHRASE_EXAMPLES, group->examples[0]->file,
		rule_title(group->examples[0]->rule, page->language));
	buffer_text(page->out, "</summary>\n<ul>\n");
	for (size_t i = 0; i < shown; i++) {
		buffer_text(page->out, "<li>");
		add_place(page, group->examples[i]);
		add_words(page, group->examples[i]);
		buffer_text(page->out, "</li>\n");
	}
	buffer_text(page->out, "</ul>\n");
	if (shown < group->count) {
		struct buffer first = { 0 }, all = { 0 };
		number_integer(&first, (int64_t)shown, page->language);
		number_integer(&all, (int64_t)group->count, page->language);
		buffer_text(page->out, "<p class=\"note\">");
		page_say(page, PHRASE_EXAMPLES_FIRST, first.bytes, all.bytes);
		buffer_text(page->out, "</p>\n");
		buffer_free(&first);
		buffer_free(&all);
	}
	buffer_text(page->out, "</details>\n");
}

void
section_quality(struct page *page)
{
	const struct faults *faults = page->result->faults;
	buffer_text(page->out, "<section aria-labelledby=\"quality\">\n<h2 id=\"quality\">");
	page_say(page, PHRASE_QUALITY);
	buffer_text(page->out, "</h2>\n<p class=\"lead\">");
	struct buffer severities = { 0 };
	add_severities(&severities, faults, page->language);
	if (faults->count == 0)
		page_say(page, PHRASE_QUALITY_NONE);
	else
		page_say(page, PHRASE_QUALITY_SOME, severities.bytes);
	buffer_free(&severities);
	buffer_text(page->out, "</p>\n");
	struct fault_groups groups = fault_groups_new(faults);
	if (page->result->input_count > 0) {
		input_table(page, &groups);
	} else {
		buffer_text(page->out, "<p>");
		page_say(page, PHRASE_NO_FILES);
		buffer_text(page->out, "</p>\n");
	}
	if (groups.count > 0) {
		fault_table(page, &groups);
		part_effects(page);
		for (size_t i = 0; i < groups.count; i++)
			fault_examples(page, &groups.items[i]);
		buffer_text(page->out, "<p class=\"note\">");
		page_say(page, PHRASE_ALL_FAULTS);
		buffer_text(page->out, "</p>\n");
	}
	fault_groups_free(&groups);
	buffer_text(page->out, "</section>\n");
}
