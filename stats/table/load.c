#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/table/header.h"
#include "stats/table/loading.h"
#include "stats/table/reference.h"
#include "stats/table/storage.h"
#include "stats/table/totals.h"

/* Keys are compared by their codes, and only texts have codes. */
static bool
key_check(const struct table_spec *spec, struct error *err)
{
	if (!spec->key)
		return true;
	size_t key = table_spec_column(spec, spec->key);
	if (key == SIZE_MAX)
		return fail(err, ERROR_DEFINITION, NULL, 0, 0,
			"table '%s': the key '%s' is not among its columns; expected the name of one of them",
			spec->name, spec->key);
	if (spec->columns[key].type != TYPE_TEXT)
		return fail(err, ERROR_DEFINITION, NULL, 0, 0,
			"table '%s': the key '%s' is a %s; expected a text", spec->name, spec->key,
			value_type_name(spec->columns[key].type));
	return true;
}

static bool
references_check(const struct table_spec *specs, const struct table_spec *spec, struct error *err)
{
	for (size_t i = 0; i < spec->column_count; i++) {
		const struct column_spec *column = &spec->columns[i];
		if (!column->refers_to)
			continue;
		if (column->type != TYPE_TEXT)
			return fail(err, ERROR_DEFINITION, NULL, 0, 0,
				"table '%s': the reference '%s' is a %s; expected a text", spec->name,
				column->name, value_type_name(column->type));
		if (!specs[column->target].key)
			return fail(err, ERROR_DEFINITION, NULL, 0, 0,
				"table '%s': '%s' refers to '%s', which has no key; expected a table with "
				"one",
				spec->name, column->name, column->refers_to);
	}
	return true;
}

/* Where a row stands in its files. */
static void
row_place(struct table *table, const struct arrival *arrival, size_t file)
{
	size_t line = arrival->batch->lines[arrival->index];
	table->lines[table->rows] = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
	if (table->files)
		table->files[table->rows] = (uint32_t)file;
	table->rows++;
}

static void
row_load(struct loading *loading, struct arrival *arrival, size_t file)
{
	struct table *table = loading->table;
	arrival->table = table;
	arrival->row = table->rows;
	arrival->faults = loading->faults;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		size_t fault = loading->faults->count;
		intake_take(&loading->intakes[i], arrival);
		if (loading->faults->count > fault)
			table_strike(table, table->rows, i, fault);
	}
	row_place(table, arrival, file);
	table->rows_taken[file]++;
	if (loading->key)
		keys_take(&loading->keys, table, loading->intakes, loading->key, arrival);
}

/* The intake whose field says that the row at hand is a total of others; NULL if it is none. */
static const struct intake *
total_mark(const struct loading *loading, const struct arrival *arrival)
{
	for (size_t i = 0; loading->totals_marked && i < loading->table->spec->column_count; i++) {
		if (intake_marks_total(&loading->intakes[i], arrival))
			return &loading->intakes[i];
	}
	return NULL;
}

void
loading_make_room(struct loading *loading, size_t rows)
{
	size_t needed = loading->table->rows + rows;
	if (needed >= ROW_NONE)
		memory_exhausted(needed, sizeof *loading->table->lines);
	if (needed <= loading->capacity)
		return;
	loading->capacity = needed + needed / 2;
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
	row_place(totals, arrival, file);
}

/* Sets aside a row that one of its fields marks as a total. */
static void
total_set_aside(struct loading *loading, struct arrival *arrival, const struct intake *mark, size_t file)
{
	struct buffer message = { 0 };
	column_message(&message, mark->spec);
	buffer_text(&message, "the row is a total of others and set aside");
	arrival->faults = loading->faults;
	arrival_fault(arrival, SEVERITY_INFO, mark->position, "totals_row", message.bytes);
	buffer_free(&message);
	total_load(loading, arrival, file);
	loading->table->rows_set_aside++;
}

/* The totals that the reader knew by their place at the end of the table, and has told of. */
static void
totals_load(struct loading *loading, const struct reader *reader, size_t file)
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
		for (arrival.index = 0; arrival.index < batch.rows; arrival.index++) {
			const struct intake *total = total_mark(loading, &arrival);
			if (total)
				total_set_aside(loading, &arrival, total, file);
			else
				row_load(loading, &arrival, file);
		}
		if (loading->use && table->rows >= STREAM_ROWS)
			part_use(loading);
	}
}

/* What is wrong with rows is told in the order in which they stand, whoever found it first: the reader, which
 * is ahead of those who look at values, or a thread. */
static void
faults_settle(struct loading *loading, size_t from)
{
	struct table *table = loading->table;
	size_t *places = faults_arrange(loading->faults, from);
	for (size_t i = table->struck_count; places && i > 0 && table->struck[i - 1].fault >= from; i--)
		table->struck[i - 1].fault = places[table->struck[i - 1].fault - from];
	free(places);
}

static bool
rows_load(struct loading *loading, struct reader *reader, size_t file, struct error *err)
{
	bool taken;
	size_t from = loading->faults->count;
	bool done = portions_take_rows(loading, reader, file, &taken, err);
	if (!taken)
		done = loading_take_rows(loading, reader, file, err);
	faults_settle(loading, from);
	return done;
}

