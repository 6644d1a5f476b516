/* The parts of a definitions file, each read into the definition in turn: tables first, since everything else
 * speaks of them, then named conditions, then indicators. */
#ifndef MALTALL_INDICATOR_DEFINITION_PARTS_H
#define MALTALL_INDICATOR_DEFINITION_PARTS_H

#include "stats/indicator/section.h"

void tables_read(const struct section *file);
/* Declares them in the vocabulary and compiles them. */
void conditions_read(const struct section *file);
void indicators_read(const struct section *file);

/* Reports what is wrong in the text of a node, at the character that is meant. */
void expression_mistake(struct reading *reading, const struct node *node, const struct expr_error *err);

/* The files that a table's `file` stands for, looked for in the folder of the definitions file: the file of
 * that name; else, where it is a pattern, those that match it, sorted by their bytes; else the name as it
 * stands, which cannot be opened then. All in the arena. */
struct table_file *table_files_find(
	struct arena *arena, const char *definition_path, const char *file, size_t *count);

#endif
