/* JSON as nodes: the place of every value, and what is no JSON. */
#include "stats/indicator/json.h"

#include "tests/check.h"

static void
check_place(const struct node *node, size_t line, size_t column)
{
	CHECK(node != NULL);
	CHECK_INT(node ? node->line : 0, line);
	CHECK_INT(node ? node->column : 0, column);
}

static void
test_places(void)
{
	static const char text[] = "\xEF\xBB\xBF{\n"
				   "  \"a\": [1, \"to\", [], {}],\n"
				   "  \"æ\\\"ø\" : {\"x\":true,\n"
				   "\t\"y\": null, \"z\": -1.5e3}\n"
				   "}\n";
	struct arena arena = { 0 };
	struct faults mistakes = { 0 };
	const struct node *root = json_parse(text, sizeof text - 1, "p.json", &arena, &mistakes);
	CHECK_INT(mistakes.count, 0);
	CHECK(root && root->kind == NODE_MAPPING);
	if (root) {
		const struct node *a = node_value(root, "a"), *b = node_value(root, "æ\"ø");
		check_place(root, 1, 1);
		check_place(a, 2, 8);
		CHECK(a && a->kind == NODE_LIST);
		check_place(a->first, 2, 9);
		CHECK_TEXT(a->first->text, "1");
		CHECK(!node_is_string(a->first));
		check_place(a->first->next, 2, 12);
		CHECK(node_is_string(a->first->next));
		check_place(a->first->next->next->next, 2, 22);
		check_place(b, 3, 12);
		check_place(node_value(b, "x"), 3, 17);
		check_place(node_value(b, "y"), 4, 7);
		CHECK_TEXT(node_value(b, "y")->text, "null");
		check_place(node_value(b, "z"), 4, 18);
		CHECK_TEXT(node_value(b, "z")->text, "-1.5e3");
	}
	arena_free(&arena);
	faults_free(&mistakes);
}

static void
test_refused(void)
{
	static const struct {
		const char *text;
		size_t line;
	} wrong[] = { { "", 1 }, { "{\"a\": 1,}", 1 }, { "{\n\"a\": 1\n\"b\": 2}", 3 },
		{ "{\"a\": 1, \"a\": 2}", 1 }, { "{\"a\": \"\\u0000\"}", 1 }, { "[1] 2", 1 },
		{ "{\"a\": \"\xFF\"}", 1 }, { "{'a': 1}", 1 }, { "{\"a\": 01}", 1 } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct arena arena = { 0 };
		struct faults mistakes = { 0 };
		CHECK(json_parse(wrong[i].text, strlen(wrong[i].text), "p.json", &arena, &mistakes) == NULL);
		CHECK_INT(mistakes.count, 1);
		if (mistakes.count) {
			CHECK_INT(mistakes.items[0].line, wrong[i].line);
			CHECK_TEXT(mistakes.items[0].file, "p.json");
		}
		arena_free(&arena);
		faults_free(&mistakes);
	}
}

int
main(void)
{
	test_places();
	test_refused();
	return check_summary("indicator_json");
}
