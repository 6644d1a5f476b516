#include "stats/table/recent.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/base/word.h"

enum { PLACE_BITS = 12 };

/* A text as words, which with its length tell it from every other, so that comparing it is comparing them:
 * its first 16 bytes and its last 16, which overlap where it is shorter than both; noughts where it is
 * shorter still. */
struct recent_text {
	uint64_t first, second, third, fourth;
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
place_of(const struct recent_text *text)
{
	static const uint64_t odd[] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xC2B2AE3D27D4EB4F),
		UINT64_C(0x165667B19E3779F9) };
	uint64_t hash = (text->first ^ text->length) * odd[0] + text->second * odd[2];
	hash = (hash ^ hash >> 32) + text->fourth * odd[1] + text->third;
	return (hash ^ hash >> 29) * odd[0] >> (64 - PLACE_BITS);
}

bool
recent_find(const struct recent *recent, struct slice text, uint32_t *value)
{
	if (text.length == 0 || text.length > RECENT_BYTES)
		return false;
	const struct recent_text words = text_as_words(text), *there = &recent->texts[place_of(&words)];
	*value = there->value;
	return there->length == words.length && there->first == words.first &&
	       there->fourth == words.fourth && there->second == words.second && there->third == words.third;
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
