/* The recipe that makes texts harmless. */
#include "plots/gnuplot/safe.h"
#include "tests/check.h"

static void
check_recipe(const char *text, const char *safe, const char *literal)
{
	struct buffer out = { 0 };
	safe_text(text, &out);
	CHECK_TEXT(out.bytes ? out.bytes : "", safe);
	buffer_clear(&out);
	safe_literal(text, &out);
	CHECK_TEXT(out.bytes, literal);
	buffer_free(&out);
}

int
main(void)
{
	check_recipe("Bydel Østensjø", "Bydel Østensjø", "'Bydel Østensjø'");
	check_recipe("", "", "''");
	check_recipe(NULL, "", "''");
	check_recipe("'", "’", "'’'");
	check_recipe("''a'", "’’a’", "'’’a’'");
	check_recipe("\"`touch x`\" $(x) @x %s {/Times x} ~a{b}", "\"`touch x`\" $(x) @x %s {/Times x} ~a{b}",
		"'\"\"`touch x`\"\" $(x) @x %s {/Times x} ~a{b}'");
	check_recipe("a\nsystem 'x'\n!x", "a system ’x’ !x", "'a system ’x’ !x'");
	check_recipe("\\n\\", "\\n\\", "'\\\\n\\\\'");
	check_recipe("&#x41; &#65; &amp;", "&\u2060#x41; &#65; &amp;", "'&\u2060#x41; &#65; &amp;'");
	check_recipe("]]>]]]>", "]]\u2060>]]]\u2060>", "']]\u2060>]]]\u2060>'");
	check_recipe("\xff\x01\u202e\tz", "\uFFFD z", "'\uFFFD z'");

	char many[SAFE_CHARACTERS_MOST + 2];
	memset(many, 'x', sizeof many - 1);
	many[sizeof many - 1] = '\0';
	struct buffer out = { 0 };
	safe_text(many, &out);
	CHECK_INT(out.length, SAFE_CHARACTERS_MOST - 1 + strlen("…"));
	buffer_free(&out);
	return check_summary("gnuplot_safe");
}
