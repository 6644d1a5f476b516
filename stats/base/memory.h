/* Memory that is there or the program is not: on exhaustion the x-functions say so and exit with 70. */
#ifndef MALTALL_BASE_MEMORY_H
#define MALTALL_BASE_MEMORY_H

#include <stddef.h>

/* Says on stderr that `count` times `size` bytes were not to be had and exits with 70. For a structure that
 * has a limit of its own. */
_Noreturn void memory_exhausted(size_t count, size_t size);

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
/* count * size is checked for overflow. */
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t length);

/* Makes room for one more item in an array that doubles: returns the (possibly moved) array with
 * *capacity > count. */
void *array_room(void *items, size_t count, size_t *capacity, size_t item_size);

/* Many small things that die at once. A zeroed arena is an empty one. */
struct arena {
	struct arena_block *blocks;
	size_t used, size; /* of the newest block */
};

/* Zeroed and aligned for any type; lives until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);
/* A terminated copy. */
char *arena_copy(struct arena *arena, const char *text, size_t length);
char *arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *arena);

#endif
