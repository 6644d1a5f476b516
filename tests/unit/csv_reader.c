/* Rows and fields: line ends, quotes, blanks, what stands at the end of a file, batches. */
#include "tests/unit/csv_check.h"

#include <stdlib.h>

static void
test_line_ends(void)
{
	READS("a;b\n1;2\n3;4\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n3: 3|4\n");
	READS("a;b\r\n1;2\r\n3;4\r\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n3: 3|4\n");
	READS("a;b\r1;2\r3;4\r", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n3: 3|4\n");
	READS("a;b\n1;2\r\n3;4\r5;6\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n3: 3|4\n4: 5|6\n");
	READS("a;b\n1;2", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\n1;", "UTF-8 ; ,\nheader 1: a|b\n2: 1|\n");
	READS("a;b\r\n1;\"2\"", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\n1;2\r", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
}

static void
test_blank_lines(void)
{
	READS("\n\na;b\n\n1;2\n\n\n3;4\n\n", "UTF-8 ; ,\nheader 3: a|b\n5: 1|2\n8: 3|4\n");
	READS("\r\na;b\r\n\r\n1;2\r\n\r\n", "UTF-8 ; ,\nheader 2: a|b\n4: 1|2\n");
	READS("a;b\r\r1;2\r\r\r3;4", "UTF-8 ; ,\nheader 1: a|b\n3: 1|2\n6: 3|4\n");
	/* A line break that ends a field in quotes does not make a line blank, and one inside is no end. */
	READS("a;b\n\"\n\n\";2\n\n3;4\n", "UTF-8 ; ,\nheader 1: a|b\n2: \\n\\n|2\n6: 3|4\n");
}

static void
test_one_column(void)
{
	READS("navn\nKari\nOla\n", "UTF-8 ; ,\nheader 1: navn\n2: Kari\n3: Ola\n");
	READS("navn\n\"\"\n\nx", "UTF-8 ; ,\nheader 1: navn\n2: \n4: x\n");
	READS("navn\n  \nx", "UTF-8 ; ,\nheader 1: navn\n2:   \n3: x\n");
	READS("navn\n\"\"", "UTF-8 ; ,\nheader 1: navn\n2: \n");
}

static void
test_fields(void)
{
	READS("a;b;c\n;;1\n", "UTF-8 ; ,\nheader 1: a|b|c\n2: ||1\n");
	READS("a;b;c\n x ;\" y \";\tz\n", "UTF-8 ; ,\nheader 1: a|b|c\n2:  x | y |\tz\n");
	READS("a;b\n\"en;to\";\"si \"\"hei\"\"\"\n\"\"\"\";'x'\n",
		"UTF-8 ; ,\nheader 1: a|b\n2: en;to|si \"hei\"\n3: \"|'x'\n");
	READS("a;b\r\n\"en\r\nto\";\"tre\rfire\nfem\"\r\nx;y\r\n",
		"UTF-8 ; ,\nheader 1: a|b\n2: en\\r\\nto|tre\\rfire\\nfem\n6: x|y\n");
	READS("a|b\n\\|c\n", "UTF-8 | .\nheader 1: a|b\n2: \\\\|c\n");
}

static void
test_header(void)
{
	READS(" a ;\"\tb \r\n\r\n c\";\"\xC2\xA0"
	      "d\xC2\xA0 \"\n1;2;3\n",
		"UTF-8 ; ,\nheader 1: a|b   c|d\n4: 1|2|3\n");
	READS("\"Antall\ndeltakere\";b\n1;2\n", "UTF-8 ; ,\nheader 1: Antall deltakere|b\n3: 1|2\n");
	READS("a;;a; \n1;2;3;4\n", "UTF-8 ; ,\nheader 1: a||a|\n2: 1|2|3|4\n");
	READS("a;b\n", "UTF-8 ; ,\nheader 1: a|b\nwarning header_only 1:0\n");
	READS("\na;b", "UTF-8 ; ,\nheader 2: a|b\nwarning header_only 2:0\n");
	SAYS("a;b\n", NULL, "a header and no row; expected at least one row below it");
	/* A row that cannot be read is a row all the same. */
	READS("a;b\n1\n", "UTF-8 ; ,\nheader 1: a|b\nerror ragged_row 2:2\n");
}

static void
test_endings(void)
{
	READS("a;b\n1;2\n\x1A", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\r\n1;2\x1A", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\n1;\x1A\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|\x1A\n");
	READS("a;b\n1;2\x1A\x1A", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\x1A\n");
}

static void
test_empty(void)
{
	READS("", "failed data 0:0\n");
	READS("\xEF\xBB\xBF", "failed data 0:0\n");
	READS("\x1A", "failed data 0:0\n");
	READS("\r\n\n\r", "failed data 0:0\n");
	READS("sep=;", "failed data 0:0\n");
	SAYS("", NULL, "is empty; expected a header with the names of the columns");
}

static void
test_files(void)
{
	struct error err = { 0 };
	struct faults faults = { 0 };
	CHECK(!reader_open("tests/no such file.csv", "no such file.csv", NULL, NULL, &faults, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.file, "no such file.csv");
	CHECK_TEXT(err.text, "cannot be opened: No such file or directory; expected a CSV file");
	err = (struct error){ 0 };
	CHECK(!reader_open("tests", "tests", NULL, NULL, &faults, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.text, "cannot be read: Is a directory; expected a CSV file");

	err = (struct error){ 0 };
	struct buffer out = { 0 };
	const char *path = "tests/data/csv_spectrum/csvs/simple_crlf.csv";
	csv_read_all(&out, reader_open(path, "x", NULL, NULL, &faults, &err), &faults, &err, false);
	CHECK_TEXT(out.bytes, "UTF-8 , .\nheader 1: a|b|c\n2: 1|2|3\n");
	buffer_clear(&out);
	CHECK(freopen(path, "r", stdin) != NULL);
	csv_read_all(
		&out, reader_open("-", "standard input", NULL, NULL, &faults, &err), &faults, &err, false);
	CHECK_TEXT(out.bytes, "UTF-8 , .\nheader 1: a|b|c\n2: 1|2|3\n");
	buffer_free(&out);
	faults_free(&faults);
	reader_free(NULL);
}

/* 2500 rows are two batches and a bit; of them every hundredth is ragged. */
static void
test_batches(void)
{
	enum { ROWS = 2500 };
	struct buffer bytes = { 0 };
	buffer_text(&bytes, "n;twice\n");
	for (int i = 0; i < ROWS; i++)
		buffer_print(&bytes, i % 100 == 99 ? "%d\n" : "%d;%d\n", i, 2 * i);
	struct error err = { 0 };
	struct faults faults = { 0 };
	struct reader *reader =
		reader_open_bytes(bytes.bytes, bytes.length, 0, "n.csv", NULL, NULL, &faults, &err);
	size_t rows = 0, batches = 0, wrong = 0;
	struct batch batch;
	while (reader_next(reader, &batch, &err) && batch.rows) {
		batches++;
		for (size_t i = 0; i < batch.rows; i++, rows++) {
			char first[16], second[16];
			snprintf(first, sizeof first, "%.*s", (int)batch.fields[2 * i].length,
				batch.fields[2 * i].bytes);
			snprintf(second, sizeof second, "%.*s", (int)batch.fields[2 * i + 1].length,
				batch.fields[2 * i + 1].bytes);
			wrong += 2 * atoi(first) != atoi(second) || batch.lines[i] != (size_t)atoi(first) + 2;
		}
	}
	CHECK_INT(batches, 3);
	CHECK_INT(rows, ROWS - ROWS / 100);
	CHECK_INT(wrong, 0);
	CHECK_INT(faults.count, ROWS / 100);
	CHECK_INT(faults.items[24].line, 2501);
	/* The end stays the end. */
	CHECK(reader_next(reader, &batch, &err));
	CHECK_INT(batch.rows, 0);
	CHECK_INT(batch.columns, 2);
	reader_free(reader);
	faults_free(&faults);
	buffer_free(&bytes);
}

int
main(void)
{
	test_line_ends();
	test_blank_lines();
	test_one_column();
	test_fields();
	test_header();
	test_endings();
	test_empty();
	test_files();
	test_batches();
	return check_summary("csv_reader");
}
