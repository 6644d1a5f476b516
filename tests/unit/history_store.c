/* What is kept, what is seen of it, and what is not kept twice. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/date.h"
#include "stats/history/compare.h"
#include "stats/history/database.h"
#include "stats/history/meaning.h"
#include "tests/unit/indicator_run.h"

static const char definitions[] =
	"maltall: 1\nas_of: 2025-12-31\ntables:\n  p:\n    file: p.csv\n    key: id\n"
	"    columns: {id: text, start: date, plan: date, unit: text}\n"
	"conditions:\n  begun: {of: p, is: start <= as_of}\n"
	"indicators:\n  plan:\n    title: Plan\n    count: p\n    denominator: begun\n"
	"    numerator: plan <= as_of\n    target: at least 70 %\n    by: [unit]\n";
static const char data[] = "id;start;plan;unit\na;2025-01-01;2025-02-01;\"Al;na\"\nb;2025-01-01;;Bjerke\n"
			   ";2025-03-01;2025-04-01;Bjerke\nc;2026-01-01;;Bjerke\n";

static char folder[] = "/tmp/maltall-store-XXXXXX";

static char *
path_in_folder(const char *name, char *out)
{
	snprintf(out, 64, "%s/%s", folder, name);
	return out;
}

static size_t
runs_count(struct history *history, enum which_runs which)
{
	struct kept_runs runs;
	struct error err = { 0 };
	struct run_filter filter = { .which = which };
	CHECK(kept_runs_read(history, &filter, &runs, &err));
	size_t count = runs.count;
	kept_runs_free(&runs);
	return count;
}

/* Two steps; the same adds nothing; what differs in any way adds a revision; what was withdrawn comes back.
 */
static void
test_revisions(struct history *history, const struct result *result)
{
	struct error err = { 0 };
	struct night night = { result, "plan.yaml", "", definitions, NULL };
	char manifest[DIGEST_TEXT_SIZE];
	int64_t id;
	digest_bytes("", 0, manifest);
	night.manifest = manifest;
	CHECK(history_begin(history, &night, &id, &err));
	CHECK(id > 0);
	CHECK_INT(runs_count(history, RUNS_ALL), 0);
	CHECK_INT(runs_count(history, RUNS_PENDING), 1);
	CHECK(history_publish(history, &night, id, &err));
	CHECK_INT(runs_count(history, RUNS_ALL), 1);
	CHECK_INT(runs_count(history, RUNS_PENDING), 0);
	CHECK(history_begin(history, &night, &id, &err));
	CHECK_INT(id, 0);
	CHECK(history_publish(history, &night, id, &err));
	CHECK_INT(runs_count(history, RUNS_ALL), 1);

	night.options = "--encoding=UTF-8";
	CHECK(history_begin(history, &night, &id, &err));
	CHECK(history_withdraw(history, id, &err));
	CHECK_INT(runs_count(history, RUNS_PENDING), 0);
	CHECK(history_publish(history, &night, id, &err));
	CHECK_INT(runs_count(history, RUNS_ALL), 2);
	CHECK_INT(runs_count(history, RUNS_AS_PUBLISHED), 1);
	CHECK_INT(runs_count(history, RUNS_AS_KNOWN_NOW), 1);

	/* Two runs of the same at once: the second finds that there is nothing to add any more. */
	int64_t other;
	night.options = "--decimal=,";
	CHECK(history_begin(history, &night, &id, &err));
	CHECK(history_begin(history, &night, &other, &err));
	CHECK(history_publish(history, &night, id, &err));
	CHECK(history_publish(history, &night, other, &err));
	CHECK_INT(runs_count(history, RUNS_ALL), 3);
	CHECK_INT(runs_count(history, RUNS_PENDING), 0);
	CHECK_INT(err.kind, ERROR_NONE);
}

/* What a killed run left, whose folder stands. */
static void
test_adopt(struct history *history, const struct result *result)
{
	struct error err = { 0 };
	struct kept_runs runs;
	struct run_filter filter = { .which = RUNS_PENDING };
	char manifest[DIGEST_TEXT_SIZE];
	int64_t ids[2];
	digest_bytes("", 0, manifest);
	struct night night = { result, "killed.yaml", "", manifest, NULL };
	CHECK(history_begin(history, &night, &ids[0], &err));
	CHECK(history_begin(history, &night, &ids[1], &err));
	CHECK(kept_runs_read(history, &filter, &runs, &err));
	CHECK_INT(runs.count, 2);
	for (size_t i = 0; i < runs.count; i++)
		CHECK(history_adopt(history, &runs.items[i], &err));
	kept_runs_free(&runs);
	CHECK_INT(runs_count(history, RUNS_PENDING), 0);
	filter = (struct run_filter){ .definitions = "killed.yaml" };
	CHECK(kept_runs_read(history, &filter, &runs, &err));
	CHECK_INT(runs.count, 1);
	kept_runs_free(&runs);
}

