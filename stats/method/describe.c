#include "stats/method/describe.h"

#include <math.h>

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

enum { VALUES_AT_ONCE = 256 };

/* A product is as exact as a sum if what is rounded off is added, too. */
static struct sum
counted_sum(const struct counted *counted)
{
	if (counted->listed_count == 0 && counted->scale <= 1)
		return counted->sum;
	struct counted_value values[VALUES_AT_ONCE];
	struct counted_cursor cursor = { 0 };
	struct sum sum = { 0 };
	for (size_t read; (read = counted_read(counted, &cursor, values, VALUES_AT_ONCE)) > 0;)
		for (size_t i = 0; i < read; i++) {
			double times = (double)values[i].times, product = values[i].number * times;
			sum_add(&sum, product);
			if (values[i].times > 1)
				sum_add(&sum, fma(values[i].number, times, -product));
		}
	return sum;
}

/* The mean is rounded; what that adds to every distance is taken off again. */
struct sample_moments
moments_counted(const struct counted *counted)
{
	if (counted->count == 0)
		return (struct sample_moments){ 0 };
	struct counted_value values[VALUES_AT_ONCE];
	struct counted_cursor cursor = { 0 };
	struct sum sum = counted_sum(counted), first = { 0 }, second = { 0 }, third = { 0 }, fourth = { 0 };
	const double count = (double)counted->count, mean = sum_value(&sum) / count;
	for (size_t read; (read = counted_read(counted, &cursor, values, VALUES_AT_ONCE)) > 0;)
		for (size_t i = 0; i < read; i++) {
			double times = (double)values[i].times, distance = values[i].number - mean;
			double square = distance * distance;
			sum_add(&first, times * distance);
			sum_add(&second, times * square);
			sum_add(&third, times * square * distance);
			sum_add(&fourth, times * square * square);
		}
	double rest = sum_value(&first) / count, m2 = sum_value(&second), m3 = sum_value(&third);
	return (struct sample_moments){
		.count = count,
		.sum = sum,
		.mean = mean,
		.m2 = m2 - rest * rest * count,
		.m3 = m3 - 3 * rest * m2 + 2 * rest * rest * rest * count,
		.m4 = sum_value(&fourth) - 4 * rest * m3 + 6 * rest * rest * m2 -
		      3 * rest * rest * rest * rest * count,
		.minimum = counted_at(counted, 1),
		.maximum = counted_at(counted, counted->count),
	};
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

/* The rank-th smallest distance from the median: so many of the nearest lie below it, the others above, where
 * the one that would be next on either side is no nearer than the last on the other. */
static double
distance_at(const struct counted *counted, double median, size_t rank)
{
	size_t below = counted->count / 2, above = counted->count - below;
	size_t low = rank > above ? rank - above : 0, high = rank < below ? rank : below;
	while (low < high) {
		size_t taken = low + (high - low) / 2;
		double next = median - counted_at(counted, below - taken);
		double last = counted_at(counted, below + rank - taken) - median;
		if (next < last)
			low = taken + 1;
		else
			high = taken;
	}
	double lower = low > 0 ? median - counted_at(counted, below + 1 - low) : 0;
	double upper = rank > low ? counted_at(counted, below + rank - low) - median : 0;
	return fmax(lower, upper);
}

double
median_deviation(const struct counted *counted)
{
	const size_t count = counted->count;
	if (count == 0)
		return NAN;
	double median = quantile_counted(counted, QUANTILE_TYPE_DEFAULT, 0.5);
	double low = distance_at(counted, median, (count + 1) / 2);
	return count % 2 ? low : low / 2 + distance_at(counted, median, count / 2 + 1) / 2;
}
