#include "stats/method/describe.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/quantile.h"

void
moments_add(struct sample_moments *moments, double number)
{
	struct sample_moments one = {
		.count = 1, .sum = { number, 0 }, .mean = number, .minimum = number, .maximum = number
	};
	moments_merge(moments, &one);
}

void
moments_merge(struct sample_moments *moments, const struct sample_moments *other)
{
	if (other->count <= 0)
		return;
	if (moments->count <= 0) {
		*moments = *other;
		return;
	}
	double a = moments->count, b = other->count, n = a + b;
	double delta = other->mean - moments->mean, step = delta / n;
	/* The fourth sum needs the old third and second, the third the old second. */
	double product = a * b * delta * step;
	moments->m4 += other->m4 + product * step * step * (a * a - a * b + b * b) +
		       6 * step * step * (a * a * other->m2 + b * b * moments->m2) +
		       4 * step * (a * other->m3 - b * moments->m3);
	moments->m3 += other->m3 + product * step * (a - b) + 3 * step * (a * other->m2 - b * moments->m2);
	moments->m2 += other->m2 + product;
	moments->mean += step * b;
	moments->count = n;
	sum_add(&moments->sum, other->sum.total);
	sum_add(&moments->sum, other->sum.rest);
	moments->minimum = fmin(moments->minimum, other->minimum);
	moments->maximum = fmax(moments->maximum, other->maximum);
}

double
moments_sum(const struct sample_moments *moments)
{
	return sum_value(&moments->sum);
}

double
moments_mean(const struct sample_moments *moments)
{
	if (moments->count <= 0)
		return NAN;
	/* The mean of equal numbers, rounded, need not be that number. */
	if (moments->minimum >= moments->maximum)
		return moments->minimum;
	return moments_sum(moments) / moments->count;
}

double
moments_variance(const struct sample_moments *moments)
{
	return moments->count >= 2 ? moments->m2 / (moments->count - 1) : NAN;
}

double
moments_deviation(const struct sample_moments *moments)
{
	return sqrt(moments_variance(moments));
}

double
moments_error(const struct sample_moments *moments)
{
	return moments_deviation(moments) / sqrt(moments->count);
}

struct interval
moments_interval(const struct sample_moments *moments, double level)
{
	double reach = student_width(level, moments->count - 1) * moments_error(moments);
	return (struct interval){ moments_mean(moments) - reach, moments_mean(moments) + reach };
}

static double
standardised(const struct sample_moments *moments, double sum, double variance, double power)
{
	if (moments->count < 2 || !(variance > 0))
		return NAN;
	return sum / moments->count / pow(variance, power / 2);
}

double
moments_skewness(const struct sample_moments *moments)
{
	return standardised(moments, moments->m3, moments->m2 / moments->count, 3);
}

double
moments_kurtosis(const struct sample_moments *moments)
{
	return standardised(moments, moments->m4, moments->m2 / moments->count, 4) - 3;
}

double
moments_skewness_sample(const struct sample_moments *moments)
{
	return standardised(moments, moments->m3, moments_variance(moments), 3);
}

double
moments_kurtosis_sample(const struct sample_moments *moments)
{
	return standardised(moments, moments->m4, moments_variance(moments), 4) - 3;
}

double
serial_correlation(const double *numbers, size_t count)
{
	struct sum sum = { 0 }, products = { 0 }, squares = { 0 };
	for (size_t i = 0; i < count; i++)
		sum_add(&sum, numbers[i]);
	/* The mean is rounded; what that adds to every distance is taken off again. */
	double mean = sum_value(&sum) / (double)count, before = 0;
	struct sum left = { 0 };
	for (size_t i = 0; i < count; i++)
		sum_add(&left, numbers[i] - mean);
	double correction = sum_value(&left) / (double)count;
	for (size_t i = 0; i < count; i++) {
		double distance = numbers[i] - mean - correction;
		sum_add(&squares, distance * distance);
		sum_add(&products, i ? distance * before : 0);
		before = distance;
	}
	return sum_value(&squares) > 0 ? sum_value(&products) / sum_value(&squares) : NAN;
}

double
median_deviation(const double *sorted, size_t count)
{
	double median = quantile_sorted(sorted, count, QUANTILE_TYPE_DEFAULT, 0.5);
	double *distances = xreallocarray(NULL, count ? count : 1, sizeof *distances);
	for (size_t i = 0; i < count; i++)
		distances[i] = fabs(sorted[i] - median);
	numbers_sort(distances, count);
	double deviation = quantile_sorted(distances, count, QUANTILE_TYPE_DEFAULT, 0.5);
	free(distances);
	return deviation;
}
