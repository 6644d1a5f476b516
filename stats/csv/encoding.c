#include "stats/csv/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "stats/base/text.h"

static const char *const names[] = { "", "UTF-8", "Windows-1252", "UTF-16LE", "UTF-16BE" };

const char *
encoding_name(enum encoding encoding)
{
	return names[encoding];
}

enum encoding
encoding_parse(const char *name)
{
	for (size_t i = 1; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(name, names[i]) == 0)
			return (enum encoding)i;
	return ENCODING_FOUND_OUT;
}

/* Eight bytes at once: most of most files is ASCII, and every line is looked at. */
size_t
plain_run(const char *bytes, size_t length)
{
	const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
	size_t at = 0;
	for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
		uint64_t word;
		memcpy(&word, bytes + at, sizeof word);
		if ((word | (word - ones)) & highs)
			break;
	}
	while (at < length && bytes[at] > 0 && (unsigned char)bytes[at] < 0x80)
		at++;
	return at;
}

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

/* How many characters of several bytes, and how many bytes that belong to none. A character cut off where the
 * sample ends says nothing; where the file ends, it does. */
static void
evidence_count(const char *bytes, size_t length, bool whole, size_t *characters, size_t *invalid)
{
	*characters = *invalid = 0;
	for (size_t at = 0; at < length;) {
		uint32_t code;
		size_t step = text_decode(bytes + at, length - at, &code);
		if (code == UINT32_MAX && !whole && is_cut_off(bytes + at, length - at))
			return;
		if (code == UINT32_MAX)
			++*invalid;
		else if (step > 1)
			++*characters;
		at += step;
	}
}

/* 0x80 to 0x9F of Windows-1252; 0 is undefined. From 0xA0 on it is Latin-1, which Unicode has as it is. */
static const uint16_t windows_1252[] = {
	0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, /* 80 */
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000, /* 88 */
	0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, /* 90 */
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178, /* 98 */
};

