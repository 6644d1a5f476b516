#include "stats/method/linear.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/sum.h"
#include "stats/method/triangle.h"

enum { REFINEMENTS = 2 };

/* y - sum of cells * estimates, with the rounding of each product carried along. */
static double
row_residual(const double *cells, const double *estimates, size_t columns, double y)
{
	struct sum sum = { y, 0 };
	for (size_t j = 0; j < columns; j++) {
		double part = cells[j] * estimates[j];
		sum_add(&sum, -part);
		sum_add(&sum, -fma(cells[j], estimates[j], -part));
	}
	return sum_value(&sum);
}

static void
estimates_solve(const struct triangle *triangle, const struct design *design, const double *y,
	const double *roots, double *estimates)
{
	size_t columns = design->columns;
	double *side = xreallocarray(NULL, design->rows ? design->rows : 1, sizeof *side);
	double *change = xcalloc(columns + 1, sizeof *change);
	for (int step = 0; step <= REFINEMENTS; step++) {
		for (size_t i = 0; i < design->rows; i++)
			side[i] = roots[i] *
				  row_residual(design->cells + i * columns, estimates, columns, y[i]);
		triangle_solve(triangle, side, change);
		for (size_t j = 0; j < columns; j++)
			estimates[j] += change[j];
	}
	free(change);
	free(side);
}

/* Weighted sum of squares of y, around its weighted mean where the model has a constant. */
static double
total_squares(const struct design *design, const double *y, const double *roots)
{
	struct sum weighted = { 0 }, weights = { 0 }, squares = { 0 };
	bool varies = false;
	double first = NAN;
	for (size_t i = 0; i < design->rows; i++) {
		if (roots[i] <= 0)
			continue;
		if (isnan(first))
			first = y[i];
		varies |= y[i] != first;
		sum_add(&weighted, roots[i] * roots[i] * y[i]);
		sum_add(&weights, roots[i] * roots[i]);
	}
	if (design->has_constant && !varies)
		return 0;
	double mean = design->has_constant ? sum_value(&weighted) / sum_value(&weights) : 0;
	for (size_t i = 0; i < design->rows; i++)
		sum_add(&squares, pow(roots[i] * (y[i] - mean), 2));
	return sum_value(&squares);
}

static void
model_judge(struct linear_model *model, double total, bool has_constant)
{
	double constant = has_constant ? 1 : 0;
	model->f_df = (double)model->rank - constant;
	if (total > 0) {
		model->r_squared = fmax(1 - model->residual / total, 0);
		model->adjusted_r_squared =
			1 - (model->residual / model->df) / (total / ((double)model->rows - constant));
	}
	if (total > 0 && model->f_df > 0) {
		double explained = fmax(total - model->residual, 0) / model->f_df;
		model->f = explained / (model->residual / model->df);
		model->f_p = f_above(model->f, model->f_df, model->df);
	}
}

static void
coefficients_judge(const struct linear_model *model, struct coefficient *coefficients, size_t count)
{
	for (size_t j = 0; j < count; j++) {
		coefficients[j].error *= model->sigma;
		coefficients[j].statistic = coefficients[j].estimate / coefficients[j].error;
		coefficients[j].p = student_two_sided(coefficients[j].statistic, model->df);
	}
}

static void
coefficients_fill(const struct triangle *triangle, const double *estimates, const double *errors,
	struct coefficient *coefficients)
{
	for (size_t j = 0; j < triangle->columns; j++)
		coefficients[j] = (struct coefficient){ NAN, NAN, NAN, NAN, true };
	for (size_t k = 0; k < triangle->rank; k++) {
		size_t j = triangle->column_of[k];
		coefficients[j] = (struct coefficient){ estimates[j], errors[j], NAN, NAN, false };
	}
}

static double *
roots_new(const struct design *design, const double *weights, size_t *rows)
{
	double *roots = xreallocarray(NULL, design->rows ? design->rows : 1, sizeof *roots);
	*rows = 0;
	for (size_t i = 0; i < design->rows; i++) {
		roots[i] = weights ? sqrt(weights[i]) : 1;
		*rows += roots[i] > 0;
	}
	return roots;
}

struct linear_model
linear_model_fit(const struct design *design, const double *y, const double *weights,
	struct coefficient *coefficients, double *fitted)
{
	struct linear_model model = { MODEL_TOO_FEW, 0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	size_t columns = design->columns;
	double *roots = roots_new(design, weights, &model.rows);
	double *estimates = xcalloc(columns + 1, sizeof *estimates),
	       *errors = xcalloc(columns + 1, sizeof *errors);
	struct triangle triangle = triangle_new(design, roots);
	estimates_solve(&triangle, design, y, roots, estimates);
	triangle_errors(&triangle, errors);
	coefficients_fill(&triangle, estimates, errors, coefficients);
	model.rank = triangle.rank;
	model.df = (double)model.rows - (double)model.rank;
	struct sum residual = { 0 };
	for (size_t i = 0; i < design->rows; i++) {
		double distance = row_residual(design->cells + i * columns, estimates, columns, y[i]);
		sum_add(&residual, pow(roots[i] * distance, 2));
		if (fitted)
			fitted[i] = y[i] - distance;
	}
	model.residual = sum_value(&residual);
	if (model.df > 0) {
		model.state = MODEL_FITTED;
		model.sigma = sqrt(model.residual / model.df);
		model_judge(&model, total_squares(design, y, roots), design->has_constant);
	}
	coefficients_judge(&model, coefficients, columns);
	triangle_free(&triangle);
	free(errors);
	free(estimates);
	free(roots);
	return model;
}
