/* Sixty-four counters at once: one a bit. Adding a word adds one to the counter of every bit that is set in
 * it.
 *
 * The counters are kept on end: plane k holds bit k of each of them, so that an addition is a carry through a
 * few words, most often one or two, and not sixty-four of them. */
#ifndef MALTALL_INDICATOR_LEDGER_H
#define MALTALL_INDICATOR_LEDGER_H

#include <stdint.h>

enum { LEDGER_PLANES = 8, LEDGER_COUNTERS = 64 };

/* A zeroed ledger counts from 0. */
struct ledger {
	uint64_t planes[LEDGER_PLANES];
	unsigned added; /* since the planes were last emptied into the sums; < 2^LEDGER_PLANES - 1 */
	int64_t sums[LEDGER_COUNTERS];
};

void ledger_settle(struct ledger *ledger);

static inline void
ledger_add(struct ledger *ledger, uint64_t bits)
{
	for (int k = 0; bits; k++) {
		uint64_t carry = ledger->planes[k] & bits;
		ledger->planes[k] ^= bits;
		bits = carry;
	}
	if (++ledger->added == (1U << LEDGER_PLANES) - 1)
		ledger_settle(ledger);
}

#endif
