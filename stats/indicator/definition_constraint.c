#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/indicator/definition_parts.h"

/* The choices of a yes or no are { no, yes, false, true }. */
static bool
is_yes(const struct section *section, const char *key)
{
	return section_choice(section, key, 0) % 2 == 1;
}

const char *
literal_of(struct arena *arena, enum value_type type, const char *text)
{
	size_t length = strlen(text);
	if (type == TYPE_DATE) {
		char date[DATE_TEXT_SIZE];
		int32_t day = date_parse_iso(text, length);
		if (day == DATE_MISSING)
			day = date_parse_norwegian(text, length);
		return day == DATE_MISSING ? NULL : arena_copy(arena, date_format_iso(day, date), 10);
	}
	struct decimal decimal;
	if (!decimal_parse(text, length, '.', &decimal) && !decimal_parse(text, length, ',', &decimal))
		return NULL;
	char *literal = arena_copy(arena, text, length);
	char *comma = strchr(literal, ',');
	if (comma)
		*comma = '.';
	return literal + (literal[0] == '+');
}

bool
limits_are_ordered(enum value_type type, const char *least, const char *greatest)
{
	if (type == TYPE_DATE)
		return strcmp(least, greatest) <= 0;
	struct decimal low, high;
	decimal_parse(least, strlen(least), '.', &low);
	decimal_parse(greatest, strlen(greatest), '.', &high);
	struct ratio a = ratio_from_decimal(low, false), b = ratio_from_decimal(high, false);
	return ratio_compare(a.numerator, a.denominator, b.numerator, b.denominator) <= 0;
}

static void
range_read(const struct section *section, struct column_spec *column)
{
	struct reading *reading = section->reading;
	const struct node *node = section_node(section, "range");
	if (!node)
		return;
	const char *name = shown(reading, section->name->text);
	if (column->type != TYPE_NUMBER && column->type != TYPE_DATE) {
		mistake(reading, node, "only a number or a date can have `range`, and the type of `%s` is %s",
			name, value_type_name(column->type));
		return;
	}
	size_t count;
	const struct node **limits = section_texts(section, "range", &count);
	if (count != 2) {
		mistake(reading, node,
			"`range` needs the least and the greatest value, such as %s; for one limit alone "
			"write "
			"a "
			"rule",
			column->type == TYPE_DATE ? "[2020-01-01, 2025-12-31]" : "[0, 100]");
		return;
	}
	const char *literals[2];
	for (size_t i = 0; i < 2; i++) {
		literals[i] = literal_of(&reading->definition->arena, column->type, limits[i]->text);
		if (!literals[i])
			mistake(reading, limits[i], "`%s` is no %s, and the type of `%s` is %s",
				shown(reading, limits[i]->text), value_type_name(column->type), name,
				value_type_name(column->type));
	}
	if (!literals[0] || !literals[1])
		return;
	if (!limits_are_ordered(column->type, literals[0], literals[1]))
		mistake(reading, node, "the least value of `range` is greater than the greatest");
	column->least = literals[0];
	column->greatest = literals[1];
}

void
constraints_read(const struct section *section, struct column_spec *column)
{
	struct reading *reading = section->reading;
	const char *name = shown(reading, section->name->text);
	column->required = is_yes(section, "required");
	column->unique = is_yes(section, "unique");
	if (column->unique && column->type == TYPE_TRUTH)
		mistake(reading, section_node(section, "unique"),
			"a truth cannot be `unique`, and the type of `%s` is truth", name);
	range_read(section, column);
	const struct node *identifiers = section_node(section, "identifiers");
	if (identifiers && column->type != TYPE_TEXT && column->type != TYPE_NUMBER)
		mistake(reading, identifiers,
			"only a text or a number can have `identifiers`, and the type of `%s` is %s", name,
			value_type_name(column->type));
	column->identifiers_allowed = section_choice(section, "identifiers", 0) == 1;
}

/* The number column that a text names; NULL, and reported, if it is none. */
static struct column_spec *
number_named(const struct section *section, struct table_spec *table, const struct node *text)
{
	struct reading *reading = section->reading;
	size_t index = table_spec_column(table, text->text);
	if (index != SIZE_MAX && table->columns[index].type == TYPE_NUMBER)
		return &table->columns[index];
	const char **names = xcalloc(table->column_count + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].type == TYPE_NUMBER)
			names[count++] = table->columns[i].name;
	}
	mistake_unknown(reading, text, "number column", text->text, names, count);
	free(names);
	return NULL;
}

void
summed_read(const struct section *section, struct table_spec *table)
{
	size_t count;
	const struct node **texts = section_texts(section, "totals_equal_parts", &count);
	for (size_t i = 0; texts && i < table->column_count; i++)
		table->columns[i].not_summed = true;
	if (texts && count == 1 && strcmp(texts[0]->text, "none") == 0)
		return;
	for (size_t i = 0; texts && i < count; i++) {
		struct column_spec *column = number_named(section, table, texts[i]);
		if (column)
			column->not_summed = false;
	}
}
