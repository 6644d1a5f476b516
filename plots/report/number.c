#include "plots/report/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/decimal.h"

static const char no_break_space[] = "\u00a0";

/* Beyond these a percentage is a code, not something to read. */
enum { MOST_DECIMALS = 4, TARGET_DECIMALS = 9 };

/* The digits of a number, with noughts before them where there are fewer than `least`. */
static void
add_digits(struct buffer *out, uint64_t number, int least)
{
	char text[INTEGER_DIGITS_MOST], *end = text + sizeof text, *at = digits_write(number, least, end);
	buffer_add(out, at, (size_t)(end - at));
}

static void
add_thousands(struct buffer *out, uint64_t number, enum language language)
{
	if (number < 1000) {
		add_digits(out, number, 1);
		return;
	}
	add_thousands(out, number / 1000, language);
	buffer_text(out, language == LANGUAGE_NB ? no_break_space : ",");
	add_digits(out, number % 1000, 3);
}

void
number_integer(struct buffer *out, int64_t number, enum language language)
{
	if (number < 0)
		buffer_char(out, '-');
	add_thousands(out, number < 0 ? -(uint64_t)number : (uint64_t)number, language);
}

/* units / 10^decimals with the sign of the language; units >= 0. */
static void
add_decimal(struct buffer *out, int64_t units, int decimals, enum language language)
{
	int64_t power = 1;
	for (int i = 0; i < decimals; i++)
		power *= 10;
	buffer_integer(out, units / power);
	if (decimals > 0) {
		buffer_char(out, language == LANGUAGE_NB ? ',' : '.');
		add_digits(out, (uint64_t)(units % power), decimals);
	}
}

static void
add_percent(struct buffer *out, int64_t units, int decimals, enum language language)
{
	add_decimal(out, units, decimals, language);
	if (language == LANGUAGE_NB)
		buffer_text(out, no_break_space);
	buffer_char(out, '%');
}

/* Whether the rounded figure stands to 0, to 1 and to the target as the fraction does. */
static bool
figure_is_true(
	int64_t units, int decimals, int64_t numerator, int64_t denominator, const struct target *target)
{
	int64_t whole = 100;
	for (int i = 0; i < decimals; i++)
		whole *= 10;
	if ((units == 0) != (numerator == 0) || (units == whole) != (numerator == denominator))
		return false;
	return !target || !target->given ||
	       ratio_compare(units, whole, target->value.numerator, target->value.denominator) ==
		       ratio_compare(
			       numerator, denominator, target->value.numerator, target->value.denominator);
}

void
number_percent(struct buffer *out, int64_t numerator, int64_t denominator, const struct target *target,
	int decimals, enum language language)
{
	for (int places = decimals; places <= MOST_DECIMALS; places++) {
		int64_t units = ratio_round(numerator, denominator, 100, places, ROUND_HALF_UP);
		if (figure_is_true(units, places, numerator, denominator, target)) {
			add_percent(out, units, places, language);
			return;
		}
	}
	/* Too near to 0, 1 or the target for the nearest figure: one of its two neighbours is on the right
	 * side. */
	for (int places = decimals; places <= TARGET_DECIMALS; places++) {
		int64_t down = ratio_round(numerator, denominator, 100, places, ROUND_DOWN);
		for (int64_t units = down; units <= down + 1; units++) {
			if (figure_is_true(units, places, numerator, denominator, target)) {
				add_percent(out, units, places, language);
				return;
			}
		}
	}
	add_percent(out, ratio_round(numerator, denominator, 100, TARGET_DECIMALS, ROUND_HALF_UP),
		TARGET_DECIMALS, language);
}

void
number_limit(struct buffer *out, double fraction, const struct target *target, int decimals,
	enum language language)
{
	int64_t billionths = llround(fraction * 1e9);
	number_percent(out, billionths, 1000000000, target, decimals, language);
}

void
number_target(struct buffer *out, const struct target *target, enum language language)
{
	for (int places = 0;; places++) {
		int64_t down = ratio_round(
			target->value.numerator, target->value.denominator, 100, places, ROUND_DOWN);
		int64_t up = ratio_round(
			target->value.numerator, target->value.denominator, 100, places, ROUND_UP);
		if (down == up || places == TARGET_DECIMALS) {
			add_percent(out, down, places, language);
			return;
		}
	}
}

