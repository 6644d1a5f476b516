#include <stdlib.h>

#include "stats/table/key.h"
#include "tests/table_text.h"

/* The texts that must never come out in a message. */
static void
check_secret(const struct loaded *loaded, const char *secret)
{
	for (size_t i = 0; i < loaded->faults.count; i++)
		CHECK(!strstr(loaded->faults.items[i].message, secret));
	CHECK(!strstr(loaded->err.text, secret));
}

static void
test_index(void)
{
	struct key_index index = { 0 };
	CHECK_INT(key_index_row(&index, CODE_MISSING), ROW_NONE);
	CHECK_INT(key_index_row(&index, 7), ROW_NONE);
	key_index_put(&index, 3, 0);
	key_index_put(&index, 100000, 1);
	CHECK_INT(key_index_row(&index, 3), 0);
	CHECK_INT(key_index_row(&index, 100000), 1);
	CHECK_INT(key_index_row(&index, 99999), ROW_NONE);
	CHECK_INT(key_index_row(&index, UINT32_MAX), ROW_NONE);
	key_index_put(&index, 3, 5);
	CHECK_INT(key_index_row(&index, 3), 5);
	key_index_free(&index);
	CHECK_INT(key_index_row(&index, 3), ROW_NONE);
}

static struct column_spec columns[] = {
	{ .name = "id", .header = "ALIS-ID", .type = TYPE_TEXT },
	{ .name = "enhet", .header = "Enhet", .type = TYPE_TEXT, .used = true },
	{ .name = "start", .type = TYPE_DATE, .used = true },
	{ .name = "andel", .type = TYPE_NUMBER, .used = true },
	{ .name = "skjema", .type = TYPE_TRUTH, .used = true },
	{ .name = "merknad", .type = TYPE_TEXT },
};

static struct loaded
keys_load(enum duplicates duplicates, struct table_file *files, size_t file_count)
{
	static struct table_spec spec;
	spec = (struct table_spec){ .name = "alis",
		.files = files,
		.file_count = file_count,
		.key = "id",
		.duplicates = duplicates,
		.dialect = { .delimiter = ';', .decimal = ',', .whole_file = true },
		.columns = columns,
		.column_count = COUNT(columns) };
	return specs_load(&spec, 1);
}

#define HEADER "ALIS-ID;Enhet;start;andel;skjema;merknad\n"

static struct table_file duplicates_file[] = { FILE_BYTES("alis.csv",
	HEADER "hemmelig1;Alna;01.01.2025;0,5;ja;\n"
	       "hemmelig2;Bjerke;;;;\n"
	       " hemmelig1 ;Alna;2025-01-01;0,50;J;annet\n"
	       "\n"
	       "hemmelig3;Frogner;;;nei;\n"
	       "hemmelig1;Sagene;01.01.2025;0,6;;\n"
	       "hemmelig2;Bjerke;;1;;\n") };

/* The key is kept though nobody uses it; the columns compared are those that are kept. */
static void
test_first(void)
{
	struct loaded loaded = keys_load(DUPLICATES_FIRST, duplicates_file, 1);
	CHECK_TABLE(&loaded, 0,
		"2: hemmelig1 Alna 2025-01-01 0.5 true .\n"
		"3: hemmelig2 Bjerke - - - .\n"
		"6: hemmelig3 Frogner - - false .\n");
	CHECK_INT(loaded.tables->items[0].rows_left_out, 3);
	CHECK_FAULTS(&loaded, "contradiction alis.csv:4:1 column 'ALIS-ID': the same key as in line 2, and "
			      "the rows differ in a column that nothing uses; the first row counts\n"
			      "contradiction alis.csv:7:1 column 'ALIS-ID': the same key as in line 2, and "
			      "the rows differ in 'Enhet', "
			      "'andel', 'skjema'; the first row counts\n"
			      "contradiction alis.csv:8:1 column 'ALIS-ID': the same key as in line 3, and "
			      "the rows differ in 'andel'; "
			      "the first row counts\n");
	check_secret(&loaded, "hemmelig");
	loaded_free(&loaded);
}

