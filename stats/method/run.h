/* A series of measurements in time and the run chart: does the process vary by chance alone around its
 * median? */
#ifndef MALTALL_METHOD_RUN_H
#define MALTALL_METHOD_RUN_H

#include <stdbool.h>
#include <stddef.h>

/* Points in the order of time, one part of a chart: a series that was re-based is several of these. */
struct series {
	const double *y; /* measurement or count; NaN is missing */
	const double *n; /* what y is divided by; NaN or 0 is missing; NULL where y stands alone */
	size_t count;
	const bool *excluded; /* points shown but reckoned with neither in the centre nor in the runs; NULL is
				 none */
	size_t baseline_first, baseline_end; /* centre and limits are of these points; an end of 0 is all */
};

/* y or y/n of point i; NaN where it is missing. */
double series_value(const struct series *series, size_t i);
bool series_is_excluded(const struct series *series, size_t i);
/* Whether point i belongs to what centre and limits are reckoned from, be it missing or not. */
bool series_is_baseline(const struct series *series, size_t i);

/* Whether two figures are the same but for rounding (12 digits): so far an average may miss numbers that all
 * equal it. */
bool on_line(double value, double line);

/* What chance allows for this many useful points.
 *   longest_run_limit = round(log2 n) + 3; crossings_limit = the 5 % quantile of Binomial(n - 1, 1/2)
 * Both 0 where useful is 0. Source: Anhøj and Olesen (2014), PLoS ONE 9, e113825; Anhøj (2015), PLoS ONE 10,
 * e0121349. Oracle: tests/oracle/run_limits.txt */
struct run_limits {
	size_t longest_run, crossings;
};
struct run_limits run_limits(size_t useful);

/* Runs around a centre line. A point on the line belongs to neither side and is not useful; a missing or
 * excluded one is passed over, so a run goes on across it. */
struct run_analysis {
	size_t observations; /* points that are not excluded, missing ones among them */
	size_t known;        /* of those, the ones that are not missing */
	size_t useful;       /* of those, the ones off the line; with none, nothing can be said: no signal */
	size_t longest_run, crossings;
	struct run_limits limits;
	bool shift;         /* longest_run > limits.longest_run */
	bool few_crossings; /* crossings < limits.crossings */
};

/* Oracle: tests/oracle/control.txt */
struct run_analysis runs_around(const struct series *series, double center);

/* The median of the known points of the baseline; NaN where there is none. */
double run_center(const struct series *series);

#endif
