/* What a run found out: for each indicator a cell for the total and one for each group. Plain data; whoever
 * writes it out (plots/report, cmd) computes nothing. */
#ifndef MALTALL_INDICATOR_RESULT_H
#define MALTALL_INDICATOR_RESULT_H

#include "stats/indicator/definition.h"
#include "stats/indicator/verdict.h"

struct rule_report;
struct changes;
struct outlook;
struct results;

enum cell_state { CELL_OK, CELL_ZERO_DENOMINATOR, CELL_SUPPRESSED, CELL_SUPPRESSED_SECONDARY, CELL_NO_DATA };
/* "ok", "zero_denominator", "suppressed", "suppressed_secondary", "no_data". */
const char *cell_state_name(enum cell_state state);

/* Undetermined rows by the column behind them: "94 undetermined: plandato is missing". */
struct undetermined {
	const char *column;
	int64_t rows;
	uint32_t blame; /* the column's number in the evaluation */
};

struct cell {
	const char *by;    /* the label of the grouping; "" for the total */
	const char *group; /* the group's text; "" for the total, and for the rows whose group is missing (by
			      is then not "") */
	struct counts counts;
	struct interval interval; /* NaN where the denominator is 0 */
	double p_value; /* exact binomial, two-sided, against the target; NaN without target or cases, and in
			   the results of a series */
	enum position position;
	enum verdict verdict;
	int64_t missing_to_target; /* meaningful where the verdict is met or not_met */
	enum cell_state state;
	struct undetermined *causes; /* most rows first */
	size_t cause_count;
};

/* The cells of one grouping, in Norwegian order, the missing group last. */
struct stratum {
	const struct grouping *grouping;
	struct cell *cells;
	size_t cell_count;
	int64_t overlap; /* rows of the population counted in more than one group (a supervisor in two units)
			  */
	int64_t nowhere; /* rows of the denominator in no group at all */
};

struct indicator_result {
	const struct indicator_definition *definition;
	struct cell total;
	struct stratum *strata; /* definition->by_count of them */
	size_t stratum_count;
};

/* One input file as it was read. */
struct input {
	const char *table, *name; /* the name as the definitions write it */
	char digest[65];
	size_t rows;           /* that count */
	size_t rows_left_out;  /* by faults and by rules with `exclude` */
	size_t rows_set_aside; /* lines below the header that are no rows of data: totals, footnotes, blank
				  lines */
	struct dialect dialect;
	const struct reader_report *report; /* what else was found out about it; NULL: nothing is known */
};

struct result {
	const struct definition *definition;
	int32_t as_of;
	struct indicator_result *indicators;
	size_t indicator_count;
	struct input *inputs;
	size_t input_count;
	const struct faults *faults;     /* the data faults */
	const struct rule_report *rules; /* what the faults did; NULL: the rules were not applied */
	const struct changes *changes;   /* since the run before, see change.h; NULL: there is none */
	const struct outlook *outlook;   /* what comes due; NULL: not asked for */
	/* The results at every date of the definitions' series, this one's last (results.h); NULL: there is
	 * no series. */
	const struct results *series;
	struct arena arena;
};

struct timeline;

/* Works out every indicator of a definition over its loaded tables at one date. All borrowed by the result.
 * `ahead` is a timeline over the tables whose first date that is, for whoever asks it about the same
 * conditions later; NULL: there is none. */
struct result *result_new(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults, struct timeline *ahead);
void result_free(struct result *result);

#endif
