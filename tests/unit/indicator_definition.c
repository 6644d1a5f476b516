#include "stats/indicator/definition.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/date.h"
#include "stats/base/digest.h"
#include "stats/indicator/definition_keys.h"
#include "tests/check.h"

/* A file in four pieces, each on lines of its own, so that a test can put its own in the place of one. */
#define HEAD "maltall: 1\n"
#define TABLES                                                                                               \
	"tables:\n  alis: {file: alis.csv, key: id, columns: {id: text, enhet: text, start: date, tall: "    \
	"number}}\n"
#define CONDITIONS "conditions:\n  i_arbeid: {of: alis, is: start <= as_of}\n"
#define INDICATORS "indicators:\n  plan: {count: alis, numerator: i_arbeid}\n"

static struct definition *
read_good(const char *text, int line)
{
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct definition *definition =
		definition_read_text(text, strlen(text), "data/a.yaml", &mistakes, &err);
	check_that(definition && mistakes.count == 0 && err.kind == ERROR_NONE, __FILE__, line, "%s: %s",
		mistakes.count ? mistakes.items[0].message : "no mistake", err.text);
	faults_free(&mistakes);
	return definition;
}

static void
test_smallest(void)
{
	struct definition *definition = read_good(HEAD TABLES INDICATORS CONDITIONS, __LINE__);
	if (!definition)
		return;
	CHECK_TEXT(definition->path, "data/a.yaml");
	CHECK_TEXT(definition->title, "a.yaml");
	CHECK_TEXT(definition->source, HEAD TABLES INDICATORS CONDITIONS);
	CHECK_INT(definition->source_length, strlen(HEAD TABLES INDICATORS CONDITIONS));
	char digest[DIGEST_TEXT_SIZE];
	digest_bytes(definition->source, definition->source_length, digest);
	CHECK_TEXT(definition->digest, digest);
	CHECK_INT(definition->language, LANGUAGE_NB);
	CHECK_INT(definition->as_of, DATE_MISSING);
	CHECK(!definition->as_of_today);
	CHECK(definition->vocabulary);

	CHECK_INT(definition->table_count, 1);
	const struct table_spec *alis = &definition->tables[0];
	CHECK_TEXT(alis->name, "alis");
	CHECK_INT(alis->file_count, 1);
	CHECK_TEXT(alis->files[0].path, "data/alis.csv");
	CHECK_TEXT(alis->files[0].name, "alis.csv");
	CHECK(!alis->files[0].bytes);
	CHECK_INT(alis->duplicates, DUPLICATES_FIRST);
	CHECK_INT(alis->dialect.encoding, ENCODING_FOUND_OUT);
	CHECK_INT(alis->dialect.delimiter, 0);
	CHECK_INT(alis->dialect.decimal, 0);
	CHECK_INT(alis->column_count, 4);
	CHECK_TEXT(alis->columns[1].name, "enhet");
	CHECK(!alis->columns[1].header && !alis->columns[1].prefix && !alis->columns[1].refers_to);
	CHECK_INT(alis->columns[1].one_of_count, 0);
	CHECK_INT(alis->columns[1].target, SIZE_MAX);
	CHECK_INT(alis->columns[3].type, TYPE_NUMBER);
	/* Numbers are kept even if nobody asks for them, since totals in them are checked. */
	CHECK(!alis->columns[1].used && alis->columns[2].used && alis->columns[3].used);

	CHECK_INT(definition->indicator_count, 1);
	const struct indicator_definition *plan = &definition->indicators[0];
	CHECK_TEXT(plan->title, "plan");
	CHECK(!definition->units && !plan->noun.one && !plan->noun.many);
	CHECK(!plan->about && !plan->target.given && !plan->denominator.text && !plan->denominator.expr);
	CHECK(plan->numerator.expr && !plan->where.expr);
	CHECK_INT(plan->target_date, DATE_MISSING);
	CHECK_INT(plan->by_count, 0);
	CHECK_INT(plan->description_count, 0);
	CHECK_INT(plan->interval, INTERVAL_WILSON);
	CHECK_NEAR(plan->level, 0.95, 0);
	definition_free(definition);
	definition_free(NULL);
}

