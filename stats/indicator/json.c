#include "stats/indicator/json.h"

#include <jansson.h>
#include <string.h>

/* Where in the text the value at hand begins. The text is valid JSON by then. */
struct walk {
	const char *at;
	size_t line, column;
	struct arena *arena;
};

static void
step(struct walk *walk)
{
	unsigned char byte = (unsigned char)*walk->at++;
	if (byte == '\n') {
		walk->line++;
		walk->column = 1;
	} else if ((byte & 0xC0) != 0x80) {
		walk->column++;
	}
}

/* Over what stands between two values. */
static void
blanks_pass(struct walk *walk)
{
	while (*walk->at && strchr(" \t\r\n,:", *walk->at))
		step(walk);
}

static void
string_pass(struct walk *walk)
{
	step(walk);
	for (; *walk->at != '"'; step(walk))
		if (*walk->at == '\\')
			step(walk);
	step(walk);
}

static struct node *
node_begin(struct walk *walk, enum node_kind kind)
{
	blanks_pass(walk);
	struct node *node = arena_alloc(walk->arena, sizeof *node);
	node->kind = kind;
	node->line = walk->line;
	node->column = walk->column;
	return node;
}

static void
node_end(struct walk *walk, struct node *node)
{
	node->end_line = walk->line;
	node->end_column = walk->column;
}

static struct node *
string_node(struct walk *walk, const char *text, size_t length)
{
	struct node *node = node_begin(walk, NODE_TEXT);
	node->style = STYLE_DOUBLE_QUOTED;
	node->text = arena_copy(walk->arena, text, length);
	string_pass(walk);
	node_end(walk, node);
	return node;
}

/* A number, true, false or null. */
static struct node *
word_node(struct walk *walk)
{
	struct node *node = node_begin(walk, NODE_TEXT);
	const char *start = walk->at;
	while (*walk->at && !strchr(" \t\r\n,:]}", *walk->at))
		step(walk);
	node->text = arena_copy(walk->arena, start, (size_t)(walk->at - start));
	node_end(walk, node);
	return node;
}

static struct node *value_node(struct walk *walk, json_t *value);

static struct node *
list_node(struct walk *walk, json_t *array)
{
	struct node *list = node_begin(walk, NODE_LIST), **next = &list->first;
	step(walk);
	for (size_t i = 0; i < json_array_size(array); i++, next = &(*next)->next)
		*next = value_node(walk, json_array_get(array, i));
	blanks_pass(walk);
	step(walk);
	node_end(walk, list);
	return list;
}

/* Jansson gives out the keys in the order in which they came. */
static struct node *
mapping_node(struct walk *walk, json_t *object)
{
	struct node *mapping = node_begin(walk, NODE_MAPPING), **next = &mapping->first;
	const char *key;
	json_t *value;
	step(walk);
	json_object_foreach(object, key, value)
	{
		*next = string_node(walk, key, strlen(key));
		(*next)->value = value_node(walk, value);
		next = &(*next)->next;
	}
	blanks_pass(walk);
	step(walk);
	node_end(walk, mapping);
	return mapping;
}

/* Jansson allows no more than JSON_PARSER_MAX_DEPTH levels, so this cannot go deeper either. */
static struct node *
value_node(struct walk *walk, json_t *value)
{
	if (json_is_object(value))
		return mapping_node(walk, value);
	if (json_is_array(value))
		return list_node(walk, value);
	if (json_is_string(value))
		return string_node(walk, json_string_value(value), json_string_length(value));
	return word_node(walk);
}

bool
node_is_string(const struct node *node)
{
	return node->kind == NODE_TEXT && node->style == STYLE_DOUBLE_QUOTED;
}

struct node *
json_parse(const char *text, size_t length, const char *path, struct arena *arena, struct faults *mistakes)
{
	static const char bom[] = "\xEF\xBB\xBF";
	if (length >= sizeof bom - 1 && memcmp(text, bom, sizeof bom - 1) == 0) {
		text += sizeof bom - 1;
		length -= sizeof bom - 1;
	}
	json_error_t problem;
	json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &problem);
	if (!root) {
		fault_add(mistakes, SEVERITY_FATAL, "definition", path,
			problem.line > 0 ? (size_t)problem.line : 0,
			problem.line > 0 && problem.column > 0 ? (size_t)problem.column : 0,
			"this is no JSON: %s", problem.text);
		return NULL;
	}
	/* Terminated, as the walk needs it. */
	struct walk walk = { arena_copy(arena, text, length), 1, 1, arena };
	struct node *node = value_node(&walk, root);
	json_decref(root);
	return node;
}
