/* How many different values there are, in little memory: counted up to some number, then estimated.
 *
 * Every value becomes a number of 64 bits that looks drawn by lot and depends on the value alone. The
 * smallest of them are kept. Where more than DISTINCT_EXACT different ones came, U, the DISTINCT_KEPT-th
 * smallest as a fraction of 2^64, says how densely they lie: estimate (k - 1) / U, k = DISTINCT_KEPT; without
 * bias; relative standard error below 1 / sqrt(k - 2) The same values give the same estimate in any order.
 *   memory   8 bytes for each different value and as many free, 512 KiB at most
 * Source: Beyer, Haas, Reinwald, Sismanis and Gemulla (2007), SIGMOD, 199-210, sections 4.1 and 4.3 (k
 * minimum values). Tested against counting: tests/unit/method_distinct.c */
#ifndef MALTALL_METHOD_DISTINCT_H
#define MALTALL_METHOD_DISTINCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DISTINCT_KEPT = 16384, DISTINCT_EXACT = 2 * DISTINCT_KEPT - 1 };

/* Zeroed it has seen nothing. */
struct distinct_count {
	uint64_t *slots; /* 0: free */
	size_t capacity, count;
	uint64_t limit; /* those from here on are passed over; 0: none are */
};

void distinct_number(struct distinct_count *distinct, double number); /* finite; -0 is 0 */
void distinct_text(struct distinct_count *distinct, const char *bytes, size_t length);
/* Frees what it holds, not the count itself. */
void distinct_free(struct distinct_count *distinct);

/* The number of different values, a whole one where all were counted. */
double distinct_estimate(const struct distinct_count *distinct);
/* The relative standard error of that: 0 where all were counted. */
double distinct_error(const struct distinct_count *distinct);

#endif
