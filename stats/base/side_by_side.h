/* Work on several items at once. */
#ifndef MALTALL_BASE_SIDE_BY_SIDE_H
#define MALTALL_BASE_SIDE_BY_SIDE_H

#include <stddef.h>

/* Calls `work` for each of `count` items of a size that lie behind each other, each in a thread of its own
 * but the last, which is worked on here, and so are those for which there is no thread. Returns when all is
 * done.
 */
void side_by_side(void (*work)(void *item), void *items, size_t count, size_t size);

#endif
