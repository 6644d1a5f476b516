/* Delimiter, quote sign and decimal sign of a file, found out by looking at the beginning of its text. */
#ifndef MALTALL_CSV_DIALECT_H
#define MALTALL_CSV_DIALECT_H

#include <stdbool.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/csv/reader.h"
#include "stats/csv/survey.h"

/* Whether the first line is `sep=` (case ignored) and one more character, which is then the delimiter. */
bool separator_line(struct slice text, char *delimiter);

/* A text that has been read and not been taken apart. */
struct sample {
	struct slice text;
	size_t line; /* of its first byte */
	bool whole;  /* it is not cut off */
	const char *name;
	const struct reader_hints *hints;
};

/* Fills in what is 0 in dialect->delimiter and dialect->quote, and makes the survey with them, which is the
 * caller's.
 *
 * Delimiter: of ; , tab | the one with which a row has most of the headers asked for. Where that settles
 * nothing: those that split the first row, or a row below titles; of these the one that gives most rows the
 * same number of fields, if that is at least half of the rows; of two the one behind which quotes end. If it
 * is none, there is one column and ';' stands. Quote: ' where fields stand between two of them in at least
 * half of the rows, or more rows have the same number of fields with it; else ". Two equally good: an error.
 * False and err (ERROR_DATA) name both candidates and say how to declare one. */
bool dialect_find(const struct sample *sample, struct dialect *dialect, struct survey *survey,
	struct buffer *evidence, struct error *err);

/* Fills in dialect->decimal if it is 0. Among the fields below the header that are digits, a point or a
 * comma, and digits, the sign that is seen more often; three digits behind it say nothing, since it may stand
 * between thousands; both equally often: an error; no such field: ',' with ';' or tab, else '.'. */
bool decimal_find(const struct survey *survey, size_t header_row, const char *name, struct dialect *dialect,
	struct buffer *evidence, struct error *err);

#endif
