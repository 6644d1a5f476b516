#include "stats/indicator/node.h"

#include <stdbool.h>
#include <string.h>
#include <yaml.h>

#include "stats/base/buffer.h"
#include "stats/base/dictionary.h"
#include "stats/base/text.h"
#include "stats/indicator/source.h"
#include "stats/indicator/syntax.h"

struct parsing {
	yaml_parser_t yaml;
	const char *source; /* without its BOM */
	size_t length;
	const char *path;
	struct arena *arena;
	struct faults *mistakes;
	bool stopped; /* there is no reading on */
};

static void
mistake_add(struct parsing *parsing, yaml_mark_t mark, const char *message)
{
	fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, mark.line + 1,
		mark.column + 1, "%s", message);
}

/* libyaml complains of a character it does not take by its byte, of everything else by a mark. */
static void
character_mistake(struct parsing *parsing)
{
	size_t line, column;
	source_locate(parsing->source, parsing->length, parsing->yaml.problem_offset, &line, &column);
	int code = parsing->yaml.problem_value;
	if (code == 0)
		fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, line, column,
			"a NUL byte; a definitions file is text");
	else
		fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, line, column,
			"the character U+%04X cannot stand in a definitions file; take it out",
			(unsigned)code);
}

static void
syntax_mistake(struct parsing *parsing)
{
	yaml_parser_t *yaml = &parsing->yaml;
	if (yaml->error == YAML_MEMORY_ERROR)
		memory_exhausted(1, 1);
	if (yaml->error == YAML_READER_ERROR) {
		character_mistake(parsing);
		return;
	}
	yaml_mark_t mark = yaml->problem_mark;
	const char *at = parsing->source;
	for (size_t i = 0; i < mark.index && at < parsing->source + parsing->length; i++) {
		uint32_t code;
		at += text_decode(at, (size_t)(parsing->source + parsing->length - at), &code);
	}
	const struct syntax_hint *hint = syntax_hint_find(yaml->problem, yaml->context);
	if (at < parsing->source + parsing->length && *at == '\t' && yaml->error == YAML_SCANNER_ERROR)
		mistake_add(parsing, mark, "a tab is used as indentation; use spaces");
	else if (hint && (hint->at_context || !yaml->context || yaml->context_mark.line == mark.line))
		mistake_add(parsing, hint->at_context ? yaml->context_mark : mark, hint->message);
	else if (hint)
		fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, mark.line + 1,
			mark.column + 1, "%s; what it would belong to begins on line %zu", hint->message,
			yaml->context_mark.line + 1);
	else
		fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, mark.line + 1,
			mark.column + 1, "this is not YAML: %s%s%s", yaml->problem, yaml->context ? " " : "",
			yaml->context ? yaml->context : "");
}

static bool
event_next(struct parsing *parsing, yaml_event_t *event)
{
	if (parsing->stopped)
		return false;
	if (yaml_parser_parse(&parsing->yaml, event))
		return true;
	syntax_mistake(parsing);
	parsing->stopped = true;
	return false;
}

static struct node *
node_new(struct parsing *parsing, enum node_kind kind, const yaml_event_t *event)
{
	struct node *node = arena_alloc(parsing->arena, sizeof *node);
	node->kind = kind;
	node->line = event->start_mark.line + 1;
	node->column = event->start_mark.column + 1;
	node->end_line = event->end_mark.line + 1;
	node->end_column = event->end_mark.column + 1;
	return node;
}

/* What the event carries beside its content, and a definitions file has no use for. */
static void
properties_check(struct parsing *parsing, yaml_mark_t mark, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		mistake_add(parsing, mark,
			"anchors (&name) are not used here; write the value out, or put it in quotes");
	if (tag)
		mistake_add(parsing, mark,
			"tags (!name) are not used here, every value is text; put it in quotes where the ! "
			"belongs "
			"to it");
}

