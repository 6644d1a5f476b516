/* What was accepted although it is not written plainly: counted field by field, said once a column and file,
 * with the place of the first. */
#ifndef MALTALL_TABLE_REMARK_H
#define MALTALL_TABLE_REMARK_H

#include <stddef.h>

#include "stats/base/fault.h"
#include "stats/table/arrival.h"
#include "stats/table/missing.h"
#include "stats/table/table.h"

enum remark {
	REMARK_CLEANED,
	REMARK_ALIAS,
	REMARK_GROUPED,
	REMARK_PERCENT,
	REMARK_TRAILING_ZERO,
	REMARK_MIDNIGHT,
	REMARK_ABOUT,
	REMARK_LESS,
	REMARK_MORE,
	REMARK_COUNT,
};

struct tally {
	size_t count, line, character; /* the place is that of the first */
	double sum;                    /* of numbers that are exact, or not: of them as they are written */
};

struct remarks {
	struct tally tallies[REMARK_COUNT];
	struct tally *marks;  /* one for each mark that means missing */
	size_t plain_numbers; /* without a percent sign */
	struct tally exact;   /* the numbers of a column that may hold others */
};

void tally_add(struct tally *tally, const struct arrival *arrival, size_t position);

/* Adds what has been seen in rows behind: the place stays that of the first. */
void tally_join(struct tally *tally, const struct tally *behind);
void remarks_add(struct remarks *remarks, const struct remarks *behind, size_t mark_count);

/* Adds an info for every tally of a column in a file, and a warning where some of its numbers have a percent
 * sign and some have none; then begins anew. Numbers that are not exact are told together, with how many are
 * exact, and what they and the others come to. */
void remarks_tell(struct remarks *remarks, const struct column_spec *spec, const struct marks *marks,
	const char *file, struct faults *faults);

#endif
