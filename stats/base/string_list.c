#include "stats/base/string_list.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

enum { FIRST_BLOCK_SIZE = 4 * 1024, LARGEST_BLOCK_SIZE = 4 * 1024 * 1024 };

struct string_block {
	struct string_block *older;
	char bytes[];
};

static void
blocks_free(struct string_list *list)
{
	for (struct string_block *block = list->blocks, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	list->blocks = NULL;
}

static struct string_block *
block_new(struct string_block *older, size_t size)
{
	struct string_block *block = xmalloc(sizeof *block + size);
	block->older = older;
	return block;
}

/* Blocks double from small, for the many columns with ten words, to large, for the few with ten million. A
 * string that is large beside them gets a block of its own behind the newest, whose rest stays in use. */
static char *
string_room(struct string_list *list, size_t size)
{
	if (list->blocks && size <= list->size - list->used) {
		char *room = list->blocks->bytes + list->used;
		list->used += size;
		return room;
	}
	if (list->blocks && size > list->size / 4) {
		struct string_block *block = block_new(list->blocks->older, size);
		list->blocks->older = block;
		return block->bytes;
	}
	size_t block_size = list->blocks ? list->size * 2 : FIRST_BLOCK_SIZE;
	if (block_size > LARGEST_BLOCK_SIZE)
		block_size = LARGEST_BLOCK_SIZE;
	if (block_size < size)
		block_size = size;
	list->blocks = block_new(list->blocks, block_size);
	list->size = block_size;
	list->used = size;
	return list->blocks->bytes;
}

static void
chunk_add(struct string_list *list)
{
	list->chunks =
		array_room(list->chunks, list->chunk_count, &list->chunk_capacity, sizeof *list->chunks);
	list->chunks[list->chunk_count++] = xmalloc(CHUNK_ENTRIES * sizeof **list->chunks);
}

void
string_list_begin(struct string_list *list, const struct string_list *known)
{
	for (; list->count < known->count; list->count += CHUNK_ENTRIES) {
		if (list->count == list->chunk_count * CHUNK_ENTRIES)
			chunk_add(list);
		size_t chunk = list->count / CHUNK_ENTRIES, rest = known->count - list->count;
		memcpy(list->chunks[chunk], known->chunks[chunk],
			(rest < CHUNK_ENTRIES ? rest : CHUNK_ENTRIES) * sizeof **list->chunks);
	}
	list->count = known->count;
}

void
string_list_add(struct string_list *list, const char *bytes, size_t length)
{
	if (length >= UINT32_MAX)
		memory_exhausted(length, 1);
	if (list->count == list->chunk_count * CHUNK_ENTRIES)
		chunk_add(list);
	struct string_entry *entry = &list->chunks[list->count / CHUNK_ENTRIES][list->count % CHUNK_ENTRIES];
	char *copy = length < ENTRY_BYTES ? entry->bytes : string_room(list, length + 1);
	if (length >= ENTRY_BYTES)
		entry->elsewhere = copy;
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	entry->length = (uint32_t)length;
	list->count++;
}

void
string_list_clear(struct string_list *list)
{
	blocks_free(list);
	list->count = 0;
}

void
string_list_free(struct string_list *list)
{
	blocks_free(list);
	for (size_t i = 0; i < list->chunk_count; i++)
		free(list->chunks[i]);
	free(list->chunks);
	*list = (struct string_list){ 0 };
}
