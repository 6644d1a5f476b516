/* What `maltall describe` works with, and the statistics that are there on request. */
#ifndef MALTALL_CMD_DESCRIBE_H
#define MALTALL_CMD_DESCRIBE_H

#include "cmd/inquiry.h"
#include "stats/question/sample.h"

struct percentile {
	const char *name; /* p97.5 */
	double p;         /* a fraction */
};

struct describe {
	struct inquiry inquiry;
	double level;
	int quantile_type;
	struct percentile *percentiles;
	size_t percentile_count;
};

/* How many columns all statistics together have. */
enum { STATISTIC_COLUMNS = 16 };
/* The columns of those that --statistics asks for; returns how many. */
size_t statistics_head(const struct describe *describe, struct listing_column *columns);
/* Their cells for one sample. */
void statistics_list(const struct describe *describe, const struct answer *answer,
	const struct sample *sample, struct listing *listing);

#endif
