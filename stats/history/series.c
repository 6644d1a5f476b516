#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/history/database.h"
#include "stats/indicator/results.h"

/* The last date of a series is that of the result, whose cells are those of the run. */
static size_t
other_dates(const struct result *result)
{
	return result->series ? result->series->count - 1 : 0;
}

static void
line_add(struct digest *digest, const char *as_of, const char *slice)
{
	digest_add(digest, as_of, strlen(as_of));
	digest_add(digest, " ", 1);
	digest_add(digest, slice, strlen(slice));
	digest_add(digest, "\n", 1);
}

char *
series_digest(const struct result *result, char *out)
{
	char as_of[DATE_TEXT_SIZE];
	*out = '\0';
	if (other_dates(result) == 0)
		return NULL;
	char *slices = xcalloc(other_dates(result), DIGEST_TEXT_SIZE);
	struct digest *digest = digest_new();
	for (size_t i = 0; i < other_dates(result); i++) {
		const struct result *at = result->series->items[i];
		char *slice = slices + i * DIGEST_TEXT_SIZE;
		struct kept_cells cells;
		kept_cells_of(at, &cells);
		kept_cells_digest(&cells, slice);
		line_add(digest, date_format_iso(at->as_of, as_of), slice);
		kept_cells_free(&cells);
	}
	digest_text(digest, out);
	digest_free(digest);
	return slices;
}

/* The number of the slice with a digest; 0 where there is none. */
static bool
slice_find(struct history *history, const char *digest, int64_t *id, struct error *err)
{
	struct error failure = { 0 };
	sqlite3_stmt *statement = statement_new(history, "SELECT id FROM slice WHERE digest = ?", &failure);
	*id = 0;
	if (statement) {
		statement_text(statement, 1, digest);
		if (statement_row(history, statement, &failure))
			*id = sqlite3_column_int64(statement, 0);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

static bool
slice_insert(struct history *history, const struct result *result, const char *digest, int64_t *id,
	struct error *err)
{
	struct kept_cells cells;
	sqlite3_stmt *statement =
		statement_new(history, "INSERT INTO slice (digest, cell_count) VALUES (?, ?)", err);
	if (!statement)
		return false;
	kept_cells_of(result, &cells);
	statement_text(statement, 1, digest);
	statement_integer(statement, 2, (int64_t)cells.count);
	bool done = statement_done(history, statement, err);
	*id = sqlite3_last_insert_rowid(history->database);
	sqlite3_finalize(statement);
	done = done && cells_write(history, CELLS_OF_SLICE, *id, &cells, err);
	kept_cells_free(&cells);
	return done;
}

static bool
date_insert(struct history *history, int64_t run, const struct result *result, const char *digest,
	struct error *err)
{
	char as_of[DATE_TEXT_SIZE];
	int64_t slice;
	if (!slice_find(history, digest, &slice, err) ||
		(slice == 0 && !slice_insert(history, result, digest, &slice, err)))
		return false;
	sqlite3_stmt *statement = statement_new(history, "INSERT INTO series_date VALUES (?, ?, ?)", err);
	if (!statement)
		return false;
	statement_integer(statement, 1, run);
	statement_text(statement, 2, date_format_iso(result->as_of, as_of));
	statement_integer(statement, 3, slice);
	bool done = statement_done(history, statement, err);
	sqlite3_finalize(statement);
	return done;
}

bool
series_insert(struct history *history, int64_t run, const struct result *result, const char *digest,
	const char *slices, struct error *err)
{
	if (other_dates(result) == 0)
		return true;
	sqlite3_stmt *statement = statement_new(history, "INSERT INTO series VALUES (?, ?, ?)", err);
	if (!statement)
		return false;
	statement_integer(statement, 1, run);
	statement_integer(statement, 2, (int64_t)other_dates(result));
	statement_text(statement, 3, digest);
	bool done = statement_done(history, statement, err);
	sqlite3_finalize(statement);
	for (size_t i = 0; i < other_dates(result) && done; i++)
		done = date_insert(
			history, run, result->series->items[i], slices + i * DIGEST_TEXT_SIZE, err);
	return done;
}

static bool
slices_check(struct history *history, struct buffer *findings, struct error *err)
{
	struct error failure = { 0 };
	sqlite3_stmt *statement =
		statement_new(history, "SELECT id, digest, cell_count FROM slice ORDER BY id", &failure);
	while (statement && statement_row(history, statement, &failure)) {
		struct kept_cells cells;
		char digest[DIGEST_TEXT_SIZE];
		char *kept = statement_copy(statement, 1);
		if (cells_read(
			    history, CELLS_OF_SLICE, sqlite3_column_int64(statement, 0), &cells, &failure)) {
			kept_cells_digest(&cells, digest);
			if (strcmp(kept, digest) != 0 ||
				cells.count != (size_t)sqlite3_column_int64(statement, 2))
				buffer_print(findings,
					"the cells at a date of a series are not those that were kept\n");
		}
		kept_cells_free(&cells);
		free(kept);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

/* What a run names at its dates, in their order. */
static bool
dates_digest(struct history *history, int64_t run, int64_t *count, char *out, struct error *err)
{
	struct error failure = { 0 };
	struct digest *digest = digest_new();
	sqlite3_stmt *statement = statement_new(history,
		"SELECT as_of, digest FROM series_date LEFT JOIN slice ON slice.id = slice WHERE run = ? "
		"ORDER BY "
		"as_of",
		&failure);
	*count = 0;
	if (statement)
		statement_integer(statement, 1, run);
	while (statement && statement_row(history, statement, &failure)) {
		char *as_of = statement_copy(statement, 0), *slice = statement_copy(statement, 1);
		line_add(digest, as_of, slice);
		++*count;
		free(as_of);
		free(slice);
	}
	sqlite3_finalize(statement);
	digest_text(digest, out);
	digest_free(digest);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

static bool
dates_check(struct history *history, struct buffer *findings, struct error *err)
{
	struct error failure = { 0 };
	sqlite3_stmt *statement = statement_new(history,
		"SELECT definitions || ' ' || as_of || ' revision ' || revision, digest, date_count, run "
		"FROM series "
		"JOIN run ON run.id = run ORDER BY run",
		&failure);
	while (statement && statement_row(history, statement, &failure)) {
		char found[DIGEST_TEXT_SIZE];
		int64_t count;
		char *name = statement_copy(statement, 0), *kept = statement_copy(statement, 1);
		if (dates_digest(history, sqlite3_column_int64(statement, 3), &count, found, &failure) &&
			(strcmp(found, kept) != 0 || count != sqlite3_column_int64(statement, 2)))
			buffer_print(
				findings, "%s: the dates of the series are not those that were kept\n", name);
		free(name);
		free(kept);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

bool
series_check(struct history *history, struct buffer *findings, struct error *err)
{
	return slices_check(history, findings, err) && dates_check(history, findings, err);
}
