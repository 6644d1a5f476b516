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
	bool approximate; /* the rows are not kept, and their summaries are there instead */
	struct summaries summaries;
};

/* How many columns all statistics together have. */
enum { STATISTIC_COLUMNS = 16 };
/* The columns of those that --statistics asks for; returns how many. */
size_t statistics_head(const struct describe *describe, struct listing_column *columns);
/* Their cells for one sample, that of the group. */
void statistics_list(const struct describe *describe, const struct answer *answer,
	const struct answer_group *group, const struct sample *sample, struct listing *listing);

/* How far off what --approximate tells may be: the columns that JSON has for it, their cells, and what people
 * are told below the table and, for CSV, beside it. */
enum { APPROXIMATE_COLUMNS = 2 };
size_t approximate_head(const struct describe *describe, struct listing_column *columns);
void approximate_list(const struct describe *describe, const struct sample *sample, struct listing *listing);
void approximate_say(const struct describe *describe, struct buffer *out);
/* False and err (ERROR_USAGE) where something is asked for that needs all rows. */
bool approximate_fits(const struct arguments *arguments, struct error *err);

#endif
