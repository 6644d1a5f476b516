#include <string.h>

#include "stats/indicator/header_name.h"
#include "stats/indicator/json.h"
#include "stats/indicator/package_parts.h"
#include "stats/table/truth_value.h"

static void
type_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	static const struct {
		const char *name;
		enum value_type type;
	} types[] = {
		{ "string", TYPE_TEXT },
		{ "any", TYPE_TEXT },
		{ "number", TYPE_NUMBER },
		{ "integer", TYPE_NUMBER },
		{ "year", TYPE_NUMBER },
		{ "date", TYPE_DATE },
		{ "boolean", TYPE_TRUTH },
	};
	const char *name = package_text(package, field, "type");
	column->type = TYPE_TEXT;
	if (!name)
		return;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0) {
			column->type = types[i].type;
			return;
		}
	package_mistake(package, node_value(field, "type"),
		"maltall reads no `%s`; write string, number, integer, year, date or boolean",
		shown(package->reading, name));
}

/* The forms that are always read need no declaration. Years of two digits are those of strptime: 69 is 1969.
 */
static void
date_format_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	enum { STRPTIME_PIVOT = 1969 };
	static const struct {
		const char *format, *declared;
		int pivot;
	} formats[] = {
		{ "default", NULL, 0 },
		{ "any", NULL, 0 },
		{ "%Y-%m-%d", NULL, 0 },
		{ "%d.%m.%Y", NULL, 0 },
		{ "%d.%m.%y", "dd.mm.yy", STRPTIME_PIVOT },
		{ "%d/%m/%Y", "dd/mm/yyyy", 0 },
		{ "%Y%m%d", "yyyymmdd", 0 },
	};
	const char *format = package_text(package, field, "format");
	for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].format, format) == 0) {
			column->date_format = formats[i].declared;
			column->pivot = formats[i].pivot;
			return;
		}
	if (format)
		package_mistake(package, node_value(field, "format"),
			"maltall reads no dates of the form `%s`; write default, any, %%Y-%%m-%%d, "
			"%%d.%%m.%%Y, "
			"%%d.%%m.%%y, %%d/%%m/%%Y or %%Y%%m%%d",
			shown(package->reading, format));
}

/* A file has one decimal sign. */
static void
decimal_read(const struct package *package, const struct node *field, char *decimal)
{
	const struct node *type = node_value(field, "type");
	const char *sign = package_text(package, field, "decimalChar");
	if (!sign && type && strcmp(type->text, "number") != 0)
		return;
	sign = sign ? sign : ".";
	const struct node *place = node_value(field, "decimalChar");
	place = place ? place : field;
	if (strcmp(sign, ".") != 0 && strcmp(sign, ",") != 0)
		package_mistake(package, place, "a decimal sign is . or , and not `%s`",
			shown(package->reading, sign));
	else if (*decimal && *decimal != *sign)
		package_mistake(package, place,
			"another field of the same file has the decimal sign %c; maltall reads one in a file",
			*decimal);
	else
		*decimal = *sign;
}

static void
thousands_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	const char *sign = package_text(package, field, "groupChar");
	if (!sign)
		return;
	if (strcmp(sign, ".") == 0 || strcmp(sign, ",") == 0)
		column->thousands = *sign;
	else if (strcmp(sign, " ") != 0 && strcmp(sign, "\xC2\xA0") != 0 && strcmp(sign, "\xE2\x80\xAF") != 0)
		package_mistake(package, node_value(field, "groupChar"),
			"between groups of three digits maltall reads a blank, . or , and not `%s`",
			shown(package->reading, sign));
}

/* maltall knows its words; the schema may only say which of them the file has. */
static void
truth_words_check(const struct package *package, const struct node *field, const char *key, enum truth truth)
{
	const struct node *words = package_value(package, field, key, NODE_LIST);
	for (const struct node *word = words ? words->first : NULL; word; word = word->next) {
		struct slice slice = { .bytes = word->text, .length = word->text ? strlen(word->text) : 0 };
		if (!node_is_string(word) || slice.length == 0 || field_truth(slice) != truth)
			package_mistake(package, word,
				"maltall does not read this as %s; it reads ja nei j n true false sant usant "
				"yes no "
				"1 0 x",
				truth == TRUTH_TRUE ? "true" : "false");
	}
}

