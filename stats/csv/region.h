/* Which rows below the header are the table, and what the others are.
 *
 * Rows that may be the end of the table (blank ones, a total, a footnote, what looks like another table's
 * header) are held back, REGION_HELD at most, until what follows tells: if it is data, they were rows like
 * others; if it is the end, they are set aside. Each is told as an info fault (a run of blank rows as one):
 *
 *   blank_row        nothing but delimiters, with data below
 *   trailing_blank   the same at the end
 *   totals_row       at the end, the first text is that of a total (slice_is_total). Where
 * such a row stands among the data or above them as well, all of them are data: whoever knows the column has
 * to tell them. Where nobody does (reader_tell_totals), a warning says where the first one is
 *   footnote         at the end, one text and nothing beside it, behind what is set aside or marked as a
 * note; or the first text is that of a mean (slice_is_mean) doubtful_row     (warning) a row held back as a
 * note or as words where figures stood that turned out to be data, behind a blank row or line: it is counted
 * repeated_header  the header once more second_table (warning) behind a blank row or line, a row of another
 * width with one like it below it, or a row of words where figures stood, or of years one after another where
 * no years did, or the header below a caption, or anything below a caption that says it is a table: this line
 * and all below are left out
 *
 * A table of one column has no blank rows, totals or footnotes, since nothing tells them from data. */
#ifndef MALTALL_CSV_REGION_H
#define MALTALL_CSV_REGION_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/fault.h"
#include "stats/csv/rows.h"
#include "stats/csv/scan.h"

enum { REGION_HELD = 60, ROW_MESSAGE = 256 };

/* What is wrong with a row; `rule` NULL: nothing. */
struct row_fault {
	const char *rule;
	struct place place;
	char message[ROW_MESSAGE];
};

/* What a row is by its looks. */
enum row_kind { ROW_DATA, ROW_BLANK, ROW_TOTAL, ROW_NOTE, ROW_HEADER, ROW_STRANGE };

struct held {
	enum row_kind kind;
	size_t line, rows; /* rows: of a run of blank ones */
	size_t fields;     /* how many it has, also where they are not kept */
	size_t *lengths, kept;
	bool apart, caption; /* behind a blank line or row; a note that says that a table follows */
	struct buffer text, raw;
	struct row_fault fault; /* if it turns out to be data */
};

struct region {
	/* Set by the owner, all borrowed. */
	const char *name;
	struct faults *faults;
	struct rows *rows; /* to which rows of the table go */
	bool whole_file;
	const struct slice *header;
	size_t columns;
	const bool *figures; /* for each column, whether it holds figures */
	const bool *years;   /* and whether a year is among them */
	bool tell_totals;    /* totals that are data are warned of */

	bool apart; /* a blank line stands before the row at hand */
	bool ended; /* another table has begun */
	bool totals_are_data;
	size_t data_rows, set_aside;
	size_t totals_counted, totals_line; /* totals that are data, and where the first one stands */
	struct held held[REGION_HELD];
	size_t held_count;
	struct rows totals; /* those set aside */
};

/* Rows of data can be taken as they come: there has been one, the table goes on and nothing is held back. */
static inline bool
region_is_even(const struct region *region)
{
	return region && region->data_rows && !region->ended && !region->apart && !region->held_count &&
	       region->columns;
}

/* The row under way in region->rows is complete: `ending` bytes of its raw text are its line end. It is kept,
 * held or set aside, and its fault, if it has one, told when it turns out to be data. A row that libcsv could
 * not read
 * (`broken`) is given with the text of its first line instead of fields. */
void region_row(struct region *region, size_t line, size_t ending, const struct row_fault *fault,
	const struct slice *broken);
/* The file has ended inside the quotes of the row under way, which begins on `line` and has this text. Where
 * that clearly stands below the table (its first field is the one that is not closed, its first line is a
 * note, and no line of it has as many fields as the header and more than one of them filled), it is set
 * aside, a warning says so, and true is returned. */
bool region_unclosed(struct region *region, size_t line, struct slice text, char delimiter);
/* The file has ended. */
void region_end(struct region *region);
/* Forgets every row; what the owner has set stays. */
void region_clear(struct region *region);
void region_free(struct region *region);

#endif
