#include <stdlib.h>
#include <string.h>

#include "stats/indicator/definition_parts.h"
#include "stats/indicator/json.h"
#include "stats/indicator/package_parts.h"
#include "stats/indicator/source.h"
#include "stats/table/header.h"

static void
header_rows_read(const struct package *package, const struct node *rows, struct dialect *dialect)
{
	size_t first = 0, count = 0;
	for (const struct node *row = rows->first; row; row = row->next, count++) {
		char *end = NULL;
		unsigned long number = row->kind == NODE_TEXT ? strtoul(row->text, &end, 10) : 0;
		if (number == 0 || *end || number > SIZE_MAX / 2 || (count > 0 && number != first + count)) {
			package_mistake(package, row,
				"`headerRows` must be numbers from 1 upwards, one after another");
			return;
		}
		if (count == 0)
			first = number;
	}
	if (count == 0)
		package_mistake(package, rows, "maltall reads no file without a header");
	if (!dialect->header_line)
		dialect->header_line = first;
	if (!dialect->header_rows)
		dialect->header_rows = count;
}

/* One byte that the reader knows; '\0' if it is not given. */
static char
sign_read(const struct package *package, const struct node *dialect, const char *key, const char *known,
	const char *expected)
{
	const char *sign = package_text(package, dialect, key);
	if (!sign || (strlen(sign) == 1 && strchr(known, *sign)))
		return sign ? *sign : '\0';
	package_mistake(package, node_value(dialect, key), "`%s` can be %s, not `%s`", key, expected,
		shown(package->reading, sign));
	return '\0';
}

/* What would change the meaning of the file and is not known to the reader. */
static void
dialect_check(const struct package *package, const struct node *dialect)
{
	static const struct {
		const char *key, *harmless;
	} unknown[] = { { "header", "true" }, { "doubleQuote", "true" }, { "escapeChar", NULL },
		{ "commentChar", NULL }, { "commentRows", NULL }, { "nullSequence", NULL } };
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		const struct node *value = node_value(dialect, unknown[i].key);
		if (value && !(unknown[i].harmless && value->kind == NODE_TEXT &&
				     strcmp(value->text, unknown[i].harmless) == 0))
			package_mistake(package, value, "maltall cannot read a file with `%s`%s%s",
				unknown[i].key, unknown[i].harmless ? " other than " : "",
				unknown[i].harmless ? unknown[i].harmless : "");
	}
}

static void
encoding_read(const struct package *package, struct dialect *declared)
{
	/* Windows-1252 is Latin-1 with more characters, and what is called Latin-1 tends to have them. */
	static const struct {
		const char *name;
		enum encoding encoding;
	} others[] = {
		{ "cp1252", ENCODING_WINDOWS_1252 },
		{ "iso-8859-1", ENCODING_WINDOWS_1252 },
		{ "iso8859-1", ENCODING_WINDOWS_1252 },
		{ "latin1", ENCODING_WINDOWS_1252 },
		{ "latin-1", ENCODING_WINDOWS_1252 },
		{ "macintosh", ENCODING_MACROMAN },
		{ "mac-roman", ENCODING_MACROMAN },
	};
	const char *name = package_text(package, package->resource, "encoding");
	if (!name || declared->encoding != ENCODING_FOUND_OUT)
		return;
	declared->encoding = encoding_parse(name);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcasecmp(others[i].name, name) == 0)
			declared->encoding = others[i].encoding;
	if (declared->encoding == ENCODING_FOUND_OUT)
		package_mistake(package, node_value(package->resource, "encoding"),
			"maltall reads no `%s`; write UTF-8, Windows-1252, MacRoman, UTF-16LE or UTF-16BE",
			shown(package->reading, name));
}

/* What the definitions declare is stronger. */
static void
package_dialect_read(const struct package *package)
{
	struct dialect *declared = &package->table->dialect;
	encoding_read(package, declared);
	const struct node *dialect = package_value(package, package->resource, "dialect", NODE_MAPPING);
	if (!dialect)
		return;
	dialect_check(package, dialect);
	char delimiter = sign_read(package, dialect, "delimiter", ";,\t|", "; , | or tab");
	char quote = sign_read(package, dialect, "quoteChar", "\"'", "\" or '");
	const struct node *rows = package_value(package, dialect, "headerRows", NODE_LIST);
	const struct node *whole = package_value(package, dialect, "maltall:whole_file", NODE_TEXT);
	if (!declared->delimiter)
		declared->delimiter = delimiter;
	if (!declared->quote)
		declared->quote = quote;
	if (whole && strcmp(whole->text, "true") == 0)
		declared->whole_file = true;
	if (rows)
		header_rows_read(package, rows, declared);
}

