#include <stdlib.h>

#include "tests/table_text.h"

static void
test_types(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "enhet", .header = "Enhet", .type = TYPE_TEXT, .prefix = "Bydel ", .used = true },
		{ .name = "start", .type = TYPE_DATE, .used = true },
		{ .name = "andel", .type = TYPE_NUMBER, .used = true },
		{ .name = "skjema", .type = TYPE_TRUTH, .used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL,
		"skjema;start;annet;Enhet;andel;id\n"
		"ja;01.02.2025;x y z;Bydel Alna;2,385;a1\n"
		"\n"
		"NEI;2025-12-31;;\xC2\xA0Stovner\xE2\x80\xAF;-0,5; a2 \n"
		";;;;;\n"
		" ; \xC2\xA0 ;;Bydel ;\"\";\"a\n3\"\n"
		"0;29.02.2024;;bydel Alna;1000000;a4");
	CHECK_TABLE(&loaded, 0,
		"2: a1 Alna 2025-02-01 2.385 true\n"
		"4: a2 Stovner 2025-12-31 -0.5 false\n"
		"5: - - - - -\n"
		"6: a 3 Bydel - - -\n"
		"8: a4 bydel Alna 2024-02-29 1000000 false\n");
	CHECK_FAULTS(
		&loaded, "text_cleaned alis.csv:6:18 column 'id': blanks or hyphens tidied in 1 field\n");
	CHECK_INT(loaded.tables->items[0].rows_left_out, 0);
	CHECK_INT(table_file(&loaded.tables->items[0], 3), 0);
	CHECK_INT(loaded.tables->items[0].dialects[0].encoding, ENCODING_UTF_8);
	CHECK_TEXT(table_file_name(&loaded.tables->items[0], 3), "alis.csv");
	loaded_free(&loaded);
}

static void
test_names(void)
{
	CHECK_TEXT(value_type_name(TYPE_TEXT), "text");
	CHECK_TEXT(value_type_name(TYPE_NUMBER), "number");
	CHECK_TEXT(value_type_name(TYPE_DATE), "date");
	CHECK_TEXT(value_type_name(TYPE_TRUTH), "truth");
	struct column_spec columns[] = { { .name = "a" }, { .name = "b", .header = "c" } };
	struct table_spec spec = { .columns = columns, .column_count = COUNT(columns) };
	CHECK_INT(table_spec_column(&spec, "b"), 1);
	CHECK_INT(table_spec_column(&spec, "c") == SIZE_MAX, 1);
	tables_free(NULL);
}

