#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/expr/evaluate.h"

struct evaluation *
evaluation_new(const struct vocabulary *vocabulary, const struct tables *tables, int32_t as_of)
{
	struct evaluation *evaluation = xcalloc(1, sizeof(*evaluation));
	evaluation->vocabulary = vocabulary;
	evaluation->tables = tables;
	evaluation->as_of = as_of;
	evaluation->memory_count = vocabulary->expr_count;
	evaluation->memories = xcalloc(vocabulary->expr_count + 1, sizeof(*evaluation->memories));
	evaluation->first_blame = xcalloc(vocabulary->table_count + 1, sizeof(*evaluation->first_blame));
	size_t next = 1;
	for (size_t i = 0; i < vocabulary->table_count; i++) {
		evaluation->first_blame[i] = (uint32_t)next;
		next += vocabulary->tables[i].column_count;
	}
	evaluation->first_empty = (uint32_t)next;
	return evaluation;
}

void
evaluation_free(struct evaluation *evaluation)
{
	if (!evaluation)
		return;
	for (size_t i = 0; i < evaluation->memory_count; i++) {
		values_free(&evaluation->memories[i].block, true);
		values_free(&evaluation->memories[i].whole, evaluation->memories[i].ranged);
		free(evaluation->memories[i].matches);
		range_set_free(evaluation->memories[i].set);
	}
	free(evaluation->memories);
	free(evaluation->first_blame);
	evaluation_free(evaluation->blamed);
	free(evaluation);
}

uint32_t
blame_of_column(const struct evaluation *evaluation, size_t table, size_t column)
{
	return (uint32_t)(evaluation->first_blame[table] + column);
}

void
blame_name(const struct evaluation *evaluation, uint32_t blame, size_t table, struct buffer *out)
{
	const struct vocabulary *vocabulary = evaluation->vocabulary;
	if (blame == BLAME_COMPUTED)
		buffer_text(out, "a computed value");
	for (size_t i = 0; i < vocabulary->table_count; i++) {
		const struct table_spec *spec = &vocabulary->tables[i];
		size_t column = (size_t)blame - evaluation->first_blame[i];
		if (blame >= evaluation->first_blame[i] && column < spec->column_count)
			buffer_print(out, "%s%s%s", i == table ? "" : spec->name, i == table ? "" : ".",
				spec->columns[column].name);
		else if (blame == evaluation->first_empty + i)
			buffer_text(out, spec->name);
	}
}

/* Calls for one block after another. */
typedef void block_use(
	struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out);

static void
for_each_block(struct evaluation *evaluation, const struct expr *expr, block_use *use, void *out)
{
	size_t total = evaluation->tables->items[expr->table].rows;
	expr_prepare(evaluation, expr);
	for (size_t first = 0; first < total; first += BLOCK_ROWS) {
		size_t rows = total - first < BLOCK_ROWS ? total - first : BLOCK_ROWS;
		struct vector block = expr_block(evaluation, expr, first, rows);
		use(evaluation, &block, first, rows, out);
	}
}

static void
copy_truths(struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out)
{
	(void)evaluation;
	memcpy((uint8_t *)out + first, block->truths, rows);
}

void
evaluation_truths(struct evaluation *evaluation, const struct expr *expr, uint8_t *out)
{
	for_each_block(evaluation, expr, copy_truths, out);
}

struct number_arrays {
	double *low, *high;
};

static void
copy_numbers(struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out)
{
	const struct number_arrays *arrays = out;
	(void)evaluation;
	memcpy(arrays->low + first, block->low, rows * sizeof(*block->low));
	if (arrays->high)
		memcpy(arrays->high + first, block->high, rows * sizeof(*block->high));
}

void
evaluation_numbers(struct evaluation *evaluation, const struct expr *expr, double *low, double *high)
{
	struct number_arrays arrays = { low, high };
	for_each_block(evaluation, expr, copy_numbers, &arrays);
}

static void
copy_dates(struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out)
{
	(void)evaluation;
	memcpy((int32_t *)out + first, block->dates, rows * sizeof(*block->dates));
}

void
evaluation_dates(struct evaluation *evaluation, const struct expr *expr, int32_t *out)
{
	for_each_block(evaluation, expr, copy_dates, out);
}

static void
copy_blame(struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out)
{
	(void)evaluation;
	for (size_t i = 0; i < rows; i++)
		((uint32_t *)out)[first + i] = block->blame ? block->blame[i] : 0;
}

void
evaluation_blame(struct evaluation *evaluation, const struct expr *expr, uint32_t *out)
{
	if (!evaluation->blamed) {
		evaluation->blamed =
			evaluation_new(evaluation->vocabulary, evaluation->tables, evaluation->as_of);
		evaluation->blamed->blaming = true;
	}
	for_each_block(evaluation->blamed, expr, copy_blame, out);
}

/* Of what is no text already. */
static uint32_t
value_code(struct dictionary *dictionary, const struct vector *vector, size_t row)
{
	if (vector_is_open(vector, row))
		return CODE_MISSING;
	char text[40] = "";
	switch (vector->type) {
	case EXPR_NUMBER: (void)number_format_shortest(vector->low[row], text); break;
	case EXPR_DATE: (void)date_format_iso(vector->dates[row], text); break;
	case EXPR_TRUTH:
		(void)snprintf(text, sizeof(text), "%s", vector->truths[row] ? "true" : "false");
		break;
	case EXPR_TEXT:
	case EXPR_DURATION:
	case EXPR_NONE: break;
	}
	return dictionary_code(dictionary, text, strlen(text));
}

static void
copy_codes(struct evaluation *evaluation, const struct vector *block, size_t first, size_t rows, void *out)
{
	uint32_t *codes = (uint32_t *)out + first;
	if (block->type == EXPR_TEXT) {
		memcpy(codes, block->codes, rows * sizeof(*codes));
		return;
	}
	for (size_t i = 0; i < rows; i++)
		codes[i] = value_code(evaluation->tables->dictionary, block, i);
}

void
evaluation_codes(struct evaluation *evaluation, const struct expr *expr, uint32_t *out)
{
	for_each_block(evaluation, expr, copy_codes, out);
}
