/* What the definitions say of a column: how its numbers, dates, missing marks, texts and totals are written.
 */
#include "stats/base/buffer.h"
#include "stats/indicator/definition.h"
#include "tests/check.h"

#define BEFORE "maltall: 1\ntables:\n  alis:\n    file: alis.csv\n    columns:\n      x: "
#define AFTER "\nindicators:\n  plan: {count: alis, numerator: true}\n"

static struct definition *
column_read_good(const char *column, int line)
{
	struct buffer text = { 0 };
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	buffer_print(&text, "%s%s%s", BEFORE, column, AFTER);
	struct definition *definition =
		definition_read_text(text.bytes, text.length, "a.yaml", &mistakes, &err);
	check_that(definition != NULL, __FILE__, line, "%s: %s", column,
		mistakes.count ? mistakes.items[0].message : err.text);
	faults_free(&mistakes);
	buffer_free(&text);
	return definition;
}

/* Where the column stands is line 6, and its value begins in column 10. */
static void
check_mistakes(const char *column, const char *expected, int line)
{
	struct buffer text = { 0 };
	struct buffer said = { 0 };
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	buffer_print(&text, "%s%s%s", BEFORE, column, AFTER);
	struct definition *definition =
		definition_read_text(text.bytes, text.length, "a.yaml", &mistakes, &err);
	buffer_text(&said, "");
	for (size_t i = 0; i < mistakes.count; i++)
		buffer_print(&said, "%s%zu:%zu: %s", i ? "\n" : "", mistakes.items[i].line,
			mistakes.items[i].column, mistakes.items[i].message);
	CHECK(!definition);
	check_text(said.bytes, expected, __FILE__, line, column);
	definition_free(definition);
	faults_free(&mistakes);
	buffer_free(&said);
	buffer_free(&text);
}

#define CHECK_MISTAKES(column, expected) check_mistakes(column, expected, __LINE__)

static void
test_numbers(void)
{
	struct definition *definition = column_read_good("number", __LINE__);
	if (!definition)
		return;
	const struct column_spec *column = definition->tables[0].columns;
	CHECK(!column->thousands && !column->exponents && !column->qualified && !column->missing);
	CHECK_INT(column->percent, PERCENT_SIGN);
	CHECK_INT(column->alias_count, 0);
	definition_free(definition);

	definition =
		column_read_good("{type: number, thousands: ., percent: always, exponents: yes, "
				 "qualified: yes, missing: [-1, \"Ikke\u00A0 svart\"], aliases: {ti: 10}}",
			__LINE__);
	if (!definition)
		return;
	column = definition->tables[0].columns;
	CHECK_INT(column->thousands, '.');
	CHECK_INT(column->percent, PERCENT_ALWAYS);
	CHECK(column->exponents && column->qualified);
	CHECK_INT(column->missing_count, 2);
	CHECK_TEXT(column->missing[0], "-1");
	CHECK_TEXT(column->missing[1], "Ikke svart");
	CHECK_INT(column->alias_count, 1);
	CHECK_TEXT(column->aliases[0].from, "ti");
	CHECK_TEXT(column->aliases[0].to, "10");
	definition_free(definition);

	CHECK_MISTAKES(
		"{type: number, thousands: ';'}", "6:36: `thousands` cannot be `;`; write one of `.`, `,`");
	CHECK_MISTAKES("{type: number, percent: yes}",
		"6:34: `percent` cannot be `yes`; write one of `sign`, `always`, `never`");
	CHECK_MISTAKES("{type: text, qualified: yes}",
		"6:34: only a number can have `qualified`, and the type of `x` is text");
}

static void
test_dates(void)
{
	struct definition *definition = column_read_good(
		"{type: date, date_format: dd.mm.yy, pivot: 1950, excel_serial: yes}", __LINE__);
	if (!definition)
		return;
	const struct column_spec *column = definition->tables[0].columns;
	CHECK_TEXT(column->date_format, "dd.mm.yy");
	CHECK_INT(column->pivot, 1950);
	CHECK(column->excel_serial);
	definition_free(definition);

	CHECK_MISTAKES("{type: date, date_format: dd.mm.yy}",
		"6:36: a year of two digits needs `pivot`, the first of the hundred years that it may be");
	CHECK_MISTAKES("{type: date, date_format: mm/dd/yyyy}",
		"6:36: `date_format` cannot be `mm/dd/yyyy`; write one of `yyyy-mm-dd`, `dd.mm.yyyy`, "
		"`dd.mm.yy`, `dd/mm/yyyy`, `yyyymmdd`");
	CHECK_MISTAKES("{type: date, pivot: 50}", "6:30: `50` is no year of four digits; write the first of "
						  "the hundred years, 1950 for 1950 to "
						  "2049");
	CHECK_MISTAKES("{type: number, pivot: 1950}",
		"6:32: only a date can have `pivot`, and the type of `x` is number");
}

