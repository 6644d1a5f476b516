/* The way of a field into its column: trimmed, read as the column's type, kept or not, its faults told. */
#ifndef MALTALL_TABLE_INTAKE_H
#define MALTALL_TABLE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/dictionary.h"
#include "stats/base/fault.h"
#include "stats/csv/reader.h"
#include "stats/table/choice.h"
#include "stats/table/table.h"

/* The row at hand, and where its texts and faults go. */
struct arrival {
	const struct batch *batch;
	size_t index; /* of the row in the batch */
	size_t row;   /* of the row in the table */
	char decimal;
	const char *file;
	struct dictionary *dictionary;
	struct faults *faults;
};

/* The place of a field of the row at hand is looked up only for a fault, since that reads the row again. */
void arrival_fault(const struct arrival *arrival, size_t position, const char *rule, const char *message);

struct intake {
	struct column *column;
	size_t position;       /* of the field in the rows of the file at hand */
	bool key;              /* a blank is a fault */
	bool secret;           /* its values are not for messages */
	struct choice *choice; /* NULL where any text may stand */
	bool crosses, others;  /* what has been seen in a truth column, blanks aside */
};

/* The intakes of all columns of a table; the choices get their codes now. */
struct intake *intakes_new(struct table *table, struct dictionary *dictionary);
void intakes_free(struct intake *intakes, const struct table *table);

/* Reads the field of the row at hand and, where the column is kept, stores it (there is room for it). */
void intake_take(struct intake *intake, const struct arrival *arrival);
/* When all rows are in: makes blank false in a column of crosses. */
void intake_settle(const struct intake *intake, size_t rows);

#endif
