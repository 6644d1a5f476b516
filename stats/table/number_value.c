#include "stats/table/number_value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/word.h"
#include "stats/table/damage.h"
#include "stats/table/qualifier.h"

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
all_digits(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_digit(bytes[i]))
			return false;
	}
	return length > 0;
}

static const char minus_sign[] = "\xE2\x88\x92";

/* How many bytes the sign takes that the field begins with; 0 if there is none. */
static size_t
sign_read(struct slice field, bool *negative)
{
	size_t size = sizeof minus_sign - 1;
	*negative = false;
	if (field.length == 0)
		return 0;
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
long_number(const char *digits, size_t length, size_t decimal_at, int shift)
{
	struct buffer text = { 0 };
	buffer_add(&text, digits, length);
	if (decimal_at < length)
		text.bytes[decimal_at] = '.';
	buffer_print(&text, "e%d", shift);
	double number = strtod(text.bytes, NULL);
	buffer_free(&text);
	return isfinite(number) ? number : NAN;
}

/* What up to eight bytes are, if they are nothing but digits and perhaps the decimal sign among them: the
 * number without that sign, and how many digits stand behind it. -1: they are anything else. */
static int64_t
short_digits(const char *bytes, size_t length, char decimal, size_t *decimals)
{
	uint64_t digits = word_filled(bytes, length);
	uint64_t sign = word_equal(digits, decimal);
	*decimals = 0;
	if (sign) {
		/* What stands before the sign moves up to what stands behind it. */
		unsigned at = (unsigned)__builtin_ctzll(sign) / 8;
		uint64_t before = ~(~UINT64_C(0) << 8 * at), up_to = before << 8 | 0xFF;
		if (at + length == 8 || at == 7)
			return -1;
		digits = (digits & ~up_to) | (digits & before) << 8 | '0';
		*decimals = 7 - at;
	}
	return word_is_digits(digits) ? (int64_t)word_number(digits) : -1;
}

/* Digits, and then perhaps the decimal sign and digits. Up to 15 significant digits and up to 22 decimals
 * both the digits and the power of ten are doubles without an error, so that one division (or product) rounds
 * once, and correctly. */
static double
unsigned_number(const char *digits, size_t length, char decimal, int shift)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
		1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	enum { EXACT_DIGITS = 15, EXACT_SCALE = 22 };
	size_t places;
	int64_t value =
		length && length <= 8 && shift == 0 ? short_digits(digits, length, decimal, &places) : -1;
	if (value >= 0)
		return (double)value / powers[places];
	value = 0;
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
	size_t decimals = decimal_at < length ? length - decimal_at - 1 : 0;
	int scale = decimals <= EXACT_SCALE ? (int)decimals - shift : EXACT_SCALE + 1;
	if (significant > EXACT_DIGITS || scale > EXACT_SCALE || scale < -EXACT_SCALE)
		return long_number(digits, length, decimal_at, shift);
	return scale < 0 ? (double)value * powers[-scale] : (double)value / powers[scale];
}

double
field_number(struct slice field, char decimal, int shift)
{
	bool negative;
	size_t sign = sign_read(field, &negative);
	double number = unsigned_number(field.bytes + sign, field.length - sign, decimal, shift);
	/* Not -number: minus nought would be a value of its own where values are grouped or printed. */
	return negative ? 0.0 - number : number;
}

struct number_form
number_form_of(const struct column_spec *spec, char decimal)
{
	if (spec->thousands)
		decimal = spec->thousands == '.' ? ',' : '.';
	return (struct number_form){
		.decimal = decimal,
		.thousands = spec->thousands,
		.percent = spec->percent,
		.exponents = spec->exponents,
		.qualified = spec->qualified,
	};
}

/* The digits without what stands between groups of three; false if they are not grouped so. `groups` is how
 * many separators there are. */
static bool
groups_join(struct slice whole, char separator, struct buffer *out, size_t *groups)
{
	size_t first = 0;
	*groups = 0;
	while (first < whole.length && whole.bytes[first] != separator)
		first++;
	if (first < 1 || first > 3 || whole.bytes[0] == '0')
		return false;
	buffer_add(out, whole.bytes, first);
	for (size_t at = first; at < whole.length; at += 4) {
		if (whole.length - at < 4 || whole.bytes[at] != separator ||
			!all_digits(whole.bytes + at + 1, 3))
			return false;
		buffer_add(out, whole.bytes + at + 1, 3);
		++*groups;
	}
	return all_digits(out->bytes, out->length);
}

static struct number_value
refused(const char *rule, const char *reason)
{
	return (struct number_value){ .number = NAN, .rule = rule, .reason = reason };
}

/* What is wrong with a number whose groups, or whose decimal sign, are not those of the form. */
static const char *
sign_reason(struct slice digits, char separator, size_t groups, bool declared)
{
	if (groups == 1 && !declared)
		return separator == '.' ? ": it may be a decimal or a thousand; say `thousands: .` in the "
					  "column if the "
					  "point stands between thousands"
					: ": it may be a decimal or a thousand; say `thousands: \",\"` in "
					  "the column if "
					  "the comma stands between thousands";
	size_t at = 0;
	while (at < digits.length && (is_digit(digits.bytes[at]) || digits.bytes[at] == separator))
		at++;
	return at < digits.length || separator == ' ' ? "" : ": that is not the decimal sign of this file";
}

