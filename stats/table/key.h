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
uint32_t key_index_row(const struct key_index *index, uint32_t code);
/* Frees what it holds and leaves it empty. */
void key_index_free(struct key_index *index);

/* The keys of a table while its rows come in. A zeroed one has seen none. */
struct keys {
	struct key_index index;
	struct repeated_row *repeated; /* the rows that do not count, each once */
	size_t count, capacity;
	size_t first_line; /* where the first key came again */
	char *first_file;
	uint64_t
		*prints; /* of each row, what tells its fields in the columns that are not kept from others */
	size_t print_capacity;
};

/* Looks at the key of the row at hand, which is in its columns already; `intakes` are those of all columns,
 * and `key` that of the key's. A key that was there before is a fault that says where, and whether the rows
 * differ. */
void keys_take(struct keys *keys, const struct table *table, const struct intake *intakes,
	const struct intake *key, const struct arrival *arrival);
/* When all rows are in: gives the table the list of the rows that do not count. False and err (ERROR_DATA)
 * where a key came again and the table's duplicates are refused. */
bool keys_settle(struct keys *keys, struct table *table, struct error *err);
void keys_free(struct keys *keys);

#endif
