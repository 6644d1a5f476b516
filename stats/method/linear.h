/* Linear least squares on a design matrix. */
#ifndef MALTALL_METHOD_LINEAR_H
#define MALTALL_METHOD_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

/* rows * columns finite numbers, row by row. The caller makes the columns: the constant, dummies, powers; and
 * leaves out the rows where something is missing. */
struct design {
	const double *cells;
	size_t rows, columns;
	bool has_constant; /* one column, or a sum of some, is 1 in every row: R squared is then around the
			      mean */
};

struct coefficient {
	double estimate, error; /* error: the standard error */
	double statistic, p;    /* t, or z in a logistic model; two-sided */
	bool is_collinear;      /* a combination of the columns before it: left out, its figures NaN */
};

enum model_state {
	MODEL_FITTED,
	MODEL_TOO_FEW,     /* no more rows with weight than coefficients: estimates without errors */
	MODEL_SEPARATED,   /* logistic: a combination of columns tells the outcomes apart, no finite estimate
			      exists */
	MODEL_NO_VARIATION /* logistic: every outcome is the same */
};

/* Figures that the state forbids are NaN. */
struct linear_model {
	enum model_state state;
	size_t rows;      /* with a weight above 0 */
	size_t rank;      /* columns that are not collinear */
	double df;        /* rows - rank */
	double residual;  /* weighted sum of squared residuals */
	double sigma;     /* sqrt(residual / df) */
	double r_squared; /* NaN where y does not vary */
	double adjusted_r_squared;
	double f, f_df, f_p; /* of every column but the constant, on f_df and df */
};

/* Fills coefficients[columns] and, unless it is NULL, fitted[rows].
 *   weights  of each row, 0 or more; NULL is 1 everywhere
 * Householder's QR of the columns scaled to length 1, then twice refined with residuals in doubled precision.
 * A column of which less than 1e-12 stays beside the columns before it is collinear. Errors are sigma
 * sqrt(diagonal of (R'R)^-1). Source: Björck (1996), Numerical Methods for Least Squares Problems, chapters 2
 * and 2.9. Oracle: tests/oracle/linear.txt (NIST StRD) */
struct linear_model linear_model_fit(const struct design *design, const double *y, const double *weights,
	struct coefficient *coefficients, double *fitted);

#endif
