/* The difference of two independent proportions. */
#ifndef MALTALL_METHOD_DIFFERENCE_H
#define MALTALL_METHOD_DIFFERENCE_H

#include "stats/method/proportion.h"

/* Newcombe's hybrid score interval for x1/n1 - x2/n2, without continuity correction; limits in -1..1.
 *   x1, n1, x2, n2   events and cases, 0 <= x <= n
 *   level            confidence, a fraction strictly between 0 and 1
 * NaN, NaN where either n is 0 or an argument is outside its domain.
 *   p, l, u  the proportion and its Wilson limits; d = p1 - p2
 *   lower = d - sqrt((p1 - l1)^2 + (u2 - p2)^2)
 *   upper = d + sqrt((u1 - p1)^2 + (p2 - l2)^2)
 * Source: method 10 of Newcombe (1998), Statist. Med. 17, 873-890.
 * Oracle: tests/oracle/difference.txt */
struct interval newcombe_difference_interval(double x1, double n1, double x2, double n2, double level);

#endif
