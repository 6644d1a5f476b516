/* Every fault rule, its place, what it says, and that reading goes on behind it. */
#include "tests/unit/csv_check.h"

#define HEAD "UTF-8 ; ,\nheader 1: a|b|c\n"

static void
test_ragged(void)
{
	READS("a;b;c\n1;2;3\n1;2\n4;5;6\n", HEAD "2: 1|2|3\n4: 4|5|6\nerror ragged_row 3:4\n");
	READS("a;b;c\næø;2;3;å;5\n4;5;6", HEAD "3: 4|5|6\nerror ragged_row 2:8\n");
	READS("a;b;c\n1;2;3;", HEAD "2: 1|2|3\ninfo surplus_delimiters 2:0\n");
	READS("a;b;c\n1;2;3;4", HEAD "error ragged_row 2:7\n");
	READS("a;b;c\n1", HEAD "error ragged_row 2:2\n");
	READS("a;b;c\n  \n4;5;6\n", HEAD "3: 4|5|6\nerror ragged_row 2:3\n");
	/* In a row of several lines: behind its end; and the first field too many, on the line where it
	 * begins. */
	READS("a;b;c\n\"x\ny\";\"z\nw\"\n4;5;6\n", HEAD "5: 4|5|6\nerror ragged_row 4:3\n");
	READS("a;b;c\n\"x\ny\";2;3;\"z\n\n\";5\n4;5;6\n", HEAD "6: 4|5|6\nerror ragged_row 3:8\n");
	SAYS("a;b;c\n1;2;3;4;5", NULL,
		"the row has 5 fields, the header 3; a field that holds the delimiter or a line break is put "
		"in "
		"quotes");
	SAYS("a;b;c\n1\n", NULL,
		"the row has 1 field, the header 3; a field that holds the delimiter or a line break is put "
		"in "
		"quotes");
}

static void
test_quotes(void)
{
	READS("a;b;c\n1;x\"y\";3\n4;5;6\n", HEAD "3: 4|5|6\nerror bare_quote 2:4\n");
	READS("a;b;c\n1; \"y\";3\n4;5;6\n", HEAD "3: 4|5|6\nerror bare_quote 2:4\n");
	READS("a;b;c\nø;\"y\"z;3\r\n4;5;6\r\n", HEAD "3: 4|5|6\nerror after_quote 2:6\n");
	READS("a;b;c\n1;\"y\" ;3\n4;5;6\n", HEAD "3: 4|5|6\nerror after_quote 2:6\n");
	READS("a;b;c\n1;\"y\" \"\";3", HEAD "error after_quote 2:6\n");
	/* A quote that is never closed runs into the next one. The rows between are lost, and the message
	 * says where that began. */
	READS("a;b;c\n1;\"y;3\n4;5;6\n7;\"8\";9\n10;11;12\n", HEAD "5: 10|11|12\nerror after_quote 4:4\n");
	SAYS("a;b;c\n1;\"y;3\n4;5;6\n7;\"8\";9\n", NULL,
		"more behind the closing quote of the field that begins at 2:3; expected the delimiter or "
		"the end "
		"of the line (a quote inside quotes is written twice)");
	SAYS("a;b;c\n1;x\"y\";3\n", NULL,
		"a quote inside a field that does not begin with one; expected the field in quotes and each "
		"quote "
		"in it written twice");
	/* What is left of a broken line is not read, quotes and all. */
	READS("a;b;c\n1;x\"y;\"3\n4;5;6\n", HEAD "3: 4|5|6\nerror bare_quote 2:4\n");
}

