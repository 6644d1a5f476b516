/* What describes the values of an answer in a group: counted, in order, and their moments. */
#ifndef MALTALL_QUESTION_SAMPLE_H
#define MALTALL_QUESTION_SAMPLE_H

#include "stats/method/describe.h"
#include "stats/method/quantile_sketch.h"
#include "stats/question/frequency.h"

/* Numbers, dates (days) and truths (0, 1) are numbers here; texts have counts and lengths only. A number that
 * is not exact is neither known nor missing. */
struct sample {
	size_t known, missing, inexact, distinct;
	struct frequency first, last;         /* in the order of the rows; where something is known */
	struct frequency top;                 /* the most frequent, the least of several; likewise */
	struct counted numbers;               /* settled; of texts their codes */
	struct sample_moments moments;        /* nothing for texts */
	size_t shortest, longest;             /* of texts, in characters */
	const struct quantile_sketch *sketch; /* where the numbers are not kept: instead of `numbers`, first,
						 last and top; borrowed */
	double distinct_error;                /* relative standard error of `distinct`; 0: it is counted */
};

struct sample sample_of(
	const struct question *question, const struct answer *answer, const struct answer_group *group);
/* The same of occurrences that are settled, which are empty afterwards. */
struct sample sample_take(
	const struct question *question, const struct answer *answer, struct occurrences *occurrences);
void sample_free(struct sample *sample);

/* The known numbers in rising order; free() it. */
double *sample_sorted(const struct sample *sample);

/* The t interval of the mean; NaN, NaN where the numbers are too few or all alike: one of no width would say
 * what nobody knows. */
struct interval sample_interval(const struct sample *sample, double level);
/* The p quantile by type 1..9 (stats/method/quantile.h); a date is one of those that occur, so types from 4
 * on are type 1 there. NaN where there is none. */
double sample_quantile(const struct sample *sample, enum value_type type, int quantile_type, double p);
/* How each known number of a group goes together with the next, in the order of the rows
 * (serial_correlation). NaN for texts. */
double sample_serial(
	const struct question *question, const struct answer *answer, const struct answer_group *group);

#endif
