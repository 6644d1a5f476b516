#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/computation.h"
#include "cmd/option_value.h"
#include "cmd/output.h"
#include "plots/report/heads.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/history/history.h"

const struct option history_options[] = {
	{ .name = "as-published", .help = "of each date what was published first" },
	{ .name = "as-known-now", .help = "of each date what was found last" },
	{ .name = "definitions",
		.argument = "NAME",
		.help = "only the runs of the definitions file with this name" },
	{ .name = "as-of",
		.argument = "DATE",
		.help = "only the runs for this date; show: default the latest" },
	{ .name = "before", .argument = "DATE", .help = "prune: the runs for dates before this one" },
	{ .name = "keep",
		.argument = "N",
		.help = "prune: all but the N latest dates of each definitions file" },
	{ .name = "dry-run", .help = "prune: say what would be removed, and remove nothing" },
	LANGUAGE_OPTION("of table and markdown (default: nb)"),
	FORMAT_OPTION("how it is printed on stdout (default: table; export: csv)"),
	COMMON_OPTIONS,
};

/* A question to a history. */
struct retrospect {
	const struct arguments *arguments;
	const struct notice *notice;
	struct history *history;
	struct run_filter filter;
	char as_of[DATE_TEXT_SIZE], before[DATE_TEXT_SIZE];
	enum language language;
	enum print_format format;
	size_t keep; /* 0: not given */
};

struct action {
	const char *name;
	enum history_use use;
	bool (*run)(struct retrospect *retrospect, struct error *err);
};

static struct listing *
listing_begin(const struct retrospect *retrospect, const struct listing_column *columns, size_t count)
{
	struct listing_column named[32];
	for (size_t i = 0; i < count; i++) {
		named[i] = columns[i];
		named[i].head = head_text(columns[i].name, retrospect->language);
	}
	return listing_new(named, count);
}

static void
run_list(struct listing *listing, const struct kept_run *run)
{
	listing_text(listing, run->definitions);
	listing_date(listing, date_parse_iso(run->as_of, strlen(run->as_of)));
	listing_integer(listing, run->revision);
}

static bool
runs_say(const struct retrospect *retrospect, const struct kept_runs *runs, struct error *err)
{
	static const struct listing_column columns[] = { { "definitions", NULL, false },
		{ "as_of", NULL, false }, { "revision", NULL, true }, { "revisions", NULL, true },
		{ "recorded", NULL, false }, { "version", NULL, false }, { "inputs", NULL, true },
		{ "cells", NULL, true }, { "fingerprint", NULL, false } };
	struct listing *listing = listing_begin(retrospect, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < runs->count; i++) {
		const struct kept_run *run = &runs->items[i];
		char shown[13]; /* people recognise it by its beginning */
		snprintf(shown, sizeof shown, "%s", run->fingerprint);
		run_list(listing, run);
		listing_integer(listing, run->revisions);
		listing_text(listing, run->recorded);
		listing_text(listing, run->version);
		listing_integer(listing, run->input_count);
		listing_integer(listing, run->cell_count);
		listing_word(listing, run->fingerprint, shown);
	}
	bool done = listing_say(listing, retrospect->format, retrospect->language, err);
	listing_free(listing);
	return done;
}

static bool
list_run(struct retrospect *retrospect, struct error *err)
{
	struct kept_runs runs;
	bool done = kept_runs_read(retrospect->history, &retrospect->filter, &runs, err) &&
		    runs_say(retrospect, &runs, err);
	kept_runs_free(&runs);
	return done;
}

static void
count_list(struct listing *listing, bool known, int64_t number)
{
	if (known)
		listing_integer(listing, number);
	else
		listing_text(listing, NULL);
}

static double
fraction(const struct kept_cell *cell, int64_t numerator, int64_t denominator)
{
	return cell->open && denominator > 0 ? (double)numerator / (double)denominator : (double)NAN;
}

static void
cell_list(struct listing *listing, const struct kept_cell *cell)
{
	count_list(listing, cell->open, cell->numerator);
	count_list(listing, cell->open, cell->denominator);
	listing_share(listing, fraction(cell, cell->numerator, cell->denominator));
	listing_share(listing, cell->lower);
	listing_share(listing, cell->upper);
	listing_share(listing, fraction(cell, cell->lowest_numerator, cell->lowest_denominator));
	listing_share(listing, fraction(cell, cell->highest_numerator, cell->highest_denominator));
	listing_text(listing, *cell->target ? cell->target : NULL);
	listing_text(listing, *cell->verdict ? cell->verdict : NULL);
	count_list(listing, cell->missing_known, cell->missing_to_target);
	count_list(listing, cell->open, cell->undetermined);
	count_list(listing, cell->open, cell->excluded);
	count_list(listing, cell->open, cell->excepted);
	listing_text(listing, cell->state);
}

