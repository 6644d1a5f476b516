#include "stats/csv/region_kind.h"

#include <string.h>

#include "stats/base/text.h"
#include "stats/csv/slice.h"

/* A text that only a note is as long as. */
enum { NOTE_LENGTH = 40 };

/* The fields of the row under way, one after another. */
struct cursor {
	const struct rows *rows;
	size_t index;
	const char *at;
};

static struct cursor
cursor_begin(const struct rows *rows)
{
	return (struct cursor){ rows, rows->row_kept,
		rows->text.length ? rows->text.bytes + rows->row_text : "" };
}

static bool
cursor_next(struct cursor *cursor, struct slice *field)
{
	if (cursor->index == cursor->rows->kept)
		return false;
	*field = (struct slice){ cursor->at, cursor->rows->fields[cursor->index++].length };
	cursor->at += field->length;
	return true;
}

/* The first field that is not blank, trimmed; length 0 where all are. */
static struct slice
first_filled(const struct rows *rows)
{
	struct cursor cursor = cursor_begin(rows);
	struct slice field;
	while (cursor_next(&cursor, &field)) {
		field = slice_trim(field);
		if (field.length)
			return field;
	}
	return (struct slice){ "", 0 };
}

static bool
is_first_filled(const struct rows *rows)
{
	struct cursor cursor = cursor_begin(rows);
	struct slice field;
	return !cursor_next(&cursor, &field) || !slice_is_blank(field);
}

static bool
is_marked_note(struct slice text)
{
	static const char *const words[] = { "kilde", "kilder", "merk", "merknad", "note", "noter", "fotnote",
		"anm.", "source", "sources", "notes" };
	const char *colon = memchr(text.bytes, ':', text.length);
	size_t digits = 0;
	while (digits < text.length && digits < 3 && text.bytes[digits] >= '0' && text.bytes[digits] <= '9')
		digits++;
	if ((text.length && text.bytes[0] == '*') ||
		(digits && digits + 1 < text.length && text.bytes[digits] == ')' &&
			text.bytes[digits + 1] == ' '))
		return true;
	for (size_t i = 0; colon && i < sizeof words / sizeof *words; i++)
		if (slice_is_word((struct slice){ text.bytes, (size_t)(colon - text.bytes) }, words[i]))
			return true;
	return false;
}

static bool
is_prose(struct slice text)
{
	return text.length >= NOTE_LENGTH || memmem(text.bytes, text.length, ": ", 2) ||
	       (text.length && text.bytes[text.length - 1] == '.' && memchr(text.bytes, ' ', text.length));
}

/* Something that was set aside, or may be, stands right before the row. */
static bool
is_behind_end(const struct region *region)
{
	return region->apart || region->held_count > 0;
}

bool
is_apart(const struct region *region)
{
	for (size_t i = region->held_count; !region->apart && i-- > 0;)
		if (region->held[i].kind == ROW_BLANK || region->held[i].apart)
			return true;
	return region->apart;
}

bool
is_caption(const struct region *region)
{
	static const char *const words[] = { "tabell", "tabellen", "table", "tab." };
	struct slice text = first_filled(region->rows);
	const char *blank = memchr(text.bytes, ' ', text.length);
	/* "Tabell 2", "Tabell 2: i fjor"; the word alone may be a value. */
	if (!blank || !memchr("0123456789", blank[1], 10))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_is_word((struct slice){ text.bytes, (size_t)(blank - text.bytes) }, words[i]))
			return true;
	return false;
}

/* The year that a field of a column of figures is, where no year stood above it; 0: it is none. */
static int
new_year(const struct region *region, size_t column, struct slice field)
{
	if (!region->figures[column] || region->years[column] || !slice_is_year(field))
		return 0;
	return (field.bytes[0] - '0') * 1000 + (field.bytes[1] - '0') * 100 + (field.bytes[2] - '0') * 10 +
	       field.bytes[3] - '0';
}

static bool
is_header_again(const struct region *region)
{
	const struct rows *rows = region->rows;
	struct cursor cursor = cursor_begin(rows);
	struct slice field;
	if (rows->kept - rows->row_kept != region->columns)
		return false;
	for (size_t i = 0; cursor_next(&cursor, &field); i++)
		if (!slice_equal(slice_trim(field), region->header[i]))
			return false;
	return true;
}

/* Words from the left on, none twice and none with a digit, where figures stood in the rows above; or years,
 * each next to the one before, where there was none. */
