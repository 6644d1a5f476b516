#include "stats/indicator/section.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/base/dictionary.h"
#include "stats/base/text.h"

enum { NAMES_LISTED = 20 };

__attribute__((format(printf, 4, 0))) static void
mistake_print(struct reading *reading, size_t line, size_t column, const char *format, va_list arguments)
{
	struct buffer message = { 0 };
	buffer_vprint(&message, format, arguments);
	fault_add(reading->mistakes, SEVERITY_FATAL, "definition", reading->definition->path, line, column,
		"%s", message.bytes);
	buffer_free(&message);
}

void
mistake_at(struct reading *reading, size_t line, size_t column, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	mistake_print(reading, line, column, format, arguments);
	va_end(arguments);
}

void
mistake(struct reading *reading, const struct node *node, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	mistake_print(reading, node->line, node->column, format, arguments);
	va_end(arguments);
}

const char *
shown(const struct reading *reading, const char *text)
{
	return node_shown(&reading->definition->arena, text);
}

/* "did you mean `alis`?", or "a, b or c" behind `otherwise`. */
static void
names_add(struct reading *reading, struct buffer *out, const char *word, const char *const *names,
	size_t count, const char *otherwise)
{
	/* Any other word of two characters is near to one of two characters. */
	const char *nearest = strlen(word) > 2 ? text_nearest(word, names, count) : NULL;
	if (nearest) {
		buffer_print(out, "did you mean `%s`?", shown(reading, nearest));
		return;
	}
	buffer_text(out, otherwise);
	for (size_t i = 0; i < count && i < NAMES_LISTED; i++)
		buffer_print(out, "%s`%s`", i == 0 ? "" : ", ", shown(reading, names[i]));
	if (count > NAMES_LISTED)
		buffer_text(out, ", …");
}

void
mistake_unknown(struct reading *reading, const struct node *node, const char *what, const char *word,
	const char *const *names, size_t count)
{
	struct buffer hint = { 0 };
	names_add(reading, &hint, word, names, count, count ? "there are " : "there are none");
	mistake(reading, node, "there is no %s `%s`; %s", what, shown(reading, word), hint.bytes);
	buffer_free(&hint);
}

static bool
shape_fits(enum key_kind kind, const struct node *node)
{
	if (kind == KEY_MAPPING)
		return node->kind == NODE_MAPPING;
	bool listed =
		node->kind == NODE_LIST && (kind == KEY_TEXTS || kind == KEY_MARKS || kind == KEY_SECTIONS);
	if (listed || (node->kind == NODE_MAPPING && kind == KEY_MARKS))
		return node->first;
	return node->kind == NODE_TEXT && node->text[0] != '\0' && kind != KEY_SECTIONS;
}

static const char *
shape_name(enum key_kind kind)
{
	return kind == KEY_MAPPING    ? "names with their keys"
	       : kind == KEY_SECTIONS ? "a list of keys with their values"
	       : kind == KEY_TEXTS    ? "a list of texts"
	       : kind == KEY_MARKS    ? "a list of texts, or texts with their meaning"
				      : "a text";
}

/* The names of a place's keys into names[definition_key_count]; returns how many. */
static size_t
key_names(enum key_place place, const char **names)
{
	size_t count = 0;
	for (size_t i = 0; i < definition_key_count; i++)
		if (definition_keys[i].place == place)
			names[count++] = definition_keys[i].name;
	return count;
}

static void
key_check(const struct section *section, const struct node *at, const char *const *names, size_t count)
{
	struct reading *reading = section->reading;
	const struct definition_key *key = definition_key_find(section->place, at->text);
	if (!key) {
		struct buffer hint = { 0 };
		names_add(reading, &hint, at->text, names, count, "the keys are ");
		mistake(reading, at, "%s has no key `%s`; %s", key_place_name(section->place),
			shown(reading, at->text), hint.bytes);
		buffer_free(&hint);
	} else if (at->value->kind == NODE_WRONG || shape_fits(key->kind, at->value)) {
		return;
	} else if ((at->value->kind == NODE_TEXT && at->value->text[0] == '\0') ||
		   (at->value->kind == NODE_LIST && !at->value->first) ||
		   (at->value->kind == NODE_MAPPING && key->kind == KEY_MARKS)) {
		mistake(reading, at, "`%s` has no value: %s", key->name, key->help);
	} else {
		mistake(reading, at->value, "`%s` must be %s, not %s", key->name, shape_name(key->kind),
			node_kind_name(at->value->kind));
	}
}

/* A key that is there under a name which was reported as its misspelling is not missing as well. */
static bool
key_is_there(const struct section *section, const char *key, const char *const *names, size_t count)
{
	for (const struct node *at = section->mapping->first; at; at = at->next) {
		if (strcmp(at->text, key) == 0)
			return true;
		const char *nearest = text_nearest(at->text, names, count);
		if (nearest && strcmp(nearest, key) == 0 && !definition_key_find(section->place, at->text))
			return true;
	}
	return false;
}

static void
keys_check(const struct section *section)
{
	const char **names = xcalloc(definition_key_count, sizeof *names);
	size_t count = key_names(section->place, names);
	/* What a table must say may stand in its schema. */
	bool described = section->place == PLACE_TABLE && node_value(section->mapping, "schema");
	for (const struct node *at = section->mapping->first; at; at = at->next)
		key_check(section, at, names, count);
	for (size_t i = 0; i < definition_key_count; i++) {
		const struct definition_key *key = &definition_keys[i];
		if (key->place == section->place && key->required && !described &&
			!key_is_there(section, key->name, names, count))
			mistake(section->reading, section->name ? section->name : section->mapping,
				"%s needs the key `%s`: %s", key_place_name(key->place), key->name,
				key->help);
	}
	free(names);
}

