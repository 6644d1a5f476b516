#include "stats/method/contingency.h"

#include <math.h>

#include "stats/method/distribution.h"
#include "stats/method/sum.h"

static double
row_sum(const struct contingency *table, size_t row)
{
	double sum = 0;
	for (size_t column = 0; column < table->columns; column++)
		sum += table->counts[row * table->columns + column];
	return sum;
}

static double
column_sum(const struct contingency *table, size_t column)
{
	double sum = 0;
	for (size_t row = 0; row < table->rows; row++)
		sum += table->counts[row * table->columns + column];
	return sum;
}

/* One row's part of the two statistics, with Yates' correction and without. */
static void
row_add(const struct contingency *table, size_t row, bool yates, struct chi_square *test,
	struct sum *statistic, struct sum *plain)
{
	double sum = row_sum(table, row);
	for (size_t column = 0; column < table->columns; column++) {
		double expected = sum * column_sum(table, column) / test->cases;
		if (expected <= 0)
			continue;
		double distance = fabs(table->counts[row * table->columns + column] - expected);
		double corrected = yates ? distance - fmin(0.5, distance) : distance;
		sum_add(statistic, corrected * corrected / expected);
		sum_add(plain, distance * distance / expected);
		test->cells++;
		test->cells_below_five += expected < 5;
		if (!(expected >= test->least_expected))
			test->least_expected = expected;
	}
}

struct chi_square
chi_square_test(const struct contingency *table, bool yates)
{
	struct chi_square test = { CONTINGENCY_TOO_SMALL, 0, NAN, NAN, NAN, NAN, NAN, 0, 0 };
	size_t rows = 0, columns = 0;
	for (size_t row = 0; row < table->rows; row++) {
		test.cases += row_sum(table, row);
		rows += row_sum(table, row) > 0;
	}
	for (size_t column = 0; column < table->columns; column++)
		columns += column_sum(table, column) > 0;
	if (rows < 2 || columns < 2)
		return test;
	struct sum statistic = { 0 }, plain = { 0 };
	for (size_t row = 0; row < table->rows; row++)
		row_add(table, row, yates && rows == 2 && columns == 2, &test, &statistic, &plain);
	size_t lesser = rows < columns ? rows : columns;
	test.state = CONTINGENCY_TESTED;
	test.statistic = sum_value(&statistic);
	test.df = (double)(rows - 1) * (double)(columns - 1);
	test.p = chi_square_above(test.statistic, test.df);
	test.cramer_v = fmin(sqrt(sum_value(&plain) / (test.cases * ((double)lesser - 1))), 1);
	return test;
}

bool
chi_square_is_doubtful(const struct chi_square *test)
{
	return test->state == CONTINGENCY_TESTED &&
	       (test->least_expected < 1 || 5 * test->cells_below_five > test->cells);
}
