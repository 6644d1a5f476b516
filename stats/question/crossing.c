#include "stats/question/crossing.h"

#include <stdlib.h>
#include <string.h>

/* The place of a number among the values, which are in rising order. */
static size_t
number_place(const struct frequencies *values, double number)
{
	size_t low = 0, high = values->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (values->items[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t *
texts_place(const struct question *question, const struct answer *answer, const struct frequencies *values)
{
	size_t codes = (size_t)dictionary_count(question->tables->dictionary) + 1;
	size_t *places = xcalloc(question->rows + 1, sizeof *places);
	size_t *place_of = xcalloc(codes, sizeof *place_of);
	place_of[CODE_MISSING] = SIZE_MAX;
	for (size_t i = 0; i < values->count; i++)
		place_of[values->items[i].code] = i;
	for (size_t row = 0; row < question->rows; row++)
		places[row] = place_of[answer->codes[row]];
	free(place_of);
	return places;
}

static size_t *
values_place(const struct question *question, const struct answer *answer, const struct frequencies *values)
{
	if (answer->type == TYPE_TEXT)
		return texts_place(question, answer, values);
	size_t *places = xcalloc(question->rows + 1, sizeof *places);
	for (size_t row = 0; row < question->rows; row++)
		places[row] = answer_is_known(answer, row) ? number_place(values, answer_number(answer, row))
							   : SIZE_MAX;
	return places;
}

struct crossing
crossing_of(const struct question *question, const struct answer *row, const struct answer *column)
{
	const struct answer_group all = { .count = question->rows };
	struct crossing crossing = { .question = question,
		.rows = frequencies_of(question, row, &all),
		.columns = frequencies_of(question, column, &all) };
	crossing.row_of = values_place(question, row, &crossing.rows);
	crossing.column_of = values_place(question, column, &crossing.columns);
	return crossing;
}

void
crossing_free(struct crossing *crossing)
{
	frequencies_free(&crossing->rows);
	frequencies_free(&crossing->columns);
	free(crossing->row_of);
	free(crossing->column_of);
	*crossing = (struct crossing){ 0 };
}

size_t
crossing_count(const struct crossing *crossing, const struct answer_group *group, double *counts)
{
	const size_t width = crossing->columns.count;
	size_t placeless = 0;
	memset(counts, 0, crossing->rows.count * width * sizeof *counts);
	for (size_t i = 0; i < group->count; i++) {
		size_t row = crossing->question->order[group->first + i];
		if (crossing->row_of[row] == SIZE_MAX || crossing->column_of[row] == SIZE_MAX)
			placeless++;
		else
			counts[crossing->row_of[row] * width + crossing->column_of[row]]++;
	}
	return placeless;
}
