/* Whole runs over small tables in memory: definition text and CSV text in, cells out. */
#include "stats/indicator/result.h"

#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "tests/oracle.h"

struct run {
	struct definition *definition;
	struct tables *tables;
	struct result *result;
	struct faults mistakes, faults;
	struct error err;
};

/* csv: one text for each table, in the order of the definition. */
static struct run
run_text(const char *definition, const char *const *csv)
{
	struct run run = { 0 };
	run.definition =
		definition_read_text(definition, strlen(definition), "test.yaml", &run.mistakes, &run.err);
	for (size_t i = 0; i < run.mistakes.count; i++)
		check_that(false, "definition", (int)run.mistakes.items[i].line, "%s",
			run.mistakes.items[i].message);
	if (!run.definition)
		return run;
	for (size_t i = 0; i < run.definition->table_count; i++) {
		/* Every definition here has a CSV text for each of its tables, which the analyzer cannot
		 * know. NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign) */
		run.definition->tables[i].files[0].bytes = csv[i];
		run.definition->tables[i].files[0].length = strlen(csv[i]);
	}
	run.tables = tables_load(run.definition->tables, run.definition->table_count, &run.faults, &run.err);
	check_that(run.tables, __FILE__, __LINE__, "%s", run.err.text);
	if (run.tables)
		run.result = result_new(run.definition, run.tables, run.definition->as_of, &run.faults, NULL);
	return run;
}

static void
run_free(struct run *run)
{
	result_free(run->result);
	tables_free(run->tables);
	definition_free(run->definition);
	faults_free(&run->mistakes);
	faults_free(&run->faults);
}

/* "5/8 excluded excepted undetermined [low/of high/of] verdict state" */
static const char *
cell_text(const struct cell *cell)
{
	static char text[512];
	const struct counts *counts = &cell->counts;
	int used = snprintf(text, sizeof(text), "%lld/%lld x%lld e%lld u%lld [%lld/%lld %lld/%lld] %s %s",
		(long long)counts->numerator, (long long)counts->denominator, (long long)counts->excluded,
		(long long)counts->excepted, (long long)counts->undetermined,
		(long long)counts->lowest_numerator, (long long)counts->lowest_denominator,
		(long long)counts->highest_numerator, (long long)counts->highest_denominator,
		verdict_name(cell->verdict), cell_state_name(cell->state));
	for (size_t i = 0; i < cell->cause_count; i++)
		used += snprintf(text + used, sizeof(text) - (size_t)used, " %s:%lld", cell->causes[i].column,
			(long long)cell->causes[i].rows);
	return text;
}

static const struct cell *
group_cell(const struct stratum *stratum, const char *group)
{
	for (size_t i = 0; i < stratum->cell_count; i++)
		if (strcmp(stratum->cells[i].group, group) == 0)
			return &stratum->cells[i];
	check_that(false, __FILE__, __LINE__, "no group %s", group);
	static const struct cell none;
	return &none;
}

#define HEAD "maltall: 1\ntitle: T\nas_of: 2025-12-31\n"