static const char every_key[] =
	"\xEF\xBB\xBFmaltall: 1\r\n"
	"title: Målt på Grünerløkka\r\n"
	"language: en\r\n"
	"as_of: 31.12.2025\r\n"
	"units: enhet\r\n"
	"series: {from: 31.01.2025, to: as_of, every: quarter}\r\n"
	"baseline: {from: 2025-01-31, to: 2025-07-31}\r\n"
	"decisions:\r\n"
	"  - {date: 2025-04-01, by: Ledergruppen, why: Nytt skjema, rebase: yes, exclude: no, indicators: "
	"[andre]}\r\n"
	"tables:\r\n"
	"  alis:\r\n"
	"    file: /srv/tall/alis.csv\r\n"
	"    key: id\r\n"
	"    duplicates: refuse\r\n"
	"    dialect:\r\n"
	"      encoding: windows-1252\r\n"
	"      delimiter: tab\r\n"
	"      decimal: ','\r\n"
	"      quote: \"'\"\r\n"
	"      header_line: 4\r\n"
	"      header_rows: 2\r\n"
	"      whole_file: yes\r\n"
	"    totals_equal_parts: [antall, alder]\r\n"
	"    noun:\r\n"
	"      one: lege\r\n"
	"      many: leger\r\n"
	"    columns:\r\n"
	"      id: text\r\n"
	"      enhet:\r\n"
	"        type: text\r\n"
	"        header: Ansatt i\r\n"
	"        prefix: \"Bydel \"\r\n"
	"        one_of: [Alna, 'nei', 070, \"0,70\"]\r\n"
	"      veileder_id: {type: text, refers_to: veileder}\r\n"
	"      start: date\r\n"
	"      plan: {type: truth, blank: 'false'}\r\n"
	"      sted: {type: text, totals: auto, missing: [x, y], aliases: {a: b}}\r\n"
	"      antall: {type: number, thousands: ., percent: always, exponents: yes, qualified: yes}\r\n"
	"      dato: {type: date, date_format: dd.mm.yy, pivot: 1950, excel_serial: yes}\r\n"
	"      alder: {type: number, required: yes, range: [18, '67,5'], unique: true}\r\n"
	"      rest: {type: number, range: [1, 2], required: no}\r\n"
	"      frist: {type: date, range: [01.01.2020, 2025-12-31]}\r\n"
	"      merknad: {type: text, identifiers: allow}\r\n"
	"  veileder: {file: v.csv, key: id, duplicates: last, dialect: {delimiter: ';', decimal: .}, "
	"columns: "
	"{id: text}}\r\n"
	"conditions:\r\n"
	"  i_arbeid: {of: alis, is: start <= as_of, about: har begynt}\r\n"
	"rules:\r\n"
	"  har_start: {of: alis, expect: 'start is not missing and ''x y'' <> enhet', severity: fatal}\r\n"
	"  i_tide: {of: alis, expect: i_arbeid or dato < start, message: For sent., exclude: yes}\r\n"
	"indicators:\r\n"
	"  utdanningsplan:\r\n"
	"    title: Plan\r\n"
	"    about: |\r\n"
	"      Andel\r\n"
	"      med plan.\r\n"
	"    measure: proportion\r\n"
	"    count: alis\r\n"
	"    where: start is not missing\r\n"
	"    denominator: i_arbeid\r\n"
	"    exclude: enhet = 'Alna'\r\n"
	"    numerator: plan\r\n"
	"    numerator_exclude: not plan\r\n"
	"    except: start > as_of\r\n"
	"    target: at most 2,5 %\r\n"
	"    target_date: 2026-06-30\r\n"
	"    direction: decrease\r\n"
	"    by: [enhet, veileder.id]\r\n"
	"    interval: mid-p\r\n"
	"    level: 99 %\r\n"
	"    variation: pp\r\n"
	"    funnel: dispersed\r\n"
	"    order: name\r\n"
	"    rationale: En.\r\n"
	"    type: process\r\n"
	"    dimension: To.\r\n"
	"    sector: Tre.\r\n"
	"    terms: Fire.\r\n"
	"    code_systems: nei\r\n"
	"    selection: Fem.\r\n"
	"    computation: Seks.\r\n"
	"    source: Sju.\r\n"
	"    publication_level: Åtte.\r\n"
	"    frequency: Ni.\r\n"
	"    comparability: Ti.\r\n"
	"    error_sources: Elleve.\r\n"
	"  andre: {count: veileder, numerator: any alis where i_arbeid, by: alis.enhet where i_arbeid}\r\n";

