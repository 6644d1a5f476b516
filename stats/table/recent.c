#include "stats/table/recent.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/base/word.h"

/* Places there are at first and at most, as powers of two; half of them are taken at most. */
enum { FIRST_BITS = 6, MOST_BITS = 13 };

/* A text as words, which with its length tell it from every other, so that comparing it is comparing them:
 * its first 16 bytes and its last 16, which overlap where it is shorter than both; noughts where it is
 * shorter still. */
struct recent_text {
	uint64_t first, second, third, fourth;
	uint32_t length; /* 0: nothing has this place yet */
	uint32_t value;
};

struct recent {
	struct recent_text *texts; /* each at its place or, where that is taken, at the next that was free */
	unsigned bits;
	size_t count;
};

struct recent *
recent_new(void)
{
	struct recent *recent = xcalloc(1, sizeof *recent);
	recent->bits = FIRST_BITS;
	recent->texts = xcalloc((size_t)1 << FIRST_BITS, sizeof *recent->texts);
	return recent;
}

void
recent_free(struct recent *recent)
{
	if (!recent)
		return;
	free(recent->texts);
	free(recent);
}

/* Two and two words of four bytes, which overlap where there are fewer: whether a text has eight bytes or not
 * changes from row to row, and no jump depends on it. */
static inline struct recent_text
text_as_words(struct slice text)
{
	const char *begin = text.bytes, *end = text.bytes + text.length;
	struct recent_text words = { .length = (uint32_t)text.length };
	if (text.length < 4) {
		words.first = word_short(text.bytes, text.length);
		return words;
	}
	size_t step = 4 * (size_t)(text.length >= 8);
	words.first = word_four(begin) | word_four(begin + step) << 32;
	words.fourth = word_four(end - 4 - step) | word_four(end - 4) << 32;
	if (text.length > 16) {
		words.second = word_eight(begin + 8);
		words.third = word_eight(end - 16);
	}
	return words;
}

/* Products spread every bit upwards, and the highest are taken. */
static inline size_t
place_of(const struct recent_text *text, unsigned bits)
{
	static const uint64_t odd[] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xC2B2AE3D27D4EB4F),
		UINT64_C(0x165667B19E3779F9) };
	uint64_t hash = (text->first ^ text->length) * odd[0] + text->second * odd[2];
	hash = (hash ^ hash >> 32) + text->fourth * odd[1] + text->third;
	return (hash ^ hash >> 29) * odd[0] >> (64 - bits);
}

/* All words at once: which of them differs is nobody's question. */
static inline bool
is_same(const struct recent_text *one, const struct recent_text *other)
{
	return ((one->first ^ other->first) | (one->second ^ other->second) | (one->third ^ other->third) |
		       (one->fourth ^ other->fourth) | (one->length ^ other->length)) == 0;
}

/* Where the text is, or the free place where it belongs. */
static inline struct recent_text *
text_find(const struct recent *recent, const struct recent_text *words)
{
	size_t mask = ((size_t)1 << recent->bits) - 1, place = place_of(words, recent->bits);
	while (!is_same(&recent->texts[place], words) && recent->texts[place].length)
		place = (place + 1) & mask;
	return &recent->texts[place];
}

uint64_t
recent_find(const struct recent *recent, const struct slice *texts, size_t step, uint64_t wanted,
	uint32_t *values)
{
	uint64_t missed = wanted;
	for (uint64_t left = wanted; left; left &= left - 1) {
		size_t i = (size_t)__builtin_ctzll(left);
		const struct slice text = texts[i * step];
		if (text.length == 0 || text.length > RECENT_BYTES)
			continue;
		const struct recent_text words = text_as_words(text), *there = text_find(recent, &words);
		values[i] = there->value;
		missed &= ~((uint64_t)(there->length > 0) << i);
	}
	return missed;
}

/* Whether as many texts are there as there may be. */
static bool
recent_is_full(const struct recent *recent)
{
	return 2 * recent->count >= (size_t)1 << recent->bits;
}

static void
recent_grow(struct recent *recent)
{
	struct recent larger = { .bits = recent->bits + 1, .count = recent->count };
	larger.texts = xcalloc((size_t)1 << larger.bits, sizeof *larger.texts);
	for (size_t i = 0; i < (size_t)1 << recent->bits; i++)
		if (recent->texts[i].length)
			*text_find(&larger, &recent->texts[i]) = recent->texts[i];
	free(recent->texts);
	*recent = larger;
}

void
recent_put(struct recent *recent, struct slice text, uint32_t value)
{
	if (text.length == 0 || text.length > RECENT_BYTES)
		return;
	struct recent_text words = text_as_words(text);
	words.value = value;
	if (recent_is_full(recent) && recent->bits < MOST_BITS)
		recent_grow(recent);
	struct recent_text *there = text_find(recent, &words);
	if (there->length == 0 && recent_is_full(recent))
		there = &recent->texts[place_of(&words, recent->bits)];
	bool is_more = there->length == 0;
	if (is_more && recent_is_full(recent))
		return;
	recent->count += is_more;
	*there = words;
}
