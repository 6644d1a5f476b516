/* The rows of a table in parts, none of which is kept. */
#include "stats/table/crosses.h"
#include "stats/table/glance.h"
#include "stats/table/loading.h"
#include "stats/table/totals.h"

void
part_use(struct loading *loading)
{
	const struct stream_use *use = loading->use;
	struct table *table = loading->table;
	void *made = use->make ? use->make(use->context, loading->tables, loading->faults) : NULL;
	use->take(use->context, loading->tables, made);
	dictionary_forget(loading->dictionary);
	for (size_t i = 0; i < table->spec->column_count; i++)
		glance_forget(&loading->intakes[i]);
	table->rows = table->struck_count = table->places.count = 0;
	totals_free(table->totals);
	table->totals = NULL;
	loading->totals_capacity = 0;
}

/* Whether a blank is no in a truth column whose rows are gone. */
static bool
blanks_are_known(const struct loading *loading, struct error *err)
{
	for (size_t i = 0; i < loading->table->spec->column_count; i++)
		if (crosses_found(&loading->intakes[i]))
			return fail(err, ERROR_AGAIN, NULL, 0, 0,
				"'%s' holds nothing but x and blanks, so that a blank is a no; that is known "
				"only when all rows are in",
				loading->table->spec->columns[i].name);
	return true;
}

static bool
table_stream(struct loading *loading, struct error *err)
{
	if (!files_load(loading, err) || !blanks_are_known(loading, err))
		return false;
	part_use(loading);
	for (size_t i = 0; i < loading->table->spec->column_count; i++)
		intake_settle(&loading->intakes[i], loading->table, loading->faults);
	return true;
}

struct tables *
tables_stream(
	const struct table_spec *spec, const struct stream_use *use, struct faults *faults, struct error *err)
{
	struct tables *tables = tables_new(1);
	struct loading loading = loading_begin(tables, 0, spec, faults);
	loading.use = use;
	bool done = table_stream(&loading, err);
	keys_free(&loading.keys);
	intakes_free(loading.intakes, loading.table);
	if (done)
		return tables;
	tables_free(tables);
	return NULL;
}
