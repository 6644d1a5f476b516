#include "stats/csv/encoding.h"

#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/csv/compose.h"
#include "stats/csv/decoder.h"

/* What is as rare as one in so many is a mistake in the file and no doubt about it. */
enum { RARELY = 10 };

/* Whether the bytes are the beginning of a character whose rest is missing. */
static bool
is_cut_off(const char *bytes, size_t length)
{
	unsigned char lead = (unsigned char)bytes[0];
	size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	if (lead < 0xC2 || lead > 0xF4 || length >= needed)
		return false;
	for (size_t i = 1; i < length; i++)
		if (((unsigned char)bytes[i] & 0xC0) != 0x80)
			return false;
	return true;
}

void
utf_8_look(struct utf_8_evidence *evidence, const char *bytes, size_t length, bool whole)
{
	size_t at = evidence->at;
	while (at < length) {
		uint32_t code;
		at += plain_run(bytes + at, length - at);
		if (at == length)
			break;
		size_t step = text_decode(bytes + at, length - at, &code);
		if (code == UINT32_MAX && !whole && is_cut_off(bytes + at, length - at))
			break;
		if (code == UINT32_MAX && evidence->invalid++ == 0)
			evidence->first_invalid = at;
		else if (code != UINT32_MAX && step > 1 && evidence->characters++ == 0)
			evidence->first_character = at;
		evidence->twice += code == 0xC2 || code == 0xC3;
		evidence->marks += is_mark(code);
		at += step;
	}
	evidence->at = at;
}

/* The line on which the byte at `at` stands, whatever lines end with. */
static size_t
line_of(const char *bytes, size_t at)
{
	size_t line = 1;
	for (size_t i = 0; i < at; i++)
		line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
	return line;
}

static bool
is_letter(const char *bytes, size_t length, size_t at)
{
	return at < length &&
	       ((bytes[at] >= 'a' && bytes[at] <= 'z') || (bytes[at] >= 'A' && bytes[at] <= 'Z'));
}

/* Bytes that are letters of a Norwegian text in the one encoding, and nothing sensible there in the other. */
struct letter_evidence {
	size_t western, roman;
	size_t roman_kinds; /* how many different ones of the six there are */
	size_t first_roman;
};

static struct letter_evidence
letters_count(const char *bytes, size_t length)
{
	static const char western[] = "\xE6\xF8\xE5\xC6\xD8\xC5\xE9\xE4\xF6\xFC"; /* æ ø å Æ Ø Å é ä ö ü */
	static const char small[] = "\xBE\xBF\x8C", capital[] = "\xAE\xAF\x81"; /* ¾ ¿ Œ, ® ¯ none */
	struct letter_evidence evidence = { 0 };
	bool seen[256] = { false };
	for (size_t at = 0; at < length; at++) {
		at += plain_run(bytes + at, length - at);
		if (at == length || bytes[at] == '\0')
			continue;
		bool before = at > 0 && is_letter(bytes, length, at - 1),
		     behind = is_letter(bytes, length, at + 1);
		evidence.western += (before || behind) && strchr(western, bytes[at]);
		bool roman = (before && behind && strchr(small, bytes[at])) ||
			     (behind && strchr(capital, bytes[at]));
		if (!roman)
			continue;
		evidence.roman_kinds += !seen[(unsigned char)bytes[at]];
		seen[(unsigned char)bytes[at]] = true;
		if (evidence.roman++ == 0)
			evidence.first_roman = at;
	}
	return evidence;
}

/* The byte that Windows-1252, or Latin-1, has for a character; -1 if it has none from 0x80 on. */
static int
western_byte(uint32_t code)
{
	if (code >= 0x80 && code <= 0xFF)
		return (int)code;
	for (int i = 0; i < 32; i++)
		if (code && code == byte_character(ENCODING_WINDOWS_1252, (unsigned char)(0x80 + i)))
			return 0x80 + i;
	return -1;
}

/* Only what begins with the bytes 0xC2 and 0xC3 is looked for: that is every letter of the Nordic languages,
 * and as Windows-1252 these are Â and Ã, which no Nordic word has. */
size_t
double_encoding_at(const char *bytes, size_t length, size_t *taken, char *meant)
{
	enum { LEAD = 2 }; /* Â and Ã are C3 82 and C3 83 in UTF-8 */
	for (size_t at = 0; at < length; at++) {
		const char *found = memchr(bytes + at, 0xC3, length - at);
		if (!found)
			return length;
		at = (size_t)(found - bytes);
		unsigned char second = at + LEAD < length ? (unsigned char)bytes[at + 1] : 0;
		if (second != 0x82 && second != 0x83)
			continue;
		uint32_t next;
		size_t step = text_decode(bytes + at + LEAD, length - at - LEAD, &next);
		int byte = western_byte(next);
		if (byte >= 0x80 && byte <= 0xBF) {
			*taken = LEAD + step;
			memset(meant, 0, 4);
			text_encode((second & 0x03U) << 6 | ((uint32_t)byte & 0x3F), meant);
			return at;
		}
	}
	return length;
}

