/* The beginning of a text, taken apart with one delimiter and one quote sign: what a choice of dialect is
 * judged by. Unlike libcsv it goes on after anything, since it is asked about signs that are the wrong ones
 * too. */
#ifndef MALTALL_CSV_SURVEY_H
#define MALTALL_CSV_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/csv/reader.h"

/* Enough to know a file by, and looked at in some milliseconds. */
enum { SURVEY_ROWS = 4096, SURVEY_FIELDS = 1 << 18 };

struct survey_row {
	size_t line;          /* from 1 */
	size_t first, fields; /* of survey.fields */
	size_t filled;        /* fields that are not blank */
	bool apart;           /* a blank line stands before it */
};

struct survey {
	char delimiter, quote;
	size_t length;           /* bytes of the text that were looked at */
	struct survey_row *rows; /* blank lines are none */
	size_t row_count;
	struct slice *fields; /* without delimiter and quotes; a doubled quote stays doubled */
	size_t quoted;        /* fields in quotes that are closed where the field ends */
	size_t spaced, split; /* of the `split` delimiters, those with a blank behind them, as in prose */
	size_t width;         /* the number of fields, above 1, that most rows have; 0: no row is split */
	size_t agreeing;      /* how many rows have it */
	size_t reach;         /* how many rows there are from the first of these on */
};

/* Takes apart the rows that begin on `from_line` or below it. `whole` says that the text is not cut off;
 * `line` is that of its first byte. */
struct survey survey_make(
	struct slice text, size_t line, bool whole, char delimiter, char quote, size_t from_line);
void survey_free(struct survey *survey);

const struct slice *survey_fields(const struct survey *survey, size_t row);
/* Whether the row can be a header: as wide as most rows, more than one field filled, and no figure but years
 * in it. */
bool survey_is_header(const struct survey *survey, size_t row);
/* Whether a figure stands in it. */
bool survey_has_figure(const struct survey *survey, size_t row);

#endif
