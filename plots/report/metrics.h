/* A run as Prometheus reads it, in the text exposition format (version 0.0.4), for the textfile collector of
 * the node exporter. Every sample is labelled with the definitions file, so that several nights on one
 * machine can each have their file. https://prometheus.io/docs/instrumenting/exposition_formats/ */
#ifndef MALTALL_REPORT_METRICS_H
#define MALTALL_REPORT_METRICS_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/indicator/result.h"

/* The figures of every cell that may be shown: proportion, cases, and whether the target is met (1, 0; absent
 * where that is not relevant). Of a cell that is suppressed there is no sample. The label `definitions` is
 * the name of the definitions file without its folder. */
void metrics_figures(const struct result *result, struct buffer *out);

struct run_metrics {
	const char *definitions; /* the path of the file */
	int64_t started;         /* seconds since 1970 */
	int64_t last_success;    /* the same; 0: not known, and no sample */
	double seconds;
	int exit_code;
	bool notification_failed;
};
void metrics_run(const struct run_metrics *run, struct buffer *out);

#endif
