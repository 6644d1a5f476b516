#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"
#include "stats/table/cleaning.h"

/* Texts are compared with what the file holds when that is cleaned, so they are cleaned too. */
static const char *
cleaned(const struct section *section, const char *text)
{
	struct buffer clean = { 0 };
	struct slice slice = field_trim((struct slice){ .bytes = text, .length = strlen(text) });
	slice = text_clean(slice, &clean);
	const char *copy = arena_copy(&section->reading->definition->arena, slice.bytes, slice.length);
	buffer_free(&clean);
	return copy;
}

static const char **
texts_read(const struct section *section, const char *key, size_t *count)
{
	const struct node **texts = section_texts(section, key, count);
	const char **cleans =
		arena_alloc(&section->reading->definition->arena, (*count + 1) * sizeof *cleans);
	for (size_t i = 0; i < *count; i++)
		cleans[i] = cleaned(section, texts[i]->text);
	return texts ? cleans : NULL;
}

/* Keys that say something only of columns of one type. */
static void
typed_keys_check(const struct section *section, enum value_type type)
{
	static const struct {
		const char *key;
		enum value_type type;
	} keys[] = {
		{ "prefix", TYPE_TEXT },
		{ "one_of", TYPE_TEXT },
		{ "refers_to", TYPE_TEXT },
		{ "totals", TYPE_TEXT },
		{ "thousands", TYPE_NUMBER },
		{ "percent", TYPE_NUMBER },
		{ "exponents", TYPE_NUMBER },
		{ "qualified", TYPE_NUMBER },
		{ "date_format", TYPE_DATE },
		{ "pivot", TYPE_DATE },
		{ "excel_serial", TYPE_DATE },
		{ "blank", TYPE_TRUTH },
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct node *node = section_node(section, keys[i].key);
		if (node && keys[i].type != type)
			mistake(section->reading, node, "only a %s can have `%s`, and the type of `%s` is %s",
				value_type_name(keys[i].type), keys[i].key,
				shown(section->reading, section->name->text), value_type_name(type));
	}
}

static bool
is_listed(const char *text, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(texts[i], text) == 0)
			return true;
	}
	return false;
}

/* Takes a word that has a meaning of its own out of a list; returns whether it was there. */
static bool
word_take(const char **texts, size_t *count, const char *word)
{
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		if (strcmp(texts[i], word) != 0)
			texts[kept++] = texts[i];
	}
	bool taken = kept < *count;
	*count = kept;
	return taken;
}

static void
alias_read(
	const struct section *section, const struct node *at, struct column_spec *column, struct alias *room)
{
	struct reading *reading = section->reading;
	const struct node *to = at->value;
	if (to->kind == NODE_WRONG)
		return;
	if (to->kind != NODE_TEXT || to->text[0] == '\0') {
		mistake(reading, at, "an alias needs the text that `%s` is to be read as",
			shown(reading, at->text));
		return;
	}
	struct alias alias = { cleaned(section, at->text), cleaned(section, to->text) };
	for (size_t i = 0; i < column->alias_count; i++) {
		if (strcmp(column->aliases[i].from, alias.from) == 0)
			mistake(reading, at, "`%s` stands twice in `aliases`, but for its blanks",
				shown(reading, alias.from));
	}
	if (column->one_of_count && is_listed(alias.from, column->one_of, column->one_of_count))
		mistake(reading, at, "`%s` is among `one_of` itself, so it cannot be an alias",
			shown(reading, alias.from));
	if (column->one_of_count && !is_listed(alias.to, column->one_of, column->one_of_count))
		mistake_unknown(reading, to, "allowed text", alias.to, column->one_of, column->one_of_count);
	room[column->alias_count++] = alias;
}

static void
aliases_read(const struct section *section, struct column_spec *column)
{
	const struct node *aliases = section_node(section, "aliases");
	size_t count = 0;
	for (const struct node *at = aliases ? aliases->first : NULL; at; at = at->next)
		count++;
	struct alias *room = arena_alloc(&section->reading->definition->arena, (count + 1) * sizeof *room);
	column->aliases = room;
	for (const struct node *at = aliases ? aliases->first : NULL; at; at = at->next)
		alias_read(section, at, column, room);
}

/* `{"-": zero, ":": confidential}` */
static void
meanings_read(const struct section *section, const struct node *mapping, struct column_spec *column)
{
	struct reading *reading = section->reading;
	struct arena *arena = &reading->definition->arena;
	const struct definition_key *key = definition_key_find(PLACE_COLUMN, "missing");
	size_t count = names_count(mapping);
	const char **marks = arena_alloc(arena, (count + 1) * sizeof *marks);
	enum mark_meaning *meanings = arena_alloc(arena, (count + 1) * sizeof *meanings);
	for (const struct node *at = mapping->first; at; at = at->next) {
		const char *mark = cleaned(section, at->text);
		if (at->value->kind == NODE_WRONG)
			continue;
		if (mark[0] == '\0' || strcmp(mark, "blank") == 0)
			mistake(reading, at, "blank is always missing; only a mark has a meaning here");
		else if (at->value->kind != NODE_TEXT || !at->value->text[0])
			mistake(reading, at, "the mark `%s` needs its meaning: zero, not_applicable, ...",
				shown(reading, mark));
		else if (is_listed(mark, marks, column->missing_count))
			mistake(reading, at, "`%s` stands twice in `missing`, but for its blanks",
				shown(reading, mark));
		else {
			size_t meaning = choice_of(reading, key, at->value);
			if (meaning == MARK_ZERO && column->type != TYPE_NUMBER)
				mistake(reading, at->value,
					"only in a number can a mark mean zero, and the type of `%s` is %s",
					shown(reading, section->name->text), value_type_name(column->type));
			meanings[column->missing_count] =
				meaning == SIZE_MAX ? MARK_MISSING : (enum mark_meaning)meaning;
			marks[column->missing_count++] = mark;
		}
	}
	column->missing = marks;
	column->meanings = meanings;
}

