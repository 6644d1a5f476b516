#include <stdlib.h>
#include <string.h>

#include "stats/indicator/tally.h"

/* Every row, those that no dimension tells apart side by side. */
static struct item *
rows_sorted(const struct tally *tally, bool **active)
{
	struct item *items = xcalloc(tally->row_count + 1, sizeof *items);
	*active = xcalloc(tally->dimension_count + 1, sizeof **active);
	memset(*active, true, tally->dimension_count * sizeof **active);
	for (size_t row = 0; row < tally->row_count; row++)
		items[row].row = row;
	items_sort(tally, *active, items, tally->row_count);
	return items;
}

/* Where no column tells the rows of a file apart, nothing says that two of them are the same. */
static bool
rows_are_told_apart(const struct tally *tally)
{
	return tally->dimension_count > 0 && !tally->dimensions[0].of_files;
}

void
duplicates_find(struct tally *tally)
{
	if (!rows_are_told_apart(tally))
		return;
	bool *active;
	struct item *items = rows_sorted(tally, &active);
	for (size_t begin = 0, end; begin < tally->row_count; begin = end) {
		end = items_run(tally, active, items, tally->row_count, begin);
		for (size_t i = begin + 1; i < end; i++)
			for (size_t j = begin; j < i && tally->rows[items[i].row].same_as == SIZE_MAX; j++)
				if (amount_equals(&tally->rows[items[i].row].amount,
					    &tally->rows[items[j].row].amount))
					tally->rows[items[i].row].same_as = items[j].row;
	}
	free(items);
	free(active);
}

static bool
layers_are_equal(const struct tally *tally, size_t a, size_t b)
{
	for (size_t i = 0; i < tally->dimension_count; i++) {
		const uint32_t *layers = tally->dimensions[i].layers;
		if (layers && layers[a] != layers[b])
			return false;
	}
	return true;
}

/* Tells of a row that stands in the place of an earlier one. */
static void
duplicate_tell(struct tally *tally, size_t row, size_t earlier)
{
	const struct tally_row *rows = tally->rows;
	bool all = tally->spec->count_duplicates;
	const char *file = table_file_name(tally->table, earlier);
	size_t line = tally->table->lines[earlier];
	if (rows[row].same_as != SIZE_MAX)
		row_fault(tally, row, SEVERITY_WARNING, all ? "duplicate_counted" : "duplicate_row",
			"the same as %s:%zu; it counts %s", file, line, all ? "once more" : "once");
	else
		row_fault(tally, row, SEVERITY_ERROR, all ? "duplicate_counted" : "contradicting_row",
			"the values of %s:%zu and other counts; %s", file, line,
			all ? "both count" : "the first counts");
}

void
duplicates_settle(struct tally *tally)
{
	if (!rows_are_told_apart(tally))
		return;
	bool *active;
	struct item *items = rows_sorted(tally, &active);
	size_t *earlier = xcalloc(tally->row_count + 1, sizeof *earlier);
	memset(earlier, 0xff, tally->row_count * sizeof *earlier);
	for (size_t begin = 0, end; begin < tally->row_count; begin = end) {
		end = items_run(tally, active, items, tally->row_count, begin);
		for (size_t i = begin + 1; i < end; i++) {
			struct tally_row *row = &tally->rows[items[i].row];
			size_t first = begin;
			while (first < i && !layers_are_equal(tally, items[first].row, items[i].row))
				first++;
			if (first < i)
				earlier[items[i].row] = items[first].row;
			else if (row->same_as != SIZE_MAX)
				earlier[items[i].row] = row->same_as;
			row->set_aside |= first < i && !tally->spec->count_duplicates;
		}
	}
	/* In the order of the file, and only where the question is about them. */
	for (size_t row = 0; row < tally->row_count; row++)
		if (earlier[row] != SIZE_MAX && tally->rows[row].selected)
			duplicate_tell(tally, row, earlier[row]);
	free(earlier);
	free(items);
	free(active);
}
