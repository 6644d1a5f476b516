/* Whether numbers could come from a normal distribution. */
#ifndef MALTALL_METHOD_NORMALITY_H
#define MALTALL_METHOD_NORMALITY_H

#include <stddef.h>

/* For how many numbers the approximations below are made. */
enum { NORMALITY_LEAST = 3, NORMALITY_MOST = 5000 };

struct shapiro_wilk {
	double w, p; /* w in 0..1, 1 for a normal sample; p of a w as small as this */
};

/* Shapiro and Wilk's W of `count` numbers in rising order.
 *   W = (sum of a_i x_i)^2 / sum of (x_i - mean)^2
 * The a are those of the normal scores Phi^-1((i - 3/8) / (n + 1/4)), the outermost one or two corrected;
 * ln(1 - W), or -ln(gamma - ln(1 - W)) up to 11 numbers, is about normal. NaN where the numbers are fewer
 * than NORMALITY_LEAST, more than NORMALITY_MOST or all alike. Source: Royston (1992), Statistics and
 * Computing 2, 117-119; (1995), Applied Statistics 44, 547-551. Oracle: tests/oracle/residual.txt (R's
 * shapiro.test) */
struct shapiro_wilk shapiro_wilk_test(const double *sorted, size_t count);

#endif
