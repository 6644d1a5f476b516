#include "plots/report/slug.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"

enum { LONGEST_STEM = 60 };

/* The letters from U+00E0 to U+00FF without their accents; a blank: no letter. */
static const char *const latin[] = { "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i",
	"i", "i", "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y" };

void
slug_add(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t code;
		at += text_decode(text + at, length - at, &code);
		code = text_lower(code);
		if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
			buffer_char(out, (char)code);
		else if (code >= 0xE0 && code <= 0xFF && *latin[code - 0xE0])
			buffer_text(out, latin[code - 0xE0]);
		else if (out->length && out->bytes[out->length - 1] != '-')
			buffer_char(out, '-');
	}
}

/* Names that are no free names: index.html is the list of all, and Windows opens a device for the others,
 * whatever ending they have. */
static bool
stem_is_reserved(const char *stem)
{
	static const char *const reserved[] = { "index", "con", "prn", "aux", "nul" };
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(stem, reserved[i]) == 0)
			return true;
	bool is_port = strncmp(stem, "com", 3) == 0 || strncmp(stem, "lpt", 3) == 0;
	return is_port && stem[3] >= '0' && stem[3] <= '9' && stem[4] == '\0';
}

static void
add_stem(struct buffer *out, const char *text)
{
	struct buffer stem = { 0 };
	slug_add(&stem, text);
	if (stem.length > LONGEST_STEM)
		stem.length = LONGEST_STEM;
	while (stem.length > 0 && stem.bytes[stem.length - 1] == '-')
		stem.length--;
	buffer_char(&stem, '\0');
	bool is_empty = *stem.bytes == '\0';
	if (is_empty || stem_is_reserved(stem.bytes))
		buffer_text(out, is_empty ? "unit" : "unit-");
	buffer_text(out, stem.bytes);
	buffer_free(&stem);
}

static bool
slug_is_taken(char *const *slugs, size_t count, const char *slug)
{
	for (size_t i = 0; i < count; i++)
		if (slugs[i] && strcmp(slugs[i], slug) == 0)
			return true;
	return false;
}

char **
slugs_new(const char *const *texts, size_t count)
{
	char **slugs = xcalloc(count + 1, sizeof *slugs);
	struct buffer stem = { 0 }, slug = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (!*texts[i])
			continue;
		buffer_clear(&stem);
		add_stem(&stem, texts[i]);
		buffer_clear(&slug);
		buffer_text(&slug, stem.bytes);
		for (size_t number = 2; slug_is_taken(slugs, i, slug.bytes); number++) {
			buffer_clear(&slug);
			buffer_print(&slug, "%s-%zu", stem.bytes, number);
		}
		slugs[i] = xstrdup(slug.bytes);
	}
	buffer_free(&stem);
	buffer_free(&slug);
	return slugs;
}

void
slugs_free(char **slugs, size_t count)
{
	for (size_t i = 0; slugs && i < count; i++)
		free(slugs[i]);
	free(slugs);
}