static bool
single_encoding_check(
	const char *sample, size_t length, size_t characters, const char *name, struct error *err)
{
	size_t doubled = 0, taken, first = length;
	char meant[5] = "", first_meant[5] = "";
	for (size_t at = 0; at < length; at += taken) {
		at += double_encoding_at(sample + at, length - at, &taken, meant);
		if (at == length)
			break;
		if (doubled++ == 0) {
			first = at;
			memcpy(first_meant, meant, sizeof meant);
		}
	}
	if (doubled == 0 || characters > 3 * doubled)
		return true;
	double_encoding_at(sample + first, length - first, &taken, meant);
	return fail(err, ERROR_DATA, name, line_of(sample, first), 0,
		"the text was encoded twice: \"%.*s\" stands here for \"%s\", and so in %zu places (UTF-8 "
		"was taken for Windows-1252 and written as UTF-8 once more); export it again, once as UTF-8",
		(int)taken, sample + first, first_meant, doubled);
}

static bool
mark_find(const char *sample, size_t length, enum encoding *found, size_t *bom)
{
	static const struct {
		const char *bytes;
		size_t length;
		enum encoding encoding;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, ENCODING_UTF_8 },
		{ "\xFF\xFE", 2, ENCODING_UTF_16LE },
		{ "\xFE\xFF", 2, ENCODING_UTF_16BE },
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (length >= marks[i].length && memcmp(sample, marks[i].bytes, marks[i].length) == 0) {
			*found = marks[i].encoding;
			*bom = marks[i].length;
			return true;
		}
	return false;
}

/* Of a file that is not UTF-8. One of the six bytes alone may also be what some program wrote for what it
 * could not (¿, as Oracle does), so that it takes two of them to be sure. */
static bool
single_bytes_find(const char *sample, size_t length, const char *name, enum encoding *found,
	struct buffer *evidence, struct error *err)
{
	struct letter_evidence letters = letters_count(sample, length);
	bool sure = letters.western == 0 && letters.roman_kinds > 1;
	*found = sure ? ENCODING_MACROMAN : ENCODING_WINDOWS_1252;
	if (letters.roman * RARELY > letters.western && !sure)
		return fail(err, ERROR_DATA, name, line_of(sample, letters.first_roman), 0,
			"the encoding may be Windows-1252 or MacRoman: %zu byte%s next to letters can be æ, "
			"ø or å in the one and %zu in the other, first here; declare it with dialect: "
			"{encoding: } in the definitions or --encoding",
			letters.western, letters.western == 1 ? "" : "s", letters.roman);
	if (letters.roman)
		buffer_print(evidence,
			"encoding: %s: %zu byte%s next to letters can be æ, ø or å in Windows-1252, and %zu "
			"in MacRoman\n",
			encoding_name(*found), letters.western, letters.western == 1 ? "" : "s",
			letters.roman);
	return true;
}

static bool
encoding_by_looks(const char *sample, size_t length, const struct utf_8_evidence *utf_8, const char *name,
	enum encoding *found, struct buffer *evidence, struct error *err)
{
	size_t characters = utf_8->characters, invalid = utf_8->invalid;
	*found = ENCODING_UTF_8;
	if (characters && invalid >= characters && invalid < RARELY * characters)
		return fail(err, ERROR_DATA, name, line_of(sample, utf_8->first_invalid), 0,
			"the encoding may be UTF-8 or Windows-1252: %zu byte%s, first here, cannot be UTF-8, "
			"and %zu character%s, first on line %zu, can; correct the file, or declare one of "
			"them with dialect: {encoding: } in the definitions or --encoding",
			invalid, invalid == 1 ? "" : "s", characters, characters == 1 ? "" : "s",
			line_of(sample, utf_8->first_character));
	if (invalid > characters && !single_bytes_find(sample, length, name, found, evidence, err))
		return false;
	buffer_print(evidence,
		"encoding: %s: %zu character%s that %s not ASCII %s valid UTF-8, %zu byte%s %s not",
		encoding_name(*found), characters, characters == 1 ? "" : "s", characters == 1 ? "is" : "are",
		characters == 1 ? "is" : "are", invalid, invalid == 1 ? "" : "s",
		invalid == 1 ? "is" : "are");
	if (characters && invalid)
		buffer_print(
			evidence, " (the first of these on line %zu)", line_of(sample, utf_8->first_invalid));
	buffer_char(evidence, '\n');
	return true;
}

bool
encoding_find(const char *sample, size_t length, const struct utf_8_evidence *utf_8, const char *name,
	enum encoding declared, enum encoding *found, size_t *bom, struct buffer *evidence, struct error *err)
{
	*bom = 0;
	*found = declared;
	if (mark_find(sample, length, found, bom))
		buffer_print(evidence, "encoding: %s: it begins with its byte order mark\n",
			encoding_name(*found));
	else if (declared != ENCODING_FOUND_OUT)
		buffer_print(evidence, "encoding: %s: declared\n", encoding_name(declared));
	else if (!encoding_by_looks(sample, length, utf_8, name, found, evidence, err))
		return false;
	return *found != ENCODING_UTF_8 || !utf_8->twice ||
	       single_encoding_check(sample, length, utf_8->characters, name, err);
}
