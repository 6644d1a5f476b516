#include "stats/indicator/node.h"

#include <stdbool.h>

#include "stats/base/buffer.h"
#include "tests/check.h"

/* A tree in one line: texts as <text>, lists as [..], mappings as {<key>: ..}, each with where it begins and
 * ends if asked. */
static void
node_write(const struct node *node, bool places, struct buffer *out)
{
	if (places)
		buffer_print(
			out, "%zu:%zu-%zu:%zu", node->line, node->column, node->end_line, node->end_column);
	if (node->kind == NODE_TEXT)
		buffer_print(out, "<%s>", node->text);
	if (node->kind == NODE_WRONG)
		buffer_text(out, "?");
	if (node->kind != NODE_LIST && node->kind != NODE_MAPPING)
		return;
	buffer_char(out, node->kind == NODE_LIST ? '[' : '{');
	for (const struct node *at = node->first; at; at = at->next) {
		node_write(at, places, out);
		if (node->kind == NODE_MAPPING) {
			buffer_char(out, ':');
			node_write(at->value, places, out);
		}
		if (at->next)
			buffer_char(out, ' ');
	}
	buffer_char(out, node->kind == NODE_LIST ? ']' : '}');
}

static void
check_bytes(const char *text, size_t length, bool places, const char *tree, const char *mistakes, int line)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	struct buffer out = { 0 }, said = { 0 };
	const struct node *root = node_parse(text, length, "a.yaml", &arena, &faults);
	if (root)
		node_write(root, places, &out);
	buffer_text(&said, "");
	for (size_t i = 0; i < faults.count; i++) {
		CHECK_TEXT(faults.items[i].file, "a.yaml");
		CHECK_TEXT(faults.items[i].rule, "definition");
		CHECK_INT(faults.items[i].severity, SEVERITY_FATAL);
		buffer_print(&said, "%s%zu:%zu: %s", i ? "\n" : "", faults.items[i].line,
			faults.items[i].column, faults.items[i].message);
	}
	check_text(out.bytes ? out.bytes : "none", tree ? tree : "none", __FILE__, line, text);
	check_text(said.bytes, mistakes, __FILE__, line, text);
	buffer_free(&out);
	buffer_free(&said);
	faults_free(&faults);
	arena_free(&arena);
}

#define CHECK_TREE(text, tree) check_bytes(text, strlen(text), false, tree, "", __LINE__)
#define CHECK_PLACES(text, tree) check_bytes(text, strlen(text), true, tree, "", __LINE__)
/* A mistake that leaves a tree, and one that leaves none. */
#define CHECK_MISTAKE(text, tree, mistakes) check_bytes(text, strlen(text), false, tree, mistakes, __LINE__)
#define CHECK_BROKEN(text, mistakes) check_bytes(text, strlen(text), false, NULL, mistakes, __LINE__)

static void
test_tree(void)
{
	CHECK_TREE("a: b", "{<a>:<b>}");
	CHECK_TREE("a: [b, {c: d}, []]\ne: {}\nf:\n", "{<a>:[<b> {<c>:<d>} []] <e>:{} <f>:<>}");
	CHECK_TREE("- a\n- - b\n  - c\n", "[<a> [<b> <c>]]");
	CHECK_TREE("hei", "<hei>");
	/* Nothing is anything but text. */
	CHECK_TREE("a: 0,70\nb: nei\nc: 070\nd: ~\ne: null\nf: 2025-12-31\ng: 1e3\nh: 0x1F\ni: yes\nj: .inf",
		"{<a>:<0,70> <b>:<nei> <c>:<070> <d>:<~> <e>:<null> <f>:<2025-12-31> <g>:<1e3> <h>:<0x1F> "
		"<i>:<yes> "
		"<j>:<.inf>}");
	CHECK_TREE("nei: ja\nå: æø\n", "{<nei>:<ja> <å>:<æø>}");
	CHECK_TREE("a: 'it''s'\nb: \"\\xe6 \\\"\\n\"\n", "{<a>:<it's> <b>:<æ \"\n>}");
	CHECK_TREE("a: |\n  b\n  c\n\nd: >+\n  e\n  f\n\n", "{<a>:<b\nc> <d>:<e f>}");
	CHECK_TREE("\xEF\xBB\xBF"
		   "a: b",
		"{<a>:<b>}");
	CHECK_TREE("a: b\r\nc:\r\n  - d\r\n", "{<a>:<b> <c>:[<d>]}");
	CHECK_TREE("a: b\rc: d\r", "{<a>:<b> <c>:<d>}");
	CHECK_TREE("%YAML 1.1\n---\na: b # c\n...\n", "{<a>:<b>}");
	CHECK_TREE("a:\tb\n", "{<a>:<b>}");
	CHECK_TREE("\"<<\": b\n", "{<<<>:<b>}");
}

