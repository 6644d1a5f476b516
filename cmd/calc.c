#include "cmd/calc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "plots/report/report.h"
#include "stats/base/date.h"

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
		.help = "how rows of counts that are totals of others are known: by word and by counts "
			"(auto), by "
			"word alone, not at all" },
	{ .name = "duplicates",
		.argument = "WHICH",
		.choices = { "first", "all" },
		.help = "which rows of counts with the same values count (default: first)" },
	{ .name = "layer",
		.argument = "N",
		.help = "where the groups stand in several layers, such as districts and then sub-districts: "
			"which of them (default: 1)" },
	{ .name = "denominator",
		.argument = "CONDITION",
		.help = "rows: which of them count; headers with blanks stand in double quotes" },
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
	{ .name = "language",
		.argument = "LANGUAGE",
		.choices = { "nb", "en" },
		.help = "of table and markdown (default: nb)" },
	{ .name = "format",
		.argument = "FORMAT",
		.choices = { "table", "csv", "json", "markdown" },
		.help = "how the figures are printed on stdout (default: table)" },
	{ .name = "quality",
		.argument = "FILE",
		.help = "write every fault to FILE, as quality.csv has them" },
	COMPUTATION_OPTIONS,
	COMMON_OPTIONS,
};

enum { FAULTS_SHOWN = 10 };

/* Its columns have to be looked at before its rows are read, and it can be read but once. */
static bool
standard_input_read(struct buffer *bytes, struct error *err)
{
	char block[1 << 16];
	size_t length;
	while ((length = fread(block, 1, sizeof block, stdin)) > 0)
		buffer_add(bytes, block, length);
	return !ferror(stdin) || fail(err, ERROR_INPUT, NULL, 0, 0, "standard input cannot be read");
}

static bool
files_read(struct calculation *calculation, struct error *err)
{
	const struct arguments *arguments = calculation->arguments;
	calculation->file_count = arguments->operand_count;
	calculation->files = xcalloc(calculation->file_count + 1, sizeof *calculation->files);
	for (size_t i = 0; i < calculation->file_count; i++) {
		struct table_file *file = &calculation->files[i];
		const char *path = arguments->operands[i];
		*file = (struct table_file){ .path = path, .name = path };
		if (strcmp(path, "-") != 0)
			continue;
		file->name = "standard input";
		if (!standard_input_read(&calculation->standard_input, err))
			return false;
		buffer_text(&calculation->standard_input, "");
		file->bytes = calculation->standard_input.bytes;
		file->length = calculation->standard_input.length;
	}
	return true;
}

static void
condition_take(struct calculation *calculation, const char *name, struct single_condition *condition)
{
	const char *shown = arena_print(&calculation->arena, "--%s", name);
	*condition = (struct single_condition){ shown, arguments_value(calculation->arguments, name) };
}

/* "VAL001" of "data/VAL001.csv". */
static const char *
name_of_file(struct calculation *calculation)
{
	const char *name = calculation->files[0].name;
	const char *slash = strrchr(name, '/');
	name = slash ? slash + 1 : name;
	size_t length = strcspn(name, ".");
	return arena_copy(&calculation->arena, name, length ? length : strlen(name));
}

/* Every value of an option that may be given again, each of them a column. */
static bool
columns_named(struct calculation *calculation, const char *option, const char **headers, bool *marked,
	size_t *count, struct error *err)
{
	*count = 0;
	for (size_t i = 0; i < calculation->arguments->value_count; i++) {
		const struct option_value *value = &calculation->arguments->values[i];
		if (strcmp(value->option->name, option) != 0)
			continue;
		size_t column = calc_column(calculation, option, value->text, err);
		if (column == SIZE_MAX)
			return false;
		if (marked[column])
			return fail(
				err, ERROR_USAGE, NULL, 0, 0, "--%s names '%s' twice", option, value->text);
		marked[column] = true;
		headers[(*count)++] = calculation->columns[column].name;
	}
	return true;
}

