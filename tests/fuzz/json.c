/* Any bytes at all as JSON: a tree whose every place lies in the text, or one mistake. */
#include <stdint.h>

#include "stats/indicator/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
node_visit(const struct node *node, size_t lines)
{
	if (node->line == 0 || node->line > lines || node->column == 0 || node->end_line < node->line)
		__builtin_trap();
	if (node->kind == NODE_TEXT && !node->text)
		__builtin_trap();
	if (node->value)
		node_visit(node->value, lines);
	for (const struct node *at = node->first; at; at = at->next)
		node_visit(at, lines);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct faults mistakes = { 0 };
	size_t lines = 1;
	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	const struct node *root = json_parse((const char *)bytes, length, "fuzz.json", &arena, &mistakes);
	if ((root == NULL) != (mistakes.count == 1))
		__builtin_trap();
	if (root)
		node_visit(root, lines);
	arena_free(&arena);
	faults_free(&mistakes);
	return 0;
}
