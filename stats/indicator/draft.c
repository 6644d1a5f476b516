#include "stats/indicator/draft.h"

#include <stdlib.h>

#include "stats/base/text.h"
#include "stats/indicator/draft_parts.h"
#include "stats/indicator/header_name.h"
#include "stats/table/totals.h"

/* A longer text is prose. */
enum { CHOICE_LENGTH = 60 };

static void
table_draft(struct draft *draft, struct dictionary *names, struct draft_table *table)
{
	const struct inventory *inventory = table->inventory;
	struct dictionary *taken = dictionary_new();
	table->column_count = inventory->column_count;
	table->name = header_name(
		&draft->arena, table_name_of(&draft->arena, table->files, table->file_count), names);
	table->columns = arena_alloc(&draft->arena, (inventory->column_count + 1) * sizeof *table->columns);
	for (size_t i = 0; i < inventory->column_count; i++)
		column_draft(draft, inventory, i, taken, &table->columns[i]);
	dictionary_free(taken);
	key_decide(table);
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

/* The table that a file belongs to: of one that is like it, else a new one. */
static void
file_place(struct draft *draft, struct inventory *inventory, const char *file, size_t count)
{
	size_t at = 0;
	while (at < draft->table_count && !inventory_is_like(draft->tables[at].inventory, inventory))
		at++;
	struct draft_table *table = &draft->tables[at];
	if (at == draft->table_count) {
		draft->table_count++;
		table->inventory = inventory;
		table->files = arena_alloc(&draft->arena, count * sizeof *table->files);
	} else {
		inventory_add(table->inventory, inventory);
	}
	table->files[table->file_count++] = file;
}

struct draft *
draft_new(struct inventory *const *inventories, const char *const *files, size_t count)
{
	struct draft *draft = xcalloc(1, sizeof *draft);
	struct dictionary *names = dictionary_new();
	draft->tables = arena_alloc(&draft->arena, (count + 1) * sizeof *draft->tables);
	for (size_t i = 0; i < count; i++)
		file_place(draft, inventories[i], files[i], count - i);
	count = draft->table_count;
	for (size_t i = 0; i < count; i++)
		table_draft(draft, names, &draft->tables[i]);
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
