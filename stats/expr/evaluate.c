#include "stats/expr/evaluate.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"

struct values
values_new(enum expr_type type, size_t rows, bool ranged, bool blaming)
{
	struct values values = { 0 };
	values.memory = xcalloc(rows ? rows : 1, expr_type_size(type));
	if (type == EXPR_NUMBER)
		values.high = ranged ? xcalloc(rows ? rows : 1, sizeof(double)) : values.low;
	if (blaming)
		values.blame = xcalloc(rows ? rows : 1, sizeof(uint32_t));
	return values;
}

void
values_free(struct values *values, bool ranged)
{
	free(values->memory);
	if (ranged)
		free(values->high);
	free(values->blame);
	*values = (struct values){ 0 };
}

bool
vector_is_open(const struct vector *vector, size_t row)
{
	assert(vector->type != EXPR_NUMBER || (vector->low && vector->high));
	switch (vector->type) {
	case EXPR_TEXT: return vector->codes[row] == CODE_MISSING;
	case EXPR_NUMBER: return !(vector->low[row] == vector->high[row]);
	case EXPR_DATE: return vector->dates[row] == DATE_MISSING;
	case EXPR_TRUTH: return vector->truths[row] == TRUTH_UNKNOWN;
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
	return false;
}

/* A view of values from row `first` on. */
static struct vector
vector_of(enum expr_type type, const struct values *values, size_t first)
{
	struct vector vector = { .type = type };
	vector.values = (const char *)values->memory + first * expr_type_size(type);
	vector.high = values->high ? values->high + first : NULL;
	vector.blame = values->blame ? values->blame + first : NULL;
	return vector;
}

/* The blame of a result: that of the first operand that is open itself. */
static void
blame_operands(const struct vector *operands, size_t count, size_t rows, const struct vector *result,
	uint32_t *blame)
{
	for (size_t i = 0; i < rows; i++) {
		blame[i] = 0;
		if (!vector_is_open(result, i))
			continue;
		for (size_t k = 0; k < count && blame[i] == 0; k++)
			blame[i] = operands[k].blame ? operands[k].blame[i] : 0;
		if (blame[i] == 0)
			blame[i] = BLAME_COMPUTED;
	}
}

static void
constant_fill(struct evaluation *evaluation, const struct expr *expr, struct values *values)
{
	uint32_t code = CODE_MISSING;
	if (expr->type == EXPR_TEXT)
		code = dictionary_code(evaluation->tables->dictionary, expr->text, expr->text_length);
	int32_t date = expr->kind == EXPR_AS_OF ? evaluation->as_of : expr->date;
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		switch (expr->type) {
		case EXPR_TEXT: values->codes[i] = code; break;
		case EXPR_NUMBER: values->low[i] = expr->number; break;
		case EXPR_DATE: values->dates[i] = date; break;
		case EXPR_TRUTH: values->truths[i] = expr->truth; break;
		case EXPR_DURATION:
		case EXPR_NONE: return;
		}
	}
}

static struct vector
column_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	const struct column *column = &evaluation->tables->items[expr->table].columns[expr->column];
	struct values *block = &evaluation->memories[expr->id].block;
	struct vector vector;
	if (expr->type == EXPR_NUMBER && column->qualifiers) {
		for (size_t i = 0; i < rows; i++)
			column_range(column, first + i, &block->low[i], &block->high[i]);
		vector = vector_of(expr->type, block, 0);
	} else {
		struct values values = { .memory = column->values };
		values.high = expr->type == EXPR_NUMBER ? column->numbers : NULL;
		vector = vector_of(expr->type, &values, first);
	}
	if (!evaluation->blaming)
		return vector;
	uint32_t *blame = block->blame;
	uint32_t own = blame_of_column(evaluation, expr->table, expr->column);
	for (size_t i = 0; i < rows; i++)
		blame[i] = vector_is_open(&vector, i) ? own : 0;
	vector.blame = blame;
	return vector;
}

size_t
path_arrive(
	const struct evaluation *evaluation, const struct expr *expr, size_t row, const struct step **missing)
{
	for (size_t i = 0; i < expr->path_length; i++) {
		const struct step *step = &expr->path[i];
		row = evaluation->tables->items[step->table].columns[step->column].parents[row];
		if (row == ROW_NONE) {
			*missing = step;
			break;
		}
	}
	return row;
}

