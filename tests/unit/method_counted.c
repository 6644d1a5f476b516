/* Numbers counted, against the same numbers sorted: whatever their order, and however they are divided before
 * they are merged. */
#include "stats/method/counted.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "stats/base/sorting.h"
#include "tests/check.h"
#include "tests/lot.h"

enum { MOST = 60000, KINDS = 11 };

static uint64_t state = 5;

static int64_t
draw(int64_t below)
{
	state = lot_step(state);
	return (int64_t)(state >> 33) % below;
}

/* Days, hours, running numbers, such with few far out, thousandths among whole ones, amounts, fractions of
 * any length, huge and tiny ones, noughts of both signs, falling ones each just beyond what the window may
 * have, rising ones that turn finer. */
static double
number_of_kind(int kind, size_t i)
{
	static const double ends[] = { 1.7976931348623157e308, -1.7976931348623157e308, 5e-324, 0x1p48,
		-0x1p48, 0x1p53, 0.1, -0.1 };
	switch (kind) {
	case 0: return (double)(draw(4000) - 2000);
	case 1: return (double)draw(6000) / 100;
	case 2: return 1000000 + (double)i;
	case 3: return draw(1000) ? (double)draw(90) : (double)draw(1000) * 1e9 / 7;
	case 4: return draw(50) ? (double)draw(200) : (double)draw(200000) / 1000;
	case 5: return (double)draw(INT64_C(2000000000)) / 100;
	case 6: return sqrt((double)draw(100000));
	case 7: return draw(2) ? ends[draw(8)] : ldexp((double)draw(1000) - 500, (int)draw(900));
	case 8: return draw(2) ? -0.0 : draw(2) ? 0.0 : (double)draw(3) / 10;
	case 9: return i < 5000 ? 0 : -8192 - 2 * (double)i;
	default: return 5e5 - (double)i + (double)draw(1 + (int64_t)i) / 10000;
	}
}

static void
check_read(const struct counted *counted, const double *sorted, size_t count)
{
	struct counted_cursor cursor = { 0 };
	struct counted_value values[100];
	size_t at = 0, differing = 0, read;
	while ((read = counted_read(counted, &cursor, values, 1 + (size_t)draw(100))) > 0)
		for (size_t i = 0; i < read; i++) {
			size_t first = at;
			while (at < count && sorted[at] <= values[i].number)
				differing += sorted[at++] < values[i].number;
			differing += at - first != values[i].times || at == first;
			differing += values[i].number == 0 && signbit(values[i].number);
		}
	CHECK_INT(differing, 0);
	CHECK_INT(at, count);
}

static void
check_counted(struct counted *counted, const double *sorted, size_t count)
{
	size_t differing = 0;
	CHECK_INT(counted->count, count);
	counted_settle(counted);
	for (size_t i = 0; i < count; i += 1 + (size_t)draw(1 + (int64_t)count / 300)) {
		double number = counted_at(counted, i + 1);
		differing += number < sorted[i] || number > sorted[i];
	}
	CHECK_INT(differing, 0);
	check_read(counted, sorted, count);
	/* Never more than a list would take. */
	CHECK(counted->room <= COUNTED_FREE + 2 * count);
	counted_free(counted);
}

static void
check_kind(int kind, size_t count, size_t portion)
{
	double *numbers = malloc((count + 1) * sizeof *numbers);
	struct counted whole = { 0 }, merged = { 0 }, part = { 0 };
	for (size_t i = 0; i < count; i++) {
		numbers[i] = number_of_kind(kind, i);
		counted_take(&whole, &numbers[i], 1);
		counted_take(&part, &numbers[i], 1);
		if (i % portion == portion - 1 || i + 1 == count) {
			counted_merge(&merged, &part);
			counted_free(&part);
		}
	}
	numbers_sort(numbers, count);
	check_counted(&whole, numbers, count);
	check_counted(&merged, numbers, count);
	free(numbers);
}

/* Numbers in blocks, whole ones as such, against the same one by one. */
static void
check_blocks(int kind, size_t count)
{
	double *numbers = malloc((count + 1) * sizeof *numbers);
	int64_t *wholes = malloc((count + 1) * sizeof *wholes);
	struct counted blocks = { 0 }, whole = { 0 };
	bool are_whole = true;
	for (size_t i = 0; i < count; i++) {
		numbers[i] = number_of_kind(kind, i);
		are_whole = are_whole && fabs(numbers[i]) < 0x1p53 && floor(numbers[i]) >= numbers[i];
	}
	for (size_t i = 0, taken; i < count; i += taken) {
		taken = 1 + (size_t)draw(3000);
		taken = taken < count - i ? taken : count - i;
		counted_take(&blocks, numbers + i, taken);
		for (size_t j = i; are_whole && j < i + taken; j++)
			wholes[j] = (int64_t)numbers[j];
		if (are_whole)
			counted_take_whole(&whole, wholes + i, taken);
	}
	numbers_sort(numbers, count);
	check_counted(&blocks, numbers, count);
	if (are_whole)
		check_counted(&whole, numbers, count);
	free(numbers);
	free(wholes);
}

/* More than 2^32 of one. */
static void
check_many(void)
{
	const size_t many = (size_t)3 << 32;
	struct counted counted = { 0 }, other = { 0 };
	counted_add(&counted, 7, many - 1);
	counted_add(&counted, 7.5, 1);
	counted_add(&counted, 7, 1);
	counted_add(&other, 8, many);
	counted_add(&other, 7.5, UINT32_MAX);
	counted_merge(&counted, &other);
	counted_add(&counted, 7.5, 1);
	counted_free(&other);
	CHECK_INT(counted.count, 2 * many + ((size_t)1 << 32) + 1);
	counted_settle(&counted);
	struct counted_cursor cursor = { 0 };
	struct counted_value values[4];
	CHECK_INT(counted_read(&counted, &cursor, values, 4), 3);
	CHECK_INT(values[0].times, many);
	CHECK_INT(values[1].times, ((size_t)1 << 32) + 1);
	CHECK_INT(values[2].times, many);
	CHECK_NEAR(counted_at(&counted, many), 7, 0);
	CHECK_NEAR(counted_at(&counted, many + 1), 7.5, 0);
	CHECK_NEAR(counted_at(&counted, counted.count), 8, 0);
	counted_free(&counted);
}

int
main(void)
{
	static const size_t counts[] = { 0, 1, 2, 100, 9000, MOST };
	for (int kind = 0; kind < KINDS; kind++)
		for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
			check_kind(kind, counts[i], 1 + counts[i] / 7);
			check_kind(kind, counts[i], 200);
			check_blocks(kind, counts[i]);
		}
	check_many();
	/* What is counted takes a byte or two a number, not eight. */
	struct counted hours = { 0 };
	for (size_t i = 0; i < MOST; i++)
		counted_add(&hours, number_of_kind(1, i), 1);
	counted_settle(&hours);
	CHECK_INT(hours.listed_count, 0);
	CHECK(hours.room < 10000);
	counted_free(&hours);
	return check_summary("method_counted");
}
