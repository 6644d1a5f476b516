#include "stats/indicator/definition.h"

#include "stats/base/buffer.h"
#include "tests/check.h"

/* A file in four pieces, each on lines of its own, so that a test can put its own in the place of one. */
#define HEAD "maltall: 1\n"
#define TABLES                                                                                               \
	"tables:\n  alis: {file: alis.csv, key: id, columns: {id: text, enhet: text, start: date, tall: "    \
	"number}}\n"
#define CONDITIONS "conditions:\n  i_arbeid: {of: alis, is: start <= as_of}\n"
/* For tables without anything that a condition could speak of. */
#define ANY "indicators:\n  plan: {count: alis, numerator: true}\n"
#define INDICATORS "indicators:\n  plan: {count: alis, numerator: i_arbeid}\n"
#define BEFORE_INDICATOR HEAD TABLES CONDITIONS "indicators:\n  plan:\n    count: alis\n"
/* The first line behind INDICATOR is line 10. */
#define INDICATOR BEFORE_INDICATOR "    numerator: i_arbeid\n"

static void
check_mistakes(const char *text, const char *expected, int line)
{
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct buffer said = { 0 };
	struct definition *definition = definition_read_text(text, strlen(text), "a.yaml", &mistakes, &err);
	buffer_text(&said, "");
	for (size_t i = 0; i < mistakes.count; i++) {
		const struct fault *fault = &mistakes.items[i];
		CHECK_TEXT(fault->rule, "definition");
		CHECK_TEXT(fault->file, "a.yaml");
		CHECK_INT(fault->severity, SEVERITY_FATAL);
		buffer_print(
			&said, "%s%zu:%zu: %s", i ? "\n" : "", fault->line, fault->column, fault->message);
	}
	check_text(said.bytes, expected, __FILE__, line, text);
	CHECK(!definition);
	CHECK_INT(err.kind, ERROR_DEFINITION);
	definition_free(definition);
	buffer_free(&said);
	faults_free(&mistakes);
}

#define CHECK_MISTAKES(text, expected) check_mistakes(text, expected, __LINE__)

static void
test_file_mistakes(void)
{
	CHECK_MISTAKES("", "1:1: the file is empty; a definitions file begins with `maltall: 1`");
	CHECK_MISTAKES("- a\n", "1:1: the file must be keys with values, not a list");
	CHECK_MISTAKES("hei", "1:1: the file must be keys with values, not a text");
	CHECK_MISTAKES("title: a\n",
		"1:1: the file needs the key `indicators`: what to compute: a name for each indicator, and "
		"its keys\n"
		"1:1: the file needs the key `maltall`: write 1, the version of the definitions language\n"
		"1:1: the file needs the key `tables`: the CSV files: a name for each table, and its keys");
	CHECK_MISTAKES("maltal: 1\n" TABLES CONDITIONS INDICATORS,
		"1:1: the file has no key `maltal`; did you mean `maltall`?");
	CHECK_MISTAKES("maltall: 2\n" TABLES CONDITIONS INDICATORS,
		"1:10: `maltall` can only be `1` in this version of maltall, not `2`");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "heipådeg: 1\n",
		"8:1: the file has no key `heipådeg`; the keys are `maltall`, `title`, `language`, `as_of`, "
		"`tables`, `conditions`, `rules`, `indicators`, `units`, `series`, `baseline`, `decisions`");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "title:\n",
		"8:1: `title` has no value: the heading of the report; the name of this file where it is "
		"left out");
	CHECK_MISTAKES(
		HEAD TABLES CONDITIONS INDICATORS "title: [a]\n", "8:8: `title` must be a text, not a list");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "title: {a: b}\n",
		"8:8: `title` must be a text, not keys with values");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "title: a\ntitle: b\n",
		"9:1: the key `title` stands twice; it is on line 8 already");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "language: nn\n",
		"8:11: `language` cannot be `nn`; write one of `nb`, `en`");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "language: tysk\n",
		"8:11: `language` cannot be `tysk`; write one of `nb`, `en`");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS INDICATORS "as_of: 31.02.2025\n",
		"8:8: `31.02.2025` is no date, or a day that does not exist; write 2025-12-31 or 31.12.2025, "
		"or today");
	CHECK_MISTAKES(HEAD INDICATORS "tables: []\n",
		"4:1: `tables` has no value: the CSV files: a name for each table, and its keys");
	CHECK_MISTAKES(HEAD INDICATORS "tables: {}\n", "3:17: there is no table `alis`; there are none\n"
						       "4:9: there must be at least one table");
	CHECK_MISTAKES(HEAD TABLES INDICATORS "conditions: i_arbeid\n",
		"6:13: `conditions` must be names with their keys, not a text");
}

