/* Pieces of lines to rows: libcsv, and what libcsv does not do. It drives libcsv strictly, knows which line
 * it is at, turns each row that cannot be read into one fault, starts libcsv anew on the line after a syntax
 * error, and keeps no more of an overlong field than one piece. */
#ifndef MALTALL_CSV_PARSE_H
#define MALTALL_CSV_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include <csv.h>

#include "stats/base/error.h"
#include "stats/base/fault.h"
#include "stats/csv/lines.h"
#include "stats/csv/region.h"
#include "stats/csv/rows.h"
#include "stats/csv/scan.h"

/* The row under way. */
struct parse_row {
	bool begun, ended;    /* ended: libcsv has seen its end */
	bool faulty;          /* followed to its end and dropped */
	bool doubled;         /* a letter in it was encoded twice */
	bool skipping;        /* after a syntax error: to the end of the line */
	size_t line;          /* where it begins */
	struct place end;     /* behind the last character so far */
	struct scan scan;     /* as far as the row is behind the piece at hand */
	struct place surplus; /* the first field too many; line 0 if there is none */
	size_t long_field;    /* the first field over the limit, SIZE_MAX if there is none */
};

struct parse {
	const char *name;      /* borrowed */
	struct faults *faults; /* borrowed */
	enum encoding encoding;
	char delimiter, quote;
	struct rows rows;      /* rows.columns is 0 until the header is known */
	struct region *region; /* borrowed; NULL while the header is read */
	size_t rows_begun;
	size_t surplus_rows, surplus_line; /* rows with delimiters and nothing else behind the last column */
	size_t doubled_rows,
		doubled_line; /* rows with letters that were encoded twice, and the first line of such */
	struct csv_parser parser;
	struct parse_row row;
	struct row_fault
		fault; /* of the row: the first one found, but one of the number of fields comes last */
};

/* Everything but parser and row is set. */
void parse_begin(struct parse *parse);
void parse_free(struct parse *parse);

void parse_piece(struct parse *parse, const struct piece *piece);
/* The text has ended. False and err (ERROR_DATA), and a fault, if that is inside quotes. */
bool parse_end(struct parse *parse, struct error *err);

#endif
