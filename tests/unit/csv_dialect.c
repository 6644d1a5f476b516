/* Delimiter and decimal sign, found by looking, declared, or named by a sep= line. */
#include "tests/unit/csv_check.h"

static void
test_delimiters(void)
{
	READS("a;b;c\n1;2;3\n", "UTF-8 ; ,\nheader 1: a|b|c\n2: 1|2|3\n");
	READS("a,b,c\n1,2,3\n", "UTF-8 , .\nheader 1: a|b|c\n2: 1|2|3\n");
	READS("a\tb\tc\n1\t2\t3\n", "UTF-8 \t ,\nheader 1: a|b|c\n2: 1|2|3\n");
	READS("a|b|c\n1|2|3\n", "UTF-8 | .\nheader 1: a|b|c\n2: 1|2|3\n");
	/* The others may stand in fields, in quotes or not. */
	READS("a;b\n1,5;x|y\n\"2\";\"en, to\"\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1,5|x|y\n3: 2|en, to\n");
	READS("a,b\n\"1;2\n3;4\",x\n\"5;\"\"6\",y\n",
		"UTF-8 , .\nheader 1: a|b\n2: 1;2\\n3;4|x\n4: 5;\"6|y\n");
	READS("navn\tetternavn, fornavn\n1\tNes, Kari\n2\tMo\n",
		"UTF-8 \t ,\nheader 1: navn|etternavn, fornavn\n2: 1|Nes, Kari\n3: 2|Mo\n");
	/* Blank lines and broken rows do not count for much. */
	READS("a,b\n\n1,2\n3,4\n5;6\n7,8\n",
		"UTF-8 , .\nheader 1: a|b\n3: 1|2\n4: 3|4\n6: 7|8\nerror ragged_row 5:4\n");
	/* All rows but the header end in a delimiter too many: it is the delimiter all the same. */
	READS("a;b\n1;2;\n3;4;\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n3: 3|4\ninfo surplus_delimiters 2:0\n");
}

static void
test_one_column(void)
{
	READS("navn\nNes, Kari\nMo, Ola\n", "UTF-8 ; ,\nheader 1: navn\n2: Nes, Kari\n3: Mo, Ola\n");
	READS("navn (etternavn, fornavn)\nNes\nMo\nBerg\n",
		"UTF-8 ; ,\nheader 1: navn (etternavn, fornavn)\n2: Nes\n3: Mo\n4: Berg\n");
	READS("\"a,b\"\n\"1,2\"\n", "UTF-8 ; ,\nheader 1: a,b\n2: 1,2\n");
}

static void
test_equal(void)
{
	READS("a;b,c\n1;2,3\n", "failed data 0:0\n");
	SAYS("a;b,c\n1;2,3\n", NULL,
		"the delimiter may be ';' or ',': 2 rows agree with either; declare it with dialect: "
		"{delimiter: } in "
		"the "
		"definitions or --delimiter");
	SAYS("a|b\tc\n", NULL,
		"the delimiter may be tab or '|': 1 rows agree with either; declare it with dialect: "
		"{delimiter: } in "
		"the "
		"definitions or --delimiter");
	SAYS("a;b\n1,5;2.5\n", NULL,
		"the decimal sign may be '.' or ',': 1 number is written with either; declare it with "
		"dialect: {decimal: } in the definitions or --decimal");
	const struct dialect semicolon = { .delimiter = ';' }, point = { .decimal = '.' };
	READS_AS("a;b,c\n1;2,3\n", &semicolon, "UTF-8 ; ,\nheader 1: a|b,c\n2: 1|2,3\n");
	READS_AS("a;b\n1,5;2.5\n", &point, "UTF-8 ; .\nheader 1: a|b\n2: 1,5|2.5\n");
}

static void
test_decimals(void)
{
	READS("a;b\n0.5;x\n", "UTF-8 ; .\nheader 1: a|b\n2: 0.5|x\n");
	READS("a,b\n\" 0,5 \",x\n", "UTF-8 , ,\nheader 1: a|b\n2:  0,5 |x\n");
	READS("a;b;c\n-0,5;+1,25;1.5\n", "UTF-8 ; ,\nheader 1: a|b|c\n2: -0,5|+1,25|1.5\n");
	/* No number with decimals: dates, clock times, whole numbers, codes. */
	READS("a;b;c;d\n31.12.2025;1.2.3;17;x1.5\n",
		"UTF-8 ; ,\nheader 1: a|b|c|d\n2: 31.12.2025|1.2.3|17|x1.5\n");
	READS("a|b\n31.12.2025|17\n", "UTF-8 | .\nheader 1: a|b\n2: 31.12.2025|17\n");
}

