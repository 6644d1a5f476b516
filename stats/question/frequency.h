/* How often each value of an answer occurs among the rows of a group. */
#ifndef MALTALL_QUESTION_FREQUENCY_H
#define MALTALL_QUESTION_FREQUENCY_H

#include "stats/question/occurrences.h"

struct frequency {
	double number; /* of numbers, dates (days) and truths (0, 1) */
	uint32_t code; /* of texts */
	int64_t count;
};

struct frequencies {
	struct frequency *items; /* by value: texts in Norwegian order; each occurs at least once */
	size_t count;
	int64_t known, missing;
	int64_t inexact; /* numbers that are not exact: neither known nor missing, and among no value */
};

struct frequencies frequencies_of(
	const struct question *question, const struct answer *answer, const struct answer_group *group);
/* The same of counts that are settled. */
struct frequencies frequencies_of_occurrences(
	const struct question *question, const struct answer *answer, const struct occurrences *occurrences);
void frequencies_free(struct frequencies *frequencies);

/* The most frequent first; of those as frequent as each other, the order stays. */
void frequencies_by_count(struct frequencies *frequencies);

#endif
