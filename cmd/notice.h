/* What is said to whoever started the program: on stderr, in plain lines that a log can hold.
 *
 * Text from data and definitions is shown, never obeyed: control characters, marks that turn the direction of
 * writing and bytes that are no UTF-8 appear as \x1b or \u202e. */
#ifndef MALTALL_CMD_NOTICE_H
#define MALTALL_CMD_NOTICE_H

#include <stdbool.h>
#include <stdio.h>

#include "stats/base/error.h"
#include "stats/base/fault.h"

struct notice {
	FILE *stream;
	bool color;
};

/* `when` is the value of --color: auto, always, never; NULL is auto. */
struct notice notice_make(FILE *stream, const char *when);

/* One line, with "maltall: " before it. */
void notice_say(const struct notice *notice, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "maltall: FILE:LINE:COL: text". */
void notice_error(const struct notice *notice, const struct error *err);
/* "FILE:LINE:COL: error: message [rule]", as a compiler says it. */
void notice_fault(const struct notice *notice, const struct fault *fault);
/* Text on lines of its own: a source line with its caret. Line ends are kept. */
void notice_excerpt(const struct notice *notice, const char *text);
/* How many faults there are, by file and rule, and the first `shown` of them, one a line. */
void notice_faults(const struct notice *notice, const struct faults *faults, size_t shown);

#endif
