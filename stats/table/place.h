/* Where a field of a row stands in its file, found by reading the file once more: for faults that are only
 * known when all rows are in. */
#ifndef MALTALL_TABLE_PLACE_H
#define MALTALL_TABLE_PLACE_H

#include "stats/table/table.h"

struct field_place {
	uint32_t row;
	size_t column;          /* by its place in the spec; SIZE_MAX: the row as a whole */
	size_t line, character; /* from 1, as batch_place has them */
};

/* Sets line and character of places that are sorted by row. Where a file cannot be read a second time
 * (standard input, or it is gone by now) the line is that of the row and the character 0. */
void places_find(const struct table *table, struct field_place *places, size_t count);

#endif
