#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/indicator/draft.h"
#include "stats/indicator/draft_totals.h"
#include "stats/table/truth_value.h"

/* Jansson says NULL only where memory has run out, or for text that is no UTF-8, which a reader does not let
 * through. */
static json_t *
made(json_t *json)
{
	if (!json)
		memory_exhausted(1, sizeof json);
	return json;
}

static json_t *
string_of(const char *text)
{
	return made(json_string(text));
}

static void
put(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		memory_exhausted(1, sizeof value);
}

static void
append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		memory_exhausted(1, sizeof value);
}

static json_t *
list_of_one(const char *text)
{
	json_t *list = made(json_array());
	append(list, string_of(text));
	return list;
}

/* Blank, and the marks that maltall takes for missing; of one column only those that stand there. */
static json_t *
missing_json(const struct column_inventory *seen)
{
	json_t *marks = list_of_one("");
	for (size_t i = 0; missing_marks_default[i]; i++)
		if (!seen || seen->marks[i])
			append(marks, string_of(missing_marks_default[i]));
	return marks;
}

/* The words that stand in the column and mean this. */
static json_t *
truth_words(const struct column_inventory *seen, enum truth truth)
{
	json_t *words = made(json_array());
	for (uint32_t code = 1; seen->values && code <= seen->distinct; code++) {
		struct slice word;
		word.bytes = dictionary_text(seen->values, code, &word.length);
		if (field_truth(word) == truth)
			append(words, string_of(word.bytes));
	}
	return words;
}

static void
number_put(json_t *field, const struct draft_column *column, char decimal)
{
	char text[] = { decimal, '\0' };
	put(field, "decimalChar", string_of(text));
	text[0] = decimal == ',' ? '.' : ',';
	if (column->form == FORM_THOUSANDS)
		put(field, "groupChar", string_of(text));
}

static json_t *
field_json(const struct draft_table *table, const struct draft_column *column)
{
	static const char *const types[] = { [TYPE_TEXT] = "string",
		[TYPE_NUMBER] = "number",
		[TYPE_DATE] = "date",
		[TYPE_TRUTH] = "boolean" };
	const struct column_inventory *seen = column->evidence;
	json_t *field = made(json_object());
	put(field, "name", string_of(seen->header));
	put(field, "type", string_of(types[column->type]));
	if (column->type == TYPE_NUMBER)
		number_put(field, column, table->inventory->dialect.decimal);
	if (column->type == TYPE_DATE)
		put(field, "format", string_of(column->form == FORM_DATE_SHORT ? "%d.%m.%y" : "any"));
	if (column->type == TYPE_TRUTH) {
		put(field, "trueValues", truth_words(seen, TRUTH_TRUE));
		put(field, "falseValues", truth_words(seen, TRUTH_FALSE));
	}
	if (seen->marked)
		put(field, "missingValues", missing_json(seen));
	/* The standard has no words for these; it allows keys of one's own. */
	if (column->form == FORM_QUALIFIED)
		put(field, "maltall:qualified", made(json_true()));
	if (column->percent_always)
		put(field, "maltall:percent", string_of("always"));
	if (column->type == TYPE_TEXT && seen->totals)
		put(field, "maltall:totals", string_of("auto"));
	if (draft_blank_is_no(column))
		put(field, "maltall:blank", string_of("false"));
	if (column->one_of) {
		json_t *allowed = made(json_array()), *constraints = made(json_object());
		for (size_t i = 0; i < column->one_of_count; i++)
			append(allowed, string_of(column->one_of[i]));
		put(constraints, "enum", allowed);
		put(field, "constraints", constraints);
	}
	return field;
}

static json_t *
foreign_key_json(
	const struct draft *draft, const struct draft_table *table, const struct draft_column *column)
{
	const struct draft_table *other = &draft->tables[column->refers_to];
	json_t *key = made(json_object()), *reference = made(json_object());
	/* A table that refers to itself does so by saying no name. */
	if (other != table)
		put(reference, "resource", string_of(other->name));
	put(reference, "fields", list_of_one(other->columns[other->key].evidence->header));
	put(key, "fields", list_of_one(column->evidence->header));
	put(key, "reference", reference);
	return key;
}

