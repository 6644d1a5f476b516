#include <string.h>

#include "plots/report/section_parts.h"
#include "stats/indicator/change.h"

bool
page_has_changes(const struct page *page)
{
	const struct changes *changes = page->result->changes;
	return changes && changes->count + changes->gone_count > 0;
}

static bool
counts_are_same(const struct pair_of_counts *a, const struct pair_of_counts *b)
{
	return a->numerator == b->numerator && a->denominator == b->denominator;
}

/* Nothing moved, not even there and back. */
static bool
change_is_none(const struct indicator_change *change)
{
	return movement_is_none(&change->amended) && movement_is_none(&change->passed) &&
	       counts_are_same(&change->before, &change->again);
}

/* "128 av 190". */
static void
add_pair(struct buffer *out, const struct pair_of_counts *counts, enum language language)
{
	struct buffer numerator = { 0 }, denominator = { 0 };
	number_integer(&numerator, counts->numerator, language);
	number_integer(&denominator, counts->denominator, language);
	phrase_add(out, language, PHRASE_K_OF_N, numerator.bytes, denominator.bytes);
	buffer_free(&numerator);
	buffer_free(&denominator);
}

/* The titles of the indicators chosen, with commas between, in a phrase; nothing where there is none. */
static void
titles_say(struct page *page, enum phrase phrase, bool (*is_chosen)(const struct indicator_change *change))
{
	struct buffer titles = { 0 };
	for (size_t i = 0; i < page->result->changes->count; i++) {
		const struct indicator_change *change = &page->result->changes->items[i];
		const char *title = page->result->indicators[i].definition->title;
		if (!is_chosen(change))
			continue;
		buffer_text(&titles, titles.length ? ", " : "");
		if (phrase == PHRASE_CHANGE_RENAMED)
			phrase_add(
				&titles, page->language, PHRASE_CHANGE_FORMERLY, title, change->former_name);
		else
			buffer_text(&titles, title);
	}
	if (titles.length)
		phrase_add(&page->text, page->language, phrase, titles.bytes);
	page_paragraph(page, "more");
	buffer_free(&titles);
}

/* Their titles went with their definitions. */
static void
gone_say(struct page *page)
{
	const struct changes *changes = page->result->changes;
	struct buffer names = { 0 };
	for (size_t i = 0; i < changes->gone_count; i++)
		buffer_print(&names, "%s%s", i > 0 ? ", " : "", changes->gone[i]);
	if (names.length)
		phrase_add(&page->text, page->language, PHRASE_CHANGE_GONE, names.bytes);
	page_paragraph(page, "more");
	buffer_free(&names);
}

static bool
change_is_new(const struct indicator_change *change)
{
	return change->is_new;
}

static bool
change_is_renamed(const struct indicator_change *change)
{
	return change->former_name != NULL;
}

static bool
change_is_unknown(const struct indicator_change *change)
{
	return !change->known && !change->is_new;
}

static bool
change_is_known_none(const struct indicator_change *change)
{
	return change->known && change_is_none(change);
}

/* "+2", "\u22121", "0". */
static void
signed_cell(struct page *page, int64_t number)
{
	if (number != 0)
		buffer_text(&page->text, number > 0 ? "+" : "\u2212");
	number_integer(&page->text, number < 0 ? -number : number, page->language);
	table_cell(page, true);
}

/* The head of a line is taken from page->text. */
static void
line(struct page *page, int64_t numerator, int64_t denominator)
{
	buffer_text(page->out, "<tr><th scope=\"row\">");
	page_settle(page);
	buffer_text(page->out, "</th>");
	signed_cell(page, numerator);
	signed_cell(page, denominator);
	buffer_text(page->out, "</tr>\n");
}

/* A line for rows that came or went; none where there were none. */
static void
moved_line(struct page *page, enum phrase phrase, int64_t rows, int64_t numerator, int64_t denominator)
{
	struct buffer number = { 0 };
	if (rows == 0)
		return;
	number_integer(&number, rows, page->language);
	phrase_add(&page->text, page->language, phrase, number.bytes);
	line(page, numerator, denominator);
	buffer_free(&number);
}

static void
standing_line(struct page *page, enum phrase phrase, int32_t date, const struct pair_of_counts *counts)
{
	struct buffer text = { 0 };
	number_date(&text, date, page->language);
	buffer_text(page->out, "<tr><th scope=\"row\">");
	page_say(page, phrase, text.bytes);
	buffer_text(page->out, "</th>");
	number_integer(&page->text, counts->numerator, page->language);
	table_cell(page, true);
	number_integer(&page->text, counts->denominator, page->language);
	table_cell(page, true);
	buffer_text(page->out, "</tr>\n");
	buffer_free(&text);
}

static void
amended_line(struct page *page, const struct indicator_change *change)
{
	int64_t numerator = change->again.numerator - change->before.numerator;
	int64_t denominator = change->again.denominator - change->before.denominator;
	if (numerator == 0 && denominator == 0 && movement_is_none(&change->amended))
		return;
	phrase_add(&page->text, page->language,
		change->redefined ? PHRASE_CHANGE_REDEFINED : PHRASE_CHANGE_AMENDED);
	line(page, numerator, denominator);
}

