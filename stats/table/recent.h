/* The texts that a column has had lately, and what each was read as: so that a text that comes again is read
 * at a glance. Only what was read without a word about it may be put here, since nothing is said the second
 * time. Each text has one place, which it takes from whichever had it before. */
#ifndef MALTALL_TABLE_RECENT_H
#define MALTALL_TABLE_RECENT_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/csv/reader.h"

/* Longer texts are not kept. */
enum { RECENT_BYTES = 32 };

struct recent;

struct recent *recent_new(void);
void recent_free(struct recent *recent);

/* Where the text is there: true, and what it was read as. */
bool recent_find(const struct recent *recent, struct slice text, uint32_t *value);
void recent_put(struct recent *recent, struct slice text, uint32_t value);

#endif
