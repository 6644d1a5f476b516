#include "plots/report/slug.h"

#include <string.h>

#include "tests/check.h"

static void
test_letters(void)
{
	static const char *const cases[][2] = { { "Søndre Nordstrand", "sondre-nordstrand" },
		{ "Grünerløkka", "grunerlokka" }, { "Ærø å Ås", "aero-a-as" },
		{ "  St. Hanshaugen", "st-hanshaugen" }, { "ČÉß", "e-" }, { "", "" }, { "日本", "" },
		{ "../../etc/passwd", "etc-passwd" }, { "\xff\xfe", "" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = { 0 };
		buffer_text(&out, "");
		slug_add(&out, cases[i][0]);
		CHECK_TEXT(out.bytes ? out.bytes : "", cases[i][1]);
		buffer_free(&out);
	}
}

static void
test_all_different(void)
{
	char longest[301] = "";
	memset(longest, 'x', 300);
	const char *const texts[] = { "Alna", "ALNA", "alna-2", "alna", "CON", "con", "index", "../", "日本",
		"COM1", "com10", "", longest, "Øst/Vest", "Øst:Vest" };
	const char *const expected[] = { "alna", "alna-2", "alna-2-2", "alna-3", "unit-con", "unit-con-2",
		"unit-index", "unit", "unit-2", "unit-com1", "com10", NULL, NULL, "ost-vest", "ost-vest-2" };
	size_t count = sizeof texts / sizeof *texts;
	char **slugs = slugs_new(texts, count);
	for (size_t i = 0; i < count; i++) {
		if (expected[i])
			CHECK_TEXT(slugs[i], expected[i]);
		for (size_t j = 0; slugs[i] && j < i; j++)
			CHECK(!slugs[j] || strcmp(slugs[i], slugs[j]) != 0);
	}
	CHECK(slugs[11] == NULL);
	CHECK_INT(strlen(slugs[12]), 60);
	slugs_free(slugs, count);
	slugs_free(NULL, 3);
}

int
main(void)
{
	test_letters();
	test_all_different();
	return check_summary("report_slug");
}
