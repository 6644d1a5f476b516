#include "stats/indicator/source.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

/* Where a byte of the first value of the file stands: of the first place of `piece` in it, or its end where
 * piece is NULL. */
static void
check_place(const char *source, const char *piece, size_t line, size_t column)
{
	struct arena arena = { 0 };
	struct faults mistakes = { 0 };
	const struct node *root = node_parse(source, strlen(source), "a.yaml", &arena, &mistakes);
	CHECK_INT(mistakes.count, 0);
	if (root) {
		const struct node *value = root->first->value;
		const char *at = piece ? strstr(value->text, piece) : value->text + strlen(value->text);
		size_t found_line = 0, found_column = 0;
		check_that(at != NULL, __FILE__, __LINE__, "no %s in %s", piece, value->text);
		struct source_map map = source_map_of(source, strlen(source), &arena);
		source_place(&map, value, at ? (size_t)(at - value->text) : 0, &found_line, &found_column);
		check_that(found_line == line && found_column == column, __FILE__, __LINE__,
			"%s of\n%s\nis at %zu:%zu, expected %zu:%zu", piece ? piece : "the end", source,
			found_line, found_column, line, column);
	}
	arena_free(&arena);
	faults_free(&mistakes);
}

static void
test_place_plain(void)
{
	check_place("a: dato < feil", "dato", 1, 4);
	check_place("a: dato < feil", "feil", 1, 11);
	check_place("a: dato < feil", " feil", 1, 10);
	check_place("a: dato < feil # comment\n", NULL, 1, 15);
	check_place("a:  æøå  =   feil", "", 1, 5);
	check_place("a:  æøå  =   feil", "feil", 1, 14);
	check_place("\xEF\xBB\xBF"
		    "a: æ feil",
		"feil", 1, 6);
	check_place("a:\n  en\n  og\n\n    feil\n", "feil", 5, 5);
	check_place("a:\r\n  en\r\n  og\r\n  feil\r\n", "feil", 4, 3);
	check_place("a:\r  en\r  feil\r", "feil", 3, 3);
	check_place("{a: en og feil, b: c}", "feil", 1, 11);
	check_place("{a: en og\n  feil}", NULL, 2, 7);
}

static void
test_place_quoted(void)
{
	check_place("a: 'dato < ''x'' feil'", "dato", 1, 5);
	check_place("a: 'dato < ''x'' feil'", "'x", 1, 12);
	check_place("a: 'dato < ''x'' feil'", "x'", 1, 14);
	check_place("a: 'dato < ''x'' feil'", "feil", 1, 18);
	check_place("a: 'dato < ''x'' feil'", NULL, 1, 22);
	check_place("a: 'en\n\n   ''to'' feil'", "feil", 3, 11);
	check_place("a: \"dato \\\"x\\\" feil\"", "\"x", 1, 10);
	check_place("a: \"dato \\\"x\\\" feil\"", "feil", 1, 16);
	check_place("a: \"\\xe6\\u00f8\\U000000e5 feil\"", "feil", 1, 26);
	check_place("a: \"\\xe6\\u00f8\\U000000e5 feil\"", "ø", 1, 9);
	check_place("a: \"en\\n\\t\\ \\N\\L\\P\\rfeil\"", "feil", 1, 21);
	check_place("a: \"en\\x20\\x0afeil\"", "feil", 1, 15);
	check_place("a: \"en \\\n     \\  feil\"", "feil", 2, 9);
	check_place("a: \"en\n\n  feil\\\\\"", "feil", 3, 3);
	check_place("a: \"en\n\n  feil\\\\\"", NULL, 3, 9);
}

static void
test_place_block(void)
{
	check_place("a: |\n  dato\n  feil\n", "dato", 2, 3);
	check_place("a: |\n  dato\n  feil\n", "feil", 3, 3);
	check_place("a: |\n  dato\n  feil\n\n\nb: c\n", NULL, 3, 7);
	check_place("a: >- # | en feil kommentar\n  dato\n\n    feil\n  og\n", "feil", 4, 5);
	check_place("a: >\n  dato ''x'' \"y\" \\n\n  feil\n", "feil", 3, 3);
	check_place("a: |2+\n    dato\n    feil\n\n", "feil", 3, 5);
	check_place("a: |\r\n  dato\r\n  feil\r\n", "feil", 3, 3);
}

static void
check_locate(const char *source, size_t offset, size_t line, size_t column)
{
	size_t found_line, found_column;
	source_locate(source, strlen(source), offset, &found_line, &found_column);
	CHECK_INT(found_line, line);
	CHECK_INT(found_column, column);
}

static void
test_locate(void)
{
	check_locate("", 0, 1, 1);
	check_locate("", 7, 1, 1);
	check_locate("ab", 1, 1, 2);
	check_locate("ab", 99, 1, 3);
	check_locate("æb", 2, 1, 2);
	check_locate("a\nb", 2, 2, 1);
	check_locate("a\r\nb", 3, 2, 1);
	check_locate("a\rb", 2, 2, 1);
	check_locate("a\xC2\x85"
		     "b",
		3, 2, 1);
	check_locate("a\u2028b\u2029c", 8, 3, 1);
	check_locate("\xEF\xBB\xBF"
		     "ab",
		4, 1, 2);
	check_locate("a\xFF"
		     "b",
		2, 1, 3);
}

static void
check_excerpt(const char *source, size_t line, size_t column, const char *expected)
{
	struct buffer out = { 0 };
	buffer_text(&out, "");
	error_excerpt(source, strlen(source), line, column, &out);
	CHECK_TEXT(out.bytes, expected);
	buffer_free(&out);
}

