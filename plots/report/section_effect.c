#include "plots/report/section_parts.h"
#include "stats/indicator/rule.h"

/* "12 rader er holdt utenfor nevneren", on a line of its own. */
static void
change_say(struct page *page, int64_t rows, enum phrase one, enum phrase many)
{
	if (rows == 0)
		return;
	struct buffer number = { 0 };
	number_integer(&number, rows, page->language);
	buffer_text(page->out, "<div>");
	page_say(page, rows == 1 ? one : many, number.bytes);
	buffer_text(page->out, "</div>");
	buffer_free(&number);
}

static void
effect_row(struct page *page, const struct rule_effect *effect)
{
	buffer_text(page->out, "<tr><th scope=\"row\">");
	escape_html(page->out, rule_title(effect->rule, page->language));
	buffer_text(page->out, "</th><td>");
	escape_html_name(page->out, page->result->indicators[effect->indicator].definition->title);
	buffer_text(page->out, "</td><td>");
	change_say(page, effect->denominator_out, PHRASE_DENOMINATOR_OUT_ONE, PHRASE_DENOMINATOR_OUT_MANY);
	change_say(page, effect->denominator_in, PHRASE_DENOMINATOR_IN_ONE, PHRASE_DENOMINATOR_IN_MANY);
	change_say(page, effect->numerator_out, PHRASE_NUMERATOR_OUT_ONE, PHRASE_NUMERATOR_OUT_MANY);
	change_say(page, effect->numerator_in, PHRASE_NUMERATOR_IN_ONE, PHRASE_NUMERATOR_IN_MANY);
	buffer_text(page->out, "</td></tr>\n");
}

void
part_effects(struct page *page)
{
	const struct rule_report *rules = page->result->rules;
	if (!rules || rules->effect_count == 0)
		return;
	phrase_add(&page->text, page->language, PHRASE_EFFECTS);
	table_open(page, "effects");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_RULE, false);
	table_say_head(page, PHRASE_INDICATOR, false);
	table_say_head(page, PHRASE_EFFECT, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < rules->effect_count; i++)
		effect_row(page, &rules->effects[i]);
	table_close(page);
}