static void
value_copy(enum expr_type type, struct values *out, size_t to, const struct vector *from, size_t row)
{
	switch (type) {
	case EXPR_TEXT: out->codes[to] = row == ROW_NONE ? CODE_MISSING : from->codes[row]; break;
	case EXPR_NUMBER:
		out->low[to] = row == ROW_NONE ? (double)NAN : from->low[row];
		out->high[to] = row == ROW_NONE ? (double)NAN : from->high[row];
		break;
	case EXPR_DATE: out->dates[to] = row == ROW_NONE ? DATE_MISSING : from->dates[row]; break;
	case EXPR_TRUTH: out->truths[to] = row == ROW_NONE ? TRUTH_UNKNOWN : from->truths[row]; break;
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
}

static struct vector
lookup_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	const struct expr *inner = expr->operands[0];
	struct values *out = &evaluation->memories[expr->id].block;
	const struct column *column = NULL;
	struct vector from;
	if (inner->kind == EXPR_COLUMN) {
		column = &evaluation->tables->items[inner->table].columns[inner->column];
		from = (struct vector){
			.type = inner->type, .values = column->values, .high = column->numbers
		};
	} else {
		from = vector_of(inner->type, &evaluation->memories[inner->id].whole, 0);
	}
	bool qualified = column && expr->type == EXPR_NUMBER && column->qualifiers;
	struct vector result = vector_of(expr->type, out, 0);
	for (size_t i = 0; i < rows; i++) {
		const struct step *missing = NULL;
		size_t row = path_arrive(evaluation, expr, first + i, &missing);
		value_copy(expr->type, out, i, &from, row);
		if (qualified && row != ROW_NONE)
			column_range(column, row, &out->low[i], &out->high[i]);
		if (!evaluation->blaming)
			continue;
		if (missing)
			out->blame[i] = blame_of_column(evaluation, missing->table, missing->column);
		else if (column)
			out->blame[i] = vector_is_open(&result, i)
						? blame_of_column(evaluation, inner->table, inner->column)
						: 0;
		else
			out->blame[i] = from.blame[row];
	}
	return result;
}

static struct kernel_context
context_of(struct evaluation *evaluation, const struct expr *expr)
{
	return (struct kernel_context){
		.entry = expr->entry,
		.dictionary = evaluation->tables->dictionary,
		.matches = &evaluation->memories[expr->id].matches,
	};
}

static struct vector
operation_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	struct vector operands[2];
	for (size_t i = 0; i < expr->operand_count; i++)
		operands[i] = expr_block(evaluation, expr->operands[i], first, rows);
	struct kernel_context context = context_of(evaluation, expr);
	struct values out = evaluation->memories[expr->id].block;
	expr->signature->kernel(
		&context, &operands[0], expr->operand_count > 1 ? &operands[1] : NULL, rows, &out);
	if (expr->entry->negated)
		truths_negate(out.truths, rows);
	struct vector result = vector_of(expr->type, &out, 0);
	if (evaluation->blaming)
		blame_operands(operands, expr->operand_count, rows, &result, out.blame);
	return result;
}

static struct vector
list_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	struct kernel_context context = context_of(evaluation, expr);
	struct values out = evaluation->memories[expr->id].block;
	struct vector value = expr_block(evaluation, expr->operands[0], first, rows);
	struct vector result = vector_of(EXPR_TRUTH, &out, 0);
	struct vector items = { .type = EXPR_TRUTH, .truths = out.truths, .blame = out.blame };
	const struct range_set *set = evaluation->memories[expr->id].set;
	memset(out.truths, TRUTH_FALSE, rows);
	if (out.blame)
		memset(out.blame, 0, rows * sizeof(*out.blame));
	if (set)
		range_set_look(set, &value, rows, out.truths);
	for (size_t k = 1; k < expr->operand_count && !set; k++) {
		uint8_t equal[BLOCK_ROWS] = { 0 };
		struct values one = { .truths = equal };
		struct vector item = expr_block(evaluation, expr->operands[k], first, rows);
		struct vector next = { .type = EXPR_TRUTH, .truths = equal };
		expr->signature->kernel(&context, &value, &item, rows, &one);
		or_truths(&context, &result, &next, rows, &out);
		for (size_t i = 0; i < rows && out.blame && item.blame; i++)
			if (equal[i] == TRUTH_UNKNOWN && out.blame[i] == 0)
				out.blame[i] = item.blame[i];
	}
	if (expr->entry->negated)
		truths_negate(out.truths, rows);
	if (out.blame) {
		uint32_t blame[BLOCK_ROWS];
		blame_operands((struct vector[]){ value, items }, 2, rows, &result, blame);
		memcpy(out.blame, blame, rows * sizeof(*blame));
	}
	return result;
}

