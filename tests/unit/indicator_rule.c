/* Rules: their definitions, the faults they find, and what these did to the figures, counted by hand. */
#include "stats/indicator/result.h"
#include "tests/unit/indicator_run.h"

static const char head[] = "maltall: 1\nas_of: 2025-12-31\ntables:\n";
static const char alis[] = "  alis:\n    file: alis.csv\n    key: id\n    columns:\n      id: text\n"
			   "      veileder_id: {type: text, refers_to: veileder}\n      start: date\n"
			   "      slutt: date\n";
static const char veileder[] =
	"  veileder:\n    file: veileder.csv\n    key: id\n    columns: {id: text, start: date}\n";
static const char plan[] = "indicators:\n  plan:\n    count: alis\n    denominator: start <= as_of\n"
			   "    numerator: slutt is not missing\n";

static void
check(const char *rules, const char *alis_rows, const char *veileder_rows, const char *expected, int line)
{
	const char *const files[] = { alis_rows, veileder_rows };
	struct buffer text = { 0 };
	buffer_print(&text, "%s%s%s%s%s", head, alis, veileder, rules, plan);
	struct run run = run_text(text.bytes, files, 2);
	run_check(&run, expected, line);
	run_free(&run);
	buffer_free(&text);
}

#define ALIS "id;veileder_id;start;slutt\n"
#define VEILEDER "id;start\nv1;2020-01-01\nv2;\n"

static void
test_condition(void)
{
	const char *rows = ALIS "a1;v1;2025-02-01;2025-01-01\na2;v1;2025-02-01;2025-03-01\n"
				"a3;v1;2025-02-01;\na4;v1;;2025-01-01\n";
	/* The order of dates: the row stays, a missing date is not judged. */
	check("rules:\n  rekkefolge: {of: alis, expect: slutt >= start}\n", rows, VEILEDER,
		"info not_judged alis.csv:0:0 rule 'rekkefolge': 2 rows not judged, because `slutt` or "
		"`start` "
		"is missing\n"
		"error rekkefolge alis.csv:2:18 expected slutt >= start\n",
		__LINE__);
	/* Taken out: one row leaves denominator and numerator. */
	check("rules:\n  rekkefolge: {of: alis, expect: slutt >= start, exclude: yes, severity: warning,\n"
	      "    message: slutt er før start}\n",
		rows, VEILEDER,
		"info not_judged alis.csv:0:0 rule 'rekkefolge': 2 rows not judged, because `slutt` or "
		"`start` "
		"is missing\n"
		"warning rekkefolge alis.csv:2:18 slutt er før start\n"
		"rekkefolge plan 1 0 0 0\n",
		__LINE__);
}

/* Rows that repeat a key: a copy, and one that contradicts. What refers to them refers to the row that
 * counts. */
static void
test_repeated(void)
{
	const char *rows =
		ALIS "a1;v1;2025-02-01;\na1;v1;2025-02-01;\na1;v9;2025-03-01;2025-04-01\na2;v1;2025-02-01;\n";
	check("", rows, "id;start\nv1;2020-01-01\nv1;2021-01-01\n",
		"error duplicate_key alis.csv:3:1 column 'id': the same key as in line 2, and the rows are "
		"equal in "
		"every column declared; the first row counts\n"
		"error contradiction alis.csv:4:1 column 'id': the same key as in line 2, and the rows "
		"differ in "
		"'veileder_id', 'start', 'slutt'; the first row counts\n"
		"error contradiction veileder.csv:3:1 column 'id': the same key as in line 2, and the rows "
		"differ in a column that nothing uses; the first row counts\n"
		"duplicate_key plan 1 0 0 0\n"
		"contradiction plan 1 0 0 0\n",
		__LINE__);
	/* The last row counts: the others are gone before rules judge them, and it is the last one's dates
	 * that count. */
	const char *text =
		"maltall: 1\nas_of: 2025-12-31\ntables:\n  alis: {file: alis.csv, key: id, duplicates: last, "
		"columns: {id: text, n: number}}\nrules:\n  liten: {of: alis, expect: n < 5, exclude: "
		"yes}\nindicators:\n  sum: {count: alis, numerator: n > 2}\n";
	struct run run = run_text(text, &(const char *){ "id;n\na;9\nb;1\na;8\nb;3\na;4\n" }, 1);
	run_check(&run,
		"error contradiction alis.csv:4:1 column 'id': the same key as in line 2, and the rows "
		"differ in 'n'; "
		"the last row counts\n"
		"error contradiction alis.csv:5:1 column 'id': the same key as in line 3, and the rows "
		"differ in 'n'; "
		"the last row counts\n"
		"error contradiction alis.csv:6:1 column 'id': the same key as in line 4, and the rows "
		"differ in 'n'; "
		"the last row counts\n"
		"contradiction sum 3 0 0 0\n",
		__LINE__);
	CHECK_INT(run.tables->items[0].rows, 2);
	run_free(&run);
}

