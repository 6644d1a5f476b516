/* Linear models, against NIST's certified values and at their edges. */
#include "stats/method/linear.h"

#include "stats/method/fit.h"
#include "tests/oracle.h"

enum { ROWS = 128, COLUMNS = 12 };

struct problem {
	double y[ROWS], x[ROWS][COLUMNS], cells[ROWS * COLUMNS];
	size_t rows, predictors;
	struct design design;
	struct coefficient coefficients[COLUMNS];
};

static void
observation_read(const struct oracle_row *row, struct problem *problem)
{
	size_t i = problem->rows++;
	problem->y[i] = oracle_number(row, 1);
	problem->predictors = row->argument_count - 2;
	for (size_t j = 0; j < problem->predictors; j++)
		problem->x[i][j] = oracle_number(row, j + 2);
}

static void
design_make(struct problem *problem, size_t degree)
{
	size_t columns = 1 + (degree ? degree : problem->predictors);
	for (size_t i = 0; i < problem->rows; i++) {
		double *row = problem->cells + i * columns;
		row[0] = 1;
		for (size_t j = 1; j < columns; j++)
			row[j] = degree ? row[j - 1] * problem->x[i][0] : problem->x[i][j - 1];
	}
	problem->design = (struct design){ problem->cells, problem->rows, columns, true };
}

