/* ="0301": a text that Excel keeps from losing its zeros, where it is the whole field, and not elsewhere. */
#include "tests/unit/csv_check.h"

static void
test_accepted(void)
{
	READS("a;b;c\n=\"0301\";x;1\nx;=\"0301\";2\nx;y;=\"03\"\n",
		"UTF-8 ; ,\nheader 1: a|b|c\n2: 0301|x|1\n3: x|0301|2\n4: x|y|03\n");
	READS("a,b\r\n=\"01\",=\"02\"\r\n=\"\",x\r\n", "UTF-8 , .\nheader 1: a|b\n2: 01|02\n3: |x\n");
	READS("a;b\nx;=\"0301\"", "UTF-8 ; ,\nheader 1: a|b\n2: x|0301\n");
	READS("=\"a\";=\"b\"\n1;2\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\n\"x\";=\"å\"\n\"\";=\"=\"\n", "UTF-8 ; ,\nheader 1: a|b\n2: x|å\n3: |=\n");
}

/* The same, as a program writes it that quotes what has a quote in it. */
static void
test_quoted(void)
{
	READS("a;b\n\"=\"\"0301\"\"\";\"=\"\"en;to\"\"\"\n\"=\"\"x\"\"&y\";\"=\"\"\"\n",
		"UTF-8 ; ,\nheader 1: a|b\n2: 0301|en;to\n3: =\"x\"&y|=\"\n");
}

/* Inside quotes it is text like any other. */
static void
test_in_quotes(void)
{
	READS("a;b\n\"x\n;=\"\"y\"\";\";1\n", "UTF-8 ; ,\nheader 1: a|b\n2: x\\n;=\"y\";|1\n");
	READS("a;b\n\"x;=\"\"y\"\"\";1\n\"=\";2\n", "UTF-8 ; ,\nheader 1: a|b\n2: x;=\"y\"|1\n3: =|2\n");
}

/* What is not exactly that stays a fault. */
static void
test_refused(void)
{
	static const char *const rows[] = { "=\"a\"&\"b\";1", "=\"a;b\"", "=\"a\"\"b\";1", "=\"a\" ;1",
		"==\"a\";1", "x=\"a\";1", "=\"a;1", " =\"a\";1" };
	struct buffer text = { 0 };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buffer_clear(&text);
		buffer_print(&text, "a;b\n%s\n3;4\n", rows[i]);
		struct buffer out = { 0 };
		csv_read_bytes(&out, text.bytes, text.length, 0, NULL, false);
		CHECK(strstr(out.bytes, "error bare_quote 2:") != NULL);
		CHECK(strstr(out.bytes, "3: 3|4\n") != NULL);
		buffer_free(&out);
	}
	buffer_free(&text);
}

int
main(void)
{
	test_accepted();
	test_quoted();
	test_in_quotes();
	test_refused();
	return check_summary("csv_formula");
}