static void
test_places(void)
{
	/* To libyaml, a text that lacks its last line break has one. */
	CHECK_PLACES("a: b", "1:1-2:1{1:1-1:2<a>:1:4-1:5<b>}");
	CHECK_PLACES("æøå: 'b'\nc: [d, \"e\"]\n",
		"1:1-3:1{1:1-1:4<æøå>:1:6-1:9<b> 2:1-2:2<c>:2:4-2:12[2:5-2:6<d> 2:8-2:11<e>]}");
	CHECK_PLACES("\xEF\xBB\xBF"
		     "a: b\r\nc: d",
		"1:1-3:1{1:1-1:2<a>:1:4-1:5<b> 2:1-2:2<c>:2:4-2:5<d>}");
	CHECK_PLACES("a: |\n  b\n  c\nd: {e: f}",
		"1:1-5:1{1:1-1:2<a>:1:4-4:1<b\nc> 4:1-4:2<d>:4:4-4:10{4:5-4:6<e>:4:8-4:9<f>}}");
}

static void
test_styles(void)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	const char *text = "- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n";
	const struct node *list = node_parse(text, strlen(text), "a.yaml", &arena, &faults);
	enum node_style style = STYLE_PLAIN;
	for (const struct node *item = list->first; item; item = item->next) {
		CHECK_TEXT(item->text, "a");
		CHECK_INT(item->style, style++);
	}
	CHECK_INT(style, STYLE_FOLDED + 1);
	CHECK_TEXT(node_kind_name(NODE_TEXT), "a text");
	CHECK_TEXT(node_kind_name(NODE_LIST), "a list");
	CHECK_TEXT(node_kind_name(NODE_MAPPING), "keys with values");
	arena_free(&arena);
}

static void
test_value(void)
{
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	const struct node *root = node_parse("a: b\nc: d", 9, "a.yaml", &arena, &faults);
	CHECK_TEXT(node_value(root, "c")->text, "d");
	CHECK(!node_value(root, "e"));
	CHECK_TEXT(node_shown(&arena, "æ\n\x1B[1m\xFF\u202E"), "æ\uFFFD\uFFFD[1m\uFFFD\uFFFD");
	char word[100];
	memset(word, 'x', 99);
	word[99] = '\0';
	CHECK_INT(strlen(node_shown(&arena, word)), NODE_SHOWN_LIMIT + strlen("…"));
	CHECK_TEXT(node_shown(&arena, ""), "");
	arena_free(&arena);
}

