/* The parts of a draft, each decided in a file of its own. Private to this room; see draft.h for what is
 * decided. */
#ifndef MALTALL_INDICATOR_DRAFT_PARTS_H
#define MALTALL_INDICATOR_DRAFT_PARTS_H

#include "stats/indicator/draft.h"

/* draft_column.c: at least nine of ten. */
bool nearly_all(size_t part, size_t whole);
bool name_ends_in(const char *name, const char *const *endings, size_t count);
/* Name, type and whether it is secret; `taken` holds the names of the table's earlier columns. */
void column_draft(struct draft *draft, const struct inventory *inventory, size_t index,
	struct dictionary *taken, struct draft_column *column);

/* draft_key.c: the key of a table; later, when every table has its own, what a column refers to. */
void key_decide(struct draft_table *table);
void reference_decide(struct draft *draft, size_t table, size_t index);

/* draft_example.c: an indicator and a rule that would hold if they were asked for, as comments, since nobody
 * has asked yet. */
void draft_example(const struct draft *draft, struct buffer *out);

/* draft_name.c: what a table is called after its files: their name without its ending, or what their names
 * have in common at the beginning, else at the end, in whole words; else the name of the first. */
const char *table_name_of(struct arena *arena, const char *const *files, size_t count);

#endif