static void
test_last(void)
{
	struct loaded loaded = keys_load(DUPLICATES_LAST, duplicates_file, 1);
	CHECK_TABLE(&loaded, 0,
		"6: hemmelig3 Frogner - - false .\n"
		"7: hemmelig1 Sagene 2025-01-01 0.6 - .\n"
		"8: hemmelig2 Bjerke - 1 - .\n");
	CHECK_INT(loaded.tables->items[0].rows_left_out, 3);
	CHECK_FAULTS(&loaded, "contradiction alis.csv:4:1 column 'ALIS-ID': the same key as in line 2, and "
			      "the rows differ in a column that nothing uses; the last row counts\n"
			      "contradiction alis.csv:7:1 column 'ALIS-ID': the same key as in line 4, and "
			      "the rows differ in 'Enhet', "
			      "'andel', 'skjema'; the last row counts\n"
			      "contradiction alis.csv:8:1 column 'ALIS-ID': the same key as in line 3, and "
			      "the rows differ in 'andel'; "
			      "the last row counts\n");
	loaded_free(&loaded);
}

static void
test_refuse(void)
{
	struct loaded loaded = keys_load(DUPLICATES_REFUSE, duplicates_file, 1);
	CHECK_ERROR(&loaded, ERROR_DATA,
		"alis.csv:4: 3 rows of table 'alis' repeat a key, and the definition refuses that; each is "
		"among the "
		"faults as duplicate_key or contradiction");
	CHECK_FAULTS(&loaded, "contradiction alis.csv:4:1 column 'ALIS-ID': the same key as in line 2, and "
			      "the rows differ in a column that nothing uses; expected every key once\n"
			      "contradiction alis.csv:7:1 column 'ALIS-ID': the same key as in line 2, and "
			      "the rows differ in 'Enhet', "
			      "'andel', 'skjema'; expected every key once\n"
			      "contradiction alis.csv:8:1 column 'ALIS-ID': the same key as in line 3, and "
			      "the rows differ in 'andel'; "
			      "expected every key once\n");
	check_secret(&loaded, "hemmelig");
	loaded_free(&loaded);

	struct table_file once[] = { FILE_BYTES("alis.csv", HEADER "a1;;;;;\na1;;;;;\n") };
	loaded = keys_load(DUPLICATES_REFUSE, once, 1);
	CHECK_ERROR(&loaded, ERROR_DATA,
		"alis.csv:3: 1 row of table 'alis' repeats a key, and the definition refuses that; each is "
		"among the "
		"faults as duplicate_key or contradiction");
	loaded_free(&loaded);

	struct table_file none[] = { FILE_BYTES("alis.csv", HEADER "a1;;;;;\na2;;;;;\n;;;;;\n;;;;;\n") };
	loaded = keys_load(DUPLICATES_REFUSE, none, 1);
	CHECK_TABLE(&loaded, 0, "2: a1 - - - - .\n3: a2 - - - - .\n4: - - - - - .\n5: - - - - - .\n");
	loaded_free(&loaded);
}

/* The earlier place may be in another file, which is then named; left-out rows leave the files of the others
 * right. */
static void
test_across_files(void)
{
	struct table_file files[] = {
		FILE_BYTES("januar.csv", HEADER "a1;Alna;;;;\na2;Bjerke;;;;\n"),
		FILE_BYTES("februar.csv", "merknad;skjema;andel;start;Enhet;ALIS-ID\n;;;;Alna;a1\n;;;;Sagene;"
					  "a3\n;;;;Alna;a1\n"),
	};
	struct loaded loaded = keys_load(DUPLICATES_FIRST, files, 2);
	CHECK_TABLE(&loaded, 0,
		"januar.csv:2: a1 Alna - - - .\njanuar.csv:3: a2 Bjerke - - - .\nfebruar.csv:3: a3 Sagene - "
		"- - .\n");
	CHECK_FAULTS(&loaded, "duplicate_key februar.csv:2:10 column 'ALIS-ID': the same key as in line 2 of "
			      "januar.csv, and the rows "
			      "are equal in every column declared; the first row counts\n"
			      "duplicate_key februar.csv:4:10 column 'ALIS-ID': the same key as in line 2 of "
			      "januar.csv, and the rows "
			      "are equal in every column declared; the first row counts\n");
	loaded_free(&loaded);

	loaded = keys_load(DUPLICATES_LAST, files, 2);
	CHECK_TABLE(&loaded, 0,
		"januar.csv:3: a2 Bjerke - - - .\nfebruar.csv:3: a3 Sagene - - - .\nfebruar.csv:4: a1 Alna - "
		"- - .\n");
	loaded_free(&loaded);
}

