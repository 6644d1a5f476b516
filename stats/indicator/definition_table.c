#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"

static void
one_of_read(const struct section *section, struct column_spec *column)
{
	const struct node **texts = section_texts(section, "one_of", &column->one_of_count);
	const char **allowed = arena_alloc(
		&section->reading->definition->arena, (column->one_of_count + 1) * sizeof *allowed);
	for (size_t i = 0; i < column->one_of_count; i++)
		allowed[i] = texts[i]->text;
	column->one_of = allowed;
}

/* What only a text can have. */
static void
text_keys_check(const struct section *section, enum value_type type)
{
	static const char *const keys[] = { "prefix", "one_of", "refers_to" };
	for (size_t i = 0; i < sizeof keys / sizeof *keys && type != TYPE_TEXT; i++) {
		const struct node *node = section_node(section, keys[i]);
		if (node)
			mistake(section->reading, node,
				"only a text can have `%s`, and the type of `%s` is %s", keys[i],
				shown(section->reading, section->name->text), value_type_name(type));
	}
}

/* `name: type` or `name: {type: ..., ...}`. */
static void
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
		text_keys_check(&section, column->type);
	}
	column->header = section_text(&section, "header");
	column->prefix = section_text(&section, "prefix");
	if (column->type == TYPE_TEXT) {
		one_of_read(&section, column);
		column->refers_to = section_text(&section, "refers_to");
	}
	if (reading->mistakes->count > mistakes)
		reading->unsound = true;
}

static void
key_read(const struct section *section, struct table_spec *table)
{
	const struct node *key = section_node(section, "key");
	if (!key)
		return;
	const char **names = xcalloc(table->column_count + 1, sizeof *names);
	struct column_spec *column = NULL;
	for (size_t i = 0; i < table->column_count; i++) {
		names[i] = table->columns[i].name;
		if (strcmp(names[i], key->text) == 0)
			column = &table->columns[i];
	}
	if (!column)
		mistake_unknown(section->reading, key, "column", key->text, names, table->column_count);
	else if (column->type != TYPE_TEXT)
		mistake(section->reading, key, "a key must be a text, and the type of `%s` is %s",
			shown(section->reading, key->text), value_type_name(column->type));
	/* Also where it is wrong: a table that refers to this one would only complain of it once more. */
	table->key = key->text;
	free(names);
}

static void
columns_read(const struct section *section, struct table_spec *table)
{
	struct reading *reading = section->reading;
	const struct node *columns = section_node(section, "columns");
	if (!columns) {
		reading->unsound = true;
		return;
	}
	if (!columns->first) {
		mistake(reading, columns, "a table needs at least one column");
		reading->unsound = true;
	}
	size_t count = 0;
	for (const struct node *at = columns->first; at; at = at->next)
		count++;
	table->columns = arena_alloc(&reading->definition->arena, (count + 1) * sizeof *table->columns);
	for (const struct node *at = columns->first; at; at = at->next)
		column_read(reading, at, &table->columns[table->column_count++]);
}

static void
table_read(struct reading *reading, const struct node *name, struct table_spec *table)
{
	static const char delimiters[] = { ';', ',', '\t', '|' };
	static const char decimals[] = { '.', ',' };
	struct definition *definition = reading->definition;
	struct section section = section_open(reading, PLACE_TABLE, name, name->value);
	table->name = name->text;
	const char *file = section_text(&section, "file");
	if (file)
		table->files =
			table_files_find(&definition->arena, definition->path, file, &table->file_count);
	table->duplicates = (enum duplicates)section_choice(&section, "duplicates", DUPLICATES_FIRST);
	size_t encoding = section_choice(&section, "encoding", SIZE_MAX);
	size_t delimiter = section_choice(&section, "delimiter", SIZE_MAX);
	size_t decimal = section_choice(&section, "decimal", SIZE_MAX);
	table->dialect = (struct dialect){
		.encoding = encoding == SIZE_MAX ? ENCODING_FOUND_OUT
						 : (enum encoding)(encoding + ENCODING_UTF_8),
		.delimiter = delimiter == SIZE_MAX ? '\0' : delimiters[delimiter],
		.decimal = decimal == SIZE_MAX ? '\0' : decimals[decimal],
	};
	columns_read(&section, table);
	key_read(&section, table);
}

static void
reference_resolve(struct reading *reading, const struct node *name, struct column_spec *column)
{
	struct section section = {
		.reading = reading, .place = PLACE_COLUMN, .name = name, .mapping = name->value
	};
	column->target = section_table(&section, "refers_to");
	bool has_key = column->target != SIZE_MAX && reading->definition->tables[column->target].key;
	if (!has_key)
		reading->unsound = true;
	if (!has_key && column->target != SIZE_MAX)
		mistake(reading, section_node(&section, "refers_to"),
			"the table `%s` has no `key`, so nothing can refer to it; say there which column it "
			"is",
			shown(reading, column->refers_to));
}

/* Finds the tables that columns refer to, once all are known. */
static void
references_resolve(struct reading *reading, const struct node *tables)
{
	struct table_spec *table = reading->definition->tables;
	for (const struct node *name = tables->first; name; name = name->next, table++) {
		const struct node *columns = table->column_count ? node_value(name->value, "columns") : NULL;
		struct column_spec *column = table->columns;
		for (const struct node *at = columns ? columns->first : NULL; at; at = at->next, column++)
			if (column->refers_to)
				reference_resolve(reading, at, column);
	}
}

void
tables_read(const struct section *file)
{
	struct reading *reading = file->reading;
	struct definition *definition = reading->definition;
	const struct node *tables = section_node(file, "tables");
	if (!tables) {
		reading->unsound = true;
		return;
	}
	size_t count = 0;
	for (const struct node *at = tables->first; at; at = at->next)
		count++;
	if (count == 0)
		mistake(reading, tables, "there must be at least one table");
	definition->tables = arena_alloc(&definition->arena, (count + 1) * sizeof *definition->tables);
	for (const struct node *at = tables->first; at; at = at->next)
		table_read(reading, at, &definition->tables[definition->table_count++]);
	references_resolve(reading, tables);
}
