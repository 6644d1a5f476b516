#include "plots/report/section_parts.h"
#include "stats/indicator/change.h"

bool
page_has_outlook(const struct page *page)
{
	const struct outlook *outlook = page->result->outlook;
	for (size_t i = 0; outlook && i < outlook->count; i++)
		if (outlook->items[i].count > 0)
			return true;
	return false;
}

static bool
outlook_is_same(const struct indicator_outlook *outlook)
{
	for (size_t i = 0; i < outlook->count; i++)
		if (!movement_is_none(&outlook->horizons[i].movement))
			return false;
	return true;
}

/* Of what has happened in a time past nothing is left at a later date, whatever happens until then: rows of
 * "0 of 0" would say it three times. */
static bool
outlook_is_empty(const struct indicator_outlook *outlook)
{
	for (size_t i = 0; i < outlook->count; i++)
		if (outlook->horizons[i].counts.denominator > 0)
			return false;
	return true;
}

enum outlook_kind { OUTLOOK_MOVING, OUTLOOK_SAME, OUTLOOK_EMPTY, OUTLOOK_KINDS };

static enum outlook_kind
outlook_kind(const struct indicator_outlook *outlook)
{
	return outlook_is_same(outlook)    ? OUTLOOK_SAME
	       : outlook_is_empty(outlook) ? OUTLOOK_EMPTY
					   : OUTLOOK_MOVING;
}

static void
integer_cell(struct page *page, int64_t number)
{
	number_integer(&page->text, number, page->language);
	table_cell(page, true);
}

/* The row of one indicator at one date. */
static void
horizon_row(struct page *page, size_t index, const struct horizon *horizon)
{
	const struct indicator_definition *definition = page->result->indicators[index].definition;
	const struct cell cell = { .by = "",
		.group = "",
		.counts = { .numerator = horizon->counts.numerator,
			.denominator = horizon->counts.denominator },
		.verdict = horizon->verdict,
		.missing_to_target = horizon->missing,
		.state = horizon->counts.denominator > 0 ? CELL_OK : CELL_ZERO_DENOMINATOR };
	buffer_print(page->out, "<tr><th scope=\"row\"><a href=\"#indicator-%zu\">", index + 1);
	escape_html(page->out, definition->title);
	buffer_text(page->out, "</a></th>");
	number_date(&page->text, horizon->date, page->language);
	table_cell(page, false);
	integer_cell(page, horizon->movement.joined);
	integer_cell(page, horizon->movement.left);
	integer_cell(page, horizon->movement.lost);
	cell_count(&page->text, &cell, page->language);
	table_cell(page, true);
	cell_share(&page->text, &cell, &definition->target, 1, page->language);
	table_cell(page, true);
	buffer_text(page->out, "<td>");
	table_verdict(page, cell.verdict);
	buffer_text(page->out, "</td>");
	cell_missing(&page->text, &cell, page->language);
	table_cell(page, true);
	buffer_text(page->out, "</tr>\n");
}

static void
outlook_table(struct page *page)
{
	static const enum phrase heads[] = { PHRASE_OUTLOOK_JOINS, PHRASE_OUTLOOK_LEAVES,
		PHRASE_OUTLOOK_LAPSES, PHRASE_COUNT, PHRASE_SHARE };
	const struct outlook *outlook = page->result->outlook;
	phrase_add(&page->text, page->language, PHRASE_OUTLOOK_CAPTION);
	table_open(page, "outlook-table");
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_INDICATOR, false);
	table_say_head(page, PHRASE_OUTLOOK_DATE, false);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		table_say_head(page, heads[i], true);
	table_say_head(page, PHRASE_VERDICT, false);
	table_say_head(page, PHRASE_OUTLOOK_NEEDED, true);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < outlook->count; i++)
		for (size_t j = 0;
			j < outlook->items[i].count && outlook_kind(&outlook->items[i]) == OUTLOOK_MOVING;
			j++)
			horizon_row(page, i, &outlook->items[i].horizons[j]);
	table_close(page);
}

/* A target that is met today and will not be: the sentence that somebody has to see. */
static void
breaks_say(struct page *page, size_t index)
{
	const struct indicator_outlook *outlook = &page->result->outlook->items[index];
	struct buffer date = { 0 };
	if (page->result->indicators[index].total.verdict != VERDICT_MET)
		return;
	for (size_t i = 0; i < outlook->count; i++) {
		if (outlook->horizons[i].verdict != VERDICT_NOT_MET)
			continue;
		number_date(&date, outlook->horizons[i].date, page->language);
		phrase_add(&page->text, page->language, PHRASE_OUTLOOK_BREAKS,
			page->result->indicators[index].definition->title, date.bytes);
		page_paragraph(page, "lead");
		break;
	}
	buffer_free(&date);
}

void
section_outlook(struct page *page)
{
	static const enum phrase said[] = {
		[OUTLOOK_SAME] = PHRASE_OUTLOOK_SAME, [OUTLOOK_EMPTY] = PHRASE_OUTLOOK_PERIOD
	};
	const struct outlook *outlook = page->result->outlook;
	struct buffer titles[OUTLOOK_KINDS] = { 0 };
	if (!page_has_outlook(page))
		return;
	buffer_text(page->out, "<section aria-labelledby=\"outlook\">\n<h2 id=\"outlook\">");
	page_say(page, PHRASE_OUTLOOK);
	buffer_text(page->out, "</h2>\n");
	for (size_t i = 0; i < outlook->count; i++) {
		struct buffer *list = &titles[outlook_kind(&outlook->items[i])];
		breaks_say(page, i);
		buffer_print(list, "%s%s", list->length ? ", " : "",
			page->result->indicators[i].definition->title);
	}
	if (titles[OUTLOOK_MOVING].length)
		outlook_table(page);
	for (size_t i = OUTLOOK_SAME; i < OUTLOOK_KINDS; i++) {
		if (titles[i].length)
			phrase_add(&page->text, page->language, said[i], titles[i].bytes);
		page_paragraph(page, "more");
	}
	phrase_add(&page->text, page->language, PHRASE_OUTLOOK_NOTE);
	page_paragraph(page, "note");
	buffer_text(page->out, "</section>\n");
	for (size_t i = 0; i < OUTLOOK_KINDS; i++)
		buffer_free(&titles[i]);
}