static bool
count_column(struct calculation *calculation, const char *option, enum value_type type, size_t *column,
	struct error *err)
{
	const char *header = arguments_value(calculation->arguments, option);
	*column = header ? calc_column(calculation, option, header, err) : SIZE_MAX;
	if (*column == SIZE_MAX)
		return !header;
	calculation->columns[*column].type = type;
	calculation->ambiguous[*column] = false;
	return true;
}

static const char *const no_marks[] = { NULL };

static bool
columns_settle(struct calculation *calculation, struct error *err)
{
	struct counted_spec *counted = &calculation->counted;
	size_t room = calculation->arguments->value_count + 1, ignored;
	const char **by = arena_alloc(&calculation->arena, room * sizeof *by);
	const char **headers = arena_alloc(&calculation->arena, room * sizeof *headers);
	bool *grouped = arena_alloc(&calculation->arena, calculation->column_count + 1);
	calculation->spec.by = by;
	counted->ignored = calculation->ignored;
	if (!columns_named(calculation, "by", by, grouped, &calculation->spec.by_count, err) ||
		!columns_named(calculation, "ignore", headers, calculation->ignored, &ignored, err))
		return false;
	if (!calculation->of_counts)
		return true;
	if (!count_column(calculation, "numerator-column", TYPE_NUMBER, &counted->numerator, err) ||
		!count_column(calculation, "denominator-column", TYPE_NUMBER, &counted->denominator, err) ||
		!count_column(calculation, "published-column", TYPE_TEXT, &counted->published, err))
		return false;
	const size_t columns[] = { counted->numerator, counted->denominator, counted->published };
	for (size_t i = 0; i < 3; i++) {
		if (columns[i] == SIZE_MAX)
			continue;
		if (grouped[columns[i]])
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--by: '%s' is a column of figures; name a "
				"column that tells the rows apart",
				calculation->columns[columns[i]].name);
		for (size_t j = 0; j < i; j++)
			if (columns[i] == columns[j])
				return fail(err, ERROR_USAGE, NULL, 0, 0,
					"'%s' is named for two of numerator, "
					"denominator and published percentage",
					calculation->columns[columns[i]].name);
	}
	/* All tell the rows apart, whether a condition speaks of them or not: also what means "missing"
	 * elsewhere.
	 */
	for (size_t i = 0; i < calculation->column_count; i++) {
		calculation->columns[i].used = grouped[i] || !calculation->ignored[i];
		if (i != counted->numerator && i != counted->denominator && i != counted->published &&
			calculation->columns[i].type == TYPE_TEXT)
			calculation->columns[i].missing = no_marks;
		calculation->columns[i].not_summed = i != counted->numerator && i != counted->denominator;
		calculation->ambiguous[i] = calculation->ambiguous[i] && grouped[i];
	}
	return true;
}

/* Shows each mistake in the text of the option that it is in. */
static void
conditions_explain(const struct single_spec *spec, const struct faults *mistakes, const struct notice *notice)
{
	const struct single_condition *conditions[] = { &spec->where, &spec->denominator, &spec->exclude,
		&spec->numerator, &spec->except };
	for (size_t i = 0; i < mistakes->count; i++) {
		struct faults one = { .items = &mistakes->items[i], .count = 1 };
		const char *option = mistakes->items[i].file, *text = "";
		for (size_t j = 0; j < sizeof conditions / sizeof *conditions; j++)
			if (strcmp(conditions[j]->name, option) == 0)
				text = conditions[j]->text;
		mistakes_say(&one, option, text, strlen(text), notice);
	}
}

static void
spec_fill(struct calculation *calculation)
{
	struct single_spec *spec = &calculation->spec;
	const char *name = arguments_value(calculation->arguments, "name");
	spec->path = "maltall calc";
	spec->name = name ? name : name_of_file(calculation);
	spec->title = spec->name;
	spec->table = calculation->files[0].name;
	spec->files = calculation->files;
	spec->file_count = calculation->file_count;
	condition_take(calculation, "where", &spec->where);
	condition_take(calculation, "denominator", &spec->denominator);
	condition_take(calculation, "exclude", &spec->exclude);
	condition_take(calculation, "numerator", &spec->numerator);
	condition_take(calculation, "except", &spec->except);
}

