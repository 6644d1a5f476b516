/* Residuals looked at: normality, spread, leverage and Cook's distance, against R and at their edges. */
#include "stats/method/residual.h"

#include "stats/method/normality.h"
#include "tests/oracle.h"

enum { POINTS = 16 };

struct points {
	double expected[POINTS][3];
	double y[POINTS], weights[POINTS], cells[2 * POINTS];
	size_t count;
};

static void
points_check(const struct oracle_row *row, const struct points *points)
{
	struct design design = { points->cells, points->count, 2, true };
	struct coefficient coefficients[2];
	double fitted[POINTS] = { 0 }, roots[POINTS] = { 0 }, scaled[POINTS] = { 0 },
	       leverages[POINTS] = { 0 };
	struct linear_model model =
		linear_model_fit(&design, points->y, points->weights, coefficients, fitted);
	for (size_t i = 0; i < points->count; i++) {
		roots[i] = sqrt(points->weights[i]);
		scaled[i] = roots[i] * (points->y[i] - fitted[i]);
	}
	leverages_fill(&design, roots, leverages);
	for (size_t i = 0; i < points->count; i++) {
		CHECK_NEAR(leverages[i], points->expected[i][0], points->expected[i][2]);
		CHECK_NEAR(cook_distance(scaled[i], leverages[i], model.sigma * model.sigma, model.rank),
			points->expected[i][1], points->expected[i][2]);
	}
	struct breusch_pagan spread = breusch_pagan_test(&design, roots, scaled);
	oracle_check(row, 0, spread.statistic);
	oracle_check(row, 1, spread.df);
	oracle_check(row, 2, spread.p);
}

static void
shapiro_check(const struct oracle_row *row)
{
	double numbers[ORACLE_WORDS];
	for (size_t i = 0; i < row->argument_count; i++)
		numbers[i] = oracle_number(row, i);
	struct shapiro_wilk test = shapiro_wilk_test(numbers, row->argument_count);
	oracle_check(row, 0, test.w);
	oracle_check(row, 1, test.p);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/residual.txt");
	struct oracle_row row;
	struct points points = { .count = 0 };
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "shapiro") == 0) {
			shapiro_check(&row);
		} else if (oracle_is(&row, "point", 4, 2) && points.count < POINTS) {
			size_t i = points.count++;
			points.y[i] = oracle_number(&row, 1);
			points.cells[2 * i] = 1;
			points.cells[2 * i + 1] = oracle_number(&row, 2);
			points.weights[i] = oracle_number(&row, 3);
			points.expected[i][0] = oracle_number_of(&row, row.expected[0]);
			points.expected[i][1] = oracle_number_of(&row, row.expected[1]);
			points.expected[i][2] = row.tolerance;
		} else if (oracle_is(&row, "spread", 1, 3)) {
			points_check(&row, &points);
			points.count = 0;
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	double numbers[NORMALITY_MOST + 1];
	for (size_t i = 0; i <= NORMALITY_MOST; i++)
		numbers[i] = (double)i;
	CHECK(isnan(shapiro_wilk_test(numbers, 2).w) && isnan(shapiro_wilk_test(numbers, 2).p));
	CHECK(!isnan(shapiro_wilk_test(numbers, NORMALITY_MOST).p));
	CHECK(isnan(shapiro_wilk_test(numbers, NORMALITY_MOST + 1).p));
	const double alike[] = { 0.1, 0.1, 0.1, 0.1 };
	CHECK(isnan(shapiro_wilk_test(alike, 4).w));
	/* Neither size nor place of the numbers matters. */
	const double huge[] = { -3e300, -1e300, 0, 0.5e300, 2e300, 2.5e300 };
	const double plain[] = { -3, -1, 0, 0.5, 2, 2.5 };
	CHECK_NEAR(shapiro_wilk_test(huge, 6).p, shapiro_wilk_test(plain, 6).p, 1e-12);
	/* A test of the spread needs a constant, a column beside it, and residuals that differ. */
	const double cells[] = { 1, 1, 1, 2, 1, 3 }, roots[] = { 1, 1, 1 }, scaled[] = { 1, -2, 1 };
	const double flat[] = { 1, -1, 1 };
	CHECK(!isnan(breusch_pagan_test(&(struct design){ cells, 3, 2, true }, roots, scaled).p));
	CHECK(isnan(breusch_pagan_test(&(struct design){ cells, 3, 2, false }, roots, scaled).p));
	CHECK(isnan(breusch_pagan_test(&(struct design){ cells, 3, 2, true }, roots, flat).p));
	CHECK(isnan(breusch_pagan_test(&(struct design){ roots, 3, 1, true }, roots, scaled).p));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_residual");
}
