#include "stats/table/choice.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/table/excerpt.h"

struct choice {
	const struct column_spec *spec;
	bool *allowed; /* by code, to code_end */
	uint32_t code_end;
	struct buffer list;
	struct dictionary *refused;
	const char **hints; /* by the code of `refused`, from 1 */
	size_t hint_capacity;
	struct arena arena;
};

struct choice *
choice_new(const struct column_spec *spec, struct dictionary *dictionary)
{
	struct choice *choice = xcalloc(1, sizeof *choice);
	choice->spec = spec;
	choice->refused = dictionary_new();
	uint32_t *codes = xcalloc(spec->one_of_count, sizeof *codes);
	for (size_t i = 0; i < spec->one_of_count; i++) {
		codes[i] = dictionary_code(dictionary, spec->one_of[i], strlen(spec->one_of[i]));
		if (codes[i] >= choice->code_end)
			choice->code_end = codes[i] + 1;
	}
	choice->allowed = xcalloc(choice->code_end, sizeof *choice->allowed);
	for (size_t i = 0; i < spec->one_of_count; i++)
		choice->allowed[codes[i]] = true;
	free(codes);
	buffer_text(&choice->list, "expected ");
	excerpt_list(&choice->list, spec->one_of, spec->one_of_count);
	return choice;
}

void
choice_free(struct choice *choice)
{
	if (!choice)
		return;
	free(choice->allowed);
	buffer_free(&choice->list);
	dictionary_free(choice->refused);
	free(choice->hints);
	arena_free(&choice->arena);
	free(choice);
}

bool
choice_allows(const struct choice *choice, uint32_t code)
{
	return code < choice->code_end && choice->allowed[code];
}

/* NULL if nothing is near. A text much longer than any that is meant to be typed is not worth the search. */
static const char *
nearest_hint(struct choice *choice, const char *bytes, size_t length)
{
	enum { TYPED_BYTES = 200 };
	if (length > TYPED_BYTES)
		return NULL;
	char *word = xstrndup(bytes, length);
	const char *prefix = choice->spec->prefix ? choice->spec->prefix : "";
	const char *nearest = text_nearest(word, choice->spec->one_of, choice->spec->one_of_count);
	/* The prefix in other letters, as in "bydel Alna", was not taken off. */
	if (!nearest && strncasecmp(word, prefix, strlen(prefix)) == 0)
		nearest =
			text_nearest(word + strlen(prefix), choice->spec->one_of, choice->spec->one_of_count);
	free(word);
	if (!nearest)
		return NULL;
	struct buffer hint = { 0 };
	buffer_text(&hint, "did you mean ");
	excerpt_add(&hint, nearest, strlen(nearest));
	buffer_char(&hint, '?');
	const char *copy = arena_copy(&choice->arena, hint.bytes, hint.length);
	buffer_free(&hint);
	return copy;
}

const char *
choice_hint(struct choice *choice, const char *bytes, size_t length)
{
	uint32_t known = dictionary_count(choice->refused);
	uint32_t code = dictionary_code(choice->refused, bytes, length);
	if (code > known) {
		choice->hints =
			array_room(choice->hints, code, &choice->hint_capacity, sizeof *choice->hints);
		choice->hints[code] = nearest_hint(choice, bytes, length);
	}
	return choice->hints[code] ? choice->hints[code] : choice->list.bytes;
}

const char *
choice_list(const struct choice *choice)
{
	return choice->list.bytes;
}
