/* What `maltall calc` works with: files, the types of their columns, and the one indicator asked for. */
#ifndef MALTALL_CMD_CALC_H
#define MALTALL_CMD_CALC_H

#include "cmd/computation.h"
#include "cmd/input.h"
#include "cmd/output.h"
#include "stats/indicator/counted.h"
#include "stats/indicator/headcount.h"
#include "stats/indicator/single.h"
#include "stats/table/readings.h"

struct calculation {
	const struct arguments *arguments;
	const struct notice *notice;
	bool of_counts; /* the form with counts already made */
	struct input_files files;
	struct column_spec *columns;
	bool *ambiguous; /* for each column: it may be a number or a truth, and nobody said which */
	bool *ignored;   /* for each column: it does not tell rows of counts apart */
	size_t column_count;
	struct readings *readings; /* of each column */
	const char *types_told;    /* "unit text, start date"; NULL: there is none */
	const char **repeated;     /* headers that stand more than once, and so name no column */
	size_t repeated_count;
	struct single_spec spec;
	struct counted_spec counted;
	struct headcount *headcount; /* what rows came to that are not kept; NULL: they are */
	struct arena arena;
};

/* Reads the options that need no look at the files: which form it is, target, interval, date, dialect.
 * Without
 * --as-of the date is DATE_MISSING. False and err (ERROR_USAGE). */
bool calc_options_read(struct calculation *calculation, int32_t *as_of, struct error *err);

/* Looks at the files, at the beginning of long ones, and settles a type for every column: the one that all
 * its filled fields have, text where they have none, and what --type says before that. False and err. */
bool calc_columns_find(struct calculation *calculation, struct error *err);

/* The definition of the one indicator: settles which columns are dimensions, counts and groups, and keeps
 * only those that something asks for. NULL and err; mistakes in conditions are shown first. */
struct definition *calc_definition_make(struct calculation *calculation, struct error *err);

/* The column with this header, given with the option named; SIZE_MAX and err, with the nearest, if there is
 * none. */
size_t calc_column(
	const struct calculation *calculation, const char *option, const char *header, struct error *err);

/* Drops the columns that a definition makes no use of: they are not looked at again, whatever they hold. */
void calc_columns_prune(struct calculation *calculation, const struct definition *definition);

/* Says the types of the columns; calc_columns_find does so where they are certain. */
void calc_types_say(const struct calculation *calculation);
/* Whether the types of the columns that are left, and with which the table has been read, are those of all
 * rows; false also where that is not sure. */
bool calc_types_hold(const struct calculation *calculation, const struct table *table);

/* False and err if the type of a column that is left is not certain. */
bool calc_types_certain(const struct calculation *calculation, struct error *err);

#endif
