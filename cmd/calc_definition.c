#include <string.h>

#include "cmd/calc.h"

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
	const char *name = calculation->files.items[0].name;
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
	spec->table = calculation->files.items[0].name;
	spec->unsigned_alone = output_format(calculation->arguments) != PRINT_JSON;
	spec->files = calculation->files.items;
	spec->file_count = calculation->files.count;
	condition_take(calculation, "where", &spec->where);
	condition_take(calculation, "denominator", &spec->denominator);
	condition_take(calculation, "exclude", &spec->exclude);
	condition_take(calculation, "numerator", &spec->numerator);
	condition_take(calculation, "except", &spec->except);
}

/* Twice: once with every column, to see which are of use, and then with those. */
struct definition *
calc_definition_make(struct calculation *calculation, struct error *err)
{
	struct single_spec *spec = &calculation->spec;
	struct definition *definition = NULL;
	if (!columns_settle(calculation, err))
		return NULL;
	spec_fill(calculation);
	for (int round = 0; round < 2; round++) {
		struct faults mistakes = { 0 };
		if (definition)
			calc_columns_prune(calculation, definition);
		definition_free(definition);
		spec->columns = calculation->columns;
		spec->column_count = calculation->column_count;
		definition = definition_new_single(spec, &mistakes, err);
		if (!*calculation->arguments->types_open)
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
