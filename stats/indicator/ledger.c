#include "stats/indicator/ledger.h"

#include <string.h>

void
ledger_settle(struct ledger *ledger)
{
	for (int k = 0; k < LEDGER_PLANES; k++)
		for (uint64_t left = ledger->planes[k]; left; left &= left - 1)
			ledger->sums[__builtin_ctzll(left)] += INT64_C(1) << k;
	memset(ledger->planes, 0, sizeof(ledger->planes));
	ledger->added = 0;
}
