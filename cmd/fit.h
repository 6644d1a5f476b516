/* What `maltall fit` was asked for, and a formula as the columns of a design. */
#ifndef MALTALL_CMD_FIT_H
#define MALTALL_CMD_FIT_H

#include "cmd/measure.h"
#include "stats/method/logistic.h"
#include "stats/question/formula.h"

struct fit {
	struct inquiry inquiry;
	struct formula formula;
	size_t first_term; /* its place among the answers; the response is before it, and 0 */
	size_t weights;    /* SIZE_MAX: none */
	bool logistic;
	double level;
};

/* The rows of a group that have everything, as arrays. */
struct fit_data {
	const char **names; /* of the columns; borrowed from the inquiry */
	double *cells, *y, *weights;
	size_t rows, columns, missing; /* missing: rows left out */
};

/* False and err (ERROR_DATA, ERROR_USAGE): a negative weight, an outcome outside 0..1 of a logistic model, a
 * --base that does not occur. fit_data_free in any case. */
bool fit_data_of(struct fit *fit, const struct answer_group *group, struct fit_data *data, struct error *err);
void fit_data_free(struct fit_data *data);

/* Fits and adds what is to be printed to `out`; `json` where that is the format. */
void fit_group(struct fit *fit, const struct answer_group *group, const struct fit_data *data,
	struct json *json, struct buffer *out);

#endif
