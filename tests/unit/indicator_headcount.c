/* Rows that are counted as they are read come to the result of rows that are kept, to the last cause and
 * effect: over files put together by lot, the same in every run, and whoever reads how much of them. */
#include "stats/indicator/headcount.h"

#include <stdint.h>
#include <stdlib.h>

#include "tests/lot.h"
#include "tests/unit/indicator_run.h"

enum { FILES = 120, ROWS = 120 };

static uint64_t state = 29;

static size_t
drawn(size_t below)
{
	state = lot_step(state);
	return (size_t)((state >> 33) % below);
}

static const char *const definitions[] = {
	"maltall: 1\ntitle: Prøve\nas_of: 2025-12-31\n"
	"tables:\n"
	"  alis: {file: a.csv, columns: {id: text, enhet: text, start: date, plan: date, timer: number, ute: "
	"{type: truth, blank: missing}}}\n"
	"conditions:\n"
	"  inne: {of: alis, is: start <= as_of}\n"
	"indicators:\n"
	"  plan:\n"
	"    title: Plan\n"
	"    count: alis\n"
	"    denominator: inne and timer > 2\n"
	"    exclude: ute\n"
	"    numerator: plan <= as_of\n"
	"    except: enhet = 'Alna'\n"
	"    target: at least 60 %\n"
	"    by: [enhet where plan > start, timer, id]\n",
	"maltall: 1\ntitle: Prøve\nas_of: 2025-12-31\n"
	"tables:\n"
	"  alis: {file: a.csv, columns: {id: text, enhet: text, start: date, plan: date, timer: number, ute: "
	"truth}}\n"
	"indicators:\n"
	"  plan: {title: Plan, count: alis, where: not ute, denominator: start is not missing, numerator: "
	"plan "
	"> start, by: [ute, enhet, id]}\n",
};

static const char *const units[] = { "Alna", "Bjerke", "Østensjø", "Grünerløkka", "\"St.; \"\"H\"\"\"", "" };
static const char *const starts[] = { "2025-01-31", "31.12.2024", "2026-03-01", "", "31.02.2024", "snart" };
static const char *const plans[] = { "2025-02-01", "", "2024-11-30", "ukjent", "2027-01-01" };
static const char *const hours[] = { "3", "2,5", "1", "", "tre" };
static const char *const truths[] = { "ja", "nei", "", "kanskje" };

static struct buffer
file_text(size_t rows, size_t faults)
{
	struct buffer text = { 0 };
	buffer_text(&text, "id;enhet;start;plan;timer;ute\n");
	for (size_t i = 0; i < rows; i++)
		buffer_print(&text, "r%zu;%s;%s;%s;%s;%s%s\n", drawn(rows), units[drawn(6)],
			starts[drawn(4 + faults)], plans[drawn(3 + faults)], hours[drawn(3 + faults)],
			truths[drawn(2 + faults)], drawn(20) ? "" : ";for mye");
	if (drawn(8) == 0)
		buffer_text(&text, "Sum;;;;7;\n");
	return text;
}

static void
cell_print(const struct cell *cell, struct buffer *out)
{
	const struct counts *counts = &cell->counts;
	buffer_print(out,
		"%s|%s: %lld/%lld -%lld -%lld ?%lld [%lld/%lld %lld/%lld] %s %s %lld %.17g %.17g %.17g",
		cell->by, cell->group, (long long)counts->numerator, (long long)counts->denominator,
		(long long)counts->excluded, (long long)counts->excepted, (long long)counts->undetermined,
		(long long)counts->lowest_numerator, (long long)counts->lowest_denominator,
		(long long)counts->highest_numerator, (long long)counts->highest_denominator,
		cell_state_name(cell->state), verdict_name(cell->verdict), (long long)cell->missing_to_target,
		cell->interval.lower, cell->interval.upper, cell->p_value);
	for (size_t from = 0; from < ROW_STANDINGS; from++)
		for (size_t to = 0; to < ROW_STANDINGS; to++)
			buffer_print(out, " %lld", (long long)counts->turns[from][to]);
	for (size_t i = 0; i < cell->cause_count; i++)
		buffer_print(out, ", %lld %s", (long long)cell->causes[i].rows, cell->causes[i].column);
	buffer_char(out, '\n');
}

