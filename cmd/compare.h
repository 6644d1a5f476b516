/* What `maltall compare` works with: samples of numbers or truths, one a group. */
#ifndef MALTALL_CMD_COMPARE_H
#define MALTALL_CMD_COMPARE_H

#include "cmd/finding.h"
#include "stats/question/sample.h"

struct compare {
	struct inquiry inquiry;
	double level;
	bool equal_variances; /* of the groups are supposed */
	bool pairs;           /* every two groups, also where there are more than two */
	struct findings tests;
};

/* The groups of one answer that have a name: those whose label is missing are nobody's. */
struct compared {
	const struct answer *answer;
	const struct answer_group **groups;
	const char **labels;
	struct sample *samples;
	size_t count;
};

/* Adds the tests of one answer. */
void numbers_compare(struct compare *compare, const struct compared *compared);
void truths_compare(struct compare *compare, const struct compared *compared);

#endif
