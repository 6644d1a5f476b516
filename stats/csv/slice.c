#include "stats/csv/slice.h"

#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"

/* The length of the blank, line break or no-break space at the beginning of the bytes; 0 if there is none. */
static size_t
blank_length(const char *bytes, size_t length)
{
	if (length >= 1 && (*bytes == ' ' || *bytes == '\t' || *bytes == '\r' || *bytes == '\n'))
		return 1;
	return length >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

struct slice
slice_trim(struct slice slice)
{
	const char *bytes = slice.bytes;
	size_t length = slice.length;
	/* Nearly every text begins and ends with ASCII that is no blank. */
	if (length && bytes[0] > ' ' && bytes[length - 1] > ' ')
		return slice;
	for (size_t blank; (blank = blank_length(bytes, length)) > 0; length -= blank)
		bytes += blank;
	for (;;) {
		if (length >= 1 && blank_length(bytes + length - 1, 1) == 1)
			length -= 1;
		else if (length >= 2 && blank_length(bytes + length - 2, 2) == 2)
			length -= 2;
		else
			return (struct slice){ bytes, length };
	}
}

bool
slice_is_blank(struct slice slice)
{
	for (size_t blank; (blank = blank_length(slice.bytes, slice.length)) > 0;)
		slice = (struct slice){ slice.bytes + blank, slice.length - blank };
	return slice.length == 0;
}

bool
slice_equal(struct slice a, struct slice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

bool
slice_is_word(struct slice slice, const char *word)
{
	size_t length = strlen(word);
	for (size_t a = 0, b = 0; a < slice.length || b < length;) {
		uint32_t first, second;
		if (a == slice.length || b == length)
			return false;
		a += text_decode(slice.bytes + a, slice.length - a, &first);
		b += text_decode(word + b, length - b, &second);
		if (text_lower(first) != text_lower(second))
			return false;
	}
	return true;
}

/* Blanks and no-break spaces between thousands, U+2212, U+2013. */
static bool
is_figure_sign(uint32_t code)
{
	static const uint32_t wide[] = { 0x00A0, 0x202F, 0x2009, 0x2212, 0x2013 };
	static const bool plain[0x80] = { ['0'] = true,
		['1'] = true,
		['2'] = true,
		['3'] = true,
		['4'] = true,
		['5'] = true,
		['6'] = true,
		['7'] = true,
		['8'] = true,
		['9'] = true,
		['.'] = true,
		[','] = true,
		[':'] = true,
		['+'] = true,
		['-'] = true,
		['/'] = true,
		['%'] = true,
		[' '] = true };
	if (code < 0x80)
		return plain[code];
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (code == wide[i])
			return true;
	return false;
}

/* The words begin with a small letter of ASCII, and most texts with another. */
static bool
is_one_of(struct slice slice, const char *const *words, size_t count)
{
	const unsigned char first = slice.length ? (unsigned char)slice.bytes[0] : '\0';
	for (size_t i = 0; i < count; i++)
		if ((first >= 0x80 || (first | 0x20) == words[i][0]) && slice_is_word(slice, words[i]))
			return true;
	return false;
}

static struct slice
without_colon(struct slice slice)
{
	slice.length -= slice.length && slice.bytes[slice.length - 1] == ':';
	return slice;
}

bool
slice_is_total(struct slice slice)
{
	static const char *const words[] = { "sum", "total", "totalt", "i alt", "til sammen", "tilsammen",
		"totalsum" };
	static const char ending[] = " i alt";
	size_t length = sizeof ending - 1;
	if (is_plain_word(slice))
		return false;
	slice = without_colon(slice);
	return is_one_of(slice, words, sizeof words / sizeof *words) ||
	       (slice.length > length &&
		       slice_is_word((struct slice){ slice.bytes + slice.length - length, length }, ending));
}

bool
slice_is_mean(struct slice slice)
{
	static const char *const words[] = { "gjennomsnitt", "gj.snitt", "snitt", "median", "mean",
		"average" };
	return !is_plain_word(slice) && is_one_of(without_colon(slice), words, sizeof words / sizeof *words);
}

bool
slice_is_figure(struct slice slice)
{
	slice = slice_trim(slice);
	bool digits = false;
	for (size_t at = 0; at < slice.length;) {
		uint32_t code = (unsigned char)slice.bytes[at];
		at += code < 0x80 ? 1 : text_decode(slice.bytes + at, slice.length - at, &code);
		if (!is_figure_sign(code))
			return false;
		digits |= code >= '0' && code <= '9';
	}
	return digits;
}

bool
slice_is_year(struct slice slice)
{
	slice = slice_trim(slice);
	return slice.length == 4 && memcmp(slice.bytes, "1900", 4) >= 0 &&
	       memcmp(slice.bytes, "2100", 4) <= 0 && slice_is_figure(slice) &&
	       !memchr(slice.bytes, '.', 4) && !memchr(slice.bytes, ',', 4);
}
