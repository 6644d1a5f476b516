/* The command line of a command, by a table of its options: `--name value` and `--name=value`, in any place;
 * `--` ends the options; `-` is an operand. A name may not be cut short: a script must not break when an
 * option is added. The few options with a letter can be given as `-o value` too. */
#ifndef MALTALL_CMD_OPTION_H
#define MALTALL_CMD_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"

enum { OPTION_CHOICES = 14 };

struct option {
	const char *name;                    /* without the dashes */
	const char *argument;                /* what its value is called in help; NULL: it takes none */
	const char *help;                    /* one line */
	const char *choices[OPTION_CHOICES]; /* the values allowed; none: any */
	char letter;                         /* 'o' for -o; 0: it has a long name only */
	bool list;                           /* several choices with commas between; may be given again */
	bool repeated;                       /* may be given again, each time with one value of any kind */
	bool recorded;                       /* it changes what is written, so the manifest says it */
};

/* An option as it was given; a list is taken apart. */
struct option_value {
	const struct option *option;
	const char *text; /* "" for an option without a value */
};

struct arguments {
	struct option_value *values;
	size_t value_count, value_capacity;
	const char **operands;
	size_t operand_count, operand_capacity;
	/* Whether files are looked through before they are read, and not their beginnings only; and where it
	 * is marked while types that only beginnings told may be the reason why a command fails. */
	bool look_through, *types_open;
};

/* Reads argv[1..argc) against a table that ends with an option without a name; the values are borrowed from
 * argv, in which lists are taken apart. False and err (ERROR_USAGE) for an unknown option (with "did you
 * mean"), a value that is missing, not wanted or not among the choices, an option given twice that is no
 * list. Free the arguments in any case. */
bool arguments_parse(
	const struct option *options, int argc, char **argv, struct arguments *arguments, struct error *err);
void arguments_free(struct arguments *arguments);

/* The value of an option ("" if it takes none); NULL if it was not given. */
const char *arguments_value(const struct arguments *arguments, const char *name);
/* Whether a list or an option with choices was given with this value. */
bool arguments_chose(const struct arguments *arguments, const char *name, const char *choice);
/* How an option is written: "--format table|csv|json|markdown", "--as-of DATE". Returns out. */
char *option_synopsis(const struct option *option, char *out, size_t size);

#endif
