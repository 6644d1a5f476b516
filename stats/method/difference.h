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

/* The simple asymptotic interval for x1/n1 - x2/n2, cut at -1 and 1. Known to cover too little, and of no
 * width at all where both proportions are 0 or 1: for comparison with other programs only. Arguments and NaN
 * as above. d -+ (z sqrt(p1 q1 / n1 + p2 q2 / n2) + c (1/n1 + 1/n2)) c = min(1/2, |d| / (1/n1 + 1/n2)) where
 * `corrected` for continuity, else 0 Source: R 4.2.2, prop.test. Oracle: tests/oracle/difference.txt */
struct interval wald_difference_interval(
	double x1, double n1, double x2, double n2, double level, bool corrected);

#endif
