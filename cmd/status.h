/* What the last run came to, for whoever watches the nights: STATE/status.json.
 *
 * It tells of the clock, so it never stands in the folder of a report. A run that fails keeps the figures and
 * verdicts of the last one that wrote a report, since the next run compares with those. */
#ifndef MALTALL_CMD_STATUS_H
#define MALTALL_CMD_STATUS_H

#include <stdbool.h>
#include <time.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/indicator/result.h"

/* A cell whose indicator has a target. Verdicts are the words of verdict_name, NULL for none: `verdict` where
 * the cell was there once and is no more; `announced`, what --notify was last told, where it was told
 * nothing.
 */
struct status_cell {
	const char *indicator, *by, *group;
	const char *verdict, *announced;
	/* Of the result at hand, while it is there; NULL for a cell that was read from a file. */
	const struct indicator_definition *definition;
	const struct cell *cell;
};

struct status {
	time_t started;
	double seconds;
	int exit_code;
	const char *error;   /* NULL where there was none */
	time_t last_success; /* when the last run with exit code 0 or 1 began; 0: never */
	/* Of the last run that wrote a report; as_of is NULL where none did. */
	const char *as_of, *definitions; /* the date; the digest of the definitions */
	size_t faults[SEVERITY_FATAL + 1];
	struct status_cell *cells; /* those of the result first, in its order */
	size_t cell_count;
	struct arena arena; /* holds all of it */
};

/* "2026-01-31T02:00:00Z" in out[TIME_TEXT_SIZE]. Returns out. */
enum { TIME_TEXT_SIZE = 32 };
char *time_format(time_t time, char *out);

/* Reads the file; a file that is not there leaves the status empty. False and err where it cannot be read or
 * was not written by maltall; the status is then empty too. */
bool status_read(struct status *status, const char *path, struct error *err);
void status_write(const struct status *status, struct buffer *out);
void status_free(struct status *status);

/* Takes date, faults and verdicts from a result, and from `before` what was announced: a cell that was not
 * there, or a first run, has nothing announced. A cell of `before` that the result no longer has stays,
 * without a verdict, until that is announced. The result is borrowed until status_settle. */
void status_take_result(struct status *status, const struct result *result, const struct status *before);
/* The same from a status that was read: what a failed run keeps. */
void status_take_status(struct status *status, const struct status *before);
/* Whether the verdict of a cell is another than was announced. */
bool status_cell_changed(const struct status_cell *cell);
/* Every verdict counts as announced, and cells that are no more are dropped. */
void status_settle(struct status *status);

#endif