static json_t *
summed_json(const struct draft_table *table)
{
	json_t *names = made(json_array());
	for (size_t i = 0; i < table->column_count; i++)
		if (draft_adds_up(&table->columns[i]))
			append(names, string_of(table->columns[i].evidence->header));
	return names;
}

static json_t *
schema_json(const struct draft *draft, const struct draft_table *table)
{
	json_t *schema = made(json_object()), *fields = made(json_array()), *keys = made(json_array());
	for (size_t i = 0; i < table->column_count; i++) {
		const struct draft_column *column = &table->columns[i];
		if (column->name)
			append(fields, field_json(table, column));
		if (column->name && column->believed)
			append(keys, foreign_key_json(draft, table, column));
	}
	put(schema, "$schema", string_of("https://datapackage.org/profiles/2.0/tableschema.json"));
	/* The file may have more columns than these, in any order. */
	put(schema, "fieldsMatch", string_of("subset"));
	put(schema, "fields", fields);
	put(schema, "missingValues", missing_json(NULL));
	if (draft_has_totals(table))
		put(schema, "maltall:totals_equal_parts", summed_json(table));
	if (table->key != SIZE_MAX)
		put(schema, "primaryKey", list_of_one(table->columns[table->key].evidence->header));
	if (json_array_size(keys) > 0)
		put(schema, "foreignKeys", keys);
	else
		json_decref(keys);
	return schema;
}

static json_t *
dialect_json(const struct inventory *inventory)
{
	const struct dialect *found = &inventory->dialect;
	char text[] = { found->delimiter, '\0' };
	json_t *dialect = made(json_object());
	put(dialect, "$schema", string_of("https://datapackage.org/profiles/2.0/tabledialect.json"));
	put(dialect, "delimiter", string_of(text));
	text[0] = found->quote;
	if (found->quote == '\'')
		put(dialect, "quoteChar", string_of(text));
	if (found->whole_file)
		put(dialect, "maltall:whole_file", made(json_true()));
	if (inventory->report.header_line > 1 || found->header_rows > 1) {
		json_t *rows = made(json_array());
		size_t count = found->header_rows ? found->header_rows : 1;
		/* Not json_integer: in the program that name is the report's own writer of JSON. */
		for (size_t i = 0; i < count; i++)
			append(rows, made(json_pack("I",
					     (json_int_t)inventory->report.header_line + (json_int_t)i)));
		put(dialect, "headerRows", rows);
	}
	return dialect;
}

static json_t *
encoding_json(enum encoding encoding)
{
	const char *name = encoding_name(encoding);
	char small[32] = { 0 };
	for (size_t i = 0; name[i] && i + 1 < sizeof small; i++)
		small[i] = (char)text_lower((unsigned char)name[i]);
	return string_of(small);
}

static json_t *
resource_json(const struct draft *draft, const struct draft_table *table)
{
	json_t *resource = made(json_object()), *paths = made(json_array());
	for (size_t i = 0; i < table->file_count; i++)
		append(paths, string_of(table->files[i]));
	put(resource, "name", string_of(table->name));
	put(resource, "type", string_of("table"));
	put(resource, "path", table->file_count > 1 ? json_incref(paths) : string_of(table->files[0]));
	json_decref(paths);
	put(resource, "format", string_of("csv"));
	put(resource, "mediatype", string_of("text/csv"));
	if (table->inventory->dialect.encoding != ENCODING_FOUND_OUT)
		put(resource, "encoding", encoding_json(table->inventory->dialect.encoding));
	put(resource, "dialect", dialect_json(table->inventory));
	put(resource, "schema", schema_json(draft, table));
	return resource;
}

void
draft_write_package(const struct draft *draft, struct buffer *out)
{
	json_t *package = made(json_object()), *resources = made(json_array());
	for (size_t i = 0; i < draft->table_count; i++)
		append(resources, resource_json(draft, &draft->tables[i]));
	put(package, "$schema", string_of("https://datapackage.org/profiles/2.0/datapackage.json"));
	put(package, "resources", resources);
	char *text = json_dumps(package, JSON_INDENT(2));
	if (!text)
		memory_exhausted(1, sizeof package);
	buffer_text(out, text);
	buffer_char(out, '\n');
	free(text);
	json_decref(package);
}