void
name_check(struct reading *reading, enum key_place place, const struct node *name)
{
	if (name->text[strspn(name->text, " \t\r\n")] == '\0')
		mistake(reading, name, "%s needs a name", key_place_name(place));
}

struct section
section_open(struct reading *reading, enum key_place place, const struct node *name, const struct node *value)
{
	struct section section = { .reading = reading, .place = place, .name = name };
	if (name)
		name_check(reading, place, name);
	if (value->kind == NODE_MAPPING) {
		section.mapping = value;
		keys_check(&section);
	} else if (value->kind != NODE_WRONG) {
		mistake(reading, value->kind == NODE_TEXT && name ? name : value,
			"%s must be keys with values, not %s", key_place_name(place),
			value->kind == NODE_TEXT && value->text[0] == '\0' ? "nothing"
									   : node_kind_name(value->kind));
	}
	return section;
}

const struct node *
section_node(const struct section *section, const char *name)
{
	const struct definition_key *key = definition_key_find(section->place, name);
	assert(key);
	const struct node *node = section->mapping ? node_value(section->mapping, name) : NULL;
	return node && shape_fits(key->kind, node) ? node : NULL;
}

const char *
section_text(const struct section *section, const char *key)
{
	const struct node *node = section_node(section, key);
	return node ? node->text : NULL;
}

size_t
choice_of(struct reading *reading, const struct definition_key *key, const struct node *node)
{
	size_t count = 0;
	for (; key->choices[count]; count++)
		if (strcasecmp(key->choices[count], node->text) == 0)
			return count;
	if (count == 1) {
		mistake(reading, node, "`%s` can only be `%s` in this version of maltall, not `%s`",
			key->name, key->choices[0], shown(reading, node->text));
		return SIZE_MAX;
	}
	struct buffer hint = { 0 };
	names_add(reading, &hint, node->text, key->choices, count, "write one of ");
	mistake(reading, node, "`%s` cannot be `%s`; %s", key->name, shown(reading, node->text), hint.bytes);
	buffer_free(&hint);
	return SIZE_MAX;
}

size_t
section_choice(const struct section *section, const char *key, size_t otherwise)
{
	const struct node *node = section_node(section, key);
	size_t choice =
		node ? choice_of(section->reading, definition_key_find(section->place, key), node) : SIZE_MAX;
	return choice == SIZE_MAX ? otherwise : choice;
}

size_t
section_table(const struct section *section, const char *key)
{
	const struct node *node = section_node(section, key);
	if (!node)
		return SIZE_MAX;
	const struct definition *definition = section->reading->definition;
	if (!definition->tables)
		return SIZE_MAX; /* what is wrong with `tables` has been said */
	const char **names = xcalloc(definition->table_count + 1, sizeof *names);
	size_t found = SIZE_MAX;
	for (size_t i = 0; i < definition->table_count; i++) {
		names[i] = definition->tables[i].name;
		if (strcmp(names[i], node->text) == 0)
			found = i;
	}
	if (found == SIZE_MAX)
		mistake_unknown(section->reading, node, "table", node->text, names, definition->table_count);
	free(names);
	return found;
}

size_t
section_count(const struct section *section, const char *key, size_t most)
{
	const struct node *node = section_node(section, key);
	size_t count = 0;
	if (!node)
		return 0;
	for (const char *at = node->text; *at; at++) {
		count = *at >= '0' && *at <= '9' && count <= most ? count * 10 + (size_t)(*at - '0')
								  : most + 1;
		if (count > most)
			break;
	}
	if (count >= 1 && count <= most)
		return count;
	mistake(section->reading, node, "`%s` cannot be `%s`; write a whole number from 1 to %zu", key,
		shown(section->reading, node->text), most);
	return 0;
}

/* What may stand in the place of a date. */
static const char *
otherwise_of(enum key_kind kind)
{
	return kind == KEY_AS_OF ? ", or today" : kind == KEY_UNTIL ? ", or as_of" : "";
}

int32_t
section_date(const struct section *section, const char *key)
{
	const struct node *node = section_node(section, key);
	if (!node)
		return DATE_MISSING;
	size_t length = strlen(node->text);
	int32_t date = date_parse_iso(node->text, length);
	if (date == DATE_MISSING)
		date = date_parse_norwegian(node->text, length);
	if (date == DATE_MISSING)
		mistake(section->reading, node,
			"`%s` is no date, or a day that does not exist; write 2025-12-31 or 31.12.2025%s",
			shown(section->reading, node->text),
			otherwise_of(definition_key_find(section->place, key)->kind));
	return date;
}

const struct node **
section_texts(const struct section *section, const char *key, size_t *count)
{
	struct reading *reading = section->reading;
	const struct node *node = section_node(section, key);
	*count = 0;
	if (!node)
		return NULL;
	size_t room = 0;
	for (const struct node *item = node->first; item; item = item->next)
		room++;
	const struct node **texts = arena_alloc(&reading->definition->arena, (room + 1) * sizeof(void *));
	if (node->kind == NODE_TEXT) {
		texts[(*count)++] = node;
		return texts;
	}
	struct dictionary *seen = dictionary_new();
	for (const struct node *item = node->first; item; item = item->next) {
		if (item->kind == NODE_WRONG)
			continue;
		if (item->kind != NODE_TEXT)
			mistake(reading, item, "an item of `%s` must be a text, not %s", key,
				node_kind_name(item->kind));
		else if (item->text[0] == '\0')
			mistake(reading, item, "an item of `%s` is empty", key);
		else if (dictionary_code(seen, item->text, strlen(item->text)) <= *count)
			mistake(reading, item, "`%s` stands twice in `%s`", shown(reading, item->text), key);
		else
			texts[(*count)++] = item;
	}
	dictionary_free(seen);
	return texts;
}
