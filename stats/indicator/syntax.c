#include "stats/indicator/syntax.h"

#include <stddef.h>
#include <string.h>

static const struct syntax_hint hints[] = {
	{ "found character that cannot start any token", NULL, false,
		"a value cannot begin with this character; put the value in quotes" },
	{ "found a tab character where an indentation space is expected", NULL, false,
		"a tab is used as indentation; use spaces" },
	{ "found a tab character that violates indentation", NULL, false,
		"a tab is used as indentation; use spaces" },
	{ "mapping values are not allowed in this context", NULL, false,
		"a key and its colon cannot stand here; put a text that holds ': ' in quotes, and look at "
		"the "
		"indentation" },
	{ "did not find expected comment or line break", "while scanning a block scalar", true,
		"a value that begins with > or | begins a block of text; put it in quotes (\">= 70 %\")" },
	{ "found an indentation indicator equal to 0", "while scanning a block scalar", true,
		"a value that begins with > or | begins a block of text; put it in quotes (\">= 70 %\")" },
	{ "found unexpected end of stream", "while scanning a quoted scalar", true,
		"this quote is never closed" },
	{ "found unexpected document indicator", "while scanning a quoted scalar", true,
		"this quote is never closed before a line that begins with --- or ..." },
	{ "found unknown escape character", NULL, false,
		"unknown escape after \\ in double quotes; write \\\\ for a backslash, or use single "
		"quotes" },
	{ "found invalid Unicode character escape code", NULL, false, "this escape stands for no character" },
	{ "did not find expected hexdecimal number", NULL, false,
		"\\x needs two, \\u four and \\U eight hexadecimal digits" },
	{ "could not find expected ':'", "while scanning a simple key", true,
		"this line is neither a key with a colon and a value (key: value) nor part of the value "
		"above; "
		"look at its indentation" },
	{ "did not find expected key", "while parsing a block mapping", false,
		"a key was expected here; look at the indentation, and put the whole value in quotes where "
		"it "
		"begins with a quote, [ or {" },
	{ "did not find expected '-' indicator", NULL, false,
		"another item of the list (- item) was expected here; look at the indentation" },
	{ "did not find expected ',' or ']'", NULL, false,
		"a comma or ] was expected here; put a text that holds commas, brackets or quotes in "
		"quotes" },
	{ "did not find expected ',' or '}'", NULL, false,
		"a comma or } was expected here; put a text that holds commas, brackets or quotes in quotes, "
		"or "
		"write the keys on lines of their own" },
	{ "found unexpected ':'", NULL, false, "a colon cannot stand here; put the text in quotes" },
	{ "did not find expected node content", NULL, false, "a value was expected here" },
	{ "block sequence entries are not allowed in this context", NULL, false,
		"an item of a list (- item) cannot stand here; begin the list on a line of its own" },
	{ "did not find expected <document start>", NULL, false,
		"something stands behind the end of the definitions; a file holds one document" },
	{ "did not find expected alphabetic or numeric character", "while scanning an alias", true,
		"a value that begins with * is an alias, which is not used here; put it in quotes" },
	{ "did not find expected alphabetic or numeric character", "while scanning an anchor", true,
		"a value that begins with & is an anchor, which is not used here; put it in quotes" },
	{ "found undefined tag handle", NULL, true,
		"a value that begins with ! is a tag, which is not used here; put it in quotes" },
	{ "did not find expected whitespace or line break", "while scanning a tag", true,
		"a value that begins with ! is a tag, which is not used here; put it in quotes" },
	{ "did not find expected tag URI", NULL, true,
		"a value that begins with ! is a tag, which is not used here; put it in quotes" },
};

const struct syntax_hint *
syntax_hint_find(const char *problem, const char *context)
{
	for (size_t i = 0; problem && i < sizeof hints / sizeof *hints; i++)
		if (strcmp(hints[i].problem, problem) == 0 &&
			(!hints[i].context || (context && strcmp(hints[i].context, context) == 0)))
			return &hints[i];
	return NULL;
}
