/* The bins of a histogram: their rule, their edges, their counts. */
#include "stats/method/histogram.h"

#include "stats/method/quantile.h"
#include "tests/check.h"
#include "tests/lot.h"

enum { MOST = 40 };

/* The bins hold every number, are few enough and have edges that are what they look like. */
static struct histogram
histogram_checked(const double *sorted, size_t count, size_t most)
{
	struct histogram histogram = histogram_of(sorted, count, most);
	uint64_t counts[MOST] = { 0 }, total = 0;
	CHECK(histogram.bins >= 1 && histogram.bins <= most);
	CHECK_INT(histogram_count(&histogram, sorted, count, counts), 0);
	CHECK(histogram_edge(&histogram, 0) <= sorted[0]);
	CHECK(histogram_edge(&histogram, histogram.bins) >= sorted[count - 1]);
	for (size_t bin = 0; bin < histogram.bins; bin++) {
		total += counts[bin];
		CHECK(histogram_edge(&histogram, bin) < histogram_edge(&histogram, bin + 1));
		uint64_t expected = 0;
		for (size_t i = 0; i < count; i++)
			expected += sorted[i] >= histogram_edge(&histogram, bin) &&
				    (sorted[i] < histogram_edge(&histogram, bin + 1) ||
					    (bin + 1 == histogram.bins &&
						    sorted[i] == histogram_edge(&histogram, bin + 1)));
		CHECK_INT(counts[bin], expected);
	}
	CHECK_INT(total, count);
	CHECK(counts[0] > 0 && counts[histogram.bins - 1] > 0);
	return histogram;
}

static void
test_rule(void)
{
	/* Freedman-Diaconis by hand: IQR 500, 2 * 500 / 1001^(1/3) = 99.97, so steps of 100. */
	double thousand[1001];
	for (int i = 0; i <= 1000; i++)
		thousand[i] = i + 0.5;
	struct histogram even = histogram_checked(thousand, 1001, MOST);
	CHECK_NEAR(histogram_step(&even), 100, 0);
	CHECK_INT(even.bins, 11);
	CHECK_NEAR(histogram_edge(&even, 0), 0, 0);
	struct histogram few = histogram_checked(thousand, 1001, 4);
	CHECK_NEAR(histogram_step(&few), 500, 0);
	CHECK_INT(few.bins, 3);

	/* Quartiles coincide: Sturges, 80 / (ceil(log2 9) + 1) = 16, nearest 20. */
	const double peaked[] = { 20.5, 50.5, 50.5, 50.5, 50.5, 50.5, 50.5, 50.5, 100.5 };
	struct histogram sturges = histogram_checked(peaked, 9, MOST);
	CHECK_NEAR(histogram_step(&sturges), 20, 0);
	CHECK_INT(sturges.bins, 5);

	/* Tenths have the edges that people write. */
	const double tenths[] = { 0.1, 0.15, 0.2, 0.3, 0.3, 0.35, 0.5, 0.6, 0.7 };
	struct histogram decimal = histogram_checked(tenths, 9, MOST);
	CHECK_NEAR(histogram_step(&decimal), 0.2, 0);
	CHECK_NEAR(histogram_edge(&decimal, 3), 0.6, 0);
	CHECK_NEAR(histogram_edge(&decimal, 4), 0.8, 0);
}

static void
test_whole(void)
{
	/* No step below 1, and the greatest has a bin of its own. */
	const double days[] = { 0, 0, 1, 1, 1, 1, 2, 2, 3 };
	struct histogram histogram = histogram_checked(days, 9, MOST);
	CHECK_NEAR(histogram_step(&histogram), 1, 0);
	CHECK_INT(histogram.bins, 4);
	const double alike[] = { 345, 345, 345 };
	struct histogram one = histogram_checked(alike, 3, MOST);
	CHECK_INT(one.bins, 1);
	CHECK_NEAR(histogram_edge(&one, 0), 345, 0);
	CHECK_NEAR(histogram_edge(&one, 1), 346, 0);
}

static void
test_extremes(void)
{
	const double alike[] = { 0.123, 0.123 };
	CHECK_INT(histogram_checked(alike, 2, MOST).bins, 1);
	const double around[] = { -0.5, -0.25, 0.25, 0.5 };
	CHECK_INT(histogram_checked(around, 4, 2).bins, 2);
	const double far[] = { 1, 1.5, 2, 2.5, 1e9 + 0.5 };
	CHECK_INT(histogram_checked(far, 5, 30).bins, 21);
	const double wide[] = { -1.7e308, 0.5, 1.7e308 };
	CHECK_INT(histogram_checked(wide, 3, MOST).bins > 1, 1);
	const double near[] = { 1e15, 1e15 + 0.125, 1e15 + 0.25 };
	CHECK(histogram_checked(near, 3, MOST).bins >= 1);
	const double tiny[] = { -3e-320, 1e-310 };
	CHECK(histogram_checked(tiny, 2, MOST).bins >= 1);

	struct histogram none = histogram_of(alike, 0, MOST);
	CHECK_INT(none.bins, 0);
	uint64_t counts[MOST] = { 0 };
	CHECK_INT(histogram_count(&none, alike, 2, counts), 2);
	struct histogram some = histogram_of(around, 4, MOST);
	const double stray[] = { NAN, -10, 10, 0.25 };
	CHECK_INT(histogram_count(&some, stray, 4, counts), 3);
}

/* Numbers of every size from a fixed generator. */
static void
test_many(void)
{
	unsigned long state = 2385;
	for (int round = 0; round < 300; round++) {
		double numbers[50];
		size_t count = 1 + (size_t)round % 50;
		double scale = pow(10, round % 13 - 6), shift = (round % 7 - 3) * scale;
		for (size_t i = 0; i < count; i++) {
			state = lot_step(state);
			double unit = (double)(state >> 33) / 2147483648.0;
			numbers[i] = round % 3 ? shift + scale * unit : floor(100 * unit);
		}
		numbers_sort(numbers, count);
		histogram_checked(numbers, count, 2 + (size_t)round % 30);
	}
}

int
main(void)
{
	test_rule();
	test_whole();
	test_extremes();
	test_many();
	return check_summary("method_histogram");
}
