/* What the ad-hoc commands have in common: files and options to a question, what is worth saying said on the
 * way, and a listing to standard output. */
#ifndef MALTALL_CMD_INQUIRY_H
#define MALTALL_CMD_INQUIRY_H

#include "cmd/dialect.h"
#include "cmd/input.h"
#include "cmd/notice.h"
#include "cmd/option_value.h"
#include "cmd/output.h"
#include "stats/question/frequency.h"
#include "stats/question/summary.h"

/* A command that reads CSV files to ask about them puts one of these into its table; each holds the one
 * before: which rows, and in which groups and words, and a listing of them. */
/* clang-format off */
#define SELECTION_OPTIONS \
	{ .name = "where", .argument = "CONDITION", \
		.help = "only the rows for which it holds; see maltall help conditions" }, \
	{ .name = "type", .argument = "COLUMN=TYPE", .repeated = true, \
		.help = "text, number, date or truth, where looking does not tell; may be given again" }, \
	{ .name = "as-of", .argument = "DATE", \
		.help = "what as_of means: 2025-12-31, 31.12.2025 or today" }, \
	{ .name = "duplicates", .argument = "WHICH", .choices = { "all" }, \
		.help = "count every file, also where two hold the same bytes (default: refused)" }, \
	DIALECT_OPTIONS

#define QUESTION_OPTIONS \
	{ .name = "by", .argument = "COLUMN", .repeated = true, \
		.help = "for each of its values; several with commas between, or given again" }, \
	SELECTION_OPTIONS, \
	LANGUAGE_OPTION("of what people read (default: nb)")

#define INQUIRY_OPTIONS \
	QUESTION_OPTIONS, \
	FORMAT_OPTION("how the answer is printed on stdout (default: table)")

#define COLUMNS_OPTION(what) \
	{ .name = "columns", .argument = "COLUMNS", .repeated = true, .help = (what) }
/* clang-format on */

struct inquiry {
	const struct arguments *arguments;
	const struct notice *notice;
	struct question *question;
	struct input_files files;
	enum language language;
	enum print_format format;
	struct occurrences *counted; /* as question_count gives it; NULL where the rows were read */
	struct arena arena;          /* the texts asked for, and what a command lists */
};

/* Looks through the files named on the command line and takes --type; then --where and --by. False and err;
 * inquiry_free in any case. */
bool inquiry_look(struct inquiry *inquiry, const struct arguments *arguments, const struct notice *notice,
	struct error *err);
bool inquiry_select(struct inquiry *inquiry, struct error *err);
/* Both. */
bool inquiry_open(struct inquiry *inquiry, const struct arguments *arguments, const struct notice *notice,
	struct error *err);
void inquiry_free(struct inquiry *inquiry);

/* Asks for a header or an expression, which `option` was given with; the answer is the last of
 * question->answers. */
bool inquiry_ask(struct inquiry *inquiry, const char *option, const char *text, struct error *err);
/* The same of what stands in an operand, which messages call `name`. */
bool inquiry_ask_operand(struct inquiry *inquiry, const char *name, const char *text, struct error *err);
/* The same for every value of an option, taken apart at commas where a value is no header itself (not at
 * those within quotes or parentheses). */
bool inquiry_ask_all(struct inquiry *inquiry, const char *option, struct error *err);
/* Asks for every column that can be meant and that nothing is grouped by. */
bool inquiry_ask_every_column(struct inquiry *inquiry, struct error *err);

/* Reads the rows; says how the files and the asked columns were read, what faults there are, and how many
 * rows could not be decided. */
bool inquiry_read(struct inquiry *inquiry, struct error *err);
/* The same for a command that asks for no more than how often each value occurs: that is in `counted` instead
 * of the rows, unless these have to be kept. */
bool inquiry_count(struct inquiry *inquiry, struct error *err);
/* What occurs of an answer in a group, by their places; NULL where there are rows. */
struct occurrences *inquiry_occurrences(const struct inquiry *inquiry, size_t answer, size_t group);
/* The same, but nothing of the rows is kept but their summaries. */
bool inquiry_summarise(struct inquiry *inquiry, struct summaries *summaries, struct error *err);

/* Says how many values of an answer are not exact, such as ca 15, since they are not counted. */
void inquiry_inexact(const struct inquiry *inquiry, const struct answer *answer, int64_t inexact);

/* Prints what the listing holds to standard output, as it was asked for. */
bool inquiry_print(const struct inquiry *inquiry, const struct listing *listing, struct error *err);

/* A listing whose first columns are those of --by; `columns` follow. Their heads are settled here: see
 * inquiry_head. */
struct listing *inquiry_listing(
	const struct inquiry *inquiry, const struct listing_column *columns, size_t count);
/* The same without those of --by. */
struct listing *inquiry_listing_plain(
	const struct inquiry *inquiry, const struct listing_column *columns, size_t count);
/* The cells of --by for a group. */
void inquiry_labels(const struct inquiry *inquiry, const struct answer_group *group, struct listing *listing);
/* The cell of a value of an answer. */
void inquiry_value(const struct inquiry *inquiry, const struct answer *answer, const struct frequency *value,
	struct listing *listing);
/* The same as a person reads it; borrowed from the inquiry. */
const char *inquiry_value_text(
	struct inquiry *inquiry, const struct answer *answer, const struct frequency *value);
/* "(mangler)", "ja": a word in the language of the answer. */
const char *inquiry_word(const struct inquiry *inquiry, const char *nb, const char *en);

#endif
