#include "stats/table/cleaning.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"

/* How many bytes the blank takes that the text begins with, or ends with; 0 if it is none. */
static size_t
blank_length(const char *bytes, size_t length, bool at_end)
{
	static const char *const blanks[] = { " ", "\t", "\n", "\v", "\f", "\r", "\xC2\xA0", "\xE2\x80\xAF" };
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t size = strlen(blanks[i]);
		if (size <= length && memcmp(at_end ? bytes + length - size : bytes, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

/* No blank begins with a visible character of ASCII, nor ends with one, and almost every field does. */
static bool
is_plain(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

struct slice
field_trim(struct slice field)
{
	size_t blank;
	while (field.length && !is_plain(field.bytes[0]) &&
		(blank = blank_length(field.bytes, field.length, false)) > 0) {
		field.bytes += blank;
		field.length -= blank;
	}
	while (field.length && !is_plain(field.bytes[field.length - 1]) &&
		(blank = blank_length(field.bytes, field.length, true)) > 0)
		field.length -= blank;
	return field;
}

/* What a character is made: ' ', '-', '\0' (nothing), or -1 (itself). */
static int
character_clean(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		char made;
	} ranges[] = {
		{ '\t', '\r', ' ' },
		{ ' ', ' ', ' ' },
		{ 0x00A0, 0x00A0, ' ' },
		{ 0x00AD, 0x00AD, '\0' },
		{ 0x2000, 0x200A, ' ' },
		{ 0x200B, 0x200B, '\0' },
		{ 0x2010, 0x2011, '-' },
		{ 0x202F, 0x202F, ' ' },
		{ 0x205F, 0x205F, ' ' },
		{ 0x3000, 0x3000, ' ' },
		{ 0xFEFF, 0xFEFF, '\0' },
	};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (code >= ranges[i].first && code <= ranges[i].last)
			return ranges[i].made;
	}
	return -1;
}

/* Whether the byte may begin something to be cleaned, given the one before it. Norwegian letters may not, so
 * that almost every field is passed without decoding it. */
static bool
is_suspect(char byte, char before)
{
	unsigned char value = (unsigned char)byte;
	if (value == ' ')
		return before == ' ';
	return (value >= '\t' && value <= '\r') || value == 0xC2 || value == 0xE2 || value == 0xE3 ||
	       value == 0xEF;
}

/* Whether all bytes are visible ASCII, eight of them at once: a quick no is no answer. */
static bool
is_all_plain(struct slice field)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
	if (field.length < sizeof ones)
		return false;
	for (size_t at = 0;; at += sizeof ones) {
		uint64_t word;
		if (at + sizeof word > field.length)
			at = field.length - sizeof word;
		memcpy(&word, field.bytes + at, sizeof word);
		/* A byte above the blank carries into its highest bit, one below DEL does not. */
		if ((word & highs) || ((word + ones * (0x80 - '!')) & highs) != highs ||
			((word + ones) & highs))
			return false;
		if (at + sizeof word == field.length)
			return true;
	}
}

struct slice
text_clean(struct slice field, struct buffer *out)
{
	if (is_all_plain(field))
		return field;
	bool suspect = field.length && (field.bytes[0] == ' ' || field.bytes[field.length - 1] == ' ');
	for (size_t i = 0; !suspect && i < field.length; i++)
		suspect = is_suspect(field.bytes[i], i ? field.bytes[i - 1] : '\0');
	if (!suspect)
		return field;
	buffer_clear(out);
	buffer_text(out, "");
	bool blank = false;
	for (size_t i = 0; i < field.length;) {
		uint32_t code;
		size_t size = text_decode(field.bytes + i, field.length - i, &code);
		int made = character_clean(code);
		if (made == ' ') {
			blank = true;
		} else if (made != '\0') {
			if (blank && out->length)
				buffer_char(out, ' ');
			blank = false;
			if (made == '-')
				buffer_char(out, '-');
			else
				buffer_add(out, field.bytes + i, size);
		}
		i += size;
	}
	bool same = out->length == field.length && memcmp(out->bytes, field.bytes, field.length) == 0;
	return same ? field : (struct slice){ .bytes = out->bytes, .length = out->length };
}
