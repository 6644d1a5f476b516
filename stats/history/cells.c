#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/history/database.h"

static struct kept_cell
kept_cell_of(const struct indicator_definition *definition, const struct cell *cell, struct arena *arena)
{
	const struct counts *counts = &cell->counts;
	char target[64];
	target_format(&definition->target, target, sizeof target);
	struct kept_cell kept = {
		.indicator = definition->name,
		.by = cell->by,
		.group = cell->group,
		.target = arena_copy(arena, target, definition->target.given ? strlen(target) : 0),
		.verdict = verdict_name(cell->verdict),
		.state = cell_state_name(cell->state),
		.open = cell->state == CELL_OK || cell->state == CELL_ZERO_DENOMINATOR,
		.lower = (double)NAN,
		.upper = (double)NAN,
	};
	if (!kept.open)
		return kept;
	kept.numerator = counts->numerator;
	kept.denominator = counts->denominator;
	kept.lowest_numerator = counts->lowest_numerator;
	kept.lowest_denominator = counts->lowest_denominator;
	kept.highest_numerator = counts->highest_numerator;
	kept.highest_denominator = counts->highest_denominator;
	kept.undetermined = counts->undetermined;
	kept.excluded = counts->excluded;
	kept.excepted = counts->excepted;
	kept.missing_known = cell->missing_to_target >= 0 &&
			     (cell->verdict == VERDICT_MET || cell->verdict == VERDICT_NOT_MET);
	kept.missing_to_target = kept.missing_known ? cell->missing_to_target : 0;
	if (counts->denominator > 0) {
		kept.lower = cell->interval.lower;
		kept.upper = cell->interval.upper;
	}
	return kept;
}

void
kept_cells_of(const struct result *result, struct kept_cells *cells)
{
	size_t capacity = 0;
	*cells = (struct kept_cells){ 0 };
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		cells->items = array_room(cells->items, cells->count, &capacity, sizeof *cells->items);
		cells->items[cells->count++] =
			kept_cell_of(indicator->definition, &indicator->total, &cells->arena);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++) {
				cells->items = array_room(
					cells->items, cells->count, &capacity, sizeof *cells->items);
				cells->items[cells->count++] = kept_cell_of(
					indicator->definition, &indicator->strata[j].cells[k], &cells->arena);
			}
	}
}

void
kept_cells_free(struct kept_cells *cells)
{
	free(cells->items);
	arena_free(&cells->arena);
	*cells = (struct kept_cells){ 0 };
}

void
kept_cells_digest(const struct kept_cells *cells, char *out)
{
	struct digest *digest = digest_new();
	struct buffer line = { 0 };
	for (size_t i = 0; i < cells->count; i++) {
		const struct kept_cell *cell = &cells->items[i];
		const char *const texts[] = { cell->indicator, cell->by, cell->group, cell->target,
			cell->verdict, cell->state };
		const int64_t numbers[] = { cell->open, cell->numerator, cell->denominator,
			cell->lowest_numerator, cell->lowest_denominator, cell->highest_numerator,
			cell->highest_denominator, cell->undetermined, cell->excluded, cell->excepted,
			cell->missing_known, cell->missing_to_target };
		buffer_clear(&line);
		for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
			buffer_print(&line, "%zu:%s", strlen(texts[j]), texts[j]);
		for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++)
			buffer_print(&line, " %" PRId64, numbers[j]);
		buffer_print(&line, " %.17g %.17g\n", isnan(cell->lower) ? -1 : cell->lower,
			isnan(cell->upper) ? -1 : cell->upper);
		digest_add(digest, line.bytes, line.length);
	}
	digest_text(digest, out);
	digest_free(digest);
	buffer_free(&line);
}

static double
cell_number(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL
		       ? (double)NAN
		       : sqlite3_column_double(statement, column);
}

