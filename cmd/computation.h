/* What `run` and `check` have in common: definitions, date, tables, rules, result, in this order, with
 * everything worth saying said on the way. */
#ifndef MALTALL_CMD_COMPUTATION_H
#define MALTALL_CMD_COMPUTATION_H

#include "cmd/dialect.h"
#include "cmd/notice.h"
#include "cmd/option.h"
#include "stats/indicator/results.h"
#include "stats/indicator/rule.h"

struct computation {
	char *source; /* the text of the definitions file */
	struct definition *definition;
	struct faults faults;
	struct tables *tables;
	struct rule_report rules;
	struct timeline *ahead; /* see outlook_timeline */
	struct result *result;
	struct results series; /* none before computation_series */
};

/* The options that decide it; a command puts them into its table. */
/* clang-format off */
#define COMPUTATION_OPTIONS \
	{ .name = "as-of", .argument = "DATE", \
		.help = "the date the figures hold for: 2025-12-31, 31.12.2025 or today; stronger than as_of in FILE" }, \
	{ .name = "fail-on", .argument = "WHAT", .choices = { "faults", "not-met" }, .list = true, \
		.help = "exit with 1 if the data have faults, or a target is not met in the total" }, \
	DIALECT_OPTIONS, \
	{ .name = "log-format", .argument = "FORM", .choices = { "text", "journal", "json" }, \
		.help = "how messages are written on stderr; journal: with priorities for systemd; json: an object a line" }, \
	{ .name = "threads", .argument = "N", \
		.help = "how many threads read a long file (default: one for each processor); the figures are the same" }
/* clang-format on */

/* Fills the computation for the definitions file named. False and err if it cannot be done; the faults found
 * until then are there all the same. computation_free in any case. */
bool computation_make(struct computation *computation, const char *path, const struct arguments *arguments,
	const struct notice *notice, struct error *err);
/* Works out every date of the definitions' series, where there is one, and hangs it on the result. */
bool computation_series(struct computation *computation, struct error *err);
void computation_free(struct computation *computation);

/* What --threads says; 0 where it is not given. False and err (ERROR_USAGE). */
bool threads_read(const struct arguments *arguments, size_t *threads, struct error *err);

/* A date as it is written after --as-of; `today` is the one of this machine. */
bool as_of_read(const char *text, int32_t *as_of, bool *today, struct error *err);

/* Prints every mistake, and with those of the file called `path` the line of its text that is meant. */
void mistakes_say(const struct faults *mistakes, const char *path, const char *source, size_t length,
	const struct notice *notice);

/* False and err (ERROR_FOUND) if something named with --fail-on was found. */
bool computation_passes(
	const struct computation *computation, const struct arguments *arguments, struct error *err);

#endif
