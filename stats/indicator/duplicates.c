#include <stdlib.h>
#include <string.h>

#include "stats/indicator/tally.h"

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
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_EVERY, active, &count);
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
	bool all = tally->spec->duplicates == ROWS_ALL;
	const char *file = table_file_name(tally->table, earlier);
	size_t line = table_line(tally->table, earlier);
	if (rows[row].same_as != SIZE_MAX)
		row_fault(tally, row, SEVERITY_WARNING, all ? "duplicate_counted" : "duplicate_row",
			"the same as %s:%zu; it counts %s", file, line, all ? "once more" : "once");
	else if (tally->spec->duplicates == ROWS_SAME)
		tally_refuse(tally, row,
			"the values of %s:%zu and other counts; mend one, say which counts with --duplicates "
			"first or all, or leave one out with --where",
			file, line);
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
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_EVERY, active, &count);
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
			row->set_aside |= first < i && tally->spec->duplicates != ROWS_ALL;
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

void
codes_refuse(struct tally *tally)
{
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_EVERY, active, &count);
	bool all = tally->spec->duplicates == ROWS_ALL;
	for (size_t begin = 0, end; begin < count && !all; begin = end) {
		end = items_run(tally, active, items, count, begin);
		for (size_t i = begin + 1; i < end; i++)
			for (size_t j = 0; j < tally->code_count; j++) {
				const struct column *column = &tally->table->columns[tally->codes[j]];
				size_t row = items[i].row, earlier = items[begin].row;
				if (column->numbers[row] == column->numbers[earlier])
					continue;
				tally_refuse(tally, row,
					"this row and line %zu differ in '%s' and in nothing else that tells "
					"rows "
					"apart: say --type '%s=text' if it is a code that does, or --ignore "
					"'%s' if "
					"it is a figure",
					table_line(tally->table, earlier), column->spec->name,
					column->spec->name, column->spec->name);
			}
	}
	free(items);
	free(active);
}
