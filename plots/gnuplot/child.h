/* One gnuplot process at the other end of three pipes: it is asked, it answers, or it is given up.
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

/* Starts the program at an absolute path, behind the walls of sandbox.h; *gaps are those that are missing.
 * With `fonts`, which may be NULL, it sees these and no others. NULL and err (ERROR_UNAVAILABLE) if it cannot
 * be started.
 */
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

/* Sends `script` and reads until `sentinel` and the end of its line; a PNG ends within a line. `answer`
 * receives what stood before it, `last` the rest of the line, `complaint` what came on standard error
 * meanwhile (at most some kilobytes). After anything but CHILD_ANSWERED the child is of no more use. */
enum child_outcome child_ask(struct child *child, const struct buffer *script, const char *sentinel,
	long deadline_ms, struct buffer *answer, struct buffer *last, struct buffer *complaint);

#endif
