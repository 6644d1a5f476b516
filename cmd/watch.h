/* What makes a run a night: it is alone, it remembers what the last one came to, and it tells those who
 * watch.
 *
 *   --state FOLDER     locked for the whole run; status.json is written there at its end, also where it
 * failed
 *   --prometheus FILE  the figures and how the run went, for the node exporter
 *   --notify PROGRAM   is told which verdicts are others than it was last told
 *
 * Without any of them, nothing. */
#ifndef MALTALL_CMD_WATCH_H
#define MALTALL_CMD_WATCH_H

#include "cmd/notice.h"
#include "cmd/option.h"
#include "cmd/status.h"

struct watch {
	const struct arguments *arguments;
	const struct notice *notice;
	const char *definitions; /* the path as it was given */
	const char *folder;      /* of --state, or what systemd gave; NULL: none */
	struct buffer path;      /* of status.json in it */
	int directory;           /* of the folder, locked while it is open; -1: none */
	struct timespec began;   /* by a clock that nobody sets */
	struct status before, now;
	bool has_before;
	bool has_result; /* a report was written by this run */
	bool notification_failed;
	struct buffer metrics; /* of the figures */
};

/* clang-format off */
#define WATCH_OPTIONS \
	{ .name = "state", .argument = "FOLDER", \
		.help = "where the run locks out others and leaves status.json: how it went, and every verdict; made where it is missing (default: $STATE_DIRECTORY, which systemd sets; else none)" }, \
	{ .name = "prometheus", .argument = "FILE", \
		.help = "write figures and how the run went to FILE, for the textfile collector of the node exporter" }, \
	{ .name = "notify", .argument = "PROGRAM", \
		.help = "run PROGRAM (a path; no shell) where a verdict is another than it was last told, with a JSON summary on its standard input; needs --state" }, \
	{ .name = "notify-argument", .argument = "TEXT", .repeated = true, \
		.help = "an argument for PROGRAM; may be given again for the next one" }
/* clang-format on */

/* The program of --notify has so long. */
enum { NOTIFY_SECONDS = 60 };

/* Before anything is read. False and err: ERROR_USAGE, ERROR_CREATE, ERROR_LOCKED. watch_end in any case. */
bool watch_begin(struct watch *watch, const struct arguments *arguments, const struct notice *notice,
	struct error *err);
/* When the report stands in its place: takes over figures and verdicts, and tells --notify of those that
 * changed. That this fails is said as a warning and changes nothing: the next run tells it again. `report` is
 * the folder of the report. */
void watch_publish(struct watch *watch, const struct result *result, const char *report);
/* Writes what is to be written about a run that ended with *err, which may be none, and unlocks. False and
 * err (ERROR_WRITE, unless it is set) where that cannot be written. */
bool watch_end(struct watch *watch, struct error *err);

#endif
