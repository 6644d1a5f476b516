/* A YAML file as a tree that remembers where everything stands.
 *
 * Nothing is interpreted: `0,70`, `nei`, `070` and `~` are texts. What a definitions file has no use for is a
 * mistake: tags, anchors, aliases, merge keys, keys that are not texts, a key twice in one mapping, several
 * documents, a NUL in a text. */
#ifndef MALTALL_INDICATOR_NODE_H
#define MALTALL_INDICATOR_NODE_H

#include <stddef.h>

#include "stats/base/fault.h"
#include "stats/base/memory.h"

enum node_kind {
	NODE_TEXT,
	NODE_LIST,
	NODE_MAPPING,
	NODE_WRONG, /* something that has been reported already; say nothing more about it */
};

enum node_style { STYLE_PLAIN, STYLE_SINGLE_QUOTED, STYLE_DOUBLE_QUOTED, STYLE_LITERAL, STYLE_FOLDED };

enum { NODE_DEPTH_LIMIT = 32 };

struct node {
	enum node_kind kind;
	enum node_style style;
	size_t line, column;         /* where it begins, from 1, in characters */
	size_t end_line, end_column; /* just behind it */
	const char *text;            /* of a text, without the line breaks that end a block; NULL otherwise */
	struct node *first; /* the items of a list, or the keys of a mapping, in the order of the file */
	struct node *next;  /* the next item or key */
	struct node *value; /* what a key stands for; never NULL for a key */
};

/* Parses UTF-8 text (a BOM at its beginning is skipped). Every mistake is added to `mistakes` (rule
 * "definition", fatal, with `path` as its file). Returns the root, which lives in the arena; NULL where there
 * is no tree, because the text is empty or its syntax is broken (YAML cannot be read beyond the first such
 * place). */
struct node *node_parse(
	const char *text, size_t length, const char *path, struct arena *arena, struct faults *mistakes);

/* The value of a key of a mapping, or NULL. */
struct node *node_value(const struct node *mapping, const char *key);

/* "a text", "a list", "keys with values". */
const char *node_kind_name(enum node_kind kind);

/* A text as messages quote it: on one line, at most NODE_SHOWN_LIMIT characters, U+FFFD for what should not
 * be printed. It lives in the arena. */
enum { NODE_SHOWN_LIMIT = 60 };
const char *node_shown(struct arena *arena, const char *text);

#endif
