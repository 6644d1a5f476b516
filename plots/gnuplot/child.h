/* One gnuplot process at the other end of three pipes: it is asked, it answers, or it is given up.
 *
 * It sees no shell, no files of ours and no environment but PATH (empty), HOME (nowhere), LC_ALL and TZ; it
 * gains no privileges, leaves no core, writes to no file and dies with the thread that started it. */
#ifndef MALTALL_GNUPLOT_CHILD_H
#define MALTALL_GNUPLOT_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"

struct child;

/* Starts the program at an absolute path. NULL and err (ERROR_UNAVAILABLE) if that is not possible. */
struct child *child_new(const char *path, struct error *err);
/* Kills and buries it. */
void child_free(struct child *child);

/* Why there is no answer. */
enum child_outcome {
	CHILD_ANSWERED,
	CHILD_ENDED,   /* it closed its output */
	CHILD_SLOW,    /* the deadline passed */
	CHILD_FLOODED, /* it wrote more than any chart has */
};

/* Sends `script` and reads until a line that begins with `sentinel`. `answer` receives what stood before that
 * line, `last` the rest of the line, `complaint` what came on standard error meanwhile (at most some
 * kilobytes). After anything but CHILD_ANSWERED the child is of no more use. */
enum child_outcome child_ask(struct child *child, const struct buffer *script, const char *sentinel,
	long deadline_ms, struct buffer *answer, struct buffer *last, struct buffer *complaint);

#endif
