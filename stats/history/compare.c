#include "stats/history/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/history/database.h"
#include "stats/history/meaning.h"

/* An indicator of the run before. */
struct former_indicator {
	const char *name, *meaning;
	bool is_continued; /* one of this run is the same */
};

/* One indicator of the run before, and of this one. */
struct comparison_work {
	struct history *history;
	const struct kept_run *run;
	const struct kept_cells *cells;
	const struct result *result;
	const struct tables *tables;
	struct pseudonyms *pseudonyms;
	struct changes *changes;
	struct former_indicator *formers;
	size_t former_count;
	const struct former_indicator **was; /* of each indicator of this run; NULL: it is new */
	struct timeline *timeline;           /* the two dates */
};

static bool
roster_read(
	const struct comparison_work *work, const char *indicator, struct roster *roster, struct error *err)
{
	struct error failure = { 0 };
	*roster = (struct roster){ 0 };
	sqlite3_stmt *statement = statement_new(work->history,
		"SELECT secret, entries FROM roster WHERE run = ? AND indicator = ?", &failure);
	if (statement) {
		statement_integer(statement, 1, work->run->id);
		statement_text(statement, 2, indicator);
		if (statement_row(work->history, statement, &failure)) {
			const unsigned char *secret = sqlite3_column_text(statement, 0);
			roster->kept = true;
			snprintf(roster->secret, sizeof roster->secret, "%s",
				secret ? (const char *)secret : "");
			const void *bytes = sqlite3_column_blob(statement, 1);
			if (bytes)
				buffer_add(&roster->bytes, bytes, (size_t)sqlite3_column_bytes(statement, 1));
		}
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

/* What the run before was about. */
static bool
formers_read(struct comparison_work *work, struct error *err)
{
	struct arena *arena = &work->changes->arena;
	struct error failure = { 0 };
	size_t capacity = 0;
	sqlite3_stmt *statement = statement_new(work->history,
		"SELECT name, meaning FROM indicator WHERE run = ? ORDER BY position", &failure);
	if (statement)
		statement_integer(statement, 1, work->run->id);
	while (statement && statement_row(work->history, statement, &failure)) {
		work->formers =
			array_room(work->formers, work->former_count, &capacity, sizeof *work->formers);
		work->formers[work->former_count++] =
			(struct former_indicator){ .name = statement_keep(statement, 0, arena),
				.meaning = statement_keep(statement, 1, arena) };
	}
	sqlite3_finalize(statement);
	if (failure.kind)
		*err = err->kind ? *err : failure;
	return !failure.kind;
}

static struct former_indicator *
former_find(const struct comparison_work *work, const char *name)
{
	for (size_t i = 0; i < work->former_count; i++)
		if (strcmp(work->formers[i].name, name) == 0)
			return &work->formers[i];
	return NULL;
}

/* One that counted just so, and whose name is gone. */
static struct former_indicator *
former_find_alike(const struct comparison_work *work, const struct indicator_definition *indicator)
{
	char meaning[DIGEST_TEXT_SIZE];
	meaning_digest(work->result->definition, indicator, meaning);
	for (size_t i = 0; i < work->former_count; i++)
		if (!work->formers[i].is_continued && strcmp(work->formers[i].meaning, meaning) == 0)
			return &work->formers[i];
	return NULL;
}

/* Which of them each indicator was: the one of its name; where there is none, one alike, which makes it a new
 * name for the old. Names go first, so that nobody's own is taken for another's. */
static void
formers_assign(struct comparison_work *work)
{
	struct changes *changes = work->changes;
	for (size_t i = 0; i < changes->count; i++) {
		struct former_indicator *former =
			former_find(work, work->result->indicators[i].definition->name);
		work->was[i] = former;
		if (former)
			former->is_continued = true;
	}
	for (size_t i = 0; i < changes->count; i++) {
		if (work->was[i])
			continue;
		struct former_indicator *former =
			former_find_alike(work, work->result->indicators[i].definition);
		work->was[i] = former;
		changes->items[i].is_new = !former;
		if (!former)
			continue;
		former->is_continued = true;
		changes->items[i].former_name = former->name;
	}
	for (size_t i = 0; i < work->former_count; i++)
		if (!work->formers[i].is_continued)
			changes->gone[changes->gone_count++] = work->formers[i].name;
}

/* The figures of the run before: the total's, and those of the groups. */
static void
former_fill(const struct comparison_work *work, const char *indicator, struct indicator_change *change)
{
	struct arena *arena = &work->changes->arena;
	change->cells = arena_alloc(arena, (work->cells->count + 1) * sizeof *change->cells);
	for (size_t i = 0; i < work->cells->count; i++) {
		const struct kept_cell *cell = &work->cells->items[i];
		const struct pair_of_counts counts = { cell->numerator, cell->denominator };
		if (strcmp(cell->indicator, indicator) != 0 || !cell->open)
			continue;
		if (!*cell->by) {
			change->known = true;
			change->before = counts;
			continue;
		}
		change->cells[change->cell_count++] =
			(struct former_cell){ arena_copy(arena, cell->by, strlen(cell->by)),
				arena_copy(arena, cell->group, strlen(cell->group)), counts };
	}
}

static struct pair_of_counts
standings_count(const struct standings *standings, size_t date)
{
	struct pair_of_counts counts = { 0 };
	for (size_t row = 0; row < standings->rows; row++) {
		uint8_t standing = standings->items[date * standings->rows + row];
		counts.denominator += standing != ROW_IS_OUT;
		counts.numerator += standing == ROW_IS_EVENT;
	}
	return counts;
}

/* Who moved between what was published and what is now said of the same date. */
static bool
amended_fill(const struct comparison_work *work, const struct indicator_definition *indicator,
	const char *former_name, const struct standings *standings, struct indicator_change *change,
	struct error *err)
{
	struct roster then, now;
	int64_t denominator, numerator;
	change->amendment =
		work->tables->items[indicator->table].spec->key ? AMENDMENT_NOT_KEPT : AMENDMENT_NO_KEY;
	if (change->amendment == AMENDMENT_NO_KEY || !work->pseudonyms)
		return true;
	if (!roster_read(work, former_name, &then, err))
		return false;
	if (then.kept && strcmp(then.secret, pseudonyms_secret(work->pseudonyms)->name) != 0) {
		change->amendment = AMENDMENT_OTHER_KEY;
	} else if (then.kept && roster_count(&then, &denominator, &numerator) &&
		   denominator == change->before.denominator && numerator == change->before.numerator) {
		now = roster_new(work->pseudonyms, indicator, standings, 0);
		change->amendment = AMENDMENT_BY_ROW;
		change->amended = roster_movement(&then, &now);
		roster_free(&now);
	}
	roster_free(&then);
	return true;
}

static bool
indicator_compare(const struct comparison_work *work, size_t index, struct error *err)
{
	const struct cell *total = &work->result->indicators[index].total;
	const struct indicator_definition *indicator = work->result->indicators[index].definition;
	struct indicator_change *change = &work->changes->items[index];
	const struct former_indicator *was = work->was[index];
	char meaning[DIGEST_TEXT_SIZE];
	if (!was)
		return true;
	former_fill(work, was->name, change);
	if (total->state != CELL_OK && total->state != CELL_ZERO_DENOMINATOR)
		change->known = false;
	if (!change->known)
		return true;
	meaning_digest(work->result->definition, indicator, meaning);
	struct standings standings = standings_new(work->timeline, work->tables, indicator, 2);
	change->redefined = strcmp(was->meaning, meaning) != 0 || work->changes->new_version;
	change->again = standings_count(&standings, 0);
	change->now = standings_count(&standings, 1);
	change->passed = standings_movement(&standings, 0, 1);
	bool done = amended_fill(work, indicator, was->name, &standings, change, err);
	standings_free(&standings);
	return done;
}

static bool
run_compare(struct history *history, const struct kept_run *run, const struct result *result,
	const struct tables *tables, struct pseudonyms *pseudonyms, struct changes **changes,
	struct error *err)
{
	struct kept_cells cells;
	bool done = kept_cells_read(history, run->id, &cells, err);
	struct changes *made = xcalloc(1, sizeof *made);
	struct comparison_work work = { history, run, &cells, result, tables, pseudonyms, made, NULL, 0, NULL,
		NULL };
	made->since = date_parse_iso(run->as_of, strlen(run->as_of));
	made->run = run->id;
	made->revision = run->revision;
	snprintf(made->digest, sizeof made->digest, "%s", run->cell_digest);
	made->new_definition = strcmp(run->definition_digest, result->definition->digest) != 0;
	made->new_version = strcmp(run->version, MALTALL_VERSION) != 0;
	made->count = result->indicator_count;
	made->items = arena_alloc(&made->arena, (made->count + 1) * sizeof *made->items);
	work.was = arena_alloc(&made->arena, (made->count + 1) * sizeof *work.was);
	done = done && formers_read(&work, err);
	made->gone = arena_alloc(&made->arena, (work.former_count + 1) * sizeof *made->gone);
	formers_assign(&work);
	if (done && made->since == DATE_MISSING)
		done = fail(err, ERROR_UNAVAILABLE, history->path, 0, 0,
			"the history is damaged (the date of a run is none); restore it from a copy");
	if (done) {
		const int32_t dates[] = { made->since, result->as_of };
		work.timeline = timeline_new(result->definition->vocabulary, tables, dates, 2);
	}
	for (size_t i = 0; i < made->count && done; i++)
		done = indicator_compare(&work, i, err);
	timeline_free(work.timeline);
	kept_cells_free(&cells);
	free(work.formers);
	if (done)
		*changes = made;
	else
		changes_free(made);
	return done;
}

bool
history_compare(struct history *history, const char *definitions, const struct result *result,
	const struct tables *tables, struct pseudonyms *pseudonyms, struct changes **changes,
	struct error *err)
{
	char as_of[DATE_TEXT_SIZE];
	struct kept_runs runs;
	struct run_filter filter = { RUNS_AS_KNOWN_NOW, definitions, NULL,
		date_format_iso(result->as_of, as_of) };
	*changes = NULL;
	bool done = kept_runs_read(history, &filter, &runs, err);
	if (done && runs.count > 0)
		done = run_compare(
			history, &runs.items[runs.count - 1], result, tables, pseudonyms, changes, err);
	if (*changes) {
		(*changes)->nights = runs.count;
		(*changes)->first = date_parse_iso(runs.items[0].as_of, strlen(runs.items[0].as_of));
	}
	kept_runs_free(&runs);
	return done;
}

struct roster *
rosters_new(const struct result *result, struct pseudonyms *pseudonyms, struct timeline *ahead)
{
	const struct tables *tables = pseudonyms_tables(pseudonyms);
	struct roster *rosters = xcalloc(result->indicator_count + 1, sizeof *rosters);
	struct timeline *own =
		ahead ? NULL : timeline_new(result->definition->vocabulary, tables, &result->as_of, 1);
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_definition *indicator = result->indicators[i].definition;
		struct standings standings = standings_new(ahead ? ahead : own, tables, indicator, 1);
		rosters[i] = roster_new(pseudonyms, indicator, &standings, 0);
		standings_free(&standings);
	}
	timeline_free(own);
	return rosters;
}

void
rosters_free(struct roster *rosters, size_t count)
{
	for (size_t i = 0; rosters && i < count; i++)
		roster_free(&rosters[i]);
	free(rosters);
}
