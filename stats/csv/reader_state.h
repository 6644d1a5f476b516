/* What a reader knows, for the files that it is written in: beginning.c settles what the file is like and
 * reads its header, reader.c gives out its rows, ahead.c has a thread do so. */
#ifndef MALTALL_CSV_READER_STATE_H
#define MALTALL_CSV_READER_STATE_H

#include "stats/csv/ahead.h"
#include "stats/csv/header.h"
#include "stats/csv/input.h"
#include "stats/csv/lines.h"
#include "stats/csv/parse.h"
#include "stats/csv/plain.h"
#include "stats/csv/reader.h"
#include "stats/csv/region.h"

struct reader {
	char *name;
	struct input *input;
	struct lines *lines;
	struct dialect dialect;
	struct parse parse;
	struct plain plain;
	struct wanted wanted; /* empty where all columns are */
	struct ahead *ahead;  /* NULL: nobody reads ahead */
	struct region region;
	struct names names;
	size_t header_line, titles;
	bool *figures, *years; /* columns that hold figures, and those that hold a year */
	size_t figure_columns;
	bool next_asked, ended, closed; /* closed: what can only be said at the end has been said */
	struct buffer found, evidence;
	struct batch totals;
	struct error problem; /* why nothing more can be read; told after the rows before it */
};

/* Everything between opening the input and the first row. Where it fails, what was found so far stands in
 * reader->evidence. */
bool reader_begin(struct reader *reader, const struct reader_hints *hints, struct error *err);
/* Reads one piece; at the end, or where nothing more can be read, sets `ended`. */
void reader_step(struct reader *reader);
/* The next batch, read now: as reader_next. */
bool reader_fill(struct reader *reader, struct batch *batch, struct error *err);
/* Fails with reader->problem. */
bool reader_problem(const struct reader *reader, struct error *err);

#endif
