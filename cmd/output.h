/* What a command answers on standard output: in what form, in whose language, and that it got there. */
#ifndef MALTALL_CMD_OUTPUT_H
#define MALTALL_CMD_OUTPUT_H

#include "cmd/option.h"
#include "plots/report/listing.h"

/* A command that answers puts them into its table; the help says what is printed. */
/* clang-format off */
#define LANGUAGE_OPTION(what) \
	{ .name = "language", .argument = "LANGUAGE", .choices = { "nb", "en" }, .help = (what) }
#define FORMAT_OPTION(what) \
	{ .name = "format", .argument = "FORMAT", .choices = { "table", "csv", "json", "markdown" }, \
		.help = (what) }
/* clang-format on */

/* What --format and --language say: a table, in Bokmål, where they are not given. */
enum print_format output_format(const struct arguments *arguments);
enum language output_language(const struct arguments *arguments);

/* Prints it all, now. False and err (ERROR_WRITE) where that is not possible. */
bool text_print(const struct buffer *text, struct error *err);
bool listing_say(
	const struct listing *listing, enum print_format format, enum language language, struct error *err);

#endif