void
number_whole(struct buffer *out, double number, enum language language)
{
	char text[NUMBER_TEXT_SIZE];
	char *point = strchr(number_format_shortest(number, text), '.');
	if (point && language == LANGUAGE_NB)
		*point = ',';
	buffer_text(out, text);
}

void
number_p_value(struct buffer *out, double p_value, enum language language)
{
	if (p_value < 0.001) {
		buffer_text(out, language == LANGUAGE_NB ? "p < 0,001" : "p < 0.001");
		return;
	}
	int decimals = p_value < 0.1 ? 3 : 2;
	buffer_text(out, "p = ");
	add_decimal(out, llround(p_value * (decimals == 3 ? 1000 : 100)), decimals, language);
}

static void
add_minus(struct buffer *out, double number)
{
	if (number < 0)
		buffer_text(out, "\u2212");
}

void
number_significant(struct buffer *out, double number, int digits, enum language language)
{
	char text[64], *power;
	double size = fabs(number);
	if (size > 0 && (size < 1e-6 || size >= 1e15)) {
		(void)snprintf(text, sizeof text, "%.*e", digits - 1, size);
	} else {
		int whole = size >= 1  ? (int)floor(log10(size)) + 1
			    : size > 0 ? (int)floor(log10(size)) + 1
				       : 1;
		(void)snprintf(text, sizeof text, "%.*f", whole < digits ? digits - whole : 0, size);
	}
	power = strchr(text, 'e');
	size_t length = power ? (size_t)(power - text) : strlen(text);
	size_t point = strcspn(text, ".");
	if (point < length)
		while (text[length - 1] == '0' || text[length - 1] == '.')
			if (text[--length] == '.')
				break;
	add_minus(out, number);
	size_t whole = point < length ? point : length;
	number_integer(out, strtoll(text, NULL, 10), language);
	if (whole < length)
		buffer_print(out, "%c%.*s", language == LANGUAGE_NB ? ',' : '.', (int)(length - whole - 1),
			text + whole + 1);
	if (power)
		buffer_print(out, "\u00a0\u00b7\u00a010^%d", (int)strtol(power + 1, NULL, 10));
}

void
number_share(struct buffer *out, double fraction, enum language language)
{
	const double size = fabs(fraction);
	int64_t units = llround(1000 * size);
	if (size > 0 && units == 0) {
		buffer_text(out, "<\u00a0");
		units = 1;
	} else if (size < 1 && units == 1000) {
		buffer_text(out, ">\u00a0");
		units = 999;
	}
	add_minus(out, fraction);
	add_percent(out, units, 1, language);
}

void
number_date(struct buffer *out, int32_t date, enum language language)
{
	char text[DATE_TEXT_SIZE];
	buffer_text(out,
		language == LANGUAGE_NB ? date_format_norwegian(date, text) : date_format_iso(date, text));
}

void
number_plain(struct buffer *out, double fraction)
{
	if (!isnan(fraction))
		buffer_decimal(out, fabs(fraction) < 5e-7 ? 0.0 : fraction, 6);
}

void
number_word(struct buffer *out, int64_t number, enum gender gender, bool first, enum language language)
{
	static const char *const words[][13] = {
		[LANGUAGE_NB] = { "ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni",
			"ti", "elleve", "tolv" },
		[LANGUAGE_EN] = { "none", "one", "two", "three", "four", "five", "six", "seven", "eight",
			"nine", "ten", "eleven", "twelve" },
	};
	static const char *const first_words[][13] = {
		[LANGUAGE_NB] = { "Ingen", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", "Ni",
			"Ti", "Elleve", "Tolv" },
		[LANGUAGE_EN] = { "None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight",
			"Nine", "Ten", "Eleven", "Twelve" },
	};
	if (number < 0 || number > 12)
		number_integer(out, number, language);
	else if (number == 1 && gender == NEUTER && language == LANGUAGE_NB)
		buffer_text(out, first ? "Ett" : "ett");
	else
		buffer_text(out, (first ? first_words : words)[language][number]);
}