/* Supervisors: once in each unit where they have an ALIS in work, once in the total. */
static void
test_several_groups(void)
{
	static const char definition[] =
		HEAD "tables:\n"
		     "  alis: {file: a.csv, key: id, columns: {id: text, enhet: text, "
		     "veileder: {type: text, refers_to: veileder}, slutt: date}}\n"
		     "  veileder: {file: v.csv, key: id, columns: {id: text, kurs: truth}}\n"
		     "conditions:\n"
		     "  i_arbeid: {of: alis, is: slutt is missing or slutt >= as_of}\n"
		     "indicators:\n"
		     "  kurs:\n"
		     "    count: veileder\n"
		     "    denominator: any alis where i_arbeid\n"
		     "    numerator: kurs\n"
		     "    target: at least 70 %\n"
		     "    by: [alis.enhet where i_arbeid]\n"
		     "  alle:\n"
		     "    count: veileder\n"
		     "    denominator: any alis where i_arbeid\n"
		     "    numerator: kurs\n"
		     "    target: at least 70 %\n"
		     "    by: [alis.enhet]\n";
	static const char *const csv[] = { "id;enhet;veileder;slutt\n"
					   "1;Alna;V1;\n"
					   "2;Bjerke;V1;\n"
					   "3;Alna;V1;\n"
					   "4;Ås;V2;\n"
					   "5;;V3;\n"
					   "6;Bjerke;V2;2025-12-30\n"
					   "7;Zoo;V4;2025-01-01\n",
		"id;kurs\nV1;ja\nV2;nei\nV3;\nV4;ja\nV5;ja\n" };
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	if (run.result) {
		const struct indicator_result *kurs = &run.result->indicators[0];
		CHECK_TEXT(cell_text(&kurs->total), "1/3 x0 e0 u1 [1/3 2/3] not_met ok kurs:1");
		CHECK_INT(kurs->total.missing_to_target, 2);
		const struct stratum *in_work = &kurs->strata[0];
		CHECK_INT(in_work->cell_count, 4);
		CHECK_TEXT(in_work->cells[0].group, "Alna");
		CHECK_TEXT(in_work->cells[0].by, "alis.enhet");
		CHECK_TEXT(in_work->cells[1].group, "Bjerke");
		CHECK_TEXT(in_work->cells[2].group, "Ås");
		CHECK_TEXT(in_work->cells[3].group, "");
		CHECK_TEXT(cell_text(&in_work->cells[0]), "1/1 x0 e0 u0 [1/1 1/1] met ok");
		CHECK_TEXT(cell_text(&in_work->cells[1]), "1/1 x0 e0 u0 [1/1 1/1] met ok");
		CHECK_TEXT(cell_text(&in_work->cells[2]), "0/1 x0 e0 u0 [0/1 0/1] not_met ok");
		CHECK_TEXT(cell_text(&in_work->cells[3]), "0/1 x0 e0 u1 [0/1 1/1] not_met ok kurs:1");
		CHECK_INT(in_work->overlap, 1);
		CHECK_INT(in_work->nowhere, 0);
		const struct stratum *all = &run.result->indicators[1].strata[0];
		CHECK_TEXT(cell_text(group_cell(all, "Bjerke")), "1/2 x0 e0 u0 [1/2 1/2] not_met ok");
		CHECK_TEXT(cell_text(group_cell(all, "Zoo")),
			"0/0 x0 e0 u0 [0/0 0/0] not_relevant zero_denominator");
		CHECK_INT(all->overlap, 2);
		CHECK_INT(run.result->input_count, 2);
		CHECK_INT(run.result->inputs[0].rows, 7);
	}
	run_free(&run);
}

/* Whether V1 belongs to Ås hangs on a date that is missing, and V2 is there for certain, whatever the other
 * row says. */
static void
test_doubtful_group(void)
{
	static const char definition[] =
		HEAD "tables:\n"
		     "  alis: {file: a.csv, columns: {enhet: text, veileder: {type: text, refers_to: "
		     "veileder}, start: date}}\n"
		     "  veileder: {file: v.csv, key: id, columns: {id: text, kurs: truth}}\n"
		     "indicators:\n"
		     "  kurs:\n"
		     "    count: veileder\n"
		     "    denominator: any alis where start <= as_of\n"
		     "    numerator: kurs\n"
		     "    by: alis.enhet where start <= as_of\n";
	static const char *const csv[] = { "enhet;veileder;start\nAlna;V1;2025-01-01\nÅs;V1;\nÅs;V2;\nÅs;V2;"
					   "2025-01-01\nVoss;V3;2026-01-01\n",
		"id;kurs\nV1;ja\nV2;nei\nV3;nei\n" };
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	if (run.result) {
		const struct indicator_result *kurs = &run.result->indicators[0];
		CHECK_TEXT(cell_text(&kurs->total), "1/2 x0 e0 u0 [1/2 1/2]  ok");
		CHECK_INT(kurs->strata[0].cell_count, 2);
		CHECK_TEXT(cell_text(group_cell(&kurs->strata[0], "Alna")), "1/1 x0 e0 u0 [1/1 1/1]  ok");
		CHECK_TEXT(cell_text(group_cell(&kurs->strata[0], "Ås")),
			"0/1 x0 e0 u1 [0/1 1/2]  ok alis.start:1");
		CHECK_INT(kurs->strata[0].overlap, 0);
	}
	run_free(&run);
}

