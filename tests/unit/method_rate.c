/* Rates and standardised rates, against tests/oracle and at their edges. */
#include "stats/method/rate.h"

#include "tests/oracle.h"

enum { STRATA = 8 };

static void
rate_check(const struct oracle_row *row, struct rate rate)
{
	double actual[] = { rate.estimate, rate.interval.lower, rate.interval.upper };
	for (size_t i = 0; i < 3; i++) {
		struct oracle_row relative = *row;
		relative.tolerance *= fabs(oracle_number_of(row, row->expected[i]));
		oracle_check(&relative, i, actual[i]);
	}
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/rate.txt");
	struct oracle_row row;
	double x[STRATA], n[STRATA], standard[STRATA], reference[STRATA];
	size_t count = 0;
	while (oracle_next(&oracle, &row)) {
		bool byar = row.arguments[0] && strcmp(row.arguments[0], "byar") == 0;
		enum rate_method method = byar ? RATE_BYAR : RATE_EXACT;
		if (oracle_is(&row, "stratum", 4, 1) && count < STRATA) {
			x[count] = oracle_number(&row, 0);
			n[count] = oracle_number(&row, 1);
			standard[count] = oracle_number(&row, 2);
			reference[count++] = oracle_number(&row, 3);
		} else if (oracle_is(&row, "rate", 3, 3)) {
			rate_check(
				&row, rate_of(method, oracle_number(&row, 1), oracle_number(&row, 2), 0.95));
		} else if (oracle_is(&row, "direct", 1, 3)) {
			rate_check(&row, rate_direct(method, x, n, standard, count, 0.95));
		} else if (oracle_is(&row, "indirect", 2, 3)) {
			rate_check(&row,
				rate_indirect(method, oracle_number(&row, 1), n, reference, count, 0.95));
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	CHECK(isnan(rate_of(RATE_EXACT, 3, 0, 0.95).estimate) &&
		isnan(rate_of(RATE_BYAR, -1, 5, 0.95).estimate));
	CHECK(isnan(rate_of(RATE_BYAR, NAN, 5, 0.95).interval.lower));
	const double x[] = { 0, 0, 7 }, n[] = { 10, 20, 0 }, standard[] = { 5, 6, 0 }, none[] = { 0, 0, 0 };
	struct rate zero = rate_direct(RATE_EXACT, x, n, standard, 3, 0.95);
	CHECK_NEAR(zero.estimate, 0, 0);
	CHECK_NEAR(zero.interval.lower, 0, 0);
	CHECK(isnan(zero.interval.upper));
	CHECK(isnan(rate_direct(RATE_EXACT, x, n, none, 3, 0.95).estimate));
	CHECK(isnan(rate_direct(RATE_EXACT, x, n, standard, 0, 0.95).estimate));
	const double weighed[] = { 5, 6, 1 };
	CHECK(isnan(rate_direct(RATE_EXACT, x, n, weighed, 3, 0.95).estimate));
	CHECK(isnan(rate_indirect(RATE_EXACT, 3, n, none, 3, 0.95).estimate));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_rate");
}
