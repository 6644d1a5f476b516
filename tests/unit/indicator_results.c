/* The result at each of many dates is, cell for cell, the one that is worked out for that date alone. */
#include <math.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/indicator/change.h"
#include "stats/indicator/results.h"
#include "tests/unit/indicator_run.h"

/* Two limits that both are not known are the same. */
static bool
same(double a, double b)
{
	return isnan(a) ? isnan(b) : !(a < b) && !(a > b);
}

static bool
cells_equal(const struct cell *a, const struct cell *b)
{
	return strcmp(a->by, b->by) == 0 && strcmp(a->group, b->group) == 0 &&
	       memcmp(&a->counts, &b->counts, sizeof a->counts) == 0 && a->state == b->state &&
	       a->verdict == b->verdict && a->missing_to_target == b->missing_to_target &&
	       a->position == b->position && same(a->interval.lower, b->interval.lower) &&
	       same(a->interval.upper, b->interval.upper);
}

static size_t
strata_differ(const struct stratum *a, const struct stratum *b)
{
	size_t differ = a->grouping != b->grouping || a->cell_count != b->cell_count ||
			a->overlap != b->overlap || a->nowhere != b->nowhere;
	for (size_t i = 0; i < a->cell_count && i < b->cell_count; i++)
		differ += !cells_equal(&a->cells[i], &b->cells[i]);
	return differ;
}

static void
result_compare(const struct result *one, const struct result *alone)
{
	CHECK_INT(one->as_of, alone->as_of);
	CHECK_INT(one->indicator_count, alone->indicator_count);
	for (size_t i = 0; i < one->indicator_count; i++) {
		const struct indicator_result *a = &one->indicators[i], *b = &alone->indicators[i];
		size_t differ = !cells_equal(&a->total, &b->total);
		for (size_t j = 0; j < a->stratum_count; j++)
			differ += strata_differ(&a->strata[j], &b->strata[j]);
		check_that(differ == 0, __FILE__, __LINE__, "date %d, %s: %zu differ", (int)one->as_of,
			a->definition->name, differ);
	}
}

/* Alone, and with what an outlook has gathered from that date on. */
static void
results_check(const struct definition *definition, const struct tables *tables, const int32_t *dates,
	size_t count, const struct faults *faults)
{
	struct results results = results_new(definition, tables, dates, count, faults);
	CHECK_INT(results.count, count);
	for (size_t date = 0; date < count; date++) {
		struct result *alone = result_new(definition, tables, dates[date], faults, NULL);
		struct timeline *ahead = outlook_timeline(definition, tables, dates[date]);
		struct result *before = result_new(definition, tables, dates[date], faults, ahead);
		CHECK_INT(results.items[date]->as_of, dates[date]);
		result_compare(results.items[date], alone);
		result_compare(before, alone);
		result_free(before);
		timeline_free(ahead);
		result_free(alone);
	}
	results_free(&results);
}

/* 75 month-ends are more than fit in a word; some lie before anybody had begun. */
static void
test_sample(void)
{
	struct faults mistakes = { 0 }, faults = { 0 };
	struct error err = { 0 };
	int32_t dates[75];
	struct definition *definition = definition_read("samples/oslo/oslo.yaml", &mistakes, &err);
	struct tables *tables =
		definition ? tables_load(definition->tables, definition->table_count, &faults, &err) : NULL;
	check_that(tables, __FILE__, __LINE__, "%s", err.text);
	for (size_t i = 0; i < 75; i++)
		dates[i] = date_add_months(date_from_civil(2019, 12, 31), (int64_t)i);
	if (tables)
		results_check(definition, tables, dates, 75, &faults);
	tables_free(tables);
	definition_free(definition);
	faults_free(&mistakes);
	faults_free(&faults);
}

static const char definitions[] = "maltall: 1\n"
				  "title: Prøve\n"
				  "as_of: 2025-12-31\n"
				  "tables:\n"
				  "  alis:\n"
				  "    file: a.csv\n"
				  "    key: id\n"
				  "    columns: {id: text, enhet: {type: text, one_of: [A, B, C, D]}, sjef: "
				  "{type: text, refers_to: sjef},\n"
				  "      start: date, slutt: date, plan: date, ute: truth, unntak: truth}\n"
				  "  sjef: {file: s.csv, key: sjef, columns: {sjef: text, kurs: date}}\n"
				  "conditions:\n"
				  "  inne: {of: alis, is: start <= as_of and slutt >= as_of}\n"
				  "indicators:\n"
				  "  plan:\n"
				  "    title: Plan\n"
				  "    count: alis\n"
				  "    where: start is not missing\n"
				  "    denominator: inne\n"
				  "    exclude: ute\n"
				  "    numerator: plan <= as_of\n"
				  "    numerator_exclude: plan + 1 year < as_of\n"
				  "    except: unntak and as_of > 2024-06-01\n"
				  "    target: at least 60 %\n"
				  "    by: [enhet where inne, sjef.sjef]\n"
				  "  kurs:\n"
				  "    title: Kurs\n"
				  "    count: sjef\n"
				  "    denominator: any alis where inne\n"
				  "    numerator: kurs <= as_of or count(alis where inne and ute) >= 2\n"
				  "    target: less than 40 %\n"
				  "    by: [alis.enhet where inne, alis.id]\n";

static char *
alis_new(unsigned *seed)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, "id;enhet;sjef;start;slutt;plan;ute;unntak\n");
	for (int i = 0; i < 300; i++) {
		char date[DATE_TEXT_SIZE];
		buffer_print(&csv, "a%d;%.1s;s%d", i, &"ABC "[rand_r(seed) % 4], 1 + rand_r(seed) % 30);
		for (int k = 0; k < 3; k++)
			buffer_print(&csv, ";%s",
				rand_r(seed) % 5 ? date_format_iso(date_from_civil(2023, 1, 1) +
									   (int32_t)(rand_r(seed) % 1000),
							   date)
						 : "");
		for (int k = 0; k < 2; k++)
			buffer_text(
				&csv, (const char *const[]){ ";ja", ";nei", ";nei", ";" }[rand_r(seed) % 4]);
		buffer_char(&csv, '\n');
	}
	return csv.bytes;
}

static char *
sjef_new(unsigned *seed)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, "sjef;kurs\n");
	for (int i = 1; i <= 30; i++) {
		char date[DATE_TEXT_SIZE];
		buffer_print(&csv, "s%d;%s\n", i,
			rand_r(seed) % 4
				? date_format_iso(
					  date_from_civil(2023, 1, 1) + (int32_t)(rand_r(seed) % 1000), date)
				: "");
	}
	return csv.bytes;
}

static void
test_random(unsigned seed)
{
	char *alis = alis_new(&seed), *sjef = sjef_new(&seed);
	struct run run = run_text(definitions, (const char *const[]){ alis, sjef }, 2);
	check_that(run.usable, __FILE__, __LINE__, "%s", run.err.text);
	int32_t dates[70];
	size_t count = 1 + (size_t)rand_r(&seed) % 70;
	for (size_t i = 0; i < count; i++)
		dates[i] =
			(i ? dates[i - 1] : date_from_civil(2022, 12, 1)) + 1 + (int32_t)(rand_r(&seed) % 30);
	if (run.usable)
		results_check(run.definition, run.tables, dates, count, &run.faults);
	run_free(&run);
	free(alis);
	free(sjef);
}

int
main(void)
{
	test_sample();
	for (unsigned seed = 1; seed <= 20; seed++)
		test_random(seed);
	return check_summary("indicator_results");
}
