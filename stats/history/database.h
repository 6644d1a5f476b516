/* SQLite as this room uses it. Private to this room. */
#ifndef MALTALL_HISTORY_DATABASE_H
#define MALTALL_HISTORY_DATABASE_H

#include <sqlite3.h>

#include "stats/history/history.h"

struct history {
	sqlite3 *database;
	char *path;
};

/* The tables of version SCHEMA_VERSION, and who they belong to ("MALT"). */
enum { SCHEMA_VERSION = 1, SCHEMA_APPLICATION = 0x4D414C54 };
extern const char schema_text[];

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

#endif