static void
test_unused_yaml(void)
{
	CHECK_MISTAKE("a: &x b\n", "{<a>:<b>}",
		"1:4: anchors (&name) are not used here; write the value out, or put it in quotes");
	CHECK_MISTAKE("a: &x b\nc: *x\n", "{<a>:<b> <c>:?}",
		"1:4: anchors (&name) are not used here; write the value out, or put it in quotes\n"
		"2:4: aliases (*name) are not used here; write the value out, or put it in quotes");
	CHECK_MISTAKE("a: &x {b: c}\n*x : d\ne: &y [f]", "{<a>:{<b>:<c>} <e>:[<f>]}",
		"1:4: anchors (&name) are not used here; write the value out, or put it in quotes\n"
		"2:1: aliases (*name) are not used here; write the value out, or put it in quotes\n"
		"3:4: anchors (&name) are not used here; write the value out, or put it in quotes");
	CHECK_MISTAKE("a: !!int 5\nb: ! c\nd: !e [f]\ng: !h {i: j}",
		"{<a>:<5> <b>:<c> <d>:[<f>] <g>:{<i>:<j>}}",
		"1:4: tags (!name) are not used here, every value is text; put it in quotes where the ! "
		"belongs to it\n"
		"2:4: tags (!name) are not used here, every value is text; put it in quotes where the ! "
		"belongs to it\n"
		"3:4: tags (!name) are not used here, every value is text; put it in quotes where the ! "
		"belongs to it\n"
		"4:4: tags (!name) are not used here, every value is text; put it in quotes where the ! "
		"belongs to "
		"it");
	CHECK_MISTAKE("a: b\n<<: {c: d}\n", "{<a>:<b>}",
		"2:1: merge keys (<<) are not used here; write the keys out");
	CHECK_MISTAKE("? [a]\n: b\nc: d\n{e: f}: g", "{<c>:<d>}",
		"1:3: a key must be a text; put it in quotes where the bracket belongs to it\n"
		"4:1: a key must be a text; put it in quotes where the bracket belongs to it");
	CHECK_MISTAKE("a: b\nc: d\na: e\n'c': f\n", "{<a>:<b> <c>:<d>}",
		"3:1: the key `a` stands twice; it is on line 1 already\n"
		"4:1: the key `c` stands twice; it is on line 2 already");
	CHECK_MISTAKE("a: \"b\\0c\"\n\"d\\0\": e", "{<a>:?}",
		"1:4: a text cannot hold a NUL (\\0)\n2:1: a text cannot hold a NUL (\\0)");
	CHECK_MISTAKE("a: b\n---\nc: d\n", "{<a>:<b>}",
		"2:1: a second document (---) begins here; a definitions file holds one");
	const char *empty = "1:1: the file is empty; a definitions file begins with `maltall: 1`";
	CHECK_BROKEN("", empty);
	CHECK_BROKEN("\n \n", empty);
	CHECK_BROKEN("# a\n", empty);
	CHECK_BROKEN("\xEF\xBB\xBF", empty);
}

static void
test_bytes(void)
{
	CHECK_BROKEN("a: b\nc: \xE6\n", "2:4: the byte 0xE6 is not UTF-8; save the file as UTF-8");
	CHECK_BROKEN("a: \xC3", "1:4: the byte 0xC3 is not UTF-8; save the file as UTF-8");
	check_bytes("\xFF\xFE"
		    "a\0",
		4, false, NULL, "1:1: the byte 0xFF is not UTF-8; save the file as UTF-8", __LINE__);
	check_bytes("a: b\0c", 6, false, NULL, "1:5: a NUL byte; a definitions file is text", __LINE__);
	CHECK_BROKEN("a: b\nc: \x07\n",
		"2:4: the character U+0007 cannot stand in a definitions file; take it out");
	CHECK_BROKEN("\xEF\xBB\xBF"
		     "æ: \x7F",
		"1:4: the character U+007F cannot stand in a definitions file; take it out");
}