/* What the lines are made of where they are nets. */
static void
amended_say(struct page *page, const struct indicator_change *change)
{
	const struct movement *amended = &change->amended;
	static const enum phrase reasons[] = { [AMENDMENT_NO_KEY] = PHRASE_CHANGE_NO_KEY,
		[AMENDMENT_NOT_KEPT] = PHRASE_CHANGE_NOT_KEPT,
		[AMENDMENT_OTHER_KEY] = PHRASE_CHANGE_OTHER_KEY };
	if (change->amendment != AMENDMENT_BY_ROW) {
		phrase_add(&page->text, page->language, reasons[change->amendment]);
	} else if (!movement_is_none(amended)) {
		const int64_t numbers[] = { amended->joined, amended->left, amended->achieved,
			amended->lost };
		struct buffer texts[4] = { 0 };
		for (size_t i = 0; i < 4; i++)
			number_integer(&texts[i], numbers[i], page->language);
		phrase_add(&page->text, page->language, PHRASE_CHANGE_AMENDED_ROWS, texts[0].bytes,
			texts[1].bytes, texts[2].bytes, texts[3].bytes);
		for (size_t i = 0; i < 4; i++)
			buffer_free(&texts[i]);
	}
	page_paragraph(page, "note");
}

static void
change_table(struct page *page, size_t index)
{
	const struct indicator_change *change = &page->result->changes->items[index];
	const struct movement *passed = &change->passed;
	struct buffer before = { 0 }, now = { 0 }, id = { 0 };
	add_pair(&before, &change->before, page->language);
	add_pair(&now, &change->now, page->language);
	phrase_add(&page->text, page->language, PHRASE_CHANGE_CAPTION,
		page->result->indicators[index].definition->title, before.bytes, now.bytes);
	buffer_print(&id, "change-table-%zu", index + 1);
	table_open(page, id.bytes);
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_CHANGE_STEP, false);
	table_say_head(page, PHRASE_NUMERATOR, true);
	table_say_head(page, PHRASE_DENOMINATOR, true);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	standing_line(page, PHRASE_CHANGE_BEFORE, page->result->changes->since, &change->before);
	amended_line(page, change);
	moved_line(page, PHRASE_CHANGE_JOINED, passed->joined, passed->joined_events, passed->joined);
	moved_line(page, PHRASE_CHANGE_LEFT, passed->left, -passed->left_events, -passed->left);
	moved_line(page, PHRASE_CHANGE_ACHIEVED, passed->achieved, passed->achieved, 0);
	moved_line(page, PHRASE_CHANGE_LOST, passed->lost, -passed->lost, 0);
	standing_line(page, PHRASE_CHANGE_NOW, page->result->as_of, &change->now);
	table_close(page);
	buffer_free(&before);
	buffer_free(&now);
	buffer_free(&id);
	amended_say(page, change);
}

void
section_changes(struct page *page)
{
	const struct changes *changes = page->result->changes;
	struct buffer text = { 0 };
	if (!page_has_changes(page))
		return;
	buffer_text(page->out, "<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">");
	page_say(page, PHRASE_CHANGES);
	buffer_text(page->out, "</h2>\n");
	number_date(&text, changes->since, page->language);
	phrase_add(&page->text, page->language, PHRASE_CHANGES_SINCE, text.bytes);
	if (changes->revision > 1) {
		buffer_clear(&text);
		number_integer(&text, changes->revision, page->language);
		buffer_char(&page->text, ' ');
		phrase_add(&page->text, page->language, PHRASE_CHANGES_REVISION, text.bytes);
	}
	buffer_free(&text);
	page_paragraph(page, "lead");
	titles_say(page, PHRASE_CHANGE_IS_NEW, change_is_new);
	titles_say(page, PHRASE_CHANGE_RENAMED, change_is_renamed);
	gone_say(page);
	titles_say(page, PHRASE_CHANGE_NONE, change_is_known_none);
	titles_say(page, PHRASE_CHANGE_UNKNOWN, change_is_unknown);
	for (size_t i = 0; i < changes->count; i++)
		if (changes->items[i].known && !change_is_none(&changes->items[i]))
			change_table(page, i);
	phrase_add(&page->text, page->language, PHRASE_CHANGE_NOTE);
	page_paragraph(page, "note");
	buffer_text(page->out, "</section>\n");
}

void
part_unit_change(struct page *page, size_t indicator, const struct cell *cell)
{
	const struct changes *changes = page->result->changes;
	if (!changes || !cell || !cell_is_open(cell))
		return;
	const struct former_cell *former =
		change_find_cell(&changes->items[indicator], cell->by, cell->group);
	const struct pair_of_counts counts = { cell->counts.numerator, cell->counts.denominator };
	if (!former || counts_are_same(&former->counts, &counts))
		return;
	struct buffer since = { 0 }, before = { 0 }, now = { 0 };
	number_date(&since, changes->since, page->language);
	add_pair(&before, &former->counts, page->language);
	add_pair(&now, &counts, page->language);
	phrase_add(&page->text, page->language, PHRASE_CHANGE_UNIT, since.bytes, before.bytes, now.bytes);
	page_paragraph(page, "more");
	buffer_free(&since);
	buffer_free(&before);
	buffer_free(&now);
}
