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

#endif
