/* What is left over of a fitted model, looked at: does its spread change, and which rows move the model. */
#ifndef MALTALL_METHOD_RESIDUAL_H
#define MALTALL_METHOD_RESIDUAL_H

#include "stats/method/linear.h"

/* Of each row of the design: how far it lies from the others, the diagonal of the hat matrix, 0..1.
 *   roots  what each row was multiplied with before the QR: the root of its weight; in a logistic model of
 *          weight p (1 - p)
 * Their sum is the rank. Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2; R's
 * hatvalues. Oracle: tests/oracle/residual.txt */
void leverages_fill(const struct design *design, const double *roots, double *leverages);

/* Cook's distance: how far a row alone moves the fitted values.
 *   scaled    its residual times the root of its weight; Pearson's in a logistic model
 *   variance  sigma^2; 1 in a logistic model
 *   (scaled / (1 - leverage))^2 leverage / (variance rank)
 * NaN for a leverage of 1, since without that row the model is another one. Source: Cook (1977),
 * Technometrics 19, 15-18; R's cooks.distance. Oracle: tests/oracle/residual.txt */
double cook_distance(double scaled, double leverage, double variance, size_t rank);

/* Figures are NaN where the design has no constant or no column beside it, and where the residuals are all of
 * one size. */
struct breusch_pagan {
	double statistic, df, p;
};

/* Breusch and Pagan's test of a spread that follows the columns, in Koenker's form, which does not ask for
 * normal residuals: rows * R squared of the squares of `scaled` on the design, by chi-square on rank - 1.
 * Rows with a root of 0 take no part. Source: Koenker (1981), J. Econometrics 17, 107-112; lmtest's bptest.
 * Oracle: tests/oracle/residual.txt */
struct breusch_pagan breusch_pagan_test(
	const struct design *design, const double *roots, const double *scaled);

#endif
