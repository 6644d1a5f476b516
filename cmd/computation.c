#include "cmd/computation.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/indicator/alike.h"
#include "stats/indicator/change.h"
#include "stats/indicator/schedule.h"
#include "stats/indicator/source.h"

/* The calendar date where this machine stands: the only use of the clock, and only where `today` was asked
 * for. */
static int32_t
date_today(void)
{
	time_t now = time(NULL);
	struct tm local;
	if (!localtime_r(&now, &local))
		return DATE_MISSING;
	return date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

bool
as_of_read(const char *text, int32_t *as_of, bool *today, struct error *err)
{
	*today = strcmp(text, "today") == 0;
	*as_of = *today ? date_today() : date_parse_iso(text, strlen(text));
	if (*as_of == DATE_MISSING && !*today)
		*as_of = date_parse_norwegian(text, strlen(text));
	return *as_of != DATE_MISSING ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--as-of: \"%s\" is not a date; write it as 2025-12-31 or 31.12.2025, or today", text);
}

static bool
as_of_settle(const struct definition *definition, const char *path, const char *text,
	const struct notice *notice, int32_t *as_of, struct error *err)
{
	char shown[DATE_TEXT_SIZE];
	bool today = definition->as_of_today;
	if (text) {
		if (!as_of_read(text, as_of, &today, err))
			return false;
	} else {
		*as_of = today ? date_today() : definition->as_of;
	}
	if (*as_of == DATE_MISSING)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"no date is given for which the figures hold; give --as-of 2025-12-31 (or today), or "
			"as_of: in %s",
			path);
	notice_say(notice, "as of %s%s", date_format_iso(*as_of, shown),
		today ? ", the date of this machine" : "");
	return true;
}

bool
threads_read(const struct arguments *arguments, size_t *threads, struct error *err)
{
	const char *text = arguments_value(arguments, "threads");
	struct decimal count = { 0 };
	*threads = 0;
	if (text && (!decimal_parse(text, strlen(text), '.', &count) || count.scale != 0 || count.digits < 1))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--threads cannot be \"%s\"; it is a number from 1 upwards", text);
	*threads = (size_t)count.digits;
	return true;
}

/* The first mistakes are shown with the line they are on: whoever has more mends these first. */
enum { EXCERPTS_MOST = 100 };

void
mistakes_say(const struct faults *mistakes, const char *path, const char *source, size_t length,
	const struct notice *notice)
{
	struct buffer excerpt = { 0 };
	for (size_t i = 0; i < mistakes->count; i++) {
		notice_fault(notice, &mistakes->items[i]);
		if (i >= EXCERPTS_MOST)
			continue;
		buffer_clear(&excerpt);
		/* A mistake in a schema is in another file. */
		if (strcmp(mistakes->items[i].file, path) == 0)
			error_excerpt(
				source, length, mistakes->items[i].line, mistakes->items[i].column, &excerpt);
		if (excerpt.length)
			notice_excerpt(notice, excerpt.bytes);
	}
	buffer_free(&excerpt);
}

bool
computation_make(struct computation *computation, const char *path, const struct arguments *arguments,
	const struct notice *notice, struct error *err)
{
	struct faults mistakes = { 0 };
	struct dialect declared;
	int32_t as_of;
	size_t length;
	*computation = (struct computation){ 0 };
	size_t threads;
	if (!threads_read(arguments, &threads, err) || !dialect_from_options(arguments, &declared, err))
		return false;
	computation->source = source_read(path, &length, err);
	if (!computation->source)
		return false;
	computation->definition = definition_read_text(computation->source, length, path, &mistakes, err);
	mistakes_say(&mistakes, path, computation->source, length, notice);
	faults_free(&mistakes);
	if (!computation->definition)
		return false;
	struct definition *definition = computation->definition;
	if (!as_of_settle(definition, path, arguments_value(arguments, "as-of"), notice, &as_of, err))
		return false;
	dialect_declare(definition, &declared);
	for (size_t i = 0; i < definition->table_count; i++)
		definition->tables[i].threads = threads;
	computation->tables =
		tables_load(definition->tables, definition->table_count, &computation->faults, err);
	if (!computation->tables)
		return false;
	if (!rules_apply(
		    definition, computation->tables, as_of, &computation->faults, &computation->rules, err))
		return false;
	computation->ahead = outlook_timeline(definition, computation->tables, as_of);
	computation->result =
		result_new(definition, computation->tables, as_of, &computation->faults, computation->ahead);
	computation->result->rules = &computation->rules;
	groups_compare(computation->result, computation->tables, &computation->faults);
	dialects_say(computation->result, notice);
	return true;
}

bool
computation_series(struct computation *computation, struct error *err)
{
	const struct definition *definition = computation->definition;
	size_t count;
	if (!definition->series.given)
		return true;
	int32_t *dates = schedule_dates(
		&definition->series, computation->result->as_of, definition->path, &count, err);
	if (!dates)
		return false;
	computation->series =
		results_new(definition, computation->tables, dates, count, &computation->faults);
	computation->result->series = &computation->series;
	free(dates);
	return true;
}

void
computation_free(struct computation *computation)
{
	results_free(&computation->series);
	result_free(computation->result);
	timeline_free(computation->ahead);
	rule_report_free(&computation->rules);
	tables_free(computation->tables);
	faults_free(&computation->faults);
	definition_free(computation->definition);
	free(computation->source);
	*computation = (struct computation){ 0 };
}

bool
computation_passes(
	const struct computation *computation, const struct arguments *arguments, struct error *err)
{
	size_t faults = computation->faults.count - computation->faults.by_severity[SEVERITY_INFO];
	size_t not_met = 0;
	for (size_t i = 0; i < computation->result->indicator_count; i++)
		not_met += computation->result->indicators[i].total.verdict == VERDICT_NOT_MET;
	faults = arguments_chose(arguments, "fail-on", "faults") ? faults : 0;
	not_met = arguments_chose(arguments, "fail-on", "not-met") ? not_met : 0;
	if (faults && not_met)
		return fail(err, ERROR_FOUND, NULL, 0, 0,
			"found, as --fail-on asks: %zu fault%s, %zu target%s not met", faults,
			faults == 1 ? "" : "s", not_met, not_met == 1 ? "" : "s");
	if (faults)
		return fail(err, ERROR_FOUND, NULL, 0, 0, "found, as --fail-on asks: %zu fault%s", faults,
			faults == 1 ? "" : "s");
	if (not_met)
		return fail(err, ERROR_FOUND, NULL, 0, 0, "found, as --fail-on asks: %zu target%s not met",
			not_met, not_met == 1 ? "" : "s");
	return true;
}
