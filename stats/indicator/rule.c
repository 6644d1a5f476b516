#include "stats/indicator/rule.h"

#include <stdlib.h>

#include "stats/indicator/rule_parts.h"
#include "stats/table/totals.h"

/* Says how many there are, and where the first is. */
static bool
refuse(const struct faults *faults, struct error *err)
{
	size_t count = faults->by_severity[SEVERITY_FATAL];
	const struct fault *first = faults->items;
	while (first->severity != SEVERITY_FATAL)
		first++;
	return fail(err, ERROR_DATA, first->file, first->line, first->column,
		"the data are refused: %zu fatal fault%s, the first of them %s here; nothing is computed",
		count, count == 1 ? "" : "s", first->rule);
}

static void
remarks_tell(const struct faults *remarks, struct faults *faults)
{
	for (size_t i = 0; i < remarks->count; i++) {
		const struct fault *remark = &remarks->items[i];
		fault_add(faults, remark->severity, remark->rule, remark->file, remark->line, remark->column,
			"%s", remark->message);
	}
}

bool
rules_apply(const struct definition *definition, struct tables *tables, int32_t as_of, struct faults *faults,
	struct rule_report *report, struct error *err)
{
	*report = (struct rule_report){ 0 };
	remarks_tell(&definition->remarks, faults);
	repeated_exclude(definition, tables, as_of, report);
	for (size_t i = 0; i < tables->count; i++)
		totals_check(&tables->items[i], faults);
	struct judgement *judgements = judgements_new(definition, tables, as_of, faults);
	bool usable = faults->by_severity[SEVERITY_FATAL] == 0;
	if (usable) {
		rows_exclude(definition, tables, as_of, judgements, report);
		values_report(definition, tables, as_of, faults, report);
	}
	judgements_free(judgements, definition);
	return usable || refuse(faults, err);
}

void
rule_report_free(struct rule_report *report)
{
	free(report->effects);
	*report = (struct rule_report){ 0 };
}
