#include <string.h>

#include "stats/indicator/draft_parts.h"
#include "stats/indicator/header_name.h"

bool
nearly_all(size_t part, size_t whole)
{
	return whole > 0 && part >= whole - whole / 10;
}

bool
name_ends_in(const char *name, const char *const *endings, size_t count)
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
name_is_personal(const char *name)
{
	static const char *const endings[] = { "id", "nr", "nummer", "navn", "name", "epost", "e_post",
		"email", "telefon", "mobil", "adresse", "merknad", "kommentar", "notat" };
	return name_ends_in(name, endings, sizeof endings / sizeof *endings);
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
	return name_ends_in(name, endings, sizeof endings / sizeof *endings) ||
	       (name_ends_in(name, &id, 1) &&
		       (!name_ends_in(name, &time, 1) || name_ends_in(name, &of_somebody, 1)));
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
type_decide(struct draft_column *column, bool decimal_sure)
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
		 fits[FORM_THOUSANDS] >= fits[FORM_QUALIFIED]) {
		column->form = FORM_THOUSANDS;
		column->doubtful = !decimal_sure;
	} else if (nearly_all(fits[FORM_QUALIFIED], seen->filled))
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
	column->type = column->doubtful ? TYPE_TEXT : types[column->form];
}

void
column_draft(struct draft *draft, const struct inventory *inventory, size_t index, struct dictionary *taken,
	struct draft_column *column)
{
	const struct column_inventory *seen = &inventory->columns[index];
	size_t same = 0;
	*column = (struct draft_column){ .evidence = seen, .refers_to = SIZE_MAX };
	for (size_t i = 0; i < inventory->column_count; i++)
		same += strcmp(inventory->columns[i].header, seen->header) == 0;
	type_decide(column, inventory->decimal_sure);
	struct dictionary *alone = dictionary_new();
	const char *called = header_name(&draft->arena, seen->header, alone);
	dictionary_free(alone);
	bool identity =
		column->type == TYPE_NUMBER && (name_is_of_identity(called) || looks_like_identity(seen));
	if (identity) {
		column->type = TYPE_TEXT;
		column->form = FORM_COUNT;
	}
	column->percent_always = column->type == TYPE_NUMBER && seen->percents > 0 &&
				 seen->percents < seen->filled && strstr(called, "prosent");
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
