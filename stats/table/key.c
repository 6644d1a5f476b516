#include "stats/table/key.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/table/cleaning.h"
#include "stats/table/excerpt.h"
#include "stats/table/header.h"
#include "stats/table/storage.h"

void
key_index_put(struct key_index *index, uint32_t code, uint32_t row)
{
	if (code >= index->count) {
		size_t count = (size_t)code + code / 2 + 64;
		index->rows = xreallocarray(index->rows, count, sizeof *index->rows);
		/* Every byte of ROW_NONE is the same. */
		memset(index->rows + index->count, 0xFF, (count - index->count) * sizeof *index->rows);
		index->count = count;
	}
	index->rows[code] = row;
}

uint32_t
key_index_row(const struct key_index *index, uint32_t code)
{
	return code < index->count ? index->rows[code] : ROW_NONE;
}

void
key_index_free(struct key_index *index)
{
	free(index->rows);
	*index = (struct key_index){ 0 };
}

/* FNV-1a over the fields of the columns that are not kept, each with its end: two rows that differ there have
 * different ones, but for one pair in 2^64. */
static uint64_t
print_of(const struct table *table, const struct intake *intakes, const struct arrival *arrival)
{
	static const uint64_t basis = 0xcbf29ce484222325U, prime = 0x100000001b3U;
	uint64_t print = basis;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		if (table->columns[i].values)
			continue;
		struct slice field =
			field_trim(batch_field(arrival->batch, arrival->index, intakes[i].position));
		for (size_t at = 0; at < field.length; at++)
			print = (print ^ (unsigned char)field.bytes[at]) * prime;
		print = (print ^ UINT8_MAX) * prime; /* no byte of UTF-8 */
	}
	return print;
}

/* Adds which of the columns kept differ between the rows, or that others do, or that none does; returns
 * whether one does. */
static bool
difference_add(struct buffer *out, const struct table *table, size_t a, size_t b, bool others_differ)
{
	const char **headers = xcalloc(table->spec->column_count, sizeof *headers);
	size_t count = 0;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		const struct column *column = &table->columns[i];
		size_t size = value_size(column->spec->type);
		const char *values = column->values;
		bool qualified = column->qualifiers && column->qualifiers[a] != column->qualifiers[b];
		if (values && (qualified || memcmp(values + a * size, values + b * size, size) != 0))
			headers[count++] = column_header(column->spec);
	}
	if (count > 0) {
		buffer_text(out, ", and the rows differ in ");
		excerpt_list(out, headers, count);
	} else if (others_differ) {
		buffer_text(out, ", and the rows differ in a column that nothing uses");
	} else {
		buffer_text(out, ", and the rows are equal in every column declared");
	}
	free(headers);
	return count > 0 || others_differ;
}

/* Returns whether the rows differ. */
static bool
duplicate_fault(const struct keys *keys, const struct table *table, const struct intake *key,
	uint32_t earlier, const struct arrival *arrival)
{
	static const char *const decisions[] = {
		[DUPLICATES_FIRST] = "the first row counts",
		[DUPLICATES_LAST] = "the last row counts",
		[DUPLICATES_REFUSE] = "expected every key once",
	};
	const char *file = table_file_name(table, earlier);
	struct buffer message = { 0 };
	column_message(&message, key->spec);
	buffer_print(&message, "the same key as in line %u", (unsigned)table->lines[earlier]);
	if (strcmp(file, arrival->file) != 0)
		buffer_print(&message, " of %s", file);
	bool differs = difference_add(
		&message, table, earlier, arrival->row, keys->prints[earlier] != keys->prints[arrival->row]);
	buffer_print(&message, "; %s", decisions[table->spec->duplicates]);
	arrival_fault(arrival, SEVERITY_ERROR, key->position, differs ? "contradiction" : "duplicate_key",
		message.bytes);
	buffer_free(&message);
	return differs;
}

void
keys_take(struct keys *keys, const struct table *table, const struct intake *intakes,
	const struct intake *key, const struct arrival *arrival)
{
	uint32_t row = (uint32_t)arrival->row, code = table->columns[key->index].codes[row];
	keys->prints = array_room(keys->prints, row, &keys->print_capacity, sizeof *keys->prints);
	keys->prints[row] = print_of(table, intakes, arrival);
	if (code == CODE_MISSING)
		return;
	uint32_t earlier = key_index_row(&keys->index, code);
	if (earlier == ROW_NONE) {
		key_index_put(&keys->index, code, row);
		return;
	}
	bool contradicts = duplicate_fault(keys, table, key, earlier, arrival);
	if (keys->count == 0) {
		keys->first_line = table->lines[row];
		keys->first_file = xstrdup(arrival->file);
	}
	keys->repeated = array_room(keys->repeated, keys->count, &keys->capacity, sizeof *keys->repeated);
	bool last = table->spec->duplicates == DUPLICATES_LAST;
	keys->repeated[keys->count++] = (struct repeated_row){ last ? earlier : row, contradicts };
	if (last)
		key_index_put(&keys->index, code, row);
}

bool
keys_settle(struct keys *keys, struct table *table, struct error *err)
{
	if (keys->count == 0)
		return true;
	if (table->spec->duplicates == DUPLICATES_REFUSE)
		return fail(err, ERROR_DATA, keys->first_file, keys->first_line, 0,
			"%zu row%s of table '%s' repeat%s a key, and the definition refuses that; each is "
			"among the "
			"faults as duplicate_key or contradiction",
			keys->count, keys->count == 1 ? "" : "s", table->spec->name,
			keys->count == 1 ? "s" : "");
	table->repeated = keys->repeated;
	table->repeated_count = keys->count;
	keys->repeated = NULL;
	return true;
}

static int
row_compare(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return a < b ? -1 : a > b;
}

uint32_t *
table_repeated_rows(const struct table *table, bool contradicting, size_t *count)
{
	uint32_t *rows = xcalloc(table->repeated_count + 1, sizeof *rows);
	*count = 0;
	for (size_t i = 0; i < table->repeated_count; i++)
		if (table->repeated[i].contradicts == contradicting)
			rows[(*count)++] = table->repeated[i].row;
	qsort(rows, *count, sizeof *rows, row_compare);
	return rows;
}

void
keys_free(struct keys *keys)
{
	key_index_free(&keys->index);
	free(keys->repeated);
	free(keys->prints);
	free(keys->first_file);
	*keys = (struct keys){ 0 };
}
