/* What is different from the run before, and what the calendar will do next: plain data beside a result.
 *
 * From what was published for an earlier date to what holds now there are two steps, so that the passing of
 * time and the mending of data are told apart:
 *
 *   published, for the earlier date   P   from the data and the definitions of that run
 *            | amended: registered late, corrected, deleted since; or counted by other definitions
 *   worked out again for that date    R   from the data and the definitions of this run
 *            | passed: what happened between the two dates
 *   now                               C
 *
 * The second step compares every row at two dates within the tables of this run, so it is always exact. The
 * first needs to know who was counted then (see stats/history/roster.h); where that is not known, only its
 * net is. Either way: counts of P + amended = counts of R, and counts of R + passed = counts of C. */
#ifndef MALTALL_INDICATOR_CHANGE_H
#define MALTALL_INDICATOR_CHANGE_H

#include "stats/indicator/movement.h"
#include "stats/indicator/result.h"

/* What is known of the first step. */
enum amendment {
	AMENDMENT_BY_ROW,    /* who moved how */
	AMENDMENT_NO_KEY,    /* net only: the table has no key that tells its rows apart */
	AMENDMENT_NOT_KEPT,  /* net only: who was counted then is not kept, or no longer */
	AMENDMENT_OTHER_KEY, /* net only: it was kept under another secret key */
};
/* "by_row", "no_key", "not_kept", "other_key". */
const char *amendment_name(enum amendment amendment);

struct pair_of_counts {
	int64_t numerator, denominator;
};

/* A cell as it was published then. */
struct former_cell {
	const char *by, *group;
	struct pair_of_counts counts;
};

struct indicator_change {
	bool known;              /* false: that run had no such indicator, or no figure for it */
	bool is_new;             /* that run had no such indicator, under this name or another */
	const char *former_name; /* what it was called then; NULL: the same, or it is new */
	bool redefined; /* the first step is (also) that of other definitions or another version of maltall */
	enum amendment amendment;
	struct pair_of_counts before, again, now; /* P, R and C, of the total */
	struct movement amended;                  /* zero unless AMENDMENT_BY_ROW */
	struct movement passed;
	struct former_cell *cells; /* those of the groups */
	size_t cell_count;
};

struct changes {
	int32_t since; /* the as-of date of the run before */
	int64_t run;   /* its number in the history, and its revision */
	int64_t revision;
	char digest[65]; /* of its cells */
	size_t nights; /* dates before this one that have a run of the same definitions file, and the first of
			  them */
	int32_t first;
	bool new_definition, new_version;
	struct indicator_change *items; /* one an indicator of the result, in its order */
	size_t count;
	const char **gone; /* the names of those of that run that are not in the definitions any more */
	size_t gone_count;
	struct arena arena;
};
void changes_free(struct changes *changes);
/* The cell of a group as it was published; NULL if there was none. */
const struct former_cell *change_find_cell(
	const struct indicator_change *change, const char *by, const char *group);

/* An indicator at a later date, if nothing happens until then. */
struct horizon {
	int days;
	int32_t date;
	struct movement movement; /* from now to that date */
	struct pair_of_counts counts;
	enum verdict verdict;
	int64_t missing; /* how many must have been done by then for the target to be met; as
			    missing_to_target */
};

enum { HORIZONS = 3 }; /* 30, 60 and 90 days */

struct indicator_outlook {
	struct horizon horizons[HORIZONS];
	size_t count;
};

/* Assumes that the tables stay as they are: nobody comes or goes that is not in them with a date, and nothing
 * is done. What begins and ends between two dates is not seen. */
struct outlook {
	struct indicator_outlook *items; /* one an indicator of the result */
	size_t count;
};
/* as_of and the dates of the outlook; NULL where nothing in the definitions depends on the date. Yours to
 * free; borrows all. */
struct timeline *outlook_timeline(
	const struct definition *definition, const struct tables *tables, int32_t as_of);
/* `ahead` is the outlook_timeline of the result; NULL where that is. */
struct outlook *outlook_new(const struct result *result, const struct tables *tables, struct timeline *ahead);
void outlook_free(struct outlook *outlook);

#endif
