#include <float.h>
#include <stdlib.h>

#include "stats/table/number_value.h"
#include "tests/check.h"
#include "tests/field_copy.h"
#include "tests/lot.h"

#define NBSP "\xC2\xA0"
#define NARROW_NBSP "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

static double
number_of(const char *text, char decimal)
{
	struct field field = field_new(text);
	double number = field_number(field.slice, decimal, 0);
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

/* Digits, and perhaps the sign with a digit on both sides of it. */
static double
naive_number(const char *text, char decimal)
{
	char point[32];
	size_t signs = 0, length = strlen(text);
	for (size_t i = 0; i < length; i++) {
		bool sign = text[i] == decimal;
		signs += sign;
		if ((!sign && (text[i] < '0' || text[i] > '9')) || signs > 1)
			return NAN;
		point[i] = text[i];
		if (sign)
			point[i] = '.';
	}
	point[length] = '\0';
	if (length == 0 || text[0] == decimal || text[length - 1] == decimal)
		return NAN;
	return strtod(point, NULL);
}

/* Short numbers are read at once, longer ones digit by digit: each is the double that strtod makes of it, or
 * refused. What they are is drawn by lot, the same in every run. */
static void
test_numbers_by_lot(void)
{
	static const char bytes[] = "0123456789012345678901234567890123456789012345678901234567,,,.;-/: \xC2";
	uint64_t state = 1;
	size_t wrong = 0, read = 0;
	for (size_t i = 0; i < 1000000; i++) {
		char text[16] = "";
		state = lot_step(state);
		size_t length = 1 + (state >> 33) % 11;
		for (size_t at = 0; at < length; at++) {
			state = lot_step(state);
			text[at] = bytes[(state >> 33) % (sizeof bytes - 1)];
		}
		char *copy = malloc(length);
		memcpy(copy, text, length);
		char decimal = i % 2 ? ',' : '.';
		double number = field_number((struct slice){ copy, length }, decimal, 0);
		free(copy);
		if (text[0] == '-')
			memmove(text, text + 1, length);
		double expected = naive_number(text, decimal);
		wrong += isnan(expected) ? !isnan(number) : fabs(number) != expected;
		read += !isnan(expected);
	}
	CHECK_INT(wrong, 0);
	CHECK(read > 300000 && read < 900000);
}

/* A shifted number is the double nearest to what is meant, as if it were written so. */
static void
test_shifts(void)
{
	static const struct {
		const char *text;
		int shift;
		double number;
	} rows[] = {
		{ "7,1", -2, 0.071 },
		{ "0,29", -2, 0.0029 },
		{ "12,5", -2, 0.125 },
		{ "1,23", 5, 123000 },
		{ "1,5", -3, 0.0015 },
		{ "1", 22, 1e22 },
		{ "1", 23, 1e23 },
		{ "-1", -30, -1e-30 },
		{ "123456789012345678", -2, 1234567890123456.78 },
		{ "0", 300, 0 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field field = field_new(rows[i].text);
		check_that(field_number(field.slice, ',', rows[i].shift) == rows[i].number, __FILE__,
			__LINE__, "%s e%d is %.17g", rows[i].text, rows[i].shift,
			field_number(field.slice, ',', rows[i].shift));
		free(field.copy);
	}
	CHECK(isnan(field_number((struct slice){ "9", 1 }, ',', 400)));
}

/* No prefix of what can be read makes the reader look beyond its end (the sanitizer sees to it). */
static void
test_prefixes(void)
{
	static const char *const texts[] = { "ca. -1.234.567,50 %", "1,23457E+10", "nesten 730" NBSP "000",
		MINUS "12,5E-03 %", "færre enn 5", "01.mai", "=1", "########", "#DIV/0!" };
	const struct number_form form = { .decimal = ',', .exponents = true, .qualified = true };
	for (size_t i = 0; i < COUNT(texts); i++) {
		for (size_t length = 1; length <= strlen(texts[i]); length++) {
			char *copy = malloc(length);
			memcpy(copy, texts[i], length);
			struct number_value value = number_read((struct slice){ copy, length }, &form);
			check_that(isnan(value.number) == (value.rule != NULL), __FILE__, __LINE__,
				"%.*s is a number or has a rule", (int)length, texts[i]);
			free(copy);
		}
	}
}

int
main(void)
{
	test_numbers();
	test_numbers_refused();
	test_numbers_rounded();
	test_numbers_by_lot();
	test_shifts();
	test_prefixes();
	return check_summary("table_number");
}