/* Missing and not parsed are the same in the column and not the same in the faults. */
static void
test_faults(void)
{
	struct column_spec columns[] = {
		{ .name = "start", .header = "Start dato", .type = TYPE_DATE, .used = true },
		{ .name = "andel", .type = TYPE_NUMBER, .used = true },
		{ .name = "skjema", .type = TYPE_TRUTH, .used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL,
		"Start dato;andel;skjema\n"
		"31.02.2025;1.5;kanskje\n"
		";;\n"
		"\"i\nfjor\";70 m;ja\n"
		"1.2.25;\"æ\";tja\n");
	CHECK_TABLE(&loaded, 0, "2: - - -\n3: - - -\n4: - - true\n6: - - -\n");
	CHECK_FAULTS(&loaded,
		"date alis.csv:2:1 column 'Start dato': '31.02.2025' is not a date: February "
		"2025 has 28 days; expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"number alis.csv:2:12 column 'andel': '1.5' is not a number: that is not the decimal sign of "
		"this file; expected digits "
		"with ',' as the decimal "
		"sign\n"
		"truth alis.csv:2:16 column 'skjema': 'kanskje' is neither yes nor no; "
		"expected ja/nei, j/n, yes/no, "
		"true/false, sant/usant, 1/0 or x\n"
		"date alis.csv:4:1 column 'Start dato': 'i fjor' is not a date; expected yyyy-mm-dd or "
		"dd.mm.yyyy\n"
		"number alis.csv:5:7 column 'andel': '70 m' is not a number; expected digits "
		"with ',' as the decimal "
		"sign\n"
		"date alis.csv:6:1 column 'Start dato': '1.2.25' is not a date: its year has two "
		"digits; say `pivot: 1950` in the column if it is one of the hundred years from "
		"1950 on; expected "
		"yyyy-mm-dd or dd.mm.yyyy\n"
		"number alis.csv:6:8 column 'andel': 'æ' is not a number; expected digits "
		"with ',' as the decimal "
		"sign\n"
		"truth alis.csv:6:12 column 'skjema': 'tja' is neither yes nor no; expected "
		"ja/nei, j/n, yes/no, "
		"true/false, sant/usant, 1/0 or x\n");
	CHECK_INT(loaded.faults.by_severity[SEVERITY_ERROR], 8);
	CHECK_INT(loaded.tables->items[0].rows_left_out, 0);
	loaded_free(&loaded);
}

static const char *const units[] = { "Alna", "Bjerke", "Gamle Oslo", "St. Hanshaugen" };

static void
test_one_of(void)
{
	struct column_spec columns[] = {
		{ .name = "fri", .type = TYPE_TEXT, .used = true },
		{ .name = "enhet",
			.type = TYPE_TEXT,
			.prefix = "Bydel ",
			.one_of = units,
			.one_of_count = COUNT(units),
			.used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL,
		"fri;enhet\n"
		"Sagene;Bydel Bjerke\n"
		"Sagene;Gamle Oslo\n"
		"Alna;\n"
		"Sagene;Sagene\n"
		"Sagene;Bydel Bjerkee\n"
		"Sagene;Bjerkee\n"
		"Sagene;alna\n"
		"Sagene;1234567890123456789012345678901234567890123456789\n"
		"Sagene;Alna\n");
	CHECK_TABLE(&loaded, 0,
		"2: Sagene Bjerke\n3: Sagene Gamle Oslo\n4: Alna -\n5: Sagene -\n6: Sagene -\n7: Sagene "
		"-\n8: Sagene -\n"
		"9: Sagene -\n10: Sagene Alna\n");
	CHECK_FAULTS(&loaded, "one_of alis.csv:5:8 column 'enhet': 'Sagene' is not among the texts allowed; "
			      "expected 'Alna', "
			      "'Bjerke', 'Gamle Oslo', 'St. Hanshaugen'\n"
			      "one_of alis.csv:6:8 column 'enhet': 'Bjerkee' is not among the texts allowed; "
			      "did you mean 'Bjerke'?\n"
			      "one_of alis.csv:7:8 column 'enhet': 'Bjerkee' is not among the texts allowed; "
			      "did you mean 'Bjerke'?\n"
			      "one_of alis.csv:8:8 column 'enhet': 'alna' is not among the texts allowed; "
			      "did you mean 'Alna'?\n"
			      "one_of alis.csv:9:8 column 'enhet': "
			      "'1234567890123456789012345678901234567890…' is not among the texts "
			      "allowed; expected 'Alna', 'Bjerke', 'Gamle Oslo', 'St. Hanshaugen'\n");
	loaded_free(&loaded);
}

/* A text of a kilobyte is not compared with every candidate, and shown cut. */
static void
test_one_of_long(void)
{
	struct column_spec columns[] = {
		{ .name = "enhet",
			.type = TYPE_TEXT,
			.one_of = units,
			.one_of_count = COUNT(units),
			.used = true },
	};
	char text[1024] = "enhet\n";
	memset(text + 6, 'A', sizeof text - 8);
	struct loaded loaded = text_load(columns, COUNT(columns), NULL, text);
	CHECK_FAULTS(&loaded, "one_of alis.csv:2:1 column 'enhet': "
			      "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…' is not among the texts "
			      "allowed; expected 'Alna', 'Bjerke', 'Gamle Oslo', 'St. Hanshaugen'\n");
	loaded_free(&loaded);
}

/* What nobody uses is not kept, and its faults are told all the same. */
static void
test_unused(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT },
		{ .name = "enhet", .type = TYPE_TEXT, .one_of = units, .one_of_count = COUNT(units) },
		{ .name = "start", .type = TYPE_DATE },
		{ .name = "andel", .type = TYPE_NUMBER },
		{ .name = "skjema", .type = TYPE_TRUTH },
		{ .name = "slutt", .type = TYPE_DATE, .used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL,
		"id;enhet;start;andel;skjema;slutt\n"
		"a1;Alnaa;31.4.2025;x;ja;01.04.2025\n"
		";;;;x;\n"
		"a3;Alna;01.01.2025;5;7;\n");
	CHECK_TABLE(&loaded, 0, "2: . . . . . 2025-04-01\n3: . . . . . -\n4: . . . . . -\n");
	for (size_t i = 0; i < 5; i++)
		CHECK(!loaded.tables->items[0].columns[i].values);
	CHECK_FAULTS(&loaded, "one_of alis.csv:2:4 column 'enhet': 'Alnaa' is not among the texts allowed; "
			      "did you mean 'Alna'?\n"
			      "date alis.csv:2:10 column 'start': '31.4.2025' is not a date: April 2025 has "
			      "30 days; expected "
			      "yyyy-mm-dd or dd.mm.yyyy\n"
			      "number alis.csv:2:20 column 'andel': 'x' is not a number; expected digits "
			      "with ',' as the decimal "
			      "sign\n"
			      "truth alis.csv:4:22 column 'skjema': '7' is neither yes nor no; expected "
			      "ja/nei, j/n, yes/no, "
			      "true/false, sant/usant, 1/0 or x\n");
	/* Texts that are not kept do not fill the dictionary: the four units are all there is. */
	CHECK_INT(dictionary_count(loaded.tables->dictionary), COUNT(units));
	loaded_free(&loaded);
}

static void
check_crosses(const char *text, const char *expected)
{
	struct column_spec columns[] = {
		{ .name = "a", .type = TYPE_TEXT },
		{ .name = "kryss", .type = TYPE_TRUTH, .used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL, text);
	CHECK_TABLE(&loaded, 0, expected);
	loaded_free(&loaded);
}

/* Blank is no only where x is yes and nothing else is said; whether it is so shows at the end. */
static void
test_crosses(void)
{
	check_crosses("a;kryss\n;\n;x\n; \n;X\n", "2: . false\n3: . true\n4: . false\n5: . true\n");
	check_crosses("a;kryss\n;\n;x\n;nei\n", "2: . -\n3: . true\n4: . false\n");
	check_crosses("a;kryss\n;\n;x\n;ja\n", "2: . -\n3: . true\n4: . true\n");
	check_crosses("a;kryss\n;\n;x\n;ukjent\n", "2: . -\n3: . true\n4: . -\n");
	check_crosses("a;kryss\n;\n;1\n", "2: . -\n3: . true\n");
	check_crosses("a;kryss\n;\n;\n", "2: . -\n3: . -\n");
}

static void
test_encodings(void)
{
	struct column_spec columns[] = {
		{ .name = "enhet", .header = "Bydel/økt", .type = TYPE_TEXT, .used = true },
		{ .name = "andel", .type = TYPE_NUMBER, .used = true },
	};
	struct table_file files[] = {
		FILE_BYTES("utf8.csv", "Bydel/økt;andel\r\nGrünerløkka;1,5\r\n"),
		FILE_BYTES("cp1252.csv", "andel;Bydel/\xF8kt\r\n2,5;Gr\xFCnerl\xF8kka\r\nfem;\xA0\r\n"),
		FILE_BYTES("bom.csv", "\xEF\xBB\xBF"
				      "Bydel/økt,andel\nGrünerløkka,3.5\n"),
	};
	struct table_spec spec = { .name = "enheter",
		.files = files,
		.file_count = COUNT(files),
		.columns = columns,
		.column_count = COUNT(columns) };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_TABLE(&loaded, 0,
		"utf8.csv:2: Grünerløkka 1.5\n"
		"cp1252.csv:2: Grünerløkka 2.5\n"
		"cp1252.csv:3: - -\n"
		"bom.csv:2: Grünerløkka 3.5\n");
	CHECK_FAULTS(&loaded, "number cp1252.csv:3:1 column 'andel': 'fem' is not a number; expected digits "
			      "with ',' as the decimal "
			      "sign\n");
	const struct dialect *dialects = loaded.tables->items[0].dialects;
	CHECK_INT(dialects[0].encoding, ENCODING_UTF_8);
	CHECK_INT(dialects[1].encoding, ENCODING_WINDOWS_1252);
	CHECK_INT(dialects[1].decimal, ',');
	CHECK_INT(dialects[2].delimiter, ',');
	CHECK_INT(dialects[2].decimal, '.');
	const uint32_t *codes = loaded.tables->items[0].columns[0].codes;
	CHECK(codes[0] == codes[1] && codes[0] == codes[3]);
	loaded_free(&loaded);
}

/* The parts of a table agree on x only together: the second part says nei. */
static void
test_crosses_of_files(void)
{
	struct column_spec columns[] = {
		{ .name = "kryss", .type = TYPE_TRUTH, .used = true },
		{ .name = "b", .type = TYPE_TEXT },
	};
	struct table_file files[] = {
		FILE_BYTES("1.csv", "kryss;b\nx;\n;\n"),
		FILE_BYTES("2.csv", "b;kryss\n;nei\n"),
	};
	struct table_spec spec = { .name = "mote",
		.files = files,
		.file_count = COUNT(files),
		.dialect = { .whole_file = true },
		.columns = columns,
		.column_count = COUNT(columns) };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_TABLE(&loaded, 0, "1.csv:2: true .\n1.csv:3: - .\n2.csv:2: false .\n");
	loaded_free(&loaded);
}

static void
test_no_rows(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "skjema", .type = TYPE_TRUTH, .used = true },
		{ .name = "leder", .type = TYPE_TEXT, .refers_to = "alis", .target = 0 },
		{ .name = "andel", .type = TYPE_NUMBER },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), "id", "id;leder;skjema;andel\n");
	CHECK_TABLE(&loaded, 0, "");
	CHECK_INT(loaded.tables->items[0].rows, 0);
	CHECK(loaded.tables->items[0].columns[0].values);
	CHECK(loaded.tables->items[0].columns[1].values);
	CHECK(loaded.tables->items[0].columns[2].parents);
	CHECK(!loaded.tables->items[0].columns[3].values);
	CHECK_INT(loaded.faults.count, 1);
	CHECK_TEXT(loaded.faults.items[0].rule, "header_only");
	loaded_free(&loaded);

	struct table_spec none = {
		.name = "alis", .columns = columns, .column_count = COUNT(columns), .key = "id"
	};
	loaded = specs_load(&none, 1);
	CHECK_TABLE(&loaded, 0, "");
	loaded_free(&loaded);
}

