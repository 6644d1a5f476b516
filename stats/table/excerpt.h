/* Text from a file as it may stand in a message: quoted, cut, and unable to move a cursor or turn the line
 * around. */
#ifndef MALTALL_TABLE_EXCERPT_H
#define MALTALL_TABLE_EXCERPT_H

#include <stddef.h>

#include "stats/base/buffer.h"

enum { EXCERPT_CHARACTERS = 40 };

/* Adds 'text' in single quotes. Beyond EXCERPT_CHARACTERS characters "…" stands for the rest; a control
 * character, a mark that changes the direction of writing, and a byte that is no UTF-8 are written U+FFFD. */
void excerpt_add(struct buffer *out, const char *bytes, size_t length);
/* Adds "'a', 'b', 'c'", after about 300 bytes cut to "'a', 'b' and 17 more". */
void excerpt_list(struct buffer *out, const char *const *texts, size_t count);

#endif
