/* Tables described by a Data Package: the same as the definitions that init writes, and every mistake with
 * the place it stands at. */
#include <unistd.h>

#include "tests/unit/indicator_draft.h"

static char folder[] = "/tmp/maltall-package-XXXXXX";

static void
file_make(const char *name, const char *text, size_t length)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	CHECK(file && fwrite(text, 1, length, file) == length);
	if (file)
		fclose(file);
}

static void
file_remove(const char *name)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
}

/* The definition whose tables point to p.json; `tables` is YAML. */
static struct definition *
definition_beside(const char *tables, struct faults *mistakes)
{
	char path[256], text[2048];
	struct error err = { 0 };
	snprintf(path, sizeof path, "%s/d.yaml", folder);
	int length = snprintf(text, sizeof text, "maltall: 1\ntables:\n%s\nindicators: {}\n", tables);
	return definition_read_text(text, (size_t)length, path, mistakes, &err);
}

/* Out as YAML and as a package, and in again: the same tables. */
static void
test_there_and_back(void)
{
	static const char doctors[] = "Lege id;\"Enhet: \"\"x\"\" #1\";født;grad;stor;om;kort;ja\n"
				      "l1;Alna;01.02.1990;7,5;1.234;ca 5;01.02.03;ja\n"
				      "l2;Alna;-;8,5;5.678;7;02.03.04;nei\n"
				      "l3;Øst;;..;;>8;03.04.05;x\n"
				      "l4;Øst;;1,5;;9;;\n";
	static const char meetings[] = "mote_id\tlege_id\tneste\nm1\tl1\tm2\nm2\tl2\tm3\nm3\tl2\t\n";
	static const char counts[] =
		"enhet;antall;pris;kurs\nOslo i alt;10;4;\"\"\nAlna;3;4;x\nØst;4;4;\"\"\nAlna;1;4;x\n"
		"Øst;2;4;\"\"\n";
	struct drafted *drafted = draft_texts((const char *const[]){
		"lege.csv", doctors, "mote.csv", meetings, "telling.csv", counts, NULL });
	struct definition *written = definition_of(drafted->yaml.bytes, drafted->yaml.length, "d.yaml");
	file_make("p.json", drafted->package.bytes, drafted->package.length);
	struct faults mistakes = { 0 };
	struct definition *read = definition_beside("  lege: {schema: p.json}\n  mote: {schema: p.json, "
						    "resource: mote}\n  telling: {schema: p.json}",
		&mistakes);
	CHECK_INT(mistakes.count, 0);
	CHECK(read != NULL);
	struct buffer one = { 0 }, other = { 0 };
	if (written && read) {
		tables_text(&one, written);
		tables_text(&other, read);
		CHECK_TEXT(other.bytes, one.bytes);
		CHECK(strstr(one.bytes, "-> lege 0") != NULL);
		CHECK(strstr(one.bytes, "-> mote 1") != NULL);
		CHECK(strstr(one.bytes, "antall 'antall' number one_of[] 0 00 - 0 0 0\n") != NULL);
		CHECK(strstr(one.bytes, "pris 'pris' number one_of[] 0 00 - 0 0 0 not summed\n") != NULL);
		CHECK(strstr(one.bytes, " blank 2\n") != NULL);
	}
	buffer_free(&one);
	buffer_free(&other);
	definition_free(written);
	definition_free(read);
	faults_free(&mistakes);
	drafted_free(drafted);
	file_remove("p.json");
}

static void
check_tables(const char *json, const char *tables, const char *expected, int line)
{
	struct faults mistakes = { 0 };
	struct buffer text = { 0 };
	file_make("p.json", json, strlen(json));
	struct definition *definition = definition_beside(tables, &mistakes);
	if (definition)
		tables_text(&text, definition);
	for (size_t i = 0; i < mistakes.count; i++) {
		const struct fault *fault = &mistakes.items[i];
		buffer_print(
			&text, "%s:%zu:%zu: ", strrchr(fault->file, '/') + 1, fault->line, fault->column);
		/* The private folder is called TMP, whatever its name. */
		const char *at = strstr(fault->message, folder);
		buffer_print(&text, "%.*s%s%s\n",
			at ? (int)(at - fault->message) : (int)strlen(fault->message), fault->message,
			at ? "TMP" : "", at ? at + strlen(folder) : "");
	}
	check_text(text.bytes ? text.bytes : "", expected, __FILE__, line, json);
	buffer_free(&text);
	definition_free(definition);
	faults_free(&mistakes);
	file_remove("p.json");
}

