#include "stats/table/intake.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/excerpt.h"
#include "stats/table/header.h"
#include "stats/table/storage.h"
#include "stats/table/value.h"

/* One field of a file may be read as two columns: if one of them is a key, the other tells as little. */
static bool
is_secret(const struct table_spec *table, const struct column_spec *column)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column_spec *other = &table->columns[i];
		if ((column_is_key(table, other) || other->refers_to) &&
			strcmp(column_header(other), column_header(column)) == 0)
			return true;
	}
	return false;
}

struct intake *
intakes_new(struct table *table, struct dictionary *dictionary)
{
	const struct table_spec *spec = table->spec;
	struct intake *intakes = xcalloc(spec->column_count, sizeof *intakes);
	for (size_t i = 0; i < spec->column_count; i++) {
		const struct column_spec *column = &spec->columns[i];
		intakes[i] = (struct intake){
			.column = &table->columns[i],
			.key = column_is_key(spec, column),
			.secret = is_secret(spec, column),
			.choice = column->one_of_count ? choice_new(column, dictionary) : NULL,
		};
	}
	return intakes;
}

void
intakes_free(struct intake *intakes, const struct table *table)
{
	if (!intakes)
		return;
	for (size_t i = 0; i < table->spec->column_count; i++)
		choice_free(intakes[i].choice);
	free(intakes);
}

void
arrival_fault(const struct arrival *arrival, size_t position, const char *rule, const char *message)
{
	size_t line, character;
	batch_place(arrival->batch, arrival->index, position, &line, &character);
	fault_add(arrival->faults, SEVERITY_ERROR, rule, arrival->file, line, character, "%s", message);
}

/* What does not parse: a fault that says what it is not, why, and what was expected. */
static void
field_refuse(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	static const char *const complaints[] = {
		[TYPE_TEXT] = "not among the texts allowed",
		[TYPE_NUMBER] = "not a number",
		[TYPE_DATE] = "not a date",
		[TYPE_TRUTH] = "neither yes nor no",
	};
	enum value_type type = intake->column->spec->type;
	struct buffer message = { 0 };
	column_message(&message, intake->column->spec);
	if (intake->secret)
		buffer_text(&message, "the value");
	else
		excerpt_add(&message, field.bytes, field.length);
	buffer_print(&message, " is %s", complaints[type]);
	if (type == TYPE_DATE && !intake->secret)
		date_reason(&message, field);
	buffer_text(&message, "; ");
	if (type != TYPE_TEXT)
		value_expectation(&message, type, arrival->decimal);
	else if (intake->secret)
		buffer_text(&message, choice_list(intake->choice));
	else
		buffer_text(&message, choice_hint(intake->choice, field.bytes, field.length));
	const char *rule = type == TYPE_TEXT ? "one_of" : value_type_name(type);
	arrival_fault(arrival, intake->position, rule, message.bytes);
	buffer_free(&message);
}

static void
key_missing(const struct intake *intake, const struct arrival *arrival)
{
	struct buffer message = { 0 };
	column_message(&message, intake->column->spec);
	buffer_text(&message, "the key is blank; expected one on every row");
	arrival_fault(arrival, intake->position, "missing_key", message.bytes);
	buffer_free(&message);
}

static struct slice
prefix_off(struct slice field, const char *prefix)
{
	size_t length = prefix ? strlen(prefix) : 0;
	if (length == 0 || field.length <= length || memcmp(field.bytes, prefix, length) != 0)
		return field;
	struct slice rest = { .bytes = field.bytes + length, .length = field.length - length };
	return field_trim(rest);
}

/* A text that nobody needs and that may be anything is not even looked at. */
static void
text_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	struct column *column = intake->column;
	uint32_t code = CODE_MISSING;
	if (field.length && (column->codes || intake->choice)) {
		field = prefix_off(field, column->spec->prefix);
		code = column->codes && !intake->choice
			       ? dictionary_code(arrival->dictionary, field.bytes, field.length)
			       : dictionary_find(arrival->dictionary, field.bytes, field.length);
		if (intake->choice && !choice_allows(intake->choice, code)) {
			field_refuse(intake, arrival, field);
			code = CODE_MISSING;
		}
	}
	if (column->codes)
		column->codes[arrival->row] = code;
}

static void
number_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	double number = field.length ? field_number(field, arrival->decimal) : NAN;
	if (field.length && isnan(number))
		field_refuse(intake, arrival, field);
	if (intake->column->numbers)
		intake->column->numbers[arrival->row] = number;
}

static void
date_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	int32_t date = field.length ? field_date(field) : DATE_MISSING;
	if (field.length && date == DATE_MISSING)
		field_refuse(intake, arrival, field);
	if (intake->column->dates)
		intake->column->dates[arrival->row] = date;
}

static void
truth_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	enum truth truth = field.length ? field_truth(field) : TRUTH_UNKNOWN;
	if (field.length && truth == TRUTH_UNKNOWN)
		field_refuse(intake, arrival, field);
	if (field.length && field_is_cross(field))
		intake->crosses = true;
	else if (field.length)
		intake->others = true;
	if (intake->column->truths)
		intake->column->truths[arrival->row] = (uint8_t)truth;
}

void
intake_take(struct intake *intake, const struct arrival *arrival)
{
	const struct batch *batch = arrival->batch;
	struct slice field = field_trim(batch->fields[arrival->index * batch->columns + intake->position]);
	if (intake->key && field.length == 0)
		key_missing(intake, arrival);
	switch (intake->column->spec->type) {
	case TYPE_TEXT: text_take(intake, arrival, field); break;
	case TYPE_NUMBER: number_take(intake, arrival, field); break;
	case TYPE_DATE: date_take(intake, arrival, field); break;
	case TYPE_TRUTH: truth_take(intake, arrival, field); break;
	}
}

void
intake_settle(const struct intake *intake, size_t rows)
{
	uint8_t *truths = intake->column->spec->type == TYPE_TRUTH ? intake->column->truths : NULL;
	if (!truths || !intake->crosses || intake->others)
		return;
	for (size_t row = 0; row < rows; row++) {
		if (truths[row] == TRUTH_UNKNOWN)
			truths[row] = TRUTH_FALSE;
	}
}
