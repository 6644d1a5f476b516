/* Definitions over tables in memory with the rules applied, and what came of it as text. */
#ifndef MALTALL_TESTS_INDICATOR_RUN_H
#define MALTALL_TESTS_INDICATOR_RUN_H

#include "stats/indicator/rule.h"
#include "tests/check.h"

/* A definitions file over tables in memory, with the rules applied. */
struct run {
	struct definition *definition;
	struct tables *tables;
	struct faults mistakes, faults;
	struct rule_report report;
	struct error err;
	bool usable;
};

static inline struct run
run_text(const char *definitions, const char *const *files, size_t count)
{
	struct run run = { 0 };
	run.definition =
		definition_read_text(definitions, strlen(definitions), "plan.yaml", &run.mistakes, &run.err);
	if (!run.definition)
		return run;
	for (size_t i = 0; i < count; i++) {
		run.definition->tables[i].files[0].bytes = files[i];
		run.definition->tables[i].files[0].length = strlen(files[i]);
		run.definition->tables[i].dialect.delimiter = ';';
		run.definition->tables[i].dialect.decimal = ',';
	}
	run.tables = tables_load(run.definition->tables, count, &run.faults, &run.err);
	if (run.tables)
		run.usable = rules_apply(run.definition, run.tables, run.definition->as_of, &run.faults,
			&run.report, &run.err);
	return run;
}

static inline void
run_free(struct run *run)
{
	rule_report_free(&run->report);
	tables_free(run->tables);
	definition_free(run->definition);
	faults_free(&run->mistakes);
	faults_free(&run->faults);
}

/* What the rooms below say of lines and fields that they accept. */
static inline bool
is_remark(const struct fault *fault)
{
	return fault->severity == SEVERITY_INFO && rule_kind_find(fault->rule) &&
	       strcmp(fault->rule, "not_judged") != 0 && strncmp(fault->rule, "totals_a", 8) != 0 &&
	       strcmp(fault->rule, "totals_unsure") != 0;
}

/* A fault a line: "severity rule file:line:column message"; then an effect a line: "rule indicator out in out
 * in". */
static inline void
run_check(const struct run *run, const char *expected, int line)
{
	struct buffer out = { 0 };
	for (size_t i = 0; i < run->mistakes.count; i++)
		buffer_print(&out, "%zu:%zu %s\n", run->mistakes.items[i].line, run->mistakes.items[i].column,
			run->mistakes.items[i].message);
	for (size_t i = 0; i < run->faults.count; i++) {
		const struct fault *fault = &run->faults.items[i];
		if (is_remark(fault))
			continue;
		buffer_print(&out, "%s %s %s:%zu:%zu %s\n", severity_name(fault->severity), fault->rule,
			fault->file, fault->line, fault->column, fault->message);
	}
	for (size_t i = 0; i < run->report.effect_count; i++) {
		const struct rule_effect *effect = &run->report.effects[i];
		buffer_print(&out, "%s %s %lld %lld %lld %lld\n", effect->rule,
			run->definition->indicators[effect->indicator].name,
			(long long)effect->denominator_out, (long long)effect->denominator_in,
			(long long)effect->numerator_out, (long long)effect->numerator_in);
	}
	check_text(out.bytes ? out.bytes : "", expected, __FILE__, line, "what came of it");
	buffer_free(&out);
}

#endif
