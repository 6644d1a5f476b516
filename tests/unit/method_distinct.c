/* How many different values there are: counted while they are few, and close to it when they are many. */
#include "stats/method/distinct.h"

#include <stdio.h>

#include "tests/check.h"

static double
numbers_estimate(size_t different, size_t times, double step, double *error)
{
	struct distinct_count distinct = { 0 };
	for (size_t k = 0; k < times; k++)
		for (size_t i = 0; i < different; i++)
			distinct_number(&distinct, (double)i * step);
	double estimate = distinct_estimate(&distinct);
	*error = distinct_error(&distinct);
	CHECK(distinct.capacity * sizeof *distinct.slots <= 512 * 1024);
	distinct_free(&distinct);
	return estimate;
}

static void
test_exact(void)
{
	static const size_t counts[] = { 0, 1, 2, 31, 32, 33, 345, 16384, DISTINCT_EXACT };
	double error;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		CHECK_NEAR(numbers_estimate(counts[i], 3, 0.01, &error), (double)counts[i], 0);
		CHECK_NEAR(error, 0, 0);
	}
	struct distinct_count distinct = { 0 };
	distinct_number(&distinct, 0.0);
	distinct_number(&distinct, -0.0);
	distinct_text(&distinct, "", 0);
	distinct_text(&distinct, "\0", 1);
	distinct_text(&distinct, "\0\0", 2);
	distinct_text(&distinct, "abcdefgh", 8);
	distinct_text(&distinct, "abcdefghi", 9);
	distinct_text(&distinct, "abcdefgh", 8);
	CHECK_NEAR(distinct_estimate(&distinct), 6, 0);
	distinct_free(&distinct);
}

/* Over many sets of values the errors are as large as is said, and none is far beyond. */
static void
test_estimates(void)
{
	enum { SETS = 40 };
	double squares = 0, error = 0;
	for (int set = 1; set <= SETS; set++) {
		double estimate = numbers_estimate(100000, 1, 0.37 * set, &error);
		double off = estimate / 100000 - 1;
		check_that(fabs(off) < 4.5 * error, __FILE__, __LINE__, "set %d is off by %g", set, off);
		squares += off * off;
	}
	CHECK_NEAR(error, 0.0078, 0.0001);
	CHECK(sqrt(squares / SETS) < 1.4 * error && sqrt(squares / SETS) > 0.5 * error);
	double twice;
	CHECK_NEAR(numbers_estimate(100000, 2, 0.37, &twice), numbers_estimate(100000, 1, 0.37, &error), 0);
}

static void
test_texts(void)
{
	struct distinct_count distinct = { 0 };
	char text[32];
	for (int i = 0; i < 200000; i++)
		distinct_text(&distinct, text, (size_t)snprintf(text, sizeof text, "SYN-A%07d", i));
	CHECK(fabs(distinct_estimate(&distinct) / 200000 - 1) < 4 * distinct_error(&distinct));
	distinct_free(&distinct);
}

int
main(void)
{
	test_exact();
	test_estimates();
	test_texts();
	return check_summary("method_distinct");
}
