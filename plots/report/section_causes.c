#include "plots/report/causes_text.h"
#include "plots/report/icon.h"
#include "plots/report/section_parts.h"

static void
variation_draw(struct page *page, const struct course *course)
{
	struct buffer label = { 0 };
	causes_variation_label(&label, course, page->language);
	icon_variation(page->out, course_current(course)->causes.variation, label.bytes);
	buffer_free(&label);
}

static void
assurance_draw(struct page *page, const struct course *course)
{
	struct buffer label = { 0 };
	causes_assurance_label(&label, course, page->language);
	icon_assurance(page->out, course_assurance(course), target_asks_for_much(&course->definition->target),
		label.bytes);
	buffer_free(&label);
}

void
part_causes(struct page *page, const struct course *course)
{
	if (!course_has_causes(course))
		return;
	buffer_text(page->out, "<ul class=\"icons\">\n<li>");
	variation_draw(page, course);
	sentence_causes(&page->text, course, page->language);
	buffer_text(page->out, "<span>");
	page_settle(page);
	buffer_text(page->out, "</span></li>\n");
	causes_assurance_label(&page->text, course, page->language);
	if (page->text.length > 0) {
		buffer_text(page->out, "<li>");
		assurance_draw(page, course);
		buffer_text(page->out, "<span>");
		page_settle(page);
		buffer_text(page->out, "</span></li>\n");
	}
	buffer_text(page->out, "</ul>\n");
	sentence_causes_provisional(&page->text, course, page->language);
	page_paragraph(page, "more");
}

/* A screen reader says what the icon shows; the word below it is for the eye. */
static void
icon_word(struct page *page, const char *word)
{
	buffer_text(page->out, "<span aria-hidden=\"true\">");
	escape_html(page->out, word);
	buffer_text(page->out, "</span>");
}

void
table_variation_cell(struct page *page, size_t indicator, size_t stratum, const char *group)
{
	struct course *course = course_new(page->result, indicator, stratum, group);
	buffer_text(page->out, "<td class=\"variation\">");
	if (!course_has_causes(course)) {
		buffer_text(&page->text, course_verdict_short(course, page->language));
	} else {
		const char *assurance = causes_assurance_short(course, page->language);
		buffer_text(page->out, "<span class=\"pair\">");
		variation_draw(page, course);
		icon_word(page, course_verdict_short(course, page->language));
		buffer_text(page->out, "</span>");
		if (assurance) {
			buffer_text(page->out, " <span class=\"pair\">");
			assurance_draw(page, course);
			icon_word(page, assurance);
			buffer_text(page->out, "</span>");
		}
		if (course->choice.connected)
			phrase_add(&page->text, page->language, PHRASE_SHORT_HINT);
	}
	page_settle(page);
	buffer_text(page->out, "</td>");
	course_free(course);
}
