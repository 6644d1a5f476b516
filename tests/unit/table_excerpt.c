#include <stdlib.h>

#include "stats/csv/reader.h"
#include "stats/table/excerpt.h"
#include "tests/check.h"
#include "tests/field_copy.h"

static void
check_excerpt(const char *text, const char *expected)
{
	struct field field = field_new(text);
	struct buffer excerpt = { 0 };
	excerpt_add(&excerpt, field.slice.bytes, field.slice.length);
	CHECK_TEXT(excerpt.bytes, expected);
	buffer_free(&excerpt);
	free(field.copy);
}

static void
test_excerpts(void)
{
	check_excerpt("", "''");
	check_excerpt("St. Hanshaugen", "'St. Hanshaugen'");
	check_excerpt("$(rm) `x` %s <b>", "'$(rm) `x` %s <b>'");
	check_excerpt("a\nb\x1B[2Jc\x7F", "'a\xEF\xBF\xBD"
					  "b\xEF\xBF\xBD[2Jc\xEF\xBF\xBD'");
	check_excerpt("\xC2\x9B", "'\xEF\xBF\xBD'");
	check_excerpt("a\xE2\x80\xAE"
		      "b",
		"'a\xEF\xBF\xBD"
		"b'");
	check_excerpt("\xE2\x80\xA8\xE2\x81\xA6\xD8\x9C", "'\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD'");
	check_excerpt("a\xFF", "'a\xEF\xBF\xBD'");
	check_excerpt(
		"1234567890123456789012345678901234567890", "'1234567890123456789012345678901234567890'");
	check_excerpt(
		"12345678901234567890123456789012345678901", "'1234567890123456789012345678901234567890…'");
	check_excerpt(
		"ææææææææææææææææææææææææææææææææææææææææå", "'ææææææææææææææææææææææææææææææææææææææææ…'");
}

static void
test_excerpt_list(void)
{
	const char *names[100];
	for (size_t i = 0; i < COUNT(names); i++)
		names[i] = "Bjerke";
	struct buffer list = { 0 };
	excerpt_list(&list, names, 1);
	CHECK_TEXT(list.bytes, "'Bjerke'");
	buffer_clear(&list);
	excerpt_list(&list, names, 3);
	CHECK_TEXT(list.bytes, "'Bjerke', 'Bjerke', 'Bjerke'");
	buffer_clear(&list);
	excerpt_list(&list, names, 100);
	CHECK(list.length < 330);
	CHECK(strstr(list.bytes, "'Bjerke' and 69 more"));
	buffer_free(&list);
}

int
main(void)
{
	test_excerpts();
	test_excerpt_list();
	return check_summary("table_excerpt");
}
