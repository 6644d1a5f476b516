#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "cmd/finding.h"
#include "cmd/fit.h"
#include "plots/report/heads.h"
#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/quantile.h"

/* Either model, as it is told. Figures that do not apply are NaN. */
struct model {
	bool logistic;
	enum model_state state;
	bool is_perfect; /* what is left over is rounding: there is nothing to test by */
	size_t rows, rank;
	double df, sigma, r_squared, adjusted_r_squared;
	double statistic, statistic_df, p; /* F, or the likelihood ratio */
	double deviance, null_deviance;
	struct coefficient *coefficients;
	double *residuals; /* sorted */
	bool is_checked;   /* something is left over to look at */
	struct fit_checks checks;
};

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

static struct model
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

/* Why there is no number, in the language of the answer; "" where there is one. */
static const char *
state_text(const struct model *model, enum language language)
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

static struct interval
coefficient_interval(const struct fit *fit, const struct model *model, const struct coefficient *coefficient)
{
	double width = fit->logistic   ? normal_width(fit->level)
		       : model->df > 0 ? student_width(fit->level, model->df)
				       : (double)NAN;
	double reach = width * coefficient->error;
	return (struct interval){ coefficient->estimate - reach, coefficient->estimate + reach };
}

static const char *
coefficient_note(const struct model *model, const struct coefficient *coefficient, enum language language)
{
	if (!coefficient->is_collinear || model->rows == 0)
		return "";
	return language == LANGUAGE_EN ? "made up by the terms before it: left out"
				       : "gitt av leddene foran: utelatt";
}

static struct listing *
coefficients_listing(const struct fit *fit)
{
	const struct listing_column columns[] = { { "term", NULL, false }, { "estimate", NULL, true },
		{ "se", NULL, true }, { fit->logistic ? "z" : "t", NULL, true }, { "p", NULL, true },
		{ "lower", NULL, true }, { "upper", NULL, true }, { "note", NULL, false },
		{ "odds_ratio", NULL, true } };
	return inquiry_listing(&fit->inquiry, columns, sizeof columns / sizeof *columns - !fit->logistic);
}

static void
coefficients_list(const struct fit *fit, const struct answer_group *group, const struct fit_data *data,
	const struct model *model, struct listing *listing)
{
	const struct inquiry *inquiry = &fit->inquiry;
	for (size_t i = 0; i < data->columns; i++) {
		const struct coefficient *coefficient = &model->coefficients[i];
		struct interval interval = coefficient_interval(fit, model, coefficient);
		inquiry_labels(inquiry, group, listing);
		listing_text(listing, data->names[i]);
		listing_number(listing, coefficient->estimate);
		listing_number(listing, coefficient->error);
		listing_number(listing, coefficient->statistic);
		listing_p_value(listing, coefficient->p);
		listing_number(listing, interval.lower);
		listing_number(listing, interval.upper);
		/* CSV has no row below that says it. */
		const char *note = coefficient_note(model, coefficient, LANGUAGE_EN);
		listing_word(listing, *note ? note : state_text(model, LANGUAGE_EN),
			coefficient_note(model, coefficient, inquiry->language));
		if (fit->logistic)
			listing_number(listing, exp(coefficient->estimate));
	}
}

/* The row below the coefficients. */
static void
model_list(const struct fit *fit, const struct fit_data *data, const struct model *model, struct buffer *out)
{
	const struct inquiry *inquiry = &fit->inquiry;
	const struct listing_column columns[] = { { "rows", NULL, true }, { "missing", NULL, true },
		{ "sigma", NULL, true }, { "r_squared", NULL, true }, { "df", NULL, true },
		{ fit->logistic ? "likelihood_ratio" : "f", NULL, true }, { "statistic_df", NULL, true },
		{ "p", NULL, true }, { "note", NULL, false } };
	struct listing_column titled[sizeof columns / sizeof *columns];
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		titled[i] = columns[i];
		titled[i].head = head_text(columns[i].name, inquiry->language);
	}
	struct listing *listing = listing_new(titled, sizeof columns / sizeof *columns);
	listing_integer(listing, (int64_t)model->rows);
	listing_integer(listing, (int64_t)data->missing);
	listing_number(listing, model->sigma);
	listing_number(listing, model->r_squared);
	listing_number(listing, model->df);
	listing_number(listing, model->statistic);
	listing_number(listing, model->statistic_df);
	listing_p_value(listing, model->p);
	listing_text(listing, state_text(model, inquiry->language));
	buffer_char(out, '\n');
	listing_print(listing, inquiry->format, inquiry->language, out);
	listing_free(listing);
}

