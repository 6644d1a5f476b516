#include <stdlib.h>

#include "stats/indicator/tally.h"

/* Two files, and what is known of them. */
struct overlap {
	size_t shared;       /* rows with the same values */
	size_t same;         /* and with the same counts, of somebody */
	size_t row, earlier; /* the first of these */
};

static void
rows_compare(const struct tally *tally, struct overlap *overlaps, size_t earlier, size_t row)
{
	const size_t file = table_file(tally->table, row), other = table_file(tally->table, earlier);
	const struct amount *a = &tally->rows[earlier].amount, *b = &tally->rows[row].amount;
	if (other == file || (a->denominator == 0 && b->denominator == 0))
		return;
	size_t low = other < file ? other : file;
	size_t high = other + file - low;
	struct overlap *overlap = &overlaps[high * tally->table->spec->file_count + low];
	overlap->shared++;
	if (!amount_equals(a, b))
		return;
	if (overlap->same++ == 0) {
		overlap->earlier = other == low ? earlier : row;
		overlap->row = other == low ? row : earlier;
	}
}

static void
overlap_refuse(struct tally *tally, const struct overlap *overlap)
{
	if (overlap->same == 0 || 2 * overlap->same <= overlap->shared)
		return;
	tally_refuse(tally, overlap->row,
		"the same as %s:%zu, and so are %zu of the %zu rows with the same values in these two files, "
		"which would count twice; name each export once, or say --duplicates all if they are about "
		"other people",
		table_file_name(tally->table, overlap->earlier), table_line(tally->table, overlap->earlier),
		overlap->same, overlap->shared);
}

void
files_compare(struct tally *tally)
{
	size_t files = tally->table->spec->file_count, count;
	/* The dimension of the files is the last. Alone it says nothing about which rows are the same. */
	if (files < 2 || tally->dimension_count < 2 || tally->spec->duplicates == ROWS_ALL)
		return;
	struct overlap *overlaps = xcalloc(files * files, sizeof *overlaps);
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_EVERY, active, &count);
	active[tally->dimension_count - 1] = false;
	items_sort(tally, active, items, count);
	for (size_t begin = 0, end; begin < count; begin = end) {
		end = items_run(tally, active, items, count, begin);
		for (size_t i = begin; i < end; i++)
			for (size_t j = begin; j < i; j++)
				rows_compare(tally, overlaps, items[j].row, items[i].row);
	}
	for (size_t i = 0; i < files * files; i++)
		overlap_refuse(tally, &overlaps[i]);
	free(overlaps);
	free(items);
	free(active);
}
