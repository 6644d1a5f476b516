#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"

struct characters {
	uint32_t *codes;
	size_t count;
};

/* In small letters; a byte that is no UTF-8 stands beyond all characters, each for itself. */
static struct characters
characters_read(const char *text)
{
	size_t length = strlen(text);
	struct characters characters = { .codes = xreallocarray(NULL, length, sizeof *characters.codes) };
	for (size_t at = 0; at < length;) {
		uint32_t code;
		size_t step = text_decode(text + at, length - at, &code);
		characters.codes[characters.count++] =
			code == UINT32_MAX ? UINT32_C(0x110000) + (unsigned char)text[at] : text_lower(code);
		at += step;
	}
	return characters;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Three rows of the usual table, and of each only the cells within `limit` of the diagonal: a path outside
 * them costs more than the limit. Cells are cut at limit + 1, so the ones outside hold that. */
static size_t
distance_within(const struct characters *a, const struct characters *b, size_t limit)
{
	size_t width = b->count + 1, beyond = limit + 1;
	size_t *rows = xreallocarray(NULL, 3 * width, sizeof *rows);
	size_t *before = rows, *last = rows + width, *now = rows + 2 * width;
	for (size_t j = 0; j < width; j++) {
		before[j] = beyond;
		last[j] = smaller(j, beyond);
	}
	for (size_t i = 1; i <= a->count; i++) {
		size_t first = i > limit ? i - limit : 1;
		size_t end = smaller(b->count, i + limit);
		now[first - 1] = first == 1 ? smaller(i, beyond) : beyond;
		for (size_t j = first; j <= end; j++) {
			const uint32_t *x = &a->codes[i - 1], *y = &b->codes[j - 1];
			size_t cost = last[j - 1] + (*x != *y);
			cost = smaller(cost, smaller(now[j - 1], last[j]) + 1);
			if (i > 1 && j > 1 && x[0] == y[-1] && x[-1] == y[0])
				cost = smaller(cost, before[j - 2] + 1);
			now[j] = smaller(cost, beyond);
		}
		if (end < b->count)
			now[end + 1] = beyond;
		size_t *oldest = before;
		before = last;
		last = now;
		now = oldest;
	}
	size_t distance = last[b->count];
	free(rows);
	return distance;
}

size_t
text_distance(const char *a, const char *b, size_t limit)
{
	struct characters from = characters_read(a), to = characters_read(b);
	size_t longest = from.count > to.count ? from.count : to.count;
	size_t difference = longest - smaller(from.count, to.count);
	size_t distance = limit + 1;
	if (difference <= limit)
		distance = distance_within(&from, &to, smaller(limit, longest));
	free(from.codes);
	free(to.codes);
	return distance;
}

const char *
text_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t third = text_characters(word, strlen(word)) / 3;
	size_t limit = third > 1 ? third : 1;
	const char *nearest = NULL;
	for (size_t i = 0; i < count; i++) {
		size_t distance = text_distance(word, candidates[i], limit);
		if (distance > limit)
			continue;
		nearest = candidates[i];
		if (distance == 0)
			break;
		limit = distance - 1;
	}
	return nearest;
}
