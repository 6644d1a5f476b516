/* Tables described by a Frictionless Data Package (datapackage.json, versions 1 and 2 of the standard) or by
 * a Table Schema alone, instead of by `columns:`.
 *
 * Of a resource: path, encoding, dialect (delimiter, quoteChar, headerRows) and schema. Of the schema: fields
 * with type, format, decimalChar, groupChar, missingValues (a label that is one of the words of `missing` is
 * its meaning), trueValues, falseValues and the constraints enum, required, unique, minimum, maximum,
 * minLength and maxLength; primaryKey and foreignKeys of one field. Of our own, for which the standard has no
 * words: in a dialect maltall:whole_file (true); in a schema maltall:totals_equal_parts (names of fields); in
 * a field maltall:qualified (true), maltall:totals ("auto" or texts) and maltall:blank ("false" or
 * "missing"). A field's name is the header; conditions call it by header_name of that. Keys and what refers
 * to them are read as texts whatever their type. Titles and descriptions are not used; every other constraint
 * is a remark of the definition, told as schema_constraint. What would change the meaning of the file and
 * cannot be read so is a mistake, said with the line and column of the JSON file. Source:
 * https://datapackage.org/standard/ (data-resource, table-dialect, table-schema). */
#ifndef MALTALL_INDICATOR_PACKAGE_H
#define MALTALL_INDICATOR_PACKAGE_H

#include "stats/indicator/section.h"

/* A foreign key as it stands: the column, and the field that it refers to. */
struct package_reference {
	size_t column;
	const char *resource, *field;
	const struct node *place;
};

/* Where a table's columns come from; path is NULL where the definitions list them. */
struct package_source {
	const char *path, *resource;
	struct package_reference *references;
	size_t reference_count;
};

/* Reads the schema that a table points to into its columns, its key, what its dialect does not declare, and,
 * where the table names no file, its files. */
void package_read(const struct section *section, struct table_spec *table, struct package_source *source);

/* Finds the tables that the columns of table `index` refer to, once all are read. */
void package_references_resolve(struct reading *reading, const struct package_source *sources, size_t index);

#endif
