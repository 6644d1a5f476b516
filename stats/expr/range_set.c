/* `a in (1, 2, …)` with constants only: one search in a sorted array, however long the list. */
#include <math.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/expr/evaluate.h"

struct range_set {
	size_t count;
	double items[];
};

/* Codes, dates and truths are whole numbers far below 2^53, so a double holds each of them. */
static double
constant_number(struct evaluation *evaluation, const struct expr *expr)
{
	switch (expr->type) {
	case EXPR_TEXT: return dictionary_code(evaluation->tables->dictionary, expr->text, expr->text_length);
	case EXPR_DATE: return expr->date;
	case EXPR_TRUTH: return expr->truth;
	case EXPR_NUMBER:
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
	return expr->number;
}

static int
double_compare(const void *left, const void *right)
{
	const double *a = left;
	const double *b = right;
	return (*a > *b) - (*a < *b);
}

struct range_set *
range_set_new(struct evaluation *evaluation, const struct expr *list)
{
	for (size_t i = 1; i < list->operand_count; i++)
		if (list->operands[i]->kind != EXPR_CONSTANT)
			return NULL;
	struct range_set *set = xmalloc(sizeof(*set) + list->operand_count * sizeof(double));
	set->count = list->operand_count - 1;
	for (size_t i = 0; i < set->count; i++)
		set->items[i] = constant_number(evaluation, list->operands[i + 1]);
	qsort(set->items, set->count, sizeof(double), double_compare);
	return set;
}

void
range_set_free(struct range_set *set)
{
	free(set);
}

/* The first item that is not below `low`; the count if there is none. */
static size_t
first_from(const struct range_set *set, double low)
{
	size_t from = 0;
	size_t to = set->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (set->items[middle] < low)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* One value as the range it may lie in; NaN where it is missing. */
static void
value_range(const struct vector *values, size_t row, double *low, double *high)
{
	*low = (double)NAN;
	switch (values->type) {
	case EXPR_TEXT: *low = values->codes[row] == CODE_MISSING ? (double)NAN : values->codes[row]; break;
	case EXPR_DATE: *low = values->dates[row] == DATE_MISSING ? (double)NAN : values->dates[row]; break;
	case EXPR_TRUTH:
		*low = values->truths[row] == TRUTH_UNKNOWN ? (double)NAN : values->truths[row];
		break;
	case EXPR_NUMBER: *low = values->low[row]; break;
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
	*high = values->type == EXPR_NUMBER ? values->high[row] : *low;
}

void
range_set_look(const struct range_set *set, const struct vector *values, size_t rows, uint8_t *truths)
{
	for (size_t i = 0; i < rows; i++) {
		double low;
		double high;
		value_range(values, i, &low, &high);
		if (isnan(low)) {
			truths[i] = TRUTH_UNKNOWN;
			continue;
		}
		size_t item = first_from(set, low);
		bool inside = item < set->count && set->items[item] <= high;
		bool exact = low == high;
		truths[i] = !inside ? TRUTH_FALSE : exact ? TRUTH_TRUE : TRUTH_UNKNOWN;
	}
}
