/* What the conditions of an indicator say of its rows at every date of a timeline. Private to this room. */
#ifndef MALTALL_INDICATOR_ASKED_H
#define MALTALL_INDICATOR_ASKED_H

#include "stats/indicator/book.h"
#include "stats/indicator/definition.h"

enum {
	ASKED_WHERE,
	ASKED_DENOMINATOR,
	ASKED_EXCLUDED,
	ASKED_NUMERATOR,
	ASKED_NUMERATOR_EXCLUDED,
	ASKED_EXCEPTED,
	ASKED_COUNT
};

struct asked {
	const struct moments *items[ASKED_COUNT]; /* by row; NULL where the condition is not given */
	struct moments *memory[ASKED_COUNT];      /* the same, where it is its own, not the timeline's */
	size_t rows;
	uint64_t all; /* a bit for each date */
};

struct asked asked_new(
	struct timeline *timeline, const struct tables *tables, const struct indicator_definition *indicator);
void asked_free(struct asked *asked);
/* Prepares the timeline for the conditions of an indicator, and with it timeline_evaluation. */
void asked_prepare(struct timeline *timeline, const struct indicator_definition *indicator);
/* The same of up to BLOCK_ROWS rows from `first` on (a multiple of that), of which it is row 0: borrowed
 * until the next block is asked for. */
struct asked asked_block(
	struct timeline *timeline, const struct indicator_definition *indicator, size_t first, size_t rows);
struct row_moments asked_row(const struct asked *asked, size_t row);

/* So many rows of which the conditions say the same at every date. */
typedef void kind_visit(void *data, const struct row_moments *kind, int64_t rows);
/* Shows every row, and keeps none: rows of a kind together where they are not far from each other, which with
 * few dates is most of them. */
void asked_kinds(struct timeline *timeline, const struct tables *tables,
	const struct indicator_definition *indicator, kind_visit *visit, void *data);

#endif
