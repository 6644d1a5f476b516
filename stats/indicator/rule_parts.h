/* The parts of rules_apply: judging rows, and taking out those that break a rule. Private to this room. */
#ifndef MALTALL_INDICATOR_RULE_PARTS_H
#define MALTALL_INDICATOR_RULE_PARTS_H

#include "stats/indicator/rule.h"

/* The rows that break one rule. */
struct judgement {
	const struct rule *rule;
	uint32_t *broken;  /* in order */
	uint32_t *earlier; /* of `unique`: the row that each of them repeats; else NULL */
	size_t count;
};

/* Judges every row by every rule and adds the faults. One for each rule of the definition, in its order. */
struct judgement *judgements_new(
	const struct definition *definition, struct tables *tables, int32_t as_of, struct faults *faults);
void judgements_free(struct judgement *judgements, const struct definition *definition);

/* Takes out the rows that repeat a key and do not count, and reports what that changes. */
void repeated_exclude(const struct definition *definition, struct tables *tables, int32_t as_of,
	struct rule_report *report);
/* Takes out the rows that break a rule with `exclude`, and reports what that changes. The judgements are used
 * up. */
void rows_exclude(const struct definition *definition, struct tables *tables, int32_t as_of,
	struct judgement *judgements, struct rule_report *report);
/* Reports which rows are out of a denominator because of a value that could not be read. */
void values_report(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults, struct rule_report *report);
/* Adds what the faults of other rows did, which stand behind. */
void rule_report_join(struct rule_report *report, const struct rule_report *behind);

#endif
