/* What `any` and `no` gather: for every row of a table, at which dates of a timeline a row that refers to it
 * fulfils a condition, and at which it may.
 *
 * Rows are added to anywhere. Of few dates the moments of a row fit in a byte, where it holds in the lower
 * half and where it is unknown in the upper, and an array of bytes is in the processor's cache. Where the
 * rows that refer are many, threads gather some of them each, in arrays of their own: bits are the same in
 * any order. Private to this room. */
#ifndef MALTALL_EXPR_GATHERED_H
#define MALTALL_EXPR_GATHERED_H

#include "stats/expr/timeline.h"
#include "stats/expr/tree.h"

enum { NARROW_DATES = 4 };

/* A zeroed one is of no rows. */
struct gathered {
	uint8_t *narrow;      /* of up to NARROW_DATES dates */
	struct moments *wide; /* of more */
};

/* Of a quantifier with a condition, which the timeline has prepared. Yours to free. */
struct gathered gathered_of(struct timeline *timeline, const struct expr *expr);
void gathered_free(struct gathered *gathered);
/* What is gathered at the first date, of so many rows. */
void gathered_truths(const struct gathered *gathered, size_t rows, uint8_t *truths);

static inline struct moments
gathered_at(const struct gathered *gathered, size_t row)
{
	if (gathered->wide)
		return gathered->wide[row];
	uint8_t narrow = gathered->narrow[row];
	return (struct moments){ narrow & ((1 << NARROW_DATES) - 1), narrow >> NARROW_DATES };
}

#endif
