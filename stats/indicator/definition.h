/* A definitions file, read and checked: the structs that the rest of the tool works from.
 *
 * definition_read reports every mistake, not only the first, into a fault list (rule "definition", severity
 * fatal) with file, line and column; error_excerpt in source.h prints the source line and a caret for such a
 * place. */
#ifndef MALTALL_INDICATOR_DEFINITION_H
#define MALTALL_INDICATOR_DEFINITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/decimal.h"
#include "stats/base/error.h"
#include "stats/base/fault.h"
#include "stats/expr/expr.h"
#include "stats/method/chart_choice.h"
#include "stats/method/proportion.h"
#include "stats/table/table.h"

enum language { LANGUAGE_NB, LANGUAGE_EN };

/* How a proportion is compared with its target. */
enum comparison { AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN };

struct target {
	bool given;
	enum comparison comparison;
	struct ratio value; /* a fraction: 70 % is 7/10 */
};

/* How units are compared in a funnel; FUNNELS_PLAIN and FUNNELS_NORMAL allow for chance alone, by the
 * binomial distribution and by the normal one in its place; FUNNELS_DISPERSED for over-dispersion too. */
enum funnel_rule { FUNNELS_PLAIN, FUNNELS_NORMAL, FUNNELS_DISPERSED, FUNNELS_NONE };

/* A descriptive field that goes into the report as it is ("rationale", "source", ...). */
struct description {
	const char *key, *text;
};

/* A condition as text, as it stands in the file; text is NULL where it is not given. */
struct condition {
	const char *text;
	const struct expr *expr;
};

/* What the rows of a table are called in sentences: "veileder", "veiledere"; NULL, NULL where not given. */
struct row_noun {
	const char *one, *many;
};

struct named_condition {
	const char *name, *about; /* about: what it means, or NULL */
	size_t table;
	const char *text;
};

/* What every row of a table must fulfil: a rule of the definitions file, or one that a column's keys
 * (`required`, `range`, `unique`) stand for. */
struct rule {
	const char *name; /* the key in the file, or that of the column: "required" */
	size_t table;
	size_t column; /* what it is about; of a rule of the file the first column it names, or SIZE_MAX */
	struct condition expect; /* false: broken; unknown: not judged. Not of `unique` */
	struct grouping values;  /* of `unique`: what must not come twice; else its value is NULL */
	const char *message;     /* what to say of a row that breaks it */
	const char *said;        /* the same as the definitions say it; NULL where they do not */
	enum severity severity;
	bool exclude; /* rows that break it are taken out before anything is counted */
};

struct indicator_definition {
	const char *name;     /* the key in the file */
	const char *title;    /* the name where not given */
	const char *about;    /* or NULL */
	size_t table;         /* `count`: the population */
	struct row_noun noun; /* of that table */
	struct condition where, denominator, exclude, numerator, numerator_exclude, except;
	struct target target;
	int32_t target_date; /* DATE_MISSING where not given */
	struct grouping *by;
	size_t by_count;
	enum interval_method interval;
	double level;
	enum time_chart variation;
	enum funnel_rule funnel;
	bool by_name; /* the chart of its units has them in Norwegian order, not by their figure */
	struct description *descriptions;
	size_t description_count;
};

/* The dates at which every indicator is worked out besides the one of the report: `from` and every step of
 * the calendar from there. */
enum step { STEP_DAY, STEP_WEEK, STEP_MONTH, STEP_QUARTER, STEP_YEAR };
struct schedule {
	bool given;
	int32_t from, to; /* to: DATE_MISSING for the date of the report */
	enum step every;
};

/* What somebody decided or found out, and when it showed: charts over time tell it, and only so does a centre
 * line move or a point not count. */
struct decision {
	int32_t date;
	const char *by, *why;
	bool rebase;            /* from this date on with a centre line and limits of their own */
	bool exclude;           /* the first date of the series from here on is shown and does not count */
	const bool *indicators; /* of each whether it is about it; NULL: about all */
};

#define UNITS_NONE "none"

struct definition {
	const char *path;   /* as the user wrote it */
	const char *source; /* the whole text of the file, and its length */
	size_t source_length;
	char digest[65];   /* SHA-256 of the file */
	const char *title; /* the name of the file where not given */
	enum language language;
	int32_t as_of; /* DATE_MISSING where the file says `today` or nothing */
	bool as_of_today;
	struct table_spec *tables;
	struct row_noun *nouns; /* of each table */
	size_t table_count;
	struct named_condition *conditions;
	size_t condition_count;
	struct rule *rules; /* those of the file in its order, then those of the columns */
	size_t rule_count;
	struct indicator_definition *indicators;
	size_t indicator_count;
	/* The grouping whose groups have a page each: the name of its column or its label; NULL where not
	 * given, UNITS_NONE where there shall be none. */
	const char *units;
	struct schedule series;
	int32_t baseline_from, baseline_to; /* DATE_MISSING, DATE_MISSING: all of it */
	struct decision *decisions;         /* by date */
	size_t decision_count;
	struct vocabulary *vocabulary; /* everything is compiled in this */
	struct faults
		remarks; /* what is asked for and not looked at: warnings, for whoever judges the data */
	struct arena arena;
};

/* Reads, checks and compiles a definitions file. NULL where anything in it is wrong: then either err is set
 * (the file cannot be read: ERROR_INPUT) or `mistakes` has at least one fault and err says how many
 * (ERROR_DEFINITION). */
struct definition *definition_read(const char *path, struct faults *mistakes, struct error *err);
/* The same from text in memory; `path` is what messages call it and where relative files are looked for. */
struct definition *definition_read_text(
	const char *text, size_t length, const char *path, struct faults *mistakes, struct error *err);
void definition_free(struct definition *definition);

/* Parses "at least 70 %", "at most 5 %", "more than ...", "less than ...", ">= 70 %", "<= ...", "> ...", "<
 * ..." and a bare "70 %" (at least). The percent sign is required; decimal point or comma. False and a
 * message of what is wrong. */
bool target_parse(const char *text, struct target *target, char *message, size_t size);
/* "95 %" as a fraction. False without a percent sign, and for anything that is not a number with one. */
bool percent_parse(const char *text, struct ratio *value);
/* ">=0.7" as indicators.csv writes it; "" where no target is given. Returns out. */
char *target_format(const struct target *target, char *out, size_t size);

#endif
