/* The next batches of a reader, read by a thread while the one at hand is worked on: reading overlaps with
 * computing. What comes out, in which batches and with which faults before which batch, is what reader_fill
 * gives. */
#ifndef MALTALL_CSV_AHEAD_H
#define MALTALL_CSV_AHEAD_H

#include <stdbool.h>

#include "stats/base/error.h"
#include "stats/csv/reader.h"

struct ahead;

/* From now until ahead_stop, or until ahead_next has told the end, the reader's rows, lines and faults are
 * the thread's. NULL: there is no second processor, or no thread to be had. */
struct ahead *ahead_start(struct reader *reader);
/* As reader_next. */
bool ahead_next(struct ahead *ahead, struct batch *batch, struct error *err);
/* Whether the end has been told: the thread is gone and the reader as it was. */
bool ahead_is_over(const struct ahead *ahead);
/* Ends the thread, wherever it is, and frees what batches borrow. */
void ahead_stop(struct ahead *ahead);

#endif
