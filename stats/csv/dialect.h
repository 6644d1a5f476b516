/* The delimiter and the decimal sign of a file, found out by looking at the beginning of its text. */
#ifndef MALTALL_CSV_DIALECT_H
#define MALTALL_CSV_DIALECT_H

#include <stdbool.h>

#include "stats/base/error.h"
#include "stats/csv/reader.h"

/* Whether the first line is `sep=` (case ignored) and one more character, which is then the delimiter. */
bool separator_line(struct slice text, char *delimiter);

/* Fills in what is 0 in dialect->delimiter and dialect->decimal. `whole` says that the text is not cut off.
 *
 * Delimiter: of ; , tab | those that split the first row that is not blank; quotes are obeyed. Of these the
 * one that gives most rows the same number of fields, if that is at least half of the rows; if it is none,
 * there is one column and ';' stands. Two equally good: an error. Decimal sign: among the fields that are
 * digits, a point or a comma, and digits, the sign that is seen more often; both equally often: an error; no
 * such field: ',' with ';' or tab, else '.'. False and err (ERROR_DATA) name both candidates and say how to
 * declare one. */
bool dialect_find(
	struct slice text, bool whole, const char *name, struct dialect *dialect, struct error *err);

#endif
