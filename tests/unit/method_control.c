/* Run and control charts, against tests/oracle and where other tools give no limits. */
#include "stats/method/control.h"

#include "tests/oracle.h"

enum { POINTS = 64 };

struct collected {
	double y[POINTS], n[POINTS];
	double expected[POINTS][6], tolerance[POINTS];
	bool excluded[POINTS];
	size_t count;
};

static void
point_collect(const struct oracle_row *row, struct collected *collected)
{
	size_t i = collected->count++;
	collected->y[i] = oracle_number(row, 1);
	collected->n[i] = oracle_number(row, 2);
	collected->tolerance[i] = row->tolerance;
	for (size_t value = 0; value < 6; value++)
		collected->expected[i][value] = oracle_number_of(row, row->expected[value]);
}

static void
points_check(const struct collected *collected, const struct control_point *points)
{
	for (size_t i = 0; i < collected->count; i++) {
		const double *expected = collected->expected[i];
		double tolerance = collected->tolerance[i];
		CHECK_NEAR(points[i].value, expected[0], tolerance);
		CHECK_NEAR(points[i].lower, expected[1], tolerance);
		CHECK_NEAR(points[i].upper, expected[2], tolerance);
		CHECK_NEAR(points[i].inner_lower, expected[3], tolerance);
		CHECK_NEAR(points[i].inner_upper, expected[4], tolerance);
		CHECK_INT(points[i].signal, expected[5]);
	}
}

static void
chart_check(const struct oracle_row *row, struct collected *collected)
{
	struct series series = { collected->y, isnan(collected->n[0]) ? NULL : collected->n, collected->count,
		collected->excluded, 0, (size_t)oracle_number(row, 2) };
	for (size_t i = 4; i < 6; i++) {
		size_t number = (size_t)oracle_number(row, i);
		if (number > 0)
			collected->excluded[number - 1] = true;
	}
	struct control_chart chart = { 0 };
	struct control_point points[POINTS];
	enum control_kind kind;
	if (control_kind_parse(row->arguments[1], &kind)) {
		chart = control_chart_of(kind, &series, oracle_number(row, 3) > 0, points);
		points_check(collected, points);
	} else {
		CHECK_TEXT(row->arguments[1], "run");
		chart.center = run_center(&series);
		chart.runs = runs_around(&series, chart.center);
	}
	oracle_check(row, 0, (double)chart.runs.observations);
	oracle_check(row, 1, (double)chart.runs.useful);
	oracle_check(row, 2, (double)chart.runs.longest_run);
	oracle_check(row, 3, (double)chart.runs.limits.longest_run);
	oracle_check(row, 4, (double)chart.runs.crossings);
	oracle_check(row, 5, (double)chart.runs.limits.crossings);
	oracle_check(row, 6, chart.runs.shift || chart.runs.few_crossings);
	oracle_check(row, 7, (double)chart.signals);
	oracle_check(row, 8, chart.center);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/control.txt");
	struct oracle_row row;
	struct collected collected = { .count = 0 };
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "point", 3, 6) && collected.count < POINTS) {
			point_collect(&row, &collected);
		} else if (oracle_is(&row, "chart", 6, 9)) {
			chart_check(&row, &collected);
			collected = (struct collected){ .count = 0 };
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);

	oracle = oracle_open("tests/oracle/run_limits.txt");
	while (oracle_next(&oracle, &row)) {
		if (!oracle_is(&row, "run-limits", 1, 2))
			oracle_unknown(&row);
		struct run_limits limits = run_limits((size_t)oracle_number(&row, 0));
		oracle_check(&row, 0, (double)limits.longest_run);
		oracle_check(&row, 1, (double)limits.crossings);
	}
	oracle_close(&oracle);
	CHECK_INT(run_limits(0).longest_run + run_limits(0).crossings, 0);
}

/* Equal numbers whose average is rounded: no side, no signal, no limits beside the line. */
static void
test_constant(void)
{
	double y[10];
	struct control_point points[10];
	for (size_t i = 0; i < 10; i++)
		y[i] = 0.1;
	struct series series = { .y = y, .count = 10 };
	struct control_chart chart = control_chart_of(CONTROL_I, &series, true, points);
	CHECK_INT(chart.state, CONTROL_NO_VARIATION);
	CHECK_INT(chart.signals, 0);
	CHECK_INT(chart.runs.useful, 0);
	CHECK(!chart.runs.shift && !chart.runs.few_crossings);
	CHECK_NEAR(points[3].lower, points[3].upper, 0);
	/* Frozen on what was constant, a change is a signal. */
	y[8] = 0.3;
	series.baseline_end = 8;
	chart = control_chart_of(CONTROL_I, &series, true, points);
	CHECK_INT(chart.state, CONTROL_NO_VARIATION);
	CHECK_INT(chart.signals, 1);
	CHECK(points[8].signal && !points[7].signal);
	/* Of every kind with a denominator, from all to nothing. */
	static const enum control_kind kinds[] = { CONTROL_P, CONTROL_P_PRIME, CONTROL_U, CONTROL_U_PRIME };
	const double none[] = { 0, 0, 0 }, cases[] = { 5, 9, 7 };
	for (size_t i = 0; i < 4; i++) {
		struct series zero = { .y = none, .n = cases, .count = 3 };
		chart = control_chart_of(kinds[i], &zero, false, points);
		CHECK_INT(chart.state, CONTROL_NO_VARIATION);
		CHECK_NEAR(points[1].upper, 0, 0);
		CHECK_INT(chart.signals, 0);
	}
}

