/* The places of the window of counted numbers. Private to counted.c, which counts, and counted_order.c, which
 * answers. */
#ifndef MALTALL_METHOD_COUNTED_PLACES_H
#define MALTALL_METHOD_COUNTED_PLACES_H

#include <stdbool.h>

#include "stats/method/counted.h"

static inline size_t
place_count(const struct counted *counted, size_t place)
{
	size_t carried = counted->carries ? counted->carries[place] : 0;
	return carried << 32 | counted->counts[place];
}

static inline double
place_number(const struct counted *counted, size_t place)
{
	return (counted->low + (double)(int64_t)place) / counted->scale;
}

/* Counts what has been listed and has a place now; the window may grow for it. */
void counted_place_listed(struct counted *counted, bool may_grow);

#endif