static struct node *
text_node(struct parsing *parsing, const yaml_event_t *event)
{
	static const enum node_style styles[] = {
		[YAML_PLAIN_SCALAR_STYLE] = STYLE_PLAIN,
		[YAML_SINGLE_QUOTED_SCALAR_STYLE] = STYLE_SINGLE_QUOTED,
		[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = STYLE_DOUBLE_QUOTED,
		[YAML_LITERAL_SCALAR_STYLE] = STYLE_LITERAL,
		[YAML_FOLDED_SCALAR_STYLE] = STYLE_FOLDED,
	};
	properties_check(parsing, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
	struct node *node = node_new(parsing, NODE_TEXT, event);
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	node->style = styles[event->data.scalar.style];
	if (memchr(text, '\0', length)) {
		mistake_add(parsing, event->start_mark, "a text cannot hold a NUL (\\0)");
		node->kind = NODE_WRONG;
		return node;
	}
	/* That a block ends with a line break is an accident of how it was written. */
	if (node->style == STYLE_LITERAL || node->style == STYLE_FOLDED)
		while (length && text[length - 1] == '\n')
			length--;
	node->text = arena_copy(parsing->arena, text, length);
	return node;
}

static struct node *node_of(struct parsing *parsing, const yaml_event_t *event, size_t depth);

static struct node *
list_node(struct parsing *parsing, const yaml_event_t *start, size_t depth)
{
	properties_check(parsing, start->start_mark, start->data.sequence_start.anchor,
		start->data.sequence_start.tag);
	struct node *list = node_new(parsing, NODE_LIST, start);
	struct node **end = &list->first;
	yaml_event_t event;
	while (event_next(parsing, &event)) {
		bool last = event.type == YAML_SEQUENCE_END_EVENT;
		if (last) {
			list->end_line = event.end_mark.line + 1;
			list->end_column = event.end_mark.column + 1;
		} else {
			*end = node_of(parsing, &event, depth + 1);
			end = &(*end)->next;
		}
		yaml_event_delete(&event);
		if (last)
			break;
	}
	return list;
}

/* True if the key may stand in its mapping; `names` knows the keys before it. */
static bool
key_check(
	struct parsing *parsing, const struct node *key, const struct node *mapping, struct dictionary *names)
{
	yaml_mark_t mark = { .line = key->line - 1, .column = key->column - 1 };
	if (key->kind == NODE_WRONG)
		return false;
	if (key->kind != NODE_TEXT) {
		mistake_add(parsing, mark,
			"a key must be a text; put it in quotes where the bracket belongs to it");
		return false;
	}
	if (key->style == STYLE_PLAIN && strcmp(key->text, "<<") == 0) {
		mistake_add(parsing, mark, "merge keys (<<) are not used here; write the keys out");
		return false;
	}
	uint32_t known = dictionary_count(names);
	uint32_t code = dictionary_code(names, key->text, strlen(key->text));
	if (code > known)
		return true;
	/* Codes are given in order and only kept keys have one, so the code leads to the first of the two. */
	const struct node *first = mapping->first;
	while (--code)
		first = first->next;
	fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, key->line, key->column,
		"the key `%s` stands twice; it is on line %zu already", node_shown(parsing->arena, key->text),
		first->line);
	return false;
}

static struct node *
mapping_node(struct parsing *parsing, const yaml_event_t *start, size_t depth)
{
	properties_check(
		parsing, start->start_mark, start->data.mapping_start.anchor, start->data.mapping_start.tag);
	struct node *mapping = node_new(parsing, NODE_MAPPING, start);
	struct node **end = &mapping->first, *key = NULL;
	struct dictionary *names = dictionary_new();
	yaml_event_t event;
	while (event_next(parsing, &event)) {
		bool last = event.type == YAML_MAPPING_END_EVENT;
		if (last) {
			mapping->end_line = event.end_mark.line + 1;
			mapping->end_column = event.end_mark.column + 1;
		} else if (!key) {
			key = node_of(parsing, &event, depth + 1);
		} else {
			key->value = node_of(parsing, &event, depth + 1);
			if (key_check(parsing, key, mapping, names)) {
				*end = key;
				end = &key->next;
			}
			key = NULL;
		}
		yaml_event_delete(&event);
		if (last)
			break;
	}
	dictionary_free(names);
	return mapping;
}

/* The node that begins with this event; what belongs to it is read on the way. */
static struct node *
node_of(struct parsing *parsing, const yaml_event_t *event, size_t depth)
{
	if (event->type == YAML_SCALAR_EVENT)
		return text_node(parsing, event);
	if (event->type == YAML_ALIAS_EVENT) {
		mistake_add(parsing, event->start_mark,
			"aliases (*name) are not used here; write the value out, or put it in quotes");
		return node_new(parsing, NODE_WRONG, event);
	}
	if (depth >= NODE_DEPTH_LIMIT) {
		mistake_add(parsing, event->start_mark,
			"lists and keys are nested too deep; a definitions file needs no more than five "
			"levels");
		parsing->stopped = true;
		return node_new(parsing, NODE_WRONG, event);
	}
	return event->type == YAML_SEQUENCE_START_EVENT ? list_node(parsing, event, depth)
							: mapping_node(parsing, event, depth);
}

/* Everything between the start and the end of the stream. */
static struct node *
document_root(struct parsing *parsing)
{
	struct node *root = NULL;
	size_t documents = 0;
	yaml_event_t event;
	bool last = false;
	while (!last && event_next(parsing, &event)) {
		if (event.type == YAML_DOCUMENT_START_EVENT && documents++) {
			mistake_add(parsing, event.start_mark,
				"a second document (---) begins here; a definitions file holds one");
			yaml_event_delete(&event);
			return root;
		} else if (event.type >= YAML_ALIAS_EVENT && event.type != YAML_SEQUENCE_END_EVENT &&
			   event.type != YAML_MAPPING_END_EVENT) {
			root = node_of(parsing, &event, 0);
		}
		last = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	if (!parsing->stopped && !documents)
		fault_add(parsing->mistakes, SEVERITY_FATAL, "definition", parsing->path, 1, 1,
			"the file is empty; a definitions file begins with `maltall: 1`");
	return root;
}

struct node *
node_parse(const char *text, size_t length, const char *path, struct arena *arena, struct faults *mistakes)
{
	size_t invalid = text_invalid_at(text, length);
	if (invalid < length) {
		size_t line, column;
		source_locate(text, length, invalid, &line, &column);
		fault_add(mistakes, SEVERITY_FATAL, "definition", path, line, column,
			"the byte 0x%02X is not UTF-8; save the file as UTF-8", (unsigned char)text[invalid]);
		return NULL;
	}
	size_t bom = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct parsing parsing = { .source = text + bom,
		.length = length - bom,
		.path = path,
		.arena = arena,
		.mistakes = mistakes };
	if (!yaml_parser_initialize(&parsing.yaml))
		memory_exhausted(1, 1);
	yaml_parser_set_encoding(&parsing.yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parsing.yaml, (const unsigned char *)parsing.source, parsing.length);
	struct node *root = document_root(&parsing);
	yaml_parser_delete(&parsing.yaml);
	return parsing.stopped ? NULL : root;
}

struct node *
node_value(const struct node *mapping, const char *key)
{
	for (const struct node *at = mapping->first; at; at = at->next)
		if (strcmp(at->text, key) == 0)
			return at->value;
	return NULL;
}

const char *
node_kind_name(enum node_kind kind)
{
	static const char *const names[] = { "a text", "a list", "keys with values", "a mistake" };
	return names[kind];
}

const char *
node_shown(struct arena *arena, const char *text)
{
	struct buffer shown = { 0 };
	size_t length = strlen(text), at = 0;
	for (size_t characters = 0; at < length; characters++) {
		if (characters == NODE_SHOWN_LIMIT) {
			buffer_text(&shown, "…");
			break;
		}
		uint32_t code;
		size_t step = text_decode(text + at, length - at, &code);
		if (source_is_printable(code))
			buffer_add(&shown, text + at, step);
		else
			buffer_text(&shown, "\uFFFD");
		at += step;
	}
	const char *copy = arena_copy(arena, shown.bytes ? shown.bytes : "", shown.length);
	buffer_free(&shown);
	return copy;
}
