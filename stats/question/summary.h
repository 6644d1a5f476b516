/* What describes the answers of a question whose rows are not kept: gathered part by part (question_stream),
 * in memory that depends on the number of groups and columns, and not on that of the rows. Counts, moments,
 * smallest and largest are those of sample.h; quantiles and different values are those of
 * stats/method/quantile_sketch.h and distinct.h. */
#ifndef MALTALL_QUESTION_SUMMARY_H
#define MALTALL_QUESTION_SUMMARY_H

#include "stats/method/distinct.h"
#include "stats/question/sample.h"

struct summary {
	struct sample sample;
	struct quantile_sketch sketch;
	struct distinct_count distinct;
};

struct summaries {
	struct summary **items; /* for each group, in their order, those of each answer */
	size_t count;
};

/* A megabyte each, at most. */
enum { SUMMARIES_MOST = 1000 };

/* Reads, and gathers the summaries, zeroed, of every answer in every group, in the order of groups. The
 * question has these groups afterwards, without rows. False and err: as question_stream; ERROR_USAGE where
 * they are too many. summaries_free in any case. */
bool summaries_read(struct summaries *summaries, struct question *question, struct error *err);
void summaries_free(struct summaries *summaries, const struct question *question);

/* As sample_of; borrowed from the summaries, and not to be freed. */
struct sample summary_sample(const struct summaries *summaries, size_t group, size_t answer);

#endif