static void
test_syntax(void)
{
	const char *tab = "2:1: a tab is used as indentation; use spaces";
	CHECK_BROKEN("a:\n\tb: c\n", tab);
	CHECK_BROKEN("a: |\n\tb\n", tab);
	CHECK_BROKEN("a: b\n\tc\n", tab);
	CHECK_BROKEN("a:\n  \tb: c\n", "2:3: a tab is used as indentation; use spaces");
	CHECK_BROKEN("a: @b\n", "1:4: a value cannot begin with this character; put the value in quotes");
	CHECK_BROKEN("a: b: c\n", "1:5: a key and its colon cannot stand here; put a text that holds ': ' in "
				  "quotes, and look at the "
				  "indentation");
	const char *block = "1:4: a value that begins with > or | begins a block of text; put it in quotes "
			    "(\">= 70 %\")";
	CHECK_BROKEN("a: >= 70 %\n", block);
	CHECK_BROKEN("a: |0\n  b\n", block);
	CHECK_BROKEN("a: 'b\nc: d\n", "1:4: this quote is never closed");
	CHECK_BROKEN("a: 'b\n---\nc'\n",
		"1:4: this quote is never closed before a line that begins with --- or ...");
	CHECK_BROKEN("a: \"\\q\"\n", "1:5: unknown escape after \\ in double quotes; write \\\\ for a "
				     "backslash, or use single quotes");
	CHECK_BROKEN("a: \"\\ud800\"\n", "1:7: this escape stands for no character");
	CHECK_BROKEN("a: \"\\xzz\"\n", "1:7: \\x needs two, \\u four and \\U eight hexadecimal digits");
	CHECK_BROKEN("a: b\nc\nd: e\n", "2:1: this line is neither a key with a colon and a value (key: "
					"value) nor part of the value above; "
					"look at its indentation");
	CHECK_BROKEN("a: \"b\" is missing\n", "1:8: a key was expected here; look at the indentation, and "
					      "put the whole value in quotes where it "
					      "begins with a quote, [ or {");
	CHECK_BROKEN("x:\n    a: 1\n  b: 2\n",
		"3:3: a key was expected here; look at the indentation, and put the whole value in quotes "
		"where it "
		"begins with a quote, [ or {; what it would belong to begins on line 1");
	CHECK_BROKEN("a:\n  - b\n  c\n  - d: e\n", "3:3: this line is neither a key with a colon and a value "
						   "(key: value) nor part of the value above; "
						   "look at its indentation");
	CHECK_BROKEN("- a\nb: c\n", "2:1: another item of the list (- item) was expected here; look at the "
				    "indentation; what it would "
				    "belong to begins on line 1");
	CHECK_BROKEN("a: [b, c\n\n", "3:1: a comma or ] was expected here; put a text that holds commas, "
				     "brackets or quotes in quotes; "
				     "what it would belong to begins on line 1");
	CHECK_BROKEN("{a: b in ('c', 'd')}", "1:19: a comma or } was expected here; put a text that holds "
					     "commas, brackets or quotes in quotes, "
					     "or write the keys on lines of their own");
	CHECK_BROKEN("a: ]\n", "1:4: a value was expected here");
	CHECK_BROKEN("a: - b\n",
		"1:4: an item of a list (- item) cannot stand here; begin the list on a line of its own");
	CHECK_BROKEN("a: b\n...\nc: d\n",
		"3:1: something stands behind the end of the definitions; a file holds one document");
	CHECK_BROKEN("a: * b\n",
		"1:4: a value that begins with * is an alias, which is not used here; put it in quotes");
	CHECK_BROKEN("a: & b\n",
		"1:4: a value that begins with & is an anchor, which is not used here; put it in quotes");
	CHECK_BROKEN("a: !b!c d\n",
		"1:4: a value that begins with ! is a tag, which is not used here; put it in quotes");
	CHECK_BROKEN("a: !b,c{ d\n",
		"1:4: a value that begins with ! is a tag, which is not used here; put it in quotes");
	CHECK_BROKEN("%YAML 3.0\n---\na: b\n", "1:1: this is not YAML: found incompatible YAML document");
	CHECK_BROKEN(
		"a: !<b c\n", "1:7: this is not YAML: did not find the expected '>' while scanning a tag");
	/* What was wrong before the place where reading stops is said too. */
	CHECK_BROKEN("a: &b c\na: 'd",
		"1:4: anchors (&name) are not used here; write the value out, or put it in quotes\n"
		"2:4: this quote is never closed");
}

static void
test_depth(void)
{
	struct buffer text = { 0 };
	for (int i = 0; i < NODE_DEPTH_LIMIT; i++)
		buffer_char(&text, '[');
	for (int i = 0; i < NODE_DEPTH_LIMIT; i++)
		buffer_char(&text, ']');
	CHECK_TREE(text.bytes, text.bytes);
	buffer_clear(&text);
	for (int i = 0; i < 100000; i++)
		buffer_char(&text, '[');
	check_bytes(text.bytes, text.length, false, NULL,
		"1:33: lists and keys are nested too deep; a definitions file needs no more than five levels",
		__LINE__);
	buffer_free(&text);
}

int
main(void)
{
	test_tree();
	test_places();
	test_styles();
	test_value();
	test_unused_yaml();
	test_bytes();
	test_syntax();
	test_depth();
	return check_summary("indicator_node");
}
