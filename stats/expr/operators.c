#include "stats/expr/operators.h"

#include <string.h>

#define NUMBERS(kernel_name)                                                                                 \
	{                                                                                                    \
		EXPR_NUMBER, EXPR_NUMBER, EXPR_TRUTH, kernel_name                                            \
	}
#define TEXTS(kernel_name)                                                                                   \
	{                                                                                                    \
		EXPR_TEXT, EXPR_TEXT, EXPR_TRUTH, kernel_name                                                \
	}
#define DATES(kernel_name)                                                                                   \
	{                                                                                                    \
		EXPR_DATE, EXPR_DATE, EXPR_TRUTH, kernel_name                                                \
	}
#define TRUTHS(kernel_name)                                                                                  \
	{                                                                                                    \
		EXPR_TRUTH, EXPR_TRUTH, EXPR_TRUTH, kernel_name                                              \
	}
#define END                                                                                                  \
	{                                                                                                    \
		EXPR_NONE, EXPR_NONE, EXPR_NONE, NULL                                                        \
	}

#define EQUALITY                                                                                             \
	{                                                                                                    \
		NUMBERS(compare_numbers), TEXTS(compare_codes), DATES(compare_dates),                        \
			TRUTHS(compare_truths), END                                                          \
	}
#define ORDER                                                                                                \
	{                                                                                                    \
		NUMBERS(compare_numbers), TEXTS(compare_texts), DATES(compare_dates), END, END               \
	}
#define MISSINGNESS                                                                                          \
	{                                                                                                    \
		{ EXPR_NUMBER, EXPR_NONE, EXPR_TRUTH, missing_value },                                       \
			{ EXPR_TEXT, EXPR_NONE, EXPR_TRUTH, missing_value },                                 \
			{ EXPR_DATE, EXPR_NONE, EXPR_TRUTH, missing_value },                                 \
			{ EXPR_TRUTH, EXPR_NONE, EXPR_TRUTH, missing_value }, END                            \
	}
#define ONE(left, right, result, kernel_name)                                                                \
	{                                                                                                    \
		{ left, right, result, kernel_name }, END, END, END, END                                     \
	}
#define NO_SIGNATURE                                                                                         \
	{                                                                                                    \
		END, END, END, END, END                                                                      \
	}

static const char unknown_if_missing[] = "unknown if either side is missing";

