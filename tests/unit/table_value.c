#include <float.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/table/excerpt.h"
#include "stats/table/value.h"
#include "tests/check.h"

#define NBSP "\xC2\xA0"
#define NARROW_NBSP "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A copy of exactly its length, so that the sanitizer sees a byte read too far. */
struct field {
	char *copy;
	struct slice slice;
};

static struct field
field_new(const char *text)
{
	size_t length = strlen(text);
	struct field field = { .copy = malloc(length ? length : 1) };
	memcpy(field.copy, text, length);
	field.slice = (struct slice){ .bytes = field.copy, .length = length };
	return field;
}

static void
test_trim(void)
{
	static const struct {
		const char *field, *trimmed;
	} rows[] = {
		{ "", "" },
		{ "Alna", "Alna" },
		{ "  Alna\t", "Alna" },
		{ "\r\n\v\f Alna \r\n", "Alna" },
		{ NBSP "Alna" NBSP, "Alna" },
		{ NARROW_NBSP " " NBSP "Alna" NBSP " " NARROW_NBSP, "Alna" },
		{ NBSP, "" },
		{ " " NARROW_NBSP " ", "" },
		{ "Gamle Oslo", "Gamle Oslo" },
		{ "1" NBSP "234", "1" NBSP "234" },
		/* Characters that share their first or last bytes with a blank. */
		{ "\xC2\xA1Hola", "\xC2\xA1Hola" },
		{ "\xE2\x80\xA6", "\xE2\x80\xA6" },
		{ "å", "å" },
		{ "bl\xC3\xA0", "bl\xC3\xA0" },
		{ "\xA0", "\xA0" },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field field = field_new(rows[i].field);
		struct slice trimmed = field_trim(field.slice);
		CHECK_INT(trimmed.length, strlen(rows[i].trimmed));
		CHECK(trimmed.length == 0 || memcmp(trimmed.bytes, rows[i].trimmed, trimmed.length) == 0);
		free(field.copy);
	}
}

static int32_t
date_of(const char *text)
{
	struct field field = field_new(text);
	int32_t date = field_date(field.slice);
	free(field.copy);
	return date;
}

static void
test_dates(void)
{
	CHECK_INT(date_of("2025-12-31"), date_from_civil(2025, 12, 31));
	CHECK_INT(date_of("31.12.2025"), date_from_civil(2025, 12, 31));
	CHECK_INT(date_of("29.02.2024"), date_from_civil(2024, 2, 29));
	CHECK_INT(date_of("0001-01-01"), date_from_civil(1, 1, 1));
	CHECK_INT(date_of("9999-12-31"), date_from_civil(9999, 12, 31));
	static const char *const refused[] = { "31.02.2025", "29.02.2025", "2025-13-01", "2025-00-10",
		"00.01.2025", "0000-01-01", "1.2.2025", "01.02.25", "2025-1-2", "2025/12/31", "31/12/2025",
		"31-12-2025", "2025.12.31", "2025-12-31 00:00:00", "2025-12-31T10:00", "20251231",
		"31.12.2025.", "31 12 2025", "31.12-2025", "+1.12.2025", "-1.12.2025", "31.12.20 5", "45992",
		"31. des. 2025", "i dag", "x", "2025", "-", "31.12.", "3l.12.2025", "2025-12-3" };
	for (size_t i = 0; i < COUNT(refused); i++)
		check_that(
			date_of(refused[i]) == DATE_MISSING, __FILE__, __LINE__, "%s is refused", refused[i]);
}

static double
number_of(const char *text, char decimal)
{
	struct field field = field_new(text);
	double number = field_number(field.slice, decimal);
	free(field.copy);
	return number;
}

