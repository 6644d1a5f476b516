#include "stats/indicator/header_name.h"

#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/text.h"
#include "stats/expr/operators.h"

static void
letters_add(struct buffer *name, const char *text)
{
	size_t length = strlen(text), characters = 0;
	for (size_t at = 0; at < length && characters < HEADER_NAME_LIMIT;) {
		uint32_t code;
		char bytes[4];
		at += text_decode(text + at, length - at, &code);
		if (code != UINT32_MAX && code != '_' && text_is_name_character(code)) {
			buffer_add(name, bytes, text_encode(text_lower(code), bytes));
			characters++;
		} else if (name->length && name->bytes[name->length - 1] != '_') {
			buffer_char(name, '_');
			characters++;
		}
	}
	if (name->length && name->bytes[name->length - 1] == '_')
		name->bytes[--name->length] = '\0';
}

static bool
is_reserved(const char *name)
{
	for (size_t i = 0; i < reserved_word_count; i++)
		if (strcmp(reserved_words[i], name) == 0)
			return true;
	return false;
}

const char *
header_name(struct arena *arena, const char *text, struct dictionary *taken)
{
	struct buffer letters = { 0 };
	letters_add(&letters, text);
	bool lacks_letter = letters.length == 0 || (letters.bytes[0] >= '0' && letters.bytes[0] <= '9');
	const char *name = arena_print(arena, "%s%s%s", lacks_letter ? "_" : "",
		letters.length ? letters.bytes : "", letters.length && is_reserved(letters.bytes) ? "_" : "");
	const char *unique = name;
	for (size_t i = 2; dictionary_find(taken, unique, strlen(unique)) != CODE_MISSING; i++)
		unique = arena_print(arena, "%s_%zu", name, i);
	dictionary_code(taken, unique, strlen(unique));
	buffer_free(&letters);
	return unique;
}
