#include "stats/history/database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/library.h"
#include "stats/base/memory.h"

static sqlite3_api_routines api;
const sqlite3_api_routines *sqlite3_api = &api;

/* clang-format off */
#define LIBSQLITE3(_) \
	_(bind_blob64) _(bind_double) _(bind_int64) _(bind_null) _(bind_text) _(busy_timeout) _(close) \
	_(column_blob) _(column_bytes) _(column_double) _(column_int64) _(column_text) _(column_type) \
	_(errcode) _(errmsg) _(errstr) _(exec) _(finalize) _(last_insert_rowid) _(open_v2) \
	_(prepare_v2) _(reset) _(sleep) _(step)
/* clang-format on */

static bool
libsqlite3_load(struct error *err)
{
#define PLACE(name) { "sqlite3_" #name, &api.name },
	static const struct library_function functions[] = { LIBSQLITE3(PLACE) };
#undef PLACE
	return library_load(SONAME_SQLITE3, functions, sizeof functions / sizeof *functions, err);
}

/* How long to wait for another run that is writing. */
enum { BUSY_MILLISECONDS = 20000 };

bool
database_fail(const struct history *history, struct error *err)
{
	int code = history->database ? sqlite3_errcode(history->database) : SQLITE_NOMEM;
	const char *said = history->database ? sqlite3_errmsg(history->database) : sqlite3_errstr(code);
	switch (code & 0xFF) {
	case SQLITE_NOTADB:
		return fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
			"this is no history of maltall (no SQLite file, or its beginning is damaged) and is "
			"left "
			"as it is; restore it from a copy, or move it away and the next run begins a new "
			"one");
	case SQLITE_CORRUPT:
	case SQLITE_ERROR: /* a table or a column that must be there is not */
		return fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
			"the history is damaged (%s) and is left as it is; restore it from a copy, or move "
			"it "
			"away and the next run begins a new one",
			said);
	case SQLITE_FULL:
	case SQLITE_IOERR:
		return fail(err, ERROR_WRITE, history->path, 0, 0,
			"the history cannot be written (%s); see that the disk is not full", said);
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return fail(err, ERROR_CREATE, history->path, 0, 0,
			"the history cannot be opened for writing (%s); give another file with --history, or "
			"--no-history",
			said);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(err, ERROR_LOCKED, history->path, 0, 0,
			"another run is writing to the history; try again when it has ended");
	default: return fail(err, ERROR_INTERNAL, history->path, 0, 0, "the history: %s", said);
	}
}

bool
database_run(struct history *history, const char *text, struct error *err)
{
	return sqlite3_exec(history->database, text, NULL, NULL, NULL) == SQLITE_OK ||
	       database_fail(history, err);
}

bool
database_begin(struct history *history, struct error *err)
{
	return database_run(history, "BEGIN IMMEDIATE", err);
}

bool
database_end(struct history *history, bool done, struct error *err)
{
	if (done && database_run(history, "COMMIT", err))
		return true;
	/* SQLite may have rolled back already, and says so with an error that is of no interest. */
	sqlite3_exec(history->database, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

sqlite3_stmt *
statement_new(struct history *history, const char *text, struct error *err)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(history->database, text, -1, &statement, NULL) != SQLITE_OK)
		database_fail(history, err);
	return statement;
}

void
statement_text(sqlite3_stmt *statement, int place, const char *text)
{
	sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

void
statement_integer(sqlite3_stmt *statement, int place, int64_t number)
{
	sqlite3_bind_int64(statement, place, number);
}

bool
statement_row(struct history *history, sqlite3_stmt *statement, struct error *err)
{
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		return true;
	return code == SQLITE_DONE ? false : database_fail(history, err);
}

bool
statement_done(struct history *history, sqlite3_stmt *statement, struct error *err)
{
	struct error failure = { 0 };
	while (statement_row(history, statement, &failure))
		;
	sqlite3_reset(statement);
	if (!failure.kind)
		return true;
	*err = err->kind ? *err : failure;
	return false;
}

char *
statement_copy(sqlite3_stmt *statement, int column)
{
	const unsigned char *text = sqlite3_column_text(statement, column);
	return xstrndup(text ? (const char *)text : "", (size_t)sqlite3_column_bytes(statement, column));
}

char *
statement_keep(sqlite3_stmt *statement, int column, struct arena *arena)
{
	const unsigned char *text = sqlite3_column_text(statement, column);
	return arena_copy(
		arena, text ? (const char *)text : "", (size_t)sqlite3_column_bytes(statement, column));
}

static bool
number_of(struct history *history, const char *text, int64_t *number, struct error *err)
{
	sqlite3_stmt *statement = statement_new(history, text, err);
	bool found = statement && statement_row(history, statement, err);
	*number = found ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	return found;
}

/* Whose file it is, and of which form; 0 where nothing is in it yet. */
static bool
schema_look(struct history *history, int64_t *form, struct error *err)
{
	int64_t application, version, tables;
	if (!number_of(history, "PRAGMA application_id", &application, err) ||
		!number_of(history, "PRAGMA user_version", &version, err) ||
		!number_of(history, "SELECT count(*) FROM sqlite_schema", &tables, err))
		return false;
	*form = version;
	if (application == 0 && version == 0 && tables == 0)
		return true;
	if (application != SCHEMA_APPLICATION)
		return fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
			"this SQLite file belongs to another program and is left as it is; give another file "
			"for the history");
	if (version > SCHEMA_VERSION)
		return fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
			"the history was written by a later version of maltall (form %lld, this one knows "
			"%d); "
			"use that version, or another file",
			(long long)version, SCHEMA_VERSION);
	return version >= SCHEMA_WITHOUT_SERIES ||
	       fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
		       "the history is damaged (its form is %lld, which there "
		       "never was); restore it from a copy",
		       (long long)version);
}

