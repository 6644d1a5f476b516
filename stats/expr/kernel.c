#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/expr/operators.h"

size_t
expr_type_size(enum expr_type type)
{
	switch (type) {
	case EXPR_TEXT: return sizeof(uint32_t);
	case EXPR_NUMBER: return sizeof(double);
	case EXPR_DATE: return sizeof(int32_t);
	case EXPR_TRUTH: return sizeof(uint8_t);
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
	return 1;
}

const char *
expr_type_name(enum expr_type type)
{
	return type == EXPR_DURATION ? "duration" : value_type_name((enum value_type)type);
}

/* What a comparison says of each set of ways that two values may stand to each other: it is true if every one
 * of them is accepted, false if none is. */
static void
answers_find(const struct kernel_context *context, uint8_t answers[ORDER_ANY + 1])
{
	unsigned accepts = context->entry->accepts;
	for (unsigned set = 0; set <= ORDER_ANY; set++) {
		if ((set & accepts) == 0)
			answers[set] = TRUTH_FALSE;
		else
			answers[set] = (set & ~accepts) == 0 ? TRUTH_TRUE : TRUTH_UNKNOWN;
	}
}

static void
orderings_accept(const struct kernel_context *context, size_t rows, uint8_t *orderings)
{
	uint8_t answers[ORDER_ANY + 1];
	answers_find(context, answers);
	for (size_t i = 0; i < rows; i++)
		orderings[i] = answers[orderings[i]];
}

void
compare_numbers(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	for (size_t i = 0; i < rows; i++) {
		/* With a missing value each comparison below is false, which gives the empty set. */
		unsigned set =
			(left->low[i] < right->high[i] ? ORDER_LESS : 0) |
			(left->high[i] > right->low[i] ? ORDER_GREATER : 0) |
			(left->low[i] <= right->high[i] && left->high[i] >= right->low[i] ? ORDER_EQUAL : 0);
		out->truths[i] = (uint8_t)(set ? set : ORDER_ANY);
	}
	orderings_accept(context, rows, out->truths);
}

/* Without a branch, so that a compiler that knows how many rows there are takes several at once. */
static inline void
dates_compare(const int32_t *a, const int32_t *b, const uint8_t *answers, size_t rows, uint8_t *restrict out)
{
	const int less = answers[ORDER_LESS], equal = answers[ORDER_EQUAL], greater = answers[ORDER_GREATER];
	const int unknown = answers[ORDER_ANY];
	for (size_t i = 0; i < rows; i++) {
		int answer = a[i] < b[i] ? less : equal;
		answer = a[i] > b[i] ? greater : answer;
		answer = a[i] == DATE_MISSING ? unknown : answer;
		out[i] = (uint8_t)(b[i] == DATE_MISSING ? unknown : answer);
	}
}

void
compare_dates(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	uint8_t answers[ORDER_ANY + 1];
	answers_find(context, answers);
	if (rows == BLOCK_ROWS)
		dates_compare(left->dates, right->dates, answers, BLOCK_ROWS, out->truths);
	else
		dates_compare(left->dates, right->dates, answers, rows, out->truths);
}

void
compare_codes(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	for (size_t i = 0; i < rows; i++) {
		uint32_t a = left->codes[i];
		uint32_t b = right->codes[i];
		bool missing = a == CODE_MISSING || b == CODE_MISSING;
		out->truths[i] = missing ? ORDER_ANY : a == b ? ORDER_EQUAL : ORDER_LESS;
	}
	orderings_accept(context, rows, out->truths);
}

void
compare_texts(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	for (size_t i = 0; i < rows; i++) {
		uint32_t a = left->codes[i];
		uint32_t b = right->codes[i];
		out->truths[i] = ORDER_ANY;
		if (a == CODE_MISSING || b == CODE_MISSING)
			continue;
		size_t a_length;
		size_t b_length;
		const char *a_text = dictionary_text(context->dictionary, a, &a_length);
		const char *b_text = dictionary_text(context->dictionary, b, &b_length);
		int order = a == b ? 0 : text_compare(a_text, a_length, b_text, b_length);
		out->truths[i] = order < 0 ? ORDER_LESS : order > 0 ? ORDER_GREATER : ORDER_EQUAL;
	}
	orderings_accept(context, rows, out->truths);
}

void
compare_truths(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	for (size_t i = 0; i < rows; i++) {
		uint8_t a = left->truths[i];
		uint8_t b = right->truths[i];
		bool unknown = a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN;
		out->truths[i] = unknown ? ORDER_ANY : a == b ? ORDER_EQUAL : ORDER_LESS;
	}
	orderings_accept(context, rows, out->truths);
}

/* As dates_compare. */
static inline void
truths_and(const uint8_t *a, const uint8_t *b, size_t rows, uint8_t *restrict out)
{
	for (size_t i = 0; i < rows; i++) {
		uint8_t answer = (a[i] | b[i]) == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNKNOWN;
		answer = a[i] == TRUTH_FALSE ? TRUTH_FALSE : answer;
		out[i] = b[i] == TRUTH_FALSE ? TRUTH_FALSE : answer;
	}
}

void
and_truths(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	if (rows == BLOCK_ROWS)
		truths_and(left->truths, right->truths, BLOCK_ROWS, out->truths);
	else
		truths_and(left->truths, right->truths, rows, out->truths);
}

void
or_truths(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	for (size_t i = 0; i < rows; i++) {
		uint8_t a = left->truths[i];
		uint8_t b = right->truths[i];
		bool is_true = a == TRUTH_TRUE || b == TRUTH_TRUE;
		out->truths[i] = is_true ? TRUTH_TRUE : (a | b) == TRUTH_FALSE ? TRUTH_FALSE : TRUTH_UNKNOWN;
	}
}

void
truths_negate(uint8_t *truths, size_t rows)
{
	static const uint8_t opposite[] = { TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNKNOWN };
	for (size_t i = 0; i < rows; i++)
		truths[i] = opposite[truths[i]];
}

void
not_truth(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	(void)right;
	memcpy(out->truths, left->truths, rows);
	truths_negate(out->truths, rows);
}

void
missing_value(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	(void)right;
	for (size_t i = 0; i < rows; i++) {
		bool missing = false;
		switch (left->type) {
		case EXPR_TEXT: missing = left->codes[i] == CODE_MISSING; break;
		case EXPR_NUMBER: missing = left->low[i] != left->low[i]; break;
		case EXPR_DATE: missing = left->dates[i] == DATE_MISSING; break;
		case EXPR_TRUTH: missing = left->truths[i] == TRUTH_UNKNOWN; break;
		case EXPR_DURATION:
		case EXPR_NONE: break;
		}
		out->truths[i] = missing ? TRUTH_TRUE : TRUTH_FALSE;
	}
}

/* Does the text fit a pattern of % (any characters), _ (one) and \ (the next as it is)? The usual walk with
 * one place to come back to, so the time is bounded by the product of the lengths. */
static bool
pattern_fits(const char *pattern, const char *pattern_end, const char *text, const char *text_end)
{
	const char *resume_pattern = NULL;
	const char *resume_text = NULL;
	while (text < text_end) {
		uint32_t ignored;
		if (pattern < pattern_end && *pattern == '%') {
			resume_pattern = ++pattern;
			resume_text = text;
			continue;
		}
		if (pattern < pattern_end && *pattern == '_') {
			pattern++;
			text += text_decode(text, (size_t)(text_end - text), &ignored);
			continue;
		}
		bool escaped = pattern + 1 < pattern_end && *pattern == '\\';
		if (pattern < pattern_end && pattern[escaped] == *text) {
			pattern += 1 + escaped;
			text++;
			continue;
		}
		if (!resume_pattern)
			return false;
		pattern = resume_pattern;
		resume_text += text_decode(resume_text, (size_t)(text_end - resume_text), &ignored);
		text = resume_text;
	}
	while (pattern < pattern_end && *pattern == '%')
		pattern++;
	return pattern == pattern_end;
}

void
like_text(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	enum { NOT_ASKED, NO, YES };
	if (!*context->matches)
		*context->matches = xcalloc((size_t)dictionary_count(context->dictionary) + 1, 1);
	uint8_t *matches = *context->matches;
	for (size_t i = 0; i < rows; i++) {
		uint32_t code = left->codes[i];
		if (code != CODE_MISSING && matches[code] == NOT_ASKED) {
			size_t pattern_length;
			size_t length;
			const char *pattern =
				dictionary_text(context->dictionary, right->codes[i], &pattern_length);
			const char *text = dictionary_text(context->dictionary, code, &length);
			bool fits = pattern_fits(pattern, pattern + pattern_length, text, text + length);
			matches[code] = fits ? YES : NO;
		}
		if (code == CODE_MISSING)
			out->truths[i] = TRUTH_UNKNOWN;
		else
			out->truths[i] = matches[code] == YES ? TRUTH_TRUE : TRUTH_FALSE;
	}
}
