#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/draft_parts.h"

/* A shorter stem may stand in any word; nobody and nothing is called by more characters. */
enum { STEM_LEAST = 3, NAME_MOST = 40 };

static bool
name_is_of_key(const char *name)
{
	static const char *const endings[] = { "id", "nr", "kode", "nummer" };
	return name_ends_in(name, endings, sizeof endings / sizeof *endings);
}

static const char *const key_endings[] = { "_id", "_nr", "_kode", "_nummer", "id", "nr", "kode", "nummer" };

/* How much of a key's name is left without its ending. */
static size_t
stem_length(const char *key)
{
	for (size_t i = 0; i < sizeof key_endings / sizeof *key_endings; i++)
		if (name_ends_in(key, &key_endings[i], 1))
			return strlen(key) - strlen(key_endings[i]);
	return strlen(key);
}

/* Whether a name holds what the key is called without its ending. */
static bool
name_holds_stem(const char *name, const char *key)
{
	size_t stem = stem_length(key);
	return stem >= STEM_LEAST && memmem(name, strlen(name), key, stem);
}

/* Whether a value is longer than anything is called: prose is different on every row too. */
static bool
holds_prose(const struct column_inventory *seen)
{
	for (uint32_t code = 1; code <= seen->distinct; code++) {
		size_t length;
		const char *text = dictionary_text(seen->values, code, &length);
		if (text_characters(text, length) > NAME_MOST)
			return true;
	}
	return false;
}

/* What speaks for a column as the key of its table; 0: it is none. A key is compared as it is written; of
 * numbers only whole ones are called by somebody. A few keys that stand twice are what duplicates look like,
 * if the key is called after the table. */
static int
key_fitness(const struct draft_table *table, const struct draft_column *column)
{
	enum { ANY_TEXT = 1, KEY_BY_NAME, KEY_OF_TABLE };
	const struct column_inventory *seen = column->evidence;
	size_t rows = table->inventory->rows;
	if (!column->name || !seen->values || rows < 2 || seen->filled < rows)
		return 0;
	bool named = name_is_of_key(column->name), distinct = seen->distinct == rows;
	bool own = named && (stem_length(column->name) == 0 || name_holds_stem(table->name, column->name));
	if (column->form != FORM_COUNT && !(column->form == FORM_NUMBER && named))
		return 0;
	if (own && nearly_all(seen->distinct, rows))
		return KEY_OF_TABLE;
	if (!distinct)
		return 0;
	return named ? KEY_BY_NAME : holds_prose(seen) ? 0 : ANY_TEXT;
}

void
key_decide(struct draft_table *table)
{
	int best = 0;
	table->key = SIZE_MAX;
	for (size_t i = 0; i < table->column_count; i++) {
		int fitness = key_fitness(table, &table->columns[i]);
		if (fitness > best) {
			best = fitness;
			table->key = i;
		}
	}
	if (table->key == SIZE_MAX)
		return;
	struct draft_column *key = &table->columns[table->key];
	key->type = TYPE_TEXT;
	key->form = FORM_COUNT;
	key->secret = true;
}

/* Whether a table's key only numbers its rows and is not called after anything: nr, id, lopenr. Every table
 * may have such a one. */
static bool
is_bare_number(const struct draft_table *table)
{
	static const char *const stems[] = { "", "løpe", "lope", "rad", "rekke", "linje", "row" };
	const struct draft_column *key = &table->columns[table->key];
	size_t length = stem_length(key->name);
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (key->evidence->fits[FORM_NUMBER] > 0 && strlen(stems[i]) == length &&
			strncmp(key->name, stems[i], length) == 0)
			return true;
	return false;
}

/* Whether a table's key runs from 1 to the number of its rows: any small number is among them. */
static bool
is_running(const struct draft_table *table)
{
	const struct column_inventory *key = table->columns[table->key].evidence;
	return key->fits[FORM_NUMBER] == key->filled && key->least == 1 && key->most == (double)key->distinct;
}

/* Whether the name of a column speaks of the other table: it is called as its key, or holds the table's name
 * or what the key is called without its ending. */
static bool
names_agree(const struct draft_column *column, const struct draft_table *other)
{
	const char *key = other->columns[other->key].name;
	return (strcmp(column->name, key) == 0 && !is_bare_number(other)) ||
	       (name_holds_stem(column->name, key) && !is_bare_number(other)) ||
	       (strlen(other->name) >= STEM_LEAST && strstr(column->name, other->name));
}

static bool
reference_is_possible(const struct draft *draft, size_t table, size_t column, size_t other)
{
	const struct draft_table *from = &draft->tables[table], *to = &draft->tables[other];
	const struct draft_column *candidate = &from->columns[column];
	if (!candidate->name || to->key == SIZE_MAX ||
		(candidate->form != FORM_COUNT && candidate->form != FORM_NUMBER))
		return false;
	if (column != from->key)
		return true;
	size_t own = candidate->evidence->distinct, theirs = to->columns[to->key].evidence->distinct;
	return other != table && (own < theirs || (own == theirs && other < table));
}

void
reference_decide(struct draft *draft, size_t table, size_t index)
{
	struct draft_column *column = &draft->tables[table].columns[index];
	for (size_t other = 0; other < draft->table_count; other++) {
		const struct draft_table *to = &draft->tables[other];
		if (!reference_is_possible(draft, table, index, other))
			continue;
		const struct column_inventory *key = to->columns[to->key].evidence;
		size_t shared = inventory_shared(column->evidence, key);
		bool agree = names_agree(column, to);
		bool believed = agree || (key->fits[FORM_NUMBER] == 0 && column->evidence->distinct > 1);
		bool better = column->refers_to == SIZE_MAX || believed > column->believed ||
			      (believed == column->believed && shared > column->shared);
		if (!nearly_all(shared, column->evidence->filled) || !better || (!agree && is_running(to)))
			continue;
		column->refers_to = other;
		column->shared = shared;
		column->believed = believed;
	}
	if (column->refers_to == SIZE_MAX)
		return;
	column->secret = true;
	if (column->believed) {
		column->type = TYPE_TEXT;
		column->form = FORM_COUNT;
	}
}
