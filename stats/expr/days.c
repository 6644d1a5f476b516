#include "stats/expr/days.h"

#include "stats/base/memory.h"
#include "stats/expr/operators.h"

static struct days *
days_new(int32_t first, int32_t last)
{
	struct days *days = xmalloc(sizeof(*days) + ((size_t)(last - first) + 1) * sizeof(days->items[0]));
	days->first = first;
	days->last = last;
	return days;
}

static uint64_t
bits_from(size_t index, uint64_t all)
{
	return index < 64 ? all & UINT64_MAX << index : 0;
}

struct days *
days_compared(const int32_t *thresholds, size_t count, unsigned accepts, uint64_t all)
{
	struct days *days = days_new(thresholds[0] - 1, thresholds[count - 1] + 1);
	size_t above = 0, not_below = 0; /* the first threshold that is so */
	days->missing = (struct moments){ 0, all };
	for (int32_t day = days->first; day <= days->last; day++) {
		while (above < count && thresholds[above] <= day)
			above++;
		while (not_below < count && thresholds[not_below] < day)
			not_below++;
		uint64_t less = bits_from(above, all), not_greater = bits_from(not_below, all);
		uint64_t holds = (accepts & ORDER_LESS ? less : 0) |
				 (accepts & ORDER_EQUAL ? not_greater & ~less : 0) |
				 (accepts & ORDER_GREATER ? all & ~not_greater : 0);
		days->items[day - days->first] = (struct moments){ holds, 0 };
	}
	return days;
}

static struct days *
days_pair(const struct days *a, const struct days *b, struct moments pair(struct moments, struct moments))
{
	struct days *days =
		days_new(a->first < b->first ? a->first : b->first, a->last > b->last ? a->last : b->last);
	days->missing = pair(a->missing, b->missing);
	for (int32_t day = days->first; day <= days->last; day++)
		days->items[day - days->first] = pair(days_at(a, day), days_at(b, day));
	return days;
}

struct days *
days_and(const struct days *a, const struct days *b)
{
	return days_pair(a, b, moments_and);
}

struct days *
days_or(const struct days *a, const struct days *b)
{
	return days_pair(a, b, moments_or);
}

struct days *
days_not(const struct days *days, uint64_t all)
{
	struct days *other = days_new(days->first, days->last);
	other->missing = moments_not(days->missing, all);
	for (int32_t day = days->first; day <= days->last; day++)
		other->items[day - days->first] = moments_not(days_at(days, day), all);
	return other;
}
