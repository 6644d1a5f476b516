/* The subcommands: one table, in main.c, drives dispatch, help and the tests. */
#ifndef MALTALL_CMD_COMMAND_H
#define MALTALL_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/notice.h"
#include "cmd/option.h"
#include "stats/base/error.h"

struct command {
	const char *name;
	const char *operands; /* "FILE", "[TOPIC]", "" */
	size_t operands_least, operands_most;
	const char *help;             /* one line */
	const char *about;            /* the page of `maltall help NAME` between usage and options */
	const struct option *options; /* ends with one without a name */
	/* Does it. False and err for everything that ends in another exit code than 0. */
	bool (*run)(const struct arguments *arguments, const struct notice *notice, struct error *err);
};

extern const struct command commands[];
extern const size_t command_count;

/* NULL and err (with "did you mean") if there is no such command. */
const struct command *command_find(const char *name, struct error *err);

/* Every command has these, and with them its table ends. */
/* clang-format off */
#define COMMON_OPTIONS \
	{ .name = "color", .argument = "WHEN", .choices = { "auto", "always", "never" }, \
		.help = "colour messages; auto: on a terminal, unless NO_COLOR is set" }, \
	{ .name = "help", .help = "say what the command does, and its options" }, \
	{ .name = NULL }
/* clang-format on */

extern const struct option run_options[], check_options[], calc_options[], init_options[], freq_options[],
	describe_options[], crosstab_options[], compare_options[], convert_options[], history_options[],
	plot_options[], help_options[], version_options[];
extern const struct option control_options[], funnel_options[], trend_options[], correlate_options[],
	fit_options[], time_to_options[], rates_options[], selftest_options[];

bool run_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool check_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool calc_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool init_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool freq_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool describe_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool crosstab_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool compare_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool convert_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool history_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool control_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool funnel_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool trend_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool correlate_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool fit_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool time_to_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool rates_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool selftest_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool plot_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
/* The kinds of charts, for the page of plot. */
void plot_kinds_print(void);
bool help_run(const struct arguments *arguments, const struct notice *notice, struct error *err);
bool version_run(const struct arguments *arguments, const struct notice *notice, struct error *err);

/* The page of one command: usage, what it does, its options. */
void help_command(const struct command *command);

#endif
