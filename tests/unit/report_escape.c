#include "plots/report/escape.h"

#include <stdbool.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "tests/check.h"

static struct buffer out;

static const char *
escaped(void (*escape)(struct buffer *, const char *), const char *text)
{
	buffer_clear(&out);
	buffer_text(&out, "");
	escape(&out, text);
	return out.bytes;
}

static void
test_html(void)
{
	CHECK_TEXT(escaped(escape_html, ""), "");
	CHECK_TEXT(escaped(escape_html, "<script>alert('x')</script> & \"q\""),
		"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;");
	CHECK_TEXT(escaped(escape_html, "a\n\tb\rc"), "a\n\tb c");
	CHECK_TEXT(escaped(escape_html, "a\x01\x1b\x7f"), "a\u2401\u241b\u2421");
	CHECK_TEXT(escaped(escape_html, "x\u202eevil\u2066\u061c\ufeff"),
		"x[U+202E]evil[U+2066][U+061C][U+FEFF]");
	CHECK_TEXT(escaped(escape_html, "\xc2\x85 \u2028"), "[U+0085] [U+2028]");
	CHECK_TEXT(
		escaped(escape_html, "Grünerløkka \u05d0 %s $(ls) `ls`"), "Grünerløkka \u05d0 %s $(ls) `ls`");
	CHECK_TEXT(escaped(escape_html, "a\xff"
					"b"),
		"a\ufffd"
		"b");
	CHECK_TEXT(escaped(escape_html_name, "a\n<b>"), "<bdi>a\u240a&lt;b&gt;</bdi>");
	CHECK_TEXT(escaped(escape_html_name, "\r\t"), "<bdi>\u240d\u2409</bdi>");
	CHECK_TEXT(escaped(escape_terminal, "a\033[31m\nb"), "a\u241b[31m\u240ab");
	CHECK_TEXT(escaped(escape_markdown, "a|b*c_<d>\n"), "a\\|b\\*c\\_&lt;d>\u240a");
}

static void
test_long_name(void)
{
	char *name = xmalloc(10001);
	memset(name, 'x', 10000);
	name[10000] = '\0';
	escaped(escape_html_name, name);
	CHECK(strstr(out.bytes, "class=\"long\"") != NULL);
	CHECK(strstr(out.bytes, name) != NULL);
	escaped(escape_csv, name);
	CHECK_INT(out.length, 10000);
	free(name);
}

static void
test_csv(void)
{
	static const char *const pairs[][2] = {
		{ "", "" },
		{ "Alna", "Alna" },
		{ "St. Hanshaugen", "St. Hanshaugen" },
		{ "a,b", "\"a,b\"" },
		{ "a;b", "a;b" },
		{ "say \"x\"", "\"say \"\"x\"\"\"" },
		{ "a\nb", "\"a\nb\"" },
		{ "a\r", "\"a\r\"" },
		{ " a", "\" a\"" },
		{ "a\u202eb", "a\u202eb" },
		{ "'t Hooft", "'t Hooft" },
		/* What a spreadsheet would run. */
		{ "=1+1", "\"'=1+1\"" },
		{ "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "-cmd", "\"'-cmd\"" },
		{ "+47 22", "\"'+47 22\"" },
		{ "\t=1", "\"'\t=1\"" },
		{ "\r=1", "\"'\r=1\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "'=1", "\"''=1\"" },
		{ "''=1", "\"'''=1\"" },
		/* What is no formula. */
		{ "-", "-" },
		{ "+", "+" },
		{ "-5", "-5" },
		{ "-2.385", "-2.385" },
		{ "+47", "+47" },
		{ "-2.3.4", "\"'-2.3.4\"" },
		{ "<=0.05", "<=0.05" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK_TEXT(escaped(escape_csv, pairs[i][0]), pairs[i][1]);
}

/* What the header promises a reader of the file: unquote, then take one apostrophe off where the text begins
 * with apostrophes followed by a sign of a formula. */
static void
csv_read_back(const char *field, char *text)
{
	size_t length = 0;
	bool quoted = *field == '"';
	for (const char *at = field + quoted; *at; at++) {
		if (quoted && *at == '"' && *++at != '"')
			break;
		text[length++] = *at;
	}
	text[length] = '\0';
	const char *behind = text + strspn(text, "'");
	if (behind > text && *behind && strchr("=+-@\t\r\n", *behind))
		memmove(text, text + 1, length);
}

/* Every text of up to four of the characters that matter comes back as it was. */
static void
test_csv_round_trip(void)
{
	static const char letters[] = "'=-+@5.a\"\n ,";
	size_t count = sizeof letters - 1, differing = 0;
	for (size_t number = 0; number < count * count * count * count; number++) {
		char text[5] = "", back[64];
		size_t rest = number;
		for (size_t length = number % 5; length > 0; length--, rest /= count)
			text[strlen(text)] = letters[rest % count];
		csv_read_back(escaped(escape_csv, text), back);
		differing += strcmp(text, back) != 0;
	}
	CHECK_INT(differing, 0);
}

static void
test_json(void)
{
	CHECK_TEXT(escaped(escape_json, ""), "\"\"");
	CHECK_TEXT(escaped(escape_json, "a\"b\\c\n\r\t\x01"), "\"a\\\"b\\\\c\\n\\r\\t\\u0001\"");
	CHECK_TEXT(escaped(escape_json, "</script>\u202e\x7f"), "\"</script>\u202e\x7f\"");
	CHECK_TEXT(escaped(escape_json, "\xff"), "\"\ufffd\"");
}

int
main(void)
{
	test_html();
	test_long_name();
	test_csv();
	test_csv_round_trip();
	test_json();
	buffer_free(&out);
	return check_summary("report_escape");
}
