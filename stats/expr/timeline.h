/* Conditions at many as-of dates at once.
 *
 * What a row is at up to 64 dates fits into two words with a bit for each date: where the condition is true,
 * and where it is unknown.
 *
 *     as of         jan feb mar apr mai jun
 *     startdato + 3 months < as_of       0   0   1   1   1   1     a threshold, found once
 *     sluttdato >= as_of                 1   1   1   1   0   0
 *     both                               0   0   1   1   0   0     one `and` for all dates
 *
 * `any T where C` is an `or` into the row that is referred to. Only what has no such form (a count of rows
 * that come and go with as_of) is worked out one date after the other. */
#ifndef MALTALL_EXPR_TIMELINE_H
#define MALTALL_EXPR_TIMELINE_H

#include "stats/expr/expr.h"
#include "stats/expr/vector.h"

enum { TIMELINE_DATES = 64 };

/* Bit i is the i-th date; where neither is set the condition is false. No bit is set in both. */
struct moments {
	uint64_t holds, unknown;
};

/* Kleene's "and" at every date. */
static inline struct moments
moments_and(struct moments a, struct moments b)
{
	uint64_t holds = a.holds & b.holds;
	return (struct moments){ holds, (a.holds | a.unknown) & (b.holds | b.unknown) & ~holds };
}

/* Kleene's "or" at every date. */
static inline struct moments
moments_or(struct moments a, struct moments b)
{
	uint64_t holds = a.holds | b.holds;
	return (struct moments){ holds, (a.unknown | b.unknown) & ~holds };
}

/* Kleene's "not" at every date; `all` has a bit for each. */
static inline struct moments
moments_not(struct moments a, uint64_t all)
{
	return (struct moments){ all & ~a.holds & ~a.unknown, a.unknown };
}

struct timeline;

/* `dates` rise (none twice), 1 <= count <= TIMELINE_DATES, and are copied; the rest is borrowed. */
struct timeline *timeline_new(
	const struct vocabulary *vocabulary, const struct tables *tables, const int32_t *dates, size_t count);
/* One of the same dates, that nothing has been asked yet: for another thread. */
struct timeline *timeline_again(const struct timeline *timeline);
void timeline_free(struct timeline *timeline);
size_t timeline_count(const struct timeline *timeline);
const struct tables *timeline_tables(const struct timeline *timeline);
/* A bit for each date. */
uint64_t timeline_all(const struct timeline *timeline);
/* An evaluation at the first date. */
struct evaluation *timeline_evaluation(struct timeline *timeline);
/* Works out what a condition needs of whole tables, if nobody has; what it gathers the evaluation at the
 * first date has too, then, and need not gather anew. */
void timeline_prepare(struct timeline *timeline, const struct expr *condition);

/* The truth of a condition for every row of its table, into out[rows]. */
void timeline_moments(struct timeline *timeline, const struct expr *condition, struct moments *out);
/* The same for the rows from `first` on (a multiple of BLOCK_ROWS, which is as many as there are at most):
 * borrowed until the condition is asked for another block. */
const struct moments *timeline_block(
	struct timeline *timeline, const struct expr *condition, size_t first, size_t rows);

#endif
