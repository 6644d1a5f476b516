#include "stats/expr/timeline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/expr/days.h"
#include "stats/expr/evaluate.h"
#include "stats/expr/gathered.h"
#include "stats/expr/operators.h"

/* How an expression comes to its moments. */
enum way {
	WAY_UNSETTLED,
	WAY_TIMELESS,     /* the same at every date */
	WAY_AND,          /* of two conditions */
	WAY_OR,           /* likewise */
	WAY_NOT,          /* of one */
	WAY_BY_DAY,       /* nothing but one date of the row is asked for */
	WAY_GATHERED,     /* any, no: from the rows of another table */
	WAY_LOOKED_UP,    /* a condition about another row */
	WAY_DATE_BY_DATE, /* nothing of these */
};

struct tracing {
	enum way way;
	struct moments *block; /* its own for a block of rows */
	struct moments *whole; /* for every row of its table: what is looked up or made date by date */
	struct gathered gathered;
	struct days *days;      /* WAY_BY_DAY: what follows from the date */
	const struct expr *row; /* which is this one */
};

struct timeline {
	const struct vocabulary *vocabulary;
	const struct tables *tables;
	int32_t dates[TIMELINE_DATES];
	size_t count;
	uint64_t all;
	struct evaluation *evaluation; /* at the first date */
	struct tracing *tracings;      /* by the expressions' ids */
	size_t tracing_count;
};

struct timeline *
timeline_new(
	const struct vocabulary *vocabulary, const struct tables *tables, const int32_t *dates, size_t count)
{
	assert(count >= 1 && count <= TIMELINE_DATES);
	struct timeline *timeline = xcalloc(1, sizeof(*timeline));
	timeline->vocabulary = vocabulary;
	timeline->tables = tables;
	memcpy(timeline->dates, dates, count * sizeof(*dates));
	timeline->count = count;
	timeline->all = count == 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
	timeline->evaluation = evaluation_new(vocabulary, tables, dates[0]);
	timeline->tracing_count = vocabulary->expr_count;
	timeline->tracings = xcalloc(timeline->tracing_count + 1, sizeof(*timeline->tracings));
	return timeline;
}

void
timeline_free(struct timeline *timeline)
{
	if (!timeline)
		return;
	for (size_t i = 0; i < timeline->tracing_count; i++) {
		free(timeline->tracings[i].block);
		free(timeline->tracings[i].whole);
		gathered_free(&timeline->tracings[i].gathered);
		free(timeline->tracings[i].days);
	}
	free(timeline->tracings);
	evaluation_free(timeline->evaluation);
	free(timeline);
}

struct timeline *
timeline_again(const struct timeline *timeline)
{
	return timeline_new(timeline->vocabulary, timeline->tables, timeline->dates, timeline->count);
}

size_t
timeline_count(const struct timeline *timeline)
{
	return timeline->count;
}

const struct tables *
timeline_tables(const struct timeline *timeline)
{
	return timeline->tables;
}

uint64_t
timeline_all(const struct timeline *timeline)
{
	return timeline->all;
}

struct evaluation *
timeline_evaluation(struct timeline *timeline)
{
	return timeline->evaluation;
}

static size_t
rows_of(const struct timeline *timeline, const struct expr *expr)
{
	return timeline->tables->items[expr->table].rows;
}

static struct tracing *
tracing_of(struct timeline *timeline, const struct expr *expr)
{
	return &timeline->tracings[expr->id];
}

static void trace_prepare(struct timeline *timeline, const struct expr *expr);

static bool
is_timeless(struct timeline *timeline, const struct expr *expr)
{
	trace_prepare(timeline, expr);
	return tracing_of(timeline, expr)->way == WAY_TIMELESS;
}

/* Looks at every part, so that all are prepared before the first block is traced: a condition may be met
 * twice, once about the rows at hand and once about those it is gathered from. */
static bool
depends_on_as_of(struct timeline *timeline, const struct expr *expr)
{
	bool depends = expr->kind == EXPR_AS_OF;
	for (size_t i = 0; i < expr->operand_count; i++)
		depends |= !is_timeless(timeline, expr->operands[i]);
	if (expr->where)
		depends |= !is_timeless(timeline, expr->where);
	return depends;
}

/* The value of a date that is the same for every row, at each date; false where it is missing at one or falls
 * between two. */
static bool
thresholds_find(struct timeline *timeline, const struct expr *moving, int32_t *thresholds)
{
	for (size_t i = 0; i < timeline->count; i++) {
		struct evaluation *evaluation =
			evaluation_new(timeline->vocabulary, timeline->tables, timeline->dates[i]);
		expr_prepare(evaluation, moving);
		thresholds[i] = expr_block(evaluation, moving, 0, 1).dates[0];
		evaluation_free(evaluation);
		if (thresholds[i] == DATE_MISSING || (i > 0 && thresholds[i] < thresholds[i - 1]))
			return false;
	}
	return true;
}

