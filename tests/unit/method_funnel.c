/* Funnel limits, classes and over-dispersion, against tests/oracle and at their edges. */
#include "stats/method/funnel.h"

#include "tests/oracle.h"

enum { UNITS = 32 };

static const char *const class_names[] = { "unknown", "far-below", "below", "inside", "above", "far-above" };

static enum funnel_method
method_of(const struct oracle_row *row)
{
	static const char *const names[] = { "exact", "normal", "multiplicative", "additive" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(row->arguments[0], names[i]) == 0)
			return (enum funnel_method)i;
	}
	check_that(false, row->file, row->line, "no method %s", row->arguments[0]);
	return FUNNEL_EXACT;
}

static void
limits_check(const struct oracle_row *row, const struct funnel *funnel, double n, double level)
{
	struct interval limits = funnel_limits(funnel, n, level);
	oracle_check(row, 0, limits.lower);
	oracle_check(row, 1, limits.upper);
}

/* Rows about one center and no other unit. */
static bool
row_is_single(const struct oracle_row *row)
{
	struct funnel funnel = { .method = FUNNEL_EXACT };
	if (oracle_is(row, "funnel", 4, 2)) {
		funnel.method = method_of(row);
		funnel.center = oracle_number(row, 1);
		limits_check(row, &funnel, oracle_number(row, 2), oracle_number(row, 3));
	} else if (oracle_is(row, "chance", 3, 1) || oracle_is(row, "chance_normal", 3, 1)) {
		funnel.method = strcmp(row->function, "chance") == 0 ? FUNNEL_EXACT : FUNNEL_NORMAL;
		funnel.center = oracle_number(row, 0);
		double n = oracle_number(row, 1);
		oracle_check(row, 0, funnel_chance_signals(&funnel, &n, 1, oracle_number(row, 2)));
	} else if (oracle_is(row, "dispersion_p", 2, 1)) {
		struct dispersion dispersion = { .units = (size_t)oracle_number(row, 0),
			.phi = oracle_number(row, 1) };
		oracle_check(row, 0, dispersion_p(&dispersion));
	} else if (oracle_is(row, "class", 3, 1)) {
		funnel.center = oracle_number(row, 0);
		double x = oracle_number(row, 1), n = oracle_number(row, 2);
		enum funnel_class class = funnel_class_of(&funnel, x, n);
		oracle_check_text(row, 0, class_names[class]);
		/* The picture says what the class says. */
		struct interval inner = funnel_limits(&funnel, n, FUNNEL_INNER_LEVEL);
		CHECK((x / n < inner.lower) == (class == FUNNEL_BELOW || class == FUNNEL_FAR_BELOW));
		CHECK((x / n > inner.upper) == (class == FUNNEL_ABOVE || class == FUNNEL_FAR_ABOVE));
	} else {
		return false;
	}
	return true;
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/funnel.txt");
	struct oracle_row row;
	double x[UNITS], n[UNITS];
	size_t count = 0;
	struct funnel funnel = { .method = FUNNEL_EXACT };
	while (oracle_next(&oracle, &row)) {
		if (row_is_single(&row)) {
			continue;
		} else if (oracle_is(&row, "unit", 2, 1) && count < UNITS) {
			x[count] = oracle_number(&row, 0);
			n[count++] = oracle_number(&row, 1);
		} else if (oracle_is(&row, "dispersion", 1, 2)) {
			funnel.center = oracle_number(&row, 0);
			funnel.dispersion = dispersion_of(funnel.center, x, n, count);
			CHECK_INT(funnel.dispersion.units, count);
			CHECK(funnel.dispersion.is_over);
			oracle_check(&row, 0, funnel.dispersion.phi);
			oracle_check(&row, 1, funnel.dispersion.tau_squared);
		} else if (oracle_is(&row, "limits", 3, 2)) {
			funnel.method = method_of(&row);
			limits_check(&row, &funnel, oracle_number(&row, 1), oracle_number(&row, 2));
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_units(void)
{
	const double x[] = { 7, NAN, 0, 12, 5 }, n[] = { 10, 10, 0, 20, 3 };
	CHECK_NEAR(funnel_average(x, n, 5), 19.0 / 30, 1e-16);
	CHECK(isnan(funnel_average(x + 1, n + 1, 2)) && isnan(funnel_average(x, n, 0)));

	struct funnel funnel = { .method = FUNNEL_EXACT, .center = 0.65 };
	CHECK_INT(funnel_class_of(&funnel, NAN, 10), FUNNEL_UNKNOWN);
	CHECK_INT(funnel_class_of(&funnel, 0, 0), FUNNEL_UNKNOWN);
	CHECK_INT(funnel_class_of(&funnel, 5, 3), FUNNEL_UNKNOWN);
	/* One case can say nothing, whatever it was. */
	CHECK_INT(funnel_class_of(&funnel, 0, 1), FUNNEL_INSIDE);
	CHECK_INT(funnel_class_of(&funnel, 1, 1), FUNNEL_INSIDE);
	CHECK_NEAR(funnel_chance_signals(&funnel, (const double[]){ 0, NAN }, 2, 0.95), NAN, 0);
	/* Limits that are widened: as many as their level says. */
	funnel.method = FUNNEL_ADDITIVE;
	funnel.dispersion = (struct dispersion){ 4, 3, 0.01, true };
	CHECK_NEAR(funnel_chance_signals(&funnel, n, 5, 0.95), 4 * 0.05, 1e-15);
	funnel.method = FUNNEL_NORMAL;
	CHECK_INT(funnel_class_of(&funnel, 65, 100), FUNNEL_INSIDE);
	CHECK_INT(funnel_class_of(&funnel, 75, 100), FUNNEL_ABOVE);
	CHECK_INT(funnel_class_of(&funnel, 30, 100), FUNNEL_FAR_BELOW);

	/* Ten million cases. */
	struct interval limits = funnel_limits(&(struct funnel){ .center = 0.5 }, 1e7, 0.95);
	CHECK_NEAR(limits.upper - 0.5, 1.959964 * sqrt(0.25 / 1e7), 1e-7);
}

static void
test_edges(void)
{
	/* A target of 100 %: one miss is outside, and there is no spread to compare with. */
	struct funnel all = { .method = FUNNEL_EXACT, .center = 1 };
	CHECK_NEAR(funnel_limits(&all, 20, 0.95).lower, 1, 0);
	CHECK_INT(funnel_class_of(&all, 20, 20), FUNNEL_INSIDE);
	CHECK_INT(funnel_class_of(&all, 19, 20), FUNNEL_FAR_BELOW);
	const double x[] = { 7, 9, 10, 8 }, n[] = { 10, 11, 14, 11 };
	CHECK_NEAR(funnel_chance_signals(&all, n, 4, 0.95), 0, 0);
	all.dispersion = dispersion_of(1, x, n, 4);
	CHECK_INT(all.dispersion.units, 4);
	CHECK(isnan(dispersion_p(&all.dispersion)));
	CHECK(isnan(all.dispersion.phi) && isnan(all.dispersion.tau_squared) && !all.dispersion.is_over);
	all.method = FUNNEL_MULTIPLICATIVE;
	CHECK_INT(funnel_class_of(&all, 19, 20), FUNNEL_UNKNOWN);
	all.method = FUNNEL_ADDITIVE;
	CHECK(isnan(funnel_limits(&all, 20, 0.95).lower));
	CHECK(isnan(funnel_chance_signals(&all, n, 4, 0.95)));

	/* Units that vary less than chance: the limits stay where chance has them. */
	struct funnel even = { .method = FUNNEL_MULTIPLICATIVE, .center = 0.75 };
	even.dispersion = dispersion_of(0.75, x, n, 4);
	CHECK(even.dispersion.phi < 0.75 && !even.dispersion.is_over);
	CHECK_NEAR(even.dispersion.tau_squared, 0, 0);
	struct funnel normal = { .method = FUNNEL_NORMAL, .center = 0.75 };
	struct interval expected = funnel_limits(&normal, 20, 0.95);
	CHECK_NEAR(funnel_limits(&even, 20, 0.95).lower, expected.lower, 0);
	even.method = FUNNEL_ADDITIVE;
	CHECK_NEAR(funnel_limits(&even, 20, 0.95).lower, expected.lower, 1e-15);
	CHECK(isnan(dispersion_of(0.75, x, n, 1).phi));

	static const double wrong[][3] = { { 0.7, 0, 0.95 }, { 0.7, NAN, 0.95 }, { NAN, 10, 0.95 },
		{ 1.2, 10, 0.95 }, { 0.7, 10, 1 }, { 0.7, 10, 0 } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct funnel funnel = { .center = wrong[i][0] };
		struct interval limits = funnel_limits(&funnel, wrong[i][1], wrong[i][2]);
		CHECK(isnan(limits.lower) && isnan(limits.upper));
	}
}

int
main(void)
{
	test_oracle();
	test_units();
	test_edges();
	return check_summary("method_funnel");
}
