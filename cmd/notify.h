/* A program of the user's that is told something on its standard input. No shell stands between: the program
 * is a path, and each argument is given to it as it is. */
#ifndef MALTALL_CMD_NOTIFY_H
#define MALTALL_CMD_NOTIFY_H

#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"

/* Runs `path` with `arguments` and the text as its standard input, and waits for its end. What it prints goes
 * to our stderr, since our stdout is for figures; it has our environment. False and err (ERROR_UNAVAILABLE)
 * where it cannot be started, ends in any other way than with 0, or not within `seconds`: then it is killed,
 * with all that it started and that stayed in its process group. */
bool notify_run(const char *path, const char *const *arguments, size_t argument_count,
	const struct buffer *text, int seconds, struct error *err);

#endif
