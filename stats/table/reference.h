/* References: for each row the row of the other table whose key it names. */
#ifndef MALTALL_TABLE_REFERENCE_H
#define MALTALL_TABLE_REFERENCE_H

#include "stats/base/fault.h"
#include "stats/table/table.h"

/* Sets the parents of every column that refers to a table, when all tables are loaded; a key that is named
 * and not there is a fault. Each table referred to is indexed once. */
void references_settle(struct tables *tables, struct faults *faults);

#endif
