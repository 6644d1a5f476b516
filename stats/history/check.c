#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/history/database.h"

enum { FINDINGS_MOST = 100 };

static bool
is_digest(const char *text)
{
	return strlen(text) == DIGEST_TEXT_SIZE - 1 &&
	       strspn(text, "0123456789abcdef") == DIGEST_TEXT_SIZE - 1;
}

static bool
cell_is_sound(const struct kept_cell *cell)
{
	if (!cell->open)
		return true;
	return cell->numerator >= 0 && cell->numerator <= cell->denominator && cell->undetermined >= 0 &&
	       cell->excluded >= 0 && cell->excepted >= 0 && cell->lowest_numerator >= 0 &&
	       cell->lowest_numerator <= cell->lowest_denominator &&
	       cell->highest_numerator <= cell->highest_denominator && (!(cell->lower > cell->upper));
}

static bool
run_check(struct history *history, const struct kept_run *run, struct buffer *findings, struct error *err)
{
	struct kept_cells cells = { 0 };
	struct kept_inputs inputs = { 0 };
	char digest[DIGEST_TEXT_SIZE];
	bool done = kept_cells_read(history, run->id, &cells, err) &&
		    kept_inputs_read(history, run->id, &inputs, err);
#define FIND(holds, what)                                                                                    \
	if (done && !(holds))                                                                                \
	buffer_print(findings, "%s %s revision %lld: %s\n", run->definitions, run->as_of,                    \
		(long long)run->revision, what)
	kept_cells_digest(&cells, digest);
	FIND(date_parse_iso(run->as_of, strlen(run->as_of)) != DATE_MISSING, "the date is none");
	FIND(cells.count == (size_t)run->cell_count, "cells are missing, or there are too many");
	FIND(strcmp(digest, run->cell_digest) == 0, "the cells are not those that were kept");
	FIND(inputs.count == (size_t)run->input_count, "inputs are missing, or there are too many");
	FIND(is_digest(run->definition_digest) && is_digest(run->fingerprint) && is_digest(run->manifest),
		"a digest is none");
	for (size_t i = 0; i < inputs.count; i++)
		FIND(is_digest(inputs.items[i].digest), "the digest of an input is none");
	for (size_t i = 0; i < cells.count; i++)
		FIND(cell_is_sound(&cells.items[i]), "the counts of a cell do not fit together");
#undef FIND
	kept_cells_free(&cells);
	kept_inputs_free(&inputs);
	return done;
}

/* What SQLite finds: a line each; "ok" where there is nothing. */
static bool
pragma_check(struct history *history, const char *text, struct buffer *findings, struct error *err)
{
	struct error failure = { 0 };
	sqlite3_stmt *statement = statement_new(history, text, &failure);
	for (int i = 0; statement && statement_row(history, statement, &failure) && i < FINDINGS_MOST; i++) {
		char *said = statement_copy(statement, 0);
		if (strcmp(said, "ok") != 0)
			buffer_print(findings, "SQLite: %s\n", said);
		free(said);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

/* A roster counts as the total of its indicator did. */
static bool
rosters_check(struct history *history, struct buffer *findings, struct error *err)
{
	struct error failure = { 0 };
	sqlite3_stmt *statement = statement_new(history,
		"SELECT run.definitions || ' ' || run.as_of || ' ' || roster.indicator, entries, "
		"denominator, "
		"numerator FROM roster JOIN run ON run.id = roster.run LEFT JOIN cell ON cell.run = "
		"roster.run AND "
		"cell.indicator = roster.indicator AND cell.by_label = '' ORDER BY roster.run",
		&failure);
	while (statement && statement_row(history, statement, &failure)) {
		struct roster roster = { 0 };
		int64_t denominator, numerator;
		const void *bytes = sqlite3_column_blob(statement, 1);
		if (bytes)
			buffer_add(&roster.bytes, bytes, (size_t)sqlite3_column_bytes(statement, 1));
		if (!roster_count(&roster, &denominator, &numerator) ||
			denominator != sqlite3_column_int64(statement, 2) ||
			numerator != sqlite3_column_int64(statement, 3))
			buffer_print(findings, "%s: who was counted does not fit the counts\n",
				(const char *)sqlite3_column_text(statement, 0));
		roster_free(&roster);
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

bool
history_check(struct history *history, struct buffer *findings, struct error *err)
{
	struct kept_runs runs = { 0 };
	bool done = pragma_check(history, "PRAGMA integrity_check", findings, err) &&
		    pragma_check(history,
			    "SELECT 'a row of ' || \"table\" || ' belongs to no run' FROM "
			    "pragma_foreign_key_check",
			    findings, err) &&
		    kept_runs_read(history, &(struct run_filter){ 0 }, &runs, err);
	for (size_t i = 0; i < runs.count && done; i++)
		done = run_check(history, &runs.items[i], findings, err);
	kept_runs_free(&runs);
	return done && series_check(history, findings, err) && rosters_check(history, findings, err);
}
