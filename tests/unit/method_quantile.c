/* Quantiles and box plots, against tests/oracle and by hand. */
#include "stats/method/quantile.h"

#include "stats/method/quantile_sketch.h"
#include "tests/oracle.h"

struct sample {
	double values[ORACLE_WORDS];
	size_t count;
};

static struct sample
sample_read(const struct oracle_row *row)
{
	struct sample sample = { .count = row->expected_count };
	for (size_t i = 0; i < sample.count; i++)
		sample.values[i] = oracle_number_of(row, row->expected[i]);
	numbers_sort(sample.values, sample.count);
	return sample;
}

static double
sketch_quantile(const struct sample *sample, int type, double p)
{
	struct quantile_sketch sketch = { 0 };
	for (size_t i = 0; i < sample->count; i++)
		quantile_sketch_add(&sketch, sample->values[i]);
	quantile_sketch_settle(&sketch);
	double quantile = quantile_sketch_at(&sketch, type, p);
	quantile_sketch_free(&sketch);
	return quantile;
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/quantile.txt");
	struct oracle_row row;
	struct sample sample = { .count = 0 };
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "sample") == 0)
			sample = sample_read(&row);
		else if (oracle_is(&row, "quantile", 3, 1)) {
			oracle_check(&row, 0,
				quantile_sorted(sample.values, sample.count, (int)oracle_number(&row, 1),
					oracle_number(&row, 2)));
			/* A sketch of so few is no estimate. */
			oracle_check(&row, 0,
				sketch_quantile(
					&sample, (int)oracle_number(&row, 1), oracle_number(&row, 2)));
		} else
			oracle_unknown(&row);
	}
	oracle_close(&oracle);
}

static void
test_undefined(void)
{
	const double one[] = { 5 };
	CHECK(isnan(quantile_sorted(one, 0, 7, 0.5)));
	CHECK(isnan(quantile_sorted(one, 1, 0, 0.5)) && isnan(quantile_sorted(one, 1, 10, 0.5)));
	CHECK(isnan(quantile_sorted(one, 1, 7, -0.1)) && isnan(quantile_sorted(one, 1, 7, 1.1)));
	CHECK(isnan(quantile_sorted(one, 1, 7, NAN)));
	struct box_summary none = box_summary_of(one, 0, BOX_QUARTILES);
	CHECK(isnan(none.minimum) && isnan(none.lower) && isnan(none.median) && isnan(none.upper));
	CHECK(isnan(none.maximum) && isnan(none.whisker_low) && isnan(none.whisker_high));
	CHECK_INT(none.outliers_below + none.outliers_above, 0);
}

static void
test_box(void)
{
	const double values[] = { -40, 1, 2, 3, 4, 5, 6, 7, 8, 30, 31 };
	struct box_summary quartiles = box_summary_of(values, 11, BOX_QUARTILES);
	CHECK_NEAR(quartiles.minimum, -40, 0);
	CHECK_NEAR(quartiles.lower, 2.5, 0);
	CHECK_NEAR(quartiles.median, 5, 0);
	CHECK_NEAR(quartiles.upper, 7.5, 0);
	CHECK_NEAR(quartiles.maximum, 31, 0);
	CHECK_NEAR(quartiles.whisker_low, 1, 0);
	CHECK_NEAR(quartiles.whisker_high, 8, 0);
	CHECK_INT(quartiles.outliers_below, 1);
	CHECK_INT(quartiles.outliers_above, 2);

	const double ten[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
	struct box_summary hinges = box_summary_of(ten, 10, BOX_HINGES);
	CHECK_NEAR(hinges.lower, 3, 0);
	CHECK_NEAR(hinges.upper, 8, 0);
	CHECK_NEAR(hinges.whisker_low, 1, 0);
	CHECK_NEAR(hinges.whisker_high, 10, 0);
	struct box_summary odd = box_summary_of(ten, 9, BOX_HINGES);
	CHECK_NEAR(odd.lower, 3, 0);
	CHECK_NEAR(odd.upper, 7, 0);
	/* An observation on the fence itself is inside: edges 0 and 8 have fences at -12 and 20. */
	const double fence[] = { -8, 0, 0, 4, 8, 8, 20 };
	struct box_summary on_fence = box_summary_of(fence, 7, BOX_QUARTILES);
	CHECK_NEAR(on_fence.whisker_low, -8, 0);
	CHECK_NEAR(on_fence.whisker_high, 20, 0);
	CHECK_INT(on_fence.outliers_below + on_fence.outliers_above, 0);
	/* All alike but one: a box of no height, whiskers on it. */
	const double alike[] = { 2, 2, 2, 2, 2, 2, 9 };
	struct box_summary flat = box_summary_of(alike, 7, BOX_QUARTILES);
	CHECK_NEAR(flat.whisker_high, 2, 0);
	CHECK_INT(flat.outliers_above, 1);
	/* No observation between edge and fence: the whisker ends at the edge, not inside the box. */
	const double gap[] = { 0, 0, 0, 0, 0, 100, 1000 };
	struct box_summary gapped = box_summary_of(gap, 7, BOX_QUARTILES);
	CHECK_NEAR(gapped.upper, 50, 0);
	CHECK_NEAR(gapped.whisker_high, 100, 0);
	const double four[] = { 0, 0, 0, 1000 };
	struct box_summary edge = box_summary_of(four, 4, BOX_QUARTILES);
	CHECK_NEAR(edge.upper, 250, 0);
	CHECK_NEAR(edge.whisker_high, 250, 0);
	CHECK_INT(edge.outliers_above, 1);
}

int
main(void)
{
	test_oracle();
	test_undefined();
	test_box();
	return check_summary("method_quantile");
}
