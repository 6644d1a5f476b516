/* Files of a table that hold the same bytes: one export under two names, most likely. */
#ifndef MALTALL_TABLE_SAME_FILES_H
#define MALTALL_TABLE_SAME_FILES_H

#include "stats/table/table.h"

/* Whether two files with rows in them have the same digest, and which (indexes of the table's files, the
 * first pair in their order). Files without rows are never the same: nobody is counted twice by them. */
bool table_same_files(const struct table *table, size_t *first, size_t *second);

#endif
