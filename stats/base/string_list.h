/* Strings by their number, from 0 upwards. They are bytes with a length, may hold anything, and never move.
 */
#ifndef MALTALL_BASE_STRING_LIST_H
#define MALTALL_BASE_STRING_LIST_H

#include <stddef.h>
#include <stdint.h>

/* A short string lies in its entry, a longer one in a block of text. Both are terminated. */
enum { ENTRY_BYTES = 12, CHUNK_ENTRIES = 1024 };
struct string_entry {
	union {
		char bytes[ENTRY_BYTES];
		const char *elsewhere;
	};
	uint32_t length;
};

struct string_block;

/* A zeroed one is empty. */
struct string_list {
	struct string_entry **chunks; /* of CHUNK_ENTRIES entries each */
	size_t count, chunk_count, chunk_capacity;
	struct string_block *blocks;
	size_t used, size; /* of the newest block */
};

/* Copies the string, which gets the number `count`. */
void string_list_add(struct string_list *list, const char *bytes, size_t length);
/* An empty list begins with the strings of another, under their numbers; the other must outlive it,
 * unchanged. */
void string_list_begin(struct string_list *list, const struct string_list *known);
/* Forgets every string; numbers begin at 0 anew. */
void string_list_clear(struct string_list *list);
void string_list_free(struct string_list *list);

/* The string with that number, borrowed until it is forgotten. */
static inline const char *
string_list_at(const struct string_list *list, size_t index, size_t *length)
{
	const struct string_entry *entry = &list->chunks[index / CHUNK_ENTRIES][index % CHUNK_ENTRIES];
	*length = entry->length;
	return entry->length < ENTRY_BYTES ? entry->bytes : entry->elsewhere;
}

#endif
