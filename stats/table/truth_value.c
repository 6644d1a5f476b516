#include "stats/table/truth_value.h"

#include <string.h>
#include <strings.h>

/* A character and its variant as a picture (U+FE0F) are the same mark. */
static const char *const crosses[] = { "x", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x9C\x94\xEF\xB8\x8F" };

static bool
is_word(struct slice field, const char *word)
{
	return field.length && (field.bytes[0] | 0x20) == (word[0] | 0x20) && strlen(word) == field.length &&
	       strncasecmp(field.bytes, word, field.length) == 0;
}

bool
field_is_cross(struct slice field)
{
	for (size_t i = 0; i < sizeof crosses / sizeof *crosses; i++) {
		if (is_word(field, crosses[i]))
			return true;
	}
	return false;
}

enum truth
field_truth(struct slice field)
{
	static const struct {
		const char *word;
		enum truth truth;
	} words[] = {
		{ "ja", TRUTH_TRUE },
		{ "nei", TRUTH_FALSE },
		{ "j", TRUTH_TRUE },
		{ "n", TRUTH_FALSE },
		{ "1", TRUTH_TRUE },
		{ "0", TRUTH_FALSE },
		{ "true", TRUTH_TRUE },
		{ "false", TRUTH_FALSE },
		{ "sant", TRUTH_TRUE },
		{ "usant", TRUTH_FALSE },
		{ "sann", TRUTH_TRUE },
		{ "usann", TRUTH_FALSE },
		{ "yes", TRUTH_TRUE },
		{ "no", TRUTH_FALSE },
		{ "y", TRUTH_TRUE },
	};
	/* The longest of them, a check mark with its variant, has six bytes. */
	if (field.length > 6)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (is_word(field, words[i].word))
			return words[i].truth;
	}
	return field_is_cross(field) ? TRUTH_TRUE : TRUTH_UNKNOWN;
}