/* The cells come back as they were. */
static void
test_cells(struct history *history, const struct result *result)
{
	struct kept_runs runs;
	struct kept_cells cells, again;
	struct error err = { 0 };
	char before[DIGEST_TEXT_SIZE], after[DIGEST_TEXT_SIZE];
	struct run_filter filter = { .which = RUNS_AS_KNOWN_NOW, .as_of = "2025-12-31" };
	CHECK(kept_runs_read(history, &filter, &runs, &err));
	CHECK(runs.count > 0);
	kept_cells_of(result, &cells);
	CHECK(kept_cells_read(history, runs.items[0].id, &again, &err));
	CHECK_INT(again.count, cells.count);
	CHECK_INT(cells.count, 3);
	CHECK_TEXT(again.items[1].group, "Al;na");
	CHECK_INT(again.items[0].denominator, 3);
	CHECK_INT(again.items[0].numerator, 2);
	CHECK_INT(again.items[0].undetermined, 1);
	CHECK_INT(again.items[0].highest_numerator, 3);
	CHECK_INT(again.items[0].missing_to_target, 1);
	CHECK_TEXT(again.items[0].target, ">=0.7");
	CHECK_NEAR(again.items[0].lower, cells.items[0].lower, 0);
	kept_cells_digest(&cells, before);
	kept_cells_digest(&again, after);
	CHECK_TEXT(after, before);
	again.items[2].excepted++;
	kept_cells_digest(&again, after);
	CHECK(strcmp(after, before) != 0);
	kept_cells_free(&cells);
	kept_cells_free(&again);
	kept_runs_free(&runs);
}

/* Damage that SQLite cannot see. */
static void
test_check(struct history *history)
{
	static const char *const damages[] = {
		"UPDATE cell SET numerator = denominator + 1 WHERE position = 0",
		"DELETE FROM cell WHERE position = 2",
		"UPDATE run SET as_of = '2025-02-30' WHERE revision = 1",
		"UPDATE run SET fingerprint = upper(fingerprint) || 'x'",
		"DELETE FROM input",
		"INSERT INTO roster SELECT id, 'plan', 'x', x'0102' FROM run LIMIT 1",
	};
	struct error err = { 0 };
	struct buffer findings = { 0 };
	CHECK(history_check(history, &findings, &err));
	CHECK_INT(findings.length, 0);
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		CHECK(database_begin(history, &err) && database_run(history, damages[i], &err));
		CHECK(history_check(history, &findings, &err));
		check_that(findings.length > 0, __FILE__, __LINE__, "not found: %s", damages[i]);
		buffer_clear(&findings);
		CHECK(!database_end(history, false, &err));
	}
	CHECK(history_check(history, &findings, &err));
	CHECK_INT(findings.length, 0);
	CHECK_INT(err.kind, ERROR_NONE);
	buffer_free(&findings);
}

/* A file without its schema is damaged, not new. */
static void
test_without_tables(void)
{
	char path[64];
	struct error err = { 0 };
	struct history *history = history_open(path_in_folder("bare.sqlite", path), HISTORY_WRITE, &err);
	CHECK(history && database_run(history, "DROP TABLE roster", &err));
	CHECK(!database_run(history, "SELECT * FROM roster", &err));
	CHECK_INT(err.kind, ERROR_UNAVAILABLE);
	history_free(history);
	unlink(path);
}

/* The same for each table of a series, of which every way to it tells. */
static void
test_without_series(void)
{
	static const char *const dropped[] = { "DROP TABLE slice_cell", "DROP TABLE series_date",
		"DROP TABLE series" };
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
		char path[64];
		struct error err = { 0 };
		struct buffer findings = { 0 };
		struct kept_cells cells = { 0 };
		struct kept_figures figures = { 0 };
		struct kept_runs runs = { 0 };
		struct history *history =
			history_open(path_in_folder("series.sqlite", path), HISTORY_WRITE, &err);
		CHECK(history &&
			database_run(history,
				"INSERT INTO slice VALUES (1, 'x', 0); PRAGMA foreign_keys = OFF", &err));
		CHECK(database_run(history, dropped[i], &err));
		if (i == 0)
			CHECK(!kept_figures_cells(
				history, &(struct kept_figure){ .slice = 1 }, &cells, &err));
		if (i == 1)
			CHECK(!kept_figures_read(history, &(struct run_filter){ 0 }, 0, &figures, &err));
		if (i == 2)
			CHECK(!kept_runs_read(history, &(struct run_filter){ 0 }, &runs, &err));
		CHECK_INT(err.kind, ERROR_UNAVAILABLE);
		err = (struct error){ 0 };
		/* Without a run nobody asks for the dates of one. */
		CHECK(history_check(history, &findings, &err) == (i == 1));
		CHECK_INT(err.kind, i == 1 ? ERROR_NONE : ERROR_UNAVAILABLE);
		kept_cells_free(&cells);
		kept_figures_free(&figures);
		kept_runs_free(&runs);
		buffer_free(&findings);
		history_free(history);
		unlink(path);
	}
}