static void
test_declared(void)
{
	const struct dialect comma = { .delimiter = ',' },
			     all = { .encoding = ENCODING_UTF_8, .delimiter = '|', .decimal = ',' };
	READS_AS("a;b\n1;2\n", &comma, "UTF-8 , .\nheader 1: a;b\n2: 1;2\n");
	READS_AS("a|b\n1.5|2.5\n", &all, "UTF-8 | ,\nheader 1: a|b\n2: 1.5|2.5\n");
}

/* The first apostrophe may stand far below. */
static void
test_late_quotes(void)
{
	struct buffer bytes = { 0 }, read = { 0 };
	buffer_text(&bytes, "a;b\n");
	for (int i = 0; i < 99; i++)
		buffer_text(&bytes, i < 60 ? "1;2\n" : "'x;y';3\n");
	csv_read_bytes(&read, bytes.bytes, bytes.length, 0, NULL, false);
	CHECK(strstr(read.bytes, "\n61: 1|2\n62: x;y|3\n"));
	CHECK(!strstr(read.bytes, "error"));
	buffer_free(&bytes);
	buffer_free(&read);
}

static void
test_separator_line(void)
{
	READS("sep=;\na;b\n1;2\n", "UTF-8 ; ,\nheader 2: a|b\n3: 1|2\n");
	READS("\xEF\xBB\xBFsep=,\r\na;b\r\n1;2\r\n", "UTF-8 , .\nheader 2: a;b\n3: 1;2\n");
	READS("SEP=|\ra|b\r1|2\r3\r", "UTF-8 | .\nheader 2: a|b\n3: 1|2\nerror ragged_row 4:2\n");
	READS("sep=\t\n\na\tb\n1\t2\n", "UTF-8 \t ,\nheader 3: a|b\n4: 1|2\n");
	const struct dialect comma = { .delimiter = ',' };
	READS_AS("sep=;\na;b\n1;2\n", &comma, "UTF-8 ; ,\nheader 2: a|b\n3: 1|2\n");
	READS("sep=x\na\n", "failed data 1:5\n");
	SAYS("sep=:\na:b\n", NULL,
		"sep= names another delimiter than those that are read; expected one of ; , tab |");
	/* Not such a line: nothing behind it, too much behind it, not the first. */
	READS("sep=\n1\n", "UTF-8 ; ,\nheader 1: sep=\n2: 1\n");
	READS("sep=;b\n1;2\n", "UTF-8 ; ,\nheader 1: sep=|b\n2: 1|2\n");
	READS("\nsep=;\n1;2\n", "UTF-8 ; ,\nheader 2: sep=|\n3: 1|2\n");
}

/* A file longer than the sample reads the same whatever its chunks, and a quote that stays open through the
 * whole sample does no harm. */
static void
test_large(void)
{
	struct buffer bytes = { 0 }, once = { 0 }, again = { 0 };
	buffer_text(&bytes, "n;tekst\n");
	for (int i = 0; bytes.length < (9 << 19); i++)
		buffer_print(&bytes, "%d;\"%s\"\n", i, i % 1000 ? "blåbærsyltetøy, med\nlinjeskift" : "");
	csv_read_bytes(&once, bytes.bytes, bytes.length, 0, NULL, true);
	CHECK(memcmp(once.bytes, "UTF-8 ; ,\nheader 1: n|tekst\n2: 0|\n", 34) == 0);
	CHECK(!strstr(once.bytes, "error"));
	static const size_t chunks[] = { 4093, 65537 };
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
		buffer_clear(&again);
		csv_read_bytes(&again, bytes.bytes, bytes.length, chunks[i], NULL, true);
		CHECK(once.length == again.length && memcmp(once.bytes, again.bytes, once.length) == 0);
	}
	buffer_free(&bytes);
	buffer_free(&once);
	buffer_free(&again);
}

int
main(void)
{
	test_delimiters();
	test_one_column();
	test_equal();
	test_decimals();
	test_declared();
	test_late_quotes();
	test_separator_line();
	test_large();
	return check_summary("csv_dialect");
}
