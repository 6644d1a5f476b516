#include <string.h>

#include "plots/report/html.h"
#include "plots/report/origin.h"
#include "stats/base/digest.h"

enum { SHORT_DIGEST = 12 };

void
page_settle(struct page *page)
{
	if (page->text.length > 0)
		escape_html(page->out, page->text.bytes);
	buffer_clear(&page->text);
}

void
page_paragraph(struct page *page, const char *class)
{
	if (page->text.length == 0)
		return;
	buffer_print(page->out, "<p class=\"%s\">", class);
	page_settle(page);
	buffer_text(page->out, "</p>\n");
}

/* Style and script are written and digested from the same bytes: a policy that is one blank off shuts out
 * all. */
static void
add_lines(struct buffer *out, const char *const *lines)
{
	for (size_t i = 0; lines[i]; i++) {
		buffer_text(out, lines[i]);
		buffer_char(out, '\n');
	}
}

static void
add_policy(struct buffer *out, const struct buffer *style)
{
	char style_digest[DIGEST_BASE64_SIZE], script_digest[DIGEST_BASE64_SIZE];
	struct buffer script = { 0 };
	add_lines(&script, page_script);
	digest_base64(style->bytes, style->length, style_digest);
	digest_base64(script.bytes, script.length, script_digest);
	buffer_free(&script);
	buffer_print(out,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
		"'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
		style_digest, script_digest);
}

void
page_begin(struct page *page)
{
	struct buffer style = { 0 };
	add_lines(&style, page_style);
	buffer_print(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		page->language == LANGUAGE_NB ? "nb" : "en");
	add_policy(page->out, &style);
	buffer_text(page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	page_settle(page);
	buffer_text(page->out, "</title>\n<style>");
	buffer_add(page->out, style.bytes, style.length);
	buffer_text(page->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
	page_say(page, PHRASE_SKIP);
	buffer_text(page->out, "</a>\n");
	buffer_free(&style);
}

void
page_end(struct page *page)
{
	buffer_text(page->out, "<footer>\n<p>");
	page_say(page, PHRASE_MADE_BY, MALTALL_VERSION);
	buffer_text(page->out, "</p>\n</footer>\n<script>");
	add_lines(page->out, page_script);
	buffer_text(page->out, "</script>\n</body>\n</html>\n");
}

void
page_origin(struct page *page)
{
	struct buffer date = { 0 };
	number_date(&date, page->result->as_of, page->language);
	buffer_text(page->out, "<p class=\"as-of\">");
	page_say(page, PHRASE_AS_OF, date.bytes);
	buffer_text(page->out, "</p>\n<p class=\"origin\">");
	char digest[SHORT_DIGEST + 1] = "";
	memcpy(digest, page->result->definition->digest, SHORT_DIGEST);
	page_say(page, PHRASE_DEFINITIONS, digest);
	buffer_text(page->out, " \u00b7 maltall " MALTALL_VERSION "</p>\n");
	buffer_free(&date);
}

void
page_unit_name(struct page *page, const struct grouping *grouping, const char *group)
{
	const char *slug = page->units ? units_slug(page->units, grouping, group) : NULL;
	if (!slug) {
		escape_html_name(page->out, group);
		return;
	}
	/* A box that scrolls cannot stand within a link. */
	bool is_boxed = escape_is_long(group);
	if (is_boxed) {
		escape_html_name(page->out, group);
		buffer_char(page->out, ' ');
	}
	buffer_print(page->out, "<a href=\"%s%s.html\">", page->units_path, slug);
	if (is_boxed)
		page_say(page, PHRASE_UNIT_PAGE);
	else
		escape_html_name(page->out, group);
	buffer_text(page->out, "</a>");
}

void
page_find(struct page *page, const char *list)
{
	const struct noun noun = grouping_noun(page->units->grid.grouping, page->language);
	buffer_print(page->out, "<form class=\"find\" data-list=\"%s\" data-found=\"%s\" hidden>\n<label>",
		list, phrase_text(PHRASE_K_OF_N, page->language));
	page_say(page, PHRASE_FIND, noun.plural);
	buffer_text(page->out,
		" <input type=\"search\" autocomplete=\"off\"></label> <output></output>\n</form>\n");
}
