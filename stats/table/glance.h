/* Fields that are read at a glance, which is nearly all of them: blank ones, plain numbers and dates, and
 * texts and truths that the column has had before. Nothing is said of them and nothing is counted but plain
 * numbers; whatever else may be the matter with a field needs the closer look of intake_take. */
#ifndef MALTALL_TABLE_GLANCE_H
#define MALTALL_TABLE_GLANCE_H

#include <stddef.h>
#include <stdint.h>

#include "stats/table/intake.h"

/* When the rest of the intake is set: finds out what of its column can be read so. The intake owns what it
 * then remembers. */
void glance_begin(struct intake *intake);

enum { GLANCE_ROWS = 64 };

/* Reads the fields of so many rows of the batch, GLANCE_ROWS at most, from the row at hand on, and stores
 * them as intake_take would. Returns a bit for each row, the lowest for the first: where it is set, the field
 * has not been read, and anything may be stored for it until intake_take does. Bits of further rows say
 * nothing. */
uint64_t glance_take(struct intake *intake, const struct arrival *arrival, size_t rows);

/* The field of the row at hand, a text or a truth, has been taken without a word, and so will the next one
 * like it. What its column has for the row is what it was read as. */
void glance_learn(struct intake *intake, const struct arrival *arrival, struct slice field);
/* The codes of texts do not hold any more. */
void glance_forget(struct intake *intake);

#endif
