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

/* Frees what question_read has filled: answers, rows and groups. */
void question_forget(struct question *question);
/* By the values of what is grouped by, in the order of groups; NULL labels last. */
int question_compare_labels(
	const struct question *question, const char *const *left, const char *const *right);

#endif
