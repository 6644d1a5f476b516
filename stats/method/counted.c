#include "stats/method/counted.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/counted_places.h"

enum { LISTED_FIRST = 16 };

/* Whole numbers below this are exact, also as the product of a decimal and its scale, rounded. */
#define WHOLE_MOST 0x1p48

/* Of a number below WHOLE_MOST. */
static double
whole_near(double number)
{
	return (double)(int64_t)(number < 0 ? number - 0.5 : number + 0.5);
}

static bool
is_multiple(double number, double scale)
{
	double scaled = number * scale;
	if (!(fabs(scaled) < WHOLE_MOST))
		return false;
	double again = whole_near(scaled) / scale;
	return again >= number && again <= number;
}

/* The least scale from `scale` on in which the number is whole; 0: there is none. */
static double
scale_for(double number, double scale)
{
	enum { SCALE_MOST = 10000 };
	if (!is_multiple(number, SCALE_MOST) && !is_multiple(number, scale))
		return 0;
	while (!is_multiple(number, scale))
		scale *= 10;
	return scale;
}

static void
place_add(struct counted *counted, size_t place, size_t times)
{
	size_t sum = counted->counts[place] + times;
	counted->counts[place] = (uint32_t)sum;
	if (sum > UINT32_MAX && !counted->carries)
		counted->carries = xcalloc(counted->room, sizeof *counted->carries);
	if (sum > UINT32_MAX)
		counted->carries[place] += (uint32_t)(sum >> 32);
}

/* The counts in a window of more places, which begins `first` places before and has `step` places for one.
 * Places are written to at once: memory that is read before it is written costs two page faults, the second
 * of which every thread feels. */
static uint32_t *
counts_move(uint32_t *counts, size_t count, size_t room, size_t first, size_t step)
{
	if (first == 0 && step == 1) {
		counts = xreallocarray(counts, room, sizeof *counts);
		memset(counts + count, 0, (room - count) * sizeof *counts);
		return counts;
	}
	uint32_t *moved = xreallocarray(NULL, room, sizeof *moved);
	memset(moved, 0, room * sizeof *moved);
	for (size_t i = 0; i < count; i++)
		moved[first + i * step] = counts[i];
	free(counts);
	return moved;
}

/* Makes the window one of that scale, as fine as it is or finer, which has places from `low` to `high`, too;
 * false: it would have too many. It gets a sixteenth more than it needs, as much again while it is small:
 * whatever the order of the numbers, it moves seldom. */
static bool
window_reach(struct counted *counted, double scale, double low, double high)
{
	bool is_new = counted->room == 0;
	double step = is_new ? 1 : scale / counted->scale;
	double first = is_new ? low : counted->low * step;
	double last = is_new ? high : first + (double)(counted->room - 1) * step;
	const double count = (double)counted->count;
	double most = fmin(COUNTED_FREE, count) + 2 * count;
	double least = fmin(low, first), needed = fmax(high, last) - least + 1;
	bool has_spare = is_new ? needed <= most : needed + needed / 16 <= most;
	if (counted->count < COUNTED_FEW || !has_spare || fabs(first) + most >= WHOLE_MOST)
		return false;
	double spare = floor(fmin(fmax(needed / 16, fmin(needed, COUNTED_FREE)), most - needed));
	if (low < first)
		least -= spare;
	size_t room = (size_t)(needed + spare), move = (size_t)(first - least);
	counted->counts = counts_move(counted->counts, counted->room, room, move, (size_t)step);
	if (counted->carries)
		counted->carries = counts_move(counted->carries, counted->room, room, move, (size_t)step);
	counted->scale = scale;
	counted->low = least;
	counted->room = room;
	return true;
}

/* The place of the number in the window, which may grow for it; SIZE_MAX: it has none. */
static size_t
window_place(struct counted *counted, double number, bool may_grow)
{
	if (counted->room == 0 && counted->count < COUNTED_FEW)
		return SIZE_MAX;
	double scale = scale_for(number, counted->room ? counted->scale : 1);
	if (!(scale > 0))
		return SIZE_MAX;
	double whole = whole_near(number * scale);
	bool is_there = counted->room > 0 && scale <= counted->scale && whole >= counted->low &&
			whole < counted->low + (double)counted->room;
	if (!is_there && (!may_grow || !window_reach(counted, scale, whole, whole)))
		return SIZE_MAX;
	return (size_t)(whole - counted->low);
}

void
counted_place_listed(struct counted *counted, bool may_grow)
{
	size_t kept = 0;
	for (size_t i = 0; i < counted->listed_count; i++) {
		size_t place = window_place(counted, counted->listed[i], may_grow);
		if (place == SIZE_MAX)
			counted->listed[kept++] = counted->listed[i];
		else
			place_add(counted, place, 1);
	}
	counted->listed_count = kept;
}

/* A full list is a moment to look whether the window may be larger now. */
static void
number_list(struct counted *counted, double number)
{
	if (counted->listed_count == counted->listed_capacity) {
		counted_place_listed(counted, true);
		if (counted->listed_count >= counted->listed_capacity / 2)
			counted->listed_capacity = 2 * counted->listed_capacity + LISTED_FIRST;
		counted->listed =
			xreallocarray(counted->listed, counted->listed_capacity, sizeof *counted->listed);
	}
	counted->listed[counted->listed_count++] = number;
}

