#include "stats/table/damage.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "stats/table/month.h"

static size_t
digits_at(struct slice field, size_t at)
{
	size_t end = at;
	while (end < field.length && isdigit((unsigned char)field.bytes[end]))
		end++;
	return end - at;
}

static bool
is_error_word(struct slice field)
{
	static const char *const words[] = { "#NAVN?", "#NAME?", "#REF!", "#VERDI!", "#VALUE!", "#DIV/0!",
		"#DELING/0!", "#NUM!", "#TALL!", "#NULL!", "#I/T", "#N/A", "#SPILL!", "#OVERFLYT!" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strlen(words[i]) == field.length && strncasecmp(words[i], field.bytes, field.length) == 0)
			return true;
	}
	return false;
}

static bool
is_fence(struct slice field)
{
	size_t at = 0;
	while (at < field.length && field.bytes[at] == '#')
		at++;
	return field.length >= 2 && at == field.length;
}

/* Two digits, a point (or hyphen) and a month. */
static bool
is_made_date(struct slice field)
{
	return field.length > 3 && digits_at(field, 0) == 2 &&
	       (field.bytes[2] == '.' || field.bytes[2] == '-') &&
	       month_find((struct slice){ field.bytes + 3, field.length - 3 }) > 0;
}

/* Excel's general form of a number that does not fit: six digits, and noughts at the end left out. */
static bool
is_cut_number(struct slice field)
{
	enum { DECIMALS = 5 };
	size_t at = field.length && field.bytes[0] == '-';
	if (field.length < at + 2 + DECIMALS + 4 || digits_at(field, at) != 1)
		return false;
	char sign = field.bytes[at + 1];
	if ((sign != ',' && sign != '.') || digits_at(field, at + 2) != DECIMALS)
		return false;
	at += 2 + DECIMALS;
	if (toupper((unsigned char)field.bytes[at]) != 'E' || field.bytes[at + 1] != '+' ||
		field.bytes[at - 1] == '0')
		return false;
	size_t exponent = digits_at(field, at + 2);
	bool beyond =
		exponent > 2 || (exponent == 2 && (field.bytes[at + 2] > '0' || field.bytes[at + 3] > '5'));
	return beyond && at + 2 + exponent == field.length;
}

const char *
damage_of(struct slice field)
{
	if (field.length < 2)
		return NULL;
	if (field.bytes[0] == '#' && is_error_word(field))
		return "is what Excel writes where a formula fails; expected the value itself";
	if (field.bytes[0] == '#' && is_fence(field))
		return "is what Excel shows where a column is too narrow; expected the value, from a wider "
		       "column";
	if (field.bytes[0] == '=')
		return "is a formula; expected the value it gives";
	if (is_made_date(field))
		return "is what Excel makes of 1/5, 1-5 or 1.5 when it takes it for a date; expected what "
		       "was "
		       "typed";
	if (is_cut_number(field))
		return "is a long number that Excel has cut to six digits; expected all of them, from a "
		       "column "
		       "formatted as text";
	return NULL;
}

bool
damage_lost_nought(struct slice field, const char *const *texts, size_t count)
{
	if (field.length == 0 || digits_at(field, 0) != field.length)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (texts[i][0] == '0' && strlen(texts[i]) == field.length + 1 &&
			memcmp(texts[i] + 1, field.bytes, field.length) == 0)
			return true;
	}
	return false;
}
