#include "stats/base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The exit code of "our own bug" (cmd/ has the table): nobody further up can do anything sensible without
 * memory, so this is the one place below cmd/ that prints and exits. */
enum { EXIT_OUT_OF_MEMORY = 70 };

_Noreturn void
memory_exhausted(size_t count, size_t size)
{
	if (count == 1)
		fprintf(stderr, "maltall: out of memory: %zu bytes were asked for\n", size);
	else
		fprintf(stderr, "maltall: out of memory: %zu times %zu bytes were asked for\n", count, size);
	exit(EXIT_OUT_OF_MEMORY);
}

void *
xmalloc(size_t size)
{
	/* malloc(0) may be NULL without anything being wrong. */
	void *memory = malloc(size ? size : 1);
	if (!memory)
		memory_exhausted(1, size);
	return memory;
}

void *
xcalloc(size_t count, size_t size)
{
	void *memory = count && size ? calloc(count, size) : calloc(1, 1);
	if (!memory)
		memory_exhausted(count, size);
	return memory;
}

void *
xreallocarray(void *old, size_t count, size_t size)
{
	void *memory = count && size ? reallocarray(old, count, size) : realloc(old, 1);
	if (!memory)
		memory_exhausted(count, size);
	return memory;
}

char *
xstrdup(const char *text)
{
	return xstrndup(text, strlen(text));
}

char *
xstrndup(const char *text, size_t length)
{
	if (length == SIZE_MAX)
		memory_exhausted(1, length);
	char *copy = xmalloc(length + 1);
	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void *
array_room(void *items, size_t count, size_t *capacity, size_t item_size)
{
	if (count < *capacity)
		return items;
	if (count > SIZE_MAX / 2)
		memory_exhausted(count, item_size);
	*capacity = count < 8 ? 16 : count * 2;
	return xreallocarray(items, *capacity, item_size);
}

struct arena_block {
	struct arena_block *older;
	alignas(max_align_t) char bytes[];
};

/* An arena begins small, since many hold next to nothing, and each block has twice the size of the one
 * before. */
enum { ARENA_FIRST = 2 * 1024, ARENA_BLOCK_SIZE = 64 * 1024, ARENA_ALIGNMENT = alignof(max_align_t) };

static struct arena_block *
block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		memory_exhausted(1, size);
	struct arena_block *block = xcalloc(1, sizeof *block + size);
	return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - ARENA_ALIGNMENT)
		memory_exhausted(1, size);
	size = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
	if (size > ARENA_BLOCK_SIZE / 4 && arena->blocks) {
		/* A large thing gets a block of its own behind the newest, whose rest stays in use. */
		struct arena_block *block = block_new(size);
		block->older = arena->blocks->older;
		arena->blocks->older = block;
		return block->bytes;
	}
	if (!arena->blocks || size > arena->size - arena->used) {
		size_t block_size = !arena->blocks                   ? ARENA_FIRST
				    : arena->size < ARENA_BLOCK_SIZE ? 2 * arena->size
								     : ARENA_BLOCK_SIZE;
		block_size = size > block_size ? size : block_size;
		struct arena_block *block = block_new(block_size);
		block->older = arena->blocks;
		*arena = (struct arena){ .blocks = block, .used = 0, .size = block_size };
	}
	void *memory = arena->blocks->bytes + arena->used;
	arena->used += size;
	return memory;
}

char *
arena_copy(struct arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX)
		memory_exhausted(1, length);
	/* The byte after the copy is zero already. */
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *
arena_print(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		memory_exhausted(1, SIZE_MAX);
	char *text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct arena_block *block = arena->blocks, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	*arena = (struct arena){ 0 };
}