static void
number_add(struct counted *counted, double number, size_t times)
{
	size_t place = window_place(counted, number, true);
	if (place != SIZE_MAX)
		place_add(counted, place, times);
	for (size_t i = 0; place == SIZE_MAX && i < times; i++)
		number_list(counted, number);
}

void
counted_add(struct counted *counted, double number, size_t times)
{
	counted->count += times;
	number_add(counted, number + 0.0, times); /* -0 is 0 */
}

/* Makes the first window, for what has been listed until now, too. */
static bool
window_make(struct counted *counted, double scale, double low, double high)
{
	bool made = window_reach(counted, scale, low, high);
	if (made)
		counted_place_listed(counted, true);
	return made;
}

/* Whether the window, of that scale and no other, has places from `low` to `high`, or can be made to. */
static bool
window_covers(struct counted *counted, double scale, double low, double high)
{
	if (counted->room == 0)
		return window_make(counted, scale, low, high);
	if (counted->scale < scale || counted->scale > scale)
		return false;
	return (low >= counted->low && high < counted->low + (double)counted->room) ||
	       window_reach(counted, scale, low, high);
}

void
counted_take_whole(struct counted *counted, const int64_t *numbers, size_t count)
{
	int64_t least = INT64_MAX, most = INT64_MIN;
	for (size_t i = 0; i < count; i++) {
		least = numbers[i] < least ? numbers[i] : least;
		most = numbers[i] > most ? numbers[i] : most;
	}
	counted->count += count;
	bool covers = count > 0 && window_covers(counted, 1, (double)least, (double)most);
	int64_t low = covers ? (int64_t)counted->low : 0;
	for (size_t i = 0; i < count; i++)
		if (covers && counted->counts[numbers[i] - low] < UINT32_MAX)
			counted->counts[numbers[i] - low]++;
		else
			number_add(counted, (double)numbers[i], 1);
}

/* Counts numbers that have a place, up to the first that has none; returns how many. */
static size_t
places_take(struct counted *counted, const double *numbers, size_t count)
{
	const double scale = counted->scale, low = counted->low, end = (double)counted->room - 0.5;
	uint32_t *counts = counted->counts;
	for (size_t i = 0; i < count; i++) {
		double place = numbers[i] * scale - low;
		if (!(place > -0.5 && place < end))
			return i;
		int64_t at = (int64_t)(place + 0.5);
		double there = (low + (double)at) / scale;
		if (there < numbers[i] || there > numbers[i] || counts[at] == UINT32_MAX)
			return i;
		counts[at]++;
	}
	return count;
}

/* Makes a window that has places for all of these, if the first few of them tell their scale. */
static void
window_begin(struct counted *counted, const double *numbers, size_t count)
{
	enum { SCALE_TOLD = 16 };
	double scale = 1, least = INFINITY, most = -INFINITY;
	for (size_t i = 0; i < count && i < SCALE_TOLD && scale > 0; i++)
		scale = scale_for(numbers[i], scale);
	for (size_t i = 0; i < count; i++) {
		least = numbers[i] < least ? numbers[i] : least;
		most = numbers[i] > most ? numbers[i] : most;
	}
	if (scale > 0 && is_multiple(least, scale) && is_multiple(most, scale))
		window_make(counted, scale, whole_near(least * scale), whole_near(most * scale));
}

void
counted_take(struct counted *counted, const double *numbers, size_t count)
{
	counted->count += count;
	if (counted->room == 0 && count >= COUNTED_FEW)
		window_begin(counted, numbers, count);
	for (size_t i = 0; i < count; i++) {
		i += places_take(counted, numbers + i, count - i);
		if (i < count)
			number_add(counted, numbers[i] + 0.0, 1);
	}
}

/* Adds a window of the same scale, place by place; false: it does not fit. */
static bool
window_add(struct counted *counted, const struct counted *other)
{
	size_t first = 0, end = other->room;
	while (end > 0 && place_count(other, end - 1) == 0)
		end--;
	while (first < end && place_count(other, first) == 0)
		first++;
	if (first == end)
		return true;
	double low = other->low + (double)first, high = other->low + (double)(end - 1);
	if (!window_covers(counted, other->scale, low, high))
		return false;
	size_t to = (size_t)(low - counted->low);
	for (size_t i = first; i < end; i++, to++) {
		uint32_t sum = counted->counts[to] + other->counts[i];
		if (other->carries || sum < other->counts[i])
			place_add(counted, to, place_count(other, i));
		else
			counted->counts[to] = sum;
	}
	return true;
}

void
counted_merge(struct counted *counted, const struct counted *other)
{
	counted->count += other->count - other->listed_count;
	bool added = window_add(counted, other);
	for (size_t i = 0; !added && i < other->room; i++)
		if (place_count(other, i))
			number_add(counted, place_number(other, i), place_count(other, i));
	counted_take(counted, other->listed, other->listed_count);
}

void
counted_free(struct counted *counted)
{
	free(counted->counts);
	free(counted->carries);
	free(counted->listed);
	free(counted->before);
	*counted = (struct counted){ 0 };
}
