/* The rows of a file by several threads: each reads portions of it into a small table with a dictionary of
 * its own. The owner puts one behind the other, in the order of the file; or, where rows are not kept, takes
 * over what the thread has made of them. */
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/parts.h"
#include "stats/table/loading.h"
#include "stats/table/storage.h"

/* So many bytes of a portion there are for each number that is kept as a text: more numbers than that are
 * taken to be keys, of which few come again. */
enum { BYTES_A_NUMBER = 1024 };

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
	struct portion *first; /* of rows that are not kept, the one that is read before the threads begin:
				* what texts it has had is known to all others. NULL: there is none */
};

static size_t
block_of(const struct table_spec *spec)
{
	return spec->portion ? spec->portion : PARTS_BLOCK;
}

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
	key_notes_free(&portion->loading.notes);
	table_clear(&portion->table);
	free(portion);
}

/* What another has been, this one is likely to be: hardly more rows, with the same texts. */
static void
portion_learn(struct portion *portion, const struct portion *first)
{
	struct loading *loading = &portion->loading;
	loading_make_room(loading, first->table.rows + first->table.rows / 16);
	for (size_t i = 0; i < portion->table.spec->column_count; i++)
		if (portion->table.spec->columns[i].type == TYPE_TEXT)
			loading->intakes[i].known = first->loading.intakes[i].recent;
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
	loading->dictionary =
		portions->first ? dictionary_new_with(portions->first->loading.dictionary) : dictionary_new();
	portion->tables = (struct tables){ loading->dictionary, &portion->table, 1 };
	loading->intakes = intakes_new(&portion->table, loading->dictionary);
	/* The texts of totals stand between those of rows, and keep their order only if they are kept. */
	if (!whole->use && !whole->totals_marked)
		dictionary_begin_part(loading->dictionary, block_of(spec) / BYTES_A_NUMBER);
	if (whole->key)
		loading->key = &loading->intakes[whole->key->index];
	for (size_t i = 0; i < spec->column_count; i++) {
		loading->intakes[i].targets = whole->intakes[i].targets;
		intake_begin(&loading->intakes[i], portions->file, whole->intakes[i].position,
			whole->table->dialects[portions->file].decimal);
	}
	if (portions->first)
		portion_learn(portion, portions->first);
	return portion;
}

/* Whether it is worth while to know the texts of a portion: where most come once, others have others. */
static bool
texts_recur(const struct portion *portion)
{
	enum { TIMES = 4 };
	return dictionary_count(portion->loading.dictionary) <= portion->table.rows / TIMES;
}

static void *
portion_read(void *context, size_t worker, struct reader *reader, struct faults *faults, struct error *err)
{
	struct portions *portions = context;
	const struct stream_use *use = portions->whole->use;
	struct portion *portion = portion_new(portions, faults);
	loading_take_rows(&portion->loading, reader, portions->file, err);
	if (use && use->make)
		portion->made = use->make(use->context, &portion->tables, faults);
	if (use)
		table_forget_values(&portion->table);
	if (use && worker == 0 && !portions->first && texts_recur(portion))
		portions->first = portion;
	return portion;
}

/* Whether no code is of a text: those of references are rows mostly. */
static bool
all_are_foreign(const uint32_t *codes, size_t rows)
{
	size_t row = 0;
	while (row < rows && codes[row] >= CODE_FOREIGN)
		row++;
	return row == rows;
}

/* The texts get their codes in the order in which they came, as if there were no portions. */
static void
codes_append(
	struct table *to, const struct table *from, struct dictionary *whole, const struct dictionary *part)
{
	const size_t all = to->spec->column_count;
	const uint32_t **codes = xcalloc(all, sizeof *codes);
	uint32_t **out = xcalloc(all, sizeof *out);
	size_t count = 0;
	for (size_t i = 0; i < all; i++) {
		if (!to->columns[i].values || to->columns[i].spec->type != TYPE_TEXT)
			continue;
		codes[count] = from->columns[i].codes;
		out[count] = to->columns[i].codes + to->rows;
		if (all_are_foreign(codes[count], from->rows))
			memcpy(out[count], codes[count], from->rows * sizeof **codes);
		else
			count++;
	}
	if (count > 0)
		dictionary_join(whole, part, count, from->rows, codes, out);
	free(codes);
	free(out);
}

/* Totals stand between the rows, and so do their texts; all of them are kept then. */
static void
texts_append(struct dictionary *whole, const struct dictionary *part)
{
	for (uint32_t code = 1; code <= dictionary_count(part); code++) {
		size_t length;
		const char *text = dictionary_text(part, code, &length);
		dictionary_code(whole, text, length);
	}
}

/* Puts the rows of one table behind those of another, which has room for them and has their codes. */
static void
rows_append(struct table *to, const struct table *from)
{
	for (size_t i = 0; i < from->spec->column_count; i++) {
		struct column *column = &to->columns[i];
		size_t size = value_size(column->spec->type);
		if (column->values && column->spec->type != TYPE_TEXT)
			memcpy((char *)column->values + to->rows * size, from->columns[i].values,
				from->rows * size);
	}
	row_places_append(&to->places, (uint32_t)to->rows, &from->places);
	to->rows += from->rows;
}

/* `fault` is where the portion's faults stand in the list. */
static void
portion_keep(struct loading *whole, const struct portion *portion, size_t fault)
{
	struct table *table = whole->table;
	const struct table *from = &portion->table;
	const struct dictionary *part = portion->loading.dictionary;
	if (from->totals)
		texts_append(whole->dictionary, part);
	for (size_t i = 0; i < from->struck_count; i++)
		table_strike(table, table->rows + from->struck[i].row, from->struck[i].column,
			fault + from->struck[i].fault);
	if (from->rows > 0) {
		loading_make_room(whole, from->rows);
		codes_append(table, from, whole->dictionary, part);
		rows_append(table, from);
		key_notes_append(&whole->notes, &portion->loading.notes);
	}
	if (from->totals) {
		loading_make_totals_room(whole, from->totals->rows);
		codes_append(table->totals, from->totals, whole->dictionary, part);
		rows_append(table->totals, from->totals);
	}
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

/* Whether the columns can be taken in portions. */
static bool
is_divisible(const struct loading *loading)
{
	const struct table_spec *spec = loading->table->spec;
	bool divisible = true;
	for (size_t i = 0; i < spec->column_count; i++)
		divisible = divisible && !spec->columns[i].qualified;
	return divisible;
}

bool
portions_take_rows(
	struct loading *loading, struct reader *reader, size_t file, bool *taken, struct error *err)
{
	struct portions portions = { .whole = loading, .file = file };
	const struct parts_use use = { .read = portion_read,
		.drop = portion_free,
		.context = &portions,
		.alone = loading->use ? 1 : 0 };
	const struct table_spec *spec = loading->table->spec;
	size_t threads = table_spec_threads(spec);
	struct parts *parts = NULL;
	if (threads > 1 && is_divisible(loading))
		parts = parts_new(reader, &use, threads, block_of(spec));
	*taken = parts != NULL;
	bool done = *taken;
	for (bool more = done; more;) {
		void *portion;
		size_t fault = loading->faults->count;
		done = parts_next(parts, &portion, err);
		more = done && portion;
		if (more)
			portion_append(loading, portion, file, fault);
		if (more && portion != portions.first)
			portion_free(&portions, portion);
	}
	parts_free(parts);
	portion_free(&portions, portions.first);
	return done;
}
