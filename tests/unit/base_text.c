#include <stdbool.h>
#include <string.h>

#include "stats/base/text.h"
#include "tests/check.h"

/* Every character there is: out and in again, and no shorter piece of it is valid. */
static void
test_every_character(void)
{
	size_t wrong = 0;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		char bytes[4];
		uint32_t decoded = 0;
		size_t length = text_encode(code, bytes);
		size_t expected = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		wrong += length != expected || text_decode(bytes, length, &decoded) != length ||
			 decoded != code;
		for (size_t cut = 1; cut < length; cut++)
			wrong += text_decode(bytes, cut, &decoded) != 1 || decoded != UINT32_MAX;
	}
	CHECK_INT(wrong, 0);
	char bytes[4];
	CHECK_INT(text_encode(0x1F600, bytes), 4);
	CHECK(memcmp(bytes, "😀", 4) == 0);
}

/* Everything of two, three and four bytes that is not what encoding gives is one invalid byte. Of four bytes,
 * all leads and second bytes with a third and fourth that could be right. */
static void
test_only_valid(void)
{
	size_t wrong = 0;
	for (uint32_t number = 0; number <= 0xFFFFFF; number++) {
		char bytes[4] = { (char)(number >> 16), (char)(number >> 8), (char)number, (char)0xBF };
		uint32_t code;
		size_t length = text_decode(bytes, sizeof bytes, &code);
		if (code == UINT32_MAX) {
			wrong += length != 1;
		} else {
			char again[4];
			wrong += text_encode(code, again) != length || memcmp(again, bytes, length) != 0;
		}
	}
	CHECK_INT(wrong, 0);
}

static void
test_invalid(void)
{
	static const struct {
		const char *bytes;
		size_t invalid_at, characters;
	} rows[] = {
		{ "", 0, 0 },
		{ "Bydel Østensjø", 16, 14 },
		{ "S\xF8ndre", 1, 6 },
		{ "\xC3", 0, 1 },
		{ "a\xC3(", 1, 3 },
		{ "\x80", 0, 1 },
		{ "\xC0\x80", 0, 2 },
		{ "\xE0\x80\x80", 0, 3 },
		{ "\xED\xA0\x80", 0, 3 },
		{ "æ\xF4\x90\x80\x80", 2, 5 },
		{ "\xF8\x88\x80\x80\x80", 0, 5 },
		{ "–\xE2\x80", 3, 3 },
		{ "\xFF\xFE", 0, 2 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = strlen(rows[i].bytes);
		CHECK_INT(text_invalid_at(rows[i].bytes, length), rows[i].invalid_at);
		CHECK_INT(text_characters(rows[i].bytes, length), rows[i].characters);
	}
	CHECK_INT(text_invalid_at("a\0\xFF", 3), 2);
	CHECK_INT(text_characters("a\0b", 3), 3);
	CHECK_INT(text_characters(NULL, 0), 0);
}

static void
check_names(const char *text, bool expected)
{
	for (size_t at = 0, length = strlen(text); at < length;) {
		uint32_t code;
		at += text_decode(text + at, length - at, &code);
		check_that(text_is_name_character(code) == expected, __FILE__, __LINE__,
			"U+%04X should be %s", code, expected ? "part of a name" : "no part of a name");
	}
}

static void
test_name_characters(void)
{
	check_names("azAZ09_æøåÆØÅéüßñŋŦžªµº²³¹ÿþıſΩωЖжאת中ひ가\xCC\x8A", true);
	check_names(" !\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~\t\n\x7F", false);
	check_names("¡£§©«¬®¯°±´¶·¸»¼¿×÷\xC2\xA0\xC2\xAD\xC2\x85", false);
	check_names("–—‘’“”…‰€→≤≥√■✓、（「\xE2\x80\x8F\xE2\x80\xAE\xE2\x80\x8B\xEF\xBB\xBF\xEF\xBF\xBD\xEE"
		    "\x80\x80😀",
		false);
	CHECK(!text_is_name_character(0));
	CHECK(!text_is_name_character(0xF0000));
	CHECK(!text_is_name_character(0x10FFFF));
	CHECK(!text_is_name_character(UINT32_MAX));
}

static void
test_lower(void)
{
	static const char capitals[] = "AZÀÖØÞĀĶĹŇŊŶŸŹŽÆÅŠŒΑΡΣΩАЯЁ";
	static const char small[] = "azàöøþāķĺňŋŷÿźžæåšœαρσωаяё";
	for (size_t upper = 0, lower = 0; capitals[upper];) {
		uint32_t from, to;
		upper += text_decode(capitals + upper, sizeof capitals - upper, &from);
		lower += text_decode(small + lower, sizeof small - lower, &to);
		CHECK_INT(text_lower(from), to);
		CHECK_INT(text_lower(to), to);
	}
	static const uint32_t same[] = { '@', '[', '0', 0xD7, 0xDF, 0xF7, 0x138, 0x149, 0x17F, 0x3A2, 0x4E00,
		UINT32_MAX };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		CHECK_INT(text_lower(same[i]), same[i]);
}

int
main(void)
{
	test_every_character();
	test_only_valid();
	test_invalid();
	test_name_characters();
	test_lower();
	return check_summary("base_text");
}
