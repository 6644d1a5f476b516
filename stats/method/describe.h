/* Moments of numbers: gathered in one pass, or of numbers that have been counted. */
#ifndef MALTALL_METHOD_DESCRIBE_H
#define MALTALL_METHOD_DESCRIBE_H

#include <stddef.h>

#include "stats/method/counted.h"
#include "stats/method/proportion.h"
#include "stats/method/sum.h"

/* Zeroed it has seen nothing. m2, m3 and m4 are the sums of the powers of the distances from the mean. */
struct sample_moments {
	double count;
	struct sum sum;
	double mean, m2, m3, m4;
	double minimum, maximum;
};

/* Takes in one finite number; the caller counts what is missing. Each step corrects the sums for the move of
 * the mean, so nothing large cancels. Source: Pébay (2008), Sandia report SAND2008-6212, formulas 1.1-1.6.
 * Oracle: tests/oracle/describe.txt */
void moments_add(struct sample_moments *moments, double number);
/* Takes in everything the other has seen. */
void moments_merge(struct sample_moments *moments, const struct sample_moments *other);

/* The moments of counted numbers (settled), in two passes: each is right to a few roundings, however many
 * numbers there are, and the same whatever their order was. Oracle: tests/oracle/describe.txt */
struct sample_moments moments_counted(const struct counted *counted);

/* Sum and the mean that follows from it, both compensated. The mean of nothing is NaN, its sum 0. */
double moments_sum(const struct sample_moments *moments);
double moments_mean(const struct sample_moments *moments);

/* With n - 1 below; NaN for fewer than two numbers. The standard error is that of the mean, sd / sqrt(n). */
double moments_variance(const struct sample_moments *moments);
double moments_deviation(const struct sample_moments *moments);
double moments_error(const struct sample_moments *moments);

/* mean -+ t sd / sqrt(n), t on n - 1 degrees of freedom. NaN, NaN for fewer than two numbers. */
struct interval moments_interval(const struct sample_moments *moments, double level);

/* g1 = (m3/n) / (m2/n)^(3/2) and the excess g2 = (m4/n) / (m2/n)^2 - 3: of the population. NaN for fewer than
 * two numbers and for numbers that are all alike. Source: Joanes and Gill (1998), The Statistician 47,
 * 183-189. */
double moments_skewness(const struct sample_moments *moments);
double moments_kurtosis(const struct sample_moments *moments);

/* b1 = (m3/n) / s^3 and b2 = (m4/n) / s^4 - 3, s with n - 1 below: what GSL and MINITAB give. */
double moments_skewness_sample(const struct sample_moments *moments);
double moments_kurtosis_sample(const struct sample_moments *moments);

/* How each number goes together with the next: sum of (x_i - m)(x_(i+1) - m) / sum of (x_i - m)^2, in the
 * order given. NaN for fewer than two numbers and for numbers that are all alike. Source: NIST/SEMATECH,
 * e-Handbook of Statistical Methods, 1.3.3.1. Oracle: tests/oracle/describe.txt */
double serial_correlation(const double *numbers, size_t count);

/* The median distance of counted numbers (settled) from their median, not scaled; NaN where there are none.
 */
double median_deviation(const struct counted *counted);

#endif
