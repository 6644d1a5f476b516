#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"
#include "stats/indicator/source.h"

void
expression_mistake(struct reading *reading, const struct node *node, const struct expr_error *err)
{
	size_t line, column;
	source_place(&reading->source, node, err->offset, &line, &column);
	mistake_at(reading, line, column, "%s", err->message);
}

size_t
names_count(const struct node *mapping)
{
	size_t count = 0;
	for (const struct node *at = mapping ? mapping->first : NULL; at; at = at->next)
		count++;
	return count;
}

static void
condition_read(struct reading *reading, const struct node *name, struct named_condition *condition)
{
	struct section section = section_open(reading, PLACE_CONDITION, name, name->value);
	condition->name = name->text;
	condition->about = section_text(&section, "about");
	condition->text = section_text(&section, "is");
	condition->table = section_table(&section, "of");
	if (!condition->text || condition->table == SIZE_MAX)
		reading->unsound = true;
}

/* Declares them all before compiling one, since they may use each other in any order. */
static void
conditions_compile(struct reading *reading, const struct node *conditions)
{
	const struct definition *definition = reading->definition;
	const struct named_condition *condition = definition->conditions;
	for (const struct node *at = conditions->first; at; at = at->next, condition++) {
		struct expr_error err = { 0 };
		if (!vocabulary_declare(definition->vocabulary, condition->name, condition->table,
			    condition->text, &err)) {
			mistake(reading, at, "%s", err.message);
			reading->unsound = true;
		}
	}
	if (reading->unsound)
		return;
	condition = definition->conditions;
	for (const struct node *at = conditions->first; at; at = at->next, condition++) {
		struct expr_error err = { 0 };
		if (!vocabulary_compile(definition->vocabulary, condition->name, condition->table, &err))
			expression_mistake(reading, node_value(at->value, "is"), &err);
	}
}

void
conditions_read(const struct section *file)
{
	struct reading *reading = file->reading;
	struct definition *definition = reading->definition;
	const struct node *conditions = section_node(file, "conditions");
	if (conditions) {
		definition->conditions = arena_alloc(
			&definition->arena, (names_count(conditions) + 1) * sizeof *definition->conditions);
		for (const struct node *at = conditions->first; at; at = at->next)
			condition_read(reading, at, &definition->conditions[definition->condition_count++]);
	} else if (node_value(file->mapping, "conditions")) {
		reading->unsound = true;
	}
	if (reading->unsound)
		return;
	definition->vocabulary = vocabulary_new(definition->tables, definition->table_count);
	if (conditions)
		conditions_compile(reading, conditions);
}

void
condition_compile(const struct section *section, const char *key, size_t table, struct condition *condition)
{
	struct reading *reading = section->reading;
	const struct node *node = section_node(section, key);
	if (!node)
		return;
	condition->text = node->text;
	if (reading->unsound || table == SIZE_MAX)
		return;
	struct expr_error err = { 0 };
	condition->expr = expr_compile(reading->definition->vocabulary, table, node->text, &err);
	if (!condition->expr)
		expression_mistake(reading, node, &err);
}

/* A cell is known by its indicator, the label of the grouping and the group, so a label may stand once. */
static void
label_check(struct reading *reading, const struct node *node, const struct indicator_definition *indicator,
	size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (indicator->by[i].label &&
			strcmp(indicator->by[i].label, indicator->by[index].label) == 0) {
			mistake(reading, node,
				"%s stands here twice; an indicator of its own is needed for another `where`",
				shown(reading, indicator->by[index].label));
			return;
		}
	}
}

static void
by_read(const struct section *section, struct indicator_definition *indicator)
{
	struct reading *reading = section->reading;
	const struct node **texts = section_texts(section, "by", &indicator->by_count);
	indicator->by =
		arena_alloc(&reading->definition->arena, (indicator->by_count + 1) * sizeof *indicator->by);
	for (size_t i = 0; i < indicator->by_count; i++) {
		struct expr_error err = { 0 };
		if (reading->unsound || indicator->table == SIZE_MAX)
			continue;
		if (grouping_compile(reading->definition->vocabulary, indicator->table, texts[i]->text,
			    &indicator->by[i], &err))
			label_check(reading, texts[i], indicator, i);
		else
			expression_mistake(reading, texts[i], &err);
	}
}

static void
target_read(const struct section *section, struct indicator_definition *indicator)
{
	enum { INCREASE, DECREASE, NO_DIRECTION };
	struct reading *reading = section->reading;
	const struct node *target = section_node(section, "target");
	char message[256];
	if (target && !target_parse(target->text, &indicator->target, message, sizeof message))
		mistake(reading, target, "%s", message);
	indicator->target_date = section_date(section, "target_date");

	size_t direction = section_choice(section, "direction", NO_DIRECTION);
	bool upwards = indicator->target.comparison == AT_LEAST || indicator->target.comparison == MORE_THAN;
	if (indicator->target.given && direction == INCREASE && !upwards)
		mistake(reading, section_node(section, "direction"),
			"`direction: increase` contradicts the target, which is an upper limit; write "
			"`decrease`, or "
			"a target with `at least`");
	if (indicator->target.given && direction == DECREASE && upwards)
		mistake(reading, section_node(section, "direction"),
			"`direction: decrease` contradicts the target, which is a lower limit; write "
			"`increase`, or a "
			"target with `at most`");
}

