/* Intervals and exact tests for one proportion.
 *
 * Throughout:
 *   x       events, 0 <= x <= n
 *   n       cases, up to 2^31
 *   level   confidence, a fraction strictly between 0 and 1 (0.95, not 95)
 *   target  the proportion to compare with, 0 <= target <= 1
 *   a       1 - level
 * Limits are fractions in 0..1. Where an argument is NaN or outside its domain, or n is 0, the answer is NaN:
 * not known is a value, not an error. */
#ifndef MALTALL_METHOD_PROPORTION_H
#define MALTALL_METHOD_PROPORTION_H

#include <stdbool.h>

struct interval {
	double lower, upper;
};

enum interval_method { INTERVAL_WILSON, INTERVAL_CLOPPER_PEARSON, INTERVAL_JEFFREYS, INTERVAL_MID_P };
enum { INTERVAL_METHOD_COUNT = INTERVAL_MID_P + 1 };

/* The name that definitions use: "wilson", "clopper-pearson", "jeffreys", "mid-p". */
const char *interval_method_name(enum interval_method method);
/* The method of that name, spelled exactly so; false, and method untouched, if there is none. */
bool interval_method_parse(const char *name, enum interval_method *method);

/* The interval of a method chosen at run time. */
struct interval proportion_interval(enum interval_method method, double x, double n, double level);

/* Wilson score interval, without continuity correction.
 *   z = Phi^-1((1 + level)/2)
 *   lower, upper = (x + z^2/2 -+ z sqrt(x(n - x)/n + z^2/4)) / (n + z^2)
 * The lower limit is reckoned from the product of the two roots, x^2/(n(n + z^2)), so that small limits keep
 * their digits. Source: Wilson (1927), JASA 22, 209-212; method 3 of Newcombe (1998), Statist. Med. 17,
 * 857-872. Oracle: tests/oracle/interval.txt, tests/oracle/target.txt, tests/oracle/followup.txt */
struct interval wilson_interval(double x, double n, double level);

/* Wilson score interval with continuity correction.
 *   p = x/n, q = 1 - p
 *   lower = (2x + z^2 - 1 - z sqrt(z^2 - 2 - 1/n + 4p(nq + 1))) / (2(n + z^2)), 0 where x is 0
 *   upper = (2x + z^2 + 1 + z sqrt(z^2 + 2 - 1/n + 4p(nq - 1))) / (2(n + z^2)), 1 where x is n
 * Source: method 4 of Newcombe (1998), Statist. Med. 17, 857-872.
 * Oracle: tests/oracle/interval.txt */
struct interval wilson_continuity_interval(double x, double n, double level);

/* The simple asymptotic interval, p -+ z sqrt(pq/n), cut at 0 and 1. Known to cover too little, and of no
 * width at all where x is 0 or n: for comparison with other programs only, so definitions cannot ask for it.
 * Source: method 1 of Newcombe (1998), Statist. Med. 17, 857-872.
 * Oracle: tests/oracle/interval.txt */
struct interval wald_interval(double x, double n, double level);

/* Clopper-Pearson interval, often called exact: the tails of the binomial are a/2 each.
 *   P(X >= x | lower) = a/2, 0 where x is 0;  P(X <= x | upper) = a/2, 1 where x is n
 * Source: Clopper and Pearson (1934), Biometrika 26, 404-413; method 5 of Newcombe (1998).
 * Oracle: tests/oracle/interval.txt */
struct interval clopper_pearson_interval(double x, double n, double level);

/* Jeffreys interval: the a/2 and 1 - a/2 quantiles of Beta(x + 1/2, n - x + 1/2); 0 below where x is 0, 1
 * above where x is n. Source: Brown, Cai and DasGupta (2001), Statist. Sci. 16, 101-133, section 3.1. Oracle:
 * tests/oracle/jeffreys.txt */
struct interval jeffreys_interval(double x, double n, double level);

/* Mid-P interval: as Clopper-Pearson, with the probability of x itself counted by half.
 *   P(X > x | lower) + P(X = x | lower)/2 = a/2, 0 where x is 0; above likewise, 1 where x is n
 * Source: method 6 of Newcombe (1998), Statist. Med. 17, 857-872.
 * Oracle: tests/oracle/interval.txt */
struct interval mid_p_interval(double x, double n, double level);

/* Exact binomial p-values of "the true proportion is target" against less, greater and different. x and n are
 * whole. less = P(X <= x | target), greater = P(X >= x | target) two-sided = the sum of P(X = i) over every i
 * no more probable than x, where probabilities within a factor 1 + 1e-7 are held to be equal A target of 0 or
 * 1 leaves one possible outcome, with probability 1. Source: R 4.2.2, binom.test (the rule and its relative
 * tolerance). Oracle: tests/oracle/target.txt */
double binomial_p_less(double x, double n, double target);
double binomial_p_greater(double x, double n, double target);
double binomial_p_two_sided(double x, double n, double target);

#endif