/* Digits in groups, and perhaps decimals. */
static struct number_value
grouped_number(struct slice digits, const struct number_form *form, int shift)
{
	char other = form->decimal == '.' ? ',' : '.';
	const char *sign = memchr(digits.bytes, form->decimal, digits.length);
	struct slice whole = { digits.bytes, sign ? (size_t)(sign - digits.bytes) : digits.length };
	char separator = memchr(whole.bytes, ' ', whole.length)     ? ' '
			 : memchr(whole.bytes, other, whole.length) ? other
								    : '\0';
	if (separator == '\0')
		return refused("number", "");
	/* What pandas makes of a whole number in a column with a missing value. */
	if (!sign && other == '.' && whole.length > 2 && all_digits(whole.bytes, whole.length - 2) &&
		memcmp(whole.bytes + whole.length - 2, ".0", 2) == 0) {
		double number = unsigned_number(whole.bytes, whole.length - 2, form->decimal, shift);
		return (struct number_value){ .number = number, .uses = NUMBER_TRAILING_ZERO };
	}
	struct buffer joined = { 0 };
	size_t groups;
	bool fits = groups_join(whole, separator, &joined, &groups);
	bool declared = separator == ' ' || separator == form->thousands;
	struct number_value value = refused("number", "");
	if (fits && (declared || groups > 1 || sign)) {
		if (sign)
			buffer_add(&joined, sign, digits.length - whole.length);
		double number = unsigned_number(joined.bytes, joined.length, form->decimal, shift);
		if (!isnan(number))
			value = (struct number_value){ .number = number, .uses = NUMBER_GROUPED };
	} else {
		value.reason = sign_reason(digits, separator, fits ? groups : 0, declared);
	}
	buffer_free(&joined);
	return value;
}

/* Takes "E+05" off the end of the digits and adds it to the shift. False if there is none. */
static bool
exponent_take(struct slice *digits, int *shift)
{
	enum { EXPONENT_DIGITS = 3 };
	size_t at = digits->length;
	while (at > 0 && is_digit(digits->bytes[at - 1]))
		at--;
	size_t count = digits->length - at;
	char sign = at > 0 ? digits->bytes[at - 1] : '\0';
	at -= sign == '+' || sign == '-';
	if (count < 1 || count > EXPONENT_DIGITS || at < 2 ||
		toupper((unsigned char)digits->bytes[at - 1]) != 'E')
		return false;
	int exponent = 0;
	for (size_t i = digits->length - count; i < digits->length; i++)
		exponent = exponent * 10 + (digits->bytes[i] - '0');
	*shift += sign == '-' ? -exponent : exponent;
	digits->length = at - 1;
	return true;
}

static bool
percent_take(struct slice *digits)
{
	if (digits->length < 2 || digits->bytes[digits->length - 1] != '%')
		return false;
	digits->length--;
	if (digits->bytes[digits->length - 1] == ' ')
		digits->length--;
	return digits->length > 0;
}

/* What stands behind the qualifier. */
static struct number_value
magnitude_read(struct slice field, const struct number_form *form)
{
	bool negative;
	size_t sign = sign_read(field, &negative);
	struct slice digits = { field.bytes + sign, field.length - sign };
	if (digits.length == 0 || !is_digit(digits.bytes[0]))
		return refused("number", "");
	bool percent = percent_take(&digits);
	if (percent && form->percent == PERCENT_NEVER)
		return refused("number", ": the definition says that no percent sign stands here");
	int shift = percent || form->percent == PERCENT_ALWAYS ? -2 : 0;
	struct slice mantissa = digits;
	bool exponent = exponent_take(&mantissa, &shift);
	if (exponent && !isnan(unsigned_number(mantissa.bytes, mantissa.length, form->decimal, 0)) &&
		!form->exponents)
		return refused("excel_damage", ": Excel has written it with an exponent and may have left "
					       "digits out; say `exponents: "
					       "yes` in the column if all of them are there");
	struct number_value value = { .number = unsigned_number(
					      mantissa.bytes, mantissa.length, form->decimal, shift) };
	if (isnan(value.number) && !exponent)
		value = grouped_number(mantissa, form, shift);
	else if (isnan(value.number))
		value = refused("number", "");
	value.number = negative ? 0.0 - value.number : value.number;
	value.uses |= percent ? NUMBER_PERCENT : 0U;
	return value;
}

struct number_value
number_read(struct slice field, const struct number_form *form)
{
	if (damage_of(field))
		return refused("excel_damage", "");
	struct slice rest = field;
	uint8_t qualifier = qualifier_take(&rest);
	struct number_value value = magnitude_read(rest, form);
	if (isnan(value.number))
		return value;
	if (qualifier && !form->qualified)
		return refused("qualified",
			": it is not exact; say `qualified: yes` in the column to keep such numbers apart");
	value.qualifier = qualifier;
	return value;
}

bool
number_is_possible(struct slice field)
{
	char first = field.length ? field.bytes[0] : '\0';
	if (is_digit(first) || first == '+' || first == '-' || first == minus_sign[0])
		return true;
	for (size_t i = 1; qualifier_may_begin(first) && i < field.length; i++) {
		if (is_digit(field.bytes[i]))
			return true;
	}
	return false;
}
