/* Means of independent groups compared. Groups come as moments: see stats/method/describe.h. */
#ifndef MALTALL_METHOD_MEANS_H
#define MALTALL_METHOD_MEANS_H

#include <stddef.h>

#include "stats/method/describe.h"

/* Why a comparison has no figures. */
enum means_state {
	MEANS_TESTED,
	MEANS_TOO_FEW, /* fewer than two numbers in a group (t), fewer than two groups, or one number in each
			  (F) */
	MEANS_GROUP_ALIKE, /* the numbers of a group are all alike, and equal variances are not supposed */
	MEANS_NO_VARIATION /* every number of every group is its group's mean: there is nothing to judge by */
};

/* The difference of two means, first minus second, without supposing equal variances. */
struct welch {
	enum means_state state;
	double difference; /* known as soon as both groups have a number */
	double error, t, df, p;
	struct interval interval;
	double cohen_d;  /* difference / the pooled standard deviation */
	double hedges_g; /* cohen_d (1 - 3 / (4 (n1 + n2) - 9)): what is left of its bias in small groups */
};

/* Welch's t.
 *   v = s^2/n, error = sqrt(v1 + v2), t = difference / error
 *   df = (v1 + v2)^2 / (v1^2/(n1 - 1) + v2^2/(n2 - 1)); interval = difference -+ t_df error
 * Source: Welch (1947), Biometrika 34, 28-35; Hedges (1981), J. Educ. Stat. 6, 107-128.
 * Oracle: tests/oracle/means.txt */
struct welch welch_test(
	const struct sample_moments *first, const struct sample_moments *second, double level);

/* Student's t: as welch_test, where equal variances are supposed.
 *   s^2 = (sum of squares of both) / (n1 + n2 - 2), error = s sqrt(1/n1 + 1/n2), df = n1 + n2 - 2
 * Source: Student (1908), Biometrika 6, 1-25. Oracle: tests/oracle/means.txt */
struct welch student_test(
	const struct sample_moments *first, const struct sample_moments *second, double level);

struct variance_analysis {
	enum means_state state;
	size_t groups;                /* with a number in them; the others are left out */
	double between, within;       /* sums of squares */
	double df_between, df_within; /* groups - 1, numbers - groups */
	double f, p;
	double eta_squared;   /* between / (between + within) */
	double omega_squared; /* the same less its bias, not below 0 */
};

/* One-way analysis of variance, equal variances supposed: f = (between/df_between) / (within/df_within).
 * Source: Fisher (1925), Statistical Methods for Research Workers, chapter 7; Hays (1963) for omega squared.
 * Oracle: tests/oracle/means.txt */
struct variance_analysis variance_analysis_of(const struct sample_moments *groups, size_t count);

/* The same test without supposing equal variances, which for two groups is that of welch_test (f = t^2).
 *   w = n/s^2, W = sum w, m = sum w mean / W, k groups, L = sum (1 - w/W)^2 / (n - 1)
 *   f = (sum w (mean - m)^2 / (k - 1)) / (1 + 2 (k - 2) L / (k^2 - 1))
 *   df_between = k - 1, df_within = (k^2 - 1) / (3 L)
 * between, within, eta_squared and omega_squared are those of variance_analysis_of: they suppose nothing. Too
 * few also where a group has one number; a group whose numbers are all alike would weigh infinitely much.
 * Source: Welch (1951), Biometrika 38, 330-336; R's oneway.test. Oracle: tests/oracle/means.txt */
struct variance_analysis welch_analysis_of(const struct sample_moments *groups, size_t count);

#endif
