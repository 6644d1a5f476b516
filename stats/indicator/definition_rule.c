#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/definition_parts.h"
#include "stats/indicator/rule.h"
#include "stats/table/header.h"

/* The length of the name that begins here, without its quotes if it has some; 0 if none does. */
static size_t
name_length(const char *text)
{
	size_t length = strlen(text), at = 0;
	if (text[0] == '"')
		return strcspn(text + 1, "\"");
	while (at < length) {
		uint32_t code;
		size_t step = text_decode(text + at, length - at, &code);
		if (!text_is_name_character(code))
			break;
		at += step;
	}
	return at;
}

/* The first column of its own table that a condition names, to point at; SIZE_MAX if it names none. */
static size_t
column_named(const struct table_spec *table, const char *condition)
{
	for (const char *at = condition; *at;) {
		if (*at == '\'') {
			at += 1 + strcspn(at + 1, "'");
			at += *at != '\0';
			continue;
		}
		bool quoted = *at == '"';
		size_t length = name_length(at);
		const char *name = at + quoted;
		for (size_t i = 0; i < table->column_count && length > 0; i++) {
			if (strlen(table->columns[i].name) == length &&
				memcmp(table->columns[i].name, name, length) == 0)
				return i;
		}
		at = name + length;
		at += length == 0 || quoted ? *at != '\0' : 0;
	}
	return SIZE_MAX;
}

static void
rule_read(struct reading *reading, const struct node *name, struct rule *rule)
{
	struct arena *arena = &reading->definition->arena;
	struct section section = section_open(reading, PLACE_RULE, name, name->value);
	rule->name = name->text;
	rule->column = SIZE_MAX;
	if (rule_kind_find(name->text))
		mistake(reading, name, "`%s` is what maltall calls a rule of its own; give it another name",
			shown(reading, name->text));
	rule->table = section_table(&section, "of");
	rule->severity = (enum severity)section_choice(&section, "severity", SEVERITY_ERROR);
	rule->exclude = section_choice(&section, "exclude", 0) % 2 == 1;
	condition_compile(&section, "expect", rule->table, &rule->expect);
	if (!rule->expect.text || rule->table == SIZE_MAX)
		return;
	rule->column = column_named(&reading->definition->tables[rule->table], rule->expect.text);
	rule->said = section_text(&section, "message");
	rule->message = rule->said ? rule->said
				   : arena_print(arena, "expected %s", shown(reading, rule->expect.text));
}

/* The name of a column as a condition may always write it. */
static const char *
quoted_name(struct arena *arena, const char *name)
{
	struct buffer out = { 0 };
	buffer_char(&out, '"');
	for (const char *at = name; *at; at++)
		buffer_print(&out, *at == '"' ? "%c\"" : "%c", *at);
	buffer_char(&out, '"');
	const char *quoted = arena_copy(arena, out.bytes, out.length);
	buffer_free(&out);
	return quoted;
}

/* One more rule about a column. What is asked for is put together from names and literals that have been
 * checked, so it compiles. */
static struct rule *
column_rule(struct definition *definition, const char *name, size_t table, size_t column)
{
	struct rule *rule = &definition->rules[definition->rule_count++];
	*rule = (struct rule){ .name = name, .table = table, .column = column, .severity = SEVERITY_ERROR };
	return rule;
}

/* "column 'alder': " and what is wrong. */
static const char *
column_complaint(struct definition *definition, const struct rule *rule, const char *complaint)
{
	struct buffer message = { 0 };
	column_message(&message, &definition->tables[rule->table].columns[rule->column]);
	buffer_text(&message, complaint);
	const char *copy = arena_copy(&definition->arena, message.bytes, message.length);
	buffer_free(&message);
	return copy;
}

static void
column_expects(struct definition *definition, struct rule *rule, const char *condition, const char *complaint)
{
	struct expr_error err = { 0 };
	rule->message = column_complaint(definition, rule, complaint);
	rule->expect.text = condition;
	rule->expect.expr = expr_compile(definition->vocabulary, rule->table, condition, &err);
}

