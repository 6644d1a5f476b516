/* Moments in one pass, against tests/oracle and in parts. */
#include "stats/method/describe.h"

#include <stdint.h>
#include <stdlib.h>

#include "stats/method/quantile.h"
#include "tests/lot.h"
#include "tests/oracle.h"

enum { NUMBERS = 1024 };

static struct sample_moments
moments_of(const double *numbers, size_t count)
{
	struct sample_moments moments = { 0 };
	for (size_t i = 0; i < count; i++)
		moments_add(&moments, numbers[i]);
	return moments;
}

static struct counted
counted_of(const double *numbers, size_t count)
{
	struct counted counted = { 0 };
	for (size_t i = 0; i < count; i++)
		counted_take(&counted, &numbers[i], 1);
	counted_settle(&counted);
	return counted;
}

static void
describe_check(const struct oracle_row *row, double *numbers, size_t count)
{
	struct counted counted = counted_of(numbers, count);
	const struct sample_moments both[] = { moments_of(numbers, count), moments_counted(&counted) };
	numbers_sort(numbers, count);
	struct box_summary box = box_summary_of(numbers, count, BOX_QUARTILES);
	for (size_t way = 0; way < 2; way++) {
		const struct sample_moments *moments = &both[way];
		struct interval interval = moments_interval(moments, 0.95);
		double actual[] = { moments->count, moments_sum(moments), moments_mean(moments),
			moments_deviation(moments), moments_variance(moments), moments->minimum,
			moments->maximum, box.median, median_deviation(&counted), box.upper - box.lower,
			interval.lower, interval.upper, moments_skewness(moments), moments_kurtosis(moments),
			moments_skewness_sample(moments), moments_kurtosis_sample(moments) };
		for (size_t i = 0; i < sizeof actual / sizeof *actual; i++)
			oracle_check(row, i, actual[i]);
	}
	counted_free(&counted);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/describe.txt");
	struct oracle_row row;
	double numbers[NUMBERS];
	size_t count = 0;
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "number") == 0) {
			for (size_t i = 1; i < row.argument_count && count < NUMBERS; i++)
				numbers[count++] = oracle_number(&row, i);
		} else if (oracle_is(&row, "alternating", 5, 1)) {
			numbers[0] = oracle_number(&row, 1);
			for (count = 1; count < (size_t)oracle_number(&row, 4) && count < NUMBERS; count++)
				numbers[count] = oracle_number(&row, count % 2 ? 2 : 3);
		} else if (oracle_is(&row, "describe", 1, 16)) {
			describe_check(&row, numbers, count);
			count = 0;
		} else if (oracle_is(&row, "serial", 1, 1)) {
			oracle_check(&row, 0, serial_correlation(numbers, count));
		} else if (oracle_is(&row, "certified", 1, 2)) {
			struct counted counted = counted_of(numbers, count);
			struct sample_moments moments = moments_of(numbers, count);
			oracle_check(&row, 0, moments_mean(&moments));
			oracle_check(&row, 1, moments_deviation(&moments));
			moments = moments_counted(&counted);
			oracle_check(&row, 0, moments_mean(&moments));
			oracle_check(&row, 1, moments_deviation(&moments));
			counted_free(&counted);
			count = 0;
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_parts(void)
{
	double numbers[200];
	for (int i = 0; i < 200; i++)
		numbers[i] = 1000 + (i * 37 % 101) * 0.25 + (i % 9 == 0 ? 50 : 0);
	struct sample_moments whole = moments_of(numbers, 200), parts = { 0 };
	const struct sample_moments nothing = { 0 };
	moments_merge(&parts, &nothing);
	CHECK_NEAR(parts.count, 0, 0);
	for (size_t start = 0; start < 200; start += 40) {
		struct sample_moments part = moments_of(numbers + start, 40);
		moments_merge(&parts, &part);
	}
	moments_merge(&parts, &nothing);
	CHECK_NEAR(parts.count, 200, 0);
	CHECK_NEAR(moments_sum(&parts), moments_sum(&whole), 0);
	CHECK_NEAR(moments_variance(&parts), moments_variance(&whole), 1e-10);
	CHECK_NEAR(moments_skewness(&parts), moments_skewness(&whole), 1e-12);
	CHECK_NEAR(moments_kurtosis(&parts), moments_kurtosis(&whole), 1e-12);
	CHECK_NEAR(parts.minimum, 1000, 0);
	CHECK_NEAR(parts.maximum, whole.maximum, 0);
}

static void
test_edges(void)
{
	struct sample_moments none = { 0 };
	CHECK_NEAR(moments_sum(&none), 0, 0);
	CHECK(isnan(moments_mean(&none)) && isnan(moments_variance(&none)) && isnan(moments_error(&none)));
	CHECK(isnan(moments_interval(&none, 0.95).lower) && isnan(moments_skewness(&none)));
	struct counted nothing = counted_of(NULL, 0);
	CHECK(isnan(median_deviation(&nothing)));
	CHECK_NEAR(moments_counted(&nothing).count, 0, 0);
	counted_free(&nothing);
	const double alike[] = { 0.1, 0.1, 0.1 };
	struct counted counted = counted_of(alike, 3);
	const struct sample_moments both[] = { moments_of(alike, 3), moments_counted(&counted) };
	for (size_t way = 0; way < 2; way++) {
		CHECK_NEAR(moments_mean(&both[way]), 0.1, 0);
		CHECK_NEAR(moments_deviation(&both[way]), 0, 0);
		CHECK(isnan(moments_skewness(&both[way])) && isnan(moments_kurtosis_sample(&both[way])));
	}
	CHECK(isnan(serial_correlation(alike, 3)) && isnan(serial_correlation(alike, 1)) &&
		isnan(serial_correlation(alike, 0)));
	CHECK_NEAR(median_deviation(&counted), 0, 0);
	counted_free(&counted);
}

static int
number_compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

/* Numbers by lot, few and many, against the distances themselves and against moments in one pass. */
static void
test_counted(void)
{
	enum { MOST = 700 };
	uint64_t state = 3;
	double numbers[MOST], distances[MOST];
	for (size_t count = 1; count < MOST; count += 1 + count / 9) {
		for (size_t i = 0; i < count; i++) {
			state = lot_step(state);
			double drawn = (double)(state >> 40);
			numbers[i] = count % 2 ? floor(drawn / 3e5) / 4 : sqrt(drawn);
		}
		struct counted counted = counted_of(numbers, count);
		double median = quantile_counted(&counted, QUANTILE_TYPE_DEFAULT, 0.5);
		struct sample_moments moments = moments_counted(&counted), one = moments_of(numbers, count);
		for (size_t i = 0; i < count; i++)
			distances[i] = fabs(numbers[i] - median);
		qsort(distances, count, sizeof *distances, number_compare);
		CHECK_NEAR(median_deviation(&counted), quantile_sorted(distances, count, 7, 0.5), 0);
		CHECK_NEAR(moments_mean(&moments), moments_mean(&one), 0);
		CHECK_NEAR(moments_deviation(&moments), moments_deviation(&one),
			1e-12 * moments_deviation(&one));
		CHECK_NEAR(moments_skewness(&moments), moments_skewness(&one), 1e-11);
		CHECK_NEAR(moments_kurtosis(&moments), moments_kurtosis(&one), 1e-11);
		counted_free(&counted);
	}
}

int
main(void)
{
	test_oracle();
	test_parts();
	test_counted();
	test_edges();
	return check_summary("method_describe");
}