#define CHECK_TABLES(json, tables, expected) check_tables((json), (tables), (expected), __LINE__)
#define CHECK_MISTAKE(json, expected) check_tables((json), "  a: {schema: p.json}", (expected), __LINE__)
#define RESOURCE(rest) "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", " rest "}]}"
#define FIELDS(fields, rest) RESOURCE("\"schema\": {\"fields\": [" fields "]" rest "}")

static void
test_by_others(void)
{
	/* As another tool may write it: types of its own, defaults left out. */
	CHECK_TABLES(
		RESOURCE("\"encoding\": \"ISO-8859-1\", \"dialect\": {\"delimiter\": \"\\t\", \"quoteChar\": "
			 "\"'\", "
			 "\"headerRows\": [3, 4]}, \"schema\": {\"fields\": [{\"name\": \"id\", \"type\": "
			 "\"integer\"}, {\"name\": \"x\"}, {\"name\": \"d\", \"type\": \"date\", \"format\": "
			 "\"%d/%m/%Y\"}, {\"name\": \"n\", \"type\": \"number\", \"decimalChar\": \",\", "
			 "\"groupChar\": \".\"}, {\"name\": \"m\", \"missingValues\": [\"\", {\"value\": "
			 "\"x\", "
			 "\"label\": \"?\"}], \"constraints\": {\"required\": true, \"enum\": [\"a\", "
			 "\"b\"]}}], "
			 "\"primaryKey\": \"id\"}"),
		"  a: {schema: p.json}",
		"a a.csv id 2 9 44 39 3 2\n"
		"  id 'id' text one_of[] missing[] 0 00 - 0 0 0\n"
		"  x 'x' text one_of[] missing[] 0 00 - 0 0 0\n"
		"  d 'd' date one_of[] missing[] 0 00 dd/mm/yyyy 0 0 0\n"
		"  n 'n' number one_of[] missing[] 46 00 - 0 0 0\n"
		"  m 'm' text one_of[a|b] missing[x] 0 00 - 0 1 0\n");
	/* A Table Schema alone; the definitions name the file and are stronger in what they declare. */
	CHECK_TABLES("{\"fields\": [{\"name\": \"n\", \"type\": \"number\"}]}",
		"  a: {schema: p.json, file: b.csv, dialect: {delimiter: \",\", decimal: \",\"}}",
		"a b.csv - 0 44 44 0 0 0\n  n 'n' number one_of[] missing[] 0 00 - 0 0 0\n");
}

static void
test_constraints(void)
{
	CHECK_TABLES(
		FIELDS("{\"name\": \"n\", \"type\": \"integer\", \"constraints\": {\"minimum\": 0, "
		       "\"maximum\": "
		       "\"10.5\"}}, {\"name\": \"d\", \"type\": \"date\", \"constraints\": {\"minimum\": "
		       "\"2020-01-01\"}}, {\"name\": \"t\", \"constraints\": {\"minLength\": 2, "
		       "\"maxLength\": 3}, "
		       "\"maltall:totals\": [\"Hele byen\"]}, {\"name\": \"b\", \"type\": \"boolean\", "
		       "\"maltall:blank\": \"missing\"}",
			", \"missingValues\": [\"\", {\"value\": \":\", \"label\": \"confidential\"}, "
			"\".\"], "
			"\"maltall:totals_equal_parts\": [\"n\"]"),
		"  a: {schema: p.json}",
		"a a.csv - 0 0 0 0 0 0\n"
		"  n 'n' number one_of[] missing[:|.] 0 00 - 0 0 0 0..10.5 4 0\n"
		"  d 'd' date one_of[] missing[:|.] 0 00 - 0 0 0 2020-01-01.. 4 0\n"
		"  t 't' text one_of[] missing[:|.] 0 00 - 0 0 0 length 2..3 totals[Hele byen] 4 0\n"
		"  b 'b' truth one_of[] missing[:|.] 0 00 - 0 0 0 4 0 blank 1\n");
	CHECK_TABLES(
		RESOURCE("\"dialect\": {\"maltall:whole_file\": true}, \"schema\": {\"fields\": [{\"name\": "
			 "\"x\"}]}"),
		"  a: {schema: p.json}",
		"a a.csv - 0 0 0 0 0 0\n  whole file\n  x 'x' text one_of[] missing[] 0 00 - 0 0 0\n");
	CHECK_MISTAKE(
		FIELDS("{\"name\": \"n\", \"type\": \"integer\",\n\"constraints\": {\"minimum\": \"x\"}}",
			""),
		"p.json:2:28: `x` is no number\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\", \"type\": \"integer\",\n\"constraints\": {\"minimum\": 2, "
			     "\"maximum\": "
			     "1}}",
			      ""),
		"p.json:2:28: `minimum` is greater than `maximum`\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\",\n\"constraints\": {\"minLength\": -1}}", ""),
		"p.json:2:30: `minLength` must be a whole number up to 1000\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\",\n\"maltall:totals\": \"yes\"}", ""),
		"p.json:2:19: `maltall:totals` must be \"auto\" or a list of strings\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\", \"type\": \"boolean\",\n\"maltall:blank\": \"no\"}", ""),
		"p.json:2:18: `maltall:blank` must be \"missing\" or \"false\"\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\"}", ",\n\"maltall:totals_equal_parts\": [\"n\"]"),
		"p.json:2:32: `maltall:totals_equal_parts` must name fields of numbers\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"n\"}",
			      ",\n\"missingValues\": [{\"value\": \"-\", \"label\": \"zero\"}]"),
		"p.json:2:43: only in a number can a mark mean zero\n");
}

