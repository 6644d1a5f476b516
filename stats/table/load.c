#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/table/header.h"
#include "stats/table/loading.h"
#include "stats/table/reference.h"
#include "stats/table/storage.h"

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
reader_load(struct loading *loading, struct reader *reader, size_t file, struct error *err)
{
	bool taken;
	size_t from = loading->faults->count;
	/* The rows of files before stand before those of this one, whoever reads which. */
	if (loading->use && loading->table->rows > 0)
		part_use(loading);
	bool done = portions_take_rows(loading, reader, file, &taken, err);
	if (!taken)
		done = loading_take_rows(loading, reader, file, err);
	if (loading->key)
		keys_look(&loading->keys, &loading->notes, loading->table, loading->key, loading->faults);
	faults_settle(loading, from);
	return done;
}

static bool
is_unsigned(const struct table_spec *spec)
{
	return spec->unsigned_alone && spec->file_count == 1;
}

/* As table_file_open; `evidence` as in struct reader_hints. */
static struct reader *
file_open(const struct table_spec *spec, const struct table_file *file, struct buffer *evidence,
	struct faults *faults, struct error *err)
{
	const char **headers = xcalloc(spec->column_count + 1, sizeof *headers);
	for (size_t i = 0; i < spec->column_count; i++)
		headers[i] = column_header(&spec->columns[i]);
	const struct reader_hints hints = { headers, spec->column_count, evidence, is_unsigned(spec) };
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
	loading->table->dialects[index] = *reader_dialect(reader);
	size_t *positions = xcalloc(spec->column_count, sizeof *positions);
	bool loaded = header_match(spec, file->name, reader, positions, err);
	if (loaded)
		columns_want(reader, positions, spec->column_count);
	for (size_t i = 0; i < spec->column_count; i++)
		intake_begin(
			&loading->intakes[i], index, positions[i], loading->table->dialects[index].decimal);
	free(positions);
	loaded = loaded && reader_load(loading, reader, index, err);
	if (loaded)
		loading_take_totals(loading, reader, index);
	for (size_t i = 0; loaded && i < spec->column_count; i++)
		intake_end(&loading->intakes[i], file->name, loading->faults);
	/* To sign a file that is of no use would be to read all that is left of it. */
	if (loaded) {
		reader_report_fill(&loading->table->reports[index], reader);
		if (!is_unsigned(spec))
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
		references_expect(loadings, i);
		loaded = table_load(&loadings[i], err);
		key_notes_free(&loadings[i].notes);
	}
	if (loaded)
		references_settle(tables, loadings, faults);
	for (size_t i = 0; i < count; i++) {
		keys_free(&loadings[i].keys);
		key_numbers_free(&loadings[i].key_numbers);
		intakes_free(loadings[i].intakes, &tables->items[i]);
	}
	free(loadings);
	if (loaded)
		return tables;
	tables_free(tables);
	return NULL;
}
