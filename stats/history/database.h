/* SQLite as this room uses it. Private to this room. */
#ifndef MALTALL_HISTORY_DATABASE_H
#define MALTALL_HISTORY_DATABASE_H

/* SQLite is loaded when the first history is opened (stats/base/library.h). Its header for extensions makes
 * every call go through a struct of pointers, which database.c fills. */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include "stats/history/history.h"

struct history {
	sqlite3 *database;
	char *path;
};

/* The tables, and who they belong to ("MALT"). A file of form 1 has no series: `series_text` adds it when the
 * file is next written to, and until then whoever reads sees the empty tables of `series_absent_text`, which
 * are none of the file's. */
enum { SCHEMA_VERSION = 2, SCHEMA_WITHOUT_SERIES = 1, SCHEMA_APPLICATION = 0x4D414C54 };
extern const char schema_text[], series_text[], series_absent_text[];

/* What SQLite last said, as an error; false. */
bool database_fail(const struct history *history, struct error *err);
/* Runs statements without a result. */
bool database_run(struct history *history, const char *text, struct error *err);
/* BEGIN IMMEDIATE, so that nobody else writes until database_end, which commits where `done` and rolls back
 * where not. Returns whether it was done. */
bool database_begin(struct history *history, struct error *err);
bool database_end(struct history *history, bool done, struct error *err);

/* NULL and err where it cannot be prepared. */
sqlite3_stmt *statement_new(struct history *history, const char *text, struct error *err);
/* Texts are borrowed until the statement is stepped to its end; NULL binds null. */
void statement_text(sqlite3_stmt *statement, int place, const char *text);
void statement_integer(sqlite3_stmt *statement, int place, int64_t number);
/* True where there is a row; false at the end, and where it failed (err is set). */
bool statement_row(struct history *history, sqlite3_stmt *statement, struct error *err);
/* To its end; false and err where it failed. Resets it. */
bool statement_done(struct history *history, sqlite3_stmt *statement, struct error *err);
/* A text of a row, "" for null; yours. */
char *statement_copy(sqlite3_stmt *statement, int column);
/* The same in an arena. */
char *statement_keep(sqlite3_stmt *statement, int column, struct arena *arena);

/* Cells in the table of runs, and in that of slices; `owner` is the number of the run, or of the slice. */
enum cell_table { CELLS_OF_RUN, CELLS_OF_SLICE };
bool cells_write(struct history *history, enum cell_table table, int64_t owner,
	const struct kept_cells *cells, struct error *err);
bool cells_read(struct history *history, enum cell_table table, int64_t owner, struct kept_cells *cells,
	struct error *err);

/* SHA-256 over the dates of a result's series besides its own and over what holds at them, in
 * out[DIGEST_TEXT_SIZE]; "" where it has none. Returns that of each slice, DIGEST_TEXT_SIZE bytes apart, to
 * be given to free. */
char *series_digest(const struct result *result, char *out);
/* Puts them in for a run; slices that are there already are only named. */
bool series_insert(struct history *history, int64_t run, const struct result *result, const char *digest,
	const char *slices, struct error *err);
/* Lines of what cannot be: slices that are not those whose digest was kept, dates that are none or missing.
 */
bool series_check(struct history *history, struct buffer *findings, struct error *err);

#endif
