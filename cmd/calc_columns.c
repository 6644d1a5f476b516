#include <stdlib.h>
#include <string.h>

#include "cmd/calc.h"
#include "stats/base/text.h"

static const char *const type_names[] = { "text", "number", "date", "truth" };

static size_t
column_find(const struct calculation *calculation, const char *header)
{
	for (size_t i = 0; i < calculation->column_count; i++)
		if (strcmp(calculation->columns[i].name, header) == 0)
			return i;
	return SIZE_MAX;
}

size_t
calc_column(const struct calculation *calculation, const char *option, const char *header, struct error *err)
{
	size_t column = column_find(calculation, header);
	if (column != SIZE_MAX)
		return column;
	for (size_t i = 0; i < calculation->repeated_count; i++)
		if (strcmp(calculation->repeated[i], header) == 0) {
			fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s: '%s' stands more than once in the header of %s, and may mean either "
				"column; give each its own name",
				option, header, calculation->files.items[0].name);
			return SIZE_MAX;
		}
	const char **names = xcalloc(calculation->column_count + 1, sizeof *names);
	struct buffer all = { 0 };
	for (size_t i = 0; i < calculation->column_count; i++) {
		names[i] = calculation->columns[i].name;
		buffer_print(&all, "%s%s", i ? ", " : "", names[i]);
	}
	const char *near = text_nearest(header, names, calculation->column_count);
	fail(err, ERROR_USAGE, NULL, 0, 0, "--%s: %s has no column '%s'; %s%s%s", option,
		calculation->files.items[0].name, header, near ? "did you mean '" : "it has ",
		near         ? near
		: all.length ? all.bytes
			     : "none",
		near ? "'?" : "");
	buffer_free(&all);
	free(names);
	return SIZE_MAX;
}

/* What every filled field can be read as; 1 and 0 may be numbers as well as yes and no. */
static enum value_type
type_of(const struct readings *readings, bool *ambiguous)
{
	bool number = !readings_exclude(readings, FORM_NUMBER);
	bool truth = !readings_exclude(readings, FORM_TRUTH);
	*ambiguous = readings->filled > 0 && number && truth;
	if (readings->filled == 0)
		return TYPE_TEXT;
	if (!readings_exclude(readings, FORM_DATE))
		return TYPE_DATE;
	if (number)
		return TYPE_NUMBER;
	return truth ? TYPE_TRUTH : TYPE_TEXT;
}

bool
calc_types_hold(const struct calculation *calculation, const struct table *table)
{
	for (size_t i = 0; i < calculation->column_count; i++) {
		static const enum reading_form forms[] = {
			[TYPE_NUMBER] = FORM_NUMBER, [TYPE_DATE] = FORM_DATE, [TYPE_TRUTH] = FORM_TRUTH
		};
		const struct readings *readings = &calculation->readings[i];
		enum value_type type = calculation->columns[i].type;
		bool holds = readings->whole;
		if (!holds && type == TYPE_TEXT)
			holds = readings_exclude(readings, FORM_DATE) &&
				readings_exclude(readings, FORM_NUMBER) &&
				readings_exclude(readings, FORM_TRUTH);
		else if (!holds)
			holds = readings_hold(readings, forms[type], table, i);
		if (!holds)
			return false;
	}
	return true;
}

/* COLUMN=TYPE; the last = counts, since a header may hold one. */
static bool
type_declare(struct calculation *calculation, const char *text, struct error *err)
{
	const char *sign = strrchr(text, '=');
	size_t type = 0;
	while (sign && type < 4 && strcmp(sign + 1, type_names[type]) != 0)
		type++;
	if (!sign || type == 4)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--type: \"%s\" is not COLUMN=text, COLUMN=number, COLUMN=date or COLUMN=truth",
			text);
	char *header = xstrndup(text, (size_t)(sign - text));
	size_t column = calc_column(calculation, "type", header, err);
	free(header);
	if (column == SIZE_MAX)
		return false;
	calculation->columns[column].type = (enum value_type)type;
	calculation->ambiguous[column] = false;
	calculation->readings[column].whole = true; /* nothing about it is found out by looking */
	return true;
}

void
calc_types_say(const struct calculation *calculation)
{
	notice_say(calculation->notice, "columns: %s",
		calculation->types_told ? calculation->types_told : "none");
}

/* All columns, also those that nobody asks for, which are dropped soon. */
static void
types_tell(struct calculation *calculation)
{
	struct buffer line = { 0 };
	for (size_t i = 0; i < calculation->column_count; i++)
		buffer_print(&line, "%s%s %s%s", i ? ", " : "", calculation->columns[i].name,
			type_names[calculation->columns[i].type],
			calculation->ambiguous[i] ? " or truth" : "");
	if (line.length)
		calculation->types_told = arena_copy(&calculation->arena, line.bytes, line.length);
	buffer_free(&line);
	if (!*calculation->arguments->types_open)
		calc_types_say(calculation);
}

