/* References: for each row the row of the other table whose key it names. */
#ifndef MALTALL_TABLE_REFERENCE_H
#define MALTALL_TABLE_REFERENCE_H

#include "stats/base/fault.h"
#include "stats/table/loading.h"

/* Sets the parents of every column that refers to a table, when all tables are loaded; a key that is named
 * and not there is a fault. `loadings` are those of the tables,
 * whose keys are still there. */
void references_settle(struct tables *tables, const struct loading *loadings, struct faults *faults);

#endif
