#include "plots/report/html.h"

void
table_open(struct page *page, const char *id)
{
	buffer_print(page->out,
		"<div class=\"scroll\" role=\"region\" aria-labelledby=\"%s-caption\" tabindex=\"0\">\n"
		"<table id=\"%s\">\n<caption id=\"%s-caption\">",
		id, id, id);
	page_settle(page);
	buffer_text(page->out, "</caption>\n");
}

void
table_close(struct page *page)
{
	buffer_text(page->out, "</tbody>\n</table>\n</div>\n");
}

void
table_head(struct page *page, bool is_number)
{
	buffer_text(page->out, is_number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
	page_settle(page);
	buffer_text(page->out, "</th>");
}

void
table_say_head(struct page *page, enum phrase phrase, bool is_number)
{
	phrase_add(&page->text, page->language, phrase);
	table_head(page, is_number);
}

void
table_cell(struct page *page, bool is_number)
{
	buffer_text(page->out, is_number ? "<td class=\"number\">" : "<td>");
	page_settle(page);
	buffer_text(page->out, "</td>");
}

void
table_group_head(struct page *page, const struct grouping *grouping, const struct cell *cell)
{
	bool is_ours = !*cell->by || !*cell->group;
	buffer_text(
		page->out, *cell->by && is_ours ? "<th scope=\"row\" class=\"ours\">" : "<th scope=\"row\">");
	if (is_ours) {
		cell_label(&page->text, cell, page->language);
		page_settle(page);
	} else {
		page_unit_name(page, grouping, cell->group);
	}
	buffer_text(page->out, "</th>");
}

void
table_verdict(struct page *page, enum verdict verdict)
{
	const char *class = "none", *mark = "";
	if (verdict == VERDICT_MET) {
		class = "met";
		mark = "\u25cf\u00a0";
	} else if (verdict == VERDICT_NOT_MET) {
		class = "not-met";
		mark = "\u25bc\u00a0";
	}
	if (verdict == VERDICT_NONE)
		return;
	buffer_print(page->out, "<span class=\"verdict %s\">", class);
	if (*mark)
		buffer_print(page->out, "<span aria-hidden=\"true\">%s</span>", mark);
	buffer_text(&page->text, verdict_words(verdict, page->language));
	page_settle(page);
	buffer_text(page->out, "</span>");
}

void
table_target_heads(struct page *page)
{
	table_say_head(page, PHRASE_TARGET, true);
	table_say_head(page, PHRASE_VERDICT, false);
	table_say_head(page, PHRASE_DISTANCE, true);
}

void
table_target_cells(struct page *page, const struct target *target, const struct cell *cell)
{
	if (target->given)
		target_words(&page->text, target, page->language);
	table_cell(page, true);
	buffer_text(page->out, "<td>");
	table_verdict(page, cell ? cell->verdict : VERDICT_NONE);
	buffer_text(page->out, "</td>");
	if (cell)
		cell_missing(&page->text, cell, page->language);
	table_cell(page, true);
}

void
table_undetermined_cell(struct page *page, const struct cell *cell)
{
	if (cell && cell_is_open(cell) && cell->counts.undetermined > 0)
		number_integer(&page->text, cell->counts.undetermined, page->language);
	table_cell(page, true);
}