/* What is asked for and not looked at is a remark with its place. */
static void
test_remarks(void)
{
	static const char json[] =
		FIELDS("{\"name\": \"id\", \"type\": \"integer\", \"constraints\": {\"minimum\": "
		       "1}},\n{\"name\": \"t\", "
		       "\"constraints\": {\"pattern\": \"[0-9]*\", \"required\": true,\n\"minimum\": \"a\"}}",
			",\n\"primaryKey\": \"id\"");
	struct faults mistakes = { 0 };
	struct buffer text = { 0 };
	file_make("p.json", json, strlen(json));
	struct definition *definition = definition_beside("  a: {schema: p.json}", &mistakes);
	CHECK(definition != NULL);
	for (size_t i = 0; definition && i < definition->remarks.count; i++) {
		const struct fault *remark = &definition->remarks.items[i];
		buffer_print(&text, "%s %s %zu:%zu %s\n", severity_name(remark->severity), remark->rule,
			remark->line, remark->column, remark->message);
	}
	CHECK_TEXT(text.bytes ? text.bytes : "", "warning schema_constraint 2:31 column 't': the constraint "
						 "`pattern` of a text is not looked at; write "
						 "a rule in the definitions for what it asks\n"
						 "warning schema_constraint 3:1 column 't': the constraint "
						 "`minimum` of a text is not looked at; write a "
						 "rule in the definitions for what it asks\n"
						 "warning schema_constraint 4:15 column 'id': `minimum` and "
						 "`maximum` of a key or a reference are not "
						 "looked at; it is read as it is written\n");
	buffer_free(&text);
	definition_free(definition);
	faults_free(&mistakes);
	file_remove("p.json");
}