/* The same at one moment: another run may be making the schema between two questions. */
static bool
schema_look_once(struct history *history, int64_t *form, struct error *err)
{
	if (!database_run(history, "BEGIN", err))
		return false;
	bool known = schema_look(history, form, err);
	struct error failure = { 0 };
	return database_run(history, "COMMIT", known ? err : &failure) && known;
}

/* SQLite does not wait for its turn to change the mode, as it does for everything else. */
static bool
mode_set(struct history *history, struct error *err)
{
	enum { PAUSE_MILLISECONDS = 10 };
	for (int waited = 0;; waited += PAUSE_MILLISECONDS) {
		int code = sqlite3_exec(history->database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if (code == SQLITE_OK)
			return true;
		if ((code & 0xFF) != SQLITE_BUSY || waited >= BUSY_MILLISECONDS)
			return database_fail(history, err);
		sqlite3_sleep(PAUSE_MILLISECONDS);
	}
}

/* Two runs may find the file new, or of an earlier form, at the same time, so the second looks again when it
 * is its turn. */
static bool
schema_make(struct history *history, struct error *err)
{
	int64_t form;
	char marks[128];
	snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		SCHEMA_APPLICATION, SCHEMA_VERSION);
	if (!mode_set(history, err) || !database_begin(history, err))
		return false;
	bool done = schema_look(history, &form, err) &&
		    (form > 0 || database_run(history, schema_text, err)) &&
		    (form > SCHEMA_WITHOUT_SERIES || database_run(history, series_text, err)) &&
		    (form == SCHEMA_VERSION || database_run(history, marks, err));
	return database_end(history, done, err);
}

/* SQLite would make the file with the rights that the umask leaves; WAL and its index take over those of the
 * file.
 */
static bool
file_make(const char *path, struct error *err)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0)
		return fail(err, ERROR_CREATE, path, 0, 0,
			"the history cannot be opened for writing: %s; give another file with --history, or "
			"--no-history",
			strerror(errno));
	close(file);
	return true;
}

static bool
history_prepare(struct history *history, enum history_use use, struct error *err)
{
	int64_t form;
	/* SQLite opens a file that may not be written for reading all the same. */
	if (sqlite3_open_v2(history->path, &history->database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return database_fail(history, err);
	sqlite3_busy_timeout(history->database, BUSY_MILLISECONDS);
	if (!database_run(history,
		    "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF",
		    err) ||
		!schema_look_once(history, &form, err))
		return false;
	if (use == HISTORY_WRITE)
		return schema_make(history, err);
	if ((form == SCHEMA_WITHOUT_SERIES && !database_run(history, series_absent_text, err)) ||
		!database_run(history, "PRAGMA query_only = ON", err))
		return false;
	return form > 0 || fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
				   "there is nothing in this history yet; a run with --history writes to it");
}

struct history *
history_open(const char *path, enum history_use use, struct error *err)
{
	if (use == HISTORY_WRITE && !file_make(path, err))
		return NULL;
	struct stat found;
	if (stat(path, &found) != 0) {
		fail(err, ERROR_INPUT, path, 0, 0, "there is no such history: %s", strerror(errno));
		return NULL;
	}
	if (!S_ISREG(found.st_mode)) {
		fail(err, ERROR_UNAVAILABLE, path, 0, 0, "this is no file; a history of maltall is one");
		return NULL;
	}
	if (!libsqlite3_load(err))
		return NULL;
	struct history *history = xcalloc(1, sizeof *history);
	history->path = xstrdup(path);
	if (!history_prepare(history, use, err)) {
		history_free(history);
		return NULL;
	}
	return history;
}

void
history_free(struct history *history)
{
	if (!history)
		return;
	sqlite3_close(history->database);
	free(history->path);
	free(history);
}
