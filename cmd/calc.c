#include "cmd/calc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "plots/report/report.h"
#include "stats/base/date.h"
#include "stats/indicator/alike.h"
#include "stats/table/same_files.h"

const struct option calc_options[] = {
	{ .name = "numerator-column",
		.argument = "COLUMN",
		.help = "counts already made: the column with the numerators" },
	{ .name = "denominator-column", .argument = "COLUMN", .help = "and the one with the denominators" },
	{ .name = "published-column",
		.argument = "COLUMN",
		.help = "percentages that somebody published: compared with the counts beside them" },
	{ .name = "ignore",
		.argument = "COLUMN",
		.repeated = true,
		.help = "a column that does not tell the rows of counts apart; may be given again" },
	{ .name = "totals",
		.argument = "HOW",
		.choices = { "auto", "words", "none" },
		.help = "how rows of counts that are totals of others are known: by word, and what may be "
			"one "
			"is refused (auto, the default); by word alone (words); not at all (none)" },
	{ .name = "duplicates",
		.argument = "WHICH",
		.choices = { "first", "all" },
		.help = "which rows of counts with the same values count, also where their counts differ, "
			"and "
			"whether files with the same rows do (default: rows that are the same count once, "
			"others are refused)" },
	{ .name = "layer",
		.argument = "N",
		.help = "where the groups stand in several layers, such as districts and then sub-districts: "
			"which of them (default: 1)" },
	{ .name = "denominator",
		.argument = "CONDITION",
		.help = "rows: which of them count; headers with blanks stand in double quotes (default: all "
			"that "
			"--where leaves)" },
	{ .name = "numerator", .argument = "CONDITION", .help = "and which of these have reached the goal" },
	{ .name = "exclude", .argument = "CONDITION", .help = "rows that are taken out of the denominator" },
	{ .name = "except",
		.argument = "CONDITION",
		.help = "rows that are taken out of it unless they have reached the goal" },
	{ .name = "where", .argument = "CONDITION", .help = "the rows that are looked at at all" },
	{ .name = "by",
		.argument = "COLUMN",
		.repeated = true,
		.help = "a figure for each of its values; may be given again" },
	{ .name = "target", .argument = "TARGET", .help = "'at least 70 %', or with >= <= > <" },
	{ .name = "type",
		.argument = "COLUMN=TYPE",
		.repeated = true,
		.help = "text, number, date or truth, where looking does not tell; may be given again" },
	{ .name = "interval",
		.argument = "METHOD",
		.choices = { "wilson", "clopper-pearson", "jeffreys", "mid-p" },
		.help = "of the proportion (default: wilson)" },
	{ .name = "level", .argument = "PERCENT", .help = "of the interval (default: 95%)" },
	{ .name = "name", .argument = "NAME", .help = "of the indicator (default: that of the file)" },
	LANGUAGE_OPTION("of table and markdown (default: nb)"),
	FORMAT_OPTION("how the figures are printed on stdout (default: table)"),
	{ .name = "quality",
		.argument = "FILE",
		.help = "write every fault to FILE, as quality.csv has them" },
	{ .name = "explain-dialect",
		.help = "print what speaks for the encoding, the signs and the header that were found" },
	COMPUTATION_OPTIONS,
	COMMON_OPTIONS,
};

enum { FAULTS_SHOWN = 10 };

static void
published_say(const struct published_counts *published, const char *header, const struct notice *notice)
{
	notice_say(notice,
		"%s: %lld row%s compared at %d decimal%s: %lld agree rounded, %lld agree only cut off, %lld "
		"differ; "
		"%lld have nothing to compare",
		header, (long long)published->compared, published->compared == 1 ? "" : "s",
		published->decimals, published->decimals == 1 ? "" : "s", (long long)published->rounded,
		(long long)published->truncated, (long long)published->differ, (long long)published->nothing);
}

static struct result *
result_make(
	struct calculation *calculation, struct computation *computation, int32_t as_of, struct error *err)
{
	struct faults notes = { 0 };
	struct published_counts published;
	if (calculation->headcount)
		return headcount_result(calculation->headcount, computation->tables, &computation->faults,
			&computation->rules);
	if (!calculation->of_counts)
		return result_new(
			computation->definition, computation->tables, as_of, &computation->faults, NULL);
	struct result *result = result_of_counts(computation->definition, computation->tables, as_of,
		&calculation->counted, &published, &computation->faults, &notes, err);
	for (size_t i = 0; result && i < notes.count; i++)
		notice_say(calculation->notice, "%s", notes.items[i].message);
	if (result && calculation->counted.published != SIZE_MAX)
		published_say(&published, calculation->columns[calculation->counted.published].name,
			calculation->notice);
	faults_free(&notes);
	return result;
}