/* Twice: once with every column, to see which are of use, and then with those. */
static struct definition *
definition_make(struct calculation *calculation, struct error *err)
{
	struct single_spec *spec = &calculation->spec;
	struct definition *definition = NULL;
	spec_fill(calculation);
	for (int round = 0; round < 2; round++) {
		struct faults mistakes = { 0 };
		if (definition)
			calc_columns_prune(calculation, definition);
		definition_free(definition);
		spec->columns = calculation->columns;
		spec->column_count = calculation->column_count;
		definition = definition_new_single(spec, &mistakes, err);
		conditions_explain(spec, &mistakes, calculation->notice);
		faults_free(&mistakes);
		if (!definition)
			return NULL;
	}
	if (calc_types_certain(calculation, err))
		return definition;
	definition_free(definition);
	return NULL;
}

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
	if (!calculation->of_counts)
		return result_new(computation->definition, computation->tables, as_of, &computation->faults);
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

/* The faults worth a line each; of the others, how many there are. */
static void
faults_say(const struct faults *faults, const struct notice *notice)
{
	size_t shown = 0, worth = 0;
	notice_faults(notice, faults, 0);
	for (size_t i = 0; i < faults->count; i++) {
		if (faults->items[i].severity == SEVERITY_INFO)
			continue;
		worth++;
		if (shown < FAULTS_SHOWN) {
			notice_fault(notice, &faults->items[i]);
			shown++;
		}
	}
	if (worth > shown)
		notice_say(notice, "  and %zu more; --quality FILE lists them all", worth - shown);
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

static bool
computation_fill(struct calculation *calculation, struct computation *computation, struct error *err)
{
	int32_t as_of;
	if (!calc_options_read(calculation, &as_of, err) || !files_read(calculation, err) ||
		!calc_columns_find(calculation, err) || !columns_settle(calculation, err))
		return false;
	computation->definition = definition_make(calculation, err);
	if (!computation->definition)
		return false;
	computation->tables = tables_load(computation->definition->tables, 1, &computation->faults, err);
	if (!computation->tables)
		return false;
	if (rules_apply(computation->definition, computation->tables, as_of, &computation->faults,
		    &computation->rules, err))
		computation->result = result_make(calculation, computation, as_of, err);
	if (computation->result) {
		computation->result->rules = &computation->rules;
		dialects_say(computation->result, calculation->notice);
	}
	faults_say(&computation->faults, calculation->notice);
	return computation->result;
}

bool
calc_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	static const enum print_format formats[] = { PRINT_TABLE, PRINT_CSV, PRINT_JSON, PRINT_MARKDOWN };
	static const char *const names[] = { "table", "csv", "json", "markdown" };
	struct calculation calculation = { .arguments = arguments, .notice = notice };
	struct computation computation = { 0 };
	enum print_format format = PRINT_TABLE;
	bool done = computation_fill(&calculation, &computation, err);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (arguments_chose(arguments, "format", names[i]))
			format = formats[i];
	if (done) {
		struct buffer text = { 0 };
		report_print(computation.result, format, &text);
		done = fwrite(text.bytes, 1, text.length, stdout) == text.length ||
		       fail(err, ERROR_WRITE, NULL, 0, 0, "cannot write to standard output");
		buffer_free(&text);
	}
	done = done && quality_write(computation.result, arguments_value(arguments, "quality"), err) &&
	       computation_passes(&computation, arguments, err);
	computation_free(&computation);
	buffer_free(&calculation.standard_input);
	free(calculation.files);
	free(calculation.columns);
	free(calculation.ambiguous);
	free(calculation.ignored);
	free(calculation.repeated);
	arena_free(&calculation.arena);
	return done;
}