/* Rows of one table about rows of another, and rules one after another. */
static void
test_other_tables(void)
{
	const char *rows = ALIS "a1;v1;2025-02-01;2025-01-01\na2;v2;2025-02-01;2025-03-01\n"
				"a3;v2;2026-02-01;2026-01-01\na4;v1;2019-05-05;\n";
	check("rules:\n  har_start: {of: alis, expect: veileder_id.start is not missing, exclude: true}\n"
	      "  etter: {of: alis, expect: start >= veileder_id.start, exclude: yes}\n"
	      "  rekkefolge: {of: alis, expect: slutt >= start, exclude: yes, severity: info}\n",
		rows, VEILEDER,
		"info not_judged alis.csv:0:0 rule 'etter': 2 rows not judged, because `veileder.start` is "
		"missing\n"
		"info not_judged alis.csv:0:0 rule 'rekkefolge': 1 row not judged, because `slutt` is "
		"missing\n"
		"info rekkefolge alis.csv:2:18 expected slutt >= start\n"
		"error har_start alis.csv:3:4 expected veileder_id.start is not missing\n"
		"error har_start alis.csv:4:4 expected veileder_id.start is not missing\n"
		"info rekkefolge alis.csv:4:18 expected slutt >= start\n"
		"error etter alis.csv:5:7 expected start >= veileder_id.start\n"
		/* a3 begins after the date, so of its two only a2 was in the denominator. */
		"har_start plan 1 0 0 0\n"
		"etter plan 1 0 0 0\n"
		"rekkefolge plan 1 0 0 0\n",
		__LINE__);
}