static void
test_unclosed(void)
{
	READS("a;b;c\n1;2;3\n4;å;\"6\n7;8;9\n", HEAD "2: 1|2|3\nfatal unclosed_quote 3:5\nfailed data 3:5\n");
	/* The row before it may be a total below the table, and the one before that is data all the same. */
	READS("a;b;c\n1;2;3\n\nx;y;z\nSum;7;9\nu;\"v;9\n",
		HEAD "2: 1|2|3\n4: x|y|z\ntotals\n5: Sum|7|9\n"
		     "fatal unclosed_quote 6:3\nwarning doubtful_row 4:0\ninfo totals_row 5:0\n"
		     "failed data 6:3\n");
	READS("a;b;c\n\"", HEAD "fatal unclosed_quote 2:1\nfailed data 2:1\n");
	READS("a;b;c\n\"x\ny\";\"z\n\n", HEAD "fatal unclosed_quote 3:4\nfailed data 3:4\n");
	READS("a;b;c\n1;2;3;4;5;\"6\n", HEAD "fatal unclosed_quote 2:11\nfailed data 2:11\n");
	READS("a;\"b\n1;2\n", "failed data 1:3\n");
	SAYS("a;b;c\n1;2;\"3\n", NULL,
		"the file ends inside the quoted field that begins here; expected a closing quote: add it, "
		"or "
		"take out the one that opens the field");
}

static void
test_bytes(void)
{
	READS("a;b;c\n1;ø\xE6;3\n\xC3\xA6;5;6\n", HEAD "3: æ|5|6\nerror invalid_byte 2:4\n");
	READS("a;b;c\n1;ææ;3\n4;5;6\xC3", HEAD "2: 1|ææ|3\nerror invalid_byte 3:6\n");
	READS("a;b;c\n1;2\0;3\n4;5;6\n", HEAD "3: 4|5|6\nerror nul_byte 2:4\n");
	READS("a;b;c\n\0\n4;5;6\n", HEAD "3: 4|5|6\nerror nul_byte 2:1\n");
	/* The row of several lines ends where it ends, not at the fault. One row, one fault. */
	READS("a;b;c\n1;\"x\0\n;\n\0\";3\n4;5;6\n", HEAD "5: 4|5|6\nerror nul_byte 2:5\n");
	READS("a;b;c\n1;\"x\n\0\";3;4;5\n4;5;6\n", HEAD "4: 4|5|6\nerror nul_byte 3:1\n");
	READS("a;b;c\n1;\0x\"\n4;5;6\n", HEAD "3: 4|5|6\nerror nul_byte 2:3\n");
	READS("a;b;c\n1;x\"\0\n4;5;6\n", HEAD "3: 4|5|6\nerror bare_quote 2:4\n");
	SAYS("a;b;c\n1;ææ\xE6;3\n", NULL,
		"the byte 0xE6 is not UTF-8 here; declare another encoding with dialect: {encoding: } in the "
		"definitions "
		"or "
		"--encoding, or correct the file");
	SAYS("a;b;c\n\0;2;3\n", NULL,
		"a NUL byte; expected text (is it UTF-16 without a byte order mark, or damaged?)");
}

