/* Tails and quantiles of distributions, against tests/oracle; sums that carry their rounding. */
#include "stats/method/distribution.h"

#include "stats/method/sum.h"
#include "tests/oracle.h"

static void
row_check(const struct oracle_row *row)
{
	double first = oracle_number(row, 0);
	if (oracle_is(row, "normal-above", 1, 1))
		oracle_check(row, 0, normal_above(first));
	else if (oracle_is(row, "normal-width", 1, 1))
		oracle_check(row, 0, normal_width(first));
	else if (oracle_is(row, "student-above", 2, 1))
		oracle_check(row, 0, student_above(first, oracle_number(row, 1)));
	else if (oracle_is(row, "student-width", 2, 1))
		oracle_check(row, 0, student_width(first, oracle_number(row, 1)));
	else if (oracle_is(row, "chi-square-above", 2, 1))
		oracle_check(row, 0, chi_square_above(first, oracle_number(row, 1)));
	else if (oracle_is(row, "f-above", 3, 1))
		oracle_check(row, 0, f_above(first, oracle_number(row, 1), oracle_number(row, 2)));
	else
		oracle_unknown(row);
}

static void
test_undefined(void)
{
	CHECK(isnan(normal_above(NAN)) && isnan(normal_two_sided(NAN)));
	CHECK(isnan(student_above(NAN, 3)) && isnan(student_above(1, 0)) && isnan(student_above(1, NAN)));
	CHECK(isnan(chi_square_above(NAN, 3)) && isnan(chi_square_above(1, 0)));
	CHECK(isnan(f_above(NAN, 3, 3)) && isnan(f_above(2, 0, 3)) && isnan(f_above(2, 3, NAN)));
	CHECK(isnan(normal_width(0)) && isnan(normal_width(1)) && isnan(normal_width(95)));
	CHECK(isnan(student_width(0.95, 0)) && isnan(student_width(NAN, 5)));
}

int
main(void)
{
	struct oracle oracle = oracle_open("tests/oracle/distribution.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row))
		row_check(&row);
	oracle_close(&oracle);
	test_undefined();
	CHECK_NEAR(normal_two_sided(-1.96), 2 * normal_above(1.96), 0);
	CHECK_NEAR(student_two_sided(-2.385, 7), 2 * student_above(2.385, 7), 0);
	CHECK_NEAR(normal_two_sided(0), 1, 1e-15);
	CHECK_NEAR(student_above(INFINITY, 3), 0, 0);
	CHECK_NEAR(student_above(-INFINITY, 3), 1, 0);
	CHECK_NEAR(chi_square_above(INFINITY, 3), 0, 0);
	CHECK_NEAR(f_above(INFINITY, 3, 4), 0, 0);

	struct sum sum = { 0 };
	sum_add(&sum, 1);
	sum_add(&sum, 1e100);
	sum_add(&sum, 1);
	sum_add(&sum, -1e100);
	CHECK_NEAR(sum_value(&sum), 2, 0);
	return check_summary("method_distribution");
}
