/* The heads of columns that ad-hoc answers have, in Bokmål and English: one table. */
#ifndef MALTALL_REPORT_HEADS_H
#define MALTALL_REPORT_HEADS_H

#include <stddef.h>

#include "stats/indicator/definition.h"

struct head {
	const char *name; /* as machines call the column */
	const char *texts[2];
};
extern const struct head heads[];
extern const size_t head_count;

/* What people call it; the name itself where the table does not know it (a column of the data). */
const char *head_text(const char *name, enum language language);

#endif