static void
coefficient_json(const struct fit *fit, const struct model *model, const char *name,
	const struct coefficient *coefficient, struct json *json)
{
	struct interval interval = coefficient_interval(fit, model, coefficient);
	json_write_open(json, NULL, '{');
	json_write_text(json, "term", name);
	json_write_shortest(json, "estimate", coefficient->estimate);
	json_write_shortest(json, "se", coefficient->error);
	json_write_shortest(json, fit->logistic ? "z" : "t", coefficient->statistic);
	json_write_shortest(json, "p", coefficient->p);
	interval_json(interval, json);
	if (fit->logistic)
		json_write_shortest(json, "odds_ratio", exp(coefficient->estimate));
	if (*coefficient_note(model, coefficient, LANGUAGE_EN))
		json_write_text(json, "note", coefficient_note(model, coefficient, LANGUAGE_EN));
	json_write_close(json, '}');
}

static void
residuals_json(const struct fit_data *data, const struct model *model, struct json *json)
{
	static const char *const names[] = { "min", "q1", "median", "q3", "max" };
	json_write_open(json, "residuals", '{');
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		json_write_shortest(json, names[i],
			quantile_sorted(model->residuals, data->rows, QUANTILE_TYPE_DEFAULT, (double)i / 4));
	json_write_close(json, '}');
}

static void
model_json(const struct fit *fit, const struct answer_group *group, const struct fit_data *data,
	const struct model *model, struct json *json)
{
	const struct question *question = fit->inquiry.question;
	json_write_open(json, NULL, '{');
	for (size_t i = 0; i < question->by_count; i++)
		json_write_text(json, question->by[i], group->labels[i]);
	json_write_text(json, "model", fit->logistic ? "logistic" : "linear");
	json_write_integer(json, "rows", (int64_t)model->rows);
	json_write_integer(json, "missing", (int64_t)data->missing);
	json_write_shortest(json, "level", fit->level);
	json_write_open(json, "coefficients", '[');
	for (size_t i = 0; i < data->columns; i++)
		coefficient_json(fit, model, data->names[i], &model->coefficients[i], json);
	json_write_close(json, ']');
	json_write_shortest(json, "sigma", model->sigma);
	json_write_shortest(json, "r_squared", model->r_squared);
	json_write_shortest(json, "adjusted_r_squared", model->adjusted_r_squared);
	json_write_shortest(json, "df", model->df);
	json_write_shortest(json, "statistic", model->statistic);
	json_write_shortest(json, "statistic_df", model->statistic_df);
	json_write_shortest(json, "p", model->p);
	if (fit->logistic) {
		json_write_shortest(json, "deviance", model->deviance);
		json_write_shortest(json, "null_deviance", model->null_deviance);
	} else {
		residuals_json(data, model, json);
	}
	if (model->is_checked)
		fit_checks_json(fit, data, &model->checks, json);
	if (*state_text(model, LANGUAGE_EN))
		json_write_text(json, "note", state_text(model, LANGUAGE_EN));
	json_write_close(json, '}');
}

void
fit_coefficients_print(struct fit *fit, struct buffer *out)
{
	if (fit->coefficients && out->length)
		buffer_char(out, '\n');
	if (fit->coefficients)
		listing_print(fit->coefficients, fit->inquiry.format, fit->inquiry.language, out);
	listing_free(fit->coefficients);
	fit->coefficients = NULL;
}

/* A person reads group by group. */
static void
model_print(struct fit *fit, const struct fit_data *data, const struct model *model, struct buffer *out)
{
	fit_coefficients_print(fit, out);
	model_list(fit, data, model, out);
	if (model->is_checked)
		fit_checks_list(fit, data, &model->checks, out);
}

void
fit_group(struct fit *fit, const struct answer_group *group, const struct fit_data *data, struct json *json,
	struct buffer *out)
{
	struct model model = model_of(fit, data);
	const struct notice *notice = fit->inquiry.notice;
	if (data->missing)
		notice_say(notice, "%zu %s left out: something in the formula is missing there",
			data->missing, plural(data->missing, "row is", "rows are"));
	if (*state_text(&model, LANGUAGE_EN))
		notice_say(notice, "%s", state_text(&model, LANGUAGE_EN));
	if (json) {
		model_json(fit, group, data, &model, json);
	} else {
		if (!fit->coefficients)
			fit->coefficients = coefficients_listing(fit);
		coefficients_list(fit, group, data, &model, fit->coefficients);
		if (fit->inquiry.format != PRINT_CSV)
			model_print(fit, data, &model, out);
	}
	free(model.coefficients);
	free(model.residuals);
}
