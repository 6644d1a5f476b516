#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/history/database.h"

bool
kept_figures_cells(struct history *history, const struct kept_figure *figure, struct kept_cells *cells,
	struct error *err)
{
	return figure->slice != 0 ? cells_read(history, CELLS_OF_SLICE, figure->slice, cells, err)
				  : cells_read(history, CELLS_OF_RUN, figure->run, cells, err);
}

/* A run goes into the history once, so that of two the one with the larger number knows more. */
bool
kept_figures_read(struct history *history, const struct run_filter *filter, int64_t run,
	struct kept_figures *figures, struct error *err)
{
	static const char *const which[] = {
		[RUNS_ALL] = "1", [RUNS_AS_PUBLISHED] = "run = first", [RUNS_AS_KNOWN_NOW] = "run = last"
	};
	struct buffer text = { 0 };
	struct error failure = { 0 };
	size_t capacity = 0;
	*figures = (struct kept_figures){ 0 };
	buffer_print(&text,
		"WITH known AS (SELECT id AS run, definitions, as_of, revision, as_of AS run_as_of, 0 AS "
		"slice FROM "
		"run WHERE published = 1 UNION ALL SELECT run.id, definitions, series_date.as_of, revision, "
		"run.as_of, slice FROM series_date JOIN run ON run.id = series_date.run WHERE published = "
		"1), marked "
		"AS (SELECT *, min(run) OVER same AS first, max(run) OVER same AS last FROM known WINDOW "
		"same AS "
		"(PARTITION BY definitions, as_of)) SELECT run, definitions, as_of, revision, run_as_of, "
		"slice FROM "
		"marked WHERE %s AND (?1 IS NULL OR definitions = ?1) AND (?2 IS NULL OR as_of = ?2) AND (?3 "
		"= 0 OR "
		"run = ?3) ORDER BY definitions, as_of, run",
		which[filter->which]);
	sqlite3_stmt *statement = statement_new(history, text.bytes, &failure);
	if (statement) {
		statement_text(statement, 1, filter->definitions);
		statement_text(statement, 2, filter->as_of);
		statement_integer(statement, 3, run);
	}
	while (statement && statement_row(history, statement, &failure)) {
		figures->items =
			array_room(figures->items, figures->count, &capacity, sizeof *figures->items);
		figures->items[figures->count++] =
			(struct kept_figure){ .run = sqlite3_column_int64(statement, 0),
				.definitions = statement_copy(statement, 1),
				.as_of = statement_copy(statement, 2),
				.revision = sqlite3_column_int64(statement, 3),
				.run_as_of = statement_copy(statement, 4),
				.slice = sqlite3_column_int64(statement, 5) };
	}
	sqlite3_finalize(statement);
	buffer_free(&text);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

void
kept_figures_free(struct kept_figures *figures)
{
	for (size_t i = 0; i < figures->count; i++) {
		free(figures->items[i].definitions);
		free(figures->items[i].as_of);
		free(figures->items[i].run_as_of);
	}
	free(figures->items);
	*figures = (struct kept_figures){ 0 };
}
