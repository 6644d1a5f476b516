/* Keys: which row has which, and which rows have one that another row had before them. */
#ifndef MALTALL_TABLE_KEY_H
#define MALTALL_TABLE_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/error.h"
#include "stats/table/intake.h"
#include "stats/table/table.h"

/* The row of each code. All texts share one dictionary, so the codes are dense and an array is the whole
 * index. A zeroed index is an empty one. */
struct key_index {
	uint32_t *rows; /* ROW_NONE where the code is no key */
	size_t count;
};

void key_index_put(struct key_index *index, uint32_t code, uint32_t row);
/* ROW_NONE if no row has the key; so too for CODE_MISSING, which is never put. */
static inline uint32_t
key_index_row(const struct key_index *index, uint32_t code)
{
	return code < index->count ? index->rows[code] : ROW_NONE;
}
/* Asks memory for it, a while before. */
static inline void
key_index_expect(const struct key_index *index, uint32_t code)
{
	if (code < index->count)
		__builtin_prefetch(&index->rows[code]);
}
/* Frees what it holds and leaves it empty. */
void key_index_free(struct key_index *index);

/* The rows of the keys that are plain numbers: what threads that read references look at, while the codes of
 * texts change. A key has the place that its number has among those of all keys, which is how many bits are
 * set before its own; a bit a number, they are in the processor's cache where an array of rows is not.
 *
 *     keys      1003 1001 1004          in the order of the file
 *     bits      ..010110..              from 1000 on
 *     places    1001: 0, 1003: 1, 1004: 2
 *     rows      1, 0, 2                 NULL where the keys of the file rise one by one: a place is a row
 * then
 *
 * A zeroed one has none. */
struct key_numbers {
	uint64_t *bits;   /* of 64 numbers each */
	uint32_t *before; /* how many bits are set before those */
	uint32_t *rows;
	size_t count; /* numbers there are bits for */
};

/* Of a finished index. */
struct key_numbers key_numbers_of(const struct key_index *index, const struct dictionary *dictionary);
/* The place of a number among the keys; ROW_NONE if it is none. */
static inline uint32_t
key_numbers_place(const struct key_numbers *numbers, uint32_t number)
{
	if (number >= numbers->count)
		return ROW_NONE;
	uint64_t bits = numbers->bits[number / 64], bit = UINT64_C(1) << number % 64;
	uint32_t place = numbers->before[number / 64] + (uint32_t)__builtin_popcountll(bits & (bit - 1));
	return bits & bit ? place : ROW_NONE;
}
static inline uint32_t
key_numbers_row(const struct key_numbers *numbers, uint32_t place)
{
	return numbers->rows ? numbers->rows[place] : place;
}
/* Asks memory for a row, a while before. */
static inline void
key_numbers_expect(const struct key_numbers *numbers, uint32_t place)
{
	if (numbers->rows)
		__builtin_prefetch(&numbers->rows[place]);
}
void key_numbers_free(struct key_numbers *numbers);

/* What has to be known of rows until their keys are looked at; a zeroed one is of no rows. */
struct key_notes {
	size_t count, capacity;
	uint64_t *prints; /* what tells a row's fields in the columns that are not kept from those of others;
			     NULL where all are kept */
	struct key_place *places; /* where the key stands; NULL where that is where the row begins */
};
struct key_place {
	uint32_t line, character;
};

/* Notes the row at hand; `intakes` are those of all columns, and `key` that of the key's. */
void key_note(struct key_notes *notes, const struct table *table, const struct intake *intakes,
	const struct intake *key, const struct arrival *arrival);
/* Adds what was noted of rows behind these, of the same file. */
void key_notes_append(struct key_notes *notes, const struct key_notes *behind);
/* Frees what it holds and leaves it empty. */
void key_notes_free(struct key_notes *notes);

/* The keys of a table while its files come in. A zeroed one has seen none. */
struct keys {
	struct key_index index;        /* of the rows that count */
	struct repeated_row *repeated; /* the rows that do not, each once */
	size_t count, capacity;
	size_t first_line; /* where the first key came again */
	char *first_file;
	uint64_t *prints; /* of all rows, see key_notes */
};

/* Looks at the keys of the rows noted, which are the last of the table and of one file, and frees the notes.
 * A key that was there before is a fault that says where, and whether the rows differ. */
void keys_look(struct keys *keys, struct key_notes *notes, const struct table *table,
	const struct intake *key, struct faults *faults);
/* When all rows are in: gives the table the list of the rows that do not count. False and err (ERROR_DATA)
 * where a key came again and the table's duplicates are refused. */
bool keys_settle(struct keys *keys, struct table *table, struct error *err);
void keys_free(struct keys *keys);

#endif
