/* The rows of a file by several threads: each reads portions of it into a small table with a dictionary of
 * its own. The owner puts one behind the other, in the order of the file; or, where rows are not kept, takes
 * over what the thread has made of them. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/memory.h"
#include "stats/csv/parts.h"
#include "stats/table/loading.h"
#include "stats/table/storage.h"

enum { THREADS_MOST = 64 };

struct portion {
	struct table table;
	struct loading loading;
	struct tables tables; /* these alone */
	void *made;           /* of rows that are not kept */
};

/* What every portion needs to know. */
struct portions {
	const struct loading *whole;
	size_t file;
};

static void
portion_free(void *context, void *made)
{
	const struct portions *portions = context;
	struct portion *portion = made;
	if (!portion)
		return;
	if (portion->made)
		portions->whole->use->drop(portions->whole->use->context, portion->made);
	intakes_free(portion->loading.intakes, &portion->table);
	dictionary_free(portion->loading.dictionary);
	table_clear(&portion->table);
	free(portion);
}

static struct portion *
portion_new(const struct portions *portions, struct faults *faults)
{
	const struct loading *whole = portions->whole;
	const struct table_spec *spec = whole->table->spec;
	struct portion *portion = xcalloc(1, sizeof *portion);
	struct loading *loading = &portion->loading;
	table_begin(&portion->table, spec);
	*loading = (struct loading){
		.table = &portion->table, .faults = faults, .totals_marked = whole->totals_marked
	};
	loading->dictionary = dictionary_new();
	portion->tables = (struct tables){ loading->dictionary, &portion->table, 1 };
	loading->intakes = intakes_new(&portion->table, loading->dictionary);
	for (size_t i = 0; i < spec->column_count; i++)
		intake_begin(&loading->intakes[i], portions->file, whole->intakes[i].position,
			whole->table->dialects[portions->file].decimal);
	return portion;
}

static void *
portion_read(void *context, size_t worker, struct reader *reader, struct faults *faults, struct error *err)
{
	const struct portions *portions = context;
	const struct stream_use *use = portions->whole->use;
	(void)worker;
	struct portion *portion = portion_new(portions, faults);
	loading_take_rows(&portion->loading, reader, portions->file, err);
	if (use && use->make)
		portion->made = use->make(use->context, &portion->tables, faults);
	return portion;
}

/* The codes that the portion's texts have in the whole: given in the order in which they came, as if there
 * were no portions. */
static uint32_t *
codes_of(const struct portion *portion, struct dictionary *dictionary)
{
	const struct dictionary *own = portion->loading.dictionary;
	uint32_t *codes = xcalloc((size_t)dictionary_count(own) + 1, sizeof *codes);
	for (uint32_t code = 1; code <= dictionary_count(own); code++) {
		size_t length;
		const char *text = dictionary_text(own, code, &length);
		codes[code] = dictionary_code(dictionary, text, length);
	}
	return codes;
}

/* Puts the rows of one table behind those of another, which has room for them. */
static void
rows_append(struct table *to, const struct table *from, const uint32_t *codes)
{
	for (size_t i = 0; i < from->spec->column_count; i++) {
		const struct column *source = &from->columns[i];
		struct column *column = &to->columns[i];
		size_t size = value_size(column->spec->type);
		if (!column->values)
			continue;
		if (column->spec->type != TYPE_TEXT)
			memcpy((char *)column->values + to->rows * size, source->values, from->rows * size);
		for (size_t row = 0; column->spec->type == TYPE_TEXT && row < from->rows; row++)
			column->codes[to->rows + row] = codes[source->codes[row]];
	}
	memcpy(to->lines + to->rows, from->lines, from->rows * sizeof *to->lines);
	if (to->files)
		memcpy(to->files + to->rows, from->files, from->rows * sizeof *to->files);
	to->rows += from->rows;
}

/* `fault` is where the portion's faults stand in the list. */
static void
portion_keep(struct loading *whole, const struct portion *portion, size_t fault)
{
	struct table *table = whole->table;
	const struct table *from = &portion->table;
	uint32_t *codes = codes_of(portion, whole->dictionary);
	for (size_t i = 0; i < from->struck_count; i++)
		table_strike(table, table->rows + from->struck[i].row, from->struck[i].column,
			fault + from->struck[i].fault);
	if (from->rows > 0) {
		loading_make_room(whole, from->rows);
		rows_append(table, from, codes);
	}
	if (from->totals) {
		loading_make_totals_room(whole, from->totals->rows);
		rows_append(table->totals, from->totals, codes);
	}
	free(codes);
}

static void
portion_append(struct loading *whole, struct portion *portion, size_t file, size_t fault)
{
	const struct stream_use *use = whole->use;
	struct table *table = whole->table;
	const struct table *from = &portion->table;
	if (use)
		use->take(use->context, &portion->tables, portion->made);
	else
		portion_keep(whole, portion, fault);
	portion->made = NULL;
	table->rows_left_out += from->rows_left_out;
	table->left_out[file] += from->left_out[file];
	table->rows_taken[file] += from->rows_taken[file];
	table->rows_set_aside += from->rows_set_aside;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		table->columns[i].codes_met |= from->columns[i].codes_met;
		table->columns[i].struck |= from->columns[i].struck;
		intake_add(&whole->intakes[i], &portion->loading.intakes[i]);
	}
}

static size_t
threads_of(const struct table_spec *spec)
{
	long processors = spec->threads ? (long)spec->threads : sysconf(_SC_NPROCESSORS_ONLN);
	return processors < 1 ? 1 : processors > THREADS_MOST ? THREADS_MOST : (size_t)processors;
}

/* Whether the columns can be taken in portions. */
static bool
is_divisible(const struct loading *loading)
{
	const struct table_spec *spec = loading->table->spec;
	bool divisible = loading->key == NULL;
	for (size_t i = 0; i < spec->column_count; i++)
		divisible = divisible && !spec->columns[i].qualified;
	return divisible;
}

bool
portions_take_rows(
	struct loading *loading, struct reader *reader, size_t file, bool *taken, struct error *err)
{
	struct portions portions = { .whole = loading, .file = file };
	const struct parts_use use = { .read = portion_read, .drop = portion_free, .context = &portions };
	const struct table_spec *spec = loading->table->spec;
	size_t threads = threads_of(spec);
	struct parts *parts = NULL;
	if (threads > 1 && is_divisible(loading))
		parts = parts_new(reader, &use, threads, spec->portion ? spec->portion : PARTS_BLOCK);
	*taken = parts != NULL;
	bool done = *taken;
	for (bool more = done; more;) {
		void *portion;
		size_t fault = loading->faults->count;
		done = parts_next(parts, &portion, err);
		more = done && portion;
		if (more)
			portion_append(loading, portion, file, fault);
		portion_free(&portions, done ? portion : NULL);
	}
	parts_free(parts);
	return done;
}
