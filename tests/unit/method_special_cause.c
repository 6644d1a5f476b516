/* Making Data Count rules and icons, against tests/oracle and one by one. */
#include "stats/method/special_cause.h"

#include "tests/oracle.h"

enum { POINTS = 64 };

static const char *const cause_names[] = { "outside", "shift", "trend", "two-of-three", "common" };
static const char *const variation_names[] = { "unknown", "common", "improving_high", "improving_low",
	"concerning_high", "concerning_low", "neutral_high", "neutral_low" };
static const char *const assurance_names[] = { "unknown", "pass", "fail", "inconsistent" };
static const char *const improvement_names[] = { "increase", "decrease", "neutral" };

static enum improvement
improvement_of(const struct oracle_row *row)
{
	for (size_t i = 0; i < 3; i++) {
		if (strcmp(row->arguments[1], improvement_names[i]) == 0)
			return (enum improvement)i;
	}
	check_that(false, row->file, row->line, "no direction %s", row->arguments[1]);
	return IMPROVEMENT_NEUTRAL;
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/special_cause.txt");
	struct oracle_row row;
	double y[POINTS];
	char causes[POINTS][16];
	int directions[POINTS];
	size_t count = 0;
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "point", 2, 2) && count < POINTS) {
			y[count] = oracle_number(&row, 1);
			(void)snprintf(causes[count], sizeof *causes, "%s", row.expected[0]);
			directions[count++] = (int)oracle_number_of(&row, row.expected[1]);
		} else if (oracle_is(&row, "chart", 3, 8)) {
			struct series series = { .y = y, .count = count };
			struct cause_point points[POINTS];
			struct cause_chart chart =
				cause_chart_of(&series, improvement_of(&row), oracle_number(&row, 2), points);
			double actual[] = { (double)chart.known, chart.mean, chart.lower, chart.upper,
				chart.near_lower, chart.near_upper };
			for (size_t i = 0; i < 6; i++)
				oracle_check(&row, i, actual[i]);
			oracle_check_text(&row, 6, variation_names[chart.variation]);
			oracle_check_text(&row, 7, assurance_names[chart.assurance]);
			for (size_t i = 0; i < count; i++) {
				CHECK_TEXT(cause_names[points[i].cause], causes[i]);
				CHECK_INT(points[i].direction, directions[i]);
			}
			count = 0;
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

/* Twelve points around 10 whose limits are 10 -+ 2.66 * 2, then what is to be judged. */
static struct cause_chart
chart_after(const double *values, size_t count, enum improvement improvement, struct cause_point *points)
{
	double y[POINTS];
	for (size_t i = 0; i < 12; i++)
		y[i] = i % 2 ? 11 : 9;
	for (size_t i = 0; i < count; i++)
		y[12 + i] = values[i];
	struct series series = { .y = y, .count = 12 + count, .baseline_end = 12 };
	return cause_chart_of(&series, improvement, NAN, points);
}

static void
test_rules(void)
{
	struct cause_point points[POINTS];
	/* The limits are 4.68 and 15.32, the outer thirds begin at 6.45 and 13.55. */
	struct cause_chart chart = chart_after((double[]){ 14, 10, 14.5, 9 }, 4, IMPROVEMENT_LOWER, points);
	CHECK_NEAR(chart.near_upper, 10 + 2.66 * 2 * 2 / 3, 1e-14);
	CHECK_INT(points[12].cause, CAUSE_TWO_OF_THREE);
	CHECK_INT(points[13].cause, CAUSE_COMMON);
	CHECK_INT(points[14].cause, CAUSE_TWO_OF_THREE);
	CHECK_INT(points[14].rules, 1u << CAUSE_TWO_OF_THREE);
	CHECK_INT(chart.variation, VARIATION_COMMON);
	CHECK_INT(chart.assurance, ASSURANCE_UNKNOWN);
	/* Opposite thirds, too far apart, or beyond the limit: not two of three. */
	chart_after((double[]){ 14, 6, 9, 14, 9, 11, 14, 16 }, 8, IMPROVEMENT_LOWER, points);
	for (size_t i = 12; i < 19; i++)
		CHECK_INT(points[i].cause, CAUSE_COMMON);
	CHECK_INT(points[19].cause, CAUSE_OUTSIDE);
	chart = chart_after((double[]){ 9, 6, 5 }, 3, IMPROVEMENT_LOWER, points);
	CHECK_INT(chart.variation, VARIATION_IMPROVING_LOW);
	chart = chart_after((double[]){ 9, 6, 5 }, 3, IMPROVEMENT_HIGHER, points);
	CHECK_INT(chart.variation, VARIATION_CONCERNING_LOW);
	chart = chart_after((double[]){ 16 }, 1, IMPROVEMENT_LOWER, points);
	CHECK_INT(chart.variation, VARIATION_CONCERNING_HIGH);
	/* Six in a row are not seven, and a point on the mean ends a run. */
	chart_after((double[]){ 11, 12, 11, 12, 11, 10, 11, 12 }, 8, IMPROVEMENT_LOWER, points);
	for (size_t i = 12; i < 20; i++)
		CHECK_INT(points[i].rules, 0);
	/* Point 11 is above too: with six more it makes seven, across a missing one. */
	chart = chart_after((double[]){ 11, 12, NAN, 11, 12, 11, 12 }, 7, IMPROVEMENT_NEUTRAL, points);
	CHECK_INT(points[10].rules, 0);
	CHECK_INT(points[11].rules, 1u << CAUSE_SHIFT);
	CHECK_INT(points[18].cause, CAUSE_SHIFT);
	CHECK_INT(points[14].rules, 0);
	CHECK_INT(chart.known, 18);
	CHECK_INT(chart.variation, VARIATION_NEUTRAL_HIGH);
	/* Seven rising, the last outside: every rule is kept, the first is named. */
	chart_after((double[]){ 8, 9, 9.5, 10.5, 11, 12, 16 }, 7, IMPROVEMENT_HIGHER, points);
	CHECK_INT(points[12].cause, CAUSE_TREND);
	CHECK_INT(points[18].cause, CAUSE_OUTSIDE);
	CHECK_INT(points[18].rules, 1u << CAUSE_OUTSIDE | 1u << CAUSE_TREND);
	/* A tie ends a trend. */
	chart_after((double[]){ 8, 9, 9.5, 9.5, 11, 12, 13 }, 7, IMPROVEMENT_HIGHER, points);
	CHECK_INT(points[12].rules, 0);
}

static void
test_edges(void)
{
	struct cause_point points[4];
	struct series one = { .y = (double[]){ 7, NAN }, .count = 2 };
	struct cause_chart chart = cause_chart_of(&one, IMPROVEMENT_HIGHER, 5, points);
	CHECK_INT(chart.state, CONTROL_TOO_FEW);
	CHECK_NEAR(chart.mean, 7, 0);
	CHECK(isnan(chart.lower) && isnan(chart.near_upper));
	CHECK_INT(chart.variation, VARIATION_UNKNOWN);
	CHECK_INT(chart.assurance, ASSURANCE_UNKNOWN);
	struct series none = { .y = (double[]){ NAN }, .count = 1 };
	CHECK_INT(cause_chart_of(&none, IMPROVEMENT_HIGHER, 5, points).state, CONTROL_NO_DATA);
	const bool excluded[] = { false, false, false, true };
	struct series last = { .y = (double[]){ 7, 9, 8, 90 }, .count = 4, .excluded = excluded };
	chart = cause_chart_of(&last, IMPROVEMENT_LOWER, 20, points);
	CHECK_INT(chart.known, 3);
	CHECK_NEAR(chart.mean, 8, 0);
	CHECK_INT(points[3].cause, CAUSE_OUTSIDE);
	CHECK_INT(chart.variation, VARIATION_COMMON);
	CHECK_INT(chart.assurance, ASSURANCE_PASS);
	CHECK_INT(cause_chart_of(&last, IMPROVEMENT_LOWER, 1, points).assurance, ASSURANCE_FAIL);
	CHECK_INT(cause_chart_of(&last, IMPROVEMENT_LOWER, 9, points).assurance, ASSURANCE_INCONSISTENT);
}

int
main(void)
{
	test_oracle();
	test_rules();
	test_edges();
	return check_summary("method_special_cause");
}
