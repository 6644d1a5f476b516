/* Logistic regression: how columns go with the odds of an outcome. */
#ifndef MALTALL_METHOD_LOGISTIC_H
#define MALTALL_METHOD_LOGISTIC_H

#include "stats/method/linear.h"

/* Figures are NaN unless the state is MODEL_FITTED. */
struct logistic_model {
	enum model_state state;
	size_t rows, rank; /* with a weight above 0; columns that are not collinear */
	double cases;      /* sum of the weights */
	int steps;
	double deviance;      /* -2 ln likelihood of the model, beside a perfect one */
	double null_deviance; /* of the constant alone, or of even odds where there is no constant */
	double ratio_statistic, ratio_df,
		ratio_p; /* likelihood ratio: null_deviance - deviance, by chi-square */
	double mcfadden; /* 1 - deviance / null_deviance, for outcomes of 0 and 1 */
};

/* ln(p / (1 - p)) = sum of cells * estimates. Estimates are log odds ratios, their errors and z by Wald.
 *   y        the outcome of each row: 0, 1, or a proportion between
 *   weights  how many cases a row stands for, 0 or more; NULL is 1 everywhere
 * Iteratively reweighted least squares by the QR of stats/method/triangle.h, halving a step that does not
 * lower the deviance, until no linear predictor moves by 1e-9. Where one combination of columns tells the
 * outcomes apart, predictors go on moving for ever: after LOGISTIC_STEPS, or once the weights of the rows are
 * gone, the state is MODEL_SEPARATED. Fills coefficients[columns] and, unless it is NULL, fitted[rows].
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4; Albert and Anderson (1984),
 * Biometrika 71, 1-10, for separation. Oracle: tests/oracle/logistic.txt */
enum { LOGISTIC_STEPS = 30 };
struct logistic_model logistic_model_fit(const struct design *design, const double *y, const double *weights,
	struct coefficient *coefficients, double *fitted);

#endif
