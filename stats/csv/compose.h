/* Letters that were written in two parts, a letter and a mark (NFD, as macOS does: a and a ring), put
 * together as every other program writes them (NFC: å), a stream at a time. Nothing else is changed. */
#ifndef MALTALL_CSV_COMPOSE_H
#define MALTALL_CSV_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/buffer.h"

/* Zeroed to begin with. */
struct composer {
	char carried[8]; /* the last character, and half a mark, where more may yet follow */
	size_t carried_length;
	size_t composed; /* letters put together so far */
};

/* U+0300 to U+036F. */
static inline bool
is_mark(uint32_t code)
{
	return code >= 0x300 && code < 0x370;
}

/* Whether there may be a mark in it. */
bool composer_is_needed(const char *bytes, size_t length);
/* Before text is added: puts what was carried behind `text`, and returns from where on it is new. */
size_t composer_begin(struct composer *composer, struct buffer *text);
/* After it was added: puts together what is new, and carries the last character unless the text has `ended`.
 */
void composer_end(struct composer *composer, struct buffer *text, size_t from, bool ended);
/* The same where what is new has no mark: the last character may yet get one. */
void composer_carry(struct composer *composer, struct buffer *text, size_t from, bool ended);

#endif
