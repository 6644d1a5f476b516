/* What a reader knows, for the files that it is written in: beginning.c settles what the file is like and
 * reads its header, reader.c gives out its rows, ahead.c has a thread do so, part.c reads it in parts. */
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
	bool resting;                   /* ended, but the file goes on */
	const struct reader *whole;     /* of a part: the file's, whose header and columns it borrows */
	uint64_t set_out;               /* where in the file it went on when it last rested */
	size_t composed;                /* letters put together by parts */
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

/* Its faults, and those of its region, go to another list. */
void reader_faults_to(struct reader *reader, struct faults *faults);

/* A reader of whatever stretch of the file part_begin tells: the next one before it reads. */
struct reader *part_new(const struct reader *whole);
/* Supposes that a row begins with the stretch, that region_is_even there, and that totals are data or not as
 * to the whole reader now (region.totals_are_data): what stands above matters in nothing else. The bytes stay
 * borrowed until the next part_begin or reader_free. */
void part_begin(struct reader *part, const struct stretch *stretch, struct faults *faults);
/* Whether what has been read, to its end, leads to where another part may begin. If part_begin supposed
 * rightly, the whole reader would then have read the same. */
bool part_stands(const struct reader *part);
/* Counts for the whole reader what a part that stands has counted. */
void part_merge(struct reader *whole, const struct reader *part);

/* From which place in the file the rows below the header can be read once more; or, where that cannot be, how
 * far the file has been read. False: it cannot be read in parts (parts_new). */
bool reader_place(const struct reader *reader, uint64_t *at);
/* The whole reader goes on at a place of the file where a row begins, on this line, and rests where a row may
 * begin: behind a line end that is not before `until`, the first that is not inside quotes or not long after
 * it. */
bool reader_go_on(struct reader *reader, uint64_t at, size_t line, uint64_t until, struct error *err);
/* The text has come to an end: whether that is not the end of the file. Then the reader rests, or, inside a
 * row, goes on. */
bool reader_rests(struct reader *reader);

#endif
