/* Events over time, and rates made comparable between populations of different make-up. */
#ifndef MALTALL_METHOD_RATE_H
#define MALTALL_METHOD_RATE_H

#include <stddef.h>

#include "stats/method/proportion.h"

/* The limits of a count that the limits of a rate are made from: see stats/method/poisson.h. */
enum rate_method { RATE_EXACT, RATE_BYAR };

/* NaN where it is not known. */
struct rate {
	double estimate;
	struct interval interval;
};

/* x events in `time` of exposure, time > 0: x / time, and the limits of x over time.
 * Oracle: tests/oracle/rate.txt */
struct rate rate_of(enum rate_method method, double x, double time, double level);

/* Direct standardisation: the rate that a standard population would have with these rates.
 *   x, n     events and exposure in each stratum, 0 <= x, n > 0
 *   standard weight of each stratum in the standard population, 0 or more; not all 0
 *   estimate = sum w x/n, w = standard / sum standard; v = sum w^2 x / n^2
 *   limits   = estimate + sqrt(v / X) (limit of X - X), X = sum of x
 * Without any event the lower limit is 0 and the upper not known: v / X is 0 / 0. A stratum that the standard
 * weighs and that has no exposure makes the rate unknown. Source: Dobson, Kuulasmaa, Eberle and Scherer
 * (1991), Statist. Med. 10, 457-462. Oracle: tests/oracle/rate.txt */
struct rate rate_direct(enum rate_method method, const double *x, const double *n, const double *standard,
	size_t strata, double level);

/* Indirect standardisation: observed over expected events, were the rates those of a reference.
 *   n          exposure in each stratum
 *   reference  rate of each stratum in the reference population
 *   estimate   observed / expected, expected = sum n reference > 0; limits those of observed over expected
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, 65-72. Oracle:
 * tests/oracle/rate.txt */
struct rate rate_indirect(enum rate_method method, double observed, const double *n, const double *reference,
	size_t strata, double level);

#endif