static void
test_mistakes(void)
{
	CHECK_MISTAKE("{\"resources\": [", "p.json:1:15: this is no JSON: ']' expected near end of file\n");
	CHECK_MISTAKE("[]", "p.json:1:1: a Data Package must be an object, not a list\n");
	CHECK_MISTAKE("{}",
		"p.json:1:1: this is neither a Data Package (it has no `resources`) nor a Table Schema "
		"(no `fields`)\n");
	CHECK_MISTAKE("{\"resources\": []}", "d.yaml:3:15: there is no resource `a`; there are none\n");
	CHECK_MISTAKE("{\"resources\": 1}", "p.json:1:15: `resources` must be a list, not a text\n");
	CHECK_MISTAKE(RESOURCE("\"x\": 1"), "p.json:1:16: this resource has no `schema`\n");
	CHECK_MISTAKE(FIELDS("", ""), "p.json:1:68: a schema needs `fields`, at least one\n");
	CHECK_MISTAKE(FIELDS("{\"type\": \"string\"}", ""),
		"p.json:1:69: a field needs a `name`: what the file calls the column\n");
	CHECK_MISTAKE(FIELDS("1", ""), "p.json:1:69: a field must be an object with a name\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\",\n \"type\": \"geopoint\"}", ""),
		"p.json:2:10: maltall reads no `geopoint`; write string, number, integer, year, date or "
		"boolean\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\",\n \"type\": \"date\", \"format\": \"%m/%d/%y\"}", ""),
		"p.json:2:28: maltall reads no dates of the form `%m/%d/%y`; write default, any, %Y-%m-%d, "
		"%d.%m.%Y, "
		"%d.%m.%y, %d/%m/%Y or %Y%m%d\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\",\n \"type\": \"number\", \"decimalChar\": \"'\"}", ""),
		"p.json:2:35: a decimal sign is . or , and not `'`\n");
	CHECK_MISTAKE(
		FIELDS("{\"name\": \"x\", \"type\": \"number\"},\n{\"name\": \"y\", \"type\": \"number\", "
		       "\"decimalChar\": \",\"}",
			""),
		"p.json:2:48: another field of the same file has the decimal sign .; maltall reads one in a "
		"file\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\",\n \"type\": \"number\", \"groupChar\": \"_\"}", ""),
		"p.json:2:33: between groups of three digits maltall reads a blank, . or , and not `_`\n");
	CHECK_MISTAKE(
		FIELDS("{\"name\": \"x\",\n \"type\": \"boolean\", \"trueValues\": [\"ja\", \"oui\"]}", ""),
		"p.json:2:42: maltall does not read this as true; it reads ja nei j n true false sant usant "
		"yes no 1 0 x\n");
	CHECK_MISTAKE(
		FIELDS("{\"name\": \"x\"}", ",\n\"missingValues\": [1]"), "p.json:2:19: expected a string\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\"}", ",\n\"primaryKey\": [\"x\", \"y\"]"),
		"p.json:2:15: `primaryKey` must be one field; maltall's keys are one column\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\"}", ",\n\"primaryKey\": \"z\""),
		"p.json:2:15: there is no field `z` in this schema\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\"}", ",\n\"foreignKeys\": [{\"fields\": \"x\"}]"),
		"p.json:2:17: a foreign key needs `fields` and a `reference` with `fields`\n");
	CHECK_MISTAKE(FIELDS("{\"name\": \"x\"}",
			      ",\n\"foreignKeys\": [{\"fields\": \"x\", \"reference\": {\"resource\": "
			      "\"b\", \"fields\": \"y\"}}]"),
		"p.json:2:17: this refers to the resource `b`, which no table of TMP/d.yaml is; add a table "
		"with "
		"`schema` and `resource: b` there\n");
}

static void
test_dialect_mistakes(void)
{
	CHECK_MISTAKE(RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"encoding\": \"ebcdic\""),
		"p.json:2:13: maltall reads no `ebcdic`; write UTF-8, Windows-1252, MacRoman, UTF-16LE or "
		"UTF-16BE\n");
	CHECK_MISTAKE(RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"dialect\": {\"delimiter\": "
			       "\"::\"}"),
		"p.json:2:26: `delimiter` can be ; , | or tab, not `::`\n");
	CHECK_MISTAKE(
		RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"dialect\": {\"header\": false}"),
		"p.json:2:23: maltall cannot read a file with `header` other than true\n");
	CHECK_MISTAKE(RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"dialect\": "
			       "{\"escapeChar\": \"|\"}"),
		"p.json:2:27: maltall cannot read a file with `escapeChar`\n");
	CHECK_MISTAKE(RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"dialect\": "
			       "{\"headerRows\": [1, 3]}"),
		"p.json:2:31: `headerRows` must be numbers from 1 upwards, one after another\n");
	CHECK_MISTAKE(
		RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}]},\n\"dialect\": {\"headerRows\": []}"),
		"p.json:2:27: maltall reads no file without a header\n");
	CHECK_MISTAKE("{\"resources\": [{\"name\": \"a\", \"schema\": {\"fields\": [{\"name\": \"x\"}]}}]}",
		"p.json:1:16: there is no `path` here; name the CSV file with `file` in the definitions\n");
	CHECK_MISTAKE("{\"resources\": [{\"name\": \"a\", \"path\": 1, \"schema\": {\"fields\": [{\"name\": "
		      "\"x\"}]}}]}",
		"p.json:1:38: `path` must be the name of a file\n");
}

static void
test_definition_mistakes(void)
{
	static const char json[] = FIELDS("{\"name\": \"x\"}", "");
	CHECK_TABLES(json, "  a: {schema: q.json}",
		"d.yaml:3:15: the schema `q.json` cannot be read; it is looked for beside this file\n");
	CHECK_TABLES(json, "  a: {schema: p.json, columns: {x: text}}",
		"d.yaml:3:32: `columns` cannot stand beside `schema`, which says it already\n");
	CHECK_TABLES(json, "  a: {schema: p.json, resource: b}",
		"d.yaml:3:33: there is no resource `b`; there are `a`\n");
}

int
main(void)
{
	if (!mkdtemp(folder))
		return 1;
	test_there_and_back();
	test_by_others();
	test_constraints();
	test_remarks();
	test_mistakes();
	test_dialect_mistakes();
	test_definition_mistakes();
	rmdir(folder);
	return check_summary("indicator_package");
}
