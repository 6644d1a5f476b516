#include "stats/indicator/definition.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The first row of each comparison is how messages write it, in the order of the enum. */
static const struct {
	const char *words;
	enum comparison comparison;
} comparisons[] = {
	{ "at least", AT_LEAST },
	{ "more than", MORE_THAN },
	{ "at most", AT_MOST },
	{ "less than", LESS_THAN },
	{ ">=", AT_LEAST },
	{ "<=", AT_MOST },
	{ ">", MORE_THAN },
	{ "<", LESS_THAN },
};

/* Blanks, also those that do not break and often stand before a percent sign. */
static const char *
blanks_skip(const char *text)
{
	for (;;)
		if (*text == ' ' || *text == '\t' || *text == '\n')
			text++;
		else if (strncmp(text, "\u00A0", 2) == 0)
			text += 2;
		else if (strncmp(text, "\u202F", 3) == 0)
			text += 3;
		else
			return text;
}

/* Steps over the words of a comparison; "at least" where there are none. */
static const char *
comparison_skip(const char *text, enum comparison *comparison)
{
	*comparison = AT_LEAST;
	for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
		size_t length = strlen(comparisons[i].words);
		if (strncasecmp(text, comparisons[i].words, length) == 0) {
			*comparison = comparisons[i].comparison;
			return blanks_skip(text + length);
		}
	}
	return text;
}

/* No target needs more decimals, and with more it could not be shown without contradicting itself. */
enum { TARGET_DECIMALS_MOST = 6 };

static bool
number_parse(const char *text, size_t length, struct decimal *number)
{
	return decimal_parse(text, length, memchr(text, ',', length) ? ',' : '.', number);
}

/* A number with or without its percent sign, and nothing behind it. */
static bool
percentage_parse(const char *text, struct decimal *number, bool *has_percent)
{
	size_t length = strspn(text, "+-0123456789.,");
	const char *behind = blanks_skip(text + length);
	*has_percent = *behind == '%';
	if (*has_percent)
		behind = blanks_skip(behind + 1);
	return number_parse(text, length, number) && !*behind;
}

bool
percent_parse(const char *text, struct ratio *value)
{
	struct decimal number;
	bool has_percent;
	if (!percentage_parse(blanks_skip(text), &number, &has_percent) || !has_percent)
		return false;
	*value = ratio_from_decimal(number, true);
	return value->denominator != 0;
}

/* What to write instead of a number without a percent sign: 0.7 is meant as 70 %, 70 as 70 %, and 1 may be
 * either. */
static void
percent_message(struct ratio value, const char *words, char *message, size_t size)
{
	char percent[64];
	int against_one = ratio_compare(value.numerator, value.denominator, 1, 1);
	if (against_one == 0) {
		snprintf(message, size, "a target needs a percent sign; write `%s 100 %%` or `%s 1 %%`",
			words, words);
		return;
	}
	if (against_one < 0 && value.numerator > 0 && value.numerator < INT64_MAX / 100)
		value = ratio_make(value.numerator * 100, value.denominator);
	snprintf(message, size, "a target needs a percent sign; write `%s %s %%`", words,
		ratio_format_short(value, percent, sizeof percent));
}

bool
target_parse(const char *text, struct target *target, char *message, size_t size)
{
	struct target parsed = { .given = true };
	struct decimal number;
	bool has_percent;
	const char *begin = comparison_skip(blanks_skip(text), &parsed.comparison);
	if (!percentage_parse(begin, &number, &has_percent)) {
		snprintf(message, size,
			"this is no target; write one like `at least 70 %%` (or `at most`, `more than`, "
			"`less than`)");
		return false;
	}
	if (number.scale > TARGET_DECIMALS_MOST) {
		snprintf(message, size, "a target has at most %d decimals", TARGET_DECIMALS_MOST);
		return false;
	}
	struct ratio hundredfold = ratio_from_decimal(number, false);
	parsed.value = ratio_from_decimal(number, true);
	if (hundredfold.numerator < 0 ||
		ratio_compare(hundredfold.numerator, hundredfold.denominator, 100, 1) > 0) {
		snprintf(message, size, "a target for a proportion lies between 0 %% and 100 %%");
		return false;
	}
	if (!has_percent) {
		percent_message(hundredfold, comparisons[parsed.comparison].words, message, size);
		return false;
	}
	*target = parsed;
	return true;
}

char *
target_format(const struct target *target, char *out, size_t size)
{
	static const char *const signs[] = {
		[AT_LEAST] = ">=", [MORE_THAN] = ">", [AT_MOST] = "<=", [LESS_THAN] = "<"
	};
	char value[64];
	if (target->given)
		snprintf(out, size, "%s%s", signs[target->comparison],
			ratio_format_short(target->value, value, sizeof value));
	else
		snprintf(out, size, "%s", "");
	return out;
}