/* A row without a key stays, whatever else it lacks, and is no duplicate of another without. */
static void
test_missing(void)
{
	struct table_file files[] = { FILE_BYTES(
		"alis.csv", HEADER "a1;;;;;\n;Alna;;;;\n\xC2\xA0;Alna;;;;\n") };
	struct loaded loaded = keys_load(DUPLICATES_FIRST, files, 1);
	CHECK_TABLE(&loaded, 0, "2: a1 - - - - .\n3: - Alna - - - .\n4: - Alna - - - .\n");
	CHECK_FAULTS(&loaded,
		"missing_key alis.csv:3:1 column 'ALIS-ID': the key is blank; expected one on every row\n"
		"missing_key alis.csv:4:1 column 'ALIS-ID': the key is blank; expected one on every row\n");
	CHECK_INT(loaded.tables->items[0].rows_left_out, 0);
	loaded_free(&loaded);
}

/* A key with a list of texts, a reference with one, and a number read from the key's field: none shows the
 * value. */
static void
test_secret(void)
{
	static const char *const allowed[] = { "a1", "a2" };
	struct column_spec specs[] = {
		{ .name = "id",
			.type = TYPE_TEXT,
			.one_of = allowed,
			.one_of_count = COUNT(allowed),
			.used = true },
		{ .name = "leder",
			.type = TYPE_TEXT,
			.refers_to = "alis",
			.one_of = allowed,
			.one_of_count = COUNT(allowed),
			.used = true },
		{ .name = "nummer", .header = "id", .type = TYPE_NUMBER, .used = true },
		{ .name = "dag", .header = "leder", .type = TYPE_DATE },
	};
	struct loaded loaded = text_load(specs, COUNT(specs), "id", "leder;id\n31.02.1966;hemmelig\n;a1\n");
	CHECK_TABLE(&loaded, 0, "2: - ->- - .\n3: a1 ->- - .\n");
	CHECK_FAULTS(&loaded, "one_of alis.csv:2:12 column 'id': the value is not among the texts allowed; "
			      "expected 'a1', 'a2'\n"
			      "one_of alis.csv:2:1 column 'leder': the value is not among the texts allowed; "
			      "expected 'a1', 'a2'\n"
			      "number alis.csv:2:12 column 'id': the value is not a number; expected digits "
			      "with ',' as the decimal sign\n"
			      "date alis.csv:2:1 column 'leder': the value is not a date; expected "
			      "yyyy-mm-dd or dd.mm.yyyy\n"
			      "number alis.csv:3:2 column 'id': the value is not a number; expected digits "
			      "with ',' as the decimal sign\n");
	loaded_free(&loaded);
}

static void
test_wrong_specs(void)
{
	struct column_spec number[] = { { .name = "id", .type = TYPE_NUMBER } };
	struct loaded loaded = text_load(number, 1, "id", "id\n1\n");
	CHECK_ERROR(&loaded, ERROR_DEFINITION, "table 'alis': the key 'id' is a number; expected a text");
	loaded = text_load(number, 1, "nr", "id\n1\n");
	CHECK_ERROR(&loaded, ERROR_DEFINITION,
		"table 'alis': the key 'nr' is not among its columns; expected the name of one of them");
	struct column_spec reference[] = { { .name = "leder", .type = TYPE_DATE, .refers_to = "alis" } };
	loaded = text_load(reference, 1, NULL, "leder\n1\n");
	CHECK_ERROR(
		&loaded, ERROR_DEFINITION, "table 'alis': the reference 'leder' is a date; expected a text");
	reference[0].type = TYPE_TEXT;
	loaded = text_load(reference, 1, NULL, "leder\n1\n");
	CHECK_ERROR(&loaded, ERROR_DEFINITION,
		"table 'alis': 'leder' refers to 'alis', which has no key; expected a table with one");
}

int
main(void)
{
	test_index();
	test_first();
	test_last();
	test_refuse();
	test_across_files();
	test_missing();
	test_secret();
	test_wrong_specs();
	return check_summary("table_key");
}