static void
test_table_mistakes(void)
{
	CHECK_MISTAKES(
		HEAD "tables: {alis: alis.csv}\n" ANY, "2:10: a table must be keys with values, not a text");
	CHECK_MISTAKES(HEAD "tables: {alis: [alis.csv]}\n" ANY,
		"2:16: a table must be keys with values, not a list");
	CHECK_MISTAKES(HEAD "tables: {alis: }\n" ANY, "2:10: a table must be keys with values, not nothing");
	CHECK_MISTAKES(HEAD "tables: {alis: {fil: a.csv, kolonner: {a: text}}}\n" ANY,
		"2:10: a table needs the key `columns`: the columns to read: a name for each, and its type "
		"or its "
		"keys; all others are skipped; `schema` may say them instead\n"
		"2:17: a table has no key `fil`; did you mean `file`?\n"
		"2:29: a table has no key `kolonner`; the keys are `file`, `key`, `duplicates`, `dialect`, "
		"`totals_equal_parts`, `noun`, `columns`, `schema`, `resource`");
	CHECK_MISTAKES(HEAD "tables:\n  '': {file: a.csv, columns: {'  ': text, '': {type: text}}}\n" ANY,
		"3:3: a table needs a name\n3:31: a column needs a name\n3:43: a column needs a name\n"
		"5:17: there is no table `alis`; there are ``");
	CHECK_MISTAKES(HEAD
		"tables: {alis: {file: a.csv, duplicates: second, key: di, columns: {id: text}}}\n" ANY,
		"2:42: `duplicates` cannot be `second`; write one of `first`, `last`, `refuse`\n"
		"2:55: there is no column `di`; there are `id`");
#define WITH_DIALECT(dialect)                                                                                \
	HEAD "tables:\n  alis:\n    dialect: " dialect "\n    file: a.csv\n    columns: {id: text}\n" ANY
	CHECK_MISTAKES(WITH_DIALECT("{encoding: latin1, delimiter: '/', decimal: ':', quote: x}"),
		"4:25: `encoding` cannot be `latin1`; write one of `UTF-8`, `Windows-1252`, `MacRoman`, "
		"`UTF-16LE`, "
		"`UTF-16BE`\n"
		"4:44: `delimiter` cannot be `/`; write one of `;`, `,`, `tab`, `|`\n"
		"4:58: `decimal` cannot be `:`; write one of `.`, `,`\n"
		"4:70: `quote` cannot be `x`; write one of `\"`, `'`");
	CHECK_MISTAKES(WITH_DIALECT("{header_line: 0, header_rows: 9, whole_file: ja}"),
		"4:28: `header_line` cannot be `0`; write a whole number from 1 to 100000\n"
		"4:44: `header_rows` cannot be `9`; write a whole number from 1 to 8\n"
		"4:59: `whole_file` cannot be `ja`; write one of `no`, `yes`");
	CHECK_MISTAKES(WITH_DIALECT("{header_line: 1x, header_rows: 99999999999999999999}"),
		"4:28: `header_line` cannot be `1x`; write a whole number from 1 to 100000\n"
		"4:45: `header_rows` cannot be `99999999999999999999`; write a whole number from 1 to 8");
	CHECK_MISTAKES(WITH_DIALECT("{tegn: x}"), "4:15: a dialect has no key `tegn`; the keys are "
						  "`encoding`, `delimiter`, `decimal`, `quote`, "
						  "`header_line`, `header_rows`, `whole_file`");
	CHECK_MISTAKES(
		WITH_DIALECT("semikolon"), "4:14: `dialect` must be names with their keys, not a text");
	CHECK_MISTAKES(HEAD "tables: {alis: {file: a.csv, key: nr, columns: {nr: number}}}\n" ANY,
		"2:35: a key must be a text, and the type of `nr` is number");
	CHECK_MISTAKES(HEAD "tables: {alis: {file: a.csv, columns: {id: text}}, alis: {}}\n" ANY,
		"2:52: the key `alis` stands twice; it is on line 2 already");
}

