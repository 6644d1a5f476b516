#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/history/database.h"
#include "stats/history/meaning.h"

/* SHA-256 over everything that a run starts from. */
static void
fingerprint_write(const struct night *night, char *out)
{
	const struct result *result = night->result;
	struct buffer text = { 0 };
	buffer_print(&text, "%s\n%" PRId32 "\n%s\n%s\n%s\n", night->definitions, result->as_of,
		result->definition->digest, MALTALL_VERSION, night->options);
	for (size_t i = 0; i < result->input_count; i++)
		buffer_print(&text, "%s\n%s\n%s\n", result->inputs[i].table, result->inputs[i].name,
			result->inputs[i].digest);
	digest_bytes(text.bytes, text.length, out);
	buffer_free(&text);
}

/* A run with what is worked out once. */
struct entry {
	const struct night *night;
	char as_of[DATE_TEXT_SIZE], fingerprint[DIGEST_TEXT_SIZE], cell_digest[DIGEST_TEXT_SIZE],
		series_digest[DIGEST_TEXT_SIZE];
	struct kept_cells cells;
	char *slices; /* of series_digest */
};

static void
entry_make(struct entry *entry, const struct night *night)
{
	entry->night = night;
	date_format_iso(night->result->as_of, entry->as_of);
	fingerprint_write(night, entry->fingerprint);
	kept_cells_of(night->result, &entry->cells);
	kept_cells_digest(&entry->cells, entry->cell_digest);
	entry->slices = series_digest(night->result, entry->series_digest);
}

static void
entry_free(struct entry *entry)
{
	kept_cells_free(&entry->cells);
	free(entry->slices);
}

/* A run from before series were kept says nothing of them. */
static bool
run_is_same(const struct kept_run *run, const char *fingerprint, const char *cells, const char *series)
{
	return strcmp(run->fingerprint, fingerprint) == 0 && strcmp(run->cell_digest, cells) == 0 &&
	       (!*run->series_digest || strcmp(run->series_digest, series) == 0);
}

/* Whether the latest revision that is published is the same. */
static bool
latest_is_same(struct history *history, const struct entry *entry, bool *same, struct error *err)
{
	struct kept_runs runs;
	struct run_filter filter = {
		.which = RUNS_AS_KNOWN_NOW, .definitions = entry->night->definitions, .as_of = entry->as_of
	};
	bool read = kept_runs_read(history, &filter, &runs, err);
	*same = read && runs.count > 0 &&
		run_is_same(&runs.items[0], entry->fingerprint, entry->cell_digest, entry->series_digest);
	kept_runs_free(&runs);
	return read;
}

static bool
run_insert(struct history *history, const struct entry *entry, int64_t *id, struct error *err)
{
	const struct night *night = entry->night;
	sqlite3_stmt *statement = statement_new(history,
		"INSERT INTO run (definitions, as_of, revision, published, recorded, version, "
		"definition_digest, "
		"options, manifest, fingerprint, input_count, cell_count, cell_digest) VALUES (?1, ?2, "
		"(SELECT "
		"coalesce(max(revision), 0) + 1 FROM run WHERE definitions = ?1 AND as_of = ?2), 0, "
		"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
		err);
	if (!statement)
		return false;
	const char *const texts[] = { MALTALL_VERSION, night->result->definition->digest, night->options,
		night->manifest, entry->fingerprint };
	statement_text(statement, 1, night->definitions);
	statement_text(statement, 2, entry->as_of);
	for (int i = 0; i < 5; i++)
		statement_text(statement, 3 + i, texts[i]);
	statement_integer(statement, 8, (int64_t)night->result->input_count);
	statement_integer(statement, 9, (int64_t)entry->cells.count);
	statement_text(statement, 10, entry->cell_digest);
	bool done = statement_done(history, statement, err);
	*id = sqlite3_last_insert_rowid(history->database);
	sqlite3_finalize(statement);
	return done;
}

static bool
inputs_insert(struct history *history, const struct entry *entry, int64_t id, struct error *err)
{
	const struct result *result = entry->night->result;
	sqlite3_stmt *statement = statement_new(history, "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?)", err);
	bool done = statement != NULL;
	for (size_t i = 0; i < result->input_count && done; i++) {
		statement_integer(statement, 1, id);
		statement_integer(statement, 2, (int64_t)i);
		statement_text(statement, 3, result->inputs[i].table);
		statement_text(statement, 4, result->inputs[i].name);
		statement_text(statement, 5, result->inputs[i].digest);
		statement_integer(statement, 6, (int64_t)result->inputs[i].rows);
		done = statement_done(history, statement, err);
	}
	sqlite3_finalize(statement);
	return done;
}

static bool
indicators_insert(struct history *history, const struct entry *entry, int64_t id, struct error *err)
{
	const struct result *result = entry->night->result;
	sqlite3_stmt *statement = statement_new(history, "INSERT INTO indicator VALUES (?, ?, ?, ?)", err);
	bool done = statement != NULL;
	for (size_t i = 0; i < result->indicator_count && done; i++) {
		char meaning[DIGEST_TEXT_SIZE];
		meaning_digest(result->definition, result->indicators[i].definition, meaning);
		statement_integer(statement, 1, id);
		statement_integer(statement, 2, (int64_t)i);
		statement_text(statement, 3, result->indicators[i].definition->name);
		statement_text(statement, 4, meaning);
		done = statement_done(history, statement, err);
	}
	sqlite3_finalize(statement);
	return done;
}

