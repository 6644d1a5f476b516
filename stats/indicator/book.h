/* The counts of one cell at many dates: rows come in as words with a bit for each date. Private to this room.
 */
#ifndef MALTALL_INDICATOR_BOOK_H
#define MALTALL_INDICATOR_BOOK_H

#include "stats/expr/timeline.h"
#include "stats/indicator/ledger.h"
#include "stats/indicator/verdict.h"

/* What the conditions say of one row at every date; `in` is where and denominator together. */
struct row_moments {
	struct moments in, excluded, numerator, numerator_excluded, excepted;
};

struct membership membership_at(const struct row_moments *row, unsigned date);

/* A zeroed book is an empty one. */
struct book {
	struct ledger numerator, denominator, excluded, excepted, turns[ROW_STANDINGS][ROW_STANDINGS];
	struct ledger lowest_numerator, lowest_denominator;
	struct counts uncertain[TIMELINE_DATES]; /* of the undetermined rows: only what concerns the bounds */
};

/* Adds a row at the dates where it is, or may be, in the cell's group, as counts_add would at each of them.
 */
void book_add(struct book *book, struct row_moments row, struct moments placed);
/* To be called when every row is in; then the counts of each date can be had, for cell_judge to settle. */
void book_settle(struct book *book);
struct counts book_counts(const struct book *book, size_t date);
/* Where a row whose numerator is as given is an event, a case or out, in the strict reading, by enum
 * row_standing. */
void standings_find(
	const struct row_moments *row, uint64_t numerator, uint64_t dates, uint64_t standings[ROW_STANDINGS]);

#endif
