/* Fisher's exact test of counts in a table. */
#ifndef MALTALL_METHOD_FISHER_H
#define MALTALL_METHOD_FISHER_H

#include "stats/method/contingency.h"
#include "stats/method/proportion.h"

/* Two groups, x1 events of n1 and x2 of n2; whole, 0 <= x <= n, n > 0. Everything is NaN elsewhere. */
struct fisher {
	double p;          /* two-sided */
	double odds_ratio; /* conditional maximum likelihood: 0 or infinite at the ends, NaN where x1 + x2 is
			      0 or n1 + n2 */
	struct interval odds; /* its exact limits; 0 and infinity where nothing can be said */
};

/* Given the margins, x1 is hypergeometric (noncentral with the odds ratio w).
 *   p           the sum of P(X = i) over every i no more probable than x1, within a factor 1 + 1e-7
 *   odds_ratio  the w with E(X | w) = x1
 *   odds        P(X >= x1 | lower) = (1 - level)/2, P(X <= x1 | upper) = (1 - level)/2
 * Source: R 4.2.2, fisher.test (rule and tolerance); Cornfield (1956). Oracle: tests/oracle/fisher.txt */
struct fisher fisher_test(double x1, double n1, double x2, double n2, double level);

/* The same p for a table of any size: the sum of the probabilities of all tables with the same margins that
 * are no more probable than this one. Column by column, what has been placed is known by what is left of the
 * rows and by its probability; where no completion can change the verdict on a table, all are added, or none,
 * at once. NaN where a table is too small to test; and, with *too_many set, where that takes more than
 * FISHER_STEPS columns to be filled, or more than FISHER_STATES ways to be kept apart: some seconds and a
 * hundred megabytes. Source: the network of Mehta and Patel (1983), JASA 78, 427-434, with simpler bounds: a
 * sum of logarithms of factorials is least where a margin is spread evenly and greatest where it stands in
 * one cell. */
enum { FISHER_STEPS = 30000000, FISHER_STATES = 1000000 };
double fisher_table_p(const struct contingency *table, bool *too_many);

#endif
