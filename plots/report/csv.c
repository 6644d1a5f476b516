#include "plots/report/report.h"

#include <math.h>
#include <stdio.h>

#include "plots/report/escape.h"
#include "plots/report/reading.h"
#include "stats/base/date.h"
#include "stats/indicator/results.h"
#include "stats/indicator/rule.h"

static void
add_integer(struct buffer *out, int64_t number)
{
	buffer_char(out, ',');
	buffer_integer(out, number);
}

/* An empty field where the fraction is not defined. */
static void
add_fraction(struct buffer *out, int64_t numerator, int64_t denominator)
{
	char text[32];
	buffer_char(out, ',');
	if (denominator > 0)
		buffer_text(out, ratio_format(numerator, denominator, 6, text, sizeof text));
}

static void
add_limit(struct buffer *out, double limit)
{
	buffer_char(out, ',');
	number_plain(out, limit);
}

static void
add_text(struct buffer *out, const char *text)
{
	buffer_char(out, ',');
	escape_csv(out, text);
}

static void
add_counts(struct buffer *out, const struct cell *cell)
{
	const struct counts *counts = &cell->counts;
	if (!cell_is_open(cell)) {
		buffer_text(out, ",,,,,,,");
		return;
	}
	bool has_share = cell_has_share(cell);
	add_integer(out, counts->numerator);
	add_integer(out, counts->denominator);
	add_fraction(out, counts->numerator, counts->denominator);
	add_limit(out, has_share ? cell->interval.lower : NAN);
	add_limit(out, has_share ? cell->interval.upper : NAN);
	add_fraction(out, counts->lowest_numerator, counts->lowest_denominator);
	add_fraction(out, counts->highest_numerator, counts->highest_denominator);
}

static void
add_cell(struct buffer *out, const struct result *result, const struct indicator_definition *definition,
	const struct cell *cell)
{
	char text[64];
	escape_csv(out, definition->name);
	add_text(out, date_format_iso(result->as_of, text));
	add_text(out, cell->by);
	add_text(out, cell->group);
	add_counts(out, cell);
	add_text(out, definition->target.given ? target_format(&definition->target, text, sizeof text) : "");
	add_text(out, verdict_name(cell->verdict));
	if (cell_missing_is_known(cell))
		add_integer(out, cell->missing_to_target);
	else
		buffer_char(out, ',');
	if (cell_is_open(cell)) {
		add_integer(out, cell->counts.undetermined);
		add_integer(out, cell->counts.excluded);
		add_integer(out, cell->counts.excepted);
	} else {
		buffer_text(out, ",,,");
	}
	add_text(out, cell_state_name(cell->state));
	buffer_text(out, "\r\n");
}

static void
add_date(struct buffer *out, const struct result *result)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		add_cell(out, result, indicator->definition, &indicator->total);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
				add_cell(out, result, indicator->definition, &indicator->strata[j].cells[k]);
	}
}

void
report_indicators_csv(const struct result *result, struct buffer *out)
{
	buffer_text(out,
		"indicator,as_of,by,group,numerator,denominator,proportion,lower,upper,lowest,highest,"
		"target,verdict,missing_to_target,undetermined,excluded,excepted,state\r\n");
	for (size_t i = 0; result->series && i < result->series->count; i++)
		if (result->series->items[i]->as_of != result->as_of)
			add_date(out, result->series->items[i]);
	add_date(out, result);
}

static void
add_place(struct buffer *out, size_t place)
{
	buffer_char(out, ',');
	if (place > 0)
		buffer_integer(out, (int64_t)place);
}

void
report_quality_csv(const struct result *result, struct buffer *out)
{
	buffer_text(out, "severity,rule,file,line,column,message,effect\r\n");
	for (size_t i = 0; i < result->faults->count; i++) {
		const struct fault *fault = &result->faults->items[i];
		buffer_text(out, severity_name(fault->severity));
		add_text(out, fault->rule);
		add_text(out, fault->file);
		add_place(out, fault->line);
		add_place(out, fault->column);
		add_text(out, fault->message);
		add_text(out, fault_effect_name(fault_effect_of(result->definition, fault)));
		buffer_text(out, "\r\n");
	}
}
