/* any, no, count, min, max, sum, mean: one pass over the rows of the other table, each adding to the row it
 * refers to. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/expr/evaluate.h"

/* What is gathered for each row that is referred to, from rows whose condition is true or unknown. */
struct gathering {
	struct evaluation *evaluation;
	const struct expr *expr;
	const struct column *value; /* of a summary */
	struct values *out;
	double *correction; /* sum, mean: what rounding has taken away (Neumaier) */
	double *used;       /* how many values went in */
	uint8_t *spoilt;    /* an unknown condition, a value that is not exact, or a missing one where that
			       matters */
};

static void
blame_first(const struct gathering *gathering, size_t parent, uint32_t blame)
{
	uint32_t *blames = gathering->out->blame;
	if (blames && blames[parent] == 0)
		blames[parent] = blame ? blame : BLAME_COMPUTED;
}

static void
gather_any(struct gathering *gathering, size_t parent, uint8_t truth, uint32_t blame)
{
	uint8_t *answer = &gathering->out->truths[parent];
	if (truth == TRUTH_TRUE) {
		*answer = TRUTH_TRUE;
	} else if (*answer == TRUTH_FALSE) {
		*answer = TRUTH_UNKNOWN;
		blame_first(gathering, parent, blame);
	}
}

static void
gather_count(struct gathering *gathering, size_t parent, uint8_t truth, uint32_t blame)
{
	gathering->out->low[parent] += truth == TRUTH_TRUE;
	gathering->out->high[parent] += 1;
	if (truth == TRUTH_UNKNOWN)
		blame_first(gathering, parent, blame);
}

static bool
is_named(const struct gathering *gathering, const char *symbol)
{
	return strcmp(gathering->expr->entry->symbol, symbol) == 0;
}

static void
add_value(struct gathering *gathering, size_t parent, double value)
{
	double *sum = &gathering->out->low[parent];
	double total = *sum + value;
	gathering->correction[parent] +=
		fabs(*sum) >= fabs(value) ? (*sum - total) + value : (value - total) + *sum;
	*sum = total;
	gathering->used[parent] += 1;
}

static void
gather_summary(struct gathering *gathering, size_t parent, size_t row, uint8_t truth, uint32_t blame)
{
	assert(gathering->used && gathering->spoilt);
	bool adds = is_named(gathering, "sum") || is_named(gathering, "mean");
	bool missing = column_is_missing(gathering->value, row);
	/* A number that is not exact would make an exact-looking sum, and may be the smallest or not. */
	const uint8_t *qualifiers = gathering->value->qualifiers;
	bool inexact = qualifiers && qualifiers[row];
	if (truth == TRUTH_UNKNOWN || inexact || (missing && adds)) {
		gathering->spoilt[parent] = 1;
		blame_first(gathering, parent,
			truth == TRUTH_UNKNOWN ? blame
					       : blame_of_column(gathering->evaluation,
							 gathering->expr->source, gathering->expr->value));
		return;
	}
	if (missing)
		return;
	bool smallest = is_named(gathering, "min");
	bool first = gathering->used[parent] == 0;
	if (adds) {
		add_value(gathering, parent, gathering->value->numbers[row]);
		return;
	}
	if (gathering->expr->type == EXPR_DATE) {
		int32_t *date = &gathering->out->dates[parent];
		int32_t value = gathering->value->dates[row];
		if (first || (smallest ? value < *date : value > *date))
			*date = value;
	} else {
		double *number = &gathering->out->low[parent];
		double value = gathering->value->numbers[row];
		if (first || (smallest ? value < *number : value > *number))
			*number = value;
	}
	gathering->used[parent] += 1;
}

static void
summary_finish(struct gathering *gathering, size_t parents)
{
	assert(gathering->used && gathering->spoilt);
	bool sum = is_named(gathering, "sum");
	bool mean = is_named(gathering, "mean");
	for (size_t i = 0; i < parents; i++) {
		bool none = gathering->used[i] == 0 && !sum;
		if (gathering->spoilt[i] || none) {
			if (gathering->expr->type == EXPR_DATE)
				gathering->out->dates[i] = DATE_MISSING;
			else
				gathering->out->low[i] = (double)NAN;
			if (!gathering->spoilt[i])
				blame_first(gathering, i,
					(uint32_t)(gathering->evaluation->first_empty +
						   gathering->expr->source));
			continue;
		}
		if (sum || mean)
			gathering->out->low[i] += gathering->correction[i];
		if (mean)
			gathering->out->low[i] /= gathering->used[i];
	}
}

static void
gather_block(struct gathering *gathering, size_t first, size_t rows)
{
	const struct expr *expr = gathering->expr;
	const struct table *source = &gathering->evaluation->tables->items[expr->source];
	const uint32_t *parents = source->columns[expr->reference].parents + first;
	struct vector where = { 0 };
	if (expr->where)
		where = expr_block(gathering->evaluation, expr->where, first, rows);
	for (size_t i = 0; i < rows; i++) {
		uint8_t truth = expr->where ? where.truths[i] : TRUTH_TRUE;
		/* Of most rows that is all there is to be seen. */
		if (truth == TRUTH_FALSE || parents[i] == ROW_NONE)
			continue;
		uint32_t blame = where.blame ? where.blame[i] : 0;
		if (expr->entry->form == FORM_QUANTIFIER)
			gather_any(gathering, parents[i], truth, blame);
		else if (expr->entry->form == FORM_COUNT)
			gather_count(gathering, parents[i], truth, blame);
		else
			gather_summary(gathering, parents[i], first + i, truth, blame);
	}
}

void
aggregate_run(struct evaluation *evaluation, const struct expr *expr)
{
	const struct table *source = &evaluation->tables->items[expr->source];
	size_t parents = evaluation->tables->items[expr->table].rows;
	struct memory *memory = &evaluation->memories[expr->id];
	memory->ranged = expr->entry->form == FORM_COUNT;
	struct values out = values_new(expr->type, parents, memory->ranged, evaluation->blaming);
	struct gathering gathering = { .evaluation = evaluation, .expr = expr, .out = &out };
	if (expr->entry->form == FORM_SUMMARY) {
		gathering.value = &source->columns[expr->value];
		gathering.correction = xcalloc(parents + 1, sizeof(double));
		gathering.used = xcalloc(parents + 1, sizeof(double));
		gathering.spoilt = xcalloc(parents + 1, 1);
	}
	for (size_t first = 0; first < source->rows; first += BLOCK_ROWS) {
		size_t left = source->rows - first;
		gather_block(&gathering, first, left < BLOCK_ROWS ? left : BLOCK_ROWS);
	}
	if (expr->entry->form == FORM_SUMMARY)
		summary_finish(&gathering, parents);
	if (expr->entry->negated)
		truths_negate(out.truths, parents);
	if (out.blame && expr->entry->form == FORM_QUANTIFIER)
		for (size_t i = 0; i < parents; i++)
			if (out.truths[i] != TRUTH_UNKNOWN)
				out.blame[i] = 0;
	free(gathering.correction);
	free(gathering.used);
	free(gathering.spoilt);
	memory->whole = out;
}
