/* One gnuplot process at the other end of three pipes: it is asked, also more than one thing in advance, it
 * answers in that order, or it is given up.
 *
 * It sees no files of ours and no environment but PATH (empty), HOME (nowhere), LC_ALL, TZ and
 * FONTCONFIG_FILE; it leaves no core, has limits to its memory and files, and dies with the thread that
 * started it. */
#ifndef MALTALL_GNUPLOT_CHILD_H
#define MALTALL_GNUPLOT_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/gnuplot/sandbox.h"
#include "stats/base/buffer.h"
#include "stats/base/error.h"

struct child;
struct fonts;

/* Starts the program at an absolute path, behind the walls of sandbox.h. With `fonts`, which may be NULL, it
 * sees these and no others. NULL and err (ERROR_UNAVAILABLE) if it cannot be started. */
struct child *child_begin(const char *path, const struct fonts *fonts, struct error *err);
/* Waits until it runs, to be called once, with the same path, before the first child_receive. *gaps are the
 * walls that are missing. False and err (ERROR_UNAVAILABLE) if it could not be started after all. */
bool child_ready(struct child *child, const char *path, struct sandbox_gaps *gaps, struct error *err);
/* Both. */
struct child *child_new(
	const char *path, const struct fonts *fonts, struct sandbox_gaps *gaps, struct error *err);
/* Kills and buries it. */
void child_free(struct child *child);

/* Why there is no answer. */
enum child_outcome {
	CHILD_ANSWERED,
	CHILD_ENDED,   /* it closed its output */
	CHILD_SLOW,    /* the deadline passed */
	CHILD_FLOODED, /* it wrote more than any chart has */
};

/* Sends a question, and does not wait: what does not go through the pipe at once goes with the next call. */
void child_send(struct child *child, const struct buffer *script);
/* Reads the answer to the first question sent that has none yet: until `sentinel` and the end of its line; a
 * PNG ends within a line. `answer` receives what stood before it, `last` the rest of the line, `complaint`
 * what came on standard error meanwhile (at most some kilobytes): where a question begins by printing the
 * sentinel there, what came from it until the next does. After anything but CHILD_ANSWERED the child is of no
 * more use. */
enum child_outcome child_receive(struct child *child, const char *sentinel, long deadline_ms,
	struct buffer *answer, struct buffer *last, struct buffer *complaint);

#endif