static void
test_texts(void)
{
	struct definition *definition =
		column_read_good("{type: text, one_of: [Alna, \"St.  Hanshaugen\"], missing: blank, totals: "
				 "[auto, Hele byen], "
				 "aliases: {St.Hanshaugen: St. Hanshaugen, \" Alna  bydel \": Alna}}",
			__LINE__);
	if (!definition)
		return;
	const struct column_spec *column = definition->tables[0].columns;
	CHECK_TEXT(column->one_of[1], "St. Hanshaugen");
	CHECK(column->missing && column->missing_count == 0);
	CHECK(column->totals_auto);
	CHECK_INT(column->totals_count, 1);
	CHECK_TEXT(column->totals[0], "Hele byen");
	CHECK_INT(column->alias_count, 2);
	CHECK_TEXT(column->aliases[1].from, "Alna bydel");
	definition_free(definition);

	CHECK_MISTAKES("{type: text, one_of: [Alna, Bjerke], aliases: {Alnaa: Alnna}}",
		"6:64: there is no allowed text `Alnna`; did you mean `Alna`?");
	CHECK_MISTAKES("{type: text, one_of: [Alna, Bjerke], aliases: {Alna: Bjerke}}",
		"6:57: `Alna` is among `one_of` itself, so it cannot be an alias");
	CHECK_MISTAKES("{type: text, aliases: {Alnaa: [Alna]}}",
		"6:33: an alias needs the text that `Alnaa` is to be read as");
	CHECK_MISTAKES("{type: text, aliases: {Alnaa: }}",
		"6:33: an alias needs the text that `Alnaa` is to be read as");
	CHECK_MISTAKES("{type: text, aliases: {A b: c, A  b: d}}",
		"6:41: `A b` stands twice in `aliases`, but for its blanks");
	CHECK_MISTAKES("{type: text, one_of: [Alna, Ukjent], missing: [Ukjent]}",
		"6:56: `Ukjent` is among `one_of` too, so it cannot mean missing");
	CHECK_MISTAKES("{type: date, totals: auto}",
		"6:31: only a text can have `totals`, and the type of `x` is date");
}

/* What a mark says of the value that is not there, and a blank of a yes or no. */
static void
test_meanings(void)
{
	struct definition *definition = column_read_good(
		"{type: number, missing: {\"-\": zero, \"..\": not_available, \".\": not_applicable, \":\": "
		"confidential, Ikke  oppgitt: unknown, 999: missing}}",
		__LINE__);
	if (!definition)
		return;
	static const enum mark_meaning meanings[] = { MARK_ZERO, MARK_NOT_AVAILABLE, MARK_NOT_APPLICABLE,
		MARK_CONFIDENTIAL, MARK_UNKNOWN, MARK_MISSING };
	const struct column_spec *column = definition->tables[0].columns;
	CHECK_INT(column->missing_count, 6);
	for (size_t i = 0; i < column->missing_count; i++)
		CHECK_INT(column->meanings[i], meanings[i]);
	CHECK_TEXT(column->missing[4], "Ikke oppgitt");
	definition_free(definition);

	CHECK_MISTAKES("{type: number, missing: {\"-\": nought}}",
		"6:40: `missing` cannot be `nought`; write one of `missing`, `zero`, `not_applicable`, "
		"`not_available`, `confidential`, `unknown`");
	CHECK_MISTAKES("{type: date, missing: {\"-\": zero}}",
		"6:38: only in a number can a mark mean zero, and the type of `x` is date");
	CHECK_MISTAKES("{type: date, missing: {\"-\": }}",
		"6:33: the mark `-` needs its meaning: zero, not_applicable, ...");
	CHECK_MISTAKES("{type: date, missing: {blank: unknown}}",
		"6:33: blank is always missing; only a mark has a meaning here");
	CHECK_MISTAKES("{type: date, missing: {a b: unknown, a  b: unknown}}",
		"6:47: `a b` stands twice in `missing`, but for its blanks");
	CHECK_MISTAKES("{type: date, missing: {}}",
		"6:23: `missing` has no value: the marks that mean missing, instead of - – . .. : NA N/A "
		"Ukjent, Ikke oppgitt, Manglende informasjon, #I/T and #N/A; `blank`: none, only blank is "
		"missing. {\"-\": zero, \":\": confidential} says what each means: zero is the number 0, of "
		"the "
		"others the value is missing, and each is counted by its meaning");

	definition = column_read_good("{type: truth, blank: false}", __LINE__);
	CHECK(definition && definition->tables[0].columns->blank == BLANK_FALSE);
	definition_free(definition);
	definition = column_read_good("{type: truth, blank: missing}", __LINE__);
	CHECK(definition && definition->tables[0].columns->blank == BLANK_MISSING);
	definition_free(definition);
	definition = column_read_good("truth", __LINE__);
	CHECK(definition && definition->tables[0].columns->blank == BLANK_FOUND_OUT);
	definition_free(definition);
	CHECK_MISTAKES("{type: truth, blank: true}",
		"6:31: `blank` cannot be `true`; write one of `missing`, `false`");
	CHECK_MISTAKES("{type: number, blank: false}",
		"6:32: only a truth can have `blank`, and the type of `x` is number");
}

int
main(void)
{
	test_meanings();
	test_numbers();
	test_dates();
	test_texts();
	return check_summary("indicator_column");
}
