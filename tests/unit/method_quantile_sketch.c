/* Quantiles of a sketch against those of all the numbers, sorted: the error is never more than it says,
 * whatever the order of the numbers, and nothing at all while all of them are there. */
#include "stats/method/quantile_sketch.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/quantile.h"
#include "tests/check.h"

enum order {
	ORDER_RANDOM,
	ORDER_RISING,
	ORDER_FALLING,
	ORDER_SAWTOOTH,
	ORDER_TIES,
	ORDER_SHRINKING,
	ORDER_COUNT
};

static double *
numbers_new(size_t count, enum order order)
{
	double *numbers = xcalloc(count + 1, sizeof *numbers);
	uint64_t state = 7;
	for (size_t i = 0; i < count; i++) {
		state = state * UINT64_C(6364136223846793005) + 1;
		double drawn = (double)(state >> 33);
		switch (order) {
		case ORDER_RANDOM: numbers[i] = drawn / 1000 - 3; break;
		case ORDER_RISING: numbers[i] = (double)i; break;
		case ORDER_FALLING: numbers[i] = -(double)i; break;
		case ORDER_SAWTOOTH: numbers[i] = (double)(i % 4099); break;
		case ORDER_TIES: numbers[i] = (double)(state >> 33 & 3); break;
		case ORDER_SHRINKING: numbers[i] = (i % 2 ? 1.0 : -1.0) * (double)(count - i); break;
		case ORDER_COUNT: break;
		}
	}
	return numbers;
}

/* The shares of all numbers that are less, and that are no more, than this one. */
static void
standing_of(const double *sorted, size_t count, double number, double *below, double *up_to)
{
	size_t less = 0, no_more = 0;
	for (size_t low = 0, high = count; low < high;) {
		size_t middle = (low + high) / 2;
		if (sorted[middle] < number)
			low = middle + 1;
		else
			high = middle;
		less = low;
	}
	for (no_more = less; no_more < count && sorted[no_more] <= number; no_more++)
		;
	*below = (double)less / (double)count;
	*up_to = (double)no_more / (double)count;
}

static void
sketch_check(size_t count, enum order order)
{
	struct quantile_sketch sketch = { 0 };
	double *numbers = numbers_new(count, order), below, up_to;
	for (size_t i = 0; i < count; i++)
		quantile_sketch_add(&sketch, numbers[i]);
	quantile_sketch_settle(&sketch);
	numbers_sort(numbers, count);
	double error = quantile_sketch_error(&sketch), most = log2((double)count / SKETCH_BUFFER);
	check_that((error > 0) == (count >= 2 * SKETCH_BUFFER), __FILE__, __LINE__, "%zu: error %g", count,
		error);
	check_that(error <= fmax(0, most + 1) / (4 * SKETCH_BUFFER) + 1e-12, __FILE__, __LINE__,
		"%zu in order %d: error %g is more than is promised", count, order, error);
	for (int i = 0; i <= 1000; i++) {
		double p = i / 1000.0, value = quantile_sketch_at(&sketch, 7, p);
		if (error > 0) {
			standing_of(numbers, count, value, &below, &up_to);
			check_that(up_to > below && below <= p + error && up_to >= p - error, __FILE__,
				__LINE__, "%zu in order %d: %g stands at %g to %g, and not at %g within %g",
				count, order, value, below, up_to, p, error);
		} else {
			CHECK_NEAR(value, quantile_sorted(numbers, count, 7, p), 0);
		}
	}
	CHECK_NEAR(quantile_sketch_at(&sketch, 7, 0), numbers[0], 0);
	CHECK_NEAR(quantile_sketch_at(&sketch, 7, 1), numbers[count - 1], 0);
	free(numbers);
	quantile_sketch_free(&sketch);
}

static void
test_errors(void)
{
	static const size_t counts[] = { 1, 2, 345, SKETCH_BUFFER, 2 * SKETCH_BUFFER - 1, 2 * SKETCH_BUFFER,
		3 * SKETCH_BUFFER + 17, 100003, 300000 };
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		for (int order = 0; order < ORDER_COUNT; order++)
			sketch_check(counts[i], (enum order)order);
}

/* What it holds does not grow with what it has seen, but for one buffer each time that doubles. */
static void
test_memory(void)
{
	struct quantile_sketch sketch = { 0 };
	for (size_t i = 0; i < 3000000; i++)
		quantile_sketch_add(&sketch, (double)(i * 7919 % 1000003));
	size_t buffers = 0;
	for (size_t i = 0; i < SKETCH_LEVELS; i++)
		buffers += sketch.buffers[i] != NULL;
	CHECK(buffers <= 10 && sketch.fresh_capacity <= SKETCH_BUFFER);
	quantile_sketch_settle(&sketch);
	CHECK(sketch.value_count <= 11 * SKETCH_BUFFER);
	CHECK_INT(sketch.ranks[sketch.value_count - 1], 3000000);
	CHECK(quantile_sketch_error(&sketch) < 0.0006);
	quantile_sketch_free(&sketch);
}

static void
test_nothing(void)
{
	struct quantile_sketch sketch = { 0 };
	quantile_sketch_settle(&sketch);
	CHECK(isnan(quantile_sketch_at(&sketch, 7, 0.5)));
	CHECK_NEAR(quantile_sketch_error(&sketch), 0, 0);
	quantile_sketch_free(&sketch);
}

int
main(void)
{
	test_nothing();
	test_errors();
	test_memory();
	return check_summary("method_quantile_sketch");
}