/* As table_file_open; `evidence` as in struct reader_hints. */
static struct reader *
file_open(const struct table_spec *spec, const struct table_file *file, struct buffer *evidence,
	struct faults *faults, struct error *err)
{
	const char **headers = xcalloc(spec->column_count + 1, sizeof *headers);
	for (size_t i = 0; i < spec->column_count; i++)
		headers[i] = column_header(&spec->columns[i]);
	const struct reader_hints hints = { headers, spec->column_count, evidence };
	struct reader *reader =
		file->bytes ? reader_open_bytes(file->bytes, file->length, 0, file->name, &spec->dialect,
				      &hints, faults, err)
			    : reader_open(file->path, file->name, &spec->dialect, &hints, faults, err);
	free(headers);
	return reader;
}

static bool
totals_are_marked(const struct table_spec *spec)
{
	for (size_t i = 0; i < spec->column_count; i++) {
		if (spec->columns[i].totals_auto || spec->columns[i].totals_count)
			return true;
	}
	return false;
}

struct reader *
table_file_open(const struct table_spec *spec, const struct table_file *file, struct faults *faults,
	struct error *err)
{
	struct reader *reader = file_open(spec, file, NULL, faults, err);
	if (reader && !spec->of_counts && !totals_are_marked(spec))
		reader_tell_totals(reader);
	return reader;
}

void
table_file_explain(const struct table_spec *spec, const struct table_file *file, struct buffer *out)
{
	struct faults faults = { 0 };
	struct error ignored = { 0 };
	struct reader *reader = file_open(spec, file, out, &faults, &ignored);
	if (reader)
		reader_explain(reader, out);
	reader_free(reader);
	faults_free(&faults);
}

/* Fields of other columns than those declared are never looked at. */
static void
columns_want(struct reader *reader, const size_t *positions, size_t count)
{
	size_t columns, line;
	reader_header(reader, &columns, &line);
	bool *wanted = xcalloc(columns, sizeof *wanted);
	for (size_t i = 0; i < count; i++)
		wanted[positions[i]] = true;
	reader_want(reader, wanted);
	free(wanted);
}

static bool
file_load(struct loading *loading, size_t index, struct error *err)
{
	const struct table_spec *spec = loading->table->spec;
	const struct table_file *file = &spec->files[index];
	struct reader *reader = table_file_open(spec, file, loading->faults, err);
	if (!reader)
		return false;
	if (spec->unsigned_alone && spec->file_count == 1)
		reader_unsigned(reader);
	loading->table->dialects[index] = *reader_dialect(reader);
	size_t *positions = xcalloc(spec->column_count, sizeof *positions);
	bool loaded = header_match(spec, file->name, reader, positions, err);
	if (loaded)
		columns_want(reader, positions, spec->column_count);
	for (size_t i = 0; i < spec->column_count; i++)
		intake_begin(
			&loading->intakes[i], index, positions[i], loading->table->dialects[index].decimal);
	free(positions);
	loaded = loaded && rows_load(loading, reader, index, err);
	if (loaded)
		totals_load(loading, reader, index);
	for (size_t i = 0; loaded && i < spec->column_count; i++)
		intake_end(&loading->intakes[i], file->name, loading->faults);
	/* To sign a file that is of no use would be to read all that is left of it. */
	if (loaded) {
		reader_report_fill(&loading->table->reports[index], reader);
		if (!spec->unsigned_alone || spec->file_count > 1)
			reader_digest(reader, loading->table->digests[index]);
	}
	reader_free(reader);
	return loaded;
}

bool
files_load(struct loading *loading, struct error *err)
{
	bool loaded = true;
	for (size_t i = 0; loaded && i < loading->table->spec->file_count; i++)
		loaded = file_load(loading, i, err);
	return loaded;
}

static bool
table_load(struct loading *loading, struct error *err)
{
	struct table *table = loading->table;
	if (!files_load(loading, err) || !keys_settle(&loading->keys, table, err))
		return false;
	/* What was grown for more rows than came is given back. */
	table_resize(table, table->rows);
	if (table->totals)
		table_resize(table->totals, table->totals->rows);
	for (size_t i = 0; i < table->spec->column_count; i++)
		intake_settle(&loading->intakes[i], table, loading->faults);
	return true;
}

struct loading
loading_begin(struct tables *tables, size_t index, const struct table_spec *spec, struct faults *faults)
{
	struct table *table = &tables->items[index];
	table_begin(table, spec);
	struct loading loading = { .table = table,
		.dictionary = tables->dictionary,
		.faults = faults,
		.totals_marked = totals_are_marked(spec),
		.tables = tables };
	loading.intakes = intakes_new(table, tables->dictionary);
	if (spec->key)
		loading.key = &loading.intakes[table_spec_column(spec, spec->key)];
	return loading;
}

struct tables *
tables_new(size_t count)
{
	struct tables *tables = xcalloc(1, sizeof *tables);
	tables->dictionary = dictionary_new();
	tables->items = xcalloc(count, sizeof *tables->items);
	tables->count = count;
	return tables;
}

/* All specs are checked, and all choices made, before the first file is opened. */
struct tables *
tables_load(const struct table_spec *specs, size_t count, struct faults *faults, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (!key_check(&specs[i], err) || !references_check(specs, &specs[i], err))
			return NULL;
	}
	struct tables *tables = tables_new(count);
	struct loading *loadings = xcalloc(count, sizeof *loadings);
	for (size_t i = 0; i < count; i++)
		loadings[i] = loading_begin(tables, i, &specs[i], faults);
	bool loaded = true;
	for (size_t i = 0; loaded && i < count; i++) {
		loaded = table_load(&loadings[i], err);
		keys_free(&loadings[i].keys);
	}
	for (size_t i = 0; i < count; i++)
		intakes_free(loadings[i].intakes, &tables->items[i]);
	free(loadings);
	if (!loaded) {
		tables_free(tables);
		return NULL;
	}
	references_settle(tables, faults);
	return tables;
}
