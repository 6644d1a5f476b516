/* Logistic regression, against tests/oracle and where no estimate exists. */
#include "stats/method/logistic.h"

#include "tests/oracle.h"

enum { ROWS = 64, COLUMNS = 4 };

struct problem {
	double y[ROWS], weights[ROWS], cells[ROWS * COLUMNS];
	size_t rows, columns;
};

static void
row_read(const struct oracle_row *row, struct problem *problem)
{
	size_t i = problem->rows++;
	problem->columns = row->argument_count - 2;
	problem->y[i] = oracle_number(row, 1);
	problem->weights[i] = oracle_number(row, 2);
	problem->cells[i * problem->columns] = 1;
	for (size_t j = 1; j < problem->columns; j++)
		problem->cells[i * problem->columns + j] = oracle_number(row, j + 2);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/logistic.txt");
	struct oracle_row row;
	struct problem problem = { .rows = 0 };
	struct coefficient coefficients[COLUMNS] = { 0 };
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "row") == 0 && problem.rows < ROWS) {
			row_read(&row, &problem);
		} else if (oracle_is(&row, "logistic", 1, 3)) {
			struct design design = { problem.cells, problem.rows, problem.columns, true };
			double fitted[ROWS], sum = 0, events = 0;
			struct logistic_model model =
				logistic_model_fit(&design, problem.y, problem.weights, coefficients, fitted);
			CHECK_INT(model.state, MODEL_FITTED);
			CHECK_INT(model.rank, problem.columns);
			oracle_check(&row, 0, model.deviance);
			oracle_check(&row, 1, model.null_deviance);
			oracle_check(&row, 2, model.ratio_p);
			/* With a constant the fitted events are as many as there were. */
			for (size_t i = 0; i < problem.rows; i++) {
				sum += problem.weights[i] * fitted[i];
				events += problem.weights[i] * problem.y[i];
			}
			CHECK_NEAR(sum, events, 1e-9);
			problem.rows = 0;
		} else if (oracle_is(&row, "coefficient", 2, 3)) {
			const struct coefficient *found = &coefficients[(size_t)oracle_number(&row, 1)];
			oracle_check(&row, 0, found->estimate);
			oracle_check(&row, 1, found->error);
			oracle_check(&row, 2, found->p);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
separated_check(const double *cells, size_t rows, const double *y)
{
	struct coefficient coefficients[2];
	double fitted[8];
	struct design design = { cells, rows, 2, true };
	struct logistic_model model = logistic_model_fit(&design, y, NULL, coefficients, fitted);
	CHECK_INT(model.state, MODEL_SEPARATED);
	CHECK(isnan(coefficients[1].estimate) && isnan(coefficients[1].p) && !coefficients[1].is_collinear);
	CHECK(isnan(model.deviance) && isnan(model.null_deviance) && isnan(model.ratio_p) &&
		isnan(fitted[0]));
}

static void
test_edges(void)
{
	const double cells[] = { 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6 };
	separated_check(cells, 6, (double[]){ 0, 0, 0, 1, 1, 1 });
	/* All but a tie: quasi-complete, the deviance has a limit above 0. */
	const double tied[] = { 1, 1, 1, 2, 1, 3, 1, 3, 1, 4, 1, 5 };
	separated_check(tied, 6, (double[]){ 0, 0, 0, 1, 1, 1 });
	/* A group in which everyone has the outcome. */
	const double group[] = { 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1 };
	separated_check(group, 6, (double[]){ 0, 1, 0, 1, 1, 1 });

	struct coefficient coefficients[3];
	struct design design = { cells, 6, 2, true };
	const double all[] = { 1, 1, 1, 1, 1, 1 };
	struct logistic_model model = logistic_model_fit(&design, all, NULL, coefficients, NULL);
	CHECK_INT(model.state, MODEL_NO_VARIATION);
	CHECK(isnan(coefficients[0].estimate) && isnan(model.null_deviance));

	/* The third column is twice the second. */
	const double twice[] = { 1, 1, 2, 1, 2, 4, 1, 3, 6, 1, 4, 8, 1, 5, 10, 1, 6, 12 };
	const double y[] = { 0, 1, 0, 1, 0, 1 };
	struct design collinear = { twice, 6, 3, true };
	model = logistic_model_fit(&collinear, y, NULL, coefficients, NULL);
	CHECK_INT(model.state, MODEL_FITTED);
	CHECK_INT(model.rank, 2);
	CHECK_NEAR(model.ratio_df, 1, 0);
	CHECK(coefficients[2].is_collinear && isnan(coefficients[2].estimate));
	CHECK(!coefficients[1].is_collinear && coefficients[1].estimate > 0);

	/* The constant alone is the log odds; a row of no weight is not there. */
	const double ones[] = { 1, 1, 1, 1, 1 }, outcomes[] = { 1, 0, 0, 0, 1 },
		     weights[] = { 1, 1, 1, 1, 0 };
	struct design constant = { ones, 5, 1, true };
	model = logistic_model_fit(&constant, outcomes, weights, coefficients, NULL);
	CHECK_INT(model.state, MODEL_FITTED);
	CHECK_INT(model.rows, 4);
	CHECK_NEAR(coefficients[0].estimate, log(1.0 / 3), 1e-14);
	CHECK_NEAR(coefficients[0].error, sqrt(1 + 1.0 / 3), 1e-10);
	CHECK(isnan(model.ratio_p));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_logistic");
}
