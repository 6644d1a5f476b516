#include "stats/csv/compose.h"

#include <string.h>
#include <utf8proc.h>

#include "stats/base/text.h"

/* The marks U+0300 to U+036F begin with one of two bytes, which no other character begins with. */
static const unsigned char mark_lead_first = 0xCC, mark_lead_second = 0xCD;

size_t
composer_begin(struct composer *composer, struct buffer *text)
{
	size_t from = text->length;
	buffer_add(text, composer->carried, composer->carried_length);
	composer->carried_length = 0;
	return from;
}

/* The two as one character; 0 where there is none. */
static uint32_t
pair_compose(uint32_t letter, uint32_t mark)
{
	utf8proc_int32_t codes[2] = { (utf8proc_int32_t)letter, (utf8proc_int32_t)mark };
	return utf8proc_normalize_utf32(codes, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) == 1
		       ? (uint32_t)codes[0]
		       : 0;
}

/* The first byte from `at` on that begins a mark, or `length`. */
static size_t
mark_find(const char *bytes, size_t at, size_t length)
{
	const char *first = memchr(bytes + at, mark_lead_first, length - at);
	const char *second =
		memchr(bytes + at, mark_lead_second, (first ? (size_t)(first - bytes) : length) - at);
	const char *found = second ? second : first;
	return found ? (size_t)(found - bytes) : length;
}

bool
composer_is_needed(const char *bytes, size_t length)
{
	return mark_find(bytes, 0, length) < length;
}

/* Where the last character before `at` begins. */
static size_t
character_before(const char *bytes, size_t from, size_t at)
{
	size_t begin = at;
	while (begin > from && at - begin < 4) {
		begin--;
		if (((unsigned char)bytes[begin] & 0xC0) != 0x80)
			break;
	}
	return begin;
}

static void
marks_compose(struct composer *composer, struct buffer *text, size_t from)
{
	char *bytes = text->bytes;
	size_t length = text->length, to = mark_find(bytes, from, length);
	for (size_t at = to; at < length;) {
		uint32_t letter, mark, both = 0;
		size_t begin = character_before(bytes, from, to);
		size_t step = text_decode(bytes + at, length - at, &mark);
		if (begin < to && is_mark(mark) &&
			begin + text_decode(bytes + begin, to - begin, &letter) == to && letter != UINT32_MAX)
			both = pair_compose(letter, mark);
		if (both) {
			to = begin + text_encode(both, bytes + begin);
			composer->composed++;
		} else {
			memmove(bytes + to, bytes + at, step);
			to += step;
		}
		at += step;
		size_t plain = mark_find(bytes, at, length) - at;
		memmove(bytes + to, bytes + at, plain);
		to += plain;
		at += plain;
	}
	text->length = to;
}

void
composer_carry(struct composer *composer, struct buffer *text, size_t from, bool ended)
{
	if (text->length == from)
		return;
	size_t last = ended ? text->length : character_before(text->bytes, from, text->length);
	unsigned char lead = last < text->length ? (unsigned char)text->bytes[last] : 0;
	if (text->length - last == 1 && (lead == mark_lead_first || lead == mark_lead_second))
		last = character_before(text->bytes, from, last);
	/* No mark changes a line end, and a delimiter with one would be none that is read. */
	if (!ended && last < text->length && text->bytes[last] == '\n')
		last = text->length;
	composer->carried_length = text->length - last;
	memcpy(composer->carried, text->bytes + last, composer->carried_length);
	text->length = last;
}

void
composer_end(struct composer *composer, struct buffer *text, size_t from, bool ended)
{
	marks_compose(composer, text, from);
	composer_carry(composer, text, from, ended);
}
