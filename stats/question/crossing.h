/* How often the values of two answers occur together among the rows of a group. */
#ifndef MALTALL_QUESTION_CROSSING_H
#define MALTALL_QUESTION_CROSSING_H

#include "stats/question/frequency.h"

/* The values of two answers over all selected rows, and for each row which of them it has: their index, or
 * SIZE_MAX where the value is missing or not exact. */
struct crossing {
	const struct question *question; /* borrowed */
	struct frequencies rows, columns;
	size_t *row_of, *column_of;
};

struct crossing crossing_of(
	const struct question *question, const struct answer *row, const struct answer *column);
void crossing_free(struct crossing *crossing);

/* Counts the rows of a group into counts[rows.count * columns.count], row by row; returns how many have no
 * place there. */
size_t crossing_count(const struct crossing *crossing, const struct answer_group *group, double *counts);

#endif
