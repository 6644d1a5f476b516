/* Tails and quantiles of the continuous distributions that the formulas of this room share.
 *
 * `above` is P(X > x), the upper tail, which keeps its digits where it is small. NaN where an argument is NaN
 * or outside its domain. Source: GSL 2.7, gsl_cdf. Oracle: tests/oracle/distribution.txt */
#ifndef MALTALL_METHOD_DISTRIBUTION_H
#define MALTALL_METHOD_DISTRIBUTION_H

double normal_above(double z);
/* df > 0, not always whole (Welch). */
double student_above(double t, double df);
double chi_square_above(double x, double df);
/* df1, df2 > 0. */
double f_above(double f, double df1, double df2);

/* P(|X| > |x|), at most 1. */
double normal_two_sided(double z);
double student_two_sided(double t, double df);

/* The x with P(|X| <= x) = level: 1.96 for the normal at 0.95. level strictly between 0 and 1. */
double normal_width(double level);
double student_width(double level, double df);

#endif
