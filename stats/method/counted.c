#include "stats/method/counted.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/sorting.h"

/* A sum of counts is kept for every so many places. */
enum { PLACES_A_SUM = 1024, LISTED_FIRST = 16 };

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

static size_t
place_count(const struct counted *counted, size_t place)
{
	size_t carried = counted->carries ? counted->carries[place] : 0;
	return carried << 32 | counted->counts[place];
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

static double
place_number(const struct counted *counted, size_t place)
{
	return (counted->low + (double)place) / counted->scale;
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
 * false: it would have too many. It gets a quarter more, where it grows, so as not to do so too often. */
static bool
window_reach(struct counted *counted, double scale, double low, double high)
{
	bool is_new = counted->room == 0;
	double step = is_new ? 1 : scale / counted->scale;
	double first = is_new ? low : counted->low * step;
	double last = is_new ? high : first + (double)(counted->room - 1) * step;
	const double count = (double)counted->count;
	double most = fmin(COUNTED_FREE, COUNTED_FREE_EACH * count) + 2 * count;
	double least = fmin(low, first), needed = fmax(high, last) - least + 1;
	if (counted->count < COUNTED_FEW || needed > most || fabs(first) + most >= WHOLE_MOST)
		return false;
	double spare = floor(fmin(needed / 4, most - needed));
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

/* Counts what has been listed and has a place now. */
static void
listed_place(struct counted *counted, bool may_grow)
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
		listed_place(counted, true);
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
	bool alike = counted->room == 0 || (counted->scale >= other->scale && counted->scale <= other->scale);
	double low = other->low + (double)first, high = other->low + (double)(end - 1);
	bool reached = alike && counted->room > 0 && low >= counted->low &&
		       high < counted->low + (double)counted->room;
	if (!reached && !(alike && window_reach(counted, other->scale, low, high)))
		return false;
	size_t to = (size_t)(low - counted->low);
	for (size_t i = first; i < end; i++)
		place_add(counted, to + i - first, place_count(other, i));
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
	for (size_t i = 0; i < other->listed_count; i++)
		counted_take(counted, other->listed[i]);
}

static void
top_take(struct counted *counted, double number, size_t times)
{
	counted->distinct++;
	if (times < counted->top_times || (times == counted->top_times && !(number < counted->top)))
		return;
	counted->top = number;
	counted->top_times = times;
}

/* While the window grows it may pass over numbers that it would have reached later. */
void
counted_settle(struct counted *counted)
{
	listed_place(counted, true);
	listed_place(counted, false);
	numbers_sort(counted->listed, counted->listed_count);
	counted->before = xcalloc(counted->room / PLACES_A_SUM + 1, sizeof *counted->before);
	size_t before = 0;
	for (size_t i = 0; i < counted->room; i++) {
		if (i % PLACES_A_SUM == 0)
			counted->before[i / PLACES_A_SUM] = before;
		size_t times = place_count(counted, i);
		before += times;
		if (times)
			top_take(counted, place_number(counted, i), times);
	}
	for (size_t i = 0, end; i < counted->listed_count; i = end) {
		end = i + 1;
		while (end < counted->listed_count && counted->listed[end] <= counted->listed[i])
			end++;
		top_take(counted, counted->listed[i], end - i);
	}
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

size_t
counted_read(const struct counted *counted, struct counted_cursor *cursor, struct counted_value *values,
	size_t room)
{
	size_t count = 0;
	while (count < room) {
		while (cursor->place < counted->room && place_count(counted, cursor->place) == 0)
			cursor->place++;
		bool in_window = cursor->place < counted->room;
		bool in_list = cursor->listed < counted->listed_count;
		if (!in_window && !in_list)
			break;
		double number = in_window ? place_number(counted, cursor->place) : INFINITY;
		struct counted_value *value = &values[count++];
		if (in_list && !(in_window && number < counted->listed[cursor->listed])) {
			*value = (struct counted_value){ counted->listed[cursor->listed], 0 };
			while (cursor->listed < counted->listed_count &&
				counted->listed[cursor->listed] <= value->number) {
				cursor->listed++;
				value->times++;
			}
		} else {
			*value = (struct counted_value){ number, place_count(counted, cursor->place++) };
		}
	}
	return count;
}