static bool
is_other_header(const struct region *region)
{
	struct cursor cursor = cursor_begin(region->rows), before;
	struct slice field, other;
	bool gap = false, words_for_figures = false;
	size_t filled = 0, years = 0;
	int last_year = 0;
	for (size_t column = 0; cursor_next(&cursor, &field); column++) {
		field = slice_trim(field);
		gap |= field.length == 0;
		if (field.length == 0)
			continue;
		int year = gap ? 0 : new_year(region, column, field);
		if (year) {
			if (last_year && year != last_year + 1 && year != last_year - 1)
				return false;
			last_year = year;
			years++;
			filled++;
			continue;
		}
		uint32_t first;
		text_decode(field.bytes, field.length, &first);
		if (gap || !text_is_name_character(first))
			return false;
		for (size_t i = 0; i < field.length; i++)
			if (field.bytes[i] >= '0' && field.bytes[i] <= '9')
				return false;
		before = cursor_begin(region->rows);
		for (size_t i = 0; i < column && cursor_next(&before, &other); i++)
			if (slice_equal(slice_trim(other), field))
				return false;
		words_for_figures |= region->figures[column];
		filled++;
	}
	return filled > 1 && (words_for_figures || years > 1);
}

static enum row_kind
single_kind(const struct region *region, struct slice text, bool ragged)
{
	if (region->columns > 1 && is_marked_note(text))
		return ROW_NOTE;
	if (region->columns > 1 && is_apart(region) && !slice_is_figure(text) &&
		is_first_filled(region->rows))
		return ROW_NOTE;
	return region->columns > 2 && is_behind_end(region) && (ragged || is_prose(text)) ? ROW_NOTE
											  : ROW_DATA;
}

enum row_kind
row_kind_of(const struct region *region, const struct row_fault *fault)
{
	const struct rows *rows = region->rows;
	bool ragged = fault->rule && strcmp(fault->rule, "ragged_row") == 0;
	if (fault->rule && !ragged)
		return ROW_DATA;
	if (ragged && rows->field > 1)
		return is_behind_end(region) && region->data_rows ? ROW_STRANGE : ROW_DATA;
	struct slice first = first_filled(rows);
	size_t text_length = rows->text.length - rows->row_text;
	if (first.length == 0)
		return region->columns > 1 && !ragged ? ROW_BLANK : ROW_DATA;
	if (region->columns > 1 && !ragged && is_header_again(region))
		return ROW_HEADER;
	if (region->columns > 1 && !ragged && slice_is_total(first))
		return ROW_TOTAL;
	if (region->columns > 1 && !ragged && region->data_rows && slice_is_mean(first))
		return ROW_NOTE;
	if (region->data_rows && first.length == text_length)
		return single_kind(region, first, ragged);
	if (region->data_rows && is_behind_end(region) && is_other_header(region))
		return ROW_STRANGE;
	return ROW_DATA;
}

bool
is_data_begun_by(const struct region *region, struct slice first)
{
	first = slice_trim(first);
	return first.length && !slice_equal(first, region->header[0]) && !slice_is_total(first) &&
	       !slice_is_mean(first);
}

enum row_kind
broken_kind_of(const struct region *region, struct slice text)
{
	return region->data_rows && text.length ? single_kind(region, slice_trim(text), true) : ROW_DATA;
}

/* Whether the line has as many fields as the header, and more than one of them filled. */
static bool
line_is_row(const struct region *region, struct slice line, char delimiter)
{
	size_t fields = 1, filled = 0;
	for (struct slice rest = line;; fields++) {
		const char *end = rest.length ? memchr(rest.bytes, delimiter, rest.length) : NULL;
		size_t length = end ? (size_t)(end - rest.bytes) : rest.length;
		filled += !slice_is_blank((struct slice){ rest.bytes, length });
		if (!end)
			return fields == region->columns && filled > 1;
		rest = (struct slice){ end + 1, rest.length - length - 1 };
	}
}

bool
holds_row(const struct region *region, struct slice text, char delimiter)
{
	while (text.length) {
		struct slice line = { text.bytes, 0 };
		while (line.length < text.length && line.bytes[line.length] != '\n' &&
			line.bytes[line.length] != '\r')
			line.length++;
		if (line_is_row(region, line, delimiter))
			return true;
		size_t taken = line.length + (line.length < text.length);
		text = (struct slice){ text.bytes + taken, text.length - taken };
	}
	return false;
}