static bool
marks_are_default(const char *const *marks, size_t count)
{
	size_t i = 0;
	while (i < count && marks[i] && missing_marks_default[i] &&
		strcmp(marks[i], missing_marks_default[i]) == 0)
		i++;
	return i == count && !missing_marks_default[i];
}

/* The marks of a list and, where a label is one of maltall's words, what they mean. */
static void
missing_take(const struct package *package, const struct node *marks, struct column_spec *column)
{
	const struct definition_key *key = definition_key_find(PLACE_COLUMN, "missing");
	column->missing = package_strings(package, marks, &column->missing_count);
	enum mark_meaning *meanings = arena_alloc(
		&package->reading->definition->arena, (column->missing_count + 1) * sizeof *meanings);
	size_t at = 0;
	for (const struct node *item = marks->first; item; item = item->next) {
		const struct node *text = item->kind == NODE_MAPPING ? node_value(item, "value") : item;
		const struct node *label = item->kind == NODE_MAPPING ? node_value(item, "label") : NULL;
		if (!text || !node_is_string(text) || !text->text[0])
			continue;
		for (size_t i = 0; label && label->text && key->choices[i]; i++)
			if (strcmp(key->choices[i], label->text) == 0)
				meanings[at] = (enum mark_meaning)i;
		if (meanings[at] == MARK_ZERO && column->type != TYPE_NUMBER)
			package_mistake(package, label, "only in a number can a mark mean zero");
		if (meanings[at] != MARK_MISSING)
			column->meanings = meanings;
		at++;
	}
}

/* Of the field, else of the schema; the standard's own default is that only blank is missing. */
static void
missing_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	static const char *const none[] = { NULL };
	const struct node *marks = package_value(package, field, "missingValues", NODE_LIST);
	if (!marks)
		marks = package_value(package, package->schema, "missingValues", NODE_LIST);
	column->missing = none;
	if (marks)
		missing_take(package, marks, column);
	if (!column->meanings && marks_are_default(column->missing, column->missing_count)) {
		column->missing = NULL;
		column->missing_count = 0;
	}
}

static void
field_read(const struct package *package, const struct node *field, struct dictionary *taken,
	struct column_spec *column)
{
	struct arena *arena = &package->reading->definition->arena;
	column->target = SIZE_MAX;
	column->name = "";
	if (field->kind != NODE_MAPPING) {
		package_mistake(package, field, "a field must be an object with a name");
		return;
	}
	const char *header = package_text(package, field, "name");
	if (!header) {
		package_mistake(package, field, "a field needs a `name`: what the file calls the column");
		return;
	}
	column->name = header_name(arena, header, taken);
	column->header = strcmp(column->name, header) == 0 ? NULL : header;
	type_read(package, field, column);
	missing_read(package, field, column);
	if (column->type == TYPE_DATE)
		date_format_read(package, field, column);
	if (column->type == TYPE_NUMBER) {
		decimal_read(package, field, &package->table->dialect.decimal);
		thousands_read(package, field, column);
	}
	if (column->type == TYPE_TRUTH) {
		truth_words_check(package, field, "trueValues", TRUTH_TRUE);
		truth_words_check(package, field, "falseValues", TRUTH_FALSE);
	}
	package_constraints_read(package, field, column);
}

void
package_fields_read(const struct package *package)
{
	struct table_spec *table = package->table;
	const struct node *fields = package_value(package, package->schema, "fields", NODE_LIST);
	char declared = table->dialect.decimal;
	size_t count = 0;
	for (const struct node *at = fields ? fields->first : NULL; at; at = at->next)
		count++;
	if (count == 0) {
		package_mistake(
			package, fields ? fields : package->schema, "a schema needs `fields`, at least one");
		return;
	}
	table->columns =
		arena_alloc(&package->reading->definition->arena, (count + 1) * sizeof *table->columns);
	struct dictionary *taken = dictionary_new();
	table->dialect.decimal = '\0';
	for (const struct node *at = fields->first; at; at = at->next)
		field_read(package, at, taken, &table->columns[table->column_count++]);
	if (declared)
		table->dialect.decimal = declared;
	dictionary_free(taken);
}
