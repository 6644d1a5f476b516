#include "stats/method/normality.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/sum.h"

/* By Horner; coefficients from the constant on. */
static double
polynomial(const double *coefficients, size_t count, double x)
{
	double value = 0;
	while (count-- > 0)
		value = value * x + coefficients[count];
	return value;
}

/* What the last n / 2 of the ordered numbers weigh, the greatest first; the first ones weigh as much,
 * negative. */
static void
weights_fill(double *weights, size_t count)
{
	static const double greatest[] = { 0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056 };
	static const double second[] = { 0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633 };
	double n = (double)count, squares = 0, u = 1 / sqrt(n);
	for (size_t i = 0; i < count / 2; i++) {
		weights[i] = normal_width(1 - 2 * ((double)i + 1 - 0.375) / (n + 0.25));
		squares += 2 * weights[i] * weights[i];
	}
	if (count == 3) {
		weights[0] = sqrt(0.5);
		return;
	}
	size_t corrected = count > 5 ? 2 : 1;
	double outer[2] = { weights[0] / sqrt(squares) + polynomial(greatest, 6, u),
		weights[1] / sqrt(squares) + polynomial(second, 6, u) };
	double left = squares, share = 1;
	for (size_t i = 0; i < corrected; i++) {
		left -= 2 * weights[i] * weights[i];
		share -= 2 * outer[i] * outer[i];
	}
	for (size_t i = 0; i < count / 2; i++)
		weights[i] = i < corrected ? outer[i] : weights[i] / sqrt(left / share);
}

/* P(W <= w) for a normal sample of n. */
static double
small_w(double w, double n)
{
	static const double gamma[] = { -2.273, 0.459 };
	static const double small_mean[] = { 0.5440, -0.39978, 0.025054, -0.0006714 };
	static const double small_deviation[] = { 1.3822, -0.77857, 0.062767, -0.0020322 };
	static const double mean[] = { -1.5861, -0.31082, -0.083751, 0.0038915 };
	static const double deviation[] = { -0.4803, -0.082676, 0.0030302 };
	double y = log1p(-w), x = log(n), limit = polynomial(gamma, 2, n);
	if (n < 4)
		return fmax(6 / acos(-1) * (asin(sqrt(w)) - asin(sqrt(0.75))), 0);
	if (n > 11)
		return normal_above((y - polynomial(mean, 4, x)) / exp(polynomial(deviation, 3, x)));
	if (y >= limit)
		return 0;
	return normal_above(
		(-log(limit - y) - polynomial(small_mean, 4, n)) / exp(polynomial(small_deviation, 4, n)));
}

struct shapiro_wilk
shapiro_wilk_test(const double *sorted, size_t count)
{
	struct shapiro_wilk test = { NAN, NAN };
	if (count < NORMALITY_LEAST || count > NORMALITY_MOST || !(sorted[count - 1] > sorted[0]))
		return test;
	double *weights = xcalloc(count / 2 + 1, sizeof *weights);
	weights_fill(weights, count);
	struct sum sum = { 0 }, spread = { 0 }, contrast = { 0 };
	double range = sorted[count - 1] - sorted[0];
	for (size_t i = 0; i < count; i++)
		sum_add(&sum, (sorted[i] - sorted[0]) / range);
	double mean = sum_value(&sum) / (double)count;
	for (size_t i = 0; i < count; i++)
		sum_add(&spread, pow((sorted[i] - sorted[0]) / range - mean, 2));
	for (size_t i = 0; i < count / 2; i++)
		sum_add(&contrast, weights[i] * (sorted[count - 1 - i] - sorted[i]) / range);
	test.w = fmin(pow(sum_value(&contrast), 2) / sum_value(&spread), 1);
	test.p = fmin(small_w(test.w, (double)count), 1);
	free(weights);
	return test;
}
