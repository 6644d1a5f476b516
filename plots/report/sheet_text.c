#include "plots/report/sheet_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "plots/report/escape.h"
#include "stats/base/text.h"

static const char ellipsis[] = "…";

static size_t
units_of(uint32_t code)
{
	return code > 0xFFFF ? 2 : 1;
}

static size_t
text_units(const char *text)
{
	size_t length = strlen(text), units = 0;
	for (size_t at = 0; at < length;) {
		uint32_t code;
		at += text_decode(text + at, length - at, &code);
		units += units_of(code);
	}
	return units;
}

/* How many bytes of a text the first `most` units take. */
static size_t
bytes_of_units(const char *text, size_t most)
{
	size_t length = strlen(text), at = 0, units = 0;
	while (at < length) {
		uint32_t code;
		size_t taken = text_decode(text + at, length - at, &code);
		units += units_of(code);
		if (units > most)
			break;
		at += taken;
	}
	return at;
}

/* The two characters below U+10000 that XML forbids though UTF-8 can write them. */
static bool
is_forbidden(uint32_t code)
{
	return code == 0xFFFE || code == 0xFFFF;
}

static void
add_allowed(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t code;
		size_t taken = text_decode(text + at, length - at, &code);
		if (is_forbidden(code))
			buffer_text(out, "\uFFFD");
		else
			buffer_add(out, text + at, taken);
		at += taken;
	}
}

void
sheet_text_plain(struct buffer *out, const char *text, size_t most)
{
	struct buffer seen = { 0 }, allowed = { 0 };
	escape_terminal(&seen, text);
	add_allowed(&allowed, seen.bytes ? seen.bytes : "");
	const char *bytes = allowed.bytes ? allowed.bytes : "";
	if (text_units(bytes) > most) {
		buffer_add(out, bytes, bytes_of_units(bytes, most - 1));
		buffer_text(out, ellipsis);
	} else {
		buffer_text(out, bytes);
	}
	buffer_free(&seen);
	buffer_free(&allowed);
}

/* Whether a spreadsheet would read a character's number here: "_x0041_". */
static bool
is_numbered(const char *at)
{
	return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

void
sheet_text(struct buffer *out, const char *text)
{
	struct buffer plain = { 0 }, marked = { 0 };
	sheet_text_plain(&plain, text, SHEET_TEXT_MOST);
	for (size_t i = 0; i < plain.length; i++) {
		if (is_numbered(plain.bytes + i))
			buffer_text(&marked, "_x005F");
		buffer_char(&marked, plain.bytes[i]);
	}
	/* The library counts the marks as text. */
	if (marked.length > 0)
		buffer_add(out, marked.bytes, bytes_of_units(marked.bytes, SHEET_TEXT_MOST));
	buffer_free(&plain);
	buffer_free(&marked);
}

static bool
names_are_same(const char *a, const char *b)
{
	size_t a_length = strlen(a), b_length = strlen(b), i = 0, j = 0;
	while (i < a_length && j < b_length) {
		uint32_t one, other;
		i += text_decode(a + i, a_length - i, &one);
		j += text_decode(b + j, b_length - j, &other);
		if (text_lower(one) != text_lower(other))
			return false;
	}
	return i == a_length && j == b_length;
}

static bool
name_is_free(const char *name, char *const *taken, size_t count)
{
	if (names_are_same(name, "History"))
		return false;
	for (size_t i = 0; i < count; i++)
		if (names_are_same(name, taken[i]))
			return false;
	return true;
}

/* Drops the blanks at the end. */
static void
trim(struct buffer *name)
{
	while (name->length > 0 && name->bytes[name->length - 1] == ' ')
		name->bytes[--name->length] = '\0';
}

/* The first `most` units of a stem, up to the end of a word if that keeps most of it. */
static void
add_cut(struct buffer *out, const char *stem, size_t most)
{
	if (text_units(stem) <= most) {
		buffer_text(out, stem);
		return;
	}
	size_t length = bytes_of_units(stem, most - 1), word = length;
	while (word > 0 && stem[word] != ' ')
		word--;
	buffer_add(out, stem, word > length / 2 ? word : length);
	trim(out);
	buffer_text(out, ellipsis);
}

static void
add_stem(struct buffer *out, const char *text)
{
	struct buffer plain = { 0 };
	sheet_text_plain(&plain, text + strspn(text, " "), SHEET_PROPERTY_MOST);
	trim(&plain);
	for (size_t i = 0; i < plain.length; i++) {
		bool at_end = i == 0 || i + 1 == plain.length;
		if (strchr("[]:*?/\\", plain.bytes[i]) || (at_end && plain.bytes[i] == '\''))
			buffer_char(out, '-');
		else
			buffer_char(out, plain.bytes[i]);
	}
	if (out->length == 0)
		buffer_char(out, '-');
	buffer_free(&plain);
}

char *
sheet_name_new(const char *text, char *const *taken, size_t count)
{
	struct buffer stem = { 0 }, name = { 0 };
	add_stem(&stem, text);
	add_cut(&name, stem.bytes, SHEET_NAME_MOST);
	for (size_t number = 2; !name_is_free(name.bytes, taken, count); number++) {
		struct buffer ending = { 0 };
		buffer_print(&ending, " (%zu)", number);
		buffer_clear(&name);
		add_cut(&name, stem.bytes, SHEET_NAME_MOST - ending.length);
		buffer_text(&name, ending.bytes);
		buffer_free(&ending);
	}
	buffer_free(&stem);
	return name.bytes;
}
