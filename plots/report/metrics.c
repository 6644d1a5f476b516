#include "plots/report/metrics.h"

#include <inttypes.h>
#include <string.h>

#include "plots/report/escape.h"
#include "plots/report/reading.h"
#include "stats/base/decimal.h"

static void
metric_begin(struct buffer *out, const char *name, const char *help)
{
	buffer_print(out, "# HELP maltall_%s %s\n# TYPE maltall_%s gauge\n", name, help, name);
}

static void
sample_begin(struct buffer *out, const char *name, const char *path)
{
	const char *slash = strrchr(path, '/');
	buffer_print(out, "maltall_%s{definitions=\"", name);
	escape_label(out, slash ? slash + 1 : path);
	buffer_char(out, '"');
}

static void
label_add(struct buffer *out, const char *name, const char *value)
{
	buffer_print(out, ",%s=\"", name);
	escape_label(out, value);
	buffer_char(out, '"');
}

/* Each adds the value of a cell, or nothing where the cell has none. */
static void
proportion_add(struct buffer *out, const struct cell *cell)
{
	char text[32];
	if (cell_has_share(cell))
		buffer_text(out,
			ratio_format(cell->counts.numerator, cell->counts.denominator, 6, text, sizeof text));
}

static void
cases_add(struct buffer *out, const struct cell *cell)
{
	if (cell_is_open(cell))
		buffer_print(out, "%" PRId64, cell->counts.denominator);
}

static void
met_add(struct buffer *out, const struct cell *cell)
{
	if (cell_is_open(cell) && (cell->verdict == VERDICT_MET || cell->verdict == VERDICT_NOT_MET))
		buffer_char(out, cell->verdict == VERDICT_MET ? '1' : '0');
}

static const struct {
	const char *name, *help;
	void (*add)(struct buffer *out, const struct cell *cell);
} cell_metrics[] = {
	{ "indicator_proportion", "Share of the denominator that is in the numerator, 0 to 1.",
		proportion_add },
	{ "indicator_denominator", "Number in the denominator.", cases_add },
	{ "indicator_target_met", "Whether the target is met, 1 or 0.", met_add },
};

static void
cell_sample(struct buffer *out, size_t metric, const struct result *result, const char *indicator,
	const struct cell *cell)
{
	struct buffer value = { 0 };
	cell_metrics[metric].add(&value, cell);
	if (value.length) {
		sample_begin(out, cell_metrics[metric].name, result->definition->path);
		label_add(out, "indicator", indicator);
		label_add(out, "by", cell->by);
		label_add(out, "group", cell->group);
		buffer_print(out, "} %s\n", value.bytes);
	}
	buffer_free(&value);
}

void
metrics_figures(const struct result *result, struct buffer *out)
{
	for (size_t metric = 0; metric < sizeof cell_metrics / sizeof *cell_metrics; metric++) {
		metric_begin(out, cell_metrics[metric].name, cell_metrics[metric].help);
		for (size_t i = 0; i < result->indicator_count; i++) {
			const struct indicator_result *indicator = &result->indicators[i];
			const char *name = indicator->definition->name;
			cell_sample(out, metric, result, name, &indicator->total);
			for (size_t j = 0; j < indicator->stratum_count; j++)
				for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
					cell_sample(
						out, metric, result, name, &indicator->strata[j].cells[k]);
		}
	}
	metric_begin(out, "as_of_timestamp_seconds", "The date the figures hold for, at midnight UTC.");
	sample_begin(out, "as_of_timestamp_seconds", result->definition->path);
	buffer_print(out, "} %" PRId64 "\n", (int64_t)result->as_of * 86400);
	metric_begin(out, "data_faults", "Faults found in the data.");
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_FATAL; severity++) {
		sample_begin(out, "data_faults", result->definition->path);
		label_add(out, "severity", severity_name((enum severity)severity));
		buffer_print(out, "} %zu\n", result->faults->by_severity[severity]);
	}
}

void
metrics_run(const struct run_metrics *run, struct buffer *out)
{
	metric_begin(out, "info", "Which version of maltall this is.");
	sample_begin(out, "info", run->definitions);
	label_add(out, "version", MALTALL_VERSION);
	buffer_text(out, "} 1\n");
	metric_begin(out, "run_timestamp_seconds", "When the last run began.");
	sample_begin(out, "run_timestamp_seconds", run->definitions);
	buffer_print(out, "} %" PRId64 "\n", run->started);
	if (run->last_success) {
		metric_begin(out, "last_success_timestamp_seconds",
			"When the last run that ended with 0 or 1 began.");
		sample_begin(out, "last_success_timestamp_seconds", run->definitions);
		buffer_print(out, "} %" PRId64 "\n", run->last_success);
	}
	metric_begin(out, "run_duration_seconds", "How long the last run took.");
	sample_begin(out, "run_duration_seconds", run->definitions);
	buffer_print(out, "} %.3f\n", run->seconds);
	metric_begin(out, "run_exit_code", "The exit code of the last run; maltall help exit-codes.");
	sample_begin(out, "run_exit_code", run->definitions);
	buffer_print(out, "} %d\n", run->exit_code);
	metric_begin(out, "notification_failed", "Whether the program of --notify failed in the last run.");
	sample_begin(out, "notification_failed", run->definitions);
	buffer_print(out, "} %d\n", run->notification_failed);
}
