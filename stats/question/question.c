#include "stats/question/question.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/question/question_parts.h"

struct question *
question_open(const struct table_file *files, size_t file_count, const struct dialect *declared,
	int32_t as_of, bool whole, struct error *err)
{
	struct typing *typing = typing_look(files, file_count, declared, whole, err);
	if (!typing)
		return NULL;
	struct question *question = xcalloc(1, sizeof *question);
	*question = (struct question){ .files = files,
		.file_count = file_count,
		.dialect = *declared,
		.typing = typing,
		.as_of = as_of };
	question_vocabulary(question);
	return question;
}

void
question_free(struct question *question)
{
	if (!question)
		return;
	question_forget(question);
	free(question->answers);
	free(question->by);
	free(question->by_types);
	tables_free(question->tables);
	vocabulary_free(question->vocabulary);
	free(question->spec.columns);
	free(question->spec.files);
	faults_free(&question->faults);
	typing_free(question->typing);
	arena_free(&question->arena);
	free(question);
}

/* Every column, or, once something has been compiled, those that it came to need. The expressions compiled
 * so far are of no more use. */
void
question_vocabulary(struct question *question)
{
	const struct table_spec before = question->spec;
	const struct typing *typing = question->typing;
	struct table_spec *spec = &question->spec;
	*spec = (struct table_spec){ .name = question->files[0].name,
		.unsigned_alone = true,
		.file_count = question->file_count,
		.threads = question->threads,
		.portion = question->portion,
		.dialect = question->dialect };
	spec->files = xcalloc(spec->file_count + 1, sizeof *spec->files);
	for (size_t i = 0; i < spec->file_count; i++)
		spec->files[i] = question->files[i];
	spec->columns = xcalloc(typing->count + 1, sizeof *spec->columns);
	for (size_t i = 0; i < typing->count; i++)
		if (!before.columns || before.columns[i].used)
			spec->columns[spec->column_count++] = typing->columns[i];
	vocabulary_free(question->vocabulary);
	free(before.columns);
	free(before.files);
	question->vocabulary = vocabulary_new(spec, 1);
}

const struct expr *
question_compile(
	struct question *question, const char *text, enum value_type *type, struct expr_error *mistake)
{
	size_t column = table_spec_column(&question->spec, text);
	if (column == SIZE_MAX)
		return expr_compile_value(question->vocabulary, 0, text, type, mistake);
	*type = question->spec.columns[column].type;
	return expr_of_column(question->vocabulary, 0, column);
}

bool
question_type(struct question *question, const char *option, const char *text, struct error *err)
{
	if (!typing_declare(question->typing, option, text, err))
		return false;
	for (size_t i = 0; i < question->spec.column_count; i++)
		question->spec.columns[i] = question->typing->columns[i];
	return true;
}

bool
question_where(struct question *question, const char *text, struct expr_error *mistake)
{
	question->where = text;
	return expr_compile(question->vocabulary, 0, text, mistake);
}

bool
question_by(struct question *question, const char *text, struct expr_error *mistake)
{
	enum value_type type;
	if (!question_compile(question, text, &type, mistake))
		return false;
	question->by = xreallocarray(question->by, question->by_count + 1, sizeof *question->by);
	question->by_types =
		xreallocarray(question->by_types, question->by_count + 1, sizeof *question->by_types);
	question->by_types[question->by_count] = type;
	question->by[question->by_count++] = text;
	return true;
}

bool
question_ask(struct question *question, const char *text, struct expr_error *mistake)
{
	struct answer answer = { .text = text };
	if (!question_compile(question, text, &answer.type, mistake))
		return false;
	size_t column = table_spec_column(&question->spec, text);
	answer.column = column == SIZE_MAX ? NULL : &question->typing->columns[column];
	question->answers =
		xreallocarray(question->answers, question->answer_count + 1, sizeof *question->answers);
	question->answers[question->answer_count++] = answer;
	return true;
}

size_t
question_numbers(const struct question *question, const struct answer *answer,
	const struct answer_group *group, double *out, size_t *missing, size_t *inexact)
{
	size_t count = 0, absent = 0;
	for (size_t i = 0; i < group->count; i++) {
		size_t row = question->order[group->first + i];
		double least = answer->numbers[row], most = answer->most[row];
		if (isnan(least))
			absent++;
		else if (!(least < most))
			out[count++] = least;
	}
	if (missing)
		*missing = absent;
	if (inexact)
		*inexact = group->count - count - absent;
	return count;
}

bool
answer_is_missing(const struct answer *answer, size_t row)
{
	switch (answer->type) {
	case TYPE_TEXT: return answer->codes[row] == CODE_MISSING;
	case TYPE_NUMBER: return isnan(answer->numbers[row]);
	case TYPE_DATE: return answer->dates[row] == DATE_MISSING;
	case TYPE_TRUTH: return answer->truths[row] == TRUTH_UNKNOWN;
	}
	return true;
}

bool
answer_is_known(const struct answer *answer, size_t row)
{
	return !answer_is_missing(answer, row) &&
	       !(answer->type == TYPE_NUMBER && answer->numbers[row] < answer->most[row]);
}

double
answer_number(const struct answer *answer, size_t row)
{
	if (!answer_is_known(answer, row))
		return (double)NAN;
	switch (answer->type) {
	case TYPE_NUMBER: return answer->numbers[row];
	case TYPE_DATE: return answer->dates[row];
	case TYPE_TRUTH: return answer->truths[row];
	case TYPE_TEXT: break;
	}
	return (double)NAN;
}

const char *
question_text(const struct question *question, uint32_t code)
{
	return dictionary_text(question->tables->dictionary, code, NULL);
}
