/* What `maltall fit` was asked for, and a formula as the columns of a design. */
#ifndef MALTALL_CMD_FIT_H
#define MALTALL_CMD_FIT_H

#include "cmd/measure.h"
#include "cmd/picture.h"
#include "stats/method/logistic.h"
#include "stats/method/normality.h"
#include "stats/method/residual.h"
#include "stats/question/formula.h"

struct fit {
	struct inquiry inquiry;
	struct formula formula;
	size_t first_term; /* place among the answers of the formula's columns; the response is before, and 0
			    */
	size_t weights;    /* SIZE_MAX: none */
	bool logistic;
	double level;
	struct listing *coefficients; /* not printed yet; NULL: none */
};

/* The rows of a group that have everything, as arrays. */
struct fit_data {
	const char **names; /* of the columns; borrowed from the inquiry */
	double *cells, *y, *weights;
	size_t *row_of;                /* which selected row of the question each is */
	size_t rows, columns, missing; /* missing: rows left out */
};

/* What is looked at once a model is fitted; NaN where it cannot be. A logistic model has but the last two. */
struct fit_checks {
	struct shapiro_wilk normality; /* of the residuals times the root of their weights */
	struct breusch_pagan spread;
	double leverage, cook;         /* the greatest … */
	size_t leverage_row, cook_row; /* … and the rows of the data they are of */
	size_t rows, rank;             /* the mean leverage is rank / rows */
};

/* False and err (ERROR_DATA, ERROR_USAGE): a negative weight, an outcome outside 0..1 of a logistic model, a
 * --base that does not occur. fit_data_free in any case. */
bool fit_data_of(struct fit *fit, const struct answer_group *group, struct fit_data *data, struct error *err);
void fit_data_free(struct fit_data *data);

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
struct model model_of(const struct fit *fit, const struct fit_data *data);
void model_free(struct model *model);
/* Why there is no number, in the language of the answer; "" where there is one. */
const char *model_state_text(const struct model *model, enum language language);
struct interval coefficient_interval(
	const struct fit *fit, const struct model *model, const struct coefficient *coefficient);

/* `fitted` and `sigma` of a model that could be fitted, with something left over. */
struct fit_checks fit_checks_of(const struct fit *fit, const struct fit_data *data,
	const struct design *design, const double *fitted, double sigma, size_t rank);
/* The member `checks`. */
void fit_checks_json(const struct fit *fit, const struct fit_data *data, const struct fit_checks *checks,
	struct json *json);
/* A table of them for people. */
void fit_checks_list(
	struct fit *fit, const struct fit_data *data, const struct fit_checks *checks, struct buffer *out);

/* Fits and adds what is to be printed to `out`; `json` where that is the format. The coefficients of CSV are
 * one table over all groups, printed at the end by the second one. */
void fit_group(struct fit *fit, const struct answer_group *group, const struct fit_data *data,
	struct json *json, struct buffer *out);
void fit_coefficients_print(struct fit *fit, struct buffer *out);

/* Whether it can be drawn at all, before anything is read: false and err (ERROR_USAGE). */
bool fit_can_be_drawn(const struct fit *fit, const struct picture_wish *wish, struct error *err);
/* One number explained by one other: its points and the line; anything else: how much each term does. False
 * and err, also where nothing could be fitted. */
bool fit_draw(struct fit *fit, const struct picture_wish *wish, struct error *err);

#endif
