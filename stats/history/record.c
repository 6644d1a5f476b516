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
	char as_of[DATE_TEXT_SIZE], fingerprint[DIGEST_TEXT_SIZE], cell_digest[DIGEST_TEXT_SIZE];
	struct kept_cells cells;
};

static void
entry_make(struct entry *entry, const struct night *night)
{
	entry->night = night;
	date_format_iso(night->result->as_of, entry->as_of);
	fingerprint_write(night, entry->fingerprint);
	kept_cells_of(night->result, &entry->cells);
	kept_cells_digest(&entry->cells, entry->cell_digest);
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
	*same = read && runs.count > 0 && strcmp(runs.items[0].fingerprint, entry->fingerprint) == 0 &&
		strcmp(runs.items[0].cell_digest, entry->cell_digest) == 0;
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

static bool
cells_insert(struct history *history, const struct entry *entry, int64_t id, struct error *err)
{
	sqlite3_stmt *statement = statement_new(history,
		"INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
	bool done = statement != NULL;
	for (size_t i = 0; i < entry->cells.count && done; i++) {
		statement_integer(statement, 1, id);
		statement_integer(statement, 2, (int64_t)i);
		cell_bind(statement, &entry->cells.items[i]);
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
	return same ||
	       (run_insert(history, entry, id, err) && inputs_insert(history, entry, *id, err) &&
		       indicators_insert(history, entry, *id, err) &&
		       cells_insert(history, entry, *id, err) && rosters_insert(history, entry, *id, err));
}

bool
history_begin(struct history *history, const struct night *night, int64_t *id, struct error *err)
{
	struct entry entry = { 0 };
	entry_make(&entry, night);
	bool done = database_begin(history, err) &&
		    database_end(history, entry_insert(history, &entry, id, err), err);
	kept_cells_free(&entry.cells);
	return done;
}

/* Makes a run visible. Only the latest revision of a date is ever compared with, so the others need not
 * remember who was counted. *marked is false where there is no such run any more. */
static bool
run_mark(struct history *history, int64_t id, bool *marked, struct error *err)
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
		if (i == 0)
			*marked = sqlite3_changes(history->database) > 0;
		sqlite3_finalize(statement);
	}
	return done;
}

/* Somebody else may have published the same meanwhile, or taken ours for left behind and withdrawn it. */
static bool
entry_publish(struct history *history, const struct entry *entry, int64_t id, struct error *err)
{
	bool same, marked = false;
	if (!latest_is_same(history, entry, &same, err))
		return false;
	if (same)
		return history_withdraw(history, id, err);
	if (!run_mark(history, id, &marked, err))
		return false;
	return marked || (entry_insert(history, entry, &id, err) && run_mark(history, id, &marked, err));
}

bool
history_publish(struct history *history, const struct night *night, int64_t id, struct error *err)
{
	struct entry entry = { 0 };
	if (id == 0)
		return true;
	entry_make(&entry, night);
	bool done = database_begin(history, err) &&
		    database_end(history, entry_publish(history, &entry, id, err), err);
	kept_cells_free(&entry.cells);
	return done;
}

bool
history_adopt(struct history *history, const struct kept_run *run, struct error *err)
{
	struct kept_runs latest;
	struct run_filter filter = { RUNS_AS_KNOWN_NOW, run->definitions, run->as_of, NULL };
	bool marked;
	if (!database_begin(history, err))
		return false;
	bool done = kept_runs_read(history, &filter, &latest, err);
	bool same = done && latest.count > 0 && strcmp(latest.items[0].fingerprint, run->fingerprint) == 0 &&
		    strcmp(latest.items[0].cell_digest, run->cell_digest) == 0;
	done = done &&
	       (same ? history_withdraw(history, run->id, err) : run_mark(history, run->id, &marked, err));
	kept_runs_free(&latest);
	return database_end(history, done, err);
}
