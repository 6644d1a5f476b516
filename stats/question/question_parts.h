/* Private to this room. */
#ifndef MALTALL_QUESTION_QUESTION_PARTS_H
#define MALTALL_QUESTION_QUESTION_PARTS_H

#include "stats/question/question.h"

/* Makes the vocabulary anew: over every column, or, where there was one, over those that were wanted. */
void question_vocabulary(struct question *question);
/* A header, to the letter, or an expression. */
const struct expr *question_compile(
	struct question *question, const char *text, enum value_type *type, struct expr_error *mistake);
/* Sets order, groups and group_count of a question whose rows are selected; `by` has an expression for
 * each of question->by. */
void question_group(struct question *question, struct evaluation *evaluation, const struct expr *const *by);

/* What a question asks for, compiled over the columns that are wanted, which are its vocabulary from then on:
 * once for each question. */
struct wanted {
	const struct expr *where, **asked, **by;
};
struct wanted wanted_new(struct question *question);
void wanted_free(struct wanted *wanted);
/* Whether there is a date where a condition speaks of as_of. False and err: there is none. */
bool question_has_date(const struct question *question, struct error *err);
/* Chooses rows of the question's table, and sets their answers and groups. */
void question_fill(struct question *question, const struct wanted *wanted);
/* Reads the rows, keeps them and fills the question. False and err as question_read. */
bool question_keep(struct question *question, const struct wanted *wanted, struct error *err);
/* When all rows are in: whether there is an answer, by the types (`texts`: typing_texts), the faults and the
 * files. False and err as question_read. */
bool question_stands(const struct question *question, const struct readings *texts, struct error *err);

/* Frees the values of the answers. */
void answers_forget(struct question *question);
/* Frees what question_fill has set: answers, rows and groups. */
void question_forget(struct question *question);
/* By the values of what is grouped by, in the order of groups; NULL labels last. */
int question_compare_labels(
	const struct question *question, const char *const *left, const char *const *right);

#endif
