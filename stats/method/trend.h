/* Whether a proportion rises or falls along ordered groups. */
#ifndef MALTALL_METHOD_TREND_H
#define MALTALL_METHOD_TREND_H

#include <stddef.h>

enum trend_state {
	TREND_TESTED,
	TREND_TOO_FEW,     /* fewer than two groups with cases, or all with the same score */
	TREND_NO_VARIATION /* every case has the event, or none has */
};

/* Figures are NaN unless the state is TREND_TESTED. */
struct trend {
	enum trend_state state;
	size_t groups;     /* with cases */
	double slope;      /* change of the proportion for one unit of the score, weighted least squares */
	double chi_square; /* of the trend, 1 degree of freedom */
	double p;          /* two-sided */
	double difference_chi_square, difference_df, difference_p; /* of any difference between the groups */
};

/* The test of Cochran and Armitage.
 *   x, n    events and cases of each group, 0 <= x <= n; a group with n of 0 or NaN is left out, as one
 * outside this domain is score   of each group: its number, or its time; finite P = sum x / sum n, S = sum n
 * (score - mean)^2, mean = sum n score / sum n slope = sum x (score - mean) / S, chi_square = slope^2 S / (P
 * (1 - P)) difference = sum n (x/n - P)^2 / (P (1 - P)) on groups - 1 Source: Armitage (1955), Biometrics 11,
 * 375-386; R 4.2.2, prop.trend.test. Oracle: tests/oracle/trend.txt */
struct trend trend_of(const double *x, const double *n, const double *score, size_t count);

#endif
