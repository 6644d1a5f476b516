/* A JSON file as the same tree of nodes as a definitions file, so that what is wrong in it can be said with
 * line and column. Jansson decides what JSON is; it does not say where in the text a value stood, so the text
 * is gone over once more beside its values. */
#ifndef MALTALL_INDICATOR_JSON_H
#define MALTALL_INDICATOR_JSON_H

#include <stdbool.h>

#include "stats/indicator/node.h"

/* Parses UTF-8 text (a BOM at its beginning is skipped). An object becomes a mapping, an array a list, a
 * string a text of STYLE_DOUBLE_QUOTED; a number, true, false and null become texts of STYLE_PLAIN, as they
 * are written. A key twice in one object, and a NUL in a string, are mistakes.
 *
 * NULL, and a fault in `mistakes` (rule "definition", fatal, with `path` as its file), where it is no JSON.
 * The nodes live in the arena. */
struct node *json_parse(
	const char *text, size_t length, const char *path, struct arena *arena, struct faults *mistakes);

/* Whether a node stands for a string. */
bool node_is_string(const struct node *node);

#endif
