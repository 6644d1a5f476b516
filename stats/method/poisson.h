/* Limits for the mean of a Poisson count.
 *
 *   x      events, 0 <= x
 *   level  confidence, a fraction strictly between 0 and 1
 * Limits are counts of events; NaN, NaN where an argument is NaN or outside its domain. a = 1 - level. */
#ifndef MALTALL_METHOD_POISSON_H
#define MALTALL_METHOD_POISSON_H

#include "stats/method/proportion.h"

/* Exact limits: the tails of the Poisson are a/2 each.
 *   lower = the a/2 quantile of Gamma(x, 1), 0 where x is 0;  upper = the 1 - a/2 quantile of Gamma(x + 1, 1)
 * Source: Garwood (1936), Biometrika 28, 437-442.
 * Oracle: tests/oracle/poisson.txt */
struct interval poisson_exact_interval(double x, double level);

/* Byar's approximation to them.
 *   z = Phi^-1((1 + level)/2), y = x + 1
 *   lower = x (1 - 1/(9x) - z/(3 sqrt x))^3, 0 where x is 0 or the formula falls below 0
 *   upper = y (1 - 1/(9y) + z/(3 sqrt y))^3
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, 69.
 * Oracle: tests/oracle/poisson.txt */
struct interval byar_interval(double x, double level);

#endif