/* A row taken out of one table changes the figures of another. */
static void
test_effect_through_reference(void)
{
	const char *definitions = "maltall: 1\nas_of: 2025-12-31\ntables:\n"
				  "  mote:\n    file: mote.csv\n    columns: {alis_id: {type: text, "
				  "refers_to: alis}, dato: date}\n"
				  "  alis:\n    file: alis.csv\n    key: id\n    columns: {id: text}\n"
				  "rules:\n  ikke_fremtid: {of: mote, expect: dato <= as_of, exclude: yes}\n"
				  "indicators:\n  motte: {count: alis, numerator: any mote}\n"
				  "  aldri: {count: alis, denominator: no mote, numerator: id is missing}\n"
				  "  alle: {count: mote, numerator: alis_id is not missing}\n";
	const char *const files[] = { "alis_id;dato\na1;2025-01-01\na1;2026-01-01\na2;2026-02-01\n",
		"id\na1\na2\na3\n" };
	struct run run = run_text(definitions, files, 2);
	run_check(&run,
		"error ikke_fremtid mote.csv:3:4 expected dato <= as_of\n"
		"error ikke_fremtid mote.csv:4:4 expected dato <= as_of\n"
		"ikke_fremtid motte 0 0 1 0\n"
		"ikke_fremtid aldri 0 1 0 0\n"
		"ikke_fremtid alle 2 0 0 0\n",
		__LINE__);
	CHECK(run.usable);
	CHECK_INT(run.tables->items[0].rows, 1);
	CHECK_INT(run.tables->items[0].left_out[0], 2);
	struct result *result =
		result_new(run.definition, run.tables, run.definition->as_of, &run.faults, NULL);
	CHECK(result != NULL);
	if (result) {
		CHECK_INT(result->indicators[0].total.counts.numerator, 1);
		CHECK_INT(result->indicators[1].total.counts.denominator, 2);
		CHECK_INT(result->indicators[2].total.counts.denominator, 1);
		CHECK_INT(result->inputs[0].rows, 1);
		CHECK_INT(result->inputs[0].rows_left_out, 2);
		CHECK_INT(result->inputs[0].rows_set_aside, 0);
	}
	result_free(result);
	run_free(&run);

	/* Who referred to a row that is taken out refers to nobody. */
	const char *second =
		"maltall: 1\nas_of: 2025-12-31\ntables:\n"
		"  mote:\n    file: mote.csv\n    columns: {alis_id: {type: text, refers_to: alis}, dato: "
		"date}\n"
		"  alis:\n    file: alis.csv\n    key: id\n    columns: {id: text}\n"
		"rules:\n  ikke_a1: {of: alis, expect: id <> 'a1', exclude: yes, severity: info}\n"
		"indicators:\n  kjent: {count: mote, numerator: alis_id.id is not missing}\n";
	run = run_text(second, files, 2);
	run_check(&run,
		"info ikke_a1 alis.csv:2:1 expected id <> 'a1'\n"
		"ikke_a1 kjent 0 0 2 0\n",
		__LINE__);
	CHECK_INT(run.tables->items[0].columns[0].parents[0], ROW_NONE);
	CHECK_INT(run.tables->items[0].columns[0].parents[2], 0);
	run_free(&run);
}

/* A value that cannot be read is missing, and a row is out of the denominator only if it is so because of it.
 */
static void
test_value_effects(void)
{
	check("", ALIS "a1;v1;x;\na2;v1;;\na3;v1;2025-01-01;y\na4;v1;x;\n", VEILEDER,
		"error date alis.csv:2:7 column 'start': 'x' is not a date; "
		"expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"error date alis.csv:4:18 column 'slutt': 'y' is not a date; "
		"expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"error date alis.csv:5:7 column 'start': 'x' is not a date; expected yyyy-mm-dd or "
		"dd.mm.yyyy\n"
		"date plan 2 0 0 0\n",
		__LINE__);
	/* A row that is left out has no effect on top of it. */
	check("rules:\n  ikke_a1: {of: alis, expect: id <> 'a1', exclude: yes, severity: info}\n",
		ALIS "a1;v1;x;\na2;v1;x;\n", VEILEDER,
		"error date alis.csv:2:7 column 'start': 'x' is not a date; "
		"expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"error date alis.csv:3:7 column 'start': 'x' is not a date; "
		"expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"info ikke_a1 alis.csv:2:1 expected id <> 'a1'\n"
		"date plan 1 0 0 0\n",
		__LINE__);
}

/* A reference to nobody: what is asked of that row is unknown because of it. */
static void
test_dangling_effect(void)
{
	const char *definitions =
		"maltall: 1\nas_of: 2025-12-31\ntables:\n"
		"  mote:\n    file: mote.csv\n    columns: {alis_id: {type: text, refers_to: alis}, dato: "
		"date}\n"
		"  alis:\n    file: alis.csv\n    key: id\n    columns: {id: text, start: date}\n"
		"indicators:\n  etter: {count: mote, denominator: dato >= alis.start, numerator: true}\n";
	const char *const files[] = { "alis_id;dato\na1;2025-01-01\na9;2025-01-01\n;2025-01-01\n",
		"id;start\na1;2024-01-01\n" };
	struct run run = run_text(definitions, files, 2);
	CHECK_INT(run.report.effect_count, 1);
	if (run.report.effect_count == 1) {
		CHECK_TEXT(run.report.effects[0].rule, "dangling_reference");
		CHECK_INT(run.report.effects[0].denominator_out, 1);
	}
	run_free(&run);
}

