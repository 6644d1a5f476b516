/* Lots that are the same in every run. */
#ifndef MALTALL_TESTS_LOT_H
#define MALTALL_TESTS_LOT_H

#include <stdint.h>

/* The state behind this one: a linear congruence modulo 2^64, of which the upper bits are good to draw from.
 * Source: Knuth, The Art of Computer Programming, vol. 2, 3.3.4 (multiplier and increment of MMIX). */
static inline uint64_t
lot_step(uint64_t state)
{
	return state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
}

#endif