static void
test_every_key_of_tables(const struct definition *definition)
{
	CHECK_TEXT(definition->title, "Målt på Grünerløkka");
	CHECK_INT(definition->language, LANGUAGE_EN);
	CHECK_INT(definition->series.from, date_from_civil(2025, 1, 31));
	CHECK_INT(definition->baseline_to, date_from_civil(2025, 7, 31));
	CHECK_INT(definition->decision_count, 1);
	CHECK_TEXT(definition->decisions[0].why, "Nytt skjema");
	CHECK(definition->decisions[0].rebase && !definition->decisions[0].exclude);
	CHECK(!definition->decisions[0].indicators[0] && definition->decisions[0].indicators[1]);
	CHECK_INT(definition->as_of, date_from_civil(2025, 12, 31));
	CHECK_INT(definition->table_count, 2);
	const struct table_spec *alis = &definition->tables[0], *veileder = &definition->tables[1];
	CHECK_TEXT(alis->files[0].path, "/srv/tall/alis.csv");
	CHECK_TEXT(alis->files[0].name, "/srv/tall/alis.csv");
	CHECK_TEXT(alis->key, "id");
	CHECK_INT(alis->duplicates, DUPLICATES_REFUSE);
	CHECK_INT(alis->dialect.encoding, ENCODING_WINDOWS_1252);
	CHECK_INT(alis->dialect.delimiter, '\t');
	CHECK_INT(alis->dialect.decimal, ',');
	CHECK_INT(alis->dialect.quote, '\'');
	CHECK_INT(alis->dialect.header_line, 4);
	CHECK_INT(alis->dialect.header_rows, 2);
	CHECK(alis->dialect.whole_file);
	const struct column_spec *enhet = &alis->columns[1];
	CHECK_TEXT(enhet->header, "Ansatt i");
	CHECK_TEXT(enhet->prefix, "Bydel ");
	CHECK_INT(enhet->one_of_count, 4);
	CHECK_TEXT(enhet->one_of[1], "nei");
	CHECK_TEXT(enhet->one_of[2], "070");
	CHECK_TEXT(enhet->one_of[3], "0,70");
	CHECK_TEXT(alis->columns[2].refers_to, "veileder");
	CHECK_INT(alis->columns[2].target, 1);
	CHECK_INT(alis->columns[3].type, TYPE_DATE);
	CHECK_INT(alis->columns[4].type, TYPE_TRUTH);
	CHECK_INT(veileder->duplicates, DUPLICATES_LAST);
	CHECK_INT(veileder->dialect.delimiter, ';');
	CHECK_INT(veileder->dialect.decimal, '.');
	CHECK_INT(veileder->dialect.quote, 0);
	CHECK_INT(veileder->dialect.header_rows, 0);
	CHECK(!veileder->dialect.whole_file);
	CHECK_INT(definition->condition_count, 1);
	CHECK_TEXT(definition->conditions[0].name, "i_arbeid");
	CHECK_TEXT(definition->conditions[0].about, "har begynt");
	CHECK_TEXT(definition->conditions[0].text, "start <= as_of");
	CHECK_INT(definition->conditions[0].table, 0);
}

/* The rules of the file first, then those that the keys of columns stand for. */
static void
test_every_key_of_rules(const struct definition *definition)
{
	static const char *const names[] = { "har_start", "i_tide", "required", "range", "unique", "range",
		"range" };
	const struct table_spec *alis = &definition->tables[0];
	size_t alder = table_spec_column(alis, "alder"), rest = alder + 1, frist = alder + 2;
	CHECK_INT(definition->rule_count, sizeof names / sizeof *names);
	for (size_t i = 0; i < definition->rule_count && i < sizeof names / sizeof *names; i++)
		CHECK_TEXT(definition->rules[i].name, names[i]);
	const struct rule *rules = definition->rules;
	CHECK(rules[0].severity == SEVERITY_FATAL && !rules[0].exclude && rules[0].expect.expr);
	CHECK_INT(rules[0].column, 3);
	CHECK_TEXT(rules[0].message, "expected start is not missing and 'x y' <> enhet");
	CHECK(rules[1].severity == SEVERITY_ERROR && rules[1].exclude);
	CHECK_TEXT(rules[1].message, "For sent.");
	CHECK_INT(rules[1].column, table_spec_column(alis, "dato"));
	CHECK_INT(rules[2].column, alder);
	CHECK_TEXT(rules[3].expect.text, "\"alder\" between 18 and 67.5");
	CHECK(rules[4].values.value && !rules[4].expect.expr);
	CHECK_INT(rules[5].column, rest);
	CHECK_TEXT(rules[6].expect.text, "\"frist\" between 2020-01-01 and 2025-12-31");
	CHECK(!alis->columns[alder].not_summed && alis->columns[rest].not_summed &&
		!alis->columns[table_spec_column(alis, "antall")].not_summed);
	CHECK(alis->columns[frist + 1].identifiers_allowed && !alis->columns[0].identifiers_allowed);
}

