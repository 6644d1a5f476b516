/* Intervals and exact tests for one proportion, against tests/oracle and at their edges. */
#include "stats/method/proportion.h"

#include "stats/base/decimal.h"
#include "stats/method/tail.h"
#include "tests/oracle.h"

typedef struct interval interval_function(double x, double n, double level);
typedef double p_function(double x, double n, double target);

static const struct {
	const char *name;
	interval_function *interval;
} interval_functions[] = {
	{ "wilson", wilson_interval },
	{ "wilson-continuity", wilson_continuity_interval },
	{ "wald", wald_interval },
	{ "clopper-pearson", clopper_pearson_interval },
	{ "jeffreys", jeffreys_interval },
	{ "mid-p", mid_p_interval },
};
enum { INTERVAL_FUNCTION_COUNT = sizeof interval_functions / sizeof *interval_functions };

static const struct {
	const char *name;
	p_function *p;
} p_functions[] = {
	{ "binomial-less", binomial_p_less },
	{ "binomial-greater", binomial_p_greater },
	{ "binomial-two-sided", binomial_p_two_sided },
};
enum { P_FUNCTION_COUNT = sizeof p_functions / sizeof *p_functions };

static bool
row_is_interval(const struct oracle_row *row)
{
	for (size_t i = 0; i < INTERVAL_FUNCTION_COUNT; i++) {
		if (oracle_is(row, interval_functions[i].name, 3, 2)) {
			struct interval actual = interval_functions[i].interval(
				oracle_number(row, 0), oracle_number(row, 1), oracle_number(row, 2));
			oracle_check(row, 0, actual.lower);
			oracle_check(row, 1, actual.upper);
			return true;
		}
	}
	return false;
}

static bool
row_is_p(const struct oracle_row *row)
{
	for (size_t i = 0; i < P_FUNCTION_COUNT; i++) {
		if (oracle_is(row, p_functions[i].name, 3, 1)) {
			oracle_check(row, 0,
				p_functions[i].p(
					oracle_number(row, 0), oracle_number(row, 1), oracle_number(row, 2)));
			return true;
		}
	}
	return false;
}

static bool
row_is_required(const struct oracle_row *row)
{
	if (!oracle_is(row, "required", 2, 1))
		return false;
	struct decimal target;
	CHECK(decimal_parse(row->arguments[1], strlen(row->arguments[1]), '.', &target));
	int64_t n = (int64_t)oracle_number(row, 0);
	oracle_check(row, 0, (double)ratio_ceiling_of(ratio_from_decimal(target, false), n));
	return true;
}

static bool
row_is_tail(const struct oracle_row *row)
{
	if (!oracle_is(row, "beta-below", 3, 1))
		return false;
	oracle_check(row, 0, beta_below(oracle_number(row, 0), oracle_number(row, 1), oracle_number(row, 2)));
	return true;
}

static void
test_oracle(const char *path)
{
	struct oracle oracle = oracle_open(path);
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (!row_is_interval(&row) && !row_is_p(&row) && !row_is_required(&row) && !row_is_tail(&row))
			oracle_unknown(&row);
	}
	oracle_close(&oracle);
}

static void
test_methods(void)
{
	static const char *const names[] = { "wilson", "clopper-pearson", "jeffreys", "mid-p" };
	for (size_t i = 0; i < INTERVAL_METHOD_COUNT; i++) {
		enum interval_method method = INTERVAL_WILSON;
		CHECK(interval_method_parse(names[i], &method));
		CHECK_INT(method, i);
		CHECK_TEXT(interval_method_name(method), names[i]);
		for (size_t j = 0; j < INTERVAL_FUNCTION_COUNT; j++) {
			if (strcmp(interval_functions[j].name, names[i]) != 0)
				continue;
			struct interval chosen = proportion_interval(method, 81, 263, 0.95);
			struct interval direct = interval_functions[j].interval(81, 263, 0.95);
			CHECK_NEAR(chosen.lower, direct.lower, 0);
			CHECK_NEAR(chosen.upper, direct.upper, 0);
		}
	}
	enum interval_method method = INTERVAL_JEFFREYS;
	CHECK(!interval_method_parse("Wilson", &method));
	CHECK(!interval_method_parse("wald", &method));
	CHECK(!interval_method_parse("", &method));
	CHECK_INT(method, INTERVAL_JEFFREYS);
}

