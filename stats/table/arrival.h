/* The row at hand while a table is filled, and where its texts and faults go. */
#ifndef MALTALL_TABLE_ARRIVAL_H
#define MALTALL_TABLE_ARRIVAL_H

#include <stddef.h>

#include "stats/base/dictionary.h"
#include "stats/base/fault.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

struct arrival {
	const struct batch *batch;
	size_t index;        /* of the row in the batch */
	struct table *table; /* where it goes: a table, or its totals */
	size_t row;          /* of the row there */
	const char *file;
	struct dictionary *dictionary;
	struct faults *faults;
};

/* The place of a field of the row at hand is looked up only for a fault, since that reads the row again. */
void arrival_fault(const struct arrival *arrival, enum severity severity, size_t position, const char *rule,
	const char *message);

#endif