static void
test_populations(void)
{
	static const char definition[] =
		HEAD "tables:\n"
		     "  rad: {file: r.csv, columns: {i: truth, n: truth, x: truth, e: truth, nx: truth, w: "
		     "truth, g: {type: text, one_of: [B, A, C]}}}\n"
		     "indicators:\n"
		     "  alt: {count: rad, where: w, denominator: i, exclude: x, numerator: n, "
		     "numerator_exclude: nx, except: e, target: at most 50 %, by: g}\n"
		     "  enkel: {count: rad, numerator: n}\n";
	static const char *const csv[] = { "w,i,x,n,nx,e,g\n"
					   "1,1,0,1,0,0,A\n" /* event */
					   "1,1,0,0,0,0,A\n" /* case */
					   "1,1,1,1,0,0,A\n" /* excluded */
					   "1,1,0,0,0,1,A\n" /* excepted */
					   "1,1,0,1,1,1,B\n" /* numerator excluded: a case */
					   "1,1,0,1,0,1,B\n" /* an exception does not touch an event */
					   "1,0,,,,,B\n"     /* not in the denominator, whatever is unknown */
					   "0,1,0,1,0,0,B\n" /* not in the population */
					   "1,,0,1,0,0,B\n"  /* may be out or an event */
					   "1,1,,0,0,0,B\n"  /* may be out or a case */
					   "1,1,0,,0,1,\n" };
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	if (run.result) {
		const struct indicator_result *all = &run.result->indicators[0];
		CHECK_TEXT(cell_text(&all->total), "2/5 x1 e2 u3 [2/5 4/6] met ok i:1 n:1 x:1");
		CHECK_TEXT(cell_text(group_cell(&all->strata[0], "A")), "1/2 x1 e1 u0 [1/2 1/2] met ok");
		CHECK_TEXT(
			cell_text(group_cell(&all->strata[0], "B")), "1/3 x0 e0 u2 [1/3 2/3] met ok i:1 x:1");
		CHECK_TEXT(cell_text(group_cell(&all->strata[0], "C")),
			"0/0 x0 e0 u0 [0/0 0/0] not_relevant zero_denominator");
		CHECK_TEXT(cell_text(group_cell(&all->strata[0], "")),
			"0/0 x0 e1 u1 [1/1 1/1] not_relevant zero_denominator n:1");
		CHECK_INT(all->strata[0].cell_count, 4);
		CHECK(isnan(group_cell(&all->strata[0], "C")->interval.lower));
		CHECK(isnan(group_cell(&all->strata[0], "C")->p_value));
		CHECK_TEXT(cell_text(&run.result->indicators[1].total), "6/11 x0 e0 u2 [6/11 8/11]  ok n:2");
	}
	run_free(&run);
}

static void
test_no_data(void)
{
	static const char definition[] =
		HEAD "tables:\n"
		     "  rad: {file: r.csv, columns: {n: truth, g: {type: text, one_of: [A]}}}\n"
		     "indicators:\n"
		     "  med: {count: rad, numerator: n, target: at least 5 %, by: g}\n"
		     "  uten: {count: rad, numerator: n}\n";
	static const char *const csv[] = { "n;g\n" };
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	if (run.result) {
		CHECK_TEXT(cell_text(&run.result->indicators[0].total),
			"0/0 x0 e0 u0 [0/0 0/0] no_data no_data");
		CHECK_TEXT(cell_text(&run.result->indicators[0].strata[0].cells[0]),
			"0/0 x0 e0 u0 [0/0 0/0] no_data no_data");
		CHECK_TEXT(cell_text(&run.result->indicators[1].total), "0/0 x0 e0 u0 [0/0 0/0]  no_data");
	}
	run_free(&run);
}

/* A condition that is used twice at every level is worked out once, or this would take 2^60 steps. */
static void
test_shared_conditions(void)
{
	struct buffer text = { 0 };
	buffer_text(&text, HEAD "tables:\n  rad: {file: r.csv, columns: {n: truth}}\nconditions:\n"
				"  c0: {of: rad, is: n}\n");
	for (int i = 1; i <= 60; i++)
		buffer_print(&text, "  c%d: {of: rad, is: c%d and c%d}\n", i, i - 1, i - 1);
	buffer_text(&text, "indicators:\n  alle: {count: rad, numerator: c60}\n");
	static const char *const csv[] = { "n\nja\nnei\nja\n\"\"\n" };
	struct run run = run_text(text.bytes, csv);
	CHECK(run.result);
	if (run.result)
		CHECK_TEXT(cell_text(&run.result->indicators[0].total), "2/4 x0 e0 u1 [2/4 3/4]  ok n:1");
	run_free(&run);
	buffer_free(&text);
}

