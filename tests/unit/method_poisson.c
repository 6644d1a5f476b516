/* Limits for a Poisson count, against tests/oracle. */
#include "stats/method/poisson.h"

#include "tests/oracle.h"

int
main(void)
{
	struct oracle oracle = oracle_open("tests/oracle/poisson.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		struct interval actual = { NAN, NAN };
		if (oracle_is(&row, "poisson-exact", 2, 2))
			actual = poisson_exact_interval(oracle_number(&row, 0), oracle_number(&row, 1));
		else if (oracle_is(&row, "byar", 2, 2))
			actual = byar_interval(oracle_number(&row, 0), oracle_number(&row, 1));
		else
			oracle_unknown(&row);
		oracle_check(&row, 0, actual.lower);
		oracle_check(&row, 1, actual.upper);
	}
	oracle_close(&oracle);

	static const double wrong[][2] = { { -1, 0.95 }, { NAN, 0.95 }, { INFINITY, 0.95 }, { 3, 0 },
		{ 3, 1 }, { 3, NAN } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct interval exact = poisson_exact_interval(wrong[i][0], wrong[i][1]);
		struct interval byar = byar_interval(wrong[i][0], wrong[i][1]);
		CHECK(isnan(exact.lower) && isnan(exact.upper) && isnan(byar.lower) && isnan(byar.upper));
	}
	/* One event at 99.8 %: the formula for the lower limit falls below 0 and is cut there. */
	CHECK_NEAR(byar_interval(1, 0.998).lower, 0, 0);
	return check_summary("method_poisson");
}
