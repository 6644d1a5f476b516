/* What is said to whoever started the program: on stderr, in plain lines that a log can hold.
 *
 * As text; for the journal of systemd, each line with its priority before it (<3>, see sd-daemon(3)); or as
 * JSON, an object a line with `priority` and `message`, and where there is a place or a rule, `file`, `line`,
 * `column`, `severity` and `rule`. The priorities are those of syslog: 2 a fatal fault or a mistake of
 * maltall, 3 an error, 4 a warning, 6 all else.
 *
 * Text from data and definitions is shown, never obeyed: control characters, marks that turn the direction of
 * writing and bytes that are no UTF-8 appear as \x1b or \u202e. */
#ifndef MALTALL_CMD_NOTICE_H
#define MALTALL_CMD_NOTICE_H

#include <stdbool.h>
#include <stdio.h>

#include "stats/base/error.h"
#include "stats/base/fault.h"

enum notice_form { NOTICE_TEXT, NOTICE_JOURNAL, NOTICE_JSON };

struct notice {
	FILE *stream;
	bool color;
	enum notice_form form;
};

/* `when` is the value of --color: auto, always, never; NULL is auto. */
struct notice notice_make(FILE *stream, const char *when);

/* Chooses the form by the value of --log-format: text, journal, json; NULL is text. Only text has colours. */
void notice_take_form(struct notice *notice, const char *form);

/* One line, with "maltall: " before it. */
void notice_say(const struct notice *notice, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same as a warning. */
void notice_warn(const struct notice *notice, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "maltall: FILE:LINE:COL: text". */
void notice_error(const struct notice *notice, const struct error *err);
/* "FILE:LINE:COL: error: message [rule]", as a compiler says it. */
void notice_fault(const struct notice *notice, const struct fault *fault);
/* Text on lines of its own: a source line with its caret. Line ends are kept. */
void notice_excerpt(const struct notice *notice, const char *text);
/* How many faults there are, by file and rule, and the first `shown` of them, one a line, what is more than
 * information before the rest. */
void notice_faults(const struct notice *notice, const struct faults *faults, size_t shown);

/* The first `shown` of those that are more than information, one a line, and how many more there are;
 * `behind` says what is to be said of these ("; --quality FILE lists them all"). */
void notice_faults_worth(
	const struct notice *notice, const struct faults *faults, size_t shown, const char *behind);

#endif
