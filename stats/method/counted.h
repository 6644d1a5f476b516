/* Numbers with how often each occurs: all that order, moments and quantiles need to know of a sample.
 *
 * Most columns have few different values beside their rows: days, hours with two decimals, ages, codes. They
 * are whole multiples of 1, 1/10 ... or 1/10000 and lie near each other, so that each has a place in an
 * array, the window, and a number is counted by one look there. The others are listed:
 *
 *     window     scale 100, low 1069      counts   0  1  0  0  2  ...     10.69, 10.70, 10.71, ...
 *     listed     0.333333  1e9  0.25001                                   in any order, as often as they came
 *
 * The first COUNTED_FEW are listed. Then the window grows, and gets a finer scale, as long as it has no more
 * than COUNTED_FREE places (of a small sample one for each number) and two for each number: so it hardly
 * takes more memory than a list would.
 *
 * What can be asked for depends on the numbers alone, and neither on their order nor on how they were divided
 * before they were merged. Tested against sorting: tests/unit/method_counted.c */
#ifndef MALTALL_METHOD_COUNTED_H
#define MALTALL_METHOD_COUNTED_H

#include <stddef.h>
#include <stdint.h>

#include "stats/method/sum.h"

enum { COUNTED_FEW = 512, COUNTED_FREE = 8192 };

/* Zeroed it has seen nothing. */
struct counted {
	size_t count; /* of all numbers */
	double scale; /* 1, 10, ... 10000; 0: there is no window yet */
	double low;   /* place i of the window is that of the number (low + i) / scale */
	uint32_t *counts;
	uint32_t *carries; /* times 2^32 beside `counts`; NULL: none */
	size_t room;       /* places of the window */
	double *listed;
	size_t listed_count, listed_capacity;
	/* once settled */
	struct sum sum;  /* of the window, times its scale; exact */
	size_t *before;  /* how many are counted before every so many places */
	size_t distinct; /* different ones */
	double top;      /* the one that occurs most often, the least of several */
	size_t top_times;
};

/* Takes in a number `times` times; not NaN, and -0 is 0. Not after it is settled, nor the next three. */
void counted_add(struct counted *counted, double number, size_t times);
/* counted_add of every one of them, at a look each where most have their places already. */
void counted_take(struct counted *counted, const double *numbers, size_t count);
/* The same of whole numbers below 2^53. */
void counted_take_whole(struct counted *counted, const int64_t *numbers, size_t count);
/* Takes in everything the other has seen, which may be settled. */
void counted_merge(struct counted *counted, const struct counted *other);
/* Nothing more is added; what follows can be asked. */
void counted_settle(struct counted *counted);
/* Frees what it holds, not the struct itself. */
void counted_free(struct counted *counted);

/* The rank-th smallest, 1 <= rank <= count. */
double counted_at(const struct counted *counted, size_t rank);

struct counted_value {
	double number;
	size_t times;
};

/* Zeroed it stands before the smallest. */
struct counted_cursor {
	size_t place, listed;
};

/* Up to `room` of the different numbers, in rising order, from where the cursor stands; 0 where there are no
 * more. */
size_t counted_read(const struct counted *counted, struct counted_cursor *cursor,
	struct counted_value *values, size_t room);

#endif