static void
test_column_mistakes(void)
{
#define WITH_COLUMN(column) HEAD "tables:\n  alis:\n    file: a.csv\n    columns:\n      " column "\n" ANY
	CHECK_MISTAKES(WITH_COLUMN("a: dato"), "6:10: `type` cannot be `dato`; did you mean `date`?");
	CHECK_MISTAKES(WITH_COLUMN("a: tekst"),
		"6:10: `type` cannot be `tekst`; write one of `text`, `number`, `date`, `truth`");
	CHECK_MISTAKES(WITH_COLUMN("a:"),
		"6:7: a column needs its type (text, number, date or truth), or keys with values");
	CHECK_MISTAKES(WITH_COLUMN("a: [text]"),
		"6:7: a column needs its type (text, number, date or truth), or keys with values");
	CHECK_MISTAKES(WITH_COLUMN("'': text"), "6:7: a column needs a name");
	CHECK_MISTAKES(WITH_COLUMN("' ': {type: text}"), "6:7: a column needs a name");
	CHECK_MISTAKES(
		WITH_COLUMN("a: {header: b}"), "6:7: a column needs the key `type`: what the column holds");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: text, one_of: []}"),
		"6:23: `one_of` has no value: the only texts that the column may hold, without the prefix");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: text, one_of: [b, c, b, '', [d], {e: f}]}"),
		"6:38: `b` stands twice in `one_of`\n"
		"6:41: an item of `one_of` is empty\n"
		"6:45: an item of `one_of` must be a text, not a list\n"
		"6:50: an item of `one_of` must be a text, not keys with values");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: number, one_of: [b], prefix: c, refers_to: alis}"),
		"6:33: only a text can have `one_of`, and the type of `a` is number\n"
		"6:46: only a text can have `prefix`, and the type of `a` is number\n"
		"6:60: only a text can have `refers_to`, and the type of `a` is number");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: text, refers_to: ails}"),
		"6:34: there is no table `ails`; did you mean `alis`?");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: text, refers_to: kommune}"),
		"6:34: there is no table `kommune`; there are `alis`");
	CHECK_MISTAKES(WITH_COLUMN("a: {type: text, refers_to: alis}"),
		"6:34: the table `alis` has no `key`, so nothing can refer to it; say there which column it "
		"is");
	CHECK_MISTAKES(WITH_COLUMN("a: text\n      a: date"),
		"7:7: the key `a` stands twice; it is on line 6 already");
}

static void
test_condition_mistakes(void)
{
#define WITH_CONDITION(condition) HEAD TABLES "conditions:\n  " condition "\n" INDICATORS
	CHECK_MISTAKES(WITH_CONDITION("i_arbeid: start <= as_of"),
		"5:3: a condition must be keys with values, not a text");
	CHECK_MISTAKES(WITH_CONDITION("i_arbeid: {of: alsi, si: start <= as_of}"),
		"5:18: there is no table `alsi`; did you mean `alis`?\n"
		"5:24: a condition has no key `si`; the keys are `of`, `is`, `about`");
	CHECK_MISTAKES(WITH_CONDITION("i_arbeid: {about: a}"),
		"5:3: a condition needs the key `is`: the condition\n"
		"5:3: a condition needs the key `of`: the table whose rows it is about");
	CHECK_MISTAKES(
		WITH_CONDITION("i_arbeid: {of: alis, is: start <= as_of}\n  ' ': {of: alis, is: true}"),
		"6:3: a condition needs a name");
	CHECK_MISTAKES(WITH_CONDITION("enhet: {of: alis, is: start <= as_of}"),
		"5:3: alis has a column enhet already; call the condition something else");
	CHECK_MISTAKES(WITH_CONDITION("i_arbeid: {of: alis, is: strat <= as_of}"),
		"5:28: alis has no column or condition strat; did you mean start?\n"
		"7:34: the condition i_arbeid has a mistake of its own");
	CHECK_MISTAKES(WITH_CONDITION("i_arbeid: {of: alis, is: b}\n  b: {of: alis, is: i_arbeid}"),
		"5:28: the condition b has a mistake of its own\n"
		"6:21: the condition i_arbeid is defined by way of itself\n"
		"8:34: the condition i_arbeid has a mistake of its own");
}