static void
test_every_key_of_indicators(const struct definition *definition)
{
	CHECK_INT(definition->indicator_count, 2);
	const struct indicator_definition *plan = &definition->indicators[0],
					  *andre = &definition->indicators[1];
	CHECK_TEXT(plan->name, "utdanningsplan");
	CHECK_TEXT(definition->units, "enhet");
	CHECK_TEXT(plan->noun.one, "lege");
	CHECK_TEXT(plan->noun.many, "leger");
	CHECK_TEXT(plan->title, "Plan");
	CHECK_TEXT(plan->about, "Andel\nmed plan.");
	CHECK_INT(plan->table, 0);
	CHECK_TEXT(plan->where.text, "start is not missing");
	CHECK_TEXT(plan->denominator.text, "i_arbeid");
	CHECK_TEXT(plan->exclude.text, "enhet = 'Alna'");
	CHECK_TEXT(plan->numerator.text, "plan");
	CHECK_TEXT(plan->numerator_exclude.text, "not plan");
	CHECK_TEXT(plan->except.text, "start > as_of");
	CHECK(plan->where.expr && plan->denominator.expr && plan->exclude.expr && plan->numerator.expr &&
		plan->numerator_exclude.expr && plan->except.expr);
	char target[64];
	CHECK_TEXT(target_format(&plan->target, target, sizeof target), "<=0.025");
	CHECK_INT(plan->target_date, date_from_civil(2026, 6, 30));
	CHECK_INT(plan->by_count, 2);
	CHECK_TEXT(plan->by[0].label, "enhet");
	CHECK_TEXT(plan->by[1].label, "veileder.id");
	CHECK_INT(plan->interval, INTERVAL_MID_P);
	CHECK_NEAR(plan->level, 0.99, 0);
	CHECK_INT(plan->description_count, 13);
	CHECK_TEXT(plan->descriptions[0].key, "rationale");
	CHECK_TEXT(plan->descriptions[0].text, "En.");
	CHECK_TEXT(plan->descriptions[5].key, "code_systems");
	CHECK_TEXT(plan->descriptions[5].text, "nei");
	CHECK_TEXT(plan->descriptions[12].key, "error_sources");
	CHECK_INT(andre->table, 1);
	CHECK_INT(andre->by_count, 1);
	CHECK_TEXT(andre->by[0].label, "alis.enhet");
	CHECK(andre->by[0].where);
}

/* A definition of data alone, as init writes it. */
static void
test_no_indicators(void)
{
	static const char text[] =
		"maltall: 1\ntables: {alis: {file: alis.csv, columns: {id: text}}}\nindicators: {}\n";
	struct definition *definition = read_good(text, __LINE__);
	CHECK_INT(definition ? definition->indicator_count : 1, 0);
	definition_free(definition);
}

/* Every key of the table of keys is in the file above, with its help and the names of its place and kind. */
static void
test_every_key(void)
{
	struct definition *definition = read_good(every_key, __LINE__);
	if (definition) {
		test_every_key_of_tables(definition);
		test_every_key_of_rules(definition);
		test_every_key_of_indicators(definition);
	}
	definition_free(definition);
	for (size_t i = 0; i < definition_key_count; i++) {
		const struct definition_key *key = &definition_keys[i];
		char written[64];
		snprintf(written, sizeof written, "%s: ", key->name);
		/* These need a second file: indicator_package.c tests them. */
		bool elsewhere = strcmp(key->name, "schema") == 0 || strcmp(key->name, "resource") == 0;
		bool opens = key->kind == KEY_MAPPING || key->kind == KEY_SECTIONS;
		check_that(strstr(every_key, written) || opens || elsewhere, __FILE__, __LINE__,
			"no test of %s", key->name);
		CHECK(key->help[0] && key_place_name(key->place)[0] && key_kind_name(key->kind)[0]);
		CHECK((key->kind == KEY_CHOICE || key->kind == KEY_MARKS) == (key->choices != NULL));
		CHECK(i == 0 || key->place >= key[-1].place);
		CHECK(definition_key_find(key->place, key->name) == key);
	}
	CHECK(!definition_key_find(PLACE_FILE, "numerator"));
}

