/* Numbers into order, few and many of them: as qsort has them. */
#include "stats/base/sorting.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/lot.h"

enum { MOST = 100000 };

static int
number_compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

static void
check_sorted(double *numbers, size_t count)
{
	double *expected = malloc((count + 1) * sizeof *expected);
	memcpy(expected, numbers, count * sizeof *numbers);
	qsort(expected, count, sizeof *expected, number_compare);
	numbers_sort(numbers, count);
	size_t differing = 0;
	for (size_t i = 0; i < count; i++)
		differing += !(numbers[i] <= expected[i]) || !(numbers[i] >= expected[i]);
	CHECK_INT((long long)differing, 0);
	free(expected);
}

int
main(void)
{
	static const size_t counts[] = { 0, 1, 2, 255, 256, 257, 5000, MOST };
	static const double ends[] = { INFINITY, -INFINITY, 0.0, -0.0, 5e-324, -5e-324,
		1.7976931348623157e308, -1.7976931348623157e308 };
	double *numbers = malloc(MOST * sizeof *numbers);
	uint64_t state = 5;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		for (int kind = 0; kind < 3; kind++) {
			for (size_t j = 0; j < counts[i]; j++) {
				state = lot_step(state);
				int32_t drawn = (int32_t)(state >> 32);
				numbers[j] = kind == 0   ? drawn
					     : kind == 1 ? (drawn % 6500) / 100.0
							 : ldexp(drawn, drawn % 900);
			}
			if (kind == 2 && counts[i] > 8)
				memcpy(numbers + 1, ends, sizeof ends);
			check_sorted(numbers, counts[i]);
		}
	/* Equal ones keep their order. */
	double noughts[300];
	for (size_t i = 0; i < 300; i++)
		noughts[i] = i % 2 ? -0.0 : 0.0;
	numbers_sort(noughts, 300);
	CHECK(!signbit(noughts[0]) && signbit(noughts[1]) && signbit(noughts[299]));
	free(numbers);
	return check_summary("base_sorting");
}