static void
test_indicator_mistakes(void)
{
	CHECK_MISTAKES(HEAD TABLES "indicators: {a: alis}\n",
		"4:14: an indicator must be keys with values, not a text");
	CHECK_MISTAKES(HEAD TABLES "indicators: {'': {}}\n",
		"4:14: an indicator needs a name\n"
		"4:14: an indicator needs the key `count`: the table whose rows are counted, each once\n"
		"4:14: an indicator needs the key `numerator`: which rows of the denominator meet what is "
		"measured");
	CHECK_MISTAKES(INDICATOR "    tagret: at least 70 %\n",
		"10:5: an indicator has no key `tagret`; did you mean `target`?");
	CHECK_MISTAKES(
		INDICATOR "    target: 70\n", "10:13: a target needs a percent sign; write `at least 70 %`");
	CHECK_MISTAKES(
		INDICATOR "    target: 0.7\n", "10:13: a target needs a percent sign; write `at least 70 %`");
	CHECK_MISTAKES(INDICATOR "    target: 170 %\n",
		"10:13: a target for a proportion lies between 0 % and 100 %");
	CHECK_MISTAKES(INDICATOR "    target: >= 70 %\n", "10:13: a value that begins with > or | begins a "
							  "block of text; put it in quotes (\">= 70 %\")");
	CHECK_MISTAKES(INDICATOR "    target_date: today\n",
		"10:18: `today` is no date, or a day that does not exist; write 2025-12-31 or 31.12.2025");
	CHECK_MISTAKES(INDICATOR "    target: 70 %\n    direction: decrease\n",
		"11:16: `direction: decrease` contradicts the target, which is a lower limit; write "
		"`increase`, or a "
		"target with `at most`");
	CHECK_MISTAKES(INDICATOR "    direction: increase\n    target: less than 5 %\n",
		"10:16: `direction: increase` contradicts the target, which is an upper limit; write "
		"`decrease`, or a "
		"target with `at least`");
	CHECK_MISTAKES(INDICATOR "    direction: up\n",
		"10:16: `direction` cannot be `up`; write one of `increase`, `decrease`");
	CHECK_MISTAKES(INDICATOR "    measure: median\n",
		"10:14: `measure` can only be `proportion` in this version of maltall, not `median`");
	CHECK_MISTAKES(INDICATOR "    interval: willson\n",
		"10:15: `interval` cannot be `willson`; did you mean `wilson`?");
	const char *level =
		"10:12: `95` is no confidence; write a number from 1 to 99.9999 with a percent sign, such "
		"as `95 %`";
	CHECK_MISTAKES(INDICATOR "    level: 95\n", level);
	CHECK_MISTAKES(INDICATOR "    level: 100 %\n",
		"10:12: `100 %` is no confidence; write a number from 1 "
		"to 99.9999 with a percent sign, such as `95 %`");
	CHECK_MISTAKES(INDICATOR "    level: 0 %\n", "10:12: `0 %` is no confidence; write a number from 1 "
						     "to 99.9999 with a percent sign, such as `95 %`");
	CHECK_MISTAKES(INDICATOR "    by: [enhet]\nunits: enhte\n",
		"11:8: there is no grouping `enhte`; did you mean `enhet`?");
	CHECK_MISTAKES(INDICATOR "    by: [enhet, enhet]\n", "10:17: `enhet` stands twice in `by`");
	CHECK_MISTAKES(
		INDICATOR "    by: {a: b}\n", "10:9: `by` must be a list of texts, not keys with values");
	CHECK_MISTAKES(INDICATOR "    rationale:\n", "10:5: `rationale` has no value: why it is measured");
	CHECK_MISTAKES(INDICATOR "    terms: [a]\n", "10:12: `terms` must be a text, not a list");
	CHECK_MISTAKES(HEAD TABLES CONDITIONS
		"indicators:\n  a: {count: kurs, numerator: i_arbeid, by: enhet}\n",
		"7:14: there is no table `kurs`; there are `alis`");
}

static void
test_label_twice(void)
{
	CHECK_MISTAKES(INDICATOR "    by: [enhet, enhet where start <= as_of]\n",
		"10:17: enhet stands here twice; an indicator of its own is needed for another `where`");
}

/* Conditions may use one another, but not so deep that walking them would need more stack than there is; and
 * a condition used twice at every level is worked out once (2^60 times would not end). */
static void
test_chains(void)
{
	enum { LEVELS = 1000 };
	struct buffer text = { 0 };
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	buffer_text(&text, HEAD TABLES "conditions:\n  c0: {of: alis, is: start <= as_of}\n");
	for (int i = LEVELS; i >= 1; i--)
		buffer_print(&text, "  c%d: {of: alis, is: c%d}\n", i, i - 1);
	buffer_text(&text, "indicators: {plan: {count: alis, numerator: c5}}\n");
	CHECK(!definition_read_text(text.bytes, text.length, "a.yaml", &mistakes, &err));
	CHECK(mistakes.count > 0 && mistakes.count < LEVELS);
	bool said = false;
	for (size_t i = 0; i < mistakes.count; i++)
		said |= strstr(mistakes.items[i].message,
				"more than 100 conditions use one another in a chain") != NULL;
	CHECK(said);
	faults_free(&mistakes);

	struct faults none = { 0 };
	struct error no_err = { 0 };
	buffer_clear(&text);
	buffer_text(&text, HEAD TABLES "conditions:\n  c0: {of: alis, is: start <= as_of}\n");
	for (int i = 1; i <= 60; i++)
		buffer_print(&text, "  c%d: {of: alis, is: c%d and c%d}\n", i, i - 1, i - 1);
	buffer_text(&text, "indicators: {plan: {count: alis, numerator: c60}}\n");
	struct definition *definition =
		definition_read_text(text.bytes, text.length, "a.yaml", &none, &no_err);
	CHECK(definition);
	definition_free(definition);
	faults_free(&none);
	buffer_free(&text);
}

