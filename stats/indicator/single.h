/* A definition without a definitions file: one table, one indicator, from what a command line says. It serves
 * result_new and the reports like one that was read. */
#ifndef MALTALL_INDICATOR_SINGLE_H
#define MALTALL_INDICATOR_SINGLE_H

#include "stats/indicator/definition.h"

/* A condition and what messages call it ("--denominator"); text NULL: not given. */
struct single_condition {
	const char *name, *text;
};

/* Everything is copied except the bytes of the files. */
struct single_spec {
	const char *path;  /* what the outputs call the definition */
	const char *name;  /* of the indicator */
	const char *title; /* of indicator and definition */
	const char *table; /* as messages about conditions call the rows */
	enum language language;
	const struct table_file *files;
	size_t file_count;
	struct dialect dialect;
	bool of_counts;      /* the rows are counts; totals among them are found by whoever adds them up */
	bool unsigned_alone; /* as in struct table_spec */
	const struct column_spec *columns; /* name, header and type */
	size_t column_count;
	struct single_condition where, denominator, exclude, numerator, except;
	const char *const *by; /* names of columns, of any spelling */
	size_t by_count;
	struct target target;
	enum interval_method interval;
	double level; /* a fraction strictly between 0 and 1 */
};

/* NULL where a condition or a grouping is wrong: `mistakes` then has a fault for each (rule "definition", the
 * condition's name as file, its place as line and column) and err (ERROR_USAGE) says how many. */
struct definition *definition_new_single(
	const struct single_spec *spec, struct faults *mistakes, struct error *err);

/* A name as conditions write it whatever its characters: in double quotes. It lives in the arena. */
const char *name_quoted(struct arena *arena, const char *name);

#endif
