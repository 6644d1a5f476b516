/* Letters that were written in two parts, a letter and a mark (NFD, as macOS does: a and a ring), put
 * together as every other program writes them (NFC: å), a stream at a time. Nothing else is changed. */
#ifndef MALTALL_CSV_COMPOSE_H
#define MALTALL_CSV_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"

/* Zeroed to begin with. */
struct composer {
	char carried[8]; /* the last character, and half a mark, where more may yet follow */
	size_t carried_length;
	size_t composed; /* letters put together so far */
};

/* Whether there is a mark in it. */
bool composer_is_needed(const char *bytes, size_t length);
/* Before text is added: puts what was carried behind `text`, and returns from where on it is new. */
size_t composer_begin(struct composer *composer, struct buffer *text);
/* After it was added: puts together what is new, and carries the last character unless the text has `ended`.
 */
void composer_end(struct composer *composer, struct buffer *text, size_t from, bool ended);

#endif
