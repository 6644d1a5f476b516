/* What is said once a column and file, and what happens to rows that are totals. */
#include <stdlib.h>

#include "tests/table_text.h"

static void
test_counts(void)
{
	struct column_spec columns[] = {
		{ .name = "sted", .type = TYPE_TEXT, .used = true },
		{ .name = "antall",
			.header = "Antall deltakere",
			.type = TYPE_NUMBER,
			.qualified = true,
			.used = true },
	};
	struct table_file files[] = {
		FILE_BYTES("a.csv", "sted;Antall deltakere\nLosby;7\nGrorud;Ca 20\nGamle\xC2\xA0Oslo;-\n"
				    "Alna;Ca 15\nBjerke;-\nStovner;.\n"),
		FILE_BYTES("b.csv", "sted;Antall deltakere\nLosby;>300\nAlna;1 234\nBjerke;-\n"),
	};
	struct table_spec spec = { .name = "mote",
		.files = files,
		.file_count = COUNT(files),
		.columns = columns,
		.column_count = COUNT(columns),
		.dialect = { .delimiter = ';', .decimal = ',' } };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_TABLE(&loaded, 0,
		"a.csv:2: Losby 7\na.csv:3: Grorud 20\na.csv:4: Gamle Oslo -\na.csv:5: Alna 15\n"
		"a.csv:6: Bjerke -\na.csv:7: Stovner -\n"
		"b.csv:2: Losby 300\nb.csv:3: Alna 1234\nb.csv:4: Bjerke -\n");
	CHECK_FAULTS(&loaded,
		"text_cleaned a.csv:4:1 column 'sted': blanks or hyphens tidied in 1 field\n"
		"qualified a.csv:3:8 column 'Antall deltakere': 1 number is exact, 7 together; 2 numbers are "
		"not exact: about 35 (2 numbers), first here\n"
		"missing_mark a.csv:4:12 column 'Antall deltakere': '-' read as missing in 2 fields, first "
		"here\n"
		"missing_mark a.csv:7:9 column 'Antall deltakere': '.' read as missing in 1 field\n"
		"thousands b.csv:3:6 column 'Antall deltakere': groups of thousands joined in 1 field\n"
		"qualified b.csv:2:7 column 'Antall deltakere': 1 number is exact, 1234 together; 1 number "
		"is "
		"not exact: more than 300 (1 number), first here\n"
		"missing_mark b.csv:4:8 column 'Antall deltakere': '-' read as missing in 1 field\n");
	CHECK_INT(loaded.faults.by_severity[SEVERITY_INFO], 7);
	CHECK_INT(loaded.faults.count, 7);
	const struct column *antall = &loaded.tables->items[0].columns[1];
	double least, most;
	CHECK_INT(antall->qualifiers[0], 0);
	CHECK_INT(antall->qualifiers[1], '~');
	CHECK_INT(antall->qualifiers[6], '>');
	column_range(antall, 0, &least, &most);
	CHECK(least == 7 && most == 7);
	column_range(antall, 1, &least, &most);
	CHECK(isinf(least) && isinf(most));
	column_range(antall, 6, &least, &most);
	CHECK(least > 300 && least < 300.001 && isinf(most));
	column_range(antall, 8, &least, &most);
	CHECK(isnan(least) && isnan(most));
	CHECK(!column_is_missing(antall, 1) && column_is_missing(antall, 8));
	loaded_free(&loaded);
}

/* 70 % beside 70 is either a slip or a column of percentages: nobody can tell, so it is said louder. */
static void
test_percent(void)
{
	struct column_spec columns[] = { { .name = "a", .type = TYPE_TEXT, .used = true },
		{ .name = "stilling", .type = TYPE_NUMBER, .used = true } };
	static const char text[] = "a;stilling\nx;100 %\nx;72%\nx;100\n";
	struct loaded loaded = text_load(columns, COUNT(columns), NULL, text);
	CHECK_TABLE(&loaded, 0, "2: x 1\n3: x 0.72\n4: x 100\n");
	CHECK_FAULTS(&loaded,
		"percent alis.csv:2:3 column 'stilling': a percent sign read (70 % is 0.7) in 2 "
		"fields, first here\n"
		"percent alis.csv:2:3 column 'stilling': 2 numbers have a percent sign and 1 has "
		"none: 70 % is read as 0.7 and 70 as 70; say `percent: always` in the column if "
		"all of them are percentages\n");
	CHECK_INT(loaded.faults.by_severity[SEVERITY_WARNING], 1);
	loaded_free(&loaded);
	columns[1].percent = PERCENT_ALWAYS;
	loaded = text_load(columns, COUNT(columns), NULL, text);
	CHECK_TABLE(&loaded, 0, "2: x 1\n3: x 0.72\n4: x 1\n");
	CHECK_INT(loaded.faults.by_severity[SEVERITY_WARNING], 0);
	loaded_free(&loaded);
}

