#include "stats/table/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static char
small_letter(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* How many bytes the blank takes that the text begins with, or ends with; 0 if it is none. */
static size_t
blank_length(const char *bytes, size_t length, bool at_end)
{
	static const char *const blanks[] = { " ", "\t", "\n", "\v", "\f", "\r", "\xC2\xA0", "\xE2\x80\xAF" };
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t size = strlen(blanks[i]);
		if (size <= length && memcmp(at_end ? bytes + length - size : bytes, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

/* No blank begins with a visible character of ASCII, nor ends with one, and almost every field does. */
static bool
is_plain(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

struct slice
field_trim(struct slice field)
{
	size_t blank;
	while (field.length && !is_plain(field.bytes[0]) &&
		(blank = blank_length(field.bytes, field.length, false)) > 0) {
		field.bytes += blank;
		field.length -= blank;
	}
	while (field.length && !is_plain(field.bytes[field.length - 1]) &&
		(blank = blank_length(field.bytes, field.length, true)) > 0)
		field.length -= blank;
	return field;
}

int32_t
field_date(struct slice field)
{
	int32_t date = date_parse_norwegian(field.bytes, field.length);
	return date != DATE_MISSING ? date : date_parse_iso(field.bytes, field.length);
}

/* How many bytes the sign takes that the field begins with; 0 if there is none. */
static size_t
sign_read(struct slice field, bool *negative)
{
	static const char minus_sign[] = "\xE2\x88\x92";
	size_t size = sizeof minus_sign - 1;
	*negative = false;
	if (field.bytes[0] == '+')
		return 1;
	*negative = true;
	if (field.bytes[0] == '-')
		return 1;
	if (field.length >= size && memcmp(field.bytes, minus_sign, size) == 0)
		return size;
	*negative = false;
	return 0;
}

/* For what does not fit in the exact way below: strtod rounds correctly, and wants '.' and a terminated text.
 */
static double
long_number(const char *digits, size_t length, size_t decimal_at)
{
	char *text = xstrndup(digits, length);
	if (decimal_at < length)
		text[decimal_at] = '.';
	double number = strtod(text, NULL);
	free(text);
	return isfinite(number) ? number : NAN;
}

/* Digits, and then perhaps the decimal sign and digits. Up to 15 significant digits and up to 22 decimals
 * both the digits and the power of ten are doubles without an error, so that one division rounds once, and
 * correctly. */
static double
unsigned_number(const char *digits, size_t length, char decimal)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
		1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	enum { EXACT_DIGITS = 15, EXACT_SCALE = 22 };
	int64_t value = 0;
	size_t significant = 0, decimal_at = length;
	for (size_t i = 0; i < length; i++) {
		if (digits[i] == decimal && decimal_at == length && i > 0) {
			decimal_at = i;
			continue;
		}
		if (!is_digit(digits[i]))
			return NAN;
		significant += significant > 0 || digits[i] != '0';
		if (significant <= EXACT_DIGITS)
			value = value * 10 + (digits[i] - '0');
	}
	if (length == 0 || decimal_at + 1 == length)
		return NAN;
	size_t scale = decimal_at < length ? length - decimal_at - 1 : 0;
	if (significant > EXACT_DIGITS || scale > EXACT_SCALE)
		return long_number(digits, length, decimal_at);
	return (double)value / powers[scale];
}

double
field_number(struct slice field, char decimal)
{
	bool negative;
	size_t sign = sign_read(field, &negative);
	double number = unsigned_number(field.bytes + sign, field.length - sign, decimal);
	/* Not -number: minus nought would be a value of its own where values are grouped or printed. */
	return negative ? 0.0 - number : number;
}

bool
field_is_cross(struct slice field)
{
	return field.length == 1 && small_letter(field.bytes[0]) == 'x';
}

enum truth
field_truth(struct slice field)
{
	static const struct {
		const char *word;
		enum truth truth;
	} words[] = {
		{ "ja", TRUTH_TRUE },
		{ "nei", TRUTH_FALSE },
		{ "j", TRUTH_TRUE },
		{ "n", TRUTH_FALSE },
		{ "x", TRUTH_TRUE },
		{ "1", TRUTH_TRUE },
		{ "0", TRUTH_FALSE },
		{ "true", TRUTH_TRUE },
		{ "false", TRUTH_FALSE },
		{ "sant", TRUTH_TRUE },
		{ "usant", TRUTH_FALSE },
		{ "yes", TRUTH_TRUE },
		{ "no", TRUTH_FALSE },
	};
	char small[sizeof "false"] = { 0 };
	if (field.length >= sizeof small)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < field.length; i++)
		small[i] = small_letter(field.bytes[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strlen(words[i].word) == field.length && memcmp(small, words[i].word, field.length) == 0)
			return words[i].truth;
	}
	return TRUTH_UNKNOWN;
}

void
value_expectation(struct buffer *out, enum value_type type, char decimal)
{
	if (type == TYPE_DATE)
		buffer_text(out, "expected yyyy-mm-dd or dd.mm.yyyy");
	else if (type == TYPE_TRUTH)
		buffer_text(out, "expected ja/nei, j/n, yes/no, true/false, sant/usant, 1/0 or x");
	else
		buffer_print(out,
			"expected digits with '%c' as the decimal sign, and no blank, thousands sign, "
			"percent sign or unit",
			decimal);
}

/* The number that stands where the shape has the letter, or -1 where that is not digits. */
static int
shape_number(struct slice field, const char *shape, char letter)
{
	int number = 0;
	for (size_t i = 0; i < field.length; i++) {
		if (shape[i] != letter)
			continue;
		if (!is_digit(field.bytes[i]))
			return -1;
		number = number * 10 + (field.bytes[i] - '0');
	}
	return number;
}

void
date_reason(struct buffer *out, struct slice field)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December" };
	if (field.length != strlen("yyyy-mm-dd"))
		return;
	bool iso = field.bytes[4] == '-' && field.bytes[7] == '-';
	bool norwegian = field.bytes[2] == '.' && field.bytes[5] == '.';
	if (!iso && !norwegian)
		return;
	const char *shape = iso ? "yyyy-mm-dd" : "dd.mm.yyyy";
	int year = shape_number(field, shape, 'y');
	int month = shape_number(field, shape, 'm');
	int day = shape_number(field, shape, 'd');
	if (year < 0 || month < 0 || day < 0)
		return;
	if (year == 0)
		buffer_text(out, ": there is no year 0");
	else if (month < 1 || month > 12)
		buffer_print(out, ": there is no month %d", month);
	else if (day == 0)
		buffer_text(out, ": there is no day 0");
	else
		buffer_print(
			out, ": %s %d has %d days", months[month - 1], year, date_month_length(year, month));
}
