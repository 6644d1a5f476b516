#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"
#include "stats/indicator/package.h"

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

/* One file or pattern, or a list of them, in its order. */
static void
files_read(const struct section *section, struct table_spec *table)
{
	struct definition *definition = section->reading->definition;
	size_t count;
	const struct node **names = section_texts(section, "file", &count);
	for (size_t i = 0; i < count; i++) {
		size_t found;
		struct table_file *files =
			table_files_find(&definition->arena, definition->path, names[i]->text, &found);
		struct table_file *all =
			arena_alloc(&definition->arena, (table->file_count + found) * sizeof *all);
		for (size_t j = 0; j < table->file_count; j++)
			all[j] = table->files[j];
		for (size_t j = 0; j < found; j++) {
			for (size_t k = 0; k < table->file_count; k++)
				if (strcmp(all[k].path, files[j].path) == 0)
					mistake(section->reading, names[i],
						"this names `%s`, which is named before; its rows would "
						"count "
						"twice",
						shown(section->reading, files[j].name));
			all[table->file_count++] = files[j];
		}
		table->files = all;
	}
}

/* A schema says what the columns, the key and the references are; to say it twice could only contradict it.
 */
static void
schema_read(const struct section *section, struct table_spec *table, struct package_source *source)
{
	static const char *const said_there[] = { "columns", "key" };
	for (size_t i = 0; i < sizeof said_there / sizeof *said_there; i++) {
		const struct node *node = section_node(section, said_there[i]);
		if (node)
			mistake(section->reading, node,
				"`%s` cannot stand beside `schema`, which says it already", said_there[i]);
	}
	package_read(section, table, source);
}

static struct row_noun
noun_read(const struct section *table)
{
	const struct node *node = section_node(table, "noun");
	if (!node)
		return (struct row_noun){ NULL, NULL };
	struct section section = section_open(table->reading, PLACE_NOUN, NULL, node);
	return (struct row_noun){ section_text(&section, "one"), section_text(&section, "many") };
}

static void
table_read(struct reading *reading, const struct node *name, struct table_spec *table,
	struct package_source *source)
{
	struct section section = section_open(reading, PLACE_TABLE, name, name->value);
	table->name = name->text;
	files_read(&section, table);
	table->duplicates = (enum duplicates)section_choice(&section, "duplicates", DUPLICATES_FIRST);
	dialect_read(&section, &table->dialect);
	if (section_node(&section, "schema")) {
		schema_read(&section, table, source);
	} else {
		columns_read(&section, table);
		key_read(&section, table);
	}
	summed_read(&section, table);
	reading->definition->nouns[table - reading->definition->tables] = noun_read(&section);
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
	definition->nouns = arena_alloc(&definition->arena, (count + 1) * sizeof *definition->nouns);
	struct package_source *sources = xcalloc(count + 1, sizeof *sources);
	for (const struct node *at = tables->first; at; at = at->next) {
		size_t index = definition->table_count++;
		table_read(reading, at, &definition->tables[index], &sources[index]);
	}
	references_resolve(reading, tables);
	for (size_t i = 0; i < count; i++)
		package_references_resolve(reading, sources, i);
	free(sources);
}