static bool
rosters_insert(struct history *history, const struct entry *entry, int64_t id, struct error *err)
{
	const struct night *night = entry->night;
	if (!night->rosters)
		return true;
	sqlite3_stmt *statement = statement_new(history, "INSERT INTO roster VALUES (?, ?, ?, ?)", err);
	bool done = statement != NULL;
	for (size_t i = 0; i < night->result->indicator_count && done; i++) {
		const struct roster *roster = &night->rosters[i];
		if (!roster->kept)
			continue;
		statement_integer(statement, 1, id);
		statement_text(statement, 2, night->result->indicators[i].definition->name);
		statement_text(statement, 3, roster->secret);
		sqlite3_bind_blob64(statement, 4, roster->bytes.length ? roster->bytes.bytes : "",
			roster->bytes.length, SQLITE_STATIC);
		done = statement_done(history, statement, err);
	}
	sqlite3_finalize(statement);
	return done;
}

static bool
entry_insert(struct history *history, const struct entry *entry, int64_t *id, struct error *err)
{
	bool same;
	*id = 0;
	if (!latest_is_same(history, entry, &same, err))
		return false;
	return same || (run_insert(history, entry, id, err) && inputs_insert(history, entry, *id, err) &&
			       indicators_insert(history, entry, *id, err) &&
			       cells_write(history, CELLS_OF_RUN, *id, &entry->cells, err) &&
			       series_insert(history, *id, entry->night->result, entry->series_digest,
				       entry->slices, err) &&
			       rosters_insert(history, entry, *id, err));
}

bool
history_begin(struct history *history, const struct night *night, int64_t *id, struct error *err)
{
	struct entry entry = { 0 };
	entry_make(&entry, night);
	bool done = database_begin(history, err) &&
		    database_end(history, entry_insert(history, &entry, id, err), err);
	entry_free(&entry);
	return done;
}

/* Makes a run visible. Only the latest revision of a date is ever compared with, so the others need not
 * remember who was counted. */
static bool
run_mark(struct history *history, int64_t id, struct error *err)
{
	static const char *const texts[] = {
		"UPDATE run SET published = 1 WHERE id = ?1",
		"DELETE FROM roster WHERE run IN (SELECT o.id FROM run JOIN run o USING (definitions, as_of) "
		"WHERE run.id = ?1 AND o.published = 1 AND o.revision < run.revision)",
	};
	bool done = true;
	for (size_t i = 0; i < sizeof texts / sizeof *texts && done; i++) {
		sqlite3_stmt *statement = statement_new(history, texts[i], err);
		if (!statement)
			return false;
		statement_integer(statement, 1, id);
		done = statement_done(history, statement, err);
		sqlite3_finalize(statement);
	}
	return done;
}

/* Somebody else may have published the same meanwhile. */
static bool
pending_publish(struct history *history, const struct kept_run *run, struct error *err)
{
	struct kept_runs latest;
	struct run_filter filter = { RUNS_AS_KNOWN_NOW, run->definitions, run->as_of, NULL };
	bool done = kept_runs_read(history, &filter, &latest, err);
	bool same = done && latest.count > 0 &&
		    run_is_same(&latest.items[0], run->fingerprint, run->cell_digest, run->series_digest);
	kept_runs_free(&latest);
	return done && (same ? history_withdraw(history, run->id, err) : run_mark(history, run->id, err));
}

/* Somebody else took our run for left behind and has withdrawn it. */
static bool
lost_publish(struct history *history, const struct night *night, struct error *err)
{
	struct entry entry = { 0 };
	int64_t id;
	entry_make(&entry, night);
	bool done = entry_insert(history, &entry, &id, err) && (id == 0 || run_mark(history, id, err));
	entry_free(&entry);
	return done;
}

static bool
night_publish(struct history *history, const struct night *night, int64_t id, struct error *err)
{
	char as_of[DATE_TEXT_SIZE];
	struct kept_runs pending;
	struct run_filter filter = { RUNS_PENDING, night->definitions,
		date_format_iso(night->result->as_of, as_of), NULL };
	const struct kept_run *own = NULL;
	bool done = kept_runs_read(history, &filter, &pending, err);
	for (size_t i = 0; i < pending.count; i++)
		if (pending.items[i].id == id)
			own = &pending.items[i];
	if (done)
		done = own ? pending_publish(history, own, err) : lost_publish(history, night, err);
	kept_runs_free(&pending);
	return done;
}

bool
history_publish(struct history *history, const struct night *night, int64_t id, struct error *err)
{
	return id == 0 || (database_begin(history, err) &&
				  database_end(history, night_publish(history, night, id, err), err));
}

bool
history_adopt(struct history *history, const struct kept_run *run, struct error *err)
{
	return database_begin(history, err) && database_end(history, pending_publish(history, run, err), err);
}
