#include "stats/indicator/draft.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/header_name.h"
#include "stats/table/totals.h"

/* A longer text is prose; a shorter stem may stand in any word. */
enum { CHOICE_LENGTH = 60, STEM_LEAST = 3 };

/* At least nine of ten. */
static bool
nearly_all(size_t part, size_t whole)
{
	return whole > 0 && part >= whole - whole / 10;
}

static bool
ends_in(const char *name, const char *const *endings, size_t count)
{
	size_t length = strlen(name);
	for (size_t i = 0; i < count; i++) {
		size_t ending = strlen(endings[i]);
		if (length >= ending && strcmp(name + length - ending, endings[i]) == 0)
			return true;
	}
	return false;
}

static bool
name_is_of_key(const char *name)
{
	static const char *const endings[] = { "id", "nr", "kode", "nummer" };
	return ends_in(name, endings, sizeof endings / sizeof *endings);
}

static bool
name_is_personal(const char *name)
{
	static const char *const endings[] = { "id", "nr", "nummer", "navn", "name", "epost", "e_post",
		"email", "telefon", "mobil", "adresse", "merknad", "kommentar", "notat" };
	return ends_in(name, endings, sizeof endings / sizeof *endings);
}

/* Whether one of the words of a name, which _ stands between, is `word`. */
static bool
name_has_word(const char *name, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = name; (at = strstr(at, word)) != NULL; at++)
		if ((at == name || at[-1] == '_') && (at[length] == '_' || !at[length]))
			return true;
	return false;
}

/* Whether a name says that its numbers are what somebody or something is called: hprnr, mobil, pasientid; but
 * not ventetid or antall_id. */
static bool
name_is_of_identity(const char *name)
{
	static const char *const words[] = { "id", "nr", "hpr", "mobil", "mobiltelefon", "telefon", "tlf",
		"phone", "fnr", "dnr", "pasient", "patient", "person", "personnr", "personnummer" };
	static const char *const endings[] = { "nr", "nummer", "telefon", "mobil" }, *const id = "id",
				 *const time = "tid", *const of_somebody = "ntid";
	if (name_has_word(name, "antall"))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (name_has_word(name, words[i]))
			return true;
	return ends_in(name, endings, sizeof endings / sizeof *endings) ||
	       (ends_in(name, &id, 1) && (!ends_in(name, &time, 1) || ends_in(name, &of_somebody, 1)));
}

/* Whole numbers of six digits and more that hardly ever come again are phone numbers and the like. */
static bool
looks_like_identity(const struct column_inventory *seen)
{
	return nearly_all(seen->long_numbers, seen->filled) && nearly_all(seen->distinct, seen->filled);
}

static const char *
identifier_complaint(struct arena *arena, const struct column_inventory *column)
{
	for (int i = IDENTIFIER_NONE + 1; i < IDENTIFIER_COUNT; i++)
		if (column->identifiers[i])
			return arena_print(arena, "%zu of its values look like %s", column->identifiers[i],
				identifier_name((enum identifier)i));
	return NULL;
}

static void
type_decide(struct draft_column *column)
{
	const struct column_inventory *seen = column->evidence;
	const size_t *fits = seen->fits;
	bool bits = fits[FORM_NUMBER] == seen->filled;
	column->form = FORM_COUNT;
	if (seen->filled == 0 || seen->codes > 0)
		return;
	if (bits ? fits[FORM_TRUTH] == seen->filled && seen->distinct == 2
		 : nearly_all(fits[FORM_TRUTH], seen->filled))
		column->form = FORM_TRUTH;
	else if (nearly_all(fits[FORM_DATE], seen->filled))
		column->form = FORM_DATE;
	else if (nearly_all(fits[FORM_DATE_SHORT], seen->filled))
		column->form = FORM_DATE_SHORT;
	else if (nearly_all(fits[FORM_NUMBER], seen->filled) && fits[FORM_NUMBER] >= fits[FORM_THOUSANDS] &&
		 fits[FORM_NUMBER] >= fits[FORM_QUALIFIED])
		column->form = FORM_NUMBER;
	else if (nearly_all(fits[FORM_THOUSANDS], seen->filled) &&
		 fits[FORM_THOUSANDS] >= fits[FORM_QUALIFIED])
		column->form = FORM_THOUSANDS;
	else if (nearly_all(fits[FORM_QUALIFIED], seen->filled))
		column->form = FORM_QUALIFIED;
	static const enum value_type types[] = {
		[FORM_NUMBER] = TYPE_NUMBER,
		[FORM_THOUSANDS] = TYPE_NUMBER,
		[FORM_QUALIFIED] = TYPE_NUMBER,
		[FORM_DATE] = TYPE_DATE,
		[FORM_DATE_SHORT] = TYPE_DATE,
		[FORM_TRUTH] = TYPE_TRUTH,
		[FORM_COUNT] = TYPE_TEXT,
	};
	column->type = types[column->form];
}

