/* From a question to its answers: the rows are read, chosen, and their values laid out. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/question/question_parts.h"
#include "stats/table/same_files.h"

/* The rows for which the condition is true; without one, all. */
static void
rows_select(struct question *question, struct evaluation *evaluation, const struct expr *where)
{
	question->rows_read = question->tables->items[0].rows;
	question->selected = xcalloc(question->rows_read + 1, sizeof *question->selected);
	if (!where) {
		question->rows = question->rows_read;
		for (size_t i = 0; i < question->rows; i++)
			question->selected[i] = (uint32_t)i;
		return;
	}
	uint8_t *truths = xcalloc(question->rows_read + 1, 1);
	evaluation_truths(evaluation, where, truths);
	for (size_t i = 0; i < question->rows_read; i++) {
		if (truths[i] == TRUTH_TRUE)
			question->selected[question->rows++] = (uint32_t)i;
		question->undecided += truths[i] == TRUTH_UNKNOWN;
	}
	free(truths);
}

/* Keeps the values of the selected rows, which come in rising order. */
static void
values_keep(const struct question *question, void *values, size_t size)
{
	char *bytes = values;
	if (question->rows == question->rows_read)
		return;
	for (size_t i = 0; i < question->rows; i++)
		memmove(bytes + i * size, bytes + question->selected[i] * size, size);
}

static bool
numbers_are_exact(const struct question *question, const struct answer *answer)
{
	for (size_t i = 0; i < question->rows; i++)
		if (answer->numbers[i] < answer->most[i])
			return false;
	return true;
}

/* A column whose numbers are all exact needs the room of one number a row. */
static bool
is_exact_column(const struct question *question, const struct answer *answer)
{
	const struct table *table = &question->tables->items[0];
	size_t column = answer->column ? table_spec_column(table->spec, answer->column->name) : SIZE_MAX;
	return column != SIZE_MAX && !table->columns[column].qualifiers;
}

static void
numbers_fill(const struct question *question, struct evaluation *evaluation, const struct expr *expr,
	struct answer *answer)
{
	answer->numbers = xcalloc(question->rows_read + 1, sizeof *answer->numbers);
	answer->most = answer->numbers;
	if (is_exact_column(question, answer)) {
		evaluation_numbers(evaluation, expr, answer->numbers, NULL);
		values_keep(question, answer->numbers, sizeof *answer->numbers);
		return;
	}
	answer->most = xcalloc(question->rows_read + 1, sizeof *answer->most);
	evaluation_numbers(evaluation, expr, answer->numbers, answer->most);
	values_keep(question, answer->numbers, sizeof *answer->numbers);
	values_keep(question, answer->most, sizeof *answer->most);
	if (numbers_are_exact(question, answer)) {
		free(answer->most);
		answer->most = answer->numbers;
	}
}

static void
answer_fill(const struct question *question, struct evaluation *evaluation, const struct expr *expr,
	struct answer *answer)
{
	size_t room = question->rows_read + 1;
	switch (answer->type) {
	case TYPE_NUMBER: numbers_fill(question, evaluation, expr, answer); break;
	case TYPE_TEXT:
		answer->codes = xcalloc(room, sizeof *answer->codes);
		evaluation_codes(evaluation, expr, answer->codes);
		values_keep(question, answer->codes, sizeof *answer->codes);
		break;
	case TYPE_DATE:
		answer->dates = xcalloc(room, sizeof *answer->dates);
		evaluation_dates(evaluation, expr, answer->dates);
		values_keep(question, answer->dates, sizeof *answer->dates);
		break;
	case TYPE_TRUTH:
		answer->truths = xcalloc(room, 1);
		evaluation_truths(evaluation, expr, answer->truths);
		values_keep(question, answer->truths, 1);
		break;
	}
}

/* Nobody may compute from data that say who somebody is. */
static bool
faults_allow(const struct question *question, struct error *err)
{
	for (size_t i = 0; i < question->faults.count; i++) {
		const struct fault *fault = &question->faults.items[i];
		if (fault->severity == SEVERITY_FATAL)
			return fail(err, ERROR_DATA, fault->file, fault->line, fault->column, "%s",
				fault->message);
	}
	return true;
}

bool
question_stands(const struct question *question, const struct readings *texts, struct error *err)
{
	const struct table *table = &question->tables->items[0];
	if (!typing_holds(question->typing, table, texts))
		return fail(err, ERROR_AGAIN, NULL, 0, 0,
			"the types of the columns are not those of their beginning");
	return faults_allow(question, err) && (question->same_files_count || table_files_differ(table, err));
}

/* What was compiled until now has marked the columns that are wanted, and nothing can be wrong with it the
 * second time. */
struct wanted
wanted_new(struct question *question)
{
	struct expr_error mistake = { 0 };
	enum value_type type;
	question_vocabulary(question);
	struct wanted wanted = {
		.asked = xcalloc(question->answer_count + 1, sizeof *wanted.asked),
		.by = xcalloc(question->by_count + 1, sizeof *wanted.by),
	};
	if (question->where)
		wanted.where = expr_compile(question->vocabulary, 0, question->where, &mistake);
	for (size_t i = 0; i < question->answer_count; i++)
		wanted.asked[i] = question_compile(question, question->answers[i].text, &type, &mistake);
	for (size_t i = 0; i < question->by_count; i++)
		wanted.by[i] = question_compile(question, question->by[i], &type, &mistake);
	return wanted;
}

void
wanted_free(struct wanted *wanted)
{
	free(wanted->asked);
	free(wanted->by);
}

void
question_fill(struct question *question, const struct wanted *wanted)
{
	struct evaluation *evaluation =
		evaluation_new(question->vocabulary, question->tables, question->as_of);
	rows_select(question, evaluation, wanted->where);
	for (size_t i = 0; i < question->answer_count; i++)
		answer_fill(question, evaluation, wanted->asked[i], &question->answers[i]);
	question_group(question, evaluation, wanted->by);
	evaluation_free(evaluation);
}

bool
question_has_date(const struct question *question, struct error *err)
{
	return !vocabulary_uses_as_of(question->vocabulary) || question->as_of != DATE_MISSING ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "as_of is spoken of, and no date is given; give --as-of 2025-12-31 (or today)");
}

bool
question_keep(struct question *question, const struct wanted *wanted, struct error *err)
{
	question->tables = tables_load(&question->spec, 1, &question->faults, err);
	if (!question->tables)
		return false;
	struct readings *texts = typing_texts(question->typing, question->tables);
	bool done = question_stands(question, texts, err);
	if (done)
		question_fill(question, wanted);
	/* What was asked for has its values, and nobody looks at the columns any more. */
	table_forget_values(&question->tables->items[0]);
	free(texts);
	return done;
}

bool
question_read(struct question *question, struct error *err)
{
	struct wanted wanted = wanted_new(question);
	bool done = question_has_date(question, err) && question_keep(question, &wanted, err);
	wanted_free(&wanted);
	return done;
}

void
answers_forget(struct question *question)
{
	for (size_t i = 0; i < question->answer_count; i++) {
		struct answer *answer = &question->answers[i];
		if (answer->type == TYPE_NUMBER && answer->most != answer->numbers)
			free(answer->most);
		free(answer->values);
		answer->values = answer->most = NULL;
	}
}

void
question_forget(struct question *question)
{
	answers_forget(question);
	free(question->selected);
	free(question->order);
	free(question->groups);
	question->selected = NULL;
	question->order = NULL;
	question->groups = NULL;
	question->group_count = 0;
}
