#include <ctype.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/csv/slice.h"
#include "stats/indicator/draft_parts.h"

/* "alis_Alna" of "data/alis_Alna.csv.gz". */
static struct slice
stem_of(const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *base = slash ? slash + 1 : file, *dot = strchr(base, '.');
	return (struct slice){ base, dot && dot > base ? (size_t)(dot - base) : strlen(base) };
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether a word ends between two bytes: what is no ASCII is a letter. */
static bool
is_boundary(char before, char after)
{
	bool letter_before = isalpha((unsigned char)before) || (unsigned char)before >= 0x80;
	bool letter_after = isalpha((unsigned char)after) || (unsigned char)after >= 0x80;
	return !(letter_before && letter_after) && !(is_digit(before) && is_digit(after));
}

/* How many bytes all begin with (or end in), in whole words. */
static size_t
common_length(const char *const *files, size_t count, bool at_end)
{
	struct slice first = stem_of(files[0]);
	size_t common = first.length;
	for (size_t i = 1; i < count; i++) {
		struct slice other = stem_of(files[i]);
		size_t same = 0;
		while (same < common && same < other.length &&
			(at_end ? first.bytes[first.length - 1 - same] == other.bytes[other.length - 1 - same]
				: first.bytes[same] == other.bytes[same]))
			same++;
		common = same;
	}
	for (bool whole = false; common > 0 && !whole; common -= !whole) {
		whole = true;
		for (size_t i = 0; i < count; i++) {
			struct slice stem = stem_of(files[i]);
			size_t at = at_end ? stem.length - common : common;
			whole = whole && (at == 0 || at == stem.length ||
						 is_boundary(stem.bytes[at - 1], stem.bytes[at]));
		}
	}
	return common;
}

/* Whether anything but signs and figures is in it. */
static bool
says_something(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (isalpha((unsigned char)bytes[i]) || (unsigned char)bytes[i] >= 0x80)
			return true;
	return false;
}

const char *
table_name_of(struct arena *arena, const char *const *files, size_t count)
{
	struct slice stem = stem_of(files[0]);
	size_t begin = common_length(files, count, false), end = common_length(files, count, true);
	if (!says_something(stem.bytes, begin) && says_something(stem.bytes + stem.length - end, end))
		return arena_copy(arena, stem.bytes + stem.length - end, end);
	return arena_copy(arena, stem.bytes, says_something(stem.bytes, begin) ? begin : stem.length);
}