static void
relative_check(const struct oracle_row *row, size_t value, double actual)
{
	struct oracle_row scaled = *row;
	double expected = oracle_number_of(row, row->expected[value]);
	scaled.tolerance *= isfinite(expected) && expected != 0 ? fabs(expected) : 1;
	oracle_check(&scaled, value, actual);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/linear.txt");
	struct oracle_row row;
	static struct problem problem;
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "observation") == 0 && problem.rows < ROWS) {
			observation_read(&row, &problem);
		} else if (oracle_is(&row, "model", 2, 3)) {
			design_make(&problem, (size_t)oracle_number(&row, 1));
			struct linear_model model = linear_model_fit(
				&problem.design, problem.y, NULL, problem.coefficients, NULL);
			CHECK_INT(model.state, MODEL_FITTED);
			CHECK_INT(model.rank, problem.design.columns);
			relative_check(&row, 0, model.sigma);
			relative_check(&row, 1, model.r_squared);
			if (model.sigma > 1e-6)
				relative_check(&row, 2, model.f);
			problem.rows = 0;
		} else if (oracle_is(&row, "coefficient", 2, 2)) {
			const struct coefficient *found =
				&problem.coefficients[(size_t)oracle_number(&row, 1)];
			relative_check(&row, 0, found->estimate);
			relative_check(&row, 1, found->error);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_collinear(void)
{
	/* The third column is the sum of the first two. */
	const double cells[] = { 1, 1, 2, 1, 2, 3, 1, 3, 4, 1, 5, 6, 1, 8, 9 }, y[] = { 2, 3, 5, 8, 12 };
	struct coefficient coefficients[3];
	double fitted[5];
	struct design design = { cells, 5, 3, true };
	struct linear_model model = linear_model_fit(&design, y, NULL, coefficients, fitted);
	CHECK_INT(model.state, MODEL_FITTED);
	CHECK_INT(model.rank, 2);
	CHECK(coefficients[2].is_collinear && isnan(coefficients[2].estimate) && isnan(coefficients[2].p));
	/* What is left is the straight line. */
	struct line_fit line = line_fit((double[]){ 1, 2, 3, 5, 8 }, y, 5);
	CHECK_NEAR(coefficients[0].estimate, line.intercept, 1e-14);
	CHECK_NEAR(coefficients[1].estimate, line.slope, 1e-14);
	CHECK_NEAR(coefficients[1].error, line.slope_error, 1e-14);
	CHECK_NEAR(coefficients[1].p, line.p, 1e-14);
	CHECK_NEAR(model.f_p, line.p, 1e-14);
	CHECK_NEAR(model.sigma, line.sigma, 1e-14);
	CHECK_NEAR(model.r_squared, line.r_squared, 1e-14);
	CHECK_NEAR(model.adjusted_r_squared, 1 - (1 - line.r_squared) * 4 / 3, 1e-14);
	CHECK_NEAR(fitted[3], line_at(&line, 5), 1e-14);
	/* A column of zeros is a combination of any others. */
	const double zeros[] = { 0, 1, 0, 2, 0, 3 };
	struct design zero = { zeros, 3, 2, false };
	model = linear_model_fit(&zero, y, NULL, coefficients, NULL);
	CHECK(coefficients[0].is_collinear && !coefficients[1].is_collinear);
	CHECK_NEAR(coefficients[1].estimate, (2 + 6 + 15) / 14.0, 1e-15);
	/* Without a constant, R squared is of the squares themselves. */
	CHECK_NEAR(model.r_squared, 23.0 * 23 / 14 / 38, 1e-15);
}

/* A weight of 2 is the row twice, one of 0 is no row; only the degrees of freedom know the difference. */
static void
test_weights(void)
{
	const double x[] = { 1, 2, 2, 4, 7 }, y[] = { 2, 3, 3, 8, 12 };
	const double cells[] = { 1, 1, 1, 2, 1, 100, 1, 4, 1, 7 }, weighted_y[] = { 2, 3, -50, 8, 12 };
	const double weights[] = { 1, 2, 0, 1, 1 };
	struct coefficient coefficients[2];
	struct design design = { cells, 5, 2, true };
	struct linear_model model = linear_model_fit(&design, weighted_y, weights, coefficients, NULL);
	struct line_fit line = line_fit(x, y, 5);
	CHECK_INT(model.rows, 4);
	CHECK_NEAR(model.df, 2, 0);
	CHECK_NEAR(coefficients[0].estimate, line.intercept, 1e-14);
	CHECK_NEAR(coefficients[1].estimate, line.slope, 1e-14);
	CHECK_NEAR(model.r_squared, line.r_squared, 1e-14);
	CHECK_NEAR(model.residual, line.sigma * line.sigma * 3, 1e-14);
}

static void
test_edges(void)
{
	const double cells[] = { 1, 1, 1, 2, 1, 3 }, y[] = { 0.1, 0.1, 0.1 };
	struct coefficient coefficients[2];
	struct design two = { cells, 2, 2, true };
	struct linear_model model = linear_model_fit(&two, (double[]){ 3, 5 }, NULL, coefficients, NULL);
	CHECK_INT(model.state, MODEL_TOO_FEW);
	CHECK_NEAR(coefficients[1].estimate, 2, 1e-14);
	CHECK(isnan(coefficients[1].error) && isnan(coefficients[1].p) && isnan(model.sigma) &&
		isnan(model.r_squared));
	struct design one = { cells, 1, 2, true };
	model = linear_model_fit(&one, y, NULL, coefficients, NULL);
	CHECK_INT(model.state, MODEL_TOO_FEW);
	CHECK_INT(model.rank, 1);
	CHECK(coefficients[1].is_collinear);
	struct design none = { cells, 0, 2, true };
	CHECK_INT(linear_model_fit(&none, y, NULL, coefficients, NULL).rank, 0);
	struct design flat = { cells, 3, 2, true };
	model = linear_model_fit(&flat, y, NULL, coefficients, NULL);
	CHECK_INT(model.state, MODEL_FITTED);
	CHECK_NEAR(coefficients[0].estimate, 0.1, 1e-15);
	CHECK(isnan(model.r_squared) && isnan(model.f_p));
	/* The constant alone: nothing for F to test. */
	struct design mean = { (double[]){ 1, 1, 1 }, 3, 1, true };
	model = linear_model_fit(&mean, (double[]){ 2, 4, 9 }, NULL, coefficients, NULL);
	CHECK_NEAR(coefficients[0].estimate, 5, 1e-15);
	CHECK_NEAR(model.r_squared, 0, 1e-15);
	CHECK(isnan(model.f) && isnan(model.f_p));
}

int
main(void)
{
	test_oracle();
	test_collinear();
	test_weights();
	test_edges();
	return check_summary("method_linear");
}
