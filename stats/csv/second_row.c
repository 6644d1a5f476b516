#include "stats/csv/second_row.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/csv/header.h"
#include "stats/csv/slice.h"

static bool
is_blank_at(const struct survey *survey, size_t row, size_t column)
{
	return column >= survey->rows[row].fields || slice_is_blank(survey_fields(survey, row)[column]);
}

/* The table ends at the first blank row; what is below may be notes. */
static size_t
table_end(const struct survey *survey, size_t row)
{
	while (row < survey->row_count && !survey->rows[row].apart && survey->rows[row].filled > 0)
		row++;
	return row;
}

static bool
names_the_nameless(const struct survey *survey, size_t header_row)
{
	for (size_t column = 0; column < survey->width; column++)
		if (is_blank_at(survey, header_row, column) && !is_blank_at(survey, header_row + 1, column))
			return true;
	return false;
}

static bool
lacks_the_first(const struct survey *survey, size_t header_row)
{
	size_t row = header_row + 2, end = table_end(survey, row);
	if (row == end || !is_blank_at(survey, header_row + 1, 0))
		return false;
	while (row < end && !is_blank_at(survey, row, 0))
		row++;
	return row == end;
}

/* One column of figures with a year at its top may simply begin with that figure, so it takes two. */
static bool
has_years_above_figures(const struct survey *survey, size_t header_row)
{
	bool *figures = xcalloc(survey->width + 1, sizeof *figures);
	bool *years = xcalloc(survey->width + 1, sizeof *years);
	size_t figure_columns = 0, years_above = 0;
	header_figures_below(survey, header_row + 1, figures);
	header_years_below(survey, header_row + 1, years);
	for (size_t column = 0; column < survey->width; column++) {
		figure_columns += figures[column];
		years_above += figures[column] && !years[column] &&
			       slice_is_year(survey_fields(survey, header_row + 1)[column]);
	}
	free(figures);
	free(years);
	return figure_columns > 1 && years_above > 0;
}

/* Whether the column has a figure in every row from `row` on. */
static bool
is_all_figures(const struct survey *survey, size_t row, size_t column)
{
	size_t end = table_end(survey, row);
	while (row < end && survey->rows[row].fields == survey->width &&
		slice_is_figure(survey_fields(survey, row)[column]))
		row++;
	return row == end;
}

/* It is the only row without a figure in any of the columns that hold nothing else. */
static bool
alone_lacks_figures(const struct survey *survey, size_t header_row)
{
	enum { ENOUGH = 3 };
	size_t below = header_row + 2, figure_columns = 0;
	if (table_end(survey, below) < below + ENOUGH)
		return false;
	for (size_t column = 0; column < survey->width; column++) {
		if (!is_all_figures(survey, below, column))
			continue;
		if (slice_is_figure(survey_fields(survey, header_row + 1)[column]))
			return false;
		figure_columns++;
	}
	return figure_columns > 0;
}

bool
second_row_is_header(const struct survey *survey, size_t header_row)
{
	size_t row = header_row + 1;
	if (row + 1 >= survey->row_count)
		return false;
	const struct survey_row *at = &survey->rows[row];
	if (at->apart || at->filled == 0 || survey->width < 2 || at->fields != survey->width ||
		survey_has_figure(survey, row))
		return false;
	return names_the_nameless(survey, header_row) || lacks_the_first(survey, header_row) ||
	       has_years_above_figures(survey, header_row) || alone_lacks_figures(survey, header_row);
}
