/* The text of a definitions file, and places in it. Lines end as in YAML 1.1 (LF, CRLF, CR, NEL, LS, PS);
 * lines and columns count from 1, columns in characters, and a BOM at the beginning is none. */
#ifndef MALTALL_INDICATOR_SOURCE_H
#define MALTALL_INDICATOR_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/indicator/node.h"

enum { SOURCE_SIZE_LIMIT = 16 << 20 };

/* The bytes of a file (`-`: standard input), terminated by a NUL that is not counted; free() them. NULL and
 * err (ERROR_INPUT) if it cannot be read or is larger than SOURCE_SIZE_LIMIT. */
char *source_read(const char *path, size_t *length, struct error *err);

/* A source with marks at even distances, so that a place is found without walking the whole text: a file of a
 * hundred thousand lines may have a mistake in each. */
struct source_mark {
	size_t offset, line, column;
};

struct source_map {
	const char *source; /* borrowed */
	size_t length;
	struct source_mark *marks; /* in the arena */
	size_t count;
};

struct source_map source_map_of(const char *source, size_t length, struct arena *arena);

/* The place of a byte; an offset beyond the end is just behind the last character. */
void source_locate(const char *source, size_t length, size_t offset, size_t *line, size_t *column);

/* The place in the source of the byte at `offset` of a node's text, whatever quotes, escapes, line breaks and
 * indentation stand between; an offset at the end of the text is just behind its last character. */
void source_place(
	const struct source_map *map, const struct node *node, size_t offset, size_t *line, size_t *column);

/* False for what would play tricks on a terminal or a log: controls, invisible characters and those that turn
 * the direction of writing, and the mark of an invalid byte (UINT32_MAX). */
bool source_is_printable(uint32_t code);

/* Adds two lines: the source line, and a caret under the column.
 *
 *     12 |   target: 70
 *        |           ^
 *
 * Tabs are shown as blanks up to every eighth column, characters that are not printable as U+FFFD, and of a
 * line longer than EXCERPT_WIDTH the part around the caret between "…". Adds nothing where there is no such
 * line. */
enum { EXCERPT_WIDTH = 100 };
void error_excerpt(const char *source, size_t length, size_t line, size_t column, struct buffer *out);

#endif
