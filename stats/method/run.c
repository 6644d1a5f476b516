#include "stats/method/run.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/method/quantile.h"
#include "stats/method/tail.h"

double
series_value(const struct series *series, size_t i)
{
	if (!series->n)
		return series->y[i];
	return series->n[i] > 0 ? series->y[i] / series->n[i] : NAN;
}

bool
series_is_excluded(const struct series *series, size_t i)
{
	return series->excluded && series->excluded[i];
}

bool
series_is_baseline(const struct series *series, size_t i)
{
	size_t end = series->baseline_end ? series->baseline_end : series->count;
	return i >= series->baseline_first && i < end && !series_is_excluded(series, i);
}

bool
on_line(double value, double line)
{
	return fabs(value - line) <= 1e-12 * fmax(fabs(value), fabs(line));
}

struct run_limits
run_limits(size_t useful)
{
	if (useful == 0)
		return (struct run_limits){ 0, 0 };
	double n = (double)useful;
	return (struct run_limits){
		(size_t)round(log2(n)) + 3,
		(size_t)binomial_quantile(0.05, n - 1, 0.5),
	};
}

struct run_analysis
runs_around(const struct series *series, double center)
{
	struct run_analysis runs = { 0 };
	size_t run = 0;
	bool above = false;
	for (size_t i = 0; i < series->count; i++) {
		double value = series_value(series, i);
		if (series_is_excluded(series, i))
			continue;
		runs.observations++;
		if (isnan(value))
			continue;
		runs.known++;
		if (isnan(center) || on_line(value, center))
			continue;
		if (runs.useful > 0 && (value > center) != above) {
			runs.crossings++;
			run = 0;
		}
		above = value > center;
		runs.useful++;
		run++;
		if (run > runs.longest_run)
			runs.longest_run = run;
	}
	runs.limits = run_limits(runs.useful);
	runs.shift = runs.longest_run > runs.limits.longest_run;
	runs.few_crossings = runs.crossings < runs.limits.crossings;
	return runs;
}

double
run_center(const struct series *series)
{
	double *values = xreallocarray(NULL, series->count ? series->count : 1, sizeof *values);
	size_t count = 0;
	for (size_t i = 0; i < series->count; i++) {
		if (series_is_baseline(series, i) && !isnan(series_value(series, i)))
			values[count++] = series_value(series, i);
	}
	numbers_sort(values, count);
	double median = quantile_sorted(values, count, QUANTILE_TYPE_DEFAULT, 0.5);
	free(values);
	return median;
}
