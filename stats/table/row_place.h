/* Where rows stand in their files. A row mostly begins on the line behind that of the row before, so only
 * where it does not is kept:
 *
 *     row      0   1   2   3   4       two lines above the table, and row 2 takes two
 *     line     3   4   5   7   8
 *     kept     0: line 3   3: line 7
 */
#ifndef MALTALL_TABLE_ROW_PLACE_H
#define MALTALL_TABLE_ROW_PLACE_H

#include <stddef.h>
#include <stdint.h>

/* A line beyond the last number is that number. */
struct row_place {
	uint32_t row, line, file;
};

/* A zeroed one is of no rows. */
struct row_places {
	struct row_place *items;
	size_t count, capacity;
};

/* Where the next row stands that is not as it is to be expected, or any: rows are added in their order. */
void row_places_add(struct row_places *places, struct row_place place);
/* The rows of another are the next, from `first` on. */
void row_places_append(struct row_places *places, uint32_t first, const struct row_places *behind);
/* Where a row stands that was added. */
struct row_place row_places_at(const struct row_places *places, size_t row);
/* Each of so many rows becomes the row that `moves` says, in the same order, or is taken out (ROW_NONE). */
void row_places_move(struct row_places *places, const uint32_t *moves, size_t rows);
void row_places_free(struct row_places *places);

#endif
