/* The difference of two proportions, against tests/oracle. */
#include "stats/method/difference.h"

#include "tests/oracle.h"

int
main(void)
{
	struct oracle oracle = oracle_open("tests/oracle/difference.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "newcombe-difference", 5, 2)) {
			struct interval actual = newcombe_difference_interval(oracle_number(&row, 0),
				oracle_number(&row, 1), oracle_number(&row, 2), oracle_number(&row, 3),
				oracle_number(&row, 4));
			oracle_check(&row, 0, actual.lower);
			oracle_check(&row, 1, actual.upper);
		} else if (oracle_is(&row, "wald-difference", 6, 2)) {
			struct interval actual = wald_difference_interval(oracle_number(&row, 0),
				oracle_number(&row, 1), oracle_number(&row, 2), oracle_number(&row, 3),
				oracle_number(&row, 4), oracle_number(&row, 5) > 0);
			oracle_check(&row, 0, actual.lower);
			oracle_check(&row, 1, actual.upper);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);

	static const double wrong[][5] = { { 0, 0, 3, 10, 0.95 }, { 3, 10, 0, 0, 0.95 },
		{ 11, 10, 3, 10, 0.95 }, { 3, 10, NAN, 10, 0.95 }, { 3, 10, 3, 10, 1 } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct interval interval = newcombe_difference_interval(
			wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3], wrong[i][4]);
		CHECK(isnan(interval.lower) && isnan(interval.upper));
		struct interval wald = wald_difference_interval(
			wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3], wrong[i][4], false);
		CHECK(isnan(wald.lower) && isnan(wald.upper));
	}
	CHECK_NEAR(wald_difference_interval(10, 10, 0, 12, 0.95, true).upper, 1, 0);
	return check_summary("method_difference");
}
