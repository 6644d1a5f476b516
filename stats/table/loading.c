/* Rows of a reader on their way into a table. */
#include "stats/table/loading.h"
#include "stats/base/memory.h"
#include "stats/table/glance.h"
#include "stats/table/header.h"
#include "stats/table/storage.h"
#include "stats/table/totals.h"

void
loading_make_room(struct loading *loading, size_t rows)
{
	size_t needed = loading->table->rows + rows;
	if (needed >= ROW_NONE)
		memory_exhausted(needed, sizeof(uint32_t));
	if (needed <= loading->capacity)
		return;
	loading->capacity = loading->capacity ? needed + needed / 2 : needed;
	table_resize(loading->table, loading->capacity);
}

void
loading_make_totals_room(struct loading *loading, size_t rows)
{
	struct table *table = loading->table;
	if (!table->totals)
		table->totals = totals_new(table);
	size_t needed = table->totals->rows + rows;
	if (needed <= loading->totals_capacity)
		return;
	loading->totals_capacity = needed + needed / 2 + 16;
	table_resize(table->totals, loading->totals_capacity);
}

/* Where the row at hand stands, and so many from it on. */
static void
rows_place(struct table *table, const struct arrival *arrival, size_t rows, size_t file)
{
	const size_t *lines = arrival->batch->lines + arrival->index;
	/* No two begin on the same line, so those between are as expected. */
	if (rows > 1 && lines[rows - 1] - lines[0] == rows - 1)
		rows = 1;
	for (size_t i = 0; i < rows; i++)
		row_places_add(&table->places,
			(struct row_place){ .row = (uint32_t)(arrival->row + i),
				.line = lines[i] < UINT32_MAX ? (uint32_t)lines[i] : UINT32_MAX,
				.file = (uint32_t)file });
}

/* Looks closer at the fields of the row at hand that nobody has read yet, which a bit of their intakes tells.
 */
static void
fields_take(struct loading *loading, const struct arrival *arrival, size_t bit)
{
	struct table *table = loading->table;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		size_t fault = loading->faults->count;
		if ((loading->intakes[i].unread >> bit & 1) == 0)
			continue;
		intake_take(&loading->intakes[i], arrival);
		if (loading->faults->count > fault)
			table_strike(table, arrival->row, i, fault);
	}
}

/* Takes so many rows of the batch, GLANCE_ROWS at most: first column by column what can be read at a glance,
 * then row by row the rest, since faults, codes of texts and keys come in the order of the file. */
static void
rows_load(struct loading *loading, struct arrival *arrival, size_t rows, size_t file)
{
	struct table *table = loading->table;
	const size_t index = arrival->index;
	uint64_t unread = 0;
	arrival->table = table;
	arrival->row = table->rows;
	arrival->faults = loading->faults;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		loading->intakes[i].unread = glance_take(&loading->intakes[i], arrival, rows);
		unread |= loading->intakes[i].unread;
	}
	rows_place(table, arrival, rows, file);
	for (uint64_t left = loading->key ? UINT64_MAX >> (GLANCE_ROWS - rows) : unread; left;
		left &= left - 1) {
		size_t i = (size_t)__builtin_ctzll(left);
		arrival->index = index + i;
		arrival->row = table->rows + i;
		if (unread >> i & 1)
			fields_take(loading, arrival, i);
		if (loading->key)
			key_note(&loading->notes, table, loading->intakes, loading->key, arrival);
	}
	arrival->index = index + rows;
	table->rows += rows;
	table->rows_taken[file] += rows;
}

/* The column whose field says that the row at hand is a total of others; SIZE_MAX if it is none. */
static size_t
total_mark(const struct loading *loading, const struct arrival *arrival)
{
	for (size_t i = 0; loading->totals_marked && i < loading->table->spec->column_count; i++) {
		if (intake_marks_total(&loading->intakes[i], arrival))
			return i;
	}
	return SIZE_MAX;
}

/* A total is read as a row is, without a fault for what a total has not. */
static void
total_load(struct loading *loading, struct arrival *arrival, size_t file)
{
	struct table *table = loading->table;
	loading_make_totals_room(loading, 1);
	struct table *totals = table->totals;
	arrival->table = totals;
	arrival->row = totals->rows;
	arrival->faults = NULL;
	for (size_t i = 0; i < table->spec->column_count; i++)
		intake_take(&loading->intakes[i], arrival);
	rows_place(totals, arrival, 1, file);
	totals->rows++;
}

/* Sets aside a row that one of its fields marks as a total, and goes on to the next. */
static void
total_set_aside(struct loading *loading, struct arrival *arrival, size_t mark, size_t file)
{
	const struct intake *intake = &loading->intakes[mark];
	struct buffer message = { 0 };
	column_message(&message, intake->spec);
	buffer_text(&message, "the row is a total of others and set aside");
	arrival->faults = loading->faults;
	arrival_fault(arrival, SEVERITY_INFO, intake->position, "totals_row", message.bytes);
	buffer_free(&message);
	total_load(loading, arrival, file);
	arrival->index++;
	loading->table->rows_set_aside++;
}

void
loading_take_totals(struct loading *loading, const struct reader *reader, size_t file)
{
	const struct batch *batch = reader_totals(reader);
	struct arrival arrival = {
		.batch = batch,
		.file = loading->table->spec->files[file].name,
		.dictionary = loading->dictionary,
	};
	for (; batch && arrival.index < batch->rows; arrival.index++)
		total_load(loading, &arrival, file);
}

/* How many rows from the one at hand on are taken together: none is to be set aside among them. */
static size_t
rows_together(const struct loading *loading, const struct arrival *arrival)
{
	size_t rows = arrival->batch->rows - arrival->index;
	if (loading->totals_marked)
		return 1;
	return rows < GLANCE_ROWS ? rows : GLANCE_ROWS;
}

bool
loading_take_rows(struct loading *loading, struct reader *reader, size_t file, struct error *err)
{
	struct table *table = loading->table;
	struct batch batch;
	struct arrival arrival = {
		.batch = &batch,
		.file = table->spec->files[file].name,
		.dictionary = loading->dictionary,
	};
	for (;;) {
		size_t errors = loading->faults->by_severity[SEVERITY_ERROR];
		if (!reader_next(reader, &batch, err))
			return false;
		size_t broken = loading->faults->by_severity[SEVERITY_ERROR] - errors;
		table->rows_left_out += broken;
		table->left_out[file] += broken;
		if (batch.rows == 0)
			return true;
		loading_make_room(loading, batch.rows);
		for (arrival.index = 0; arrival.index < batch.rows;) {
			size_t total = total_mark(loading, &arrival);
			if (total != SIZE_MAX)
				total_set_aside(loading, &arrival, total, file);
			else
				rows_load(loading, &arrival, rows_together(loading, &arrival), file);
		}
		if (loading->use && table->rows >= STREAM_ROWS)
			part_use(loading);
	}
}
