/* A file read in parts by several threads, with the same rows, faults, places and counts as one reader gives.
 *
 * The file is divided into blocks of equal size. The part of a block is what lies from the first row that
 * begins in it to the first row that begins in a later one. Where rows begin is told by counting quotes
 * (cut.h), from a place where a row is known to begin; counting lines tells the line:
 *
 *     block 0          block 1            block 2          block 3             the rest
 *     1;a;5|2;"b|3;d;7|4;"e|f";8|5;g;9|6;"h;7|7;i;3|8|9;j;4|8;k;2|9;l;6 ...    (| a line end)
 *     [part 0         ][part 1        ][part 2     ...
 *     ......... odd ...       <- its quotes: what block 1 begins inside of
 *
 *     thread 1   count 0, read 0          count 2, read 2
 *     thread 2   count 1, wait for count 0, read 1     ...
 *     owner                 part 0 stands?   part 1 stands?   ...
 *
 * This is speculation, since a quote where none belongs turns the count over, and since rows may depend on
 * those before them (what is held back, whether another table has begun: region.h). So a part is read by a
 * reader that supposes that a row begins there and that the table goes on evenly (region_is_even), and it
 * counts only if that is so: the part before it ended with a row, evenly, exactly there; and before the first
 * part, the whole reader did. By induction each part that stands has been read as the whole reader would have
 * read it.
 *
 * Where a part does not stand, the parts behind it are dropped and the whole reader reads from there: one
 * block, two if the next part does not stand either, and so on up to PARTS_PATIENCE; then parts are tried
 * anew. It also reads the first rows and the last block, and so knows the end of the table with its totals
 * and notes. What is cut where, and what is read by whom, depends on the file and the size of a block alone
 * and never on threads. */
#ifndef MALTALL_CSV_PARTS_H
#define MALTALL_CSV_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"
#include "stats/base/fault.h"
#include "stats/csv/reader.h"

enum { PARTS_BLOCK = 1 << 20, PARTS_PATIENCE = 16 };

/* What is made of rows. */
struct parts_use {
	/* Reads the reader (borrowed) with reader_next until there are no more rows, and returns what it has
	 * made of them: not NULL, and nothing that the reader lends. `faults` is the list to which the reader
	 * adds what it finds, and it may add to it. If reader_next fails, it fails with that, and returns
	 * what it has made of the rows before.
	 *
	 * Called by several threads at once, never twice at the same time with one `worker`, which is less
	 * than the number of threads plus one; which worker gets which part is left to chance. */
	void *(*read)(void *context, size_t worker, struct reader *reader, struct faults *faults,
		struct error *err);
	/* Frees what was made of a part that does not stand, or of one that nobody has asked for. */
	void (*drop)(void *context, void *made);
	void *context;
	size_t alone; /* blocks that are read, by worker 0, before others begin */
};

struct parts;

/* Begins to read the rest of a reader (borrowed) that has just been opened: from now on it is asked only for
 * its dialect and header and, after the last part, for its totals, counts, report and digest.
 *
 *   use      copied
 *   threads  how many read, beside the one that calls parts_next; at least 1
 *   block    bytes; PARTS_BLOCK is well chosen, less is for tests
 *
 * NULL, and the reader is as it was: it cannot be cut, and reader_next reads it. That is so for what is
 * packed or comes through a pipe, for UTF-16, for what is no longer than a block, and with SCANNER_LIBCSV. */
struct parts *parts_new(struct reader *reader, const struct parts_use *use, size_t threads, size_t block);
/* Ends the threads, wherever they are. */
void parts_free(struct parts *parts);

/* What was made of the next part, in the order of the file, is *made, and yours; NULL behind the last one.
 * Its faults, in the order in which they were added, have been appended to those of the reader. False and err
 * as reader_next, and what was made of the rows before has been given out. */
bool parts_next(struct parts *parts, void **made, struct error *err);

#endif
