#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"
#include "stats/indicator/json.h"
#include "stats/indicator/package_parts.h"
#include "stats/table/header.h"

const char *const *
package_strings(const struct package *package, const struct node *list, size_t *count)
{
	size_t room = 0;
	for (const struct node *item = list->first; item; item = item->next)
		room++;
	const char **texts = arena_alloc(&package->reading->definition->arena, (room + 1) * sizeof *texts);
	*count = 0;
	for (const struct node *item = list->first; item; item = item->next) {
		const struct node *text = item->kind == NODE_MAPPING ? node_value(item, "value") : item;
		if (!text || !node_is_string(text))
			package_mistake(package, item, "expected a string");
		else if (text->text[0])
			texts[(*count)++] = text->text;
	}
	return texts;
}

static bool
holds(const struct package *package, const struct node *mapping, const char *key)
{
	const struct node *value = package_value(package, mapping, key, NODE_TEXT);
	return value && strcmp(value->text, "true") == 0;
}

/* `minimum` and `maximum`, each alone or both. */
static void
limits_read(const struct package *package, const struct node *constraints, struct column_spec *column)
{
	static const char *const keys[] = { "minimum", "maximum" };
	const char **limits[] = { &column->least, &column->greatest };
	for (size_t i = 0; i < 2; i++) {
		const struct node *node = package_value(package, constraints, keys[i], NODE_TEXT);
		if (!node)
			continue;
		*limits[i] = literal_of(&package->reading->definition->arena, column->type, node->text);
		if (!*limits[i])
			package_mistake(package, node, "`%s` is no %s", shown(package->reading, node->text),
				value_type_name(column->type));
	}
	if (column->least && column->greatest &&
		!limits_are_ordered(column->type, column->least, column->greatest))
		package_mistake(
			package, node_value(constraints, keys[0]), "`minimum` is greater than `maximum`");
}

static size_t
length_read(const struct package *package, const struct node *constraints, const char *key)
{
	enum { MOST = 1000 };
	const struct node *node = package_value(package, constraints, key, NODE_TEXT);
	char *end = NULL;
	unsigned long length = node ? strtoul(node->text, &end, 10) : 0;
	if (!node || (node->text[0] >= '0' && node->text[0] <= '9' && *end == '\0' && length <= MOST))
		return length;
	package_mistake(package, node, "`%s` must be a whole number up to %d", key, MOST);
	return 0;
}

/* Every constraint of the standard that has not been read is said. */
static void
others_remark(const struct package *package, const struct node *constraints, const struct column_spec *column)
{
	static const struct {
		const char *key;
		bool of_texts, of_numbers, of_truths; /* where it is read; dates are as numbers */
	} read[] = {
		{ "required", true, true, true },
		{ "unique", true, true, false },
		{ "enum", true, false, false },
		{ "minLength", true, false, false },
		{ "maxLength", true, false, false },
		{ "minimum", false, true, false },
		{ "maximum", false, true, false },
	};
	for (const struct node *at = constraints ? constraints->first : NULL; at; at = at->next) {
		bool is_read = false;
		for (size_t i = 0; i < sizeof read / sizeof *read; i++)
			if (strcmp(read[i].key, at->text) == 0)
				is_read = column->type == TYPE_TEXT    ? read[i].of_texts
					  : column->type == TYPE_TRUTH ? read[i].of_truths
								       : read[i].of_numbers;
		if (!is_read)
			package_remark(package, at,
				"column '%s': the constraint `%s` of a %s is not looked at; write a rule in "
				"the "
				"definitions for what it asks",
				column_header(column), shown(package->reading, at->text),
				value_type_name(column->type));
	}
}

/* "auto", or the texts themselves. */
static void
totals_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	const struct node *totals = field->kind == NODE_MAPPING ? node_value(field, "maltall:totals") : NULL;
	if (totals && totals->kind == NODE_LIST)
		column->totals = package_strings(package, totals, &column->totals_count);
	else if (totals && totals->kind == NODE_TEXT && strcmp(totals->text, "auto") == 0)
		column->totals_auto = true;
	else if (totals)
		package_mistake(package, totals, "`maltall:totals` must be \"auto\" or a list of strings");
}

static void
blank_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	const struct node *blank = package_value(package, field, "maltall:blank", NODE_TEXT);
	if (!blank)
		return;
	size_t choice = SIZE_MAX;
	const struct definition_key *key = definition_key_find(PLACE_COLUMN, "blank");
	for (size_t i = 0; key->choices[i]; i++)
		if (strcmp(key->choices[i], blank->text) == 0)
			choice = i;
	if (choice == SIZE_MAX)
		package_mistake(package, blank, "`maltall:blank` must be \"missing\" or \"false\"");
	else
		column->blank = choice == 0 ? BLANK_MISSING : BLANK_FALSE;
}

void
package_constraints_read(const struct package *package, const struct node *field, struct column_spec *column)
{
	const struct node *constraints = package_value(package, field, "constraints", NODE_MAPPING);
	const struct node *allowed = package_value(package, constraints, "enum", NODE_LIST);
	column->required = holds(package, constraints, "required");
	column->unique = holds(package, constraints, "unique") && column->type != TYPE_TRUTH;
	column->qualified = holds(package, field, "maltall:qualified") && column->type == TYPE_NUMBER;
	const char *percent = package_text(package, field, "maltall:percent");
	if (column->type == TYPE_NUMBER && percent && strcmp(percent, "always") == 0)
		column->percent = PERCENT_ALWAYS;
	others_remark(package, constraints, column);
	if (column->type == TYPE_TRUTH)
		blank_read(package, field, column);
	if (column->type == TYPE_NUMBER || column->type == TYPE_DATE)
		limits_read(package, constraints, column);
	if (column->type != TYPE_TEXT)
		return;
	if (allowed)
		column->one_of = package_strings(package, allowed, &column->one_of_count);
	column->least_length = length_read(package, constraints, "minLength");
	column->most_length = length_read(package, constraints, "maxLength");
	totals_read(package, field, column);
}

void
package_summed_read(const struct package *package)
{
	struct table_spec *table = package->table;
	const struct node *named =
		package_value(package, package->schema, "maltall:totals_equal_parts", NODE_LIST);
	for (size_t i = 0; named && i < table->column_count; i++)
		table->columns[i].not_summed = true;
	for (const struct node *at = named ? named->first : NULL; at; at = at->next) {
		struct column_spec *column = NULL;
		for (size_t i = 0; i < table->column_count && node_is_string(at); i++)
			if (strcmp(column_header(&table->columns[i]), at->text) == 0)
				column = &table->columns[i];
		if (column && column->type == TYPE_NUMBER)
			column->not_summed = false;
		else
			package_mistake(
				package, at, "`maltall:totals_equal_parts` must name fields of numbers");
	}
}