/* The reader leaves a broken row out; the table counts it, and the rows around it are as they were. */
static void
test_broken_rows(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "andel", .type = TYPE_NUMBER, .used = true },
	};
	struct loaded loaded = text_load(
		columns, COUNT(columns), "id", "id;andel\na1;1\na2\na3;3;3\na4;\"4\"4\na5;5\na1;6\n");
	CHECK_TABLE(&loaded, 0, "2: a1 1\n6: a5 5\n");
	CHECK_INT(loaded.tables->items[0].rows_left_out, 4);
	CHECK_INT(loaded.faults.count, 4);
	loaded_free(&loaded);

	loaded = text_load(columns, COUNT(columns), "id", "id;andel\na1;1\na2;\"2\na3;3\n");
	CHECK(!loaded.tables);
	CHECK_INT(loaded.err.kind, ERROR_DATA);
	loaded_free(&loaded);

	struct table_file file = { .name = "alis.csv", .path = "/nowhere/alis.csv" };
	struct table_spec spec = { .name = "alis",
		.files = &file,
		.file_count = 1,
		.columns = columns,
		.column_count = COUNT(columns) };
	loaded = specs_load(&spec, 1);
	CHECK(!loaded.tables);
	CHECK_INT(loaded.err.kind, ERROR_INPUT);
	loaded_free(&loaded);
}

