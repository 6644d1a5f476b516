#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/history/database.h"

/* Which revisions there are is asked of published runs only. */
static const char *const which_text[] = {
	[RUNS_ALL] = "published = 1",
	[RUNS_AS_PUBLISHED] =
		"published = 1 AND revision = (SELECT min(revision) FROM run o WHERE o.published = 1 "
		"AND o.definitions = run.definitions AND o.as_of = run.as_of)",
	[RUNS_AS_KNOWN_NOW] =
		"published = 1 AND revision = (SELECT max(revision) FROM run o WHERE o.published = 1 "
		"AND o.definitions = run.definitions AND o.as_of = run.as_of)",
	[RUNS_PENDING] = "published = 0",
};

static struct kept_run
run_of_row(sqlite3_stmt *row)
{
	return (struct kept_run){
		.id = sqlite3_column_int64(row, 0),
		.definitions = statement_copy(row, 1),
		.as_of = statement_copy(row, 2),
		.revision = sqlite3_column_int64(row, 3),
		.recorded = statement_copy(row, 4),
		.version = statement_copy(row, 5),
		.definition_digest = statement_copy(row, 6),
		.options = statement_copy(row, 7),
		.manifest = statement_copy(row, 8),
		.fingerprint = statement_copy(row, 9),
		.cell_digest = statement_copy(row, 10),
		.input_count = sqlite3_column_int64(row, 11),
		.cell_count = sqlite3_column_int64(row, 12),
		.revisions = sqlite3_column_int64(row, 13),
		.roster_count = sqlite3_column_int64(row, 14),
		.date_count = 1 + sqlite3_column_int64(row, 15),
		.series_digest = statement_copy(row, 16),
	};
}

bool
kept_runs_read(
	struct history *history, const struct run_filter *filter, struct kept_runs *runs, struct error *err)
{
	struct buffer text = { 0 };
	struct error failure = { 0 };
	size_t capacity = 0;
	*runs = (struct kept_runs){ 0 };
	buffer_print(&text,
		"SELECT id, definitions, as_of, revision, recorded, version, definition_digest, options, "
		"manifest, "
		"fingerprint, cell_digest, input_count, cell_count, (SELECT count(*) FROM run o WHERE "
		"o.published "
		"= 1 AND o.definitions = run.definitions AND o.as_of = run.as_of), (SELECT count(*) FROM "
		"roster "
		"WHERE run = run.id), (SELECT date_count FROM series WHERE run = run.id), (SELECT digest "
		"FROM series "
		"WHERE run = run.id) FROM run WHERE %s AND (?1 IS NULL OR definitions = ?1) AND (?2 IS NULL "
		"OR "
		"as_of = ?2) AND (?3 IS NULL OR as_of < ?3) ORDER BY definitions, as_of, revision",
		which_text[filter->which]);
	sqlite3_stmt *statement = statement_new(history, text.bytes, &failure);
	if (statement) {
		statement_text(statement, 1, filter->definitions);
		statement_text(statement, 2, filter->as_of);
		statement_text(statement, 3, filter->before);
	}
	while (statement && statement_row(history, statement, &failure)) {
		runs->items = array_room(runs->items, runs->count, &capacity, sizeof *runs->items);
		runs->items[runs->count++] = run_of_row(statement);
	}
	sqlite3_finalize(statement);
	buffer_free(&text);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

void
kept_runs_free(struct kept_runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		struct kept_run *run = &runs->items[i];
		char *const texts[] = { run->definitions, run->as_of, run->recorded, run->version,
			run->definition_digest, run->options, run->manifest, run->fingerprint,
			run->cell_digest, run->series_digest };
		for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
			free(texts[j]);
	}
	free(runs->items);
	*runs = (struct kept_runs){ 0 };
}

bool
kept_inputs_read(struct history *history, int64_t run, struct kept_inputs *inputs, struct error *err)
{
	struct error failure = { 0 };
	size_t capacity = 0;
	*inputs = (struct kept_inputs){ 0 };
	sqlite3_stmt *statement = statement_new(history,
		"SELECT source, name, digest, rows FROM input WHERE run = ? ORDER BY position", &failure);
	if (statement)
		statement_integer(statement, 1, run);
	while (statement && statement_row(history, statement, &failure)) {
		inputs->items = array_room(inputs->items, inputs->count, &capacity, sizeof *inputs->items);
		inputs->items[inputs->count++] =
			(struct kept_input){ statement_copy(statement, 0), statement_copy(statement, 1),
				statement_copy(statement, 2), sqlite3_column_int64(statement, 3) };
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

void
kept_inputs_free(struct kept_inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++) {
		free(inputs->items[i].table);
		free(inputs->items[i].name);
		free(inputs->items[i].digest);
	}
	free(inputs->items);
	*inputs = (struct kept_inputs){ 0 };
}

static bool
run_delete(struct history *history, int64_t id, struct error *err)
{
	sqlite3_stmt *statement = statement_new(history, "DELETE FROM run WHERE id = ?", err);
	if (!statement)
		return false;
	statement_integer(statement, 1, id);
	bool done = statement_done(history, statement, err);
	sqlite3_finalize(statement);
	return done;
}

bool
history_withdraw(struct history *history, int64_t id, struct error *err)
{
	return id == 0 || run_delete(history, id, err);
}

/* The log of changes still holds what was deleted until it is emptied. */
bool
history_prune(struct history *history, const struct kept_runs *runs, struct error *err)
{
	if (!database_begin(history, err))
		return false;
	bool done = true;
	for (size_t i = 0; i < runs->count && done; i++)
		done = run_delete(history, runs->items[i].id, err);
	return database_end(history, done, err) &&
	       database_run(history, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", err);
}

bool
history_expire(struct history *history, int days, struct error *err)
{
	sqlite3_stmt *statement = statement_new(history,
		"DELETE FROM roster WHERE run IN (SELECT id FROM run WHERE julianday(as_of) < (SELECT "
		"max(julianday(o.as_of)) FROM run o WHERE o.published = 1 AND o.definitions = "
		"run.definitions) - ?)",
		err);
	if (!statement)
		return false;
	statement_integer(statement, 1, days > 0 ? days : -1);
	bool done = statement_done(history, statement, err);
	sqlite3_finalize(statement);
	return done;
}