/* The follow-up indicator of case 36: a year under observation, an event within it. */
static void
test_follow_up(void)
{
	static const char definition[] =
		"maltall: 1\ntitle: T\nas_of: 2019-12-09\ntables:\n"
		"  rad: {file: r.csv, columns: {kilde: text, enhet: text, start: date, hendelse: date}}\n"
		"indicators:\n"
		"  vignette: {count: rad, where: kilde = 'vignette', denominator: as_of - start >= 365,\n"
		"    numerator: hendelse is not missing and hendelse - start <= 365, by: enhet}\n"
		"  own_boundary: {count: rad, where: kilde = 'own_boundary', denominator: as_of - start >= "
		"365,\n"
		"    numerator: hendelse is not missing and hendelse - start <= 365, by: enhet}\n";
	static const char *const csv[] = {
		"kilde,enhet,start,hendelse\n"
		"vignette,A,2018-02-01,2019-01-15\nvignette,C,2019-04-07,\n"
		"vignette,B,2018-04-13,2019-09-17\nvignette,A,2018-07-28,2019-07-02\n"
		"vignette,B,2017-06-26,2019-06-11\nvignette,B,2018-03-19,\n"
		"own_boundary,D,2018-12-09,2019-12-09\nown_boundary,D,2018-12-10,2019-06-01\n"
		"own_boundary,D,2018-12-08,2019-12-09\nown_boundary,D,2018-12-09,\n"
		"own_boundary,E,2019-12-09,\nown_boundary,E,2019-12-31,\n"
	};
	static const struct {
		size_t indicator;
		const char *group;
		int numerator, denominator;
		double lower, upper;
	} expected[] = {
		/* R 4.2.2 and the vignette of the R package rapwhale; tests/oracle/followup.txt has the
		   intervals */
		{ 0, NULL, 2, 5, 0.11762077423264790, 0.76927571872398707 },
		{ 0, "A", 2, 2, 0.34238022750665304, 1 },
		{ 0, "B", 0, 3, 0, 0.56149703175504553 },
		{ 0, "C", 0, 0, NAN, NAN },
		{ 1, NULL, 1, 3, 0.061491944720396231, 0.79234039919795228 },
		{ 1, "D", 1, 3, 0.061491944720396231, 0.79234039919795228 },
		{ 1, "E", 0, 0, NAN, NAN },
	};
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	for (size_t i = 0; run.result && i < sizeof(expected) / sizeof(expected[0]); i++) {
		const struct indicator_result *indicator = &run.result->indicators[expected[i].indicator];
		const struct cell *cell = expected[i].group
						  ? group_cell(&indicator->strata[0], expected[i].group)
						  : &indicator->total;
		CHECK_INT(cell->counts.numerator, expected[i].numerator);
		CHECK_INT(cell->counts.denominator, expected[i].denominator);
		CHECK_NEAR(cell->interval.lower, expected[i].lower, 1e-14);
		CHECK_NEAR(cell->interval.upper, expected[i].upper, 1e-14);
	}
	run_free(&run);
}

/* More rows than a block, and meetings scattered over them: counted again here by plain loops. */
static void
test_many_rows(void)
{
	enum { PEOPLE = 5000, MEETINGS = 15000 };
	static const char definition[] =
		HEAD "tables:\n"
		     "  person: {file: p.csv, key: id, columns: {id: text, g: text, start: date}}\n"
		     "  mote: {file: m.csv, columns: {person: {type: text, refers_to: person}, dag: date, "
		     "ok: truth}}\n"
		     "indicators:\n"
		     "  m:\n    count: person\n    denominator: start + 1 year <= as_of\n"
		     "    numerator: any mote where ok and dag > as_of - 1 year and dag > person.start + 3 "
		     "months\n    by: g\n";
	static int start[PEOPLE];
	static int met[PEOPLE];
	struct buffer people = { 0 };
	struct buffer meetings = { 0 };
	unsigned random = 12345;
	int32_t as_of = date_from_civil(2025, 12, 31);
	buffer_text(&people, "id,g,start\n");
	buffer_text(&meetings, "person,dag,ok\n");
	char day[DATE_TEXT_SIZE];
	for (int i = 0; i < PEOPLE; i++) {
		random = random * 1664525u + 1013904223u;
		start[i] = as_of - (int)(random >> 16) % 1000;
		buffer_print(&people, "P%d,G%d,%s\n", i, i % 7, date_format_iso(start[i], day));
	}
	for (int i = 0; i < MEETINGS; i++) {
		random = random * 1664525u + 1013904223u;
		int person = (int)(random >> 8) % PEOPLE;
		random = random * 1664525u + 1013904223u;
		int date = as_of - (int)(random >> 16) % 800;
		bool ok = (random >> 9) % 3 != 0;
		buffer_print(&meetings, "P%d,%s,%d\n", person, date_format_iso(date, day), ok);
		met[person] |= ok && date > date_from_civil(2024, 12, 31) &&
			       date > date_add_months(start[person], 3);
	}
	const char *const csv[] = { people.bytes, meetings.bytes };
	struct run run = run_text(definition, csv);
	CHECK(run.result);
	for (int g = -1; run.result && g < 7; g++) {
		int numerator = 0;
		int denominator = 0;
		for (int i = 0; i < PEOPLE; i++) {
			if ((g >= 0 && i % 7 != g) || date_add_years(start[i], 1) > as_of)
				continue;
			denominator++;
			numerator += met[i];
		}
		const struct indicator_result *indicator = &run.result->indicators[0];
		const struct cell *cell = g < 0 ? &indicator->total : &indicator->strata[0].cells[g];
		CHECK_INT(cell->counts.numerator, numerator);
		CHECK_INT(cell->counts.denominator, denominator);
		CHECK(denominator > 100 && numerator > 50);
	}
	run_free(&run);
	buffer_free(&people);
	buffer_free(&meetings);
}

int
main(void)
{
	test_several_groups();
	test_doubtful_group();
	test_populations();
	test_no_data();
	test_shared_conditions();
	test_follow_up();
	test_many_rows();
	return check_summary("indicator_result");
}
