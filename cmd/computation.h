/* What `run` and `check` have in common: definitions, date, tables, result, in this order, with everything
 * worth saying said on the way. */
#ifndef MALTALL_CMD_COMPUTATION_H
#define MALTALL_CMD_COMPUTATION_H

#include "cmd/notice.h"
#include "cmd/option.h"
#include "stats/indicator/result.h"

struct computation {
	char *source; /* the text of the definitions file */
	struct definition *definition;
	struct faults faults;
	struct tables *tables;
	struct result *result;
};

/* The options that decide it; a command puts them into its table. */
/* clang-format off */
#define COMPUTATION_OPTIONS \
	{ .name = "as-of", .argument = "DATE", \
		.help = "the date the figures hold for: 2025-12-31, 31.12.2025 or today; stronger than as_of in FILE" }, \
	{ .name = "fail-on", .argument = "WHAT", .choices = { "faults", "not-met" }, .list = true, \
		.help = "exit with 1 if the data have faults, or a target is not met in the total" }, \
	{ .name = "delimiter", .argument = "SIGN", .recorded = true, \
		.help = "; , | or tab, for tables that do not declare it (default: found out by looking)" }, \
	{ .name = "encoding", .argument = "NAME", .recorded = true, \
		.help = "UTF-8, Windows-1252 or UTF-16LE, likewise" }, \
	{ .name = "decimal", .argument = "SIGN", .recorded = true, \
		.help = "the decimal sign, . or , likewise" }, \
	{ .name = "threads", .argument = "N", \
		.help = "how many threads may work (this version works with one)" }
/* clang-format on */

/* Fills the computation for the definitions file named. False and err if it cannot be done; computation_free
 * in any case. */
bool computation_make(struct computation *computation, const char *path, const struct arguments *arguments,
	const struct notice *notice, struct error *err);
void computation_free(struct computation *computation);

/* False and err (ERROR_FOUND) if something named with --fail-on was found. */
bool computation_passes(
	const struct computation *computation, const struct arguments *arguments, struct error *err);

#endif
