/* A sum whose rounding errors are carried along, so that a million small terms keep their digits. */
#ifndef MALTALL_METHOD_SUM_H
#define MALTALL_METHOD_SUM_H

#include <math.h>

/* Zeroed it is an empty sum. Source: Neumaier (1974), Z. angew. Math. Mech. 54, 39-51. */
struct sum {
	double total, rest;
};

static inline void
sum_add(struct sum *sum, double term)
{
	double total = sum->total + term;
	sum->rest +=
		fabs(sum->total) >= fabs(term) ? (sum->total - total) + term : (term - total) + sum->total;
	sum->total = total;
}

static inline double
sum_value(const struct sum *sum)
{
	return sum->total + sum->rest;
}

#endif
