/* References: for each row the row of the other table whose key it names. */
#ifndef MALTALL_TABLE_REFERENCE_H
#define MALTALL_TABLE_REFERENCE_H

#include "stats/base/fault.h"
#include "stats/table/loading.h"

/* Before a table is loaded, the one at that place: its references to keys that are in already, and are
 * numbers, are looked up by whoever reads them. Nothing else may ask for their texts: not a condition, and
 * not who tells in what rows with the same key differ. */
void references_expect(struct loading *loadings, size_t index);

/* Sets the parents of every column that refers to a table, when all tables are loaded; a key that is named
 * and not there is a fault. `loadings` are those of the tables, whose keys are still there. Of a reference
 * that nothing asks for by its text, the texts are gone then. */
void references_settle(struct tables *tables, const struct loading *loadings, struct faults *faults);

#endif
