#include <math.h>

#include "cmd/finding.h"
#include "cmd/fit.h"
#include "plots/report/heads.h"
#include "stats/method/quantile.h"

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
		listing_word(listing, *note ? note : model_state_text(model, LANGUAGE_EN),
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
	listing_text(listing, model_state_text(model, inquiry->language));
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
	if (*model_state_text(model, LANGUAGE_EN))
		json_write_text(json, "note", model_state_text(model, LANGUAGE_EN));
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
	if (*model_state_text(&model, LANGUAGE_EN))
		notice_say(notice, "%s", model_state_text(&model, LANGUAGE_EN));
	if (json) {
		model_json(fit, group, data, &model, json);
	} else {
		if (!fit->coefficients)
			fit->coefficients = coefficients_listing(fit);
		coefficients_list(fit, group, data, &model, fit->coefficients);
		if (fit->inquiry.format != PRINT_CSV)
			model_print(fit, data, &model, out);
	}
	model_free(&model);
}
