#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "cmd/fit.h"
#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/quantile.h"

/* The greatest number that is rounded on the way from a row to its residual. */
static double
greatest_part(const struct model *model, const struct fit_data *data)
{
	double greatest = 0;
	for (size_t i = 0; i < data->rows; i++) {
		greatest = fmax(greatest, fabs(data->y[i]));
		for (size_t j = 0; j < data->columns; j++)
			if (!model->coefficients[j].is_collinear)
				greatest = fmax(greatest, fabs(data->cells[i * data->columns + j] *
								  model->coefficients[j].estimate));
	}
	return greatest;
}

/* Residuals that are but rounding would make a test of any strength out of nothing. */
static void
perfect_settle(struct model *model, const struct fit_data *data)
{
	model->is_perfect = model->sigma <= 16 * DBL_EPSILON * greatest_part(model, data);
	if (!model->is_perfect)
		return;
	model->sigma = 0;
	model->statistic = model->p = (double)NAN;
	for (size_t i = 0; i < data->columns; i++) {
		struct coefficient *coefficient = &model->coefficients[i];
		coefficient->statistic = coefficient->p = (double)NAN;
		coefficient->error = coefficient->is_collinear ? (double)NAN : 0;
	}
	for (size_t i = 0; i < data->rows; i++)
		model->residuals[i] = 0;
}

struct model
model_of(const struct fit *fit, const struct fit_data *data)
{
	struct model model = { .logistic = fit->logistic,
		.coefficients = xcalloc(data->columns + 1, sizeof *model.coefficients),
		.residuals = xcalloc(data->rows + 1, sizeof *model.residuals) };
	struct design design = { data->cells, data->rows, data->columns, fit->formula.has_constant };
	double *fitted = xcalloc(data->rows + 1, sizeof *fitted);
	if (fit->logistic) {
		struct logistic_model own =
			logistic_model_fit(&design, data->y, data->weights, model.coefficients, fitted);
		model.state = own.state;
		model.rows = own.rows;
		model.rank = own.rank;
		model.df = (double)own.rows - (double)own.rank;
		model.sigma = model.adjusted_r_squared = (double)NAN;
		model.r_squared = own.mcfadden;
		model.statistic = own.ratio_statistic;
		model.statistic_df = own.ratio_df;
		model.p = own.ratio_p;
		model.deviance = own.deviance;
		model.null_deviance = own.null_deviance;
	} else {
		struct linear_model own =
			linear_model_fit(&design, data->y, data->weights, model.coefficients, fitted);
		model.state = own.state;
		model.rows = own.rows;
		model.rank = own.rank;
		model.df = own.df;
		model.sigma = own.sigma;
		model.r_squared = own.r_squared;
		model.adjusted_r_squared = own.adjusted_r_squared;
		model.statistic = own.f;
		model.statistic_df = own.f_df;
		model.p = own.f_p;
	}
	for (size_t i = 0; i < data->rows; i++)
		model.residuals[i] = data->y[i] - fitted[i];
	numbers_sort(model.residuals, data->rows);
	if (!fit->logistic)
		perfect_settle(&model, data);
	model.is_checked = model.state == MODEL_FITTED && !model.is_perfect;
	if (model.is_checked)
		model.checks = fit_checks_of(fit, data, &design, fitted, model.sigma, model.rank);
	free(fitted);
	return model;
}

void
model_free(struct model *model)
{
	free(model->coefficients);
	free(model->residuals);
}

const char *
model_state_text(const struct model *model, enum language language)
{
	if (model->is_perfect)
		return language == LANGUAGE_EN ? "the terms explain everything: nothing is left to test by"
					       : "leddene forklarer alt: ingenting er igjen å teste med";
	static const char *const texts[][2] = {
		[MODEL_FITTED] = { "", "" },
		[MODEL_TOO_FEW] = { "ikke flere rader enn koeffisienter: ingen standardfeil",
			"no more rows than coefficients: no standard errors" },
		[MODEL_SEPARATED] = { "utfallene skilles helt: koeffisientene har ingen endelig verdi",
			"the outcomes are told apart completely: no finite coefficients exist" },
		[MODEL_NO_VARIATION] = { "alle utfall er like", "every outcome is the same" },
	};
	return texts[model->state][language];
}

struct interval
coefficient_interval(const struct fit *fit, const struct model *model, const struct coefficient *coefficient)
{
	double width = fit->logistic   ? normal_width(fit->level)
		       : model->df > 0 ? student_width(fit->level, model->df)
				       : (double)NAN;
	double reach = width * coefficient->error;
	return (struct interval){ coefficient->estimate - reach, coefficient->estimate + reach };
}