static void
missing_read(const struct section *section, struct column_spec *column)
{
	const struct node *node = section_node(section, "missing");
	if (node && node->kind == NODE_MAPPING) {
		meanings_read(section, node, column);
	} else {
		const char **marks = texts_read(section, "missing", &column->missing_count);
		if (!marks)
			return;
		word_take(marks, &column->missing_count, "blank");
		column->missing = marks;
	}
	for (size_t i = 0; i < column->missing_count; i++) {
		if (is_listed(column->missing[i], column->one_of, column->one_of_count))
			mistake(section->reading, node,
				"`%s` is among `one_of` too, so it cannot mean missing",
				shown(section->reading, column->missing[i]));
	}
}

static void
text_keys_read(const struct section *section, struct column_spec *column)
{
	column->prefix = section_text(section, "prefix");
	column->one_of = texts_read(section, "one_of", &column->one_of_count);
	column->refers_to = section_text(section, "refers_to");
	const char **totals = texts_read(section, "totals", &column->totals_count);
	column->totals_auto = word_take(totals, &column->totals_count, "auto");
	column->totals = totals;
}

static void
number_keys_read(const struct section *section, struct column_spec *column)
{
	static const char thousands[] = { '.', ',', '\0' };
	column->thousands = thousands[section_choice(section, "thousands", 2)];
	column->percent = (enum percent)section_choice(section, "percent", PERCENT_SIGN);
	column->exponents = section_choice(section, "exponents", 0) == 1;
	column->qualified = section_choice(section, "qualified", 0) == 1;
}

/* A year of four digits; 0 where there is none. */
static int
pivot_read(const struct section *section)
{
	const struct node *node = section_node(section, "pivot");
	if (!node)
		return 0;
	if (strlen(node->text) == 4 && strspn(node->text, "0123456789") == 4 && node->text[0] != '0')
		return (int)strtol(node->text, NULL, 10);
	mistake(section->reading, node,
		"`%s` is no year of four digits; write the first of the hundred years, 1950 for 1950 to 2049",
		shown(section->reading, node->text));
	return 0;
}

static void
date_keys_read(const struct section *section, struct column_spec *column)
{
	const struct definition_key *key = definition_key_find(PLACE_COLUMN, "date_format");
	size_t format = section_choice(section, "date_format", SIZE_MAX);
	column->date_format = format == SIZE_MAX ? NULL : key->choices[format];
	column->pivot = pivot_read(section);
	column->excel_serial = section_choice(section, "excel_serial", 0) == 1;
	if (column->date_format && strcmp(column->date_format, "dd.mm.yy") == 0 &&
		!section_node(section, "pivot"))
		mistake(section->reading, section_node(section, "date_format"),
			"a year of two digits needs `pivot`, the first of the hundred years that it may be");
}

static enum blank_truth
blank_read(const struct section *section)
{
	static const enum blank_truth blanks[] = { BLANK_MISSING, BLANK_FALSE, BLANK_FOUND_OUT };
	return blanks[section_choice(section, "blank", 2)];
}

void
column_read(struct reading *reading, const struct node *name, struct column_spec *column)
{
	size_t mistakes = reading->mistakes->count;
	column->name = name->text;
	column->target = SIZE_MAX;
	struct section section = { .reading = reading, .place = PLACE_COLUMN, .name = name };
	size_t type = SIZE_MAX;
	if (name->value->kind == NODE_MAPPING) {
		section = section_open(reading, PLACE_COLUMN, name, name->value);
		type = section_choice(&section, "type", SIZE_MAX);
	} else {
		name_check(reading, PLACE_COLUMN, name);
		if (name->value->kind == NODE_TEXT && name->value->text[0])
			type = choice_of(reading, definition_key_find(PLACE_COLUMN, "type"), name->value);
		else if (name->value->kind != NODE_WRONG)
			mistake(reading, name,
				"a column needs its type (text, number, date or truth), or keys with values");
	}
	if (type != SIZE_MAX) {
		column->type = (enum value_type)type;
		typed_keys_check(&section, column->type);
		constraints_read(&section, column);
	}
	column->header = section_text(&section, "header");
	if (column->type == TYPE_TEXT)
		text_keys_read(&section, column);
	else if (column->type == TYPE_NUMBER)
		number_keys_read(&section, column);
	else if (column->type == TYPE_DATE)
		date_keys_read(&section, column);
	else
		column->blank = blank_read(&section);
	missing_read(&section, column);
	aliases_read(&section, column);
	if (reading->mistakes->count > mistakes)
		reading->unsound = true;
}