/* Of a key nothing is shown, whatever is wrong with it or done to it. */
static void
test_keys(void)
{
	static const char *const ids[] = { "01", "02" };
	struct column_spec columns[] = { { .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "n", .type = TYPE_NUMBER, .qualified = true, .used = true } };
	struct loaded loaded = text_load(columns, COUNT(columns), "id",
		"id;n\n-;1\n#REF!;2\n1,23457E+10;3\nA  1;4\nA 1;5\nA 1;ca 5\nB;ca 6\n");
	CHECK_TABLE(&loaded, 0, "2: - 1\n3: - 2\n4: - 3\n5: A 1 4\n8: B 6\n");
	for (size_t i = 0; i < loaded.faults.count; i++)
		CHECK(!strstr(loaded.faults.items[i].message, "23457") &&
			!strstr(loaded.faults.items[i].message, "REF"));
	CHECK_TEXT(loaded.faults.items[0].rule, "missing_key");
	CHECK_TEXT(loaded.faults.items[1].message, "column 'id': the value is what Excel writes where a "
						   "formula fails; expected the value itself");
	CHECK_INT(loaded.tables->items[0].columns[1].qualifiers[4], '~');
	loaded_free(&loaded);

	columns[0].one_of = ids;
	columns[0].one_of_count = COUNT(ids);
	loaded = text_load(columns, COUNT(columns), "id", "id;n\n2;1\n");
	CHECK_FAULTS(&loaded,
		"excel_damage alis.csv:2:1 column 'id': the value has lost the nought in front of "
		"it, as Excel does; expected it there\n");
	loaded_free(&loaded);
}

/* A total is set aside with what it says, and without a fault for what a total has not. */
static void
test_totals(void)
{
	static const char *const units[] = { "Alna", "Bjerke" };
	struct column_spec columns[] = {
		{ .name = "enhet",
			.type = TYPE_TEXT,
			.one_of = units,
			.one_of_count = COUNT(units),
			.totals_auto = true,
			.used = true },
		{ .name = "ar", .type = TYPE_NUMBER, .used = true },
		{ .name = "n", .type = TYPE_NUMBER, .qualified = true, .used = true },
		{ .name = "dato", .type = TYPE_DATE, .used = true },
	};
	struct loaded loaded = text_load(columns, COUNT(columns), NULL,
		"enhet;ar;n;dato\nAlna;2024;3;01.01.2025\nBjerke;2024;4;01.01.2025\nOslo i alt;2024;7;se "
		"note\n"
		"Alna;2025;ca 5;01.01.2025\nI alt;2025;ca 5;-\n");
	CHECK_TABLE(&loaded, 0,
		"2: Alna 2024 3 2025-01-01\n3: Bjerke 2024 4 2025-01-01\n5: Alna 2025 5 2025-01-01\n");
	CHECK_FAULTS(&loaded,
		"totals_row alis.csv:4:1 column 'enhet': the row is a total of others and set aside\n"
		"totals_row alis.csv:6:1 column 'enhet': the row is a total of others and set aside\n"
		"qualified alis.csv:5:11 column 'n': 2 numbers are exact, 7 together; 1 number is "
		"not exact: about 5 (1 number), first here\n");
	const struct table *table = &loaded.tables->items[0];
	CHECK_INT(table->rows_set_aside, 2);
	CHECK_INT(table->rows_left_out, 0);
	CHECK(table->totals != NULL);
	if (table->totals) {
		CHECK_INT(table->totals->rows, 2);
		CHECK_INT(table_line(table->totals, 0), 4);
		CHECK_INT(table_line(table->totals, 1), 6);
		CHECK_NEAR(table->totals->columns[2].numbers[0], 7, 0);
		CHECK_INT(table->totals->columns[2].qualifiers[1], '~');
		CHECK(column_is_missing(&table->totals->columns[0], 0));
	}
	loaded_free(&loaded);
}

int
main(void)
{
	test_counts();
	test_percent();
	test_keys();
	test_totals();
	return check_summary("table_remark");
}
