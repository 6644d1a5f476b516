/* Fields and rows of great length: what is still read, what is a fault, and that reading goes on behind it.
 */
#include "tests/unit/csv_check.h"

#include <stdlib.h>

#include "stats/csv/lines.h"

static void
add_many(struct buffer *bytes, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buffer_text(bytes, text);
}

/* Reads the bytes and writes each row as its line and the lengths of its fields. */
static void
lengths_read(struct buffer *out, const struct buffer *bytes, size_t chunk)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct batch batch;
	struct reader *reader =
		reader_open_bytes(bytes->bytes, bytes->length, chunk, "x.csv", NULL, NULL, &faults, &err);
	while (reader && reader_next(reader, &batch, &err) && batch.rows)
		for (size_t row = 0; row < batch.rows; row++) {
			buffer_print(out, "%zu:", batch.lines[row]);
			for (size_t column = 0; column < batch.columns; column++)
				buffer_print(out, " %zu", batch.fields[row * batch.columns + column].length);
			buffer_char(out, '\n');
		}
	csv_read_faults(out, &faults, &err, false);
	reader_free(reader);
	faults_free(&faults);
}

/* Frees the bytes. */
#define LENGTHS(bytes, expected) check_lengths((bytes), (expected), __LINE__)

static void
check_lengths(struct buffer *bytes, const char *expected, int line)
{
	static const size_t chunks[] = { 0, 4093 };
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
		struct buffer out = { 0 };
		lengths_read(&out, bytes, chunks[i]);
		check_text(out.bytes, expected, __FILE__, line, "what is read");
		buffer_free(&out);
	}
	buffer_free(bytes);
}

/* At the limit and one byte over it, with and without quotes, in the middle and at the end of a row and a
 * file. */
static void
test_limit(void)
{
	for (int over = 0; over <= 1; over++) {
		size_t length = READER_FIELD_LIMIT - 4 + (size_t)over;
		const char *expected =
			over ? "6: 1 2\nerror long_field 2:3\nerror long_field 3:1\n"
			       "error long_field 4:1\nerror long_field 5:1\n"
			     : "2: 1 1048576\n3: 1048576 1\n4: 1048576 0\n5: 1048576 1\n6: 1 2\n";
		struct buffer bytes = { 0 };
		buffer_text(&bytes, "a;b\n1;\"\"\"\"\"x");
		add_many(&bytes, "y", length);
		buffer_text(&bytes, "z\"\r\n\"\"\"\"\"x");
		add_many(&bytes, "y", length);
		buffer_text(&bytes, "z\";1\næ");
		add_many(&bytes, "y", length + 2);
		buffer_text(&bytes, ";\næz");
		add_many(&bytes, "y", length + 1);
		buffer_text(&bytes, ";1\n1;22\n");
		LENGTHS(&bytes, expected);
	}
}

static void
test_far_over(void)
{
	/* In quotes, over many lines, with quotes and delimiters inside; a broken row in its place would be
	 * one at each of them. */
	struct buffer bytes = { 0 };
	buffer_text(&bytes, "a;b\nø;\"");
	add_many(&bytes, "fem;\"\"seks\"\"\r\n\";\"syv;\"", 1);
	buffer_text(&bytes, "x;2\n1;2\n\"ø\";\"");
	add_many(&bytes, "fem;\"\"seks\"\"\r\n", 1 << 18);
	buffer_text(&bytes, "\";3\n4;55\n");
	LENGTHS(&bytes, "4: 1 1\n262150: 1 2\nerror after_quote 3:9\nerror long_field 5:5\n");

	/* Without quotes: to the end of the row. The third field is too long, and counts for that first. */
	buffer_text(&bytes, "a;b\n1;2;");
	add_many(&bytes, "blåbær", 1 << 18);
	buffer_text(&bytes, ";4\n1;2\n");
	LENGTHS(&bytes, "3: 1 1\nerror long_field 2:5\n");

	/* Never closed. */
	buffer_text(&bytes, "a;b\n1;2\n3;\"4");
	add_many(&bytes, "5\n;\"\"", 3 << 17);
	LENGTHS(&bytes, "2: 1 1\nerror long_field 3:3\nfatal unclosed_quote 3:3\nfailed data 3:3\n");

	/* A fault in the first field, and then the row is too long in every way. */
	buffer_text(&bytes, "a;b\n1\xE5\xE5\x81;\"");
	add_many(&bytes, "5\n;\"\"", 3 << 17);
	buffer_text(&bytes, "\"\n3;4\n");
	LENGTHS(&bytes, "393219: 1 1\nerror invalid_byte 2:4\n");
}

static void
test_wide(void)
{
	/* A million fields where two were expected; and the same with nothing in them. */
	struct buffer bytes = { 0 };
	buffer_text(&bytes, "a;b\n1;2\n;æ");
	add_many(&bytes, ";", 1 << 20);
	buffer_text(&bytes, "x\n3;4\n");
	LENGTHS(&bytes, "2: 1 1\n4: 1 1\nerror ragged_row 3:4\n");
	buffer_text(&bytes, "a;b\n1;2\n;æ");
	add_many(&bytes, ";", 1 << 20);
	buffer_text(&bytes, "\n3;4\n");
	LENGTHS(&bytes, "2: 1 1\n3: 0 2\n4: 1 1\ninfo surplus_delimiters 3:0\n");

	/* A row of two pieces, cut in and around æ, CRLF and doubled quotes. */
	for (size_t shift = 0; shift < 8; shift++) {
		char expected[64];
		size_t before = LINES_PIECE - 8 + shift;
		buffer_text(&bytes, "a;b\n");
		add_many(&bytes, "x", before);
		buffer_text(&bytes, "æå;2\r\n3;4\r\n");
		snprintf(expected, sizeof expected, "2: %zu 1\n3: 1 1\n", before + 4);
		LENGTHS(&bytes, expected);

		buffer_text(&bytes, "a;b\n\"");
		add_many(&bytes, "x", before);
		buffer_text(&bytes, "æ\"\"å\";\"\r\n\"\r\n3;4\r\n");
		snprintf(expected, sizeof expected, "2: %zu 2\n4: 1 1\n", before + 5);
		LENGTHS(&bytes, expected);

		buffer_text(&bytes, "a;b\n");
		add_many(&bytes, "x", before);
		buffer_text(&bytes, "æå\";2\r\n3;4\r\n");
		snprintf(expected, sizeof expected, "3: 1 1\nerror bare_quote 2:%zu\n", before + 3);
		LENGTHS(&bytes, expected);
	}
}

static void
test_header(void)
{
	struct buffer bytes = { 0 };
	add_many(&bytes, "spalte;", 1 << 18);
	LENGTHS(&bytes, "failed data 1:1\n");
	add_many(&bytes, "spalte", 1 << 18);
	LENGTHS(&bytes, "failed data 1:1\n");
}

int
main(void)
{
	test_limit();
	test_far_over();
	test_wide();
	test_header();
	return check_summary("csv_long");
}