/* A column whose header stands twice, or is empty, can be meant by nobody, and is passed over. */
static void
columns_list(struct calculation *calculation, struct inventory *const *inventories)
{
	const struct inventory *first = inventories[0];
	calculation->columns = xcalloc(first->column_count + 1, sizeof *calculation->columns);
	calculation->ambiguous = xcalloc(first->column_count + 1, sizeof *calculation->ambiguous);
	calculation->ignored = xcalloc(first->column_count + 1, sizeof *calculation->ignored);
	calculation->readings = xcalloc(first->column_count + 1, sizeof *calculation->readings);
	calculation->repeated = xcalloc(first->column_count + 1, sizeof *calculation->repeated);
	for (size_t i = 0; i < first->column_count; i++) {
		const char *header = first->columns[i].header;
		size_t times = 0;
		for (size_t j = 0; j < first->column_count; j++)
			times += strcmp(header, first->columns[j].header) == 0;
		if (times > 1 && *header)
			calculation->repeated[calculation->repeated_count++] =
				arena_copy(&calculation->arena, header, strlen(header));
		if (times != 1 || !*header)
			continue;
		size_t at = calculation->column_count++;
		struct readings *readings = &calculation->readings[at];
		*readings = readings_of(inventories, calculation->files.count, header);
		calculation->columns[at] = (struct column_spec){
			.name = arena_copy(&calculation->arena, header, strlen(header)),
			.type = type_of(readings, &calculation->ambiguous[at]),
		};
		/* x, y, 1 and 0 are groups of counts, not truths. */
		if (calculation->of_counts &&
			(calculation->columns[at].type == TYPE_TRUTH || calculation->ambiguous[at])) {
			calculation->columns[at].type = TYPE_TEXT;
			calculation->ambiguous[at] = false;
		}
	}
}

/* A reader sets totals at the end of a table aside. Among counts they are wanted, to be compared with the sum
 * of their parts; but not at the price of footnotes among the rows. */
static bool
totals_keep(struct calculation *calculation, struct inventory *const *inventories)
{
	bool any = false;
	for (size_t i = 0; i < calculation->files.count; i++) {
		const struct reader_report *report = &inventories[i]->report;
		if (report->set_aside != report->totals_count)
			return false;
		any |= report->totals_count > 0;
	}
	any = any && calculation->of_counts && !calculation->spec.dialect.whole_file;
	calculation->spec.dialect.whole_file |= any;
	return any;
}

/* Counts already made are looked through, since their totals stand at the end, and so is a file whose
 * dialect is to be explained. */
static bool
inventories_read(struct calculation *calculation, struct inventory **inventories, struct error *err)
{
	const struct arguments *arguments = calculation->arguments;
	bool through = calculation->of_counts || arguments->look_through ||
		       arguments_value(arguments, "explain-dialect");
	/* The faults of the rows are told when the rows are read for good. */
	struct faults faults = { 0 };
	bool done = true;
	for (size_t i = 0; done && i < calculation->files.count; i++) {
		inventory_free(inventories[i]);
		inventories[i] = (through ? inventory_of_forms : inventory_of_beginning)(
			&calculation->files.items[i], &calculation->spec.dialect, &faults, err);
		done = inventories[i] != NULL;
		*arguments->types_open = *arguments->types_open || (done && !inventories[i]->whole);
	}
	faults_free(&faults);
	return done;
}

bool
calc_columns_find(struct calculation *calculation, struct error *err)
{
	const struct arguments *arguments = calculation->arguments;
	struct inventory **inventories = xcalloc(calculation->files.count + 1, sizeof(struct inventory *));
	bool done = inventories_read(calculation, inventories, err);
	/* The word in a total row is a value of its column like the others: they are looked at together. */
	if (done && totals_keep(calculation, inventories))
		done = inventories_read(calculation, inventories, err);
	if (done)
		columns_list(calculation, inventories);
	for (size_t i = 0; done && i < arguments->value_count; i++)
		if (strcmp(arguments->values[i].option->name, "type") == 0)
			done = type_declare(calculation, arguments->values[i].text, err);
	if (done)
		types_tell(calculation);
	/* On stderr: the figures are on stdout. */
	for (size_t i = 0;
		done && arguments_value(arguments, "explain-dialect") && i < calculation->files.count; i++)
		dialect_explain(calculation->files.items[i].name, inventories[i]->report.evidence,
			calculation->notice);
	for (size_t i = 0; i < calculation->files.count; i++)
		inventory_free(inventories[i]);
	free(inventories);
	return done;
}

bool
calc_types_certain(const struct calculation *calculation, struct error *err)
{
	for (size_t i = 0; i < calculation->column_count; i++)
		if (calculation->ambiguous[i])
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"the column '%s' holds nothing but 1 and 0, which may be numbers or yes and "
				"no; give --type '%s=number' or --type '%s=truth'",
				calculation->columns[i].name, calculation->columns[i].name,
				calculation->columns[i].name);
	return true;
}

void
calc_columns_prune(struct calculation *calculation, const struct definition *definition)
{
	struct counted_spec *counted = &calculation->counted;
	size_t *const named[] = { &counted->numerator, &counted->denominator, &counted->published };
	size_t kept = 0;
	for (size_t i = 0; i < calculation->column_count; i++) {
		if (!definition->tables[0].columns[i].used)
			continue;
		for (size_t j = 0; j < sizeof named / sizeof *named; j++)
			if (*named[j] == i)
				*named[j] = kept;
		calculation->columns[kept] = calculation->columns[i];
		calculation->ambiguous[kept] = calculation->ambiguous[i];
		calculation->ignored[kept] = calculation->ignored[i];
		calculation->readings[kept] = calculation->readings[i];
		kept++;
	}
	calculation->column_count = kept;
}