/* In a note below the table it costs the lines from there on; where one of these may be data, everything. */
static void
test_unclosed_note(void)
{
	static const char table[] = "a;b;c\n1;2;3\n4;å;6\n";
	static const struct {
		const char *text;
		bool note;
	} cases[] = {
		{ "\n\"Kilde: Oslo\n", true },
		{ "\n\"Kilde: Oslo;;\nmer; og mer\n", true },
		{ "\"* foreløpige tall", true },
		{ "\"Oslo\n", false },
		{ "\n\"7;8;9\n", false },
		{ "\n\"Kilde: Oslo\n7;8;9\n", false },
		{ "\n\"Kilde: Oslo\r7;8;\r", false },
		{ "\nKilde;\"Oslo\n", false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer text = { 0 }, out = { 0 };
		buffer_print(&text, "%s%s", table, cases[i].text);
		csv_read_bytes(&out, text.bytes, text.length, 1 + i, NULL, false);
		CHECK(strstr(out.bytes, "2: 1|2|3\n3: 4|å|6\n") != NULL);
		CHECK_INT(strstr(out.bytes, "warning unclosed_note") != NULL, cases[i].note);
		CHECK_INT(strstr(out.bytes, "info footnote") != NULL, cases[i].note);
		CHECK_INT(strstr(out.bytes, "failed") == NULL, cases[i].note);
		buffer_free(&text);
		buffer_free(&out);
	}
	SAYS("a;b;c\n1;2;3\n\n\"Kilde: Oslo\n", NULL,
		"a quote opens here, in the text below the table, and is not closed; this line and all below "
		"are "
		"no rows of the table");
}

static void
test_header(void)
{
	READS("a;b\"c\n1;2\n", "failed data 1:4\n");
	READS("a;\"b\"c\n1;2\n", "failed data 1:6\n");
	READS("\na;b\0\n1;2\n", "failed data 2:4\n");
	SAYS("a;b\"c\n1;2\n", NULL,
		"in the header: a quote inside a field that does not begin with one; expected the field in "
		"quotes "
		"and each quote in it written twice");
}

/* The place where every field begins, from the raw row. */
static void
test_place(void)
{
	static const char bytes[] = "a;b;c\n\n\"æ;\r\n\"\"ø\";;\"x\"\nå;\" \";z\n\"\n\";\"\r\r\"\"\";\n";
	static const size_t expected[3][3][2] = {
		{ { 3, 1 }, { 4, 6 }, { 4, 7 } },
		{ { 5, 1 }, { 5, 3 }, { 5, 7 } },
		{ { 6, 1 }, { 7, 3 }, { 9, 5 } },
	};
	struct error err = { 0 };
	struct faults faults = { 0 };
	struct reader *reader =
		reader_open_bytes(bytes, sizeof bytes - 1, 0, "x.csv", NULL, NULL, &faults, &err);
	struct batch batch;
	CHECK(reader_next(reader, &batch, &err));
	CHECK_INT(batch.rows, 3);
	CHECK_INT(batch.delimiter, ';');
	for (size_t row = 0; row < 3; row++)
		for (size_t column = 0; column < 3; column++) {
			size_t line, character;
			batch_place(&batch, row, column, &line, &character);
			CHECK_INT(line, expected[row][column][0]);
			CHECK_INT(character, expected[row][column][1]);
		}
	CHECK_INT(batch.raw[1].length, strlen("å;\" \";z"));
	CHECK(memcmp(batch.raw[1].bytes, "å;\" \";z", batch.raw[1].length) == 0);
	CHECK_INT(batch.raw[0].length, strlen("\"æ;\r\n\"\"ø\";;\"x\""));
	reader_free(reader);
	faults_free(&faults);
}

/* Totals among the data are told of only where nobody else knows them. */
static void
check_totals(const char *bytes, bool tell, const char *expected)
{
	struct buffer out = { 0 };
	struct error err = { 0 };
	struct faults faults = { 0 };
	struct reader *reader =
		reader_open_bytes(bytes, strlen(bytes), 0, "x.csv", NULL, NULL, &faults, &err);
	struct batch batch = { 0 };
	CHECK(reader != NULL);
	if (tell)
		reader_tell_totals(reader);
	do
		CHECK(reader_next(reader, &batch, &err));
	while (batch.rows);
	csv_read_faults(&out, &faults, &err, false);
	CHECK_TEXT(out.bytes ? out.bytes : "", expected);
	if (tell && faults.count)
		CHECK(strstr(faults.items[0].message, "declare totals: auto") != NULL);
	reader_free(reader);
	faults_free(&faults);
	buffer_free(&out);
}

static void
test_totals(void)
{
	static const char middle[] = "u;n;d\nA;1;2\nSum;1;2\nB;3;4\nC;9;9\n";
	check_totals(middle, true, "warning totals_row 3:0\n");
	check_totals(middle, false, "");
	check_totals("u;n;d\nOslo i alt;4;6\nA;1;2\nB;3;4\n", true, "warning totals_row 2:0\n");
	check_totals("u;n;d\nA;1;2\nSum;1;2\nB;3;4\nSum;3;4\n", true, "warning totals_row 3:0\n");
	check_totals("u;n;d\nA;1;2\nB;3;4\n", true, "");
}

int
main(void)
{
	test_ragged();
	test_quotes();
	test_unclosed();
	test_unclosed_note();
	test_bytes();
	test_header();
	test_place();
	test_totals();
	return check_summary("csv_fault");
}
