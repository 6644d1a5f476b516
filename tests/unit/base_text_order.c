#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "tests/check.h"

/* In the order they must have; each stands strictly before all that follow. */
static const char *const ordered[] = { "", "\n", " ", "\xC2\xA0", " a", "(uten enhet)", "-", "_", "«x»", "0",
	"00", "1", "002", "02", "2", "2 a", "2a", "9", "10", "18446744073709551616", "18446744073709551617",
	"a", "A", "á", "Á", "aa", "Aa", "AA", "aase", "Aase", "ab", "Alna", "Alna ", "Alnabru", "Bjerke",
	"cote", "coté", "côte", "côté", "d", "đ", "eple", "épler", "Frogner", "Gamle Oslo", "Grorud",
	"Grünerløkka", "Nordre Aker", "Nordstrand", "Sagene", "Sone 2", "Sone 2 A", "Sone 2B", "Sone 10",
	"Sone A", "St. Hanshaugen", "Stovner", "straße", "Søndre Nordstrand", "Ullern", "Vestre Aker", "yr",
	"ür", "yrke", "Zz", "ære", "äre", "æres", "ø", "Ø", "ö", "ő", "Østensjø", "å", "Å", "ål", "Ål",
	"ålesund", "ώ", "я", "中", "\x80", "\xC3(", "\xFF" };

static int
sign_of(int order)
{
	return (order > 0) - (order < 0);
}

static int
order_of(const char *a, const char *b)
{
	return sign_of(text_compare(a, strlen(a), b, strlen(b)));
}

static void
test_order(void)
{
	enum { COUNT = sizeof ordered / sizeof *ordered };
	for (int i = 0; i < COUNT; i++) {
		for (int j = 0; j < COUNT; j++) {
			int order = order_of(ordered[i], ordered[j]);
			check_that(order == sign_of(i - j), __FILE__, __LINE__, "\"%s\" against \"%s\" is %d",
				ordered[i], ordered[j], order);
		}
	}
}

/* The lengths decide, not a NUL. */
static void
test_order_of_bytes(void)
{
	CHECK_INT(text_compare(NULL, 0, NULL, 0), 0);
	CHECK(text_compare(NULL, 0, "\0", 1) < 0);
	CHECK(text_compare("\0\0", 2, "\0", 1) > 0);
	CHECK(text_compare("a\0b", 3, "a\0c", 3) < 0);
	CHECK(text_compare("a\0b", 3, "a\0b", 3) == 0);
	CHECK(text_compare("Alnabru", 4, "Alna", 4) == 0);
	CHECK(text_compare("12", 1, "1", 1) == 0);
}

/* Accents written as characters of their own stand beside those that are part of the letter. */
static void
test_composed_accents(void)
{
	static const char *const rows[][3] = {
		{ "Øl", "A\xCC\x8Al", "Åm" },    /* A + ring */
		{ "Zz", "a\xCC\x88re", "æres" }, /* a + diaeresis */
		{ "æ", "O\xCC\x88l", "Å" }, { "Yq", "U\xCC\x88r", "Ys" }, { "cota", "cote\xCC\x81", "coti" },
		{ "z", "\xCC\x81", "\x80" }, /* an accent on nothing */
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *before = rows[i][0], *text = rows[i][1], *after = rows[i][2];
		check_that(order_of(before, text) < 0, __FILE__, __LINE__, "%s before %s", before, text);
		check_that(order_of(text, after) < 0, __FILE__, __LINE__, "%s before %s", text, after);
	}
}

/* All strings of up to three pieces from a set that meets every rule: antisymmetric, transitive, 0 only for
 * the same bytes. Sorted once, each must stand before every later one, which is all three. */
static int
text_order(const void *a, const void *b)
{
	return order_of(a, b);
}

static void
test_total_order(void)
{
	static const char *const parts[] = { "", "0", "1", "10", "a", "A", "å", "ä", "\xCC\x8A", "z", " ",
		".", "\xE5", "\xC2\xA0", "я" };
	enum { PARTS = sizeof parts / sizeof *parts, COUNT = PARTS * PARTS * PARTS, STEP = 12 };
	static char texts[COUNT][STEP];
	for (size_t i = 0; i < COUNT; i++)
		snprintf(texts[i], STEP, "%s%s%s", parts[i % PARTS], parts[i / PARTS % PARTS],
			parts[i / PARTS / PARTS]);
	qsort(texts, COUNT, STEP, text_order);
	size_t wrong = 0;
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = i; j < COUNT; j++) {
			int forth = order_of(texts[i], texts[j]), back = order_of(texts[j], texts[i]);
			wrong +=
				forth != -back || (strcmp(texts[i], texts[j]) == 0 ? forth != 0 : forth >= 0);
		}
	}
	CHECK_INT(wrong, 0);
}

int
main(void)
{
	test_order();
	test_order_of_bytes();
	test_composed_accents();
	test_total_order();
	return check_summary("base_text_order");
}