/* The byte that Windows-1252, or Latin-1, has for a character; -1 if it has none from 0x80 on. */
static int
western_byte(uint32_t code)
{
	if (code >= 0x80 && code <= 0xFF)
		return (int)code;
	for (int i = 0; i < 32; i++)
		if (code && code == windows_1252[i])
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
	size_t line = 1;
	for (size_t i = 0; i < first; i++)
		line += sample[i] == '\n';
	double_encoding_at(sample + first, length - first, &taken, meant);
	return fail(err, ERROR_DATA, name, line, 0,
		"the text was encoded twice: \"%.*s\" stands here for \"%s\", and so in %zu places (UTF-8 "
		"was taken for "
		"Windows-1252 and written as UTF-8 once more); export it again, once as UTF-8",
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

bool
encoding_find(const char *sample, size_t length, bool whole, const char *name, enum encoding declared,
	enum encoding *found, size_t *bom, struct buffer *evidence, struct error *err)
{
	size_t characters, invalid;
	*bom = 0;
	*found = declared;
	evidence_count(sample, length, whole, &characters, &invalid);
	if (mark_find(sample, length, found, bom)) {
		buffer_print(evidence, "encoding: %s: it begins with its byte order mark\n",
			encoding_name(*found));
	} else if (declared != ENCODING_FOUND_OUT) {
		buffer_print(evidence, "encoding: %s: declared\n", encoding_name(declared));
	} else if (characters && characters == invalid) {
		return fail(err, ERROR_DATA, name, 0, 0,
			"the encoding may be UTF-8 or Windows-1252: %zu characters speak for either; declare "
			"it "
			"with dialect: {encoding: } in the definitions or --encoding",
			characters);
	} else {
		*found = invalid > characters ? ENCODING_WINDOWS_1252 : ENCODING_UTF_8;
		buffer_print(evidence,
			"encoding: %s: %zu characters that are not ASCII are valid UTF-8, %zu bytes are "
			"not\n",
			encoding_name(*found), characters, invalid);
	}
	return *found != ENCODING_UTF_8 || single_encoding_check(sample, length, characters, name, err);
}

static void
windows_1252_add(const char *bytes, size_t length, struct buffer *text)
{
	for (size_t at = 0; at < length;) {
		size_t plain = plain_run(bytes + at, length - at);
		buffer_add(text, bytes + at, plain);
		at += plain;
		if (at == length)
			return;
		unsigned char byte = (unsigned char)bytes[at++];
		uint32_t code = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
		char character[4] = { (char)byte };
		size_t size = code == 0 ? 1 : text_encode(code, character);
		buffer_add(text, character, size);
	}
}

static void
flaw_add(struct buffer *text)
{
	buffer_char(text, (char)ENCODING_FLAW);
}

static uint32_t
unit_at(const unsigned char *bytes, bool big)
{
	return bytes[big ? 1 : 0] | (uint32_t)bytes[big ? 0 : 1] << 8;
}

static bool
is_surrogate(uint32_t unit, uint32_t first)
{
	return unit >= first && unit < first + 0x400;
}

/* Decodes whole characters and returns how many bytes they took: up to three may be left, the beginning of a
 * character whose rest has not come yet. */
static size_t
utf_16_add(const unsigned char *bytes, size_t length, bool big, struct buffer *text)
{
	char out[4096];
	size_t used = 0, at = 0;
	while (at + 2 <= length) {
		uint32_t code = unit_at(bytes + at, big);
		size_t step = 2;
		if (used + 4 > sizeof out) {
			buffer_add(text, out, used);
			used = 0;
		}
		if (is_surrogate(code, 0xD800) && at + 4 > length)
			break;
		if (is_surrogate(code, 0xD800) && is_surrogate(unit_at(bytes + at + 2, big), 0xDC00)) {
			code = 0x10000 + ((code - 0xD800) << 10) + (unit_at(bytes + at + 2, big) - 0xDC00);
			step = 4;
		}
		if (is_surrogate(code, 0xD800) || is_surrogate(code, 0xDC00))
			out[used++] = (char)ENCODING_FLAW;
		else
			used += text_encode(code, out + used);
		at += step;
	}
	buffer_add(text, out, used);
	return at;
}

static void
utf_16_stream(struct decoder *decoder, const unsigned char *bytes, size_t length, struct buffer *text)
{
	bool big = decoder->encoding == ENCODING_UTF_16BE;
	size_t at = 0;
	/* What is waiting is completed byte by byte: there are at most three of them. */
	while (decoder->carried_length && at < length) {
		decoder->carried[decoder->carried_length++] = bytes[at++];
		size_t used = utf_16_add(decoder->carried, decoder->carried_length, big, text);
		decoder->carried_length -= used;
		memmove(decoder->carried, decoder->carried + used, decoder->carried_length);
	}
	at += utf_16_add(bytes + at, length - at, big, text);
	if (at < length) {
		decoder->carried_length = length - at;
		memcpy(decoder->carried, bytes + at, decoder->carried_length);
	}
}

void
decoder_add(struct decoder *decoder, const char *bytes, size_t length, struct buffer *text)
{
	switch (decoder->encoding) {
	case ENCODING_FOUND_OUT:
	case ENCODING_UTF_8: buffer_add(text, bytes, length); break;
	case ENCODING_WINDOWS_1252: windows_1252_add(bytes, length, text); break;
	case ENCODING_UTF_16BE:
	case ENCODING_UTF_16LE: utf_16_stream(decoder, (const unsigned char *)bytes, length, text); break;
	}
}

void
decoder_end(struct decoder *decoder, struct buffer *text)
{
	/* One flaw for half a pair, one for the odd byte. */
	for (size_t at = 0; at < decoder->carried_length; at += 2)
		flaw_add(text);
	decoder->carried_length = 0;
}
