/* Rules about data: what maltall itself looks for, what definitions ask for, and what a broken rule did to
 * the figures. */
#ifndef MALTALL_INDICATOR_RULE_H
#define MALTALL_INDICATOR_RULE_H

#include "stats/indicator/definition.h"

/* What a fault does to what is counted. */
enum fault_effect {
	EFFECT_NONE,           /* nothing: the row counts as it stands */
	EFFECT_VALUE_MISSING,  /* the value counts as missing */
	EFFECT_ROW_LEFT_OUT,   /* the row is left out */
	EFFECT_LINE_SET_ASIDE, /* the line is no row of data: a title, a total, a footnote */
	EFFECT_REFUSED,        /* the data are refused */
	EFFECT_COUNT,
};
/* "none", "value_missing", "row_left_out", "line_set_aside", "refused": as quality.csv writes it. */
const char *fault_effect_name(enum fault_effect effect);

/* A rule that maltall has of itself: every name that a fault of the data may have, unless it is that of a
 * rule of the definitions. */
struct rule_kind {
	const char *name;
	const char *titles[2]; /* what a fault of it is, by enum language */
	enum fault_effect effect;
};
extern const struct rule_kind rule_kinds[];
extern const size_t rule_kind_count;
/* NULL if there is none. */
const struct rule_kind *rule_kind_find(const char *name);

/* Its title, or the name itself where it is that of a rule of the definitions. */
const char *rule_title(const char *name, enum language language);

/* The rule of the definitions file that is called so; NULL if there is none. */
const struct rule *rule_named(const struct definition *definition, const char *name);

/* What a fault did: what its rule does; that the data are refused where it is fatal; and nothing to a value
 * where it is no error but only says what was accepted. */
enum fault_effect fault_effect_of(const struct definition *definition, const struct fault *fault);

/* What the faults of one rule did to one indicator, in rows of its population. */
struct rule_effect {
	const char *rule;
	size_t indicator;
	int64_t denominator_out, denominator_in; /* left and entered the denominator */
	int64_t numerator_out, numerator_in;     /* of those that stayed in it */
};

/* What judging the rows came to. A zeroed one is of data without a fault. */
struct rule_report {
	struct rule_effect *effects; /* by rule, in the order in which they were applied, then by indicator */
	size_t effect_count, effect_capacity;
};

/* Takes out the rows of loaded tables that repeat a key, judges all others by every rule of the definition,
 * then takes out those that break a rule with `exclude`.
 *
 * Faults, by row in the order of the rules (the line is the row's, the column where the rule's column stands,
 * or 0 where the file cannot be read again):
 *   the rule's name   the condition is false; the severity is the rule's
 *   required, range   the same of a column's keys: error
 *   unique            a value that an earlier row has, which is named: error
 *   not_judged        info, once for a rule and a file: for how many rows the condition is unknown, and why
 *   totals            a row of totals is not the sum of its parts: error (see totals_check, also for its
 * infos) schema_constraint what a schema asks for and maltall does not look at: warning, at its place there
 *
 * Effects. First go the rows that repeat a key and do not count (duplicate_key, contradiction: two effects).
 * Then every rule is judged over all other rows; then the rules with `exclude` take out theirs one after
 * another, and what changes between before and after is the effect of that rule: also where the rows of one
 * table decide about those of another. Rows whose value could not be read (EFFECT_VALUE_MISSING) are out of a
 * denominator where it is unknown for them because of that very value; a value that is read through a
 * reference or from rows of another table is not followed.
 *
 * False and err (ERROR_DATA) if any fault, also an earlier one, is fatal: nothing may be computed from such
 * data, and no row that breaks a rule is taken out. rule_report_free in any case. */
bool rules_apply(const struct definition *definition, struct tables *tables, int32_t as_of,
	struct faults *faults, struct rule_report *report, struct error *err);
void rule_report_free(struct rule_report *report);

#endif
