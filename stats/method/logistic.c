#include "stats/method/logistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/sum.h"
#include "stats/method/triangle.h"

struct work {
	const struct design *design;
	const double *y, *weights;
	double *predictors, *tried; /* ln odds of each row, now and after the step */
	double *roots, *side;
	double *estimates, *errors;
};

static double
row_weight(const struct work *work, size_t i)
{
	return work->weights ? work->weights[i] : 1;
}

/* ln(1 + exp(x)) for any x. */
static double
log_one_plus_exp(double x)
{
	return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

static double
proportion_at(double predictor)
{
	return predictor >= 0 ? 1 / (1 + exp(-predictor)) : exp(predictor) / (1 + exp(predictor));
}

/* y ln y, 0 at 0. */
static double
entropy_part(double y)
{
	return y > 0 ? y * log(y) : 0;
}

/* -2 ln likelihood beside that of a model which fits every row. */
static double
deviance_at(const struct work *work, const double *predictors)
{
	struct sum sum = { 0 };
	for (size_t i = 0; i < work->design->rows; i++) {
		double y = work->y[i], x = predictors[i], weight = row_weight(work, i);
		if (weight > 0)
			sum_add(&sum, weight * (log_one_plus_exp(x) - y * x + entropy_part(y) +
						       entropy_part(1 - y)));
	}
	return 2 * sum_value(&sum);
}

static void
predictors_of(const struct work *work, const double *estimates, double *predictors)
{
	const struct design *design = work->design;
	for (size_t i = 0; i < design->rows; i++) {
		struct sum sum = { 0 };
		for (size_t j = 0; j < design->columns; j++)
			sum_add(&sum, design->cells[i * design->columns + j] * estimates[j]);
		predictors[i] = sum_value(&sum);
	}
}

/* Weights and the right side of one step: what is still to be added to the estimates. */
static void
step_prepare(struct work *work)
{
	for (size_t i = 0; i < work->design->rows; i++) {
		double p = proportion_at(work->predictors[i]), variance = p * (1 - p);
		double weight = row_weight(work, i);
		work->roots[i] = sqrt(weight * variance);
		/* A quotient of roots is finite where the root of the quotient is not: far out, variance all
		 * but is 0. */
		work->side[i] = work->roots[i] > 0 ? sqrt(weight) * (work->y[i] - p) / sqrt(variance) : 0;
	}
}

/* Takes the step, halved while it raises the deviance. Returns how far a predictor moved. */
static double
step_take(struct work *work, double *change)
{
	size_t columns = work->design->columns, rows = work->design->rows;
	double before = deviance_at(work, work->predictors), moved = 0;
	for (int half = 0; half < 10; half++) {
		for (size_t j = 0; j < columns; j++)
			work->estimates[j] += change[j];
		predictors_of(work, work->estimates, work->tried);
		/* A rise by rounding alone is none. */
		if (deviance_at(work, work->tried) <= before + 1e-10 * (1 + before))
			break;
		for (size_t j = 0; j < columns; j++) {
			work->estimates[j] -= change[j];
			change[j] /= 2;
		}
		predictors_of(work, work->estimates, work->tried);
	}
	for (size_t i = 0; i < rows; i++) {
		if (row_weight(work, i) > 0)
			moved = fmax(moved, fabs(work->tried[i] - work->predictors[i]));
	}
	memcpy(work->predictors, work->tried, rows * sizeof *work->predictors);
	return moved;
}

/* True when the estimates came to rest. */
static bool
steps_take(struct work *work, struct logistic_model *model, struct coefficient *coefficients)
{
	size_t columns = work->design->columns;
	double *change = xcalloc(columns + 1, sizeof *change);
	bool rests = false;
	for (model->steps = 1; model->steps <= LOGISTIC_STEPS && !rests; model->steps++) {
		step_prepare(work);
		struct triangle triangle = triangle_new(work->design, work->roots);
		if (model->steps == 1)
			model->rank = triangle.rank;
		bool weights_gone = triangle.rank < model->rank;
		triangle_solve(&triangle, work->side, change);
		/* A weight too small for its own reciprocal is gone too. */
		for (size_t j = 0; j < columns; j++)
			weights_gone |= !isfinite(change[j]);
		triangle_errors(&triangle, work->errors);
		for (size_t j = 0; j < columns && model->steps == 1; j++)
			coefficients[j] = (struct coefficient){ NAN, NAN, NAN, NAN, isnan(work->errors[j]) };
		triangle_free(&triangle);
		if (weights_gone)
			break;
		rests = step_take(work, change) < 1e-9;
	}
	free(change);
	return rests;
}

/* The constant's own predictor; 0 where the model has none. False where every outcome is the same. */
static bool
null_predictor(struct work *work, struct logistic_model *model, double *predictor)
{
	struct sum events = { 0 }, cases = { 0 };
	for (size_t i = 0; i < work->design->rows; i++) {
		sum_add(&events, row_weight(work, i) * work->y[i]);
		sum_add(&cases, row_weight(work, i));
		model->rows += row_weight(work, i) > 0;
	}
	model->cases = sum_value(&cases);
	double p = sum_value(&events) / model->cases;
	*predictor = work->design->has_constant ? log(p / (1 - p)) : 0;
	return p > 0 && p < 1;
}

static void
model_judge(const struct work *work, struct logistic_model *model, struct coefficient *coefficients)
{
	model->deviance = fmax(deviance_at(work, work->predictors), 0);
	model->ratio_statistic = fmax(model->null_deviance - model->deviance, 0);
	model->ratio_df = (double)model->rank - (work->design->has_constant ? 1 : 0);
	model->ratio_p = chi_square_above(model->ratio_statistic, model->ratio_df);
	model->mcfadden = 1 - model->deviance / model->null_deviance;
	for (size_t j = 0; j < work->design->columns; j++) {
		struct coefficient *found = &coefficients[j];
		if (found->is_collinear)
			continue;
		found->estimate = work->estimates[j];
		found->error = work->errors[j];
		found->statistic = found->estimate / found->error;
		found->p = normal_two_sided(found->statistic);
	}
}

static void
model_solve(struct work *work, struct logistic_model *model, struct coefficient *coefficients)
{
	double predictor;
	if (!null_predictor(work, model, &predictor)) {
		model->state = model->cases > 0 ? MODEL_NO_VARIATION : MODEL_TOO_FEW;
		return;
	}
	for (size_t i = 0; i < work->design->rows; i++)
		work->tried[i] = predictor;
	model->null_deviance = deviance_at(work, work->tried);
	if (!steps_take(work, model, coefficients))
		model->state = MODEL_SEPARATED;
	else if (model->cases <= (double)model->rank)
		model->state = MODEL_TOO_FEW;
	else
		model->state = MODEL_FITTED;
}

struct logistic_model
logistic_model_fit(const struct design *design, const double *y, const double *weights,
	struct coefficient *coefficients, double *fitted)
{
	struct logistic_model model = { MODEL_TOO_FEW, 0, 0, NAN, 0, NAN, NAN, NAN, NAN, NAN, NAN };
	size_t rows = design->rows, columns = design->columns;
	double *of_rows = xcalloc(rows + 1, 4 * sizeof *of_rows);
	double *of_columns = xcalloc(columns + 1, 2 * sizeof *of_columns);
	struct work work = { design, y, weights, of_rows, of_rows + rows, of_rows + 2 * rows,
		of_rows + 3 * rows, of_columns, of_columns + columns };
	for (size_t j = 0; j < columns; j++)
		coefficients[j] = (struct coefficient){ NAN, NAN, NAN, NAN, false };
	model_solve(&work, &model, coefficients);
	if (model.state == MODEL_FITTED)
		model_judge(&work, &model, coefficients);
	else
		model.null_deviance = NAN;
	for (size_t i = 0; fitted && i < rows; i++)
		fitted[i] = model.state == MODEL_FITTED ? proportion_at(work.predictors[i]) : NAN;
	free(of_columns);
	free(of_rows);
	return model;
}