/* The caret stands under the character that is wrong, however the condition is written. */
static void
test_expression_places(void)
{
	const char *enhte = "alis has no column or condition enhte; did you mean enhet?";
	static const struct {
		const char *written, *place;
	} cases[] = {
		{ "    where: enhte = 'x'\n", "10:12" },
		{ "    where: start <= as_of and enhte = 'æ'\n", "10:31" },
		{ "    where: \"'æøå\\u00e6\\\"' = enhte\"\n", "10:29" },
		{ "    where: '''x'' = enhte'\n", "10:21" },
		{ "    where: start <= as_of\n      and\n\n      enhte = 'x'\n", "13:7" },
		{ "    where: |\n      start <= as_of\n        and enhte = 'x'\n", "12:13" },
		{ "    where: >- # a\n      start <= as_of\n\n      and enhte = 'x'\n", "13:11" },
		{ "    by: enhte\n", "10:9" },
		{ "    by:\n      - enhet\n      - \"enhte\"\n", "12:10" },
		{ "    by: [enhet where enhte = 'x']\n", "10:22" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[1024], expected[256];
		snprintf(text, sizeof text, "%s%s", INDICATOR, cases[i].written);
		snprintf(expected, sizeof expected, "%s: %s", cases[i].place, enhte);
		check_mistakes(text, expected, __LINE__);
	}
	CHECK_MISTAKES(INDICATOR "    exclude: tall\n    except: start <= tall\n",
		"10:14: this is a number; a condition is true or false\n"
		"11:19: `<=` does not take a date and a number (a number of days is written `14 days`); it "
		"takes "
		"number and number, text and text, date and date");
	CHECK_MISTAKES(
		INDICATOR "    exclude: tall = \n", "10:20: a value expected; the condition ends here");
}

/* All mistakes of a file, in the order of the file; the conditions are left alone where columns are not
 * understood. */
static void
test_all_at_once(void)
{
	const char *text = HEAD "indicators:\n  a: {count: alis, numerator: enhte, target: 70}\n"
				"tables:\n  alis: {file: a.csv, columns: {enhet: tekst, id: text}}\n"
				"language: no\n";
	CHECK_MISTAKES(text,
		"3:46: a target needs a percent sign; write `at least 70 %`\n"
		"5:40: `type` cannot be `tekst`; write one of `text`, `number`, `date`, `truth`\n"
		"6:11: `language` cannot be `no`; write one of `nb`, `en`");
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	fault_add(&mistakes, SEVERITY_INFO, "before", NULL, 9, 9, "stays first");
	CHECK(!definition_read_text(text, strlen(text), "a.yaml", &mistakes, &err));
	CHECK_INT(mistakes.count, 4);
	CHECK_TEXT(mistakes.items[0].rule, "before");
	CHECK_TEXT(err.file, "a.yaml");
	CHECK_TEXT(err.text,
		"3 mistakes in the definitions; the conditions are looked at when these are put right");
	err = (struct error){ 0 };
	CHECK(!definition_read_text("a", 1, "a.yaml", &mistakes, &err));
	CHECK_TEXT(err.text, "1 mistake in the definitions");
	faults_free(&mistakes);
}

/* Messages stay on one line, whatever a name holds. */
static void
test_hostile_names(void)
{
	CHECK_MISTAKES(HEAD TABLES "indicators: {a: {count: \"\\e[1m\\n%s\", numerator: start is missing}}\n",
		"4:25: there is no table `\uFFFD[1m\uFFFD%s`; there are `alis`");
}

int
main(void)
{
	test_file_mistakes();
	test_table_mistakes();
	test_column_mistakes();
	test_condition_mistakes();
	test_indicator_mistakes();
	test_label_twice();
	test_chains();
	test_expression_places();
	test_all_at_once();
	test_hostile_names();
	return check_summary("indicator_mistake");
}
