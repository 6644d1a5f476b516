#include "stats/table/recent.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/word.h"

enum { PLACE_BITS = 12, WORDS = RECENT_BYTES / 8 };

/* A text as words, which with its length tell it from every other, so that comparing it is comparing them. */
struct recent_text {
	uint64_t words[WORDS];
	uint32_t length; /* 0: nothing has this place yet */
	uint32_t value;
};

struct recent {
	struct recent_text texts[1 << PLACE_BITS];
};

struct recent *
recent_new(void)
{
	return xcalloc(1, sizeof(struct recent));
}

void
recent_free(struct recent *recent)
{
	free(recent);
}

/* The last word overlaps the one before it, so that nothing behind the text is touched. */
static inline struct recent_text
text_as_words(struct slice text)
{
	struct recent_text words = { .length = (uint32_t)text.length };
	if (text.length <= 8) {
		words.words[0] = word_short(text.bytes, text.length);
		return words;
	}
	size_t last = (text.length - 1) / 8;
	for (size_t i = 0; i < last; i++)
		words.words[i] = word_eight(text.bytes + 8 * i);
	words.words[last] = word_eight(text.bytes + text.length - 8);
	return words;
}

/* Products spread every bit upwards, and the highest are taken. */
static inline size_t
place_of(const struct recent_text *text)
{
	static const uint64_t odd[WORDS] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xC2B2AE3D27D4EB4F),
		UINT64_C(0x165667B19E3779F9), UINT64_C(0xD6E8FEB86659FD93) };
	uint64_t hash = text->length;
	for (size_t i = 0; i < WORDS; i++)
		hash += (text->words[i] ^ text->words[i] >> 32) * odd[i];
	return (hash ^ hash >> 29) * odd[0] >> (64 - PLACE_BITS);
}

bool
recent_find(const struct recent *recent, struct slice text, uint32_t *value)
{
	if (text.length == 0 || text.length > RECENT_BYTES)
		return false;
	const struct recent_text words = text_as_words(text), *there = &recent->texts[place_of(&words)];
	uint64_t differing = there->length ^ words.length;
	for (size_t i = 0; i < WORDS; i++)
		differing |= there->words[i] ^ words.words[i];
	*value = there->value;
	return differing == 0;
}

void
recent_put(struct recent *recent, struct slice text, uint32_t value)
{
	if (text.length == 0 || text.length > RECENT_BYTES)
		return;
	struct recent_text words = text_as_words(text);
	words.value = value;
	recent->texts[place_of(&words)] = words;
}