/* A date of the row against one that moves with as_of. */
static bool
is_compared(struct timeline *timeline, const struct expr *expr, struct tracing *tracing)
{
	int32_t thresholds[TIMELINE_DATES];
	if (expr->signature->kernel != compare_dates)
		return false;
	bool swapped = expr->operands[0]->constant;
	const struct expr *moving = expr->operands[swapped ? 0 : 1];
	tracing->row = expr->operands[swapped ? 1 : 0];
	if (!moving->constant || !is_timeless(timeline, tracing->row) ||
		!thresholds_find(timeline, moving, thresholds))
		return false;
	unsigned accepts = expr->entry->accepts, same = accepts & ORDER_EQUAL;
	if (swapped)
		accepts = same | (accepts & ORDER_LESS ? ORDER_GREATER : 0) |
			  (accepts & ORDER_GREATER ? ORDER_LESS : 0);
	tracing->days = days_compared(thresholds, timeline->count,
		expr->entry->negated ? ORDER_ANY & ~accepts : accepts, timeline->all);
	return true;
}

/* One or two conditions about the same date. */
static bool
is_combined(struct timeline *timeline, const struct expr *expr, struct tracing *tracing)
{
	const struct tracing *a = tracing_of(timeline, expr->operands[0]);
	const struct tracing *b = tracing_of(timeline, expr->operands[expr->operand_count - 1]);
	if (a->way != WAY_BY_DAY || b->way != WAY_BY_DAY)
		return false;
	tracing->row = a->row;
	if (a->row != b->row && (a->row->kind != EXPR_COLUMN || b->row->kind != EXPR_COLUMN ||
					a->row->table != b->row->table || a->row->column != b->row->column))
		return false;
	if (expr->signature->kernel == and_truths)
		tracing->days = days_and(a->days, b->days);
	else if (expr->signature->kernel == or_truths)
		tracing->days = days_or(a->days, b->days);
	else
		tracing->days = days_not(a->days, timeline->all);
	return true;
}

static enum way
way_of(struct timeline *timeline, const struct expr *expr, struct tracing *tracing)
{
	static const struct {
		kernel *kernel;
		enum way way;
	} ways[] = { { and_truths, WAY_AND }, { or_truths, WAY_OR }, { not_truth, WAY_NOT } };
	if (!depends_on_as_of(timeline, expr))
		return WAY_TIMELESS;
	if (expr->type != EXPR_TRUTH)
		return WAY_DATE_BY_DATE;
	if (expr->kind == EXPR_LOOKUP)
		return WAY_LOOKED_UP;
	if (expr->kind == EXPR_AGGREGATE && expr->entry->form == FORM_QUANTIFIER)
		return WAY_GATHERED;
	if (expr->kind != EXPR_OPERATION)
		return WAY_DATE_BY_DATE;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (expr->signature->kernel == ways[i].kernel)
			return is_combined(timeline, expr, tracing) ? WAY_BY_DAY : ways[i].way;
	return is_compared(timeline, expr, tracing) ? WAY_BY_DAY : WAY_DATE_BY_DATE;
}

static void
truths_widen(const struct timeline *timeline, const uint8_t *truths, size_t rows, struct moments *out)
{
	for (size_t i = 0; i < rows; i++)
		out[i] = (struct moments){ truths[i] == TRUTH_TRUE ? timeline->all : 0,
			truths[i] == TRUTH_UNKNOWN ? timeline->all : 0 };
}

static void
dates_trace(struct timeline *timeline, const struct expr *expr, struct moments *whole)
{
	size_t rows = rows_of(timeline, expr);
	uint8_t *truths = xcalloc(rows + 1, 1);
	for (size_t i = 0; i < timeline->count; i++) {
		struct evaluation *evaluation =
			evaluation_new(timeline->vocabulary, timeline->tables, timeline->dates[i]);
		evaluation_truths(evaluation, expr, truths);
		evaluation_free(evaluation);
		for (size_t row = 0; row < rows; row++) {
			whole[row].holds |= (uint64_t)(truths[row] == TRUTH_TRUE) << i;
			whole[row].unknown |= (uint64_t)(truths[row] == TRUTH_UNKNOWN) << i;
		}
	}
	free(truths);
}

static const struct moments *block_trace(
	struct timeline *timeline, const struct expr *expr, size_t first, size_t rows);

static void
gathered_trace(struct timeline *timeline, const struct expr *expr, const struct tracing *tracing,
	size_t first, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		struct moments moments = gathered_at(&tracing->gathered, first + i);
		moments.unknown &= ~moments.holds;
		tracing->block[i] = expr->entry->negated ? moments_not(moments, timeline->all) : moments;
	}
}

/* What is gathered, as the first date's truths. */
static void
truths_share(struct timeline *timeline, const struct expr *expr, const struct gathered *gathered)
{
	struct memory *memory = &timeline->evaluation->memories[expr->id];
	const size_t rows = rows_of(timeline, expr);
	if (memory->prepared)
		return;
	memory->whole = values_new(EXPR_TRUTH, rows, false, false);
	gathered_truths(gathered, rows, memory->whole.truths);
	if (expr->entry->negated)
		truths_negate(memory->whole.truths, rows);
	memory->prepared = true;
}