static void
test_excerpt(void)
{
	const char *source = "maltall: 1\r\n  target: 70\r\n\ttab\tto\næøå\xFF\x1B[31m\u202Ex\n\nlast";
	check_excerpt(source, 1, 1, "   1 | maltall: 1\n     | ^\n");
	check_excerpt(source, 2, 11, "   2 |   target: 70\n     |           ^\n");
	check_excerpt(source, 2, 13, "   2 |   target: 70\n     |             ^\n");
	check_excerpt(source, 2, 99, "   2 |   target: 70\n     |             ^\n");
	check_excerpt(source, 3, 1, "   3 |         tab     to\n     | ^\n");
	check_excerpt(source, 3, 2, "   3 |         tab     to\n     |         ^\n");
	check_excerpt(source, 3, 6, "   3 |         tab     to\n     |                 ^\n");
	check_excerpt(source, 4, 4, "   4 | æøå\uFFFD\uFFFD[31m\uFFFDx\n     |    ^\n");
	check_excerpt(source, 5, 1, "   5 | \n     | ^\n");
	check_excerpt(source, 6, 5, "   6 | last\n     |     ^\n");
	check_excerpt(source, 7, 1, "");
	check_excerpt(source, 0, 1, "");
	check_excerpt(source, 1, 0, "");
	check_excerpt("", 1, 1, "   1 | \n     | ^\n");
	/* An å written as two characters takes one column. */
	check_excerpt("a\u030Ab feil", 1, 5, "   1 | a\u030Ab feil\n     |    ^\n");
	check_excerpt("\xEF\xBB\xBF"
		      "ab",
		1, 2, "   1 | ab\n     |  ^\n");
}

/* A line of `length` characters 0123456789012..., and the excerpt around a column. */
static void
check_long(size_t length, size_t column, size_t first, bool cut_front, bool cut_behind)
{
	char *line = malloc(length + 1);
	for (size_t i = 0; i < length; i++)
		line[i] = (char)('0' + i % 10);
	line[length] = '\0';
	struct buffer out = { 0 }, expected = { 0 };
	error_excerpt(line, length, 1, column, &out);
	buffer_text(&expected, "   1 | ");
	size_t last = first + EXCERPT_WIDTH - 1;
	for (size_t i = first; i <= last && i < length; i++)
		if ((i == first && cut_front) || (i == last && cut_behind))
			buffer_text(&expected, "…");
		else
			buffer_char(&expected, line[i]);
	buffer_print(&expected, "\n     | %*s^\n", (int)(column - 1 - first), "");
	CHECK_TEXT(out.bytes, expected.bytes);
	buffer_free(&out);
	buffer_free(&expected);
	free(line);
}

static void
test_excerpt_long(void)
{
	check_long(100, 100, 0, false, false);
	check_long(100, 1, 0, false, false);
	check_long(101, 1, 0, false, true);
	check_long(300, 51, 0, false, true);
	check_long(300, 52, 1, true, true);
	check_long(300, 150, 99, true, true);
	check_long(300, 299, 200, true, false);
	check_long(300, 300, 200, true, false);
	check_long(300, 301, 201, true, false);
}

static void
test_read(void)
{
	struct error err = { 0 };
	size_t length = 0;
	CHECK(!source_read("/nowhere/a.yaml", &length, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.text, "the definitions file cannot be opened: No such file or directory");
	err = (struct error){ 0 };
	CHECK(!source_read("/", &length, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.text, "the definitions file cannot be read: Is a directory");
	err = (struct error){ 0 };
	CHECK(!source_read("/dev/zero", &length, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.text, "the definitions file is larger than 16 MB; is it another file?");
	err = (struct error){ 0 };
	char *text = source_read("/dev/null", &length, &err);
	CHECK_TEXT(text, "");
	CHECK_INT(length, 0);
	free(text);
}

static void
test_printable(void)
{
	CHECK(source_is_printable('a') && source_is_printable(' ') && source_is_printable(0xE6));
	CHECK(!source_is_printable('\n') && !source_is_printable(0x7F) && !source_is_printable(0x9B));
	CHECK(!source_is_printable(0x200F) && !source_is_printable(0x202E) && !source_is_printable(0x2066));
	CHECK(!source_is_printable(0xFEFF) && !source_is_printable(UINT32_MAX));
}

/* Beyond the marks: in a long line, behind many lines, with characters and line ends of several bytes on a
 * mark. */
static void
test_place_far(void)
{
	struct buffer text = { 0 };
	for (int shift = 0; shift < 4; shift++) {
		buffer_clear(&text);
		buffer_text(&text, "a: \"");
		for (int i = 0; i < shift; i++)
			buffer_char(&text, 'x');
		for (int i = 0; i < 5000; i++)
			buffer_text(&text, "å");
		buffer_text(&text, " her\"\n");
		check_place(text.bytes, "her", 1, 5006 + (size_t)shift);
		buffer_clear(&text);
		for (int i = 0; i < shift; i++)
			buffer_char(&text, '#');
		for (int i = 0; i < 3000; i++)
			buffer_text(&text, "\r\n");
		buffer_text(&text, "a:\r\n  dato <\r\n  feil\r\n");
		check_place(text.bytes, "feil", 3003, 3);
	}
	buffer_free(&text);
}

int
main(void)
{
	test_place_far();
	test_place_plain();
	test_place_quoted();
	test_place_block();
	test_locate();
	test_excerpt();
	test_excerpt_long();
	test_read();
	test_printable();
	return check_summary("indicator_source");
}