static void
test_numbers(void)
{
	static const struct {
		const char *text;
		char decimal;
		double number;
	} rows[] = {
		{ "0", ',', 0.0 },
		{ "7", '.', 7.0 },
		{ "+7", ',', 7.0 },
		{ "-7", ',', -7.0 },
		{ MINUS "7", ',', -7.0 },
		{ "0301", ',', 301.0 },
		{ "2,385", ',', 2.385 },
		{ "2.385", '.', 2.385 },
		{ "-2,385", ',', -2.385 },
		{ MINUS "0,70", ',', -0.7 },
		{ "000000000000000000000000001,5", ',', 1.5 },
		{ "0,1", ',', 0.1 },
		{ "0,3", ',', 0.3 },
		{ "1,0", ',', 1.0 },
		{ "123456789012345", ',', 123456789012345.0 },
		{ "1234567890,12345", ',', 1234567890.12345 },
		{ "999999999999999", ',', 999999999999999.0 },
		{ "0,0000000000000000000123", ',', 1.23e-20 },
		{ "0,00000000000000000000000000123", ',', 1.23e-27 },
		{ "9007199254740993", '.', 9007199254740992.0 },
		{ "9007199254740993,0000000000000000000001", ',', 9007199254740994.0 },
		{ "3,14159265358979323846264338327950288", ',', 3.14159265358979323846264338327950288 },
		{ "123456789012345678901234567890", ',', 123456789012345678901234567890.0 },
		{ "0,500000000000000166533453693773481063544750213623046875", ',', 0.5000000000000002 },
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		check_that(number_of(rows[i].text, rows[i].decimal) == rows[i].number, __FILE__, __LINE__,
			"%s is %.17g, expected %.17g", rows[i].text, number_of(rows[i].text, rows[i].decimal),
			rows[i].number);
	CHECK(!signbit(number_of("-0", ',')));
	CHECK(!signbit(number_of("-0,000", ',')));
	CHECK(!signbit(number_of("-0,00000000000000000000000000", ',')));
}

static void
test_numbers_refused(void)
{
	static const struct {
		const char *text;
		char decimal;
	} rows[] = { { "nan", '.' }, { "NaN", '.' }, { "inf", '.' }, { "-inf", '.' }, { "infinity", '.' },
		{ "0x10", '.' }, { "0X1p3", '.' }, { "1e5", '.' }, { "1,00E+05", ',' }, { "1.234.567", '.' },
		{ "1.234.567", ',' }, { "1.234,5", ',' }, { "1,234.5", '.' }, { "1.5", ',' }, { "1,5", '.' },
		{ "1 234", ',' }, { "1" NBSP "234", ',' }, { "1'234", '.' }, { "70 %", ',' }, { "70%", ',' },
		{ ",5", ',' }, { "5,", ',' }, { "-,5", ',' }, { "-", ',' }, { "+", ',' }, { MINUS, ',' },
		{ "--1", ',' }, { "+-1", ',' }, { "- 1", ',' }, { "1-", ',' }, { "ca 15", ',' },
		{ ">300", ',' }, { "<5", ',' }, { "1,2,3", ',' }, { ",", ',' }, { "1/2", ',' },
		{ "12kr", ',' }, { "1_000", '.' },
		{ "\xE2\x88\x93"
		  "1",
			',' },
		{ "\xE2\x88", ',' }, { "١", ',' }, { "²", ',' } };
	for (size_t i = 0; i < COUNT(rows); i++)
		check_that(isnan(number_of(rows[i].text, rows[i].decimal)), __FILE__, __LINE__,
			"%s is refused", rows[i].text);

	char digits[400];
	memset(digits, '9', sizeof digits - 1);
	digits[sizeof digits - 1] = '\0';
	CHECK(isnan(number_of(digits, ',')));
	digits[309] = '\0';
	CHECK(isnan(number_of(digits, ',')));
	digits[308] = '\0';
	CHECK(number_of(digits, ',') == 1e308);
}

/* Every decimal of up to four digits behind the sign is the double that the C compiler's library makes of it.
 */
static void
test_numbers_rounded(void)
{
	size_t wrong = 0;
	for (int i = 0; i < 100000; i += 7) {
		char comma[32], point[32];
		snprintf(comma, sizeof comma, "%d,%04d", i % 317, i / 10);
		snprintf(point, sizeof point, "%d.%04d", i % 317, i / 10);
		wrong += number_of(comma, ',') != strtod(point, NULL);
	}
	CHECK_INT(wrong, 0);
}

static enum truth
truth_of(const char *text)
{
	struct field field = field_new(text);
	enum truth truth = field_truth(field.slice);
	free(field.copy);
	return truth;
}

static void
test_truths(void)
{
	static const char *const yes[] = { "ja", "Ja", "JA", "jA", "j", "J", "true", "TRUE", "True", "sant",
		"Sant", "yes", "Yes", "1", "x", "X" };
	static const char *const no[] = { "nei", "Nei", "NEI", "n", "N", "false", "FALSE", "usant", "USANT",
		"no", "No", "0" };
	static const char *const refused[] = { "y", "ye", "jaa", "neii", "neida", "t", "f", "tru", "truee",
		"falsee", "usan", "01", "2", "-1", "1,0", "xx", "X!", "ok", "on", "off", "kanskje", "ukjent",
		"✓", "-", "ja nei", "jå", "sanne", "usantt" };
	for (size_t i = 0; i < COUNT(yes); i++)
		check_that(truth_of(yes[i]) == TRUTH_TRUE, __FILE__, __LINE__, "%s is true", yes[i]);
	for (size_t i = 0; i < COUNT(no); i++)
		check_that(truth_of(no[i]) == TRUTH_FALSE, __FILE__, __LINE__, "%s is false", no[i]);
	for (size_t i = 0; i < COUNT(refused); i++)
		check_that(truth_of(refused[i]) == TRUTH_UNKNOWN, __FILE__, __LINE__, "%s is refused",
			refused[i]);
	CHECK_INT(field_truth((struct slice){ .bytes = "j\0", .length = 2 }), TRUTH_UNKNOWN);

	CHECK(field_is_cross((struct slice){ .bytes = "x", .length = 1 }));
	CHECK(field_is_cross((struct slice){ .bytes = "X", .length = 1 }));
	CHECK(!field_is_cross((struct slice){ .bytes = "1", .length = 1 }));
	CHECK(!field_is_cross((struct slice){ .bytes = "xx", .length = 2 }));
}

static void
test_reasons(void)
{
	static const struct {
		const char *field, *reason;
	} rows[] = {
		{ "31.02.2025", ": February 2025 has 28 days" },
		{ "30.02.2024", ": February 2024 has 29 days" },
		{ "2025-04-31", ": April 2025 has 30 days" },
		{ "2025-13-01", ": there is no month 13" },
		{ "01.00.2025", ": there is no month 0" },
		{ "00.12.2025", ": there is no day 0" },
		{ "0000-12-01", ": there is no year 0" },
		{ "32.01.2025", ": January 2025 has 31 days" },
		{ "1.2.2025", "" },
		{ "2025/12/31", "" },
		{ "3l.12.2025", "" },
		{ "x1.12.2025", "" },
		{ "2025-1x-01", "" },
		{ "", "" },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field field = field_new(rows[i].field);
		struct buffer reason = { 0 };
		buffer_text(&reason, "");
		date_reason(&reason, field.slice);
		CHECK_TEXT(reason.bytes ? reason.bytes : "", rows[i].reason);
		buffer_free(&reason);
		free(field.copy);
	}
	struct buffer expectation = { 0 };
	value_expectation(&expectation, TYPE_NUMBER, ',');
	CHECK_TEXT(expectation.bytes, "expected digits with ',' as the decimal sign, and no blank, thousands "
				      "sign, percent sign or unit");
	buffer_free(&expectation);
}

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
	test_trim();
	test_dates();
	test_numbers();
	test_numbers_refused();
	test_numbers_rounded();
	test_truths();
	test_reasons();
	test_excerpts();
	test_excerpt_list();
	return check_summary("table_value");
}
