#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/computation.h"
#include "cmd/history.h"
#include "cmd/option_value.h"
#include "cmd/output.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/history/history.h"

const struct option history_options[] = {
	{ .name = "as-published", .help = "of each date what was published first" },
	{ .name = "as-known-now", .help = "of each date what was found last" },
	{ .name = "series",
		.help = "show, export: all dates of a series; with --as-published or --as-known-now of each "
			"date "
			"as the first or the last run found it that had it" },
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

struct action {
	const char *name;
	enum history_use use;
	bool (*run)(struct retrospect *retrospect, struct error *err);
};

static bool
runs_say(const struct retrospect *retrospect, const struct kept_runs *runs, struct error *err)
{
	static const struct listing_column columns[] = { { "definitions", NULL, false },
		{ "as_of", NULL, false }, { "revision", NULL, true }, { "revisions", NULL, true },
		{ "recorded", NULL, false }, { "version", NULL, false }, { "inputs", NULL, true },
		{ "cells", NULL, true }, { "fingerprint", NULL, false }, { "dates", NULL, true } };
	struct listing *listing = retrospect_listing(retrospect, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < runs->count; i++) {
		const struct kept_run *run = &runs->items[i];
		char shown[13]; /* people recognise it by its beginning */
		snprintf(shown, sizeof shown, "%s", run->fingerprint);
		run_list(listing, run->definitions, run->as_of, run->revision);
		listing_integer(listing, run->revisions);
		listing_text(listing, run->recorded);
		listing_text(listing, run->version);
		listing_integer(listing, run->input_count);
		listing_integer(listing, run->cell_count);
		listing_word(listing, run->fingerprint, shown);
		listing_integer(listing, run->date_count);
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

static bool
export_run(struct retrospect *retrospect, struct error *err)
{
	struct kept_runs runs;
	if (!arguments_value(retrospect->arguments, "format"))
		retrospect->format = PRINT_CSV;
	if (arguments_value(retrospect->arguments, "series"))
		return figures_say(retrospect, 0, err);
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

/* All dates of one run, whichever of them somebody else has found since. */
static bool
run_figures_say(const struct retrospect *retrospect, const struct kept_run *run, struct error *err)
{
	struct retrospect one = *retrospect;
	one.filter = (struct run_filter){ .which = RUNS_ALL };
	return figures_say(&one, run->id, err);
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
		       (arguments_value(retrospect->arguments, "series")
				       ? run_figures_say(retrospect, &runs.items[last], err)
				       : cells_say(retrospect, &(struct kept_runs){ &runs.items[last], 1 },
						 err));
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
	if (arguments_value(arguments, "series") && strcmp(arguments->operands[0], "show") != 0 &&
		strcmp(arguments->operands[0], "export") != 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--series is for show and export; list says how many dates a run has");
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
