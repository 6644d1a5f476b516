/* Files of a table that hold the same bytes: one export under two names, most likely. */
#ifndef MALTALL_TABLE_SAME_FILES_H
#define MALTALL_TABLE_SAME_FILES_H

#include "stats/table/table.h"

/* False and err (ERROR_DATA) where two files with rows in them have the same digest, the first pair in their
 * order: everybody in them would count twice. Files without rows are never the same. */
bool table_files_differ(const struct table *table, struct error *err);

#endif
