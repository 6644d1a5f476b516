#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"
#include "tests/check.h"

static void
check_distance(const char *a, const char *b, size_t expected)
{
	for (size_t limit = 0; limit <= expected + 3; limit++) {
		size_t cut = expected < limit ? expected : limit + 1;
		cut = expected == limit ? expected : cut;
		check_that(text_distance(a, b, limit) == cut && text_distance(b, a, limit) == cut, __FILE__,
			__LINE__, "%s and %s within %zu: %zu, expected %zu", a, b, limit,
			text_distance(a, b, limit), cut);
	}
	CHECK_INT(text_distance(a, b, SIZE_MAX), expected);
}

static void
test_distance(void)
{
	check_distance("", "", 0);
	check_distance("", "enhet", 5);
	check_distance("enhet", "enhet", 0);
	check_distance("enhet", "ENHET", 0);
	check_distance("Østensjø", "østensjØ", 0);
	check_distance("enhet", "ehnet", 1); /* two that change places */
	check_distance("enhet", "enhte", 1);
	check_distance("enhet", "enhetr", 1);
	check_distance("enhet", "nhet", 1);
	check_distance("enhet", "enhøt", 1); /* one character, though two bytes */
	check_distance("ca", "abc", 3);      /* optimal alignment: no piece is edited twice */
	check_distance("kitten", "sitting", 3);
	check_distance("startdato", "sluttdato", 3);
	check_distance("abcdef", "uvwxyz", 6);
	check_distance("a\xFF", "a\xFE", 1);
	check_distance("denominator", "denomniatr", 2);
}

/* The definition of the distance, written as it reads; slow. */
static size_t
naive_distance(const char *a, size_t i, const char *b, size_t j)
{
	if (i == 0 || j == 0)
		return i + j;
	size_t best = naive_distance(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
	size_t other = naive_distance(a, i - 1, b, j) + 1;
	best = other < best ? other : best;
	other = naive_distance(a, i, b, j - 1) + 1;
	best = other < best ? other : best;
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
		other = naive_distance(a, i - 2, b, j - 2) + 1;
		best = other < best ? other : best;
	}
	return best;
}

/* The words over three letters, each against each, under every limit. */
static void
test_distance_definition(void)
{
	enum { COUNT = 363, STEP = 8 }; /* of one to five letters */
	static char words[COUNT][STEP];
	size_t count = 0;
	for (size_t length = 1, shapes = 3; length <= 5; length++, shapes *= 3)
		for (size_t shape = 0; shape < shapes; shape++, count++)
			for (size_t i = 0, rest = shape; i < length; i++, rest /= 3)
				words[count][i] = (char)('a' + rest % 3);
	CHECK_INT(count, COUNT);
	size_t wrong = 0;
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = i % 7; j < COUNT; j += 7) {
			size_t exact = naive_distance(words[i], strlen(words[i]), words[j], strlen(words[j]));
			for (size_t limit = 0; limit <= 5; limit++)
				wrong += text_distance(words[i], words[j], limit) !=
					 (exact <= limit ? exact : limit + 1);
		}
	}
	CHECK_INT(wrong, 0);
}

static void
test_nearest(void)
{
	static const char *const keys[] = { "title", "about", "count", "denominator", "numerator", "target",
		"by" };
	enum { COUNT = sizeof keys / sizeof *keys };
	CHECK_TEXT(text_nearest("titel", keys, COUNT), "title");
	CHECK_TEXT(text_nearest("Titel", keys, COUNT), "title");
	CHECK_TEXT(text_nearest("nummerator", keys, COUNT), "numerator");
	CHECK_TEXT(text_nearest("enumerator", keys, COUNT), "numerator");
	CHECK_TEXT(text_nearest("TARGET", keys, COUNT), "target");
	CHECK_TEXT(text_nearest("bye", keys, COUNT), "by");
	CHECK(!text_nearest("group", keys, COUNT));
	CHECK_TEXT(text_nearest("titalx", keys, COUNT), "title");
	CHECK(!text_nearest("tatol", keys, COUNT));
	CHECK(!text_nearest("", keys, COUNT));
	CHECK(!text_nearest("title", NULL, 0));
	static const char *const equal[] = { "mat", "cat", "hat" };
	CHECK_TEXT(text_nearest("bat", equal, 3), "mat");
	CHECK_TEXT(text_nearest("hat", equal, 3), "hat");
}

int
main(void)
{
	test_distance();
	test_distance_definition();
	test_nearest();
	return check_summary("base_text_distance");
}