static void
test_as_of(void)
{
	static const char *const today[] = { HEAD "as_of: today\n" TABLES CONDITIONS INDICATORS,
		HEAD "as_of: 2025-12-31\n" TABLES CONDITIONS INDICATORS };
	for (int i = 0; i < 2; i++) {
		struct definition *definition = read_good(today[i], __LINE__);
		CHECK(definition && definition->as_of_today == (i == 0));
		CHECK(definition &&
			definition->as_of == (i == 0 ? DATE_MISSING : date_from_civil(2025, 12, 31)));
		definition_free(definition);
	}
}

/* Names may hold anything. */
static void
test_names(void)
{
	struct definition *definition = read_good(HEAD
		"tables:\n  \"<b>\\n$(x)\": {file: a.csv, columns: {\"%s `å`\": text}}\n"
		"indicators:\n  \"'\\\"\": {count: \"<b>\\n$(x)\", numerator: '\"%s `å`\" = ''x'''}\n",
		__LINE__);
	if (definition)
		CHECK_TEXT(definition->tables[0].name, "<b>\n$(x)");
	definition_free(definition);
}

/* A folder whose own name looks like a pattern, with files that do and do not. */
static const char *const names[] = { "alis_B.csv", "alis_a.csv", "alis_10.csv", "alis_2.csv", "andre[x].csv",
	"definisjoner.yaml" };
enum { NAME_COUNT = sizeof names / sizeof *names };

static void
folder_write(const char *folder)
{
	char path[300];
	snprintf(path, sizeof path, "%s/d[1]", folder);
	CHECK_INT(mkdir(path, 0700), 0);
	for (size_t i = 0; i < NAME_COUNT; i++) {
		snprintf(path, sizeof path, "%s/d[1]/%s", folder, names[i]);
		FILE *file = fopen(path, "w");
		CHECK(file != NULL);
		if (file && i + 1 == NAME_COUNT)
			fputs(HEAD "tables:\n"
				   "  a: {file: alis_*.csv, columns: {id: text}}\n"
				   "  b: {file: \"andre[x].csv\", columns: {id: text}}\n"
				   "  c: {file: ingen_*.csv, columns: {id: text}}\n"
				   "  d: {file: mangler.csv, columns: {id: text}}\n"
				   "  e: {file: \"alis_[0-9].csv\", columns: {id: text}}\n"
				   "  f: {file: ../d*/alis_1?.csv, columns: {id: text}}\n"
				   "indicators: {x: {count: a, numerator: id is missing}}\n",
				file);
		if (file)
			fclose(file);
	}
}

static void
folder_remove(const char *folder)
{
	char path[300];
	for (size_t i = 0; i < NAME_COUNT; i++) {
		snprintf(path, sizeof path, "%s/d[1]/%s", folder, names[i]);
		CHECK_INT(unlink(path), 0);
	}
	snprintf(path, sizeof path, "%s/d[1]", folder);
	CHECK_INT(rmdir(path), 0);
	CHECK_INT(rmdir(folder), 0);
}

static void
check_files(const struct table_spec *table, const char *folder, const char *const *expected, size_t count)
{
	CHECK_INT(table->file_count, count);
	for (size_t i = 0; i < count && i < table->file_count; i++) {
		char path[300];
		snprintf(path, sizeof path, "%s/d[1]/%s", folder, expected[i]);
		CHECK_TEXT(table->files[i].name, expected[i]);
		CHECK_TEXT(table->files[i].path, path);
	}
}

static void
test_files(void)
{
	char folder[] = "/tmp/maltall-definition-XXXXXX", path[300];
	CHECK(mkdtemp(folder) != NULL);
	folder_write(folder);
	snprintf(path, sizeof path, "%s/d[1]/definisjoner.yaml", folder);
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct definition *definition = definition_read(path, &mistakes, &err);
	CHECK(definition && definition->table_count == 6);
	if (definition) {
		static const char *const sorted[] = { "alis_10.csv", "alis_2.csv", "alis_B.csv",
			"alis_a.csv" };
		static const char *const single[] = { "andre[x].csv", "ingen_*.csv", "mangler.csv",
			"alis_2.csv", "../d[1]/alis_10.csv" };
		check_files(&definition->tables[0], folder, sorted, 4);
		for (size_t i = 0; i < 5; i++)
			check_files(&definition->tables[i + 1], folder, &single[i], 1);
	}
	definition_free(definition);
	faults_free(&mistakes);
	folder_remove(folder);

	CHECK(!definition_read("/nowhere/a.yaml", &mistakes, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_INT(mistakes.count, 0);
}

int
main(void)
{
	test_smallest();
	test_every_key();
	test_no_indicators();
	test_as_of();
	test_names();
	test_files();
	return check_summary("indicator_definition");
}