static void
range_rule(struct definition *definition, size_t table, size_t index, const char *name)
{
	struct arena *arena = &definition->arena;
	const struct column_spec *column = &definition->tables[table].columns[index];
	const char *least = column->least, *greatest = column->greatest;
	const char *condition, *complaint;
	if (least && greatest) {
		condition = arena_print(arena, "%s between %s and %s", name, least, greatest);
		complaint =
			arena_print(arena, "the value is out of range; expected %s to %s", least, greatest);
	} else {
		const char *limit = least ? least : greatest;
		condition = arena_print(arena, "%s %s %s", name, least ? ">=" : "<=", limit);
		complaint = arena_print(arena, "the value is out of range; expected at %s %s",
			least ? "least" : "most", limit);
	}
	column_expects(definition, column_rule(definition, "range", table, index), condition, complaint);
}

/* `like '___%'`: a character for each _, and then any. */
static void
length_condition(struct buffer *out, const char *name, const char *verb, size_t characters)
{
	buffer_print(out, "%s %s '", name, verb);
	for (size_t i = 0; i < characters; i++)
		buffer_char(out, '_');
	buffer_text(out, "%'");
}

static void
length_rule(struct definition *definition, size_t table, size_t index, const char *name)
{
	const struct column_spec *column = &definition->tables[table].columns[index];
	struct buffer condition = { 0 }, complaint = { 0 };
	buffer_text(&complaint, "the text is too long or too short; expected ");
	if (column->least_length) {
		length_condition(&condition, name, "like", column->least_length);
		buffer_print(&complaint, "at least %zu", column->least_length);
	}
	if (column->most_length) {
		buffer_text(&condition, column->least_length ? " and " : "");
		length_condition(&condition, name, "not like", column->most_length + 1);
		buffer_print(&complaint, "%sat most %zu", column->least_length ? " and " : "",
			column->most_length);
	}
	buffer_text(&complaint, " characters");
	column_expects(definition, column_rule(definition, "range", table, index),
		arena_copy(&definition->arena, condition.bytes, condition.length), complaint.bytes);
	buffer_free(&condition);
	buffer_free(&complaint);
}

static void
rules_of_column(struct definition *definition, size_t table, size_t index)
{
	struct arena *arena = &definition->arena;
	const struct column_spec *column = &definition->tables[table].columns[index];
	const char *name = quoted_name(arena, column->name);
	struct expr_error err = { 0 };
	if (column->required)
		column_expects(definition, column_rule(definition, "required", table, index),
			arena_print(arena, "%s is not missing", name),
			"there is no value; expected one on every row");
	if (column->least || column->greatest)
		range_rule(definition, table, index, name);
	if (column->least_length || column->most_length)
		length_rule(definition, table, index, name);
	if (column->unique) {
		struct rule *rule = column_rule(definition, "unique", table, index);
		rule->message = column_complaint(definition, rule, "");
		grouping_compile(definition->vocabulary, table, name, &rule->values, &err);
	}
}

/* Totals are checked in numbers that nobody asks for as well, and their parts are known by the other columns.
 */
static void
totals_use(struct table_spec *table)
{
	bool marked = false;
	for (size_t i = 0; i < table->column_count; i++)
		marked = marked || table->columns[i].totals_count || table->columns[i].totals_auto;
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].used =
			table->columns[i].used || marked ||
			(table->columns[i].type == TYPE_NUMBER && !table->columns[i].not_summed);
}

/* How many rules the keys of columns can stand for at most. */
static size_t
column_rules_most(const struct definition *definition)
{
	enum { A_COLUMN = 4 };
	size_t columns = 0;
	for (size_t i = 0; i < definition->table_count; i++)
		columns += definition->tables[i].column_count;
	return columns * A_COLUMN;
}

void
rules_read(const struct section *file)
{
	struct reading *reading = file->reading;
	struct definition *definition = reading->definition;
	const struct node *rules = section_node(file, "rules");
	size_t most = names_count(rules) + column_rules_most(definition);
	definition->rules = arena_alloc(&definition->arena, (most + 1) * sizeof *definition->rules);
	for (const struct node *at = rules ? rules->first : NULL; at; at = at->next)
		rule_read(reading, at, &definition->rules[definition->rule_count++]);
	if (reading->unsound)
		return;
	for (size_t i = 0; i < definition->table_count; i++) {
		totals_use(&definition->tables[i]);
		for (size_t column = 0; column < definition->tables[i].column_count; column++)
			rules_of_column(definition, i, column);
	}
}