static struct kept_cell
cell_of_row(sqlite3_stmt *row, struct arena *arena)
{
	return (struct kept_cell){
		.indicator = statement_keep(row, 0, arena),
		.by = statement_keep(row, 1, arena),
		.group = statement_keep(row, 2, arena),
		.target = statement_keep(row, 3, arena),
		.verdict = statement_keep(row, 4, arena),
		.state = statement_keep(row, 5, arena),
		.open = sqlite3_column_type(row, 7) != SQLITE_NULL,
		.numerator = sqlite3_column_int64(row, 6),
		.denominator = sqlite3_column_int64(row, 7),
		.lowest_numerator = sqlite3_column_int64(row, 8),
		.lowest_denominator = sqlite3_column_int64(row, 9),
		.highest_numerator = sqlite3_column_int64(row, 10),
		.highest_denominator = sqlite3_column_int64(row, 11),
		.undetermined = sqlite3_column_int64(row, 12),
		.excluded = sqlite3_column_int64(row, 13),
		.excepted = sqlite3_column_int64(row, 14),
		.missing_known = sqlite3_column_type(row, 15) != SQLITE_NULL,
		.missing_to_target = sqlite3_column_int64(row, 15),
		.lower = cell_number(row, 16),
		.upper = cell_number(row, 17),
	};
}

#define CELL_NAMES                                                                                           \
	"indicator, by_label, group_name, target, verdict, state, numerator, denominator, "                  \
	"lowest_numerator, "                                                                                 \
	"lowest_denominator, highest_numerator, highest_denominator, undetermined, excluded, excepted, "     \
	"missing_to_target, lower, upper"

bool
cells_read(struct history *history, enum cell_table table, int64_t owner, struct kept_cells *cells,
	struct error *err)
{
	static const char *const texts[] = {
		[CELLS_OF_RUN] = "SELECT " CELL_NAMES " FROM cell WHERE run = ? ORDER BY position",
		[CELLS_OF_SLICE] = "SELECT " CELL_NAMES " FROM slice_cell WHERE slice = ? ORDER BY position"
	};
	struct error failure = { 0 };
	size_t capacity = 0;
	*cells = (struct kept_cells){ 0 };
	sqlite3_stmt *statement = statement_new(history, texts[table], &failure);
	if (statement)
		statement_integer(statement, 1, owner);
	while (statement && statement_row(history, statement, &failure)) {
		cells->items = array_room(cells->items, cells->count, &capacity, sizeof *cells->items);
		cells->items[cells->count++] = cell_of_row(statement, &cells->arena);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

bool
kept_cells_read(struct history *history, int64_t run, struct kept_cells *cells, struct error *err)
{
	return cells_read(history, CELLS_OF_RUN, run, cells, err);
}

static void
number_bind(sqlite3_stmt *statement, int place, double number)
{
	if (isnan(number))
		sqlite3_bind_null(statement, place);
	else
		sqlite3_bind_double(statement, place, number);
}

static void
cell_bind(sqlite3_stmt *statement, const struct kept_cell *cell)
{
	const char *const texts[] = { cell->indicator, cell->by, cell->group, cell->target, cell->verdict,
		cell->state };
	const int64_t numbers[] = { cell->numerator, cell->denominator, cell->lowest_numerator,
		cell->lowest_denominator, cell->highest_numerator, cell->highest_denominator,
		cell->undetermined, cell->excluded, cell->excepted };
	int place = 3;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		statement_text(statement, place++, texts[i]);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++, place++) {
		if (cell->open)
			statement_integer(statement, place, numbers[i]);
		else
			sqlite3_bind_null(statement, place);
	}
	if (cell->missing_known)
		statement_integer(statement, place, cell->missing_to_target);
	else
		sqlite3_bind_null(statement, place);
	number_bind(statement, place + 1, cell->lower);
	number_bind(statement, place + 2, cell->upper);
}

bool
cells_write(struct history *history, enum cell_table table, int64_t owner, const struct kept_cells *cells,
	struct error *err)
{
	static const char *const texts[] = {
		[CELLS_OF_RUN] =
			"INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
			"?, ?)",
		[CELLS_OF_SLICE] =
			"INSERT INTO slice_cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
			"?, ?, ?, ?, ?)"
	};
	sqlite3_stmt *statement = statement_new(history, texts[table], err);
	bool done = statement != NULL;
	for (size_t i = 0; i < cells->count && done; i++) {
		statement_integer(statement, 1, owner);
		statement_integer(statement, 2, (int64_t)i);
		cell_bind(statement, &cells->items[i]);
		done = statement_done(history, statement, err);
	}
	sqlite3_finalize(statement);
	return done;
}