static bool
cells_say(const struct retrospect *retrospect, const struct kept_runs *runs, struct error *err)
{
	static const struct listing_column columns[] = { { "definitions", NULL, false },
		{ "as_of", NULL, false }, { "revision", NULL, true }, { "indicator", NULL, false },
		{ "by", NULL, false }, { "group", NULL, false }, { "numerator", NULL, true },
		{ "denominator", NULL, true }, { "proportion", NULL, true }, { "lower", NULL, true },
		{ "upper", NULL, true }, { "lowest", NULL, true }, { "highest", NULL, true },
		{ "target", NULL, false }, { "verdict", NULL, false }, { "missing_to_target", NULL, true },
		{ "undetermined", NULL, true }, { "excluded", NULL, true }, { "excepted", NULL, true },
		{ "state", NULL, false } };
	struct listing *listing = listing_begin(retrospect, columns, sizeof columns / sizeof *columns);
	bool done = true;
	for (size_t i = 0; i < runs->count && done; i++) {
		struct kept_cells cells;
		done = kept_cells_read(retrospect->history, runs->items[i].id, &cells, err);
		for (size_t j = 0; j < cells.count && done; j++) {
			run_list(listing, &runs->items[i]);
			listing_text(listing, cells.items[j].indicator);
			listing_text(listing, cells.items[j].by);
			listing_text(listing, cells.items[j].group);
			cell_list(listing, &cells.items[j]);
		}
		kept_cells_free(&cells);
	}
	done = done && listing_say(listing, retrospect->format, retrospect->language, err);
	listing_free(listing);
	return done;
}

static bool
export_run(struct retrospect *retrospect, struct error *err)
{
	struct kept_runs runs;
	if (!arguments_value(retrospect->arguments, "format"))
		retrospect->format = PRINT_CSV;
	bool done = kept_runs_read(retrospect->history, &retrospect->filter, &runs, err) &&
		    cells_say(retrospect, &runs, err);
	kept_runs_free(&runs);
	return done;
}

/* What the run started from, which a table of cells does not say. */
static bool
origin_say(const struct retrospect *retrospect, const struct kept_run *run, struct error *err)
{
	struct kept_inputs inputs;
	bool done = kept_inputs_read(retrospect->history, run->id, &inputs, err);
	notice_say(retrospect->notice, "%s as of %s, revision %lld of %lld, recorded %s by maltall %s",
		run->definitions, run->as_of, (long long)run->revision, (long long)run->revisions,
		run->recorded, run->version);
	notice_say(retrospect->notice, "  definitions %s", run->definition_digest);
	if (*run->options)
		notice_say(retrospect->notice, "  options %s", run->options);
	for (size_t i = 0; i < inputs.count; i++)
		notice_say(retrospect->notice, "  %s: %s, %lld rows, %s", inputs.items[i].table,
			inputs.items[i].name, (long long)inputs.items[i].rows, inputs.items[i].digest);
	notice_say(retrospect->notice, "  who was counted is %s",
		run->roster_count > 0 ? "remembered, under a secret key" : "not remembered");
	kept_inputs_free(&inputs);
	return done;
}

/* One run: the latest of what the options leave. */
static bool
show_run(struct retrospect *retrospect, struct error *err)
{
	struct kept_runs runs;
	size_t last = 0;
	if (retrospect->filter.which == RUNS_ALL)
		retrospect->filter.which = RUNS_AS_KNOWN_NOW;
	bool done = kept_runs_read(retrospect->history, &retrospect->filter, &runs, err);
	if (done && runs.count == 0)
		done = fail(err, ERROR_INPUT, NULL, 0, 0,
			"the history has no such run; maltall history list says which it has");
	for (size_t i = 1; i < runs.count; i++)
		if (strcmp(runs.items[i].as_of, runs.items[last].as_of) > 0)
			last = i;
	if (done)
		done = origin_say(retrospect, &runs.items[last], err) &&
		       cells_say(retrospect, &(struct kept_runs){ &runs.items[last], 1 }, err);
	kept_runs_free(&runs);
	return done;
}

/* Takes out of a list of runs those of the `keep` latest dates of their definitions; those taken out are
 * freed. */
static void
runs_spare(struct kept_runs *runs, size_t keep)
{
	struct kept_runs spared = { xcalloc(runs->count + 1, sizeof *runs->items), 0 };
	size_t kept = 0;
	for (size_t i = 0; i < runs->count; i++) {
		size_t later = 0; /* dates of the same definitions */
		for (size_t j = i + 1; j < runs->count &&
				       strcmp(runs->items[j].definitions, runs->items[i].definitions) == 0;
			j++)
			later += strcmp(runs->items[j].as_of, runs->items[j - 1].as_of) != 0;
		if (later < keep)
			spared.items[spared.count++] = runs->items[i];
		else
			runs->items[kept++] = runs->items[i];
	}
	runs->count = kept;
	kept_runs_free(&spared);
}