static void
interval_read(const struct section *section, struct indicator_definition *indicator)
{
	indicator->interval = (enum interval_method)section_choice(section, "interval", INTERVAL_WILSON);
	indicator->level = 0.95;
	const struct node *level = section_node(section, "level");
	struct ratio value;
	if (!level)
		return;
	/* From 1 % to 99.9999 %: beyond, the methods run out of digits. */
	if (percent_parse(level->text, &value) &&
		ratio_compare(value.numerator, value.denominator, 1, 100) >= 0 &&
		ratio_compare(value.numerator, value.denominator, 999999, 1000000) <= 0)
		indicator->level = (double)value.numerator / (double)value.denominator;
	else
		mistake(section->reading, level,
			"`%s` is no confidence; write a number from 1 to 99.9999 with a percent sign, such "
			"as `95 %%`",
			shown(section->reading, level->text));
}

static void
descriptions_read(const struct section *section, struct indicator_definition *indicator)
{
	struct arena *arena = &section->reading->definition->arena;
	indicator->descriptions =
		arena_alloc(arena, (names_count(section->mapping) + 1) * sizeof *indicator->descriptions);
	for (const struct node *at = section->mapping ? section->mapping->first : NULL; at; at = at->next) {
		const struct definition_key *key = definition_key_find(PLACE_INDICATOR, at->text);
		if (key && key->kind == KEY_DESCRIPTION && at->value->kind == NODE_TEXT)
			indicator->descriptions[indicator->description_count++] =
				(struct description){ .key = key->name, .text = at->value->text };
	}
}

static void
indicator_read(struct reading *reading, const struct node *name, struct indicator_definition *indicator)
{
	struct section section = section_open(reading, PLACE_INDICATOR, name, name->value);
	indicator->name = name->text;
	indicator->title = section_text(&section, "title");
	if (!indicator->title)
		indicator->title = name->text;
	indicator->about = section_text(&section, "about");
	section_choice(&section, "measure", 0);
	indicator->table = section_table(&section, "count");
	if (indicator->table != SIZE_MAX)
		indicator->noun = reading->definition->nouns[indicator->table];
	struct {
		const char *key;
		struct condition *condition;
	} conditions[] = {
		{ "where", &indicator->where },
		{ "denominator", &indicator->denominator },
		{ "exclude", &indicator->exclude },
		{ "numerator", &indicator->numerator },
		{ "numerator_exclude", &indicator->numerator_exclude },
		{ "except", &indicator->except },
	};
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
		condition_compile(&section, conditions[i].key, indicator->table, conditions[i].condition);
	by_read(&section, indicator);
	target_read(&section, indicator);
	interval_read(&section, indicator);
	indicator->variation = (enum time_chart)section_choice(&section, "variation", CHART_AUTO);
	indicator->funnel = (enum funnel_rule)section_choice(&section, "funnel", FUNNELS_PLAIN);
	indicator->by_name = section_choice(&section, "order", 0) == 1;
	descriptions_read(&section, indicator);
}

/* Adds a name that is not there yet. */
static void
name_add(const char **names, size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(names[i], name) == 0)
			return;
	names[(*count)++] = name;
}

/* Every grouping by the name of its column or, where it has none, by its label. */
static const char **
grouping_names(const struct definition *definition, size_t *count)
{
	size_t most = 0;
	for (size_t i = 0; i < definition->indicator_count; i++)
		most += definition->indicators[i].by_count;
	const char **names = xcalloc(2 * most + 1, sizeof *names);
	*count = 0;
	for (size_t i = 0; i < definition->indicator_count; i++) {
		for (size_t j = 0; j < definition->indicators[i].by_count; j++) {
			const struct grouping *by = &definition->indicators[i].by[j];
			if (by->column)
				name_add(names, count, by->column->name);
			if (by->label)
				name_add(names, count, by->label);
		}
	}
	return names;
}

void
units_read(const struct section *file)
{
	struct reading *reading = file->reading;
	struct definition *definition = reading->definition;
	const struct node *units = section_node(file, "units");
	definition->units = units ? units->text : NULL;
	if (!units || reading->unsound || strcmp(units->text, UNITS_NONE) == 0)
		return;
	size_t count;
	bool is_known = false;
	const char **names = grouping_names(definition, &count);
	for (size_t i = 0; i < count; i++)
		is_known |= strcmp(names[i], units->text) == 0;
	if (!is_known)
		mistake_unknown(reading, units, "grouping", units->text, names, count);
	free(names);
}

void
indicators_read(const struct section *file)
{
	struct definition *definition = file->reading->definition;
	const struct node *indicators = section_node(file, "indicators");
	if (!indicators)
		return;
	definition->indicators = arena_alloc(
		&definition->arena, (names_count(indicators) + 1) * sizeof *definition->indicators);
	for (const struct node *at = indicators->first; at; at = at->next)
		indicator_read(file->reading, at, &definition->indicators[definition->indicator_count++]);
}
