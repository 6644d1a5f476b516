/* The QR of a design matrix, shared by the linear and the logistic model. */
#ifndef MALTALL_METHOD_TRIANGLE_H
#define MALTALL_METHOD_TRIANGLE_H

#include "stats/method/linear.h"

/* Q and R of the design with its rows multiplied by `roots`. Columns are scaled to length 1 before. */
struct triangle {
	size_t rows, columns, rank;
	double *cells;     /* columns one after the other: R on and above the diagonal, reflections below */
	double *diagonal;  /* of R */
	double *scale;     /* length of each column */
	size_t *column_of; /* for each of the `rank` independent columns, its place in the design */
};

/* Yours: triangle_free. */
struct triangle triangle_new(const struct design *design, const double *roots);
void triangle_free(struct triangle *triangle);

/* The least squares solution for the right side `side`, rows long and overwritten; solution[columns] is 0
 * where a column is collinear. */
void triangle_solve(const struct triangle *triangle, double *side, double *solution);

/* Root of the diagonal of (R'R)^-1 for each column of the design; NaN where it is collinear. */
void triangle_errors(const struct triangle *triangle, double *errors);

/* Squared length of each row of Q, as far as the rank: 0..1. */
void triangle_leverages(const struct triangle *triangle, double *leverages);

#endif