static bool
prune_run(struct retrospect *retrospect, struct error *err)
{
	struct kept_runs runs;
	bool dry = arguments_value(retrospect->arguments, "dry-run") != NULL;
	if (!retrospect->keep && !*retrospect->before)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"prune needs --before DATE or --keep N, or both; nothing was removed");
	/* What is to be kept is counted among all dates, also those that --before leaves. */
	struct run_filter filter = retrospect->filter;
	filter.before = retrospect->keep ? NULL : filter.before;
	bool done = kept_runs_read(retrospect->history, &filter, &runs, err);
	if (retrospect->keep)
		runs_spare(&runs, retrospect->keep);
	size_t kept = 0;
	for (size_t i = 0; i < runs.count; i++) {
		struct kept_run run = runs.items[i];
		if (*retrospect->before && strcmp(run.as_of, retrospect->before) >= 0)
			continue;
		runs.items[i] = runs.items[kept];
		runs.items[kept++] = run;
	}
	struct kept_runs gone = { runs.items, kept };
	if (done && kept > 0 && !dry)
		done = history_prune(retrospect->history, &gone, err);
	if (done) {
		notice_say(retrospect->notice, "%s: %zu run%s", dry ? "would be removed" : "removed", kept,
			kept == 1 ? "" : "s");
		done = kept == 0 || runs_say(retrospect, &gone, err);
	}
	kept_runs_free(&runs);
	return done;
}

static bool
check_history_run(struct retrospect *retrospect, struct error *err)
{
	struct buffer findings = { 0 };
	struct kept_runs runs = { 0 };
	bool done = history_check(retrospect->history, &findings, err) &&
		    kept_runs_read(retrospect->history, &retrospect->filter, &runs, err);
	if (done && findings.length > 0) {
		notice_excerpt(retrospect->notice, findings.bytes);
		done = fail(err, ERROR_UNAVAILABLE, retrospect->arguments->operands[1], 0, 0,
			"the history is damaged; restore it from a copy, or export what is good, move it "
			"away and "
			"begin a new one");
	} else if (done) {
		notice_say(retrospect->notice, "all is in order in %zu run%s", runs.count,
			runs.count == 1 ? "" : "s");
	}
	buffer_free(&findings);
	kept_runs_free(&runs);
	return done;
}

static const struct action actions[] = {
	{ "list", HISTORY_READ, list_run },
	{ "show", HISTORY_READ, show_run },
	{ "export", HISTORY_READ, export_run },
	{ "prune", HISTORY_WRITE, prune_run },
	{ "check", HISTORY_READ, check_history_run },
};

static bool
date_option(const struct arguments *arguments, const char *option, char *out, const char **text,
	struct error *err)
{
	const char *given = arguments_value(arguments, option);
	if (!given)
		return true;
	int32_t date = date_parse_iso(given, strlen(given));
	if (date == DATE_MISSING)
		date = date_parse_norwegian(given, strlen(given));
	if (date == DATE_MISSING)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--%s: \"%s\" is not a date; write it as 2025-12-31 or 31.12.2025", option, given);
	*text = date_format_iso(date, out);
	return true;
}

static bool
retrospect_read(struct retrospect *retrospect, struct error *err)
{
	const struct arguments *arguments = retrospect->arguments;
	bool published = arguments_value(arguments, "as-published") != NULL;
	bool known = arguments_value(arguments, "as-known-now") != NULL;
	double keep;
	if (published && known)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--as-published and --as-known-now are two different things; give one of them, or "
			"none for "
			"every revision");
	retrospect->filter.which = published ? RUNS_AS_PUBLISHED : known ? RUNS_AS_KNOWN_NOW : RUNS_ALL;
	retrospect->filter.definitions = arguments_value(arguments, "definitions");
	retrospect->language = output_language(arguments);
	retrospect->format = output_format(arguments);
	if (!option_number(arguments, "keep", 1, 1e9, true, 0, &keep, err) ||
		!date_option(arguments, "as-of", retrospect->as_of, &retrospect->filter.as_of, err) ||
		!date_option(arguments, "before", retrospect->before, &retrospect->filter.before, err))
		return false;
	retrospect->keep = (size_t)keep;
	return true;
}

bool
history_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct retrospect retrospect = { .arguments = arguments, .notice = notice };
	const struct action *action = NULL;
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcmp(arguments->operands[0], actions[i].name) == 0)
			action = &actions[i];
	if (!action)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"history cannot \"%s\"; it can list, show, export, prune and check",
			arguments->operands[0]);
	if (!retrospect_read(&retrospect, err))
		return false;
	/* A file that is not there is not made by asking about it. */
	if (access(arguments->operands[1], F_OK) != 0)
		return fail(err, ERROR_INPUT, arguments->operands[1], 0, 0, "there is no such history");
	retrospect.history = history_open(arguments->operands[1], action->use, err);
	bool done = retrospect.history && action->run(&retrospect, err);
	history_free(retrospect.history);
	return done;
}
