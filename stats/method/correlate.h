/* How two series of numbers go together. */
#ifndef MALTALL_METHOD_CORRELATE_H
#define MALTALL_METHOD_CORRELATE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/method/proportion.h"

enum correlation_state {
	CORRELATED,
	CORRELATION_TOO_FEW,  /* fewer than three pairs: nothing is known */
	CORRELATION_NO_SPREAD /* x or y is always the same: nothing is known */
};

/* Pairs with a NaN are left out. Figures are NaN unless the state is CORRELATED. */
struct correlation {
	enum correlation_state state;
	size_t count;         /* pairs used */
	double estimate;      /* -1..1 */
	double statistic, df; /* t on df, or z, and then df is NaN; NaN where is_exact */
	bool is_exact;
	double p;                 /* two-sided, of no association */
	struct interval interval; /* tanh(atanh(estimate) -+ z error); NaN, NaN with too few pairs for the
				     error, and where the estimate is -1 or 1 */
};

/* Pearson's r, p by t = r sqrt((n - 2) / (1 - r^2)) on n - 2 degrees of freedom, error 1 / sqrt(n - 3).
 * Source: Fisher (1921), Metron 1, 3-32; R 4.2.2, cor.test. Oracle: tests/oracle/correlate.txt */
struct correlation pearson_correlation(const double *x, const double *y, size_t count, double level);

/* Spearman's rho: Pearson's r of the ranks, ties shared; error sqrt((1 + rho^2/2) / (n - 3)). p by the same t
 * where there are ties or 1290 pairs or more; else of the sum of squared distances between the ranks, exact
 * up to 9 pairs, by an Edgeworth series from there. Source: Spearman (1904); Best and Roberts (1975), Applied
 * Statistics 24, 377-379, for p; Bonett and Wright (2000), Psychometrika 65, 23-28, for the error; R 4.2.2,
 * cor.test. Oracle: tests/oracle/correlate.txt */
struct correlation spearman_correlation(const double *x, const double *y, size_t count, double level);

/* Kendall's tau-b = S / sqrt((N - N_x) (N - N_y)), S concordant less discordant pairs, N all of them, N_x and
 * N_y those tied. p exact with fewer than 50 pairs and no ties, else by the normal distribution with the
 * variance of S corrected for ties and none for continuity; error sqrt(0.437 / (n - 4)). Source: Kendall
 * (1970), Rank Correlation Methods; Fieller, Hartley and Pearson (1957), Biometrika 44, 470-481; counted
 * after Knight (1966), JASA 61, 436-439; R 4.2.2, cor.test. Oracle: tests/oracle/correlate.txt */
struct correlation kendall_correlation(const double *x, const double *y, size_t count, double level);

#endif