/* `path` is a text or a list of them, relative to the package's folder. */
static void
files_read(const struct package *package)
{
	struct table_spec *table = package->table;
	struct arena *arena = &package->reading->definition->arena;
	const struct node *path = package->resource ? node_value(package->resource, "path") : NULL;
	const struct node *first = path && path->kind == NODE_LIST ? path->first : path;
	size_t count = 0;
	for (const struct node *at = first; at; at = path == first ? NULL : at->next)
		count++;
	if (count == 0)
		package_mistake(package, package->resource ? package->resource : package->schema,
			"there is no `path` here; name the CSV file with `file` in the definitions");
	table->files = arena_alloc(arena, (count + 1) * sizeof *table->files);
	for (const struct node *at = first; at; at = path == first ? NULL : at->next) {
		size_t found;
		if (!node_is_string(at) || !at->text[0])
			package_mistake(package, at, "`path` must be the name of a file");
		else if (strpbrk(at->text, "*?["))
			/* No pattern in a package: the file is called so. */
			table->files[table->file_count++] = (struct table_file){ .name = at->text,
				.path = arena_print(arena, "%.*s%s",
					(int)(strrchr(package->path, '/')
							? strrchr(package->path, '/') + 1 - package->path
							: 0),
					package->path, at->text) };
		else
			table->files[table->file_count++] =
				*table_files_find(arena, package->path, at->text, &found);
	}
}

/* The column of a field; SIZE_MAX, and reported, if there is none. */
static size_t
column_find(const struct package *package, const struct node *field)
{
	for (size_t i = 0; i < package->table->column_count; i++)
		if (strcmp(column_header(&package->table->columns[i]), field->text) == 0)
			return i;
	package_mistake(package, field, "there is no field `%s` in this schema",
		shown(package->reading, field->text));
	return SIZE_MAX;
}

/* A text, or a list of one. */
static const struct node *
one_field(const struct package *package, const struct node *mapping, const char *key)
{
	const struct node *value = mapping->kind == NODE_MAPPING ? node_value(mapping, key) : NULL;
	const struct node *field = value && value->kind == NODE_LIST ? value->first : value;
	if (!value)
		return NULL;
	if (field && node_is_string(field) && (field == value || !field->next))
		return field;
	package_mistake(package, value, "`%s` must be one field; maltall's keys are one column", key);
	return NULL;
}

/* Keys are compared as they are written, whatever they look like. */
static void
column_make_text(const struct package *package, const struct node *field, struct column_spec *column)
{
	if (column->least || column->greatest)
		package_remark(package, field,
			"column '%s': `minimum` and `maximum` of a key or a reference are not looked at; it "
			"is read as "
			"it is written",
			column_header(column));
	column->least = column->greatest = NULL;
	column->type = TYPE_TEXT;
	column->thousands = '\0';
	column->date_format = NULL;
	column->pivot = 0;
}

static void
key_read(const struct package *package)
{
	struct table_spec *table = package->table;
	const struct node *field = one_field(package, package->schema, "primaryKey");
	size_t column = field ? column_find(package, field) : SIZE_MAX;
	if (column == SIZE_MAX)
		return;
	column_make_text(package, field, &table->columns[column]);
	table->key = table->columns[column].name;
}

static void
references_read(const struct package *package, struct package_source *source)
{
	const struct node *keys = package_value(package, package->schema, "foreignKeys", NODE_LIST);
	size_t room = 0;
	for (const struct node *at = keys ? keys->first : NULL; at; at = at->next)
		room++;
	source->references =
		arena_alloc(&package->reading->definition->arena, (room + 1) * sizeof *source->references);
	for (const struct node *at = keys ? keys->first : NULL; at; at = at->next) {
		const struct node *reference = at->kind == NODE_MAPPING ? node_value(at, "reference") : NULL;
		const struct node *field = one_field(package, at, "fields");
		const struct node *target = reference ? one_field(package, reference, "fields") : NULL;
		if (!field || !target) {
			package_mistake(
				package, at, "a foreign key needs `fields` and a `reference` with `fields`");
			continue;
		}
		const struct node *resource = node_value(reference, "resource");
		size_t column = column_find(package, field);
		if (column == SIZE_MAX)
			continue;
		column_make_text(package, field, &package->table->columns[column]);
		/* Without a name, or with an empty one, it is the table itself. */
		source->references[source->reference_count++] = (struct package_reference){
			.column = column,
			.resource = resource && resource->text && resource->text[0] ? resource->text
										    : source->resource,
			.field = target->text,
			.place = at,
		};
	}
}