/* More rows than a batch, most of them with faults: each has its own line, and nothing takes the square of
 * it. */
static void
test_many_rows(void)
{
	enum { ROWS = 50000 };
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "enhet",
			.type = TYPE_TEXT,
			.one_of = units,
			.one_of_count = COUNT(units),
			.used = true },
		{ .name = "start", .type = TYPE_DATE, .used = true },
	};
	struct buffer text = { 0 };
	buffer_text(&text, "id;enhet;start\n");
	for (int i = 0; i < ROWS; i++)
		buffer_print(
			&text, "a%d;%s;%s\n", i % 40000, i % 3 ? "Alnna" : "Alna", i % 2 ? "32.12.2025" : "");
	struct loaded loaded = text_load(columns, COUNT(columns), "id", text.bytes);
	CHECK(loaded.tables != NULL);
	CHECK_INT(loaded.tables->items[0].rows, 40000);
	CHECK_INT(loaded.tables->items[0].rows_left_out, 10000);
	CHECK_INT(table_line(&loaded.tables->items[0], 39999), 40001);
	CHECK_INT(loaded.faults.count, 10000 + ROWS / 2 + ROWS - (ROWS + 2) / 3);
	const struct fault *last = &loaded.faults.items[loaded.faults.count - 1];
	CHECK_TEXT(last->rule, "contradiction");
	CHECK_INT(last->line, ROWS + 1);
	buffer_free(&text);
	loaded_free(&loaded);
}

int
main(void)
{
	test_types();
	test_names();
	test_faults();
	test_one_of();
	test_one_of_long();
	test_unused();
	test_crosses();
	test_encodings();
	test_crosses_of_files();
	test_no_rows();
	test_broken_rows();
	test_many_rows();
	return check_summary("table_load");
}