static void
test_intervals_undefined(void)
{
	static const double wrong[][3] = { { 0, 0, 0.95 }, { NAN, 10, 0.95 }, { 3, NAN, 0.95 },
		{ 3, 10, NAN }, { -1, 10, 0.95 }, { 11, 10, 0.95 }, { 3, 10, 0 }, { 3, 10, 1 },
		{ 3, 10, 95 } };
	for (size_t i = 0; i < INTERVAL_FUNCTION_COUNT; i++) {
		for (size_t j = 0; j < sizeof wrong / sizeof *wrong; j++) {
			struct interval interval =
				interval_functions[i].interval(wrong[j][0], wrong[j][1], wrong[j][2]);
			CHECK(isnan(interval.lower) && isnan(interval.upper));
		}
	}
}

/* Every interval holds x/n between its limits and is its own mirror image. */
static void
test_intervals_shape(void)
{
	static const double cases[] = { 1, 2, 3, 10, 345, 10000000 };
	for (size_t i = 0; i < INTERVAL_FUNCTION_COUNT; i++) {
		for (size_t j = 0; j < sizeof cases / sizeof *cases; j++) {
			double n = cases[j];
			for (int tenth = 0; tenth <= 10; tenth++) {
				double x = floor(n * tenth / 10);
				struct interval here = interval_functions[i].interval(x, n, 0.95);
				struct interval there = interval_functions[i].interval(n - x, n, 0.95);
				CHECK(here.lower >= 0 && here.lower <= x / n);
				CHECK(here.upper <= 1 && here.upper >= x / n);
				CHECK_NEAR(here.lower, 1 - there.upper, 1e-13);
			}
		}
	}
}

/* What R cannot be asked for: no cases, and as many as the largest table has. */
static void
test_p_edges(void)
{
	static const double wrong[][3] = { { 0, 0, 0.7 }, { NAN, 10, 0.7 }, { 3, NAN, 0.7 }, { 3, 10, NAN },
		{ -1, 10, 0.7 }, { 11, 10, 0.7 }, { 3.5, 10, 0.7 }, { 3, 10.5, 0.7 }, { 3, 10, -0.1 },
		{ 3, 10, 70 } };
	for (size_t i = 0; i < P_FUNCTION_COUNT; i++) {
		for (size_t j = 0; j < sizeof wrong / sizeof *wrong; j++)
			CHECK(isnan(p_functions[i].p(wrong[j][0], wrong[j][1], wrong[j][2])));
	}
	CHECK_NEAR(binomial_p_less(0, 5, 0), 1, 0);
	CHECK_NEAR(binomial_p_greater(0, 5, 0), 1, 0);
	CHECK_NEAR(binomial_p_two_sided(0, 5, 0), 1, 0);
	CHECK_NEAR(binomial_p_less(1, 5, 0), 1, 0);
	CHECK_NEAR(binomial_p_greater(1, 5, 0), 0, 0);
	CHECK_NEAR(binomial_p_two_sided(1, 5, 0), 0, 0);
	/* Both tails of a fair coin, equally probable: the relative tolerance must hold them equal. */
	CHECK_NEAR(binomial_p_two_sided(3, 10, 0.5), 2 * 176.0 / 1024, 1e-14);
	CHECK_NEAR(binomial_p_two_sided(7, 10, 0.5), 2 * 176.0 / 1024, 1e-14);
	CHECK_NEAR(binomial_p_two_sided(10, 10, 0.5), 2.0 / 1024, 1e-17);
	double million = binomial_p_two_sided(4998000, 10000000, 0.5);
	CHECK_NEAR(million, 2 * binomial_p_less(4998000, 10000000, 0.5), 1e-12);
	CHECK(million > 0.2 && million < 0.21);
}

int
main(void)
{
	test_oracle("tests/oracle/interval.txt");
	test_oracle("tests/oracle/jeffreys.txt");
	test_oracle("tests/oracle/target.txt");
	test_oracle("tests/oracle/followup.txt");
	test_oracle("tests/oracle/tail.txt");
	test_methods();
	test_intervals_undefined();
	test_intervals_shape();
	test_p_edges();
	return check_summary("method_proportion");
}
