/* What is known of a gnuplot process, for the files that it is written in: child_start.c starts it, child.c
 * talks to it. */
#ifndef MALTALL_GNUPLOT_CHILD_STATE_H
#define MALTALL_GNUPLOT_CHILD_STATE_H

#include <sys/types.h>

#include "plots/gnuplot/child.h"

struct child {
	pid_t pid;
	int in, out, complaints;
	int started;            /* tells of the start; -1 from child_ready on */
	bool writable;          /* it still reads */
	bool open, complaining; /* it still writes, on standard output and on standard error */
	struct buffer unsent;   /* from `sent` on */
	struct buffer answers;  /* from `taken` on, without a sentinel before `seen` */
	struct buffer said;     /* on standard error, since the last answer was taken */
	size_t sent, taken, seen;
};

#endif
