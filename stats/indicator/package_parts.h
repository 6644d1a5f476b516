/* A Data Package while a table is read from it. Private to package.c and package_field.c. */
#ifndef MALTALL_INDICATOR_PACKAGE_PARTS_H
#define MALTALL_INDICATOR_PACKAGE_PARTS_H

#include "stats/indicator/package.h"

struct package {
	struct reading *reading;
	const char *path;
	const struct node *resource; /* NULL: the file is a Table Schema alone */
	const struct node *schema;
	struct table_spec *table;
};

/* At the beginning of a node of the package. */
void package_mistake(const struct package *package, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The value of a key of a mapping if it is there and of that kind; NULL if not, and reported if it is of
 * another kind. `mapping` may be NULL, or no mapping. */
const struct node *package_value(
	const struct package *package, const struct node *mapping, const char *key, enum node_kind kind);
/* The same as text; it must be a string that is not empty. */
const char *package_text(const struct package *package, const struct node *mapping, const char *key);

/* What is asked for at a node and not looked at: a remark of the definition. */
void package_remark(const struct package *package, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A list of strings; in one of missing values an item may be an object with the string as its `value`. Empty
 * ones are passed over. */
const char *const *package_strings(const struct package *package, const struct node *list, size_t *count);

/* `constraints` of a field, and maltall's own keys. Its type is known. */
void package_constraints_read(
	const struct package *package, const struct node *field, struct column_spec *column);
/* `maltall:totals_equal_parts` of the schema: the fields in which totals are sums. */
void package_summed_read(const struct package *package);

/* The fields of the schema into the table's columns; in the table's dialect the decimal sign, if it is not
 * declared. */
void package_fields_read(const struct package *package);

#endif
