/* A condition about one date of a row is the same for all rows that have the date, so what it says is worked
 * out once a day: `day > as_of - 1 year and day <= as_of`, at as-of dates a month apart (x: it is true).
 *
 *     as of           day   ..   2023-06-30  2023-07-01 .. 2024-06-30  2024-07-01 .. 2024-07-31  ..
 *     2024-06-30                                 x      x      x
 *     2024-07-31                                                x           x      x      x
 *
 * Before the first day and behind the last nothing changes. Private to this room. */
#ifndef MALTALL_EXPR_DAYS_H
#define MALTALL_EXPR_DAYS_H

#include "stats/base/date.h"
#include "stats/expr/timeline.h"

struct days {
	int32_t first, last;    /* they stand for all days before and behind, too */
	struct moments missing; /* of a row without the date */
	struct moments items[]; /* of each day */
};

/* A date of the row compared with one that moves with as_of, and never back: thresholds[i] at the i-th date.
 * `accepts` is what the row's date may be beside it (ORDER_LESS, ...). */
struct days *days_compared(const int32_t *thresholds, size_t count, unsigned accepts, uint64_t all);
/* Both, or one of the two, of conditions about the same date. */
struct days *days_and(const struct days *a, const struct days *b);
struct days *days_or(const struct days *a, const struct days *b);
struct days *days_not(const struct days *days, uint64_t all);

static inline struct moments
days_at(const struct days *days, int32_t date)
{
	int32_t day = date < days->first ? days->first : date > days->last ? days->last : date;
	return date == DATE_MISSING ? days->missing : days->items[day - days->first];
}

#endif
