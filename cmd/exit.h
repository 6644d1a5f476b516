/* What the program says by ending: one table of exit codes, for the shell, `maltall help exit-codes` and the
 * tests. */
#ifndef MALTALL_CMD_EXIT_H
#define MALTALL_CMD_EXIT_H

#include <stddef.h>

#include "stats/base/error.h"

struct exit_code {
	enum error_kind kind;
	int code;
	const char *meaning, *remedy; /* what happened; what to do about it */
};

extern const struct exit_code exit_codes[];
extern const size_t exit_code_count;

/* The exit code of a kind of error; 0 for ERROR_NONE. */
int exit_code_of(enum error_kind kind);

#endif
