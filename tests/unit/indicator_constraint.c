/* What the keys of a column ask of its rows, identifiers, and totals that are sums of their parts. */
#include "tests/unit/indicator_run.h"

static const char head[] = "maltall: 1\nas_of: 2025-12-31\ntables:\n";

static void
columns_check(const char *columns, const char *rows, const char *expected, int line)
{
	struct buffer text = { 0 };
	buffer_print(&text,
		"%s  alis:\n    file: alis.csv\n    columns: {%s}\nindicators:\n  n: {count: alis, "
		"numerator: true}\n",
		head, columns);
	struct run run = run_text(text.bytes, &rows, 1);
	run_check(&run, expected, line);
	run_free(&run);
	buffer_free(&text);
}

static void
test_columns(void)
{
	columns_check("navn: {type: text, required: true}", "navn;x\nA;1\n ;2\n-;3\n",
		"error required alis.csv:3:1 column 'navn': there is no value; expected one on every row\n"
		"error required alis.csv:4:1 column 'navn': there is no value; expected one on every row\n",
		__LINE__);
	columns_check("n: {type: number, range: ['-0,5', 100]}", "x;n\n1;-0,5\n2;-0,6\n3;100\n4;100,1\n5;\n",
		"error range alis.csv:3:3 column 'n': the value is out of range; expected -0.5 to 100\n"
		"error range alis.csv:5:3 column 'n': the value is out of range; expected -0.5 to 100\n",
		__LINE__);
	columns_check("d: {type: date, range: [01.01.2025, 2025-12-31]}",
		"x;d\n1;2024-12-31\n2;2025-01-01\n3;01.01.2026\n",
		"error range alis.csv:2:3 column 'd': the value is out of range; expected 2025-01-01 to "
		"2025-12-31\n"
		"error range alis.csv:4:3 column 'd': the value is out of range; expected 2025-01-01 to "
		"2025-12-31\n",
		__LINE__);
	columns_check("kode: {type: text, unique: yes}, 'not \"x\"': {type: number, header: n, unique: yes}",
		"kode;n\nA;1\nB;1,0\n;\nA;3\nA;\n",
		"error unique alis.csv:3:3 column 'n': the same value as in line 2; expected every value "
		"once\n"
		"error unique alis.csv:5:1 column 'kode': the same value as in line 2; expected every value "
		"once\n"
		"error unique alis.csv:6:1 column 'kode': the same value as in line 2; expected every value "
		"once\n",
		__LINE__);
}

/* Several files are one table: a value may come again in another. */
static void
test_two_files(void)
{
	const char *definitions =
		"maltall: 1\nas_of: 2025-12-31\ntables:\n  alis: {file: a.csv, columns: {kode: {type: "
		"text, unique: yes}}}\n"
		"rules:\n  ikke_c: {of: alis, expect: kode <> 'C', exclude: yes, severity: info}\n"
		"indicators: {n: {count: alis, numerator: true}}\n";
	static const char first[] = "kode\nA\nC\n", second[] = "kode\nB\nA\nC\n";
	struct table_file files[] = {
		{ .name = "a.csv", .bytes = first, .length = sizeof first - 1 },
		{ .name = "b.csv", .bytes = second, .length = sizeof second - 1 },
	};
	struct run run = { 0 };
	run.definition =
		definition_read_text(definitions, strlen(definitions), "plan.yaml", &run.mistakes, &run.err);
	CHECK(run.definition != NULL);
	if (!run.definition)
		return;
	run.definition->tables[0].files = files;
	run.definition->tables[0].file_count = 2;
	run.definition->tables[0].dialect.delimiter = ';';
	run.tables = tables_load(run.definition->tables, 1, &run.faults, &run.err);
	CHECK(run.tables && rules_apply(run.definition, run.tables, run.definition->as_of, &run.faults,
				    &run.report, &run.err));
	run_check(&run,
		"info ikke_c a.csv:3:1 expected kode <> 'C'\n"
		"error unique b.csv:3:1 column 'kode': the same value as in line 2 of a.csv; expected every "
		"value "
		"once\n"
		"info ikke_c b.csv:4:1 expected kode <> 'C'\n"
		"error unique b.csv:4:1 column 'kode': the same value as in line 3 of a.csv; expected every "
		"value "
		"once\n"
		"ikke_c n 2 0 0 0\n",
		__LINE__);
	CHECK_INT(run.tables->items[0].left_out[0], 1);
	CHECK_INT(run.tables->items[0].left_out[1], 1);
	run_free(&run);
}

static void
test_identifiers(void)
{
	const char *rows = "kode;n\nA;1\n13097248022;1\n";
	struct run run =
		run_text("maltall: 1\nas_of: 2025-12-31\ntables:\n  alis: {file: alis.csv, columns: {kode: "
			 "text, n: date}}\nindicators: {n: {count: alis, numerator: true}}\n",
			&(const char *){ "kode;n\nA;\n13097248022;13097248022\n" }, 1);
	run_check(&run,
		"fatal identifier alis.csv:3:1 column 'kode': the value looks like a national identity "
		"number "
		"(fødselsnummer); expected a code that tells nobody who it is, or `identifiers: allow`\n"
		"error date alis.csv:3:13 column 'n': the value is not a date; expected yyyy-mm-dd or "
		"dd.mm.yyyy\n",
		__LINE__);
	CHECK(!run.usable);
	run_free(&run);
	columns_check("kode: {type: text, identifiers: allow}", rows, "", __LINE__);
}

static void
test_totals(void)
{
	const char *spec = "enhet: {type: text, totals: auto}, aar: text, n: {type: number, qualified: yes}";
	columns_check(spec,
		"enhet;aar;n\nA;2024;1\nB;2024;2,5\nA;2025;4\nOslo i alt;2024;3,5\nOslo i alt;2025;5\n",
		"error totals alis.csv:6:0 column 'n': the total is 5, and its 1 part adds up to 4\n"
		"info totals_agree alis.csv:5:0 column 'n': the total agrees with its 2 parts: 3.5\n",
		__LINE__);
	/* What is missing or not exact could make up for the difference. */
	columns_check(spec, "enhet;aar;n\nA;2024;1\nB;2024;\nC;2024;ca 2\nSum;;9\n",
		"info totals_unsure alis.csv:5:0 column 'n': the total is 9, and its 3 parts add up to 3; 1 "
		"of them "
		"missing and 1 not exact, so this may be right\n",
		__LINE__);
}

static void
test_mistakes(void)
{
	columns_check(
		"a: {type: text, range: [1, 2]}, b: {type: number, range: [1]}, c: {type: number, range: [x, "
		"1]}, d: {type: date, range: [2025-01-02, 2025-01-01]}",
		"a;b;c;d\n",
		"6:38 only a number or a date can have `range`, and the type of `a` is text\n"
		"6:72 `range` needs the least and the greatest value, such as [0, 100]; for one limit alone "
		"write "
		"a rule\n"
		"6:104 `x` is no number, and the type of `c` is number\n"
		"6:135 the least value of `range` is greater than the greatest\n",
		__LINE__);
	columns_check("a: {type: date, identifiers: allow}, b: {type: truth, unique: yes}", "a;b\n",
		"6:44 only a text or a number can have `identifiers`, and the type of `a` is date\n"
		"6:77 a truth cannot be `unique`, and the type of `b` is truth\n",
		__LINE__);
}

int
main(void)
{
	test_columns();
	test_two_files();
	test_identifiers();
	test_totals();
	test_mistakes();
	return check_summary("indicator_constraint");
}