/* A row without a key is in the roster as one of the nameless. */
static void
test_roster(const struct run *run, const struct result *result)
{
	struct secret secret = { .name = "one" };
	struct pseudonyms *pseudonyms = pseudonyms_new(run->tables, &secret);
	struct roster *rosters = rosters_new(result, pseudonyms, NULL);
	pseudonyms_free(pseudonyms);
	struct roster empty = { .kept = true };
	struct movement movement = roster_movement(&empty, &rosters[0]);
	int64_t denominator, numerator;
	CHECK(roster_count(&rosters[0], &denominator, &numerator));
	CHECK_INT(denominator, 3);
	CHECK_INT(numerator, 2);
	CHECK_INT(rosters[0].bytes.length, 3 * ROSTER_ENTRY_SIZE);
	CHECK_INT(movement.joined, 3);
	CHECK_INT(movement.joined_events, 2);
	movement = roster_movement(&rosters[0], &empty);
	CHECK_INT(movement.left, 3);
	CHECK_INT(movement.left_events, 2);
	movement = roster_movement(&rosters[0], &rosters[0]);
	CHECK(movement_is_none(&movement));
	/* Under another secret nobody is who he was. */
	secret.bytes[0] = 1;
	pseudonyms = pseudonyms_new(run->tables, &secret);
	struct roster *others = rosters_new(result, pseudonyms, NULL);
	pseudonyms_free(pseudonyms);
	movement = roster_movement(&rosters[0], &others[0]);
	CHECK_INT(movement.joined, 2);
	CHECK_INT(movement.left, 2);
	buffer_char(&others[0].bytes, 'x');
	CHECK(!roster_count(&others[0], &denominator, &numerator));
	rosters_free(rosters, 1);
	rosters_free(others, 1);
}

/* Words change no count; conditions, also those behind a name, and what a column may hold do. */
static void
test_meaning(const struct definition *definition)
{
	static const struct {
		const char *from, *to;
		bool same;
	} rows[] = { { "title: Plan", "title: A plan", true }, { "at least 70", "at least 80", true },
		{ "by: [unit]", "about: x", true }, { "start <= as_of", "start < as_of", false },
		{ "plan <= as_of", "plan < as_of", false },
		{ "unit: text", "unit: {type: text, one_of: [Alna]}", false },
		{ "    key: id\n", "", false } };
	char before[DIGEST_TEXT_SIZE], after[DIGEST_TEXT_SIZE];
	meaning_digest(definition, &definition->indicators[0], before);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer text = { 0 };
		struct faults mistakes = { 0 };
		struct error err = { 0 };
		const char *at = strstr(definitions, rows[i].from);
		buffer_add(&text, definitions, (size_t)(at - definitions));
		buffer_print(&text, "%s%s", rows[i].to, at + strlen(rows[i].from));
		struct definition *other =
			definition_read_text(text.bytes, text.length, "plan.yaml", &mistakes, &err);
		CHECK(other != NULL);
		if (other) {
			meaning_digest(other, &other->indicators[0], after);
			check_that((strcmp(before, after) == 0) == rows[i].same, __FILE__, __LINE__, "%s",
				rows[i].to);
		}
		definition_free(other);
		faults_free(&mistakes);
		buffer_free(&text);
	}
}

int
main(void)
{
	char path[64];
	struct error err = { 0 };
	struct stat found;
	if (!mkdtemp(folder))
		return 1;
	struct run run = run_text(definitions, (const char *const[]){ data }, 1);
	CHECK(run.usable);
	if (!run.usable)
		return check_summary("history_store");
	struct result *result =
		result_new(run.definition, run.tables, run.definition->as_of, &run.faults, NULL);
	CHECK(!history_open(path_in_folder("h.sqlite", path), HISTORY_READ, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	err = (struct error){ 0 };
	struct history *history = history_open(path, HISTORY_WRITE, &err);
	CHECK(history && stat(path, &found) == 0 && (found.st_mode & 0777) == 0600);
	test_revisions(history, result);
	test_adopt(history, result);
	test_cells(history, result);
	test_check(history);
	test_roster(&run, result);
	test_meaning(run.definition);
	history_free(history);
	test_without_tables();
	test_without_series();
	unlink(path);
	rmdir(folder);
	result_free(result);
	run_free(&run);
	return check_summary("history_store");
}
