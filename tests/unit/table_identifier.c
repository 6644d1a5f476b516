#include "stats/table/identifier.h"

#include "stats/base/fault.h"
#include "tests/oracle.h"
#include "tests/table_text.h"

static enum identifier
find(const char *text)
{
	return identifier_find((struct slice){ .bytes = text, .length = strlen(text) });
}

static void
test_numbers(void)
{
	static const char *const words[] = { "none", "national", "d", "h", "synthetic", "lost-zero" };
	struct oracle oracle = oracle_open("tests/oracle/identifier.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "identifier", 1, 1))
			check_text(words[find(row.arguments[0])], row.expected[0], row.file, row.line,
				row.arguments[0]);
		else
			oracle_unknown(&row);
	}
	oracle_close(&oracle);
}

static void
test_around_numbers(void)
{
	CHECK_INT(find("130972 48022"), IDENTIFIER_NATIONAL);
	CHECK_INT(find("130972-48022"), IDENTIFIER_NATIONAL);
	CHECK_INT(find("130972\u00a048022"), IDENTIFIER_NATIONAL);
	CHECK_INT(find("Fnr. 13097248022, se journal"), IDENTIFIER_NATIONAL);
	CHECK_INT(find("a13097248022"), IDENTIFIER_NATIONAL);
	/* A part of a longer number is none, nor is what is cut off. */
	CHECK_INT(find("113097248022"), IDENTIFIER_NONE);
	CHECK_INT(find("130972480220"), IDENTIFIER_NONE);
	CHECK_INT(find("1309724802"), IDENTIFIER_NONE);
	CHECK_INT(find("130972 4802"), IDENTIFIER_NONE);
	CHECK_INT(find("130972  48022"), IDENTIFIER_NONE);
	/* Ten digits only if there is nothing else. */
	CHECK_INT(find("nr 2013299997"), IDENTIFIER_NONE);
}

static void
test_addresses(void)
{
	CHECK_INT(find("kari.nordmann@oslo.kommune.no"), IDENTIFIER_EMAIL);
	CHECK_INT(find("a@b.c"), IDENTIFIER_EMAIL);
	CHECK_INT(find("spør kåre@ås.no i dag"), IDENTIFIER_EMAIL);
	CHECK_INT(find("møte @ 10.30"), IDENTIFIER_NONE);
	CHECK_INT(find("a@b"), IDENTIFIER_NONE);
	CHECK_INT(find("a@b."), IDENTIFIER_NONE);
	CHECK_INT(find("@b.no"), IDENTIFIER_NONE);
	CHECK_INT(find("a@.no"), IDENTIFIER_NONE);
	CHECK_INT(find("a@"), IDENTIFIER_NONE);
	CHECK_INT(find("a@@b.no"), IDENTIFIER_NONE);
}

static void
test_phones(void)
{
	CHECK_INT(find("+47 912 34 567"), IDENTIFIER_PHONE);
	CHECK_INT(find("+4791234567"), IDENTIFIER_PHONE);
	CHECK_INT(find("tlf +46 8 123 456 78"), IDENTIFIER_PHONE);
	CHECK_INT(find("004791234567"), IDENTIFIER_PHONE);
	CHECK_INT(find("0047 22 12 34 56"), IDENTIFIER_PHONE);
	CHECK_INT(find("22 12 34 56"), IDENTIFIER_PHONE);
	CHECK_INT(find("912 34 567"), IDENTIFIER_PHONE);
	CHECK_INT(find("912\u00a034\u00a0567"), IDENTIFIER_PHONE);
	/* Codes, amounts and dates are none. */
	CHECK_INT(find("91234567"), IDENTIFIER_NONE);
	CHECK_INT(find("12 12 34 56"), IDENTIFIER_NONE);
	CHECK_INT(find("41 145 000"), IDENTIFIER_NONE);
	CHECK_INT(find("00471234"), IDENTIFIER_NONE);
	CHECK_INT(find("100471234567"), IDENTIFIER_NONE);
	CHECK_INT(find("+123456"), IDENTIFIER_NONE);
	CHECK_INT(find("23.-24.10.2025"), IDENTIFIER_NONE);
	CHECK_INT(find("2025-12-31"), IDENTIFIER_NONE);
	CHECK_INT(find("Alna"), IDENTIFIER_NONE);
	CHECK_INT(find(""), IDENTIFIER_NONE);
}

static void
test_names(void)
{
	for (int identifier = IDENTIFIER_NONE; identifier < IDENTIFIER_COUNT; identifier++)
		CHECK((identifier_name((enum identifier)identifier)[0] == '\0') ==
			(identifier == IDENTIFIER_NONE));
}

int
main(void)
{
	test_numbers();
	test_around_numbers();
	test_addresses();
	test_phones();
	test_names();
	return check_summary("table_identifier");
}
