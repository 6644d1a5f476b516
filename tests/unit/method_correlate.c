/* Correlations, against tests/oracle and where there is none. */
#include "stats/method/correlate.h"

#include "tests/lot.h"
#include "tests/oracle.h"

typedef struct correlation correlation_function(const double *x, const double *y, size_t count, double level);

static const struct {
	const char *name;
	correlation_function *correlation;
} functions[] = {
	{ "pearson", pearson_correlation },
	{ "spearman", spearman_correlation },
	{ "kendall", kendall_correlation },
};

static size_t
numbers_read(const struct oracle_row *row, double *numbers)
{
	for (size_t i = 1; i < row->argument_count; i++)
		numbers[i - 1] = oracle_number(row, i);
	return row->argument_count - 1;
}

static bool
row_is_correlation(const struct oracle_row *row, const double *x, const double *y, size_t count)
{
	for (size_t i = 0; i < 3; i++) {
		if (!oracle_is(row, functions[i].name, 1, 4))
			continue;
		struct correlation correlation = functions[i].correlation(x, y, count, 0.95);
		CHECK_INT(correlation.state, CORRELATED);
		CHECK_INT(correlation.count, count);
		oracle_check(row, 0, correlation.estimate);
		oracle_check(row, 1, correlation.p);
		oracle_check(row, 2, correlation.interval.lower);
		oracle_check(row, 3, correlation.interval.upper);
		return true;
	}
	return false;
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/correlate.txt");
	struct oracle_row row;
	double x[ORACLE_WORDS], y[ORACLE_WORDS];
	size_t count = 0;
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "x") == 0)
			count = numbers_read(&row, x);
		else if (strcmp(row.function, "y") == 0)
			CHECK_INT(numbers_read(&row, y), count);
		else if (!row_is_correlation(&row, x, y, count))
			oracle_unknown(&row);
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	const double x[] = { 1, 2, NAN, 4, 5, 6, 7 }, y[] = { 2, 4, 5, NAN, 10, 12, 14 };
	const double same[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
	for (size_t i = 0; i < 3; i++) {
		struct correlation two = functions[i].correlation(x, y, 4, 0.95);
		CHECK_INT(two.state, CORRELATION_TOO_FEW);
		CHECK_INT(two.count, 2);
		CHECK(isnan(two.estimate) && isnan(two.p) && isnan(two.interval.lower));
		CHECK_INT(functions[i].correlation(x, y, 0, 0.95).state, CORRELATION_TOO_FEW);
		struct correlation flat = functions[i].correlation(x, same, 7, 0.95);
		CHECK_INT(flat.state, CORRELATION_NO_SPREAD);
		CHECK(isnan(flat.estimate) && isnan(flat.p));
		CHECK_INT(functions[i].correlation(same, y, 7, 0.95).state, CORRELATION_NO_SPREAD);
		/* Exactly along a line: the interval has no width to speak of. */
		struct correlation exact = functions[i].correlation(x, y, 7, 0.95);
		CHECK_INT(exact.count, 5);
		CHECK_NEAR(exact.estimate, 1, 0);
		CHECK(exact.p < 0.02 && isnan(exact.interval.lower) && isnan(exact.interval.upper));
		struct correlation three = functions[i].correlation(x + 4, (double[]){ 1, 5, 3 }, 3, 0.95);
		CHECK_INT(three.state, CORRELATED);
		CHECK(isnan(three.interval.lower));
	}
	CHECK_NEAR(kendall_correlation(x, y, 7, 0.95).p, 2.0 / 120, 1e-16);
}

/* Knight's count against every pair, with ties of every kind, from a fixed generator. */
static void
test_kendall_many(void)
{
	unsigned long state = 2385;
	for (int round = 0; round < 60; round++) {
		double x[40], y[40], s = 0, tied_x = 0, tied_y = 0;
		size_t count = 5 + (size_t)round % 36;
		for (size_t i = 0; i < count; i++) {
			state = lot_step(state);
			x[i] = (double)(state >> 60);
			y[i] = (double)(state >> 40 & 7);
		}
		for (size_t i = 0; i < count; i++) {
			for (size_t j = 0; j < i; j++) {
				double dx = x[i] - x[j], dy = y[i] - y[j];
				s += (dx * dy > 0) - (dx * dy < 0);
				tied_x += x[i] == x[j];
				tied_y += y[i] == y[j];
			}
		}
		double all = (double)(count * (count - 1)) / 2;
		CHECK_NEAR(kendall_correlation(x, y, count, 0.95).estimate,
			s / sqrt((all - tied_x) * (all - tied_y)), 1e-14);
	}
}

int
main(void)
{
	test_oracle();
	test_edges();
	test_kendall_many();
	return check_summary("method_correlate");
}