/* Settles the way, and works out beforehand what is needed of whole tables. */
static void
trace_prepare(struct timeline *timeline, const struct expr *expr)
{
	struct tracing *tracing = tracing_of(timeline, expr);
	if (tracing->way != WAY_UNSETTLED)
		return;
	tracing->way = way_of(timeline, expr, tracing);
	if (expr->type != EXPR_TRUTH)
		return;
	if (tracing->way == WAY_TIMELESS)
		expr_prepare(timeline->evaluation, expr);
	if (tracing->way == WAY_BY_DAY)
		expr_prepare(timeline->evaluation, tracing->row);
	if (tracing->way == WAY_DATE_BY_DATE) {
		tracing->whole = xcalloc(rows_of(timeline, expr) + 1, sizeof(*tracing->whole));
		dates_trace(timeline, expr, tracing->whole);
	} else {
		tracing->block = xcalloc(BLOCK_ROWS, sizeof(*tracing->block));
	}
	if (tracing->way == WAY_GATHERED) {
		tracing->gathered = gathered_of(timeline, expr);
		truths_share(timeline, expr, &tracing->gathered);
	}
	if (tracing->way == WAY_LOOKED_UP) {
		const struct expr *inner = expr->operands[0];
		struct tracing *looked_at = tracing_of(timeline, inner);
		if (looked_at->whole)
			return;
		struct moments *whole = xcalloc(rows_of(timeline, inner) + 1, sizeof(*whole));
		timeline_moments(timeline, inner, whole);
		looked_at->whole = whole;
	}
}

static void
days_trace(struct timeline *timeline, const struct tracing *tracing, size_t first, size_t rows)
{
	const int32_t *dates = expr_block(timeline->evaluation, tracing->row, first, rows).dates;
	for (size_t i = 0; i < rows; i++)
		tracing->block[i] = days_at(tracing->days, dates[tracing->row->constant ? 0 : i]);
}

static void
pair_trace(struct timeline *timeline, const struct expr *expr, const struct tracing *tracing, size_t first,
	size_t rows)
{
	const struct moments *a = block_trace(timeline, expr->operands[0], first, rows);
	const struct moments *b = block_trace(timeline, expr->operands[1], first, rows);
	struct moments *out = tracing->block;
	for (size_t i = 0; i < rows; i++)
		out[i] = tracing->way == WAY_AND ? moments_and(a[i], b[i]) : moments_or(a[i], b[i]);
}

static void
lookups_trace(struct timeline *timeline, const struct expr *expr, const struct tracing *tracing, size_t first,
	size_t rows)
{
	const struct moments *whole = tracing_of(timeline, expr->operands[0])->whole;
	for (size_t i = 0; i < rows; i++) {
		const struct step *missing = NULL;
		size_t row = path_arrive(timeline->evaluation, expr, first + i, &missing);
		tracing->block[i] = row == ROW_NONE ? (struct moments){ 0, timeline->all } : whole[row];
	}
}

/* The moments of a block of rows, of a prepared condition: valid until the same condition is asked for
 * another block. */
static const struct moments *
block_trace(struct timeline *timeline, const struct expr *expr, size_t first, size_t rows)
{
	struct tracing *tracing = tracing_of(timeline, expr);
	if (tracing->whole)
		return tracing->whole + first;
	switch (tracing->way) {
	case WAY_TIMELESS:
		truths_widen(timeline, expr_block(timeline->evaluation, expr, first, rows).truths, rows,
			tracing->block);
		break;
	case WAY_AND:
	case WAY_OR: pair_trace(timeline, expr, tracing, first, rows); break;
	case WAY_NOT: {
		const struct moments *inner = block_trace(timeline, expr->operands[0], first, rows);
		for (size_t i = 0; i < rows; i++)
			tracing->block[i] = moments_not(inner[i], timeline->all);
		break;
	}
	case WAY_BY_DAY: days_trace(timeline, tracing, first, rows); break;
	case WAY_LOOKED_UP: lookups_trace(timeline, expr, tracing, first, rows); break;
	case WAY_GATHERED: gathered_trace(timeline, expr, tracing, first, rows); break;
	case WAY_DATE_BY_DATE:
	case WAY_UNSETTLED: break;
	}
	return tracing->block;
}

void
timeline_moments(struct timeline *timeline, const struct expr *condition, struct moments *out)
{
	size_t total = rows_of(timeline, condition);
	trace_prepare(timeline, condition);
	for (size_t first = 0; first < total; first += BLOCK_ROWS) {
		size_t rows = total - first < BLOCK_ROWS ? total - first : BLOCK_ROWS;
		memcpy(out + first, block_trace(timeline, condition, first, rows), rows * sizeof(*out));
	}
}

const struct moments *
timeline_block(struct timeline *timeline, const struct expr *condition, size_t first, size_t rows)
{
	trace_prepare(timeline, condition);
	return block_trace(timeline, condition, first, rows);
}

void
timeline_prepare(struct timeline *timeline, const struct expr *condition)
{
	trace_prepare(timeline, condition);
}
