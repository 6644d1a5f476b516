/* Kernels that make numbers and dates. A number may be a range, from a count with unknowns in it or from a
 * value that is not exact (`>300`): every operation takes the widest range its operands allow. */
#include <math.h>

#include "stats/base/date.h"
#include "stats/base/holiday.h"
#include "stats/expr/vector.h"

static bool
is_exact(const struct vector *vector)
{
	return !vector || vector->low == vector->high;
}

/* Settles the upper ends: the lower ones again where both operands are exact. Returns whether there is more
 * to do. */
static bool
range_begin(const struct vector *left, const struct vector *right, struct values *out, double *memory)
{
	bool ranged = !is_exact(left) || !is_exact(right);
	out->high = ranged ? memory : out->low;
	return ranged;
}

void
add_numbers(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	for (size_t i = 0; i < rows; i++)
		out->low[i] = left->low[i] + right->low[i];
	if (!range_begin(left, right, out, out->high))
		return;
	for (size_t i = 0; i < rows; i++)
		out->high[i] = left->high[i] + right->high[i];
}

void
subtract_numbers(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	for (size_t i = 0; i < rows; i++)
		out->low[i] = left->low[i] - right->high[i];
	if (!range_begin(left, right, out, out->high))
		return;
	for (size_t i = 0; i < rows; i++)
		out->high[i] = left->high[i] - right->low[i];
}

void
negate_number(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	for (size_t i = 0; i < rows; i++)
		out->low[i] = -left->high[i];
	if (!range_begin(left, right, out, out->high))
		return;
	for (size_t i = 0; i < rows; i++)
		out->high[i] = -left->low[i];
}

/* An end may be infinite because nobody knows how far the range goes; nought times that is still nought. */
static double
product(double a, double b)
{
	return a == 0 || b == 0 ? 0 : a * b;
}

/* The smallest and largest of what an operation makes of the four ends. */
static void
corners(const double values[4], double *low, double *high)
{
	*low = values[0];
	*high = values[0];
	for (size_t i = 1; i < 4; i++) {
		*low = fmin(*low, values[i]);
		*high = fmax(*high, values[i]);
	}
}

void
multiply_numbers(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	if (!range_begin(left, right, out, out->high)) {
		for (size_t i = 0; i < rows; i++)
			out->low[i] = left->low[i] * right->low[i];
		return;
	}
	for (size_t i = 0; i < rows; i++) {
		double a = left->low[i];
		double b = left->high[i];
		double c = right->low[i];
		double d = right->high[i];
		corners((double[]){ product(a, c), product(a, d), product(b, c), product(b, d) },
			&out->low[i], &out->high[i]);
		if (isnan(a) || isnan(c))
			out->low[i] = out->high[i] = NAN;
	}
}

void
divide_numbers(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	bool ranged = range_begin(left, right, out, out->high);
	for (size_t i = 0; i < rows; i++) {
		double a = left->low[i];
		double b = left->high[i];
		double c = right->low[i];
		double d = right->high[i];
		if (isnan(a) || isnan(c) || (c <= 0 && d >= 0))
			out->low[i] = out->high[i] = NAN;
		else if (!ranged)
			out->low[i] = a / c;
		else
			corners((double[]){ a / c, a / d, b / c, b / d }, &out->low[i], &out->high[i]);
	}
}

void
subtract_dates(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	out->high = out->low;
	for (size_t i = 0; i < rows; i++) {
		bool missing = left->dates[i] == DATE_MISSING || right->dates[i] == DATE_MISSING;
		out->low[i] = missing ? NAN : (double)left->dates[i] - (double)right->dates[i];
	}
}

void
count_working_days(const struct kernel_context *context, const struct vector *left,
	const struct vector *right, size_t rows, struct values *out)
{
	(void)context;
	out->high = out->low;
	for (size_t i = 0; i < rows; i++) {
		bool missing = left->dates[i] == DATE_MISSING || right->dates[i] == DATE_MISSING;
		out->low[i] =
			missing ? (double)NAN : (double)working_days_between(left->dates[i], right->dates[i]);
	}
}

/* Most dates of a block are few (as_of is one), so a date is moved only when it differs from the one before.
 */
static void
move_dates(const struct vector *dates, int64_t months, int64_t days, size_t rows, int32_t *out)
{
	int32_t before = DATE_MISSING;
	int32_t moved = DATE_MISSING;
	for (size_t i = 0; i < rows; i++) {
		if (dates->dates[i] != before) {
			before = dates->dates[i];
			moved = date_add_days(date_add_months(before, months), days);
		}
		out[i] = moved;
	}
}

void
add_duration(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	move_dates(left, right->duration.months, right->duration.days, rows, out->dates);
}

void
subtract_duration(const struct kernel_context *context, const struct vector *left, const struct vector *right,
	size_t rows, struct values *out)
{
	(void)context;
	move_dates(left, -(int64_t)right->duration.months, -(int64_t)right->duration.days, rows, out->dates);
}
