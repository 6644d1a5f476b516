/* The columns of a CSV file whose types nobody declared, typed by what stands in their fields. A long file is
 * read but once: its columns get their types from its beginning, and when its rows are in, whether looking
 * through all of them would have found the same (typing_holds). */
#ifndef MALTALL_QUESTION_TYPING_H
#define MALTALL_QUESTION_TYPING_H

#include "stats/table/readings.h"
#include "stats/table/table.h"

struct typing {
	struct column_spec
		*columns; /* in the order of the first file; name and type, and how numbers are written */
	struct readings *readings; /* of each column */
	bool *ambiguous;           /* nothing but 1 and 0: read as numbers, and may be meant as yes and no */
	size_t count;
	char decimal;          /* the decimal sign of the first file */
	const char **repeated; /* headers that stand more than once, so that nobody can mean them */
	size_t repeated_count;
	size_t unnamed; /* columns without a header */
	struct arena arena;
};

/* Looks at one or several files of the same shape: at the first INVENTORY_BEGINNING bytes of each, or, with
 * `whole`, through them. A column has the type that most of its filled
 * fields have, and at least nine of ten, the plainest of several: a date, a number (not where codes such as
 * 0301 are among them), one with signs between thousands (1.234, where
 * some number of the file shows which sign is the decimal one, or it is declared), one with `ca 15` and `<5`
 * among plain ones, a truth; else it is a text. The other fields are faults when the rows are read. A column
 * whose header is empty or stands twice is left out. A file without a column of the first makes no difference
 * here; whoever reads the rows says so. NULL and err as inventory_read. */
struct typing *typing_look(const struct table_file *files, size_t file_count, const struct dialect *declared,
	bool whole, struct error *err);
void typing_free(struct typing *typing);

/* The index of the column with that header. SIZE_MAX and err (ERROR_USAGE), which begins with `option` and
 * says "did you mean", or that it stands twice. */
size_t typing_column(const struct typing *typing, const char *option, const char *header, struct error *err);
/* COLUMN=text, COLUMN=number, COLUMN=date or COLUMN=truth instead of what was found; the last = counts. */
bool typing_declare(struct typing *typing, const char *option, const char *text, struct error *err);

/* Whether nothing is told by beginnings. */
bool typing_is_whole(const struct typing *typing);
/* What the texts of every column of the table can be read as, where they were told by beginnings: of some
 * rows or of all, to be added up (readings_join). free() it. */
struct readings *typing_texts(const struct typing *typing, const struct tables *part);
/* The columns have been read with those types, and `texts` is of all rows, which need not be kept any more.
 * Whether all types are what looking through the files would have found; false also where that is not sure.
 */
bool typing_holds(const struct typing *typing, const struct table *table, const struct readings *texts);

#endif