static bool
quality_write(const struct result *result, const char *path, struct error *err)
{
	if (!path)
		return true;
	struct buffer text = { 0 };
	FILE *file = fopen(path, "w");
	if (!file)
		return fail(err, ERROR_CREATE, path, 0, 0, "cannot be made: %s", strerror(errno));
	report_quality_csv(result, &text);
	bool written = fwrite(text.bytes, 1, text.length, file) == text.length;
	written = fclose(file) == 0 && written;
	buffer_free(&text);
	return written || fail(err, ERROR_WRITE, path, 0, 0, "cannot be written: %s", strerror(errno));
}

/* Where a condition asks for the date there must be one. */
static bool
as_of_is_there(const struct definition *definition, int32_t as_of, struct error *err)
{
	return as_of != DATE_MISSING || !vocabulary_uses_as_of(definition->vocabulary) ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "a condition speaks of as_of, and no date is given for which the figures hold; give "
		       "--as-of 2025-12-31 (or today)");
}

static void
as_of_say(const struct calculation *calculation, int32_t as_of)
{
	char shown[DATE_TEXT_SIZE];
	if (as_of != DATE_MISSING)
		notice_say(calculation->notice, "as of %s", date_format_iso(as_of, shown));
	else
		notice_say(calculation->notice,
			"no date is given for which the figures hold, and no condition asks for one");
}

/* Rows are not kept where each counts for itself, unless it turns out that they have to be. */
static bool
rows_read(struct calculation *calculation, struct computation *computation, int32_t as_of, struct error *err)
{
	struct definition *definition = computation->definition;
	struct error reason = { 0 };
	if (rows_count_alone(definition)) {
		calculation->headcount = headcount_read(
			definition, as_of, &computation->tables, &computation->faults, &reason);
		if (!calculation->headcount && reason.kind != ERROR_AGAIN) {
			*err = reason;
			return false;
		}
	}
	if (!calculation->headcount) {
		faults_free(&computation->faults);
		computation->tables = tables_load(definition->tables, 1, &computation->faults, err);
	}
	return computation->tables;
}

/* Types and date are said when the types are certain, which those told by the beginning of a long file are
 * once its rows are in. */
static bool
tables_fill(
	struct calculation *calculation, struct computation *computation, int32_t as_of, struct error *err)
{
	bool *open = calculation->arguments->types_open, told_late = *open;
	if (!told_late)
		as_of_say(calculation, as_of);
	if (!rows_read(calculation, computation, as_of, err))
		return false;
	const struct table *table = &computation->tables->items[0];
	if (told_late && !calc_types_hold(calculation, table))
		return fail(err, ERROR_AGAIN, NULL, 0, 0, "the types are not those that the beginning tells");
	*open = false;
	if (told_late) {
		calc_types_say(calculation);
		as_of_say(calculation, as_of);
	}
	return arguments_chose(calculation->arguments, "duplicates", "all") || table_files_differ(table, err);
}

static bool
computation_fill(struct calculation *calculation, struct computation *computation, struct error *err)
{
	int32_t as_of;
	if (!calc_options_read(calculation, &as_of, err) ||
		!input_files_read(&calculation->files, calculation->arguments, err) ||
		!calc_columns_find(calculation, err))
		return false;
	computation->definition = calc_definition_make(calculation, err);
	if (!computation->definition ||
		!threads_read(calculation->arguments, &computation->definition->tables[0].threads, err) ||
		!as_of_is_there(computation->definition, as_of, err) ||
		!tables_fill(calculation, computation, as_of, err))
		return false;
	if (rules_apply(computation->definition, computation->tables, as_of, &computation->faults,
		    &computation->rules, err))
		computation->result = result_make(calculation, computation, as_of, err);
	if (computation->result) {
		computation->result->rules = &computation->rules;
		groups_compare(computation->result, computation->tables, &computation->faults);
		dialects_say(computation->result, calculation->notice);
	}
	notice_faults(calculation->notice, &computation->faults, 0);
	notice_faults_worth(
		calculation->notice, &computation->faults, FAULTS_SHOWN, "; --quality FILE lists them all");
	return computation->result;
}

bool
calc_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct calculation calculation = { .arguments = arguments, .notice = notice };
	struct computation computation = { 0 };
	bool done = computation_fill(&calculation, &computation, err);
	if (done) {
		struct buffer text = { 0 };
		report_print(computation.result, output_format(arguments), &text);
		done = text_print(&text, err);
		buffer_free(&text);
	}
	done = done && quality_write(computation.result, arguments_value(arguments, "quality"), err) &&
	       computation_passes(&computation, arguments, err);
	headcount_free(calculation.headcount);
	computation_free(&computation);
	input_files_free(&calculation.files);
	free(calculation.columns);
	free(calculation.ambiguous);
	free(calculation.ignored);
	free(calculation.readings);
	free(calculation.repeated);
	arena_free(&calculation.arena);
	return done;
}