const struct operator_entry operators[] = {
	{ "or", FORM_INFIX, OR, 0, false, ONE(EXPR_TRUTH, EXPR_TRUTH, EXPR_TRUTH, or_truths), "a or b",
		"true if one side is true, else unknown if one is unknown", "at least one of the two holds" },
	{ "and", FORM_INFIX, AND, 0, false, ONE(EXPR_TRUTH, EXPR_TRUTH, EXPR_TRUTH, and_truths), "a and b",
		"false if one side is false, else unknown if one is unknown", "both hold" },
	{ "not", FORM_PREFIX, NOT, 0, false, ONE(EXPR_TRUTH, EXPR_NONE, EXPR_TRUTH, not_truth), "not a",
		"unknown stays unknown", "a does not hold" },
	{ "=", FORM_INFIX, COMPARISON, ORDER_EQUAL, false, EQUALITY, "a = b", unknown_if_missing,
		"equal; texts must be alike to the letter" },
	{ "<>", FORM_INFIX, COMPARISON, ORDER_LESS | ORDER_GREATER, false, EQUALITY, "a <> b",
		unknown_if_missing, "not equal" },
	{ "<", FORM_INFIX, COMPARISON, ORDER_LESS, false, ORDER, "a < b", unknown_if_missing,
		"less, earlier, or before it in Norwegian order" },
	{ "<=", FORM_INFIX, COMPARISON, ORDER_LESS | ORDER_EQUAL, false, ORDER, "a <= b", unknown_if_missing,
		"less or equal" },
	{ ">", FORM_INFIX, COMPARISON, ORDER_GREATER, false, ORDER, "a > b", unknown_if_missing,
		"greater, later" },
	{ ">=", FORM_INFIX, COMPARISON, ORDER_GREATER | ORDER_EQUAL, false, ORDER, "a >= b",
		unknown_if_missing, "greater or equal" },
	{ "in", FORM_LIST, COMPARISON, ORDER_EQUAL, false, EQUALITY, "a in (b, c)",
		"unknown if a is missing, or if no item is equal and one is missing",
		"equal to one of the list" },
	{ "not in", FORM_LIST, COMPARISON, ORDER_EQUAL, true, EQUALITY, "a not in (b, c)", "as `in`",
		"equal to none of the list" },
	{ "between", FORM_BETWEEN, COMPARISON, 0, false, NO_SIGNATURE, "a between b and c",
		"as a >= b and a <= c", "from b to c, both included" },
	{ "not between", FORM_BETWEEN, COMPARISON, 0, true, NO_SIGNATURE, "a not between b and c",
		"as `between`", "below b or above c" },
	{ "like", FORM_INFIX, COMPARISON, 0, false, ONE(EXPR_TEXT, EXPR_TEXT, EXPR_TRUTH, like_text),
		"a like 'b%'", "unknown if a is missing",
		"the text fits the pattern: % any characters, _ one, \\ takes the next as it is" },
	{ "not like", FORM_INFIX, COMPARISON, 0, true, ONE(EXPR_TEXT, EXPR_TEXT, EXPR_TRUTH, like_text),
		"a not like 'b%'", "unknown if a is missing", "the text does not fit the pattern" },
	{ "is missing", FORM_POSTFIX, COMPARISON, 0, false, MISSINGNESS, "a is missing", "never unknown",
		"there is no value, or the condition is unknown" },
	{ "is not missing", FORM_POSTFIX, COMPARISON, 0, true, MISSINGNESS, "a is not missing",
		"never unknown", "there is a value" },
	{ "+", FORM_INFIX, SUM, 0, false,
		{ { EXPR_NUMBER, EXPR_NUMBER, EXPR_NUMBER, add_numbers },
			{ EXPR_DATE, EXPR_DURATION, EXPR_DATE, add_duration }, END, END, END },
		"a + b, d + 3 months", "missing if either side is",
		"sum; a date moved by calendar months stays inside the month (31 January + 1 month = 28 or "
		"29 February)" },
	{ "-", FORM_INFIX, SUM, 0, false,
		{ { EXPR_NUMBER, EXPR_NUMBER, EXPR_NUMBER, subtract_numbers },
			{ EXPR_DATE, EXPR_DATE, EXPR_NUMBER, subtract_dates },
			{ EXPR_DATE, EXPR_DURATION, EXPR_DATE, subtract_duration }, END, END },
		"a - b, d - e, d - 1 year", "missing if either side is",
		"difference; of two dates the number of days; a date moved back" },
	{ "*", FORM_INFIX, PRODUCT, 0, false, ONE(EXPR_NUMBER, EXPR_NUMBER, EXPR_NUMBER, multiply_numbers),
		"a * b", "missing if either side is", "product" },
	{ "/", FORM_INFIX, PRODUCT, 0, false, ONE(EXPR_NUMBER, EXPR_NUMBER, EXPR_NUMBER, divide_numbers),
		"a / b", "missing if either side is, or if b is 0", "quotient" },
	{ "-", FORM_PREFIX, NEGATION, 0, false, ONE(EXPR_NUMBER, EXPR_NONE, EXPR_NUMBER, negate_number), "-a",
		"missing if a is", "the number with its sign turned" },
	{ "working_days", FORM_FUNCTION, CALL, 0, false,
		ONE(EXPR_DATE, EXPR_DATE, EXPR_NUMBER, count_working_days), "working_days(d, e)",
		"missing if either side is",
		"the working days after d up to and with e: no Saturdays, Sundays and Norwegian public "
		"holidays; negative where e is before d" },
	{ "any", FORM_QUANTIFIER, LOOSEST, 0, false, NO_SIGNATURE, "any T where C",
		"true if C is true for one row, else unknown if it is unknown for one, else false",
		"one of T's rows that refer to this row fulfils C" },
	{ "no", FORM_QUANTIFIER, LOOSEST, 0, true, NO_SIGNATURE, "no T where C", "the opposite of `any`",
		"none of T's rows that refer to this row fulfils C" },
	{ "count", FORM_COUNT, LOOSEST, 0, false, NO_SIGNATURE, "count(T where C)",
		"from the rows where C is true to those where it is true or unknown; 0 over no rows",
		"how many of T's rows that refer to this row fulfil C" },
	{ "min", FORM_SUMMARY, LOOSEST, 0, false, NO_SIGNATURE, "min(T.a where C)",
		"missing values are skipped; missing over no rows, if a value is not exact, or if C is "
		"unknown "
		"for one",
		"the smallest number or earliest date" },
	{ "max", FORM_SUMMARY, LOOSEST, 0, false, NO_SIGNATURE, "max(T.a where C)",
		"missing values are skipped; missing over no rows, if a value is not exact, or if C is "
		"unknown "
		"for one",
		"the largest number or latest date" },
	{ "sum", FORM_SUMMARY, LOOSEST, 0, false, NO_SIGNATURE, "sum(T.a where C)",
		"missing if a value is missing or not exact, or if C is unknown for one; 0 over no rows",
		"the sum of numbers" },
	{ "mean", FORM_SUMMARY, LOOSEST, 0, false, NO_SIGNATURE, "mean(T.a where C)",
		"missing if a value is missing or not exact, over no rows, or if C is unknown for one",
		"the mean of numbers" },
};
const size_t operator_count = sizeof(operators) / sizeof(operators[0]);

const struct duration_unit duration_units[] = {
	{ "day", { 0, 1 } },
	{ "days", { 0, 1 } },
	{ "week", { 0, 7 } },
	{ "weeks", { 0, 7 } },
	{ "month", { 1, 0 } },
	{ "months", { 1, 0 } },
	{ "year", { 12, 0 } },
	{ "years", { 12, 0 } },
};
const size_t duration_unit_count = sizeof(duration_units) / sizeof(duration_units[0]);

const char *const reserved_words[] = { "and", "or", "not", "in", "between", "like", "is", "missing", "where",
	"via", "any", "no", "true", "false", "as_of" };
const size_t reserved_word_count = sizeof(reserved_words) / sizeof(reserved_words[0]);

const struct operator_entry *
operator_find(const char *symbol, enum form form)
{
	for (size_t i = 0; i < operator_count; i++)
		if (operators[i].form == form && strcmp(operators[i].symbol, symbol) == 0)
			return &operators[i];
	return NULL;
}
