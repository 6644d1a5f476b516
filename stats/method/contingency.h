/* Tables of counts: whether rows and columns go together, and how much. */
#ifndef MALTALL_METHOD_CONTINGENCY_H
#define MALTALL_METHOD_CONTINGENCY_H

#include <stdbool.h>
#include <stddef.h>

/* `counts` holds rows * columns counts, whole and not negative, row by row. */
struct contingency {
	const double *counts;
	size_t rows, columns;
};

enum contingency_state {
	CONTINGENCY_TESTED,
	CONTINGENCY_TOO_SMALL /* fewer than two rows or two columns with a case in them */
};

/* Figures are NaN unless the state is CONTINGENCY_TESTED. Rows and columns without a case are left out. */
struct chi_square {
	enum contingency_state state;
	double cases;
	double statistic, df, p;
	double cramer_v;       /* 0..1, without Yates' correction: how close rows and columns go together */
	double least_expected; /* the approximation is doubtful where it is below 5 … */
	size_t cells,
		cells_below_five; /* … in more than a fifth of the cells, or below 1 anywhere (Cochran) */
};

/* Pearson's chi-square.
 *   E = row sum * column sum / cases, statistic = sum (|count - E| - y)^2 / E, df = (rows - 1)(columns - 1)
 *   y = min(1/2, |count - E|) in a 2 x 2 table where `yates` is set, else 0
 *   cramer_v = sqrt(statistic without y / (cases * (the lesser of rows and columns - 1)))
 * Source: R 4.2.2, chisq.test; Cramér (1946), Mathematical Methods of Statistics, 282. Cochran (1954),
 * Biometrics 10, 417-451, for the warning. Oracle: tests/oracle/contingency.txt */
struct chi_square chi_square_test(const struct contingency *table, bool yates);

/* Whether the approximation is doubtful by Cochran's rule, above. */
bool chi_square_is_doubtful(const struct chi_square *test);

#endif
