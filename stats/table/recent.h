/* The texts that a column has had lately, and what each was read as: so that a text that comes again is read
 * at a glance. Only what was read without a word about it may be put here, since nothing is said the second
 * time. There is room for some thousand texts; then a new one takes the place of an older one, or is not
 * kept. */
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

/* Looks for texts, each `step` slices behind the one before, of which `wanted` has a bit for each that is to
 * be looked for, the lowest for the first. What those that are there were read as comes to its place in
 * `values`; the bits of the others are returned, and their values may be anything. */
uint64_t recent_find(const struct recent *recent, const struct slice *texts, size_t step, uint64_t wanted,
	uint32_t *values);
void recent_put(struct recent *recent, struct slice text, uint32_t value);

#endif
