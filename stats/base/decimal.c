#include "stats/base/decimal.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 int128;

enum { LARGEST_SCALE = 18 };

static int64_t
power_of_ten(int exponent)
{
	int64_t power = 1;
	while (exponent-- > 0)
		power *= 10;
	return power;
}

bool
decimal_parse(const char *text, size_t length, char sign, struct decimal *out)
{
	size_t at = 0;
	bool negative = length > 0 && text[0] == '-';
	if (length > 0 && (text[0] == '-' || text[0] == '+'))
		at++;
	size_t part_start = at; /* of the digits before the sign, then of those behind it */
	int64_t digits = 0;
	int significant = 0, scale = 0;
	bool behind_sign = false;
	for (; at < length; at++) {
		if (text[at] == sign && !behind_sign && at > part_start) {
			behind_sign = true;
			part_start = at + 1;
			continue;
		}
		if (text[at] < '0' || text[at] > '9')
			return false;
		if (digits != 0 || text[at] != '0')
			significant++;
		scale += behind_sign;
		if (significant > 18 || scale > LARGEST_SCALE)
			return false;
		digits = digits * 10 + (text[at] - '0');
	}
	if (at == part_start)
		return false;
	*out = (struct decimal){ .digits = negative ? -digits : digits, .scale = scale };
	return true;
}

static int128
greatest_common_divisor(int128 a, int128 b)
{
	if (a < 0)
		a = -a;
	while (b != 0) {
		int128 rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

struct ratio
ratio_from_decimal(struct decimal decimal, bool percent)
{
	int128 denominator = (int128)power_of_ten(decimal.scale) * (percent ? 100 : 1);
	int128 divisor = greatest_common_divisor(decimal.digits, denominator);
	if (denominator / divisor > INT64_MAX)
		return (struct ratio){ 0, 0 };
	return (struct ratio){ (int64_t)(decimal.digits / divisor), (int64_t)(denominator / divisor) };
}

struct ratio
ratio_make(int64_t numerator, int64_t denominator)
{
	assert(denominator != 0 && denominator != INT64_MIN && numerator != INT64_MIN);
	if (denominator < 0) {
		numerator = -numerator;
		denominator = -denominator;
	}
	int64_t divisor = (int64_t)greatest_common_divisor(numerator, denominator);
	return (struct ratio){ numerator / divisor, denominator / divisor };
}

int
ratio_compare(int64_t a, int64_t b, int64_t c, int64_t d)
{
	assert(b > 0 && d > 0);
	int128 left = (int128)a * d;
	int128 right = (int128)c * b;
	return (left > right) - (left < right);
}

/* C divides towards zero; these go where their names say. The divisor is positive. */
static int128
floor_division(int128 dividend, int128 divisor)
{
	return dividend / divisor - (dividend % divisor < 0);
}

static int128
ceiling_division(int128 dividend, int128 divisor)
{
	return dividend / divisor + (dividend % divisor > 0);
}

static int128
rounded_division(int128 dividend, int128 divisor, enum rounding rounding)
{
	switch (rounding) {
	case ROUND_DOWN: return floor_division(dividend, divisor);
	case ROUND_UP: return ceiling_division(dividend, divisor);
	case ROUND_HALF_UP: break;
	}
	int128 quotient = dividend / divisor;
	int128 rest = dividend % divisor;
	if (rest < 0)
		return quotient - (-rest >= divisor + rest);
	return quotient + (rest >= divisor - rest);
}

static int64_t
within_int64(int128 value)
{
	if (value > INT64_MAX)
		return INT64_MAX;
	return value < INT64_MIN ? INT64_MIN : (int64_t)value;
}

int64_t
ratio_ceiling_of(struct ratio target, int64_t n)
{
	assert(target.denominator > 0 && n >= 0);
	return within_int64(ceiling_division((int128)target.numerator * n, target.denominator));
}

int64_t
ratio_floor_of(struct ratio target, int64_t n)
{
	assert(target.denominator > 0 && n >= 0);
	return within_int64(floor_division((int128)target.numerator * n, target.denominator));
}

int64_t
ratio_round(int64_t numerator, int64_t denominator, int scale, int decimals, enum rounding rounding)
{
	assert(denominator > 0 && decimals >= 0 && decimals <= 9);
	int128 units = (int128)numerator * scale * power_of_ten(decimals);
	return within_int64(rounded_division(units, denominator, rounding));
}

char *
digits_write(uint64_t number, int least, char *end)
{
	for (int digits = 0; number > 0 || digits < least; digits++, number /= 10)
		*--end = (char)('0' + number % 10);
	return end;
}

/* Writes units / 10^decimals. Zero has no sign, also where it was rounded to. */
static char *
units_format(int128 units, int decimals, char *out, size_t size)
{
	char text[2 * INTEGER_DIGITS_MOST + 2], *end = text + sizeof text, *at = end;
	const int128 magnitude = units < 0 ? -units : units, power = power_of_ten(decimals);
	if (decimals > 0) {
		at = digits_write((uint64_t)(magnitude % power), decimals, at);
		*--at = '.';
	}
	at = digits_write((uint64_t)(magnitude / power), 1, at);
	if (units < 0)
		*--at = '-';
	size_t length = (size_t)(end - at);
	length = length < size ? length : size - 1;
	memcpy(out, at, length);
	out[length] = '\0';
	return out;
}

char *
ratio_format(int64_t numerator, int64_t denominator, int decimals, char *out, size_t size)
{
	assert(denominator > 0 && decimals >= 0 && decimals <= 9);
	int128 units =
		rounded_division((int128)numerator * power_of_ten(decimals), denominator, ROUND_HALF_UP);
	return units_format(units, decimals, out, size);
}

char *
ratio_format_short(struct ratio ratio, char *out, size_t size)
{
	assert(ratio.denominator > 0);
	ratio = ratio_make(ratio.numerator, ratio.denominator);
	for (int decimals = 0; decimals <= LARGEST_SCALE; decimals++) {
		int64_t power = power_of_ten(decimals);
		if (power % ratio.denominator == 0)
			return units_format(
				(int128)ratio.numerator * (power / ratio.denominator), decimals, out, size);
	}
	return ratio_format(ratio.numerator, ratio.denominator, 6, out, size);
}

char *
number_format_shortest(double number, char *out)
{
	const double whole_most = 9007199254740992.0; /* 2^53 */
	if (isfinite(number) && fabs(number) <= whole_most && !(number < floor(number)) &&
		!(number > floor(number))) {
		/* -0 is written like 0. */
		(void)snprintf(out, NUMBER_TEXT_SIZE, "%.0f", number + 0.0);
		return out;
	}
	for (int digits = 15; digits <= 17; digits++) {
		(void)snprintf(out, NUMBER_TEXT_SIZE, "%.*g", digits, number);
		if (!(strtod(out, NULL) < number) && !(strtod(out, NULL) > number))
			break;
	}
	return out;
}
