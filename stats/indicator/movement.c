#include "stats/indicator/movement.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/indicator/asked.h"

void
movement_add(struct movement *movement, enum row_standing before, enum row_standing after, int64_t rows)
{
	if (before == after)
		return;
	if (before == ROW_IS_OUT) {
		movement->joined += rows;
		movement->joined_events += after == ROW_IS_EVENT ? rows : 0;
	} else if (after == ROW_IS_OUT) {
		movement->left += rows;
		movement->left_events += before == ROW_IS_EVENT ? rows : 0;
	} else {
		movement->achieved += after == ROW_IS_EVENT ? rows : 0;
		movement->lost += before == ROW_IS_EVENT ? rows : 0;
	}
}

int64_t
movement_denominator(const struct movement *movement)
{
	return movement->joined - movement->left;
}

int64_t
movement_numerator(const struct movement *movement)
{
	return movement->joined_events - movement->left_events + movement->achieved - movement->lost;
}

bool
movement_is_none(const struct movement *movement)
{
	return movement->joined == 0 && movement->left == 0 && movement->achieved == 0 && movement->lost == 0;
}

struct standings
standings_new(struct timeline *timeline, const struct tables *tables,
	const struct indicator_definition *indicator, size_t count)
{
	const size_t total = tables->items[indicator->table].rows;
	struct standings standings = { .rows = total };
	struct asked asked;
	standings.items = xcalloc(total * count + 1, sizeof(*standings.items));
	for (size_t first = 0; first < total; first += asked.rows) {
		asked = asked_block(
			timeline, indicator, first, total - first < BLOCK_ROWS ? total - first : BLOCK_ROWS);
		for (size_t row = 0; row < asked.rows; row++) {
			struct row_moments moments = asked_row(&asked, row);
			uint64_t at[ROW_STANDINGS];
			standings_find(&moments, moments.numerator.holds, asked.all, at);
			for (size_t date = 0; date < count; date++)
				standings.items[date * total + first + row] =
					at[ROW_IS_EVENT] >> date & 1  ? ROW_IS_EVENT
					: at[ROW_IS_CASE] >> date & 1 ? ROW_IS_CASE
								      : ROW_IS_OUT;
		}
	}
	return standings;
}

void
standings_free(struct standings *standings)
{
	free(standings->items);
	*standings = (struct standings){ 0 };
}

struct movement
standings_movement(const struct standings *standings, size_t before, size_t after)
{
	struct movement movement = { 0 };
	for (size_t row = 0; row < standings->rows; row++)
		movement_add(&movement, standings->items[before * standings->rows + row],
			standings->items[after * standings->rows + row], 1);
	return movement;
}
