/* How CSV files are written, as options declare it, and how they were found to be, as it is said. */
#ifndef MALTALL_CMD_DIALECT_H
#define MALTALL_CMD_DIALECT_H

#include <stdbool.h>

#include "cmd/notice.h"
#include "cmd/option.h"
#include "stats/base/error.h"
#include "stats/csv/reader.h"
#include "stats/indicator/result.h"

/* A command that reads CSV files puts them into its table. */
/* clang-format off */
#define DIALECT_OPTIONS \
	{ .name = "delimiter", .argument = "SIGN", .recorded = true, \
		.help = "; , | or tab, for tables that do not declare it (default: found out by looking)" }, \
	{ .name = "encoding", .argument = "NAME", .recorded = true, \
		.help = "UTF-8, Windows-1252, MacRoman, UTF-16LE or UTF-16BE, likewise" }, \
	{ .name = "decimal", .argument = "SIGN", .recorded = true, \
		.help = "the decimal sign, . or , likewise" }, \
	{ .name = "quote", .argument = "SIGN", .recorded = true, \
		.help = "the quote sign, \" or ' likewise" }, \
	{ .name = "header-line", .argument = "LINE", .recorded = true, \
		.help = "the line on which the header begins, likewise" }, \
	{ .name = "header-rows", .argument = "N", .recorded = true, \
		.help = "how many rows the header has, for tables that do not declare it (default: 1)" }, \
	{ .name = "whole-file", .recorded = true, \
		.help = "take every row below the header for data: no totals, footnotes or second table" }, \
	{ .name = "reader", .argument = "HOW", .choices = { "fastest", "libcsv", "portable", "sse2", "avx2" }, \
		.help = "what splits the rows: libcsv alone, or before it the fastest scanner that the " \
			"processor has (default) or one of them; what is read is the same" }
/* clang-format on */

/* What the options of a command declare. False and err (ERROR_USAGE) for what cannot be. */
bool dialect_from_options(const struct arguments *arguments, struct dialect *declared, struct error *err);
/* Declares it for every table that does not do so itself. */
void dialect_declare(struct definition *definition, const struct dialect *declared);

/* Says how each input was read, in one line. */
void dialects_say(const struct result *result, const struct notice *notice);
/* Prints what speaks for it, some lines each. */
void dialect_explain(const char *name, const char *evidence, const struct notice *lines);
void dialects_explain(const struct result *result, const struct notice *lines);
/* The same where there is no result, as far as the beginnings of the files tell it. */
void dialects_explain_failed(const struct definition *definition, const struct notice *lines);

#endif
