#include "stats/method/distinct.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

enum { SLOTS_FIRST = 64, SLOTS_MOST = 4 * DISTINCT_KEPT };

__extension__ typedef unsigned __int128 uint128;

/* Both halves of the product: every bit of the one factor reaches every bit of the result. */
static uint64_t
product_folded(uint64_t a, uint64_t b)
{
	uint128 product = (uint128)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Odd numbers without a pattern: fractions of the square roots of 7, 11 and 13. */
static const uint64_t roots[] = { UINT64_C(0xA54FF53A5F1D36F1), UINT64_C(0x510E527FADE682D1),
	UINT64_C(0x9B05688C2B3E6C1F) };

static uint64_t
word_mixed(uint64_t hash, uint64_t word)
{
	return product_folded(word ^ roots[0], hash ^ roots[1]);
}

/* Where a hash is, or the free slot where it belongs. */
static uint64_t *
slot_find(uint64_t *slots, size_t capacity, uint64_t hash)
{
	size_t at = (size_t)hash & (capacity - 1);
	while (slots[at] && slots[at] != hash)
		at = (at + 1) & (capacity - 1);
	return &slots[at];
}

static int
compare_hashes(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return (a > b) - (a < b);
}

/* All hashes in rising order; free() them. */
static uint64_t *
hashes_sorted(const struct distinct_count *distinct)
{
	uint64_t *hashes = xcalloc(distinct->count + 1, sizeof *hashes);
	size_t count = 0;
	for (size_t i = 0; i < distinct->capacity; i++)
		if (distinct->slots[i])
			hashes[count++] = distinct->slots[i];
	qsort(hashes, count, sizeof *hashes, compare_hashes);
	return hashes;
}

/* Makes the table anew with the first `count` of the hashes. */
static void
slots_make(struct distinct_count *distinct, size_t capacity, const uint64_t *hashes, size_t count)
{
	free(distinct->slots);
	distinct->slots = xcalloc(capacity, sizeof *distinct->slots);
	distinct->capacity = capacity;
	distinct->count = count;
	for (size_t i = 0; i < count; i++)
		*slot_find(distinct->slots, capacity, hashes[i]) = hashes[i];
}

/* Half of the slots stay free. Where the table may not grow any more, the larger half of the hashes goes. */
static void
room_make(struct distinct_count *distinct)
{
	if (2 * (distinct->count + 1) <= distinct->capacity)
		return;
	uint64_t *hashes = hashes_sorted(distinct);
	if (distinct->capacity < SLOTS_MOST) {
		slots_make(distinct, distinct->capacity ? 2 * distinct->capacity : SLOTS_FIRST, hashes,
			distinct->count);
	} else {
		distinct->limit = hashes[DISTINCT_KEPT];
		slots_make(distinct, SLOTS_MOST, hashes, DISTINCT_KEPT);
	}
	free(hashes);
}

static void
hash_take(struct distinct_count *distinct, uint64_t hash)
{
	/* 0 is a free slot. */
	hash += hash == 0;
	if (distinct->limit && hash >= distinct->limit)
		return;
	if (distinct->capacity && *slot_find(distinct->slots, distinct->capacity, hash))
		return;
	room_make(distinct);
	if (distinct->limit && hash >= distinct->limit)
		return;
	*slot_find(distinct->slots, distinct->capacity, hash) = hash;
	distinct->count++;
}

void
distinct_number(struct distinct_count *distinct, double number)
{
	uint64_t bits = 0;
	if (fabs(number) > 0)
		memcpy(&bits, &number, sizeof bits);
	hash_take(distinct, word_mixed(word_mixed(roots[2], bits), bits));
}

void
distinct_text(struct distinct_count *distinct, const char *bytes, size_t length)
{
	uint64_t hash = roots[2] ^ length;
	while (length > 0) {
		size_t step = length < sizeof hash ? length : sizeof hash;
		uint64_t word = 0;
		memcpy(&word, bytes, step);
		hash = word_mixed(hash, word);
		bytes += step;
		length -= step;
	}
	hash_take(distinct, word_mixed(hash, roots[2]));
}

void
distinct_free(struct distinct_count *distinct)
{
	free(distinct->slots);
}

double
distinct_estimate(const struct distinct_count *distinct)
{
	if (!distinct->limit)
		return (double)distinct->count;
	uint64_t *hashes = hashes_sorted(distinct);
	double fraction = ldexp((double)hashes[DISTINCT_KEPT - 1], -64);
	free(hashes);
	return round((DISTINCT_KEPT - 1) / fraction);
}

double
distinct_error(const struct distinct_count *distinct)
{
	return distinct->limit ? 1 / sqrt(DISTINCT_KEPT - 2) : 0;
}
