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

void
key_index_free(struct key_index *index)
{
	free(index->rows);
	*index = (struct key_index){ 0 };
}

struct key_numbers
key_numbers_of(const struct key_index *index, const struct dictionary *dictionary)
{
	struct key_numbers numbers = { 0 };
	const uint32_t *codes = dictionary_number_codes(dictionary, &numbers.count);
	size_t words = numbers.count / 64 + 1;
	uint32_t place = 0;
	bool rising = true;
	numbers.bits = xcalloc(words, sizeof *numbers.bits);
	numbers.before = xcalloc(words, sizeof *numbers.before);
	numbers.rows = xcalloc(index->count + 1, sizeof *numbers.rows);
	for (size_t number = 0; number < numbers.count; number++) {
		uint32_t row = key_index_row(index, codes[number]);
		if (number % 64 == 0)
			numbers.before[number / 64] = place;
		if (row == ROW_NONE)
			continue;
		numbers.bits[number / 64] |= UINT64_C(1) << number % 64;
		rising = rising && row == place;
		numbers.rows[place++] = row;
	}
	if (rising) {
		free(numbers.rows);
		numbers.rows = NULL;
	}
	return numbers;
}

void
key_numbers_free(struct key_numbers *numbers)
{
	free(numbers->bits);
	free(numbers->before);
	free(numbers->rows);
	*numbers = (struct key_numbers){ 0 };
}

static bool
all_are_kept(const struct table *table)
{
	bool all = true;
	for (size_t i = 0; i < table->spec->column_count; i++)
		all = all && table->columns[i].values;
	return all;
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

void
key_note(struct key_notes *notes, const struct table *table, const struct intake *intakes,
	const struct intake *key, const struct arrival *arrival)
{
	size_t capacity = notes->capacity, line, character;
	if (notes->count == capacity) {
		notes->capacity = capacity + capacity / 2 + READER_BATCH_ROWS;
		if (!all_are_kept(table))
			notes->prints = xreallocarray(notes->prints, notes->capacity, sizeof *notes->prints);
		if (key->position > 0)
			notes->places = xreallocarray(notes->places, notes->capacity, sizeof *notes->places);
	}
	if (notes->prints)
		notes->prints[notes->count] = print_of(table, intakes, arrival);
	if (notes->places) {
		batch_place(arrival->batch, arrival->index, key->position, &line, &character);
		notes->places[notes->count] = (struct key_place){ (uint32_t)line, (uint32_t)character };
	}
	notes->count++;
}

/* Room for more behind what is there, and they are put there. */
static void *
array_append(void *array, size_t count, const void *more, size_t more_count, size_t size)
{
	char *bytes = xreallocarray(array, count + more_count + 1, size);
	memcpy(bytes + count * size, more, more_count * size);
	return bytes;
}

void
key_notes_append(struct key_notes *notes, const struct key_notes *behind)
{
	if (behind->prints)
		notes->prints = array_append(
			notes->prints, notes->count, behind->prints, behind->count, sizeof *notes->prints);
	if (behind->places)
		notes->places = array_append(
			notes->places, notes->count, behind->places, behind->count, sizeof *notes->places);
	notes->count += behind->count;
}

void
key_notes_free(struct key_notes *notes)
{
	free(notes->prints);
	free(notes->places);
	*notes = (struct key_notes){ 0 };
}

/* Returns whether the rows differ. */
static bool
duplicate_fault(const struct keys *keys, const struct table *table, const struct column_spec *key,
	uint32_t earlier, uint32_t row, struct key_place place, struct faults *faults)
{
	static const char *const decisions[] = {
		[DUPLICATES_FIRST] = "the first row counts",
		[DUPLICATES_LAST] = "the last row counts",
		[DUPLICATES_REFUSE] = "expected every key once",
	};
	const char *earlier_file = table_file_name(table, earlier), *file = table_file_name(table, row);
	struct buffer message = { 0 };
	column_message(&message, key);
	buffer_print(&message, "the same key as in line %zu", table_line(table, earlier));
	if (strcmp(earlier_file, file) != 0)
		buffer_print(&message, " of %s", earlier_file);
	bool others_differ = keys->prints && keys->prints[earlier] != keys->prints[row];
	bool differs = difference_add(&message, table, earlier, row, others_differ);
	buffer_print(&message, "; %s", decisions[table->spec->duplicates]);
	fault_add(faults, SEVERITY_ERROR, differs ? "contradiction" : "duplicate_key", file, place.line,
		place.character, "%s", message.bytes);
	buffer_free(&message);
	return differs;
}

/* Of two rows with the same key one does not count from now on. */
static void
repeated_add(struct keys *keys, const struct table *table, uint32_t earlier, uint32_t row, bool contradicts)
{
	bool last = table->spec->duplicates == DUPLICATES_LAST;
	if (keys->count == 0) {
		keys->first_line = table_line(table, row);
		keys->first_file = xstrdup(table_file_name(table, row));
	}
	keys->repeated = array_room(keys->repeated, keys->count, &keys->capacity, sizeof *keys->repeated);
	keys->repeated[keys->count++] = (struct repeated_row){ last ? earlier : row, contradicts };
}

void
keys_look(struct keys *keys, struct key_notes *notes, const struct table *table, const struct intake *key,
	struct faults *faults)
{
	const uint32_t *codes = table->columns[key->index].codes;
	const size_t first = table->rows - notes->count;
	if (notes->prints)
		keys->prints =
			array_append(keys->prints, first, notes->prints, notes->count, sizeof *keys->prints);
	for (uint32_t row = (uint32_t)first; row < table->rows; row++) {
		uint32_t earlier = key_index_row(&keys->index, codes[row]);
		if (earlier != ROW_NONE) {
			struct key_place begin = { (uint32_t)table_line(table, row), 1 };
			bool contradicts = duplicate_fault(keys, table, key->spec, earlier, row,
				notes->places ? notes->places[row - first] : begin, faults);
			repeated_add(keys, table, earlier, row, contradicts);
		}
		if (codes[row] != CODE_MISSING &&
			(earlier == ROW_NONE || table->spec->duplicates == DUPLICATES_LAST))
			key_index_put(&keys->index, codes[row], row);
	}
	key_notes_free(notes);
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