static char *
result_text(const struct result *result, const struct rule_report *rules, const struct faults *faults)
{
	struct buffer out = { 0 };
	const struct indicator_result *indicator = &result->indicators[0];
	buffer_print(&out, "%d, %zu rows, %zu left out, %zu set aside\n", (int)result->as_of,
		result->inputs[0].rows, result->inputs[0].rows_left_out, result->inputs[0].rows_set_aside);
	cell_print(&indicator->total, &out);
	for (size_t i = 0; i < indicator->stratum_count; i++) {
		const struct stratum *stratum = &indicator->strata[i];
		buffer_print(&out, "%s: %lld overlap, %lld nowhere\n", stratum->grouping->label,
			(long long)stratum->overlap, (long long)stratum->nowhere);
		for (size_t j = 0; j < stratum->cell_count; j++)
			cell_print(&stratum->cells[j], &out);
	}
	for (size_t i = 0; i < rules->effect_count; i++)
		buffer_print(&out, "%s %lld %lld %lld %lld\n", rules->effects[i].rule,
			(long long)rules->effects[i].denominator_out,
			(long long)rules->effects[i].denominator_in,
			(long long)rules->effects[i].numerator_out,
			(long long)rules->effects[i].numerator_in);
	for (size_t i = 0; i < faults->count; i++)
		buffer_print(&out, "%s %zu:%zu %s\n", faults->items[i].rule, faults->items[i].line,
			faults->items[i].column, faults->items[i].message);
	return out.bytes;
}

/* With the rows kept. */
static char *
kept_text(const struct definition *definition)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct rule_report rules = { 0 };
	struct tables *tables = tables_load(definition->tables, 1, &faults, &err);
	CHECK(tables && rules_apply(definition, tables, definition->as_of, &faults, &rules, &err));
	struct result *result = result_new(definition, tables, definition->as_of, &faults, NULL);
	char *text = result_text(result, &rules, &faults);
	result_free(result);
	rule_report_free(&rules);
	tables_free(tables);
	faults_free(&faults);
	return text;
}

/* NULL where they have to be. */
static char *
passed_text(const struct definition *definition)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct rule_report rules = { 0 };
	struct tables *tables;
	char *text = NULL;
	struct headcount *headcount = headcount_read(definition, definition->as_of, &tables, &faults, &err);
	CHECK(headcount || err.kind == ERROR_AGAIN);
	if (headcount) {
		CHECK(rules_apply(definition, tables, definition->as_of, &faults, &rules, &err));
		struct result *result = headcount_result(headcount, tables, &faults, &rules);
		text = result_text(result, &rules, &faults);
		result_free(result);
	}
	headcount_free(headcount);
	rule_report_free(&rules);
	tables_free(tables);
	faults_free(&faults);
	return text;
}

static size_t
test_same(const char *text)
{
	static const size_t threads[] = { 1, 2, 4 }, portions[] = { 100, 700 };
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	size_t passed = 0;
	struct definition *definition =
		definition_read_text(text, strlen(text), "plan.yaml", &mistakes, &err);
	check_that(
		definition, __FILE__, __LINE__, "%s", mistakes.count ? mistakes.items[0].message : err.text);
	for (size_t i = 0; definition && i < FILES; i++) {
		struct buffer file = file_text(drawn(10) ? ROWS : drawn(3), i % 2);
		struct table_spec *table = &definition->tables[0];
		table->files[0].bytes = file.bytes;
		table->files[0].length = file.length;
		table->dialect.delimiter = ';';
		table->dialect.decimal = ',';
		table->threads = threads[drawn(3)];
		table->portion = portions[drawn(2)];
		CHECK(rows_count_alone(definition));
		char *expected = kept_text(definition), *found = passed_text(definition);
		if (found)
			CHECK_TEXT(found, expected);
		passed += found != NULL;
		free(expected);
		free(found);
		buffer_free(&file);
	}
	definition_free(definition);
	faults_free(&mistakes);
	return passed;
}

/* What may not be counted row by row. */
static void
test_not_alone(void)
{
	static const char *const texts[] = {
		"key: id, columns: {id: text, n: number}",
		"columns: {id: text, n: {type: text, one_of: [a, b]}}",
		"columns: {id: {type: text, totals: auto}, n: number}",
		"columns: {id: text, n: {type: number, range: [0, 9]}}",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct faults mistakes = { 0 };
		struct error err = { 0 };
		struct buffer text = { 0 };
		buffer_print(&text,
			"maltall: 1\ntitle: t\nas_of: 2025-12-31\ntables:\n  a: {file: a.csv, %s}\n"
			"indicators:\n  x: {title: x, count: a, numerator: n is missing}\n",
			texts[i]);
		struct definition *definition =
			definition_read_text(text.bytes, text.length, "x.yaml", &mistakes, &err);
		check_that(definition, __FILE__, __LINE__, "%s",
			mistakes.count ? mistakes.items[0].message : err.text);
		if (definition)
			CHECK(!rows_count_alone(definition));
		definition_free(definition);
		faults_free(&mistakes);
		buffer_free(&text);
	}
}

int
main(void)
{
	size_t passed = 0;
	for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
		passed += test_same(definitions[i]);
	CHECK(passed > FILES && passed < 2 * FILES);
	test_not_alone();
	return check_summary("indicator_headcount");
}
