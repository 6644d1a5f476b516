/* What is kept of where rows stand says of every row what was said of it, over rows by lot. */
#include "tests/lot.h"
#include "tests/table_text.h"

enum { ROWS = 400, STORIES = CHECK_CASES(200) };

static uint64_t state = 5;

static size_t
drawn(size_t below)
{
	state = lot_step(state);
	return (size_t)((state >> 33) % below);
}

static void
places_draw(struct row_place *places, size_t rows, size_t gap)
{
	struct row_place place = { 0, (uint32_t)drawn(9), 0 };
	for (size_t row = 0; row < rows; row++) {
		place.row = (uint32_t)row;
		place.line += 1 + (drawn(gap) == 0) * (uint32_t)drawn(3);
		if (drawn(90) == 0)
			place = (struct row_place){ (uint32_t)row, (uint32_t)drawn(9), place.file + 1 };
		places[row] = place;
	}
}

static void
check_places(const struct row_places *places, const struct row_place *expected, size_t rows)
{
	for (size_t row = 0; row < rows; row++) {
		struct row_place place = row_places_at(places, row);
		CHECK(place.row == row && place.line == expected[row].line &&
			place.file == expected[row].file);
	}
}

/* Added one by one, or put together from two; and then some are taken out. */
static void
test_story(size_t gap)
{
	struct row_place expected[ROWS];
	struct row_places whole = { 0 }, first = { 0 }, behind = { 0 };
	uint32_t moves[ROWS];
	size_t cut = drawn(ROWS), kept = 0;
	places_draw(expected, ROWS, gap);
	for (size_t row = 0; row < ROWS; row++) {
		struct row_place place = expected[row];
		row_places_add(&whole, place);
		place.row = (uint32_t)(row < cut ? row : row - cut);
		row_places_add(row < cut ? &first : &behind, place);
	}
	row_places_append(&first, (uint32_t)cut, &behind);
	CHECK_INT(first.count, whole.count);
	check_places(&whole, expected, ROWS);
	check_places(&first, expected, ROWS);
	for (size_t row = 0; row < ROWS; row++) {
		bool leaves = drawn(5) == 0;
		moves[row] = leaves ? ROW_NONE : (uint32_t)kept;
		if (!leaves)
			expected[kept++] = expected[row];
	}
	row_places_move(&whole, moves, ROWS);
	check_places(&whole, expected, kept);
	row_places_free(&whole);
	row_places_free(&first);
	row_places_free(&behind);
}

/* Where every row is a line, one place is all that is kept; and lines end at the last number. */
static void
test_few(void)
{
	struct row_places places = { 0 };
	for (uint32_t row = 0; row < ROWS; row++)
		row_places_add(&places, (struct row_place){ row, row + 2, 0 });
	CHECK_INT(places.count, 1);
	row_places_free(&places);
	for (uint32_t row = 0; row < ROWS; row++)
		row_places_add(
			&places, (struct row_place){ row, row < 3 ? UINT32_MAX - 2 + row : UINT32_MAX, 0 });
	CHECK_INT(places.count, 1);
	CHECK_INT(row_places_at(&places, 1).line, UINT32_MAX - 1);
	CHECK_INT(row_places_at(&places, ROWS - 1).line, UINT32_MAX);
	row_places_free(&places);
}

int
main(void)
{
	test_few();
	for (size_t i = 0; i < STORIES; i++)
		test_story(1 + drawn(60));
	return check_summary("table_row_place");
}
