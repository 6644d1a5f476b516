/* The parts of a definitions file, each read into the definition in turn: tables first, since everything else
 * speaks of them, then named conditions, then indicators. */
#ifndef MALTALL_INDICATOR_DEFINITION_PARTS_H
#define MALTALL_INDICATOR_DEFINITION_PARTS_H

#include "stats/indicator/section.h"

void tables_read(const struct section *file);
/* `name: type` or `name: {type: ..., ...}`. */
void column_read(struct reading *reading, const struct node *name, struct column_spec *column);
/* What `dialect` of a table declares; what is left out stays 0. */
void dialect_read(const struct section *table, struct dialect *dialect);
/* Declares them in the vocabulary and compiles them. */
void conditions_read(const struct section *file);
/* How many keys a mapping has; 0 for NULL. */
size_t names_count(const struct node *mapping);
/* Reads and compiles the condition that is the value of a key, if it is there. */
void condition_compile(
	const struct section *section, const char *key, size_t table, struct condition *condition);
/* The rules of the file and those that the keys of columns stand for, compiled. */
void rules_read(const struct section *file);
/* In which columns of a table totals must be sums: its columns are known. */
void summed_read(const struct section *section, struct table_spec *table);
/* What a column's keys say about its rows: required, range, unique, identifiers. Its type is known. */
void constraints_read(const struct section *section, struct column_spec *column);
/* A number or a date as a literal of the condition language, in the arena; NULL if the text is none. */
const char *literal_of(struct arena *arena, enum value_type type, const char *text);
/* Whether the limits are in order; both are literals of the same type. */
bool limits_are_ordered(enum value_type type, const char *least, const char *greatest);
void indicators_read(const struct section *file);
/* Which grouping is that of the units; the indicators are known. */
void units_read(const struct section *file);

/* The series, its baseline and the decisions about it; the indicators are known. */
void series_read(const struct section *file);

/* Reports what is wrong in the text of a node, at the character that is meant. */
void expression_mistake(struct reading *reading, const struct node *node, const struct expr_error *err);

/* The files that a table's `file` stands for, looked for in the folder of the definitions file: the file of
 * that name; else, where it is a pattern, those that match it, sorted by their bytes; else the name as it
 * stands, which cannot be opened then. All in the arena. */
struct table_file *table_files_find(
	struct arena *arena, const char *definition_path, const char *file, size_t *count);

#endif
