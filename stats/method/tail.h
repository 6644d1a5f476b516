/* Tails of the beta and the binomial distribution, for any number of cases that a table can hold. */
#ifndef MALTALL_METHOD_TAIL_H
#define MALTALL_METHOD_TAIL_H

/* P(B <= p) for B ~ Beta(a, b): the regularised incomplete beta function I_p(a, b).
 *   p  0 <= p <= 1; a, b > 0
 * GSL's continued fraction gives up (NaN) where the variance is large, from about a million cases; there the
 * series I_p(a, b) = p^a (1 - p)^b / (a B(a, b)) * sum_j p^j (a + b)_j / (a + 1)_j takes over: every term is
 * positive, so nothing cancels, and some ten standard deviations of terms are enough. Source: DLMF 8.17.8.
 * Oracle: tests/oracle/tail.txt */
double beta_below(double p, double a, double b);

/* P(X <= x) and P(X >= x) for X ~ Binomial(n, p), whole x and n, 0 < p < 1. Outside 0..n they are 0 or 1. */
double binomial_at_most(double x, double n, double p);
double binomial_at_least(double x, double n, double p);

/* The least whole x with P(X <= x) >= probability, for X ~ Binomial(n, p), whole n >= 0, 0 < p < 1,
 * 0 < probability < 1. */
double binomial_quantile(double probability, double n, double p);

/* ln P(X = x) for X ~ Binomial(n, p), whole 0 <= x <= n, 0 < p < 1. */
double binomial_log_mass(double x, double n, double p);

#endif
