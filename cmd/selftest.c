#include "cmd/selftest.h"

#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/output.h"
#include "plots/report/heads.h"
#include "stats/base/memory.h"
#include "stats/method/linear.h"

enum { DIGITS_MOST = 15 };

const struct option selftest_options[] = {
	LANGUAGE_OPTION("of table and markdown (default: nb)"),
	FORMAT_OPTION("how the answer is printed on stdout (default: table)"),
	COMMON_OPTIONS,
};

void
agreement_add(struct agreement *agreement, double certified, double actual)
{
	double scale = fabs(certified) > 0 ? fabs(certified) : 1, error = fabs(actual - certified) / scale;
	double digits = error > 0 ? fmin(fmax(-log10(error), 0), DIGITS_MOST) : DIGITS_MOST;
	if (isnan(error))
		digits = 0;
	if (agreement->figures == 0 || digits < agreement->digits)
		agreement->digits = digits;
	agreement->figures++;
}

static struct agreement
nist_run(const struct nist_case *nist)
{
	struct agreement agreement = { 0 };
	size_t columns = 1 + nist->predictors * nist->degree;
	double *cells = xcalloc(nist->rows * columns + 1, sizeof *cells);
	double *y = xcalloc(nist->rows + 1, sizeof *y);
	struct coefficient *coefficients = xcalloc(columns + 1, sizeof *coefficients);
	for (size_t i = 0; i < nist->rows; i++) {
		const double *given = nist->cells + i * (nist->predictors + 1);
		double *row = cells + i * columns;
		size_t filled = 0;
		y[i] = given[0];
		row[filled++] = 1;
		for (size_t j = 0; j < nist->predictors; j++) {
			double power = 1;
			for (size_t k = 0; k < nist->degree; k++)
				row[filled++] = power *= given[1 + j];
		}
	}
	struct design design = { cells, nist->rows, columns, true };
	struct linear_model model = linear_model_fit(&design, y, NULL, coefficients, NULL);
	for (size_t i = 0; i < columns; i++) {
		agreement_add(&agreement, nist->certified[2 * i], coefficients[i].estimate);
		agreement_add(&agreement, nist->certified[2 * i + 1], coefficients[i].error);
	}
	agreement_add(&agreement, nist->certified[2 * columns], model.sigma);
	free(cells);
	free(y);
	free(coefficients);
	return agreement;
}

/* Adds a row; whether what is promised is reached. */
static bool
case_list(struct listing *listing, enum language language, const char *name, const char *source, int promised,
	struct agreement agreement)
{
	bool reached = agreement.digits >= promised;
	listing_text(listing, name);
	listing_text(listing, source);
	listing_integer(listing, (int64_t)agreement.figures);
	listing_number(listing, round(agreement.digits * 10) / 10);
	listing_integer(listing, promised);
	listing_word(listing, reached ? "true" : "false",
		language == LANGUAGE_EN ? (reached ? "yes" : "no") : (reached ? "ja" : "nei"));
	return reached;
}

bool
selftest_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	(void)notice;
	enum language language = output_language(arguments);
	struct listing_column columns[] = { { "case", NULL, false }, { "source", NULL, false },
		{ "figures", NULL, true }, { "digits", NULL, true }, { "promised", NULL, true },
		{ "reached", NULL, false } };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		columns[i].head = head_text(columns[i].name, language);
	struct listing *listing = listing_new(columns, sizeof columns / sizeof *columns);
	size_t failed = 0;
	for (size_t i = 0; i < nist_case_count; i++)
		failed += !case_list(listing, language, nist_cases[i].name, "NIST StRD, linear",
			nist_cases[i].digits, nist_run(&nist_cases[i]));
	for (size_t i = 0; i < selftest_case_count; i++) {
		struct agreement agreement = { 0 };
		selftest_cases[i].run(&agreement);
		failed += !case_list(listing, language, selftest_cases[i].name, selftest_cases[i].source,
			selftest_cases[i].digits, agreement);
	}
	bool done = listing_say(listing, output_format(arguments), language, err);
	if (done && failed)
		done = fail(err, ERROR_INTERNAL, NULL, 0, 0,
			"%zu of the cases above agree in fewer digits than promised; do not trust this "
			"program",
			failed);
	listing_free(listing);
	return done;
}
