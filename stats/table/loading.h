/* A table while it is filled. Private to this room: loading.c fills it from a reader, portion.c from several
 * at once; stream.c shows its rows in parts. */
#ifndef MALTALL_TABLE_LOADING_H
#define MALTALL_TABLE_LOADING_H

#include "stats/table/intake.h"
#include "stats/table/key.h"

/* A table and what is needed to fill it. */
struct loading {
	struct table *table;
	struct dictionary *dictionary;
	struct faults *faults;
	struct intake *intakes;   /* one for each column */
	const struct intake *key; /* the one of the key's column; NULL: the table has none */
	bool totals_marked;       /* a column may mark a row as a total of others */
	struct keys keys;
	struct key_numbers key_numbers; /* of a table that others refer to, when all its rows are in */
	struct key_notes notes;         /* of the rows of the file at hand */
	size_t capacity;                /* rows there is room for */
	size_t totals_capacity;         /* the same among the totals */
	struct tables *tables;          /* that the table is among */
	const struct stream_use *use;   /* NULL: the rows are kept */
};

/* Room for so many rows more; among the totals, which are begun here, for so many totals more. */
void loading_make_room(struct loading *loading, size_t rows);
void loading_make_totals_room(struct loading *loading, size_t rows);

/* Takes all rows of a reader, that of the file with this index. False and err as reader_next. */
bool loading_take_rows(struct loading *loading, struct reader *reader, size_t file, struct error *err);
/* Then the totals that the reader knew by their place at the end of the table, and has told of. */
void loading_take_totals(struct loading *loading, const struct reader *reader, size_t file);

/* The same, by as many threads as there are processors (or the spec says), each with portions of the file:
 * what comes out is the same. `*taken` is false, and nothing has happened, where that cannot be: the reader's
 * file cannot be cut; numbers that are not exact are added up in their order. */
bool portions_take_rows(
	struct loading *loading, struct reader *reader, size_t file, bool *taken, struct error *err);

struct tables *tables_new(size_t count);
struct loading loading_begin(
	struct tables *tables, size_t index, const struct table_spec *spec, struct faults *faults);
/* Reads all files of the table. */
bool files_load(struct loading *loading, struct error *err);
/* Lets the rows that are there be used, and forgets them. */
void part_use(struct loading *loading);

#endif
