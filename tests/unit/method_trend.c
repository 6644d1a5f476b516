/* Trends of proportions, against tests/oracle and where there is none to test. */
#include "stats/method/trend.h"

#include "tests/oracle.h"

enum { GROUPS = 16 };

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/trend.txt");
	struct oracle_row row;
	double x[GROUPS], n[GROUPS], score[GROUPS];
	size_t count = 0;
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "group", 4, 1) && count < GROUPS) {
			x[count] = oracle_number(&row, 1);
			n[count] = oracle_number(&row, 2);
			score[count++] = oracle_number(&row, 3);
		} else if (oracle_is(&row, "trend", 1, 5)) {
			struct trend trend = trend_of(x, n, score, count);
			CHECK_INT(trend.state, TREND_TESTED);
			double actual[] = { trend.chi_square, trend.p, trend.difference_chi_square,
				trend.difference_df, trend.difference_p };
			for (size_t i = 0; i < 5; i++)
				oracle_check(&row, i, actual[i]);
			count = 0;
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	const double x[] = { 3, 0, NAN, 6, 12 }, n[] = { 10, 0, 10, 10, 9 }, score[] = { 1, 2, 3, 4, 5 };
	struct trend trend = trend_of(x, n, score, 5);
	CHECK_INT(trend.state, TREND_TESTED);
	CHECK_INT(trend.groups, 2);
	CHECK_NEAR(trend.slope, 0.1, 1e-15);
	CHECK_NEAR(trend.chi_square, trend.difference_chi_square, 1e-14);
	CHECK_INT(trend_of(x, n, score, 3).state, TREND_TOO_FEW);
	CHECK_INT(trend_of(x, n, score, 0).state, TREND_TOO_FEW);
	const double same[] = { 7, 7, 7, 7, 7 };
	trend = trend_of(x, n, same, 5);
	CHECK_INT(trend.state, TREND_TOO_FEW);
	CHECK(isnan(trend.slope) && isnan(trend.p));
	const double all[] = { 10, 10 }, none[] = { 0, 0 }, cases[] = { 10, 10 };
	CHECK_INT(trend_of(all, cases, score, 2).state, TREND_NO_VARIATION);
	trend = trend_of(none, cases, score, 2);
	CHECK_INT(trend.state, TREND_NO_VARIATION);
	CHECK(isnan(trend.chi_square) && isnan(trend.difference_p));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_trend");
}
