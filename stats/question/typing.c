#include "stats/question/typing.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"

static void
type_settle(struct column_spec *column, bool *ambiguous, const struct readings *readings,
	const struct dialect *dialect)
{
	enum reading_form form = readings_form(readings);
	column->type = form == FORM_COUNT   ? TYPE_TEXT
		       : form == FORM_DATE  ? TYPE_DATE
		       : form == FORM_TRUTH ? TYPE_TRUTH
					    : TYPE_NUMBER;
	column->qualified = form == FORM_QUALIFIED;
	if (form == FORM_THOUSANDS)
		column->thousands = dialect->decimal == ',' ? '.' : ',';
	*ambiguous = form == FORM_NUMBER && readings->fits[FORM_TRUTH] == readings->filled;
}

static size_t
header_times(const struct inventory *inventory, const char *header)
{
	size_t times = 0;
	for (size_t i = 0; i < inventory->column_count; i++)
		times += strcmp(header, inventory->columns[i].header) == 0;
	return times;
}

static bool
is_listed(const char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(texts[i], text) == 0)
			return true;
	return false;
}

static void
columns_list(struct typing *typing, struct inventory *const *inventories, size_t file_count)
{
	const struct inventory *first = inventories[0];
	typing->columns = xcalloc(first->column_count + 1, sizeof *typing->columns);
	typing->ambiguous = xcalloc(first->column_count + 1, sizeof *typing->ambiguous);
	typing->readings = xcalloc(first->column_count + 1, sizeof *typing->readings);
	typing->repeated = xcalloc(first->column_count + 1, sizeof *typing->repeated);
	for (size_t i = 0; i < first->column_count; i++) {
		const char *header = first->columns[i].header;
		if (!*header) {
			typing->unnamed++;
			continue;
		}
		char *name = arena_copy(&typing->arena, header, strlen(header));
		if (header_times(first, header) > 1) {
			if (!is_listed(typing->repeated, typing->repeated_count, name))
				typing->repeated[typing->repeated_count++] = name;
			continue;
		}
		struct readings *readings = &typing->readings[typing->count];
		struct column_spec *column = &typing->columns[typing->count];
		*readings = readings_of(inventories, file_count, header);
		*column = (struct column_spec){ .name = name, .target = SIZE_MAX };
		type_settle(column, &typing->ambiguous[typing->count++], readings, &first->dialect);
	}
}

struct typing *
typing_look(const struct table_file *files, size_t file_count, const struct dialect *declared, bool whole,
	struct error *err)
{
	struct inventory **inventories = xcalloc(file_count + 1, sizeof *inventories);
	struct typing *typing = NULL;
	/* The faults of the rows are told when the rows are read for good, and the values are not wanted. */
	struct faults faults = { 0 };
	size_t read = 0;
	while (read < file_count &&
		(inventories[read] = whole ? inventory_of_forms(&files[read], declared, &faults, err)
					   : inventory_of_beginning(&files[read], declared, &faults, err)))
		read++;
	if (read == file_count) {
		typing = xcalloc(1, sizeof *typing);
		typing->decimal = inventories[0]->dialect.decimal;
		columns_list(typing, inventories, file_count);
	}
	for (size_t i = 0; i < read; i++)
		inventory_free(inventories[i]);
	free(inventories);
	faults_free(&faults);
	return typing;
}

void
typing_free(struct typing *typing)
{
	if (!typing)
		return;
	free(typing->columns);
	free(typing->ambiguous);
	free(typing->readings);
	free(typing->repeated);
	arena_free(&typing->arena);
	free(typing);
}

size_t
typing_column(const struct typing *typing, const char *option, const char *header, struct error *err)
{
	const char **names = xcalloc(typing->count + 1, sizeof *names);
	size_t found = SIZE_MAX;
	for (size_t i = 0; i < typing->count; i++) {
		names[i] = typing->columns[i].name;
		if (strcmp(names[i], header) == 0)
			found = i;
	}
	const char *near = text_nearest(header, names, typing->count);
	if (found == SIZE_MAX && is_listed(typing->repeated, typing->repeated_count, header))
		fail(err, ERROR_USAGE, NULL, 0, 0,
			"%s: the header '%s' stands twice in the file; rename one of the two columns", option,
			header);
	else if (found == SIZE_MAX)
		fail(err, ERROR_USAGE, NULL, 0, 0, "%s: there is no column '%s'%s%s%s", option, header,
			near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
	free(names);
	return found;
}

bool
typing_declare(struct typing *typing, const char *option, const char *text, struct error *err)
{
	static const enum value_type types[] = { TYPE_TEXT, TYPE_NUMBER, TYPE_DATE, TYPE_TRUTH };
	const char *sign = strrchr(text, '=');
	size_t type = 0;
	while (sign && type < 4 && strcmp(sign + 1, value_type_name(types[type])) != 0)
		type++;
	if (!sign || type == 4)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"%s: \"%s\" is not COLUMN=text, COLUMN=number, COLUMN=date or COLUMN=truth", option,
			text);
	char *header = xstrndup(text, (size_t)(sign - text));
	size_t column = typing_column(typing, option, header, err);
	free(header);
	if (column == SIZE_MAX)
		return false;
	typing->columns[column].type = types[type];
	typing->ambiguous[column] = false;
	if (types[type] == TYPE_NUMBER)
		typing->readings[column].declared = true;
	else
		typing->readings[column].whole = true; /* nothing about it is found out by looking */
	return true;
}

bool
typing_is_whole(const struct typing *typing)
{
	for (size_t i = 0; i < typing->count; i++)
		if (!typing->readings[i].whole)
			return false;
	return true;
}

/* By the name of a column that was read. */
static const struct readings *
readings_named(const struct typing *typing, const char *name)
{
	size_t column = 0;
	while (strcmp(typing->columns[column].name, name) != 0)
		column++;
	return &typing->readings[column];
}

/* Whether its type is to be proved by the texts themselves. */
static bool
is_text_so_far(const struct readings *readings)
{
	return !readings->whole && !readings->declared && readings_form(readings) == FORM_COUNT;
}

struct readings *
typing_texts(const struct typing *typing, const struct tables *part)
{
	const struct table_spec *spec = part->items[0].spec;
	struct readings *texts = xcalloc(spec->column_count + 1, sizeof *texts);
	for (size_t i = 0; i < spec->column_count; i++)
		if (is_text_so_far(readings_named(typing, spec->columns[i].name)))
			texts[i] = readings_of_texts(part, i, typing->decimal);
	return texts;
}

bool
typing_holds(const struct typing *typing, const struct table *table, const struct readings *texts)
{
	for (size_t i = 0; i < table->spec->column_count; i++) {
		const struct readings *readings = readings_named(typing, table->spec->columns[i].name);
		enum reading_form form = readings_form(readings);
		/* A number that could not be read may be written as none was in the beginning. */
		bool holds = readings->whole;
		if (!holds && readings->declared)
			holds = !table->columns[i].struck;
		else if (!holds && form == FORM_COUNT)
			holds = readings_hold_text(readings, &texts[i], table, i);
		else if (!holds)
			holds = readings_hold(readings, form, table, i);
		/* The texts have been read with this sign. */
		for (size_t j = 0; holds && is_text_so_far(readings) && j < table->spec->file_count; j++)
			holds = table->dialects[j].decimal == typing->decimal;
		if (!holds)
			return false;
	}
	return true;
}
