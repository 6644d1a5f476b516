#include "stats/base/text.h"

#include "stats/base/word.h"

size_t
text_decode(const char *bytes, size_t length, uint32_t *code)
{
	/* What a lead byte with n more bytes may stand for begins here; anything smaller is overlong. */
	static const uint32_t smallest[] = { 0, 0x80, 0x800, 0x10000 };
	unsigned char lead = (unsigned char)bytes[0];
	if (lead < 0x80) {
		*code = lead;
		return 1;
	}
	*code = UINT32_MAX;
	size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
	if (lead < 0xC0 || lead >= 0xF8 || more >= length)
		return 1;
	uint32_t value = lead & (0x3Fu >> more);
	for (size_t i = 1; i <= more; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		if ((byte & 0xC0) != 0x80)
			return 1;
		value = value << 6 | (byte & 0x3F);
	}
	if (value < smallest[more] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 1;
	*code = value;
	return more + 1;
}

size_t
text_encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	for (size_t i = more; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)((0xF80u >> more & 0xFF) | code);
	return more + 1;
}

size_t
text_invalid_at(const char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		if (length - at >= sizeof(uint64_t) && !(word_eight(bytes + at) & WORD_OF(0x80))) {
			at += sizeof(uint64_t);
			continue;
		}
		uint32_t code;
		size_t step = text_decode(bytes + at, length - at, &code);
		if (code == UINT32_MAX)
			return at;
		at += step;
	}
	return length;
}

size_t
text_characters(const char *bytes, size_t length)
{
	size_t count = 0;
	for (size_t at = 0; at < length; count++) {
		uint32_t code;
		at += text_decode(bytes + at, length - at, &code);
	}
	return count;
}

bool
text_is_name_character(uint32_t code)
{
	/* From U+00AA on, what is no letter, digit or mark, in ascending order. The single characters of
	 * Latin-1 first, then whole blocks: a name in a condition needs no exact Unicode tables. */
	static const struct {
		uint32_t first, last;
	} others[] = {
		{ 0xAB, 0xB1 },       /* « ¬ soft hyphen ® ¯ ° ± */
		{ 0xB4, 0xB4 },       /* ´ */
		{ 0xB6, 0xB8 },       /* ¶ · ¸ */
		{ 0xBB, 0xBF },       /* » ¼ ½ ¾ ¿ */
		{ 0xD7, 0xD7 },       /* × */
		{ 0xF7, 0xF7 },       /* ÷ */
		{ 0x1680, 0x1680 },   /* a blank */
		{ 0x2000, 0x206F },   /* general punctuation, with its blanks and direction marks */
		{ 0x20A0, 0x20CF },   /* currency */
		{ 0x2100, 0x2BFF },   /* letterlike symbols, arrows, mathematics, boxes, dingbats */
		{ 0x2E00, 0x2E7F },   /* more punctuation */
		{ 0x3000, 0x3004 },   /* ideographic blank and punctuation */
		{ 0x3008, 0x3020 },   /* brackets */
		{ 0xD800, 0xF8FF },   /* surrogates and the private area */
		{ 0xFE00, 0xFE6F },   /* variation selectors, vertical and small punctuation */
		{ 0xFEFF, 0xFF0F },   /* byte order mark, wide punctuation */
		{ 0xFFE0, 0xFFFF },   /* wide symbols, the replacement character */
		{ 0x1F000, 0x1FAFF }, /* pictures */
	};
	if (code < 0xAA)
		return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
		       (code >= '0' && code <= '9') || code == '_';
	if (code >= 0xE0000)
		return false; /* tags and the private planes; and the mark of an invalid byte */
	for (size_t i = 0; i < sizeof others / sizeof *others && others[i].first <= code; i++)
		if (code <= others[i].last)
			return false;
	return true;
}

uint32_t
text_lower(uint32_t code)
{
	if (code >= 'A' && code <= 'Z')
		return code + 32;
	if (code >= 0xC0 && code <= 0xDE && code != 0xD7)
		return code + 32;
	if (code == 0x178)
		return 0xFF; /* Ÿ */
	if (code == 0x130)
		return 'i';
	/* Latin Extended-A pairs capital and small; in two stretches the capitals are the odd ones. */
	bool odd_capitals = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
	bool even_capitals =
		code >= 0x100 && code <= 0x177 && !odd_capitals && code != 0x138 && code != 0x149;
	if ((odd_capitals && code % 2 == 1) || (even_capitals && code % 2 == 0))
		return code + 1;
	if (code >= 0x391 && code <= 0x3A9 && code != 0x3A2)
		return code + 32;
	if (code >= 0x410 && code <= 0x42F)
		return code + 32;
	if (code >= 0x400 && code <= 0x40F)
		return code + 80;
	return code;
}
