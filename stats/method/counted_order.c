/* Numbers that have been counted, in their order. */
#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/base/sorting.h"
#include "stats/method/counted_places.h"

/* A sum of counts is kept for every so many places. */
enum { PLACES_A_SUM = 1024 };

__extension__ typedef __int128 int128;

static void
window_settle(struct counted *counted)
{
	size_t before = 0, distinct = 0, top = 0, top_times = 0;
	int128 sum = 0;
	counted->before = xcalloc(counted->room / PLACES_A_SUM + 1, sizeof *counted->before);
	for (size_t i = 0; i < counted->room; i++) {
		size_t times = place_count(counted, i);
		if (i % PLACES_A_SUM == 0)
			counted->before[i / PLACES_A_SUM] = before;
		before += times;
		distinct += times > 0;
		sum += (int128)times * (int128)i;
		if (times > top_times) {
			top = i;
			top_times = times;
		}
	}
	sum += (int128)counted->low * (int128)before;
	counted->sum.total = (double)sum;
	counted->sum.rest = (double)(sum - (int128)counted->sum.total);
	counted->distinct = distinct;
	counted->top = top_times ? place_number(counted, top) : 0;
	counted->top_times = top_times;
}

static void
listed_settle(struct counted *counted)
{
	const double *listed = counted->listed;
	numbers_sort(counted->listed, counted->listed_count);
	for (size_t i = 0, end; i < counted->listed_count; i = end) {
		end = i + 1;
		while (end < counted->listed_count && listed[end] <= listed[i])
			end++;
		size_t times = end - i;
		counted->distinct++;
		if (times > counted->top_times || (times == counted->top_times && listed[i] < counted->top)) {
			counted->top = listed[i];
			counted->top_times = times;
		}
	}
}

/* While the window grows it may pass over numbers that it would have reached later. */
void
counted_settle(struct counted *counted)
{
	counted_place_listed(counted, true);
	counted_place_listed(counted, false);
	window_settle(counted);
	listed_settle(counted);
}

/* How many listed numbers are less. */
static size_t
listed_below(const struct counted *counted, double number)
{
	size_t low = 0, high = counted->listed_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (counted->listed[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many of the window are less than the number at a place. */
static size_t
window_below(const struct counted *counted, size_t place)
{
	size_t below = counted->before[place / PLACES_A_SUM];
	for (size_t i = place - place % PLACES_A_SUM; i < place; i++)
		below += place_count(counted, i);
	return below;
}

/* The last place with fewer than `rank` numbers below it is that of the number itself, or of the one in the
 * window before it. */
double
counted_at(const struct counted *counted, size_t rank)
{
	size_t low = 0, high = counted->room;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t listed = listed_below(counted, place_number(counted, middle));
		if (window_below(counted, middle) + listed < rank)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return counted->listed[rank - 1];
	size_t place = low - 1;
	size_t listed = listed_below(counted, place_number(counted, place));
	size_t upto = window_below(counted, place) + place_count(counted, place);
	return rank <= upto + listed ? place_number(counted, place) : counted->listed[rank - upto - 1];
}

/* Up to `room` numbers of the window that are less than `end`, from where the cursor stands. */
static size_t
window_read(const struct counted *counted, struct counted_cursor *cursor, struct counted_value *values,
	size_t room, double end)
{
	size_t count = 0;
	for (; count < room && cursor->place < counted->room; cursor->place++) {
		struct counted_value value = { place_number(counted, cursor->place),
			place_count(counted, cursor->place) };
		if (value.number > end)
			break;
		values[count] = value;
		count += value.times > 0;
	}
	return count;
}

size_t
counted_read(const struct counted *counted, struct counted_cursor *cursor, struct counted_value *values,
	size_t room)
{
	const double *listed = counted->listed;
	size_t count = 0;
	for (;;) {
		bool in_list = cursor->listed < counted->listed_count;
		double next = in_list ? listed[cursor->listed] : INFINITY;
		count += window_read(counted, cursor, values + count, room - count, next);
		if (count == room || !in_list)
			return count;
		values[count] = (struct counted_value){ next, 0 };
		for (; cursor->listed < counted->listed_count && listed[cursor->listed] <= next;
			cursor->listed++)
			values[count].times++;
		count++;
	}
}