static void
column_draft(struct draft *draft, const struct inventory *inventory, size_t index, struct dictionary *taken,
	struct draft_column *column)
{
	const struct column_inventory *seen = &inventory->columns[index];
	size_t same = 0;
	*column = (struct draft_column){ .evidence = seen, .refers_to = SIZE_MAX };
	for (size_t i = 0; i < inventory->column_count; i++)
		same += strcmp(inventory->columns[i].header, seen->header) == 0;
	type_decide(column);
	struct dictionary *alone = dictionary_new();
	const char *called = header_name(&draft->arena, seen->header, alone);
	dictionary_free(alone);
	bool identity =
		column->type == TYPE_NUMBER && (name_is_of_identity(called) || looks_like_identity(seen));
	if (identity) {
		column->type = TYPE_TEXT;
		column->form = FORM_COUNT;
	}
	if (!seen->header[0])
		column->left_out = "it has no header; give it one in the file to read it";
	else if (same > 1)
		column->left_out = arena_print(&draft->arena,
			"%zu columns have this header; give them different ones in the file to read them",
			same);
	else if (column->type == TYPE_TEXT)
		column->left_out = identifier_complaint(&draft->arena, seen);
	if (!column->left_out)
		column->name = header_name(&draft->arena, seen->header, taken);
	column->secret = !column->name || identity || name_is_personal(column->name) ||
			 name_is_of_identity(column->name);
}

static const char *const key_endings[] = { "_id", "_nr", "_kode", "_nummer", "id", "nr", "kode", "nummer" };

/* How much of a key's name is left without its ending. */
static size_t
stem_length(const char *key)
{
	for (size_t i = 0; i < sizeof key_endings / sizeof *key_endings; i++)
		if (ends_in(key, &key_endings[i], 1))
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
	return !distinct ? 0 : named ? KEY_BY_NAME : ANY_TEXT;
}

static void
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

static void
table_draft(struct draft *draft, const struct inventory *inventory, const char *file,
	struct dictionary *names, struct draft_table *table)
{
	const char *slash = strrchr(file, '/');
	const char *base = slash ? slash + 1 : file;
	const char *dot = strchr(base, '.');
	struct dictionary *taken = dictionary_new();
	*table = (struct draft_table){
		.inventory = inventory, .file = file, .column_count = inventory->column_count
	};
	table->name = header_name(&draft->arena,
		dot && dot > base ? arena_copy(&draft->arena, base, (size_t)(dot - base)) : base, names);
	table->columns = arena_alloc(&draft->arena, (inventory->column_count + 1) * sizeof *table->columns);
	for (size_t i = 0; i < inventory->column_count; i++)
		column_draft(draft, inventory, i, taken, &table->columns[i]);
	dictionary_free(taken);
	key_decide(table);
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

static void
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

struct choice_text {
	const char *bytes;
	size_t length;
};

static int
choice_compare(const void *a, const void *b)
{
	const struct choice_text *one = a, *other = b;
	return text_compare(one->bytes, one->length, other->bytes, other->length);
}

static void
one_of_decide(struct draft *draft, struct draft_column *column)
{
	const struct column_inventory *seen = column->evidence;
	struct choice_text texts[DRAFT_CHOICES];
	if (column->type != TYPE_TEXT || column->secret || !seen->values || seen->distinct < 2 ||
		seen->distinct > DRAFT_CHOICES || seen->filled < 2 * seen->distinct)
		return;
	static const struct column_spec with_totals = { .type = TYPE_TEXT, .totals_auto = true };
	size_t count = 0;
	for (uint32_t code = 1; code <= seen->distinct; code++) {
		struct choice_text *text = &texts[count];
		text->bytes = dictionary_text(seen->values, code, &text->length);
		if (text_characters(text->bytes, text->length) > CHOICE_LENGTH)
			return;
		/* The rows of these are set aside. */
		count += !totals_mark(&with_totals, (struct slice){ text->bytes, text->length });
	}
	qsort(texts, count, sizeof *texts, choice_compare);
	column->one_of = arena_alloc(&draft->arena, (count + 1) * sizeof *column->one_of);
	for (size_t i = 0; i < count; i++)
		column->one_of[column->one_of_count++] = texts[i].bytes;
}

struct draft *
draft_new(const struct inventory *const *inventories, const char *const *files, size_t count)
{
	struct draft *draft = xcalloc(1, sizeof *draft);
	struct dictionary *names = dictionary_new();
	draft->tables = arena_alloc(&draft->arena, (count + 1) * sizeof *draft->tables);
	draft->table_count = count;
	for (size_t i = 0; i < count; i++)
		table_draft(draft, inventories[i], files[i], names, &draft->tables[i]);
	dictionary_free(names);
	for (size_t i = 0; i < count; i++)
		for (size_t column = 0; column < draft->tables[i].column_count; column++)
			reference_decide(draft, i, column);
	for (size_t i = 0; i < count; i++)
		for (size_t column = 0; column < draft->tables[i].column_count; column++)
			one_of_decide(draft, &draft->tables[i].columns[column]);
	return draft;
}

bool
draft_blank_is_no(const struct draft_column *column)
{
	const struct column_inventory *seen = column->evidence;
	return column->type == TYPE_TRUTH && seen->crosses && seen->blank > 0 && seen->marked == 0;
}

void
draft_free(struct draft *draft)
{
	if (!draft)
		return;
	struct arena arena = draft->arena;
	arena_free(&arena);
	free(draft);
}
