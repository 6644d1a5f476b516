/* A sum whose rounding errors are carried along, so that a million small terms keep their digits. */
#ifndef MALTALL_METHOD_SUM_H
#define MALTALL_METHOD_SUM_H

#include <math.h>
#include <stddef.h>

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

/* The sum of a[i] b[i]. */
static inline double
sum_of_products(const double *a, const double *b, size_t count)
{
	struct sum sum = { 0 };
	for (size_t i = 0; i < count; i++)
		sum_add(&sum, a[i] * b[i]);
	return sum_value(&sum);
}

#endif