static void
test_missing(void)
{
	/* A month without cases, one without a count, one with more events than cases. */
	const double y[] = { 7, 0, 6, NAN, 12, 8, 5 }, n[] = { 10, 0, 9, 11, 10, 12, 8 };
	struct series series = { .y = y, .n = n, .count = 7 };
	struct control_point points[7];
	struct control_chart chart = control_chart_of(CONTROL_P, &series, false, points);
	CHECK_INT(chart.state, CONTROL_DONE);
	CHECK_NEAR(chart.center, 26.0 / 39, 1e-15);
	CHECK_INT(points[1].state, POINT_MISSING);
	CHECK(isnan(points[1].value) && isnan(points[1].lower) && !points[1].signal);
	CHECK_INT(points[3].state, POINT_MISSING);
	CHECK(isnan(points[3].value) && !isnan(points[3].lower));
	CHECK_INT(points[4].state, POINT_IMPOSSIBLE);
	CHECK(isnan(points[4].value) && !points[4].signal);
	CHECK_INT(chart.runs.observations, 7);
	CHECK_INT(chart.runs.known, 4);
	/* I: no moving range is taken across a missing point; 1, 2 and 4, 8 leave 1 and 4. */
	const double single[] = { 1, 2, NAN, 4, 8 };
	struct series alone = { .y = single, .count = 5 };
	chart = control_chart_of(CONTROL_I, &alone, false, points);
	CHECK_NEAR(chart.sigma, 2.5 / 1.128, 1e-15);
	CHECK_INT(points[2].state, POINT_MISSING);
	CHECK_NEAR(points[2].upper, 3.75 + 3 * 2.5 / 1.128, 1e-14);
	/* Across an excluded one it is: 1, 2, 4, 8. */
	const double outlier[] = { 1, 2, 100, 4, 8 };
	const bool excluded[] = { false, false, true, false, false };
	struct series without = { .y = outlier, .count = 5, .excluded = excluded };
	chart = control_chart_of(CONTROL_I, &without, false, points);
	CHECK_NEAR(chart.sigma, 7.0 / 3 / 1.128, 1e-15);
	CHECK(points[2].signal);
	CHECK_INT(chart.runs.observations, 4);
	const double negative[] = { -1, 4, 3 };
	struct series counts = { .y = negative, .n = n, .count = 3 };
	chart = control_chart_of(CONTROL_C, &counts, false, points);
	CHECK_INT(points[0].state, POINT_IMPOSSIBLE);
	CHECK_NEAR(chart.center, 3.5, 0);
}

static void
test_too_few(void)
{
	const double y[] = { 3, NAN, 5 };
	struct control_point points[3];
	struct series one = { .y = y, .count = 1 };
	struct control_chart chart = control_chart_of(CONTROL_I, &one, true, points);
	CHECK_INT(chart.state, CONTROL_TOO_FEW);
	CHECK_NEAR(chart.center, 3, 0);
	CHECK(isnan(points[0].lower) && isnan(points[0].upper) && !points[0].signal);
	struct series apart = { .y = y, .count = 3 };
	CHECK_INT(control_chart_of(CONTROL_I, &apart, false, points).state, CONTROL_TOO_FEW);
	struct series missing = { .y = y + 1, .count = 1 };
	chart = control_chart_of(CONTROL_C, &missing, false, points);
	CHECK_INT(chart.state, CONTROL_NO_DATA);
	CHECK(isnan(chart.center) && isnan(points[0].lower));
	struct series empty = { .y = y, .count = 0 };
	CHECK_INT(control_chart_of(CONTROL_I, &empty, false, points).state, CONTROL_NO_DATA);
	CHECK(isnan(run_center(&empty)) && isnan(run_center(&missing)));
	/* Two points: limits, and runs that can say nothing. */
	struct series two = { .y = (double[]){ 3, 5 }, .count = 2 };
	chart = control_chart_of(CONTROL_I, &two, false, points);
	CHECK_INT(chart.state, CONTROL_DONE);
	CHECK(!chart.runs.shift && !chart.runs.few_crossings);
	/* The median of a baseline later than the start. */
	struct series late = {
		.y = (double[]){ 9, 9, 1, 2, 3, 9 }, .count = 6, .baseline_first = 2, .baseline_end = 5
	};
	CHECK_NEAR(run_center(&late), 2, 0);
}

/* Laney's u' where nothing but the distribution varies is u, and a trend shows in sigma. */
static void
test_prime(void)
{
	double y[24], n[24];
	for (int i = 0; i < 24; i++) {
		n[i] = 100;
		y[i] = 30 + i;
	}
	struct control_point points[24];
	struct series series = { .y = y, .n = n, .count = 24 };
	struct control_chart chart = control_chart_of(CONTROL_U_PRIME, &series, false, points);
	double s = sqrt(chart.center / 100);
	CHECK_NEAR(chart.sigma, 0.01 / s / 1.128, 1e-14);
	CHECK(chart.sigma < 1);
	CHECK_NEAR(points[0].upper - chart.center, 3 * 0.01 / 1.128, 1e-14);
	CHECK_NEAR(control_chart_of(CONTROL_U, &series, false, points).sigma, 1, 0);
}

static void
test_kinds(void)
{
	static const char *const names[] = { "i", "p", "pp", "c", "u", "up" };
	enum control_kind kind = CONTROL_I;
	for (size_t i = 0; i < CONTROL_KIND_COUNT; i++) {
		CHECK(control_kind_parse(names[i], &kind));
		CHECK_INT(kind, i);
		CHECK_TEXT(control_kind_name(kind), names[i]);
	}
	CHECK(!control_kind_parse("run", &kind) && !control_kind_parse("", &kind));
	CHECK_INT(kind, CONTROL_U_PRIME);
}

int
main(void)
{
	test_oracle();
	test_constant();
	test_missing();
	test_too_few();
	test_prime();
	test_kinds();
	return check_summary("method_control");
}
