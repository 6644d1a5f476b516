#include "stats/csv/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "stats/base/text.h"

static const char *const names[] = { "", "UTF-8", "Windows-1252", "UTF-16LE" };

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

bool
encoding_find(const char *sample, size_t length, bool whole, const char *name, enum encoding declared,
	enum encoding *found, size_t *bom, struct error *err)
{
	*bom = 0;
	*found = declared;
	if (length >= 3 && memcmp(sample, "\xEF\xBB\xBF", 3) == 0) {
		*bom = 3;
		*found = ENCODING_UTF_8;
	} else if (length >= 2 && memcmp(sample, "\xFF\xFE", 2) == 0) {
		*bom = 2;
		*found = ENCODING_UTF_16LE;
	} else if (length >= 2 && memcmp(sample, "\xFE\xFF", 2) == 0) {
		return fail(err, ERROR_DATA, name, 0, 0,
			"begins with the mark of UTF-16BE, which is not read; "
			"save it as UTF-8 or UTF-16LE with a byte order mark");
	}
	if (*found != ENCODING_FOUND_OUT)
		return true;

	size_t characters, invalid;
	evidence_count(sample, length, whole, &characters, &invalid);
	if (characters && characters == invalid)
		return fail(err, ERROR_DATA, name, 0, 0,
			"the encoding may be UTF-8 or Windows-1252: %zu characters speak for either; declare "
			"it "
			"with encoding: in the definitions or --encoding",
			characters);
	*found = invalid > characters ? ENCODING_WINDOWS_1252 : ENCODING_UTF_8;
	return true;
}

/* 0x80 to 0x9F of Windows-1252; 0 is undefined. From 0xA0 on it is Latin-1, which Unicode has as it is. */
static const uint16_t windows_1252[] = {
	0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, /* 80 */
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000, /* 88 */
	0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, /* 90 */
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178, /* 98 */
};

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
unit_at(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8;
}

static bool
is_surrogate(uint32_t unit, uint32_t first)
{
	return unit >= first && unit < first + 0x400;
}

/* Decodes whole characters and returns how many bytes they took: up to three may be left, the beginning of a
 * character whose rest has not come yet. */
static size_t
utf_16_add(const unsigned char *bytes, size_t length, struct buffer *text)
{
	char out[4096];
	size_t used = 0, at = 0;
	while (at + 2 <= length) {
		uint32_t code = unit_at(bytes + at);
		size_t step = 2;
		if (used + 4 > sizeof out) {
			buffer_add(text, out, used);
			used = 0;
		}
		if (is_surrogate(code, 0xD800) && at + 4 > length)
			break;
		if (is_surrogate(code, 0xD800) && is_surrogate(unit_at(bytes + at + 2), 0xDC00)) {
			code = 0x10000 + ((code - 0xD800) << 10) + (unit_at(bytes + at + 2) - 0xDC00);
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
	size_t at = 0;
	/* What is waiting is completed byte by byte: there are at most three of them. */
	while (decoder->carried_length && at < length) {
		decoder->carried[decoder->carried_length++] = bytes[at++];
		size_t used = utf_16_add(decoder->carried, decoder->carried_length, text);
		decoder->carried_length -= used;
		memmove(decoder->carried, decoder->carried + used, decoder->carried_length);
	}
	at += utf_16_add(bytes + at, length - at, text);
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
