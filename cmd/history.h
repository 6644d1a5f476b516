/* `maltall history`: a question to a history, and its cells in rows. */
#ifndef MALTALL_CMD_HISTORY_H
#define MALTALL_CMD_HISTORY_H

#include "cmd/command.h"
#include "cmd/output.h"
#include "stats/base/date.h"
#include "stats/history/history.h"

struct retrospect {
	const struct arguments *arguments;
	const struct notice *notice;
	struct history *history;
	struct run_filter filter;
	char as_of[DATE_TEXT_SIZE], before[DATE_TEXT_SIZE];
	enum language language;
	enum print_format format;
	size_t keep; /* 0: not given */
};

/* A listing whose heads are in the language of the answer. */
struct listing *retrospect_listing(
	const struct retrospect *retrospect, const struct listing_column *columns, size_t count);
/* The first three columns of every listing: whose definitions, which date, which revision. */
void run_list(struct listing *listing, const char *definitions, const char *as_of, int64_t revision);

/* A row for each cell of these runs, at their own dates. */
bool cells_say(const struct retrospect *retrospect, const struct kept_runs *runs, struct error *err);
/* A row for each cell at every date of their series too, with the run that it is from. `run`: of this one; 0:
 * of those that the question is about. */
bool figures_say(const struct retrospect *retrospect, int64_t run, struct error *err);

#endif
