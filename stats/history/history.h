/* The memory of the nights: every run with its as-of date, what it read, by which definitions and version,
 * and all its cells, in one SQLite file.
 *
 * A run of the same definitions file for the same date is a new *revision* only if its input, definitions,
 * options, version or figures differ from those of the latest one; else nothing is added. The first revision
 * is what was published, the last what is known now.
 *
 * Of a run with a series all dates are kept. What holds at a date is stored once, however many runs find the
 * same, so that a night adds its own cells, those of past dates that have changed, and some twenty bytes a
 * date. The cells of a run are those of its own date; those of all dates are its figures.
 *
 * A file of an earlier form is read as it is, and brought up to this one when it is next written to.
 *
 * A run is written in two steps, so that a kill at any moment leaves folder and history in agreement:
 * history_begin puts it in, unpublished and invisible; the folder is put in its place; history_publish makes
 * it visible. Whoever opens the history next looks through what was left unpublished (history_pending): where
 * the folder stands, the run is published after all, else it is withdrawn. Every step is one transaction.
 *
 * Errors. ERROR_UNAVAILABLE: no SQLite file, one of another program, of a later version of maltall, or
 * damaged; it is never written to. ERROR_CREATE: it cannot be made or may not be written. ERROR_WRITE: the
 * disk is full. ERROR_LOCKED: somebody else has been writing to it for too long. ERROR_INPUT: asked to read,
 * and not there. */
#ifndef MALTALL_HISTORY_HISTORY_H
#define MALTALL_HISTORY_HISTORY_H

#include "stats/base/buffer.h"
#include "stats/history/roster.h"
#include "stats/indicator/result.h"

struct history;

enum history_use { HISTORY_READ, HISTORY_WRITE };

/* HISTORY_WRITE makes the file where there is none, readable by its owner only. */
struct history *history_open(const char *path, enum history_use use, struct error *err);
void history_free(struct history *history);

/* A run to be kept. */
struct night {
	const struct result *result;
	const char *definitions; /* the name of the definitions file, without its folder: which history it
				    goes on */
	const char *options;     /* as the manifest says them, in one text */
	const char *manifest;    /* SHA-256 of the manifest that the folder will have */
	const struct roster *rosters; /* who was counted, one an indicator; NULL: not kept */
};
/* *id is 0 where the latest revision is the same already: there is nothing to publish then. */
bool history_begin(struct history *history, const struct night *night, int64_t *id, struct error *err);
/* Where another run has withdrawn it meanwhile, it is put in again. */
bool history_publish(struct history *history, const struct night *night, int64_t id, struct error *err);
bool history_withdraw(struct history *history, int64_t id, struct error *err);

/* A run as it is kept. */
struct kept_run {
	int64_t id, revision, revisions; /* of how many for its date */
	char *definitions, *as_of, *recorded, *version, *definition_digest, *options, *manifest;
	char *fingerprint, *cell_digest, *series_digest; /* the last: "" where there is no series */
	int64_t input_count, cell_count, roster_count;
	int64_t date_count; /* its own, and those of its series */
};
struct kept_runs {
	struct kept_run *items;
	size_t count;
};
enum which_runs {
	RUNS_ALL,
	RUNS_AS_PUBLISHED, /* the first revision of each date */
	RUNS_AS_KNOWN_NOW, /* the last one */
	RUNS_PENDING,      /* those that were never published; no other shows them */
};
struct run_filter {
	enum which_runs which;
	const char *definitions; /* NULL: of all */
	const char *as_of;       /* yyyy-mm-dd; NULL: any date */
	const char *before;      /* yyyy-mm-dd: dates before this one; NULL: any */
};
/* By definitions, date, revision. Always to be freed. */
bool kept_runs_read(
	struct history *history, const struct run_filter *filter, struct kept_runs *runs, struct error *err);
void kept_runs_free(struct kept_runs *runs);

/* Publishes a run that was left pending and whose folder stands. */
bool history_adopt(struct history *history, const struct kept_run *run, struct error *err);

/* A cell as it is kept: the columns of indicators.csv, with the counts behind each fraction. */
struct kept_cell {
	const char *indicator, *by, *group, *target, *verdict, *state;
	bool open; /* false: suppressed or without data, and then no count is kept */
	int64_t numerator, denominator, lowest_numerator, lowest_denominator, highest_numerator,
		highest_denominator, undetermined, excluded, excepted;
	bool missing_known;
	int64_t missing_to_target;
	double lower, upper; /* NaN where there are none */
};
struct kept_cells {
	struct kept_cell *items;
	size_t count;
	struct arena arena;
};
/* The cells of a result in the order of indicators.csv. */
void kept_cells_of(const struct result *result, struct kept_cells *cells);
bool kept_cells_read(struct history *history, int64_t run, struct kept_cells *cells, struct error *err);
void kept_cells_free(struct kept_cells *cells);
/* SHA-256 over everything in the cells, in out[DIGEST_TEXT_SIZE]. */
void kept_cells_digest(const struct kept_cells *cells, char *out);

/* What holds at a date as one run found it: at its own, or at another of its series. */
struct kept_figure {
	int64_t run, revision, slice; /* slice: where the cells are, 0 for those of the run */
	char *definitions, *as_of, *run_as_of;
};
struct kept_figures {
	struct kept_figure *items;
	size_t count;
};
/* By definitions, date, run. RUNS_ALL: of each run; RUNS_AS_PUBLISHED: of each date as the first run found it
 * that had it; RUNS_AS_KNOWN_NOW: as the last one did. `as_of` of the filter is the date of the figures;
 * `before` is not read. `run`: of this one only; 0: of any. Always to be freed. */
bool kept_figures_read(struct history *history, const struct run_filter *filter, int64_t run,
	struct kept_figures *figures, struct error *err);
void kept_figures_free(struct kept_figures *figures);
bool kept_figures_cells(struct history *history, const struct kept_figure *figure, struct kept_cells *cells,
	struct error *err);

/* The inputs of a run: "table name digest rows" each. */
struct kept_input {
	char *table, *name, *digest;
	int64_t rows;
};
struct kept_inputs {
	struct kept_input *items;
	size_t count;
};
bool kept_inputs_read(struct history *history, int64_t run, struct kept_inputs *inputs, struct error *err);
void kept_inputs_free(struct kept_inputs *inputs);

/* Removes the rosters of runs whose date is more than `days` before that of the latest run of its
 * definitions. */
bool history_expire(struct history *history, int days, struct error *err);

/* Removes runs with all that belongs to them; what they held is overwritten in the file. */
bool history_prune(struct history *history, const struct kept_runs *runs, struct error *err);

/* Looks for everything that cannot be: SQLite's own check, counts that do not fit together, cells that are
 * not those whose digest was kept, at any date, digests that are none, rosters that do not count as their
 * cell does. Each is a line in `findings`; empty: all is in order. */
bool history_check(struct history *history, struct buffer *findings, struct error *err);

#endif