/* The resource called so; without a name the only one, or the one called as the table. */
static const struct node *
resource_find(const struct package *package, const struct section *section, const struct node *resources)
{
	const struct node *wanted = section_node(section, "resource");
	const char *name = wanted ? wanted->text : section->name->text;
	const char *names[16];
	size_t count = 0;
	for (const struct node *at = resources->first; at; at = at->next) {
		const char *found = at->kind == NODE_MAPPING ? package_text(package, at, "name") : NULL;
		if (found && strcmp(found, name) == 0)
			return at;
		if (found && count < sizeof names / sizeof *names)
			names[count++] = found;
	}
	if (!wanted && resources->first && !resources->first->next && resources->first->kind == NODE_MAPPING)
		return resources->first;
	mistake_unknown(package->reading, wanted ? wanted : section_node(section, "schema"), "resource", name,
		names, count);
	return NULL;
}

/* Finds the schema in the tree; false, and reported, if there is none. */
static bool
schema_find(struct package *package, const struct section *section, const struct node *root)
{
	const struct node *resources = package_value(package, root, "resources", NODE_LIST);
	if (!resources && node_value(root, "fields")) {
		package->schema = root;
		return true;
	}
	if (!resources && !node_value(root, "resources"))
		package_mistake(package, root,
			"this is neither a Data Package (it has no `resources`) nor a Table Schema (no "
			"`fields`)");
	if (!resources)
		return false;
	package->resource = resource_find(package, section, resources);
	if (!package->resource)
		return false;
	package->schema = package_value(package, package->resource, "schema", NODE_MAPPING);
	if (!package->schema && !node_value(package->resource, "schema"))
		package_mistake(package, package->resource, "this resource has no `schema`");
	return package->schema;
}

static void
package_take(struct package *package, const struct section *section, const struct node *root,
	struct package_source *source)
{
	if (root->kind != NODE_MAPPING) {
		package_mistake(package, root, "a Data Package must be an object, not a list");
		return;
	}
	if (!schema_find(package, section, root))
		return;
	source->resource = package->resource ? package_text(package, package->resource, "name") : NULL;
	package_fields_read(package);
	package_dialect_read(package);
	key_read(package);
	references_read(package, source);
	package_summed_read(package);
	if (!package->table->file_count)
		files_read(package);
}

void
package_read(const struct section *section, struct table_spec *table, struct package_source *source)
{
	struct reading *reading = section->reading;
	const struct node *schema = section_node(section, "schema");
	size_t mistakes = reading->mistakes->count, count;
	struct error err = { 0 };
	source->path =
		table_files_find(&reading->definition->arena, reading->definition->path, schema->text, &count)
			->path;
	size_t length = 0;
	char *text = source_read(source->path, &length, &err);
	if (!text)
		mistake(reading, schema, "the schema `%s` cannot be read; it is looked for beside this file",
			shown(reading, schema->text));
	const struct node *root =
		text ? json_parse(text, length, source->path, &reading->definition->arena, reading->mistakes)
		     : NULL;
	free(text);
	struct package package = { .reading = reading, .path = source->path, .table = table };
	if (root)
		package_take(&package, section, root, source);
	if (reading->mistakes->count > mistakes)
		reading->unsound = true;
}

static bool
texts_equal(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

void
package_references_resolve(struct reading *reading, const struct package_source *sources, size_t index)
{
	struct definition *definition = reading->definition;
	const struct package_source *source = &sources[index];
	struct table_spec *table = &definition->tables[index];
	struct package package = { .reading = reading, .path = source->path, .table = table };
	for (size_t i = 0; i < source->reference_count; i++) {
		const struct package_reference *reference = &source->references[i];
		struct column_spec *column = &table->columns[reference->column];
		size_t target = 0;
		while (target < definition->table_count &&
			!(texts_equal(sources[target].path, source->path) &&
				texts_equal(sources[target].resource, reference->resource)))
			target++;
		if (target == definition->table_count) {
			package_mistake(&package, reference->place,
				"this refers to the resource `%s`, which no table of %s is; add a table with "
				"`schema` and `resource: %s` there",
				shown(reading, reference->resource ? reference->resource : ""),
				definition->path,
				shown(reading, reference->resource ? reference->resource : ""));
			reading->unsound = true;
			continue;
		}
		const struct table_spec *other = &definition->tables[target];
		size_t key = other->key ? table_spec_column(other, other->key) : SIZE_MAX;
		if (key == SIZE_MAX || strcmp(column_header(&other->columns[key]), reference->field) != 0) {
			package_mistake(&package, reference->place,
				"a reference must be to the primary key of the other table, and `%s` is not "
				"that "
				"of `%s`",
				shown(reading, reference->field), shown(reading, other->name));
			reading->unsound = true;
		}
		column->refers_to = other->name;
		column->target = target;
	}
}
