#include "stats/table/row_place.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/table/table.h"

/* Where a row behind one that is kept stands if all between them are as expected. */
static struct row_place
place_behind(struct row_place place, size_t row)
{
	size_t line = place.line + (row - place.row);
	return (struct row_place){ (uint32_t)row, line < UINT32_MAX ? (uint32_t)line : UINT32_MAX,
		place.file };
}

void
row_places_add(struct row_places *places, struct row_place place)
{
	if (places->count > 0) {
		struct row_place expected = place_behind(places->items[places->count - 1], place.row);
		if (expected.line == place.line && expected.file == place.file)
			return;
	}
	places->items = array_room(places->items, places->count, &places->capacity, sizeof *places->items);
	places->items[places->count++] = place;
}

void
row_places_append(struct row_places *places, uint32_t first, const struct row_places *behind)
{
	for (size_t i = 0; i < behind->count; i++) {
		struct row_place place = behind->items[i];
		place.row += first;
		row_places_add(places, place);
	}
}

struct row_place
row_places_at(const struct row_places *places, size_t row)
{
	size_t low = 0, high = places->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (places->items[middle].row <= row)
			low = middle;
		else
			high = middle;
	}
	return place_behind(places->items[low], row);
}

void
row_places_move(struct row_places *places, const uint32_t *moves, size_t rows)
{
	struct row_places moved = { 0 };
	for (size_t row = 0, at = 0; row < rows; row++) {
		if (at + 1 < places->count && places->items[at + 1].row == row)
			at++;
		struct row_place place = place_behind(places->items[at], row);
		place.row = moves[row];
		if (place.row != ROW_NONE)
			row_places_add(&moved, place);
	}
	row_places_free(places);
	*places = moved;
}

void
row_places_free(struct row_places *places)
{
	free(places->items);
	*places = (struct row_places){ 0 };
}
