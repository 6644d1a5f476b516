/* The values of an answer in a group, counted: what all is told from that does not depend on how rows go
 * together. Made of rows that are kept (occurrences_of), or of parts of rows that are not, one added to the
 * other (question_count). */
#ifndef MALTALL_QUESTION_OCCURRENCES_H
#define MALTALL_QUESTION_OCCURRENCES_H

#include "stats/method/counted.h"
#include "stats/question/question.h"

/* So many numbers are also there as they came: whose moments are added up one by one, everywhere, so that few
 * numbers give the same figures to the last digit whatever they are read for. */
enum { OCCURRENCES_FEW = 4096 };

/* Dates are counted as days, truths as 1 and 0, and texts as their codes. A number that is not exact is
 * neither known nor missing. */
struct occurrences {
	struct counted known;
	size_t missing, inexact;
	double first, last; /* in the order of the rows, where something is known */
	double *few; /* numbers and truths in the order of the rows; NULL where there are none, or too many */
};

/* Not settled. */
struct occurrences occurrences_of(
	const struct question *question, const struct answer *answer, const struct answer_group *group);
/* Adds the counts of rows behind these; `codes` are those that texts have here, by the code that they have
 * there, where they are settled (NULL: no texts). */
void occurrences_join(
	struct occurrences *occurrences, const struct occurrences *behind, const uint32_t *codes);
void occurrences_free(struct occurrences *occurrences);

/* Answers times groups that are counted. */
enum { OCCURRENCES_MOST = 4000 };

/* As question_read, but rows are not kept: what comes out is (*counted)[group * answer_count + answer],
 * settled, of every answer in every group. The question has its groups then, without rows; `rows`,
 * `rows_read` and `undecided` say how many there were. Where the rows have to be kept, or there are more than
 * OCCURRENCES_MOST to count, they are read anew and kept, and *counted is NULL. Yours, also where it fails:
 * question_count_free. */
bool question_count(struct question *question, struct occurrences **counted, struct error *err);
void question_count_free(const struct question *question, struct occurrences *counted);

#endif
