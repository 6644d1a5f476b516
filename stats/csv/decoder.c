#include "stats/csv/decoder.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "stats/base/text.h"

static const char *const names[] = { "", "UTF-8", "Windows-1252", "MacRoman", "UTF-16LE", "UTF-16BE" };

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

/* 0x80 to 0x9F of Windows-1252; 0 is undefined. From 0xA0 on it is Latin-1, which Unicode has as it is. */
static const uint16_t windows_1252[] = {
	0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, /* 80 */
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000, /* 88 */
	0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, /* 90 */
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178, /* 98 */
};

/* 0x80 to 0xFF of MacRoman, as Unicode's table ROMAN.TXT has it since the euro. */
static const uint16_t mac_roman[] = {
	0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, /* 80 */
	0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8, /* 88 */
	0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, /* 90 */
	0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, /* 98 */
	0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, /* A0 */
	0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, /* A8 */
	0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, /* B0 */
	0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, /* B8 */
	0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, /* C0 */
	0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, /* C8 */
	0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, /* D0 */
	0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, /* D8 */
	0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, /* E0 */
	0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4, /* E8 */
	0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC, /* F0 */
	0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7, /* F8 */
};

uint32_t
byte_character(enum encoding encoding, unsigned char byte)
{
	if (byte < 0x80)
		return byte;
	if (encoding == ENCODING_MACROMAN)
		return mac_roman[byte - 0x80];
	return byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static void
single_bytes_add(enum encoding encoding, const char *bytes, size_t length, struct buffer *text)
{
	for (size_t at = 0; at < length;) {
		size_t plain = plain_run(bytes + at, length - at);
		buffer_add(text, bytes + at, plain);
		at += plain;
		if (at == length)
			return;
		unsigned char byte = (unsigned char)bytes[at++];
		uint32_t code = byte_character(encoding, byte);
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
	case ENCODING_WINDOWS_1252:
	case ENCODING_MACROMAN: single_bytes_add(decoder->encoding, bytes, length, text); break;
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
