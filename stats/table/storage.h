/* The arrays of a table while it is filled: what is kept, room for more rows, rows taken out again. */
#ifndef MALTALL_TABLE_STORAGE_H
#define MALTALL_TABLE_STORAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/table/table.h"

bool column_is_key(const struct table_spec *table, const struct column_spec *column);
/* What is used, and every key and every reference: without them the tables do not hang together. */
bool column_is_kept(const struct table_spec *table, const struct column_spec *column);
/* Bytes of one value. */
size_t value_size(enum value_type type);

/* A zeroed table becomes one without rows; and frees what it holds, not the table itself. */
void table_begin(struct table *table, const struct table_spec *spec);
void table_clear(struct table *table);

/* Makes the arrays of everything kept hold `capacity` rows, no more. */
void table_resize(struct table *table, size_t capacity);

/* Remembers that a field of a row has the fault at that place in the list. */
void table_strike(struct table *table, size_t row, size_t column, size_t fault);

#endif