static void
test_fatal(void)
{
	const char *const files[] = { ALIS "a1;v1;2025-02-01;2025-01-01\n", VEILEDER };
	struct buffer text = { 0 };
	buffer_print(&text,
		"%s%s%srules:\n  rekkefolge: {of: alis, expect: slutt >= start, severity: fatal}\n%s", head,
		alis, veileder, plan);
	struct run run = run_text(text.bytes, files, 2);
	run_check(&run, "fatal rekkefolge alis.csv:2:18 expected slutt >= start\n", __LINE__);
	CHECK(!run.usable);
	CHECK_INT(run.err.kind, ERROR_DATA);
	CHECK_TEXT(run.err.text, "the data are refused: 1 fatal fault, the first of them rekkefolge here; "
				 "nothing is computed");
	CHECK_INT(run.err.line, 2);
	CHECK_INT(fault_effect_of(run.definition, &run.faults.items[0]), EFFECT_REFUSED);
	run_free(&run);
	buffer_free(&text);
}

static void
test_mistakes(void)
{
	check("rules:\n  date: {of: alis, expect: slutt >= start}\n"
	      "  b: {of: alis, expect: slut >= start, severity: ugh}\n  c: {expect: start}\n",
		ALIS, VEILEDER,
		"17:3 `date` is what maltall calls a rule of its own; give it another name\n"
		"18:25 alis has no column or condition slut; did you mean slutt?\n"
		"18:50 `severity` cannot be `ugh`; write one of `info`, `warning`, `error`, `fatal`\n"
		"19:3 a rule needs the key `of`: the table whose rows it is about\n",
		__LINE__);
}

static void
test_kinds(void)
{
	for (size_t i = 0; i < rule_kind_count; i++) {
		const struct rule_kind *kind = &rule_kinds[i];
		CHECK(kind->titles[LANGUAGE_NB] && *kind->titles[LANGUAGE_NB]);
		CHECK(kind->titles[LANGUAGE_EN] && *kind->titles[LANGUAGE_EN]);
		check_that(rule_kind_find(kind->name) == kind, __FILE__, __LINE__, "%s stands twice",
			kind->name);
	}
	for (int effect = 0; effect < EFFECT_COUNT; effect++)
		CHECK(*fault_effect_name((enum fault_effect)effect));
	CHECK_TEXT(rule_title("date", LANGUAGE_NB), "ugyldig dato");
	CHECK_TEXT(rule_title("min_regel", LANGUAGE_NB), "min_regel");
	struct rule rules[] = { { .name = "ut", .exclude = true }, { .name = "inne" } };
	struct definition definition = { .rules = rules, .rule_count = 2 };
	CHECK_INT(fault_effect_of(&definition, &(struct fault){ .rule = "ut" }), EFFECT_ROW_LEFT_OUT);
	CHECK_INT(fault_effect_of(&definition, &(struct fault){ .rule = "inne" }), EFFECT_NONE);
	struct fault fault = { .rule = "date", .severity = SEVERITY_ERROR };
	CHECK_INT(fault_effect_of(&definition, &fault), EFFECT_VALUE_MISSING);
	fault = (struct fault){ .rule = "qualified", .severity = SEVERITY_INFO };
	CHECK_INT(fault_effect_of(&definition, &fault), EFFECT_NONE);
	fault.severity = SEVERITY_ERROR;
	CHECK_INT(fault_effect_of(&definition, &fault), EFFECT_VALUE_MISSING);
	fault.severity = SEVERITY_FATAL;
	CHECK_INT(fault_effect_of(&definition, &fault), EFFECT_REFUSED);
}

int
main(void)
{
	test_kinds();
	test_condition();
	test_repeated();
	test_other_tables();
	test_effect_through_reference();
	test_value_effects();
	test_dangling_effect();
	test_fatal();
	test_mistakes();
	return check_summary("indicator_rule");
}