static struct vector
block_make(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	switch (expr->kind) {
	case EXPR_COLUMN: return column_block(evaluation, expr, first, rows);
	case EXPR_LOOKUP: return lookup_block(evaluation, expr, first, rows);
	case EXPR_LIST: return list_block(evaluation, expr, first, rows);
	case EXPR_OPERATION:
	case EXPR_AGGREGATE:
	case EXPR_CONSTANT:
	case EXPR_AS_OF: break;
	}
	return operation_block(evaluation, expr, first, rows);
}

struct vector
expr_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows)
{
	struct memory *memory = &evaluation->memories[expr->id];
	if (expr->constant) {
		struct vector vector = vector_of(expr->type, &memory->block, 0);
		vector.duration = expr->duration;
		return vector;
	}
	if (memory->whole.memory)
		return vector_of(expr->type, &memory->whole, first);
	if (memory->last_rows == 0 || memory->last_first != first || memory->last_rows != rows) {
		memory->last = block_make(evaluation, expr, first, rows);
		memory->last_first = first;
		memory->last_rows = rows;
	}
	return memory->last;
}

/* Keeps an expression's values for every row of its table. */
static void
expr_keep(struct evaluation *evaluation, const struct expr *expr)
{
	struct memory *memory = &evaluation->memories[expr->id];
	if (memory->whole.memory || expr->kind == EXPR_COLUMN)
		return;
	size_t total = evaluation->tables->items[expr->table].rows;
	struct values whole = values_new(expr->type, total, true, evaluation->blaming);
	for (size_t first = 0; first < total; first += BLOCK_ROWS) {
		size_t rows = total - first < BLOCK_ROWS ? total - first : BLOCK_ROWS;
		struct vector block = expr_block(evaluation, expr, first, rows);
		memcpy((char *)whole.memory + first * expr_type_size(expr->type), block.values,
			rows * expr_type_size(expr->type));
		if (whole.high && block.high)
			memcpy(whole.high + first, block.high, rows * sizeof(double));
		if (whole.blame && block.blame)
			memcpy(whole.blame + first, block.blame, rows * sizeof(uint32_t));
	}
	memory->whole = whole;
	memory->ranged = true;
}

void
expr_prepare(struct evaluation *evaluation, const struct expr *expr)
{
	struct memory *memory = &evaluation->memories[expr->id];
	if (memory->prepared)
		return;
	memory->prepared = true;
	if (expr->kind == EXPR_LIST)
		memory->set = range_set_new(evaluation, expr);
	for (size_t i = 0; i < expr->operand_count; i++)
		if (i == 0 || !memory->set)
			expr_prepare(evaluation, expr->operands[i]);
	if (expr->where)
		expr_prepare(evaluation, expr->where);
	if (expr->kind == EXPR_AGGREGATE) {
		aggregate_run(evaluation, expr);
		return;
	}
	if (expr->kind == EXPR_LOOKUP)
		expr_keep(evaluation, expr->operands[0]);
	memory->block = values_new(expr->type, BLOCK_ROWS, true, evaluation->blaming);
	if (!expr->constant)
		return;
	if (expr->kind == EXPR_OPERATION) {
		struct vector vector = operation_block(evaluation, expr, 0, BLOCK_ROWS);
		if (expr->type == EXPR_NUMBER && vector.high == vector.low)
			memcpy(memory->block.high, vector.low, BLOCK_ROWS * sizeof(double));
	} else {
		constant_fill(evaluation, expr, &memory->block);
		if (expr->type == EXPR_NUMBER)
			memcpy(memory->block.high, memory->block.low, BLOCK_ROWS * sizeof(double));
	}
}
