/* The header of a file: which row it is, and the names that one or several rows of it give the columns. */
#ifndef MALTALL_CSV_HEADER_H
#define MALTALL_CSV_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/csv/reader.h"
#include "stats/csv/survey.h"

/* The rows among which a header is looked for; titles are no longer than that. */
enum { HEADER_SEARCH = 64 };

struct names {
	struct buffer text;
	struct slice *items;
	size_t count;
};

/* The rows, one below the other, as one name a column: joined with a blank, blanks at both ends off, line
 * breaks made a blank. A cell that is empty above another one has the text of the cell to its left. Replaces
 * what `names` held. */
void names_join(struct names *names, const struct slice *const *rows, const size_t *fields, size_t row_count);
void names_free(struct names *names);

/* How many of the headers asked for the row (with the rows-1 below it) has; 0 where none are. */
size_t header_hits(const struct survey *survey, size_t row, size_t rows, const struct reader_hints *hints);
/* The most that a row has. */
size_t header_best_hits(const struct survey *survey, size_t rows, const struct reader_hints *hints);

/* Sets *row, dialect->header_line and, where it is 0, dialect->header_rows.
 *
 * Declared: the row on that line. Else the row that has most of the headers asked for. Where none has one,
 * the first row that looks like a header: as wide as most rows, two fields filled, no figures but years; a
 * row with one text and nothing beside it is a title. Rows that speak as well for themselves (or, joined with
 * the next, better): an error that names both. False and err (ERROR_DATA), also where the line declared has
 * no row, and where nothing looks like a header and no header was asked for. */
bool header_find(const struct survey *survey, const struct reader_hints *hints, const char *name,
	struct dialect *dialect, size_t *row, struct buffer *evidence, struct error *err);

/* Which columns hold figures in nine of ten fields that are filled, from a row down to the first blank line
 * or row; typed has survey->width items. */
void header_figures_below(const struct survey *survey, size_t row, bool *typed);
/* In the same rows, which columns hold a year in any field. */
void header_years_below(const struct survey *survey, size_t row, bool *years);

#endif
