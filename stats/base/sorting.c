#include "stats/base/sorting.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

enum { DIGIT_BITS = 11, DIGITS = 6, DIGIT_VALUES = 1 << DIGIT_BITS, FEW = 256 };

/* The bits of a double, changed so that they order as it does: those of a negative number count down. */
static uint64_t
number_key(double number)
{
	uint64_t bits;
	number += 0.0; /* -0 is 0 */
	memcpy(&bits, &number, sizeof bits);
	return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static void
numbers_insert(double *numbers, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		double number = numbers[i];
		size_t at = i;
		for (; at > 0 && numbers[at - 1] > number; at--)
			numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
}

/* A digit at a time, the lowest first, each time into the order of that digit; a digit that all of them share
 * is passed over. */
void
numbers_sort(double *numbers, size_t count)
{
	if (count < FEW) {
		numbers_insert(numbers, count);
		return;
	}
	size_t(*counts)[DIGIT_VALUES] = xcalloc(DIGITS, sizeof *counts);
	double *other = xcalloc(count, sizeof *other), *from = numbers, *to = other;
	for (size_t i = 0; i < count; i++) {
		uint64_t key = number_key(numbers[i]);
		for (unsigned digit = 0; digit < DIGITS; digit++)
			counts[digit][key >> digit * DIGIT_BITS & (DIGIT_VALUES - 1)]++;
	}
	for (unsigned digit = 0; digit < DIGITS; digit++) {
		size_t *places = counts[digit], before = 0;
		unsigned shift = digit * DIGIT_BITS;
		if (places[number_key(from[0]) >> shift & (DIGIT_VALUES - 1)] == count)
			continue;
		for (size_t value = 0; value < DIGIT_VALUES; value++) {
			size_t here = places[value];
			places[value] = before;
			before += here;
		}
		for (size_t i = 0; i < count; i++)
			to[places[number_key(from[i]) >> shift & (DIGIT_VALUES - 1)]++] = from[i];
		double *swapped = from;
		from = to;
		to = swapped;
	}
	if (from != numbers)
		memcpy(numbers, from, count * sizeof *numbers);
	free(other);
	free(counts);
}
