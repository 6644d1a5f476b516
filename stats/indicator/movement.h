/* What every row of an indicator counts as at several dates, and what moves between two of them.
 *
 * The counts of a movement add up, whatever happens to the rows:
 *   change of the denominator = joined - left
 *   change of the numerator   = joined_events - left_events + achieved - lost
 * since every row is out, a case or an event before and after, and each of the six ways from one to another
 * is counted in one place. Movements after one another add up in the same way. */
#ifndef MALTALL_INDICATOR_MOVEMENT_H
#define MALTALL_INDICATOR_MOVEMENT_H

#include "stats/expr/timeline.h"
#include "stats/indicator/definition.h"
#include "stats/indicator/verdict.h"

struct movement {
	int64_t joined, joined_events; /* into the denominator; of them into the numerator too */
	int64_t left, left_events;     /* out of it; of them those that were in the numerator */
	int64_t achieved, lost;        /* in it before and after: into the numerator, and out of it */
};
/* Adds so many rows that go the same way. */
void movement_add(struct movement *movement, enum row_standing before, enum row_standing after, int64_t rows);
int64_t movement_denominator(const struct movement *movement);
int64_t movement_numerator(const struct movement *movement);
bool movement_is_none(const struct movement *movement);

/* items[date * rows + row] is an enum row_standing, in the strict reading (as result_new counts). */
struct standings {
	size_t rows;
	uint8_t *items;
};
/* Of one indicator, at the first `count` dates of a timeline, which may serve several indicators. */
struct standings standings_new(struct timeline *timeline, const struct tables *tables,
	const struct indicator_definition *indicator, size_t count);
void standings_free(struct standings *standings);
/* From the date with one place among the dates to that with another. */
struct movement standings_movement(const struct standings *standings, size_t before, size_t after);

#endif
