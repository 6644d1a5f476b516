#include "stats/method/residual.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/triangle.h"

void
leverages_fill(const struct design *design, const double *roots, double *leverages)
{
	struct triangle triangle = triangle_new(design, roots);
	triangle_leverages(&triangle, leverages);
	triangle_free(&triangle);
}

double
cook_distance(double scaled, double leverage, double variance, size_t rank)
{
	/* What a leverage of 1 misses by rounding. */
	if (1 - leverage < 1e-10)
		return NAN;
	return pow(scaled / (1 - leverage), 2) * leverage / (variance * (double)rank);
}

struct breusch_pagan
breusch_pagan_test(const struct design *design, const double *roots, const double *scaled)
{
	struct breusch_pagan test = { NAN, NAN, NAN };
	double *squares = xcalloc(design->rows + 1, sizeof *squares);
	double *takes_part = xcalloc(design->rows + 1, sizeof *takes_part);
	struct coefficient *coefficients = xcalloc(design->columns + 1, sizeof *coefficients);
	double least = INFINITY, most = 0;
	for (size_t i = 0; i < design->rows; i++) {
		squares[i] = scaled[i] * scaled[i];
		takes_part[i] = roots[i] > 0;
		least = takes_part[i] > 0 ? fmin(least, squares[i]) : least;
		most = takes_part[i] > 0 ? fmax(most, squares[i]) : most;
	}
	struct linear_model model = linear_model_fit(design, squares, takes_part, coefficients, NULL);
	/* Squares that differ by rounding alone have no pattern. */
	if (design->has_constant && model.rank > 1 && most - least > 1e-12 * most) {
		test.statistic = (double)model.rows * model.r_squared;
		test.df = (double)model.rank - 1;
		test.p = chi_square_above(test.statistic, test.df);
	}
	free(coefficients);
	free(takes_part);
	free(squares);
	return test;
}
