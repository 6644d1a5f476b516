/* The straight line and its band, against tests/oracle and at its edges. */
#include "stats/method/fit.h"

#include "tests/oracle.h"

enum { POINTS = 64 };

static void
row_check(const struct oracle_row *row, const struct line_fit *fit)
{
	double x = oracle_number(row, 1), level = oracle_number(row, 2);
	bool band = oracle_is(row, "band", 3, 2);
	struct interval limits = band ? line_band(fit, x, level) : line_prediction(fit, x, level);
	if (!band && !oracle_is(row, "prediction", 3, 2))
		oracle_unknown(row);
	oracle_check(row, 0, limits.lower);
	oracle_check(row, 1, limits.upper);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/fit.txt");
	struct oracle_row row;
	double x[POINTS], y[POINTS];
	size_t count = 0;
	struct line_fit fit = line_fit(x, y, 0);
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "point") == 0 && count < POINTS) {
			x[count] = oracle_number(&row, 1);
			y[count++] = oracle_number(&row, 2);
		} else if (oracle_is(&row, "line", 1, 6)) {
			fit = line_fit(x, y, count);
			CHECK_INT(fit.state, LINE_FITTED);
			CHECK_INT(fit.count, count);
			double actual[] = { fit.intercept, fit.slope, fit.intercept_error, fit.slope_error,
				fit.sigma, fit.r_squared };
			for (size_t i = 0; i < 6; i++)
				oracle_check(&row, i, actual[i]);
			count = 0;
		} else {
			row_check(&row, &fit);
		}
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	const double x[] = { 1, 2, NAN, 4, 5 }, y[] = { 0.1, 0.1, 7, 0.1, NAN };
	struct line_fit flat = line_fit(x, y, 5);
	CHECK_INT(flat.state, LINE_FITTED);
	CHECK_INT(flat.count, 3);
	CHECK_NEAR(flat.slope, 0, 0);
	CHECK_NEAR(flat.intercept, 0.1, 0);
	CHECK_NEAR(flat.sigma, 0, 0);
	CHECK(isnan(flat.r_squared) && isnan(flat.p));

	struct line_fit two = line_fit(x, (double[]){ 3, 5 }, 2);
	CHECK_INT(two.state, LINE_FITTED);
	CHECK_NEAR(two.slope, 2, 0);
	CHECK_NEAR(two.intercept, 1, 0);
	CHECK_NEAR(two.r_squared, 1, 0);
	CHECK(isnan(two.sigma) && isnan(two.slope_error) && isnan(two.p));
	CHECK(isnan(line_band(&two, 1, 0.95).lower) && isnan(line_prediction(&two, 1, 0.95).upper));

	struct line_fit exact = line_fit((double[]){ 1, 2, 3 }, (double[]){ 2, 4, 6 }, 3);
	CHECK_NEAR(exact.sigma, 0, 0);
	CHECK_NEAR(exact.p, 0, 0);
	CHECK(isnan(line_band(&exact, 1, 1).lower));

	struct line_fit one = line_fit(x, y, 1);
	CHECK_INT(one.state, LINE_TOO_FEW);
	struct line_fit same = line_fit((double[]){ 0.1, 0.1, 0.1 }, (double[]){ 1, 2, 3 }, 3);
	CHECK_INT(same.state, LINE_NO_SPREAD);
	CHECK_INT(same.count, 3);
	CHECK(isnan(one.slope) && isnan(one.intercept) && isnan(same.slope) && isnan(same.r_squared));
	CHECK(isnan(line_at(&same, 1)) && isnan(line_band(&same, 1, 0.95).lower));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_fit");
}
