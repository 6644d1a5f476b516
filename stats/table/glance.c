#include "stats/table/glance.h"

#include <math.h>

#include "stats/base/date.h"
#include "stats/table/date_value.h"
#include "stats/table/forms.h"
#include "stats/table/identifier.h"

void
glance_begin(struct intake *intake)
{
	const struct column_spec *spec = intake->spec;
	bool has_texts = spec->type == TYPE_TEXT || spec->type == TYPE_TRUTH;
	intake->plain = spec->alias_count == 0 && !spec->date_format && !spec->qualified &&
			spec->percent != PERCENT_ALWAYS;
	intake->recent = has_texts && !intake->key ? recent_new() : NULL;
}

static bool
blank_take(const struct intake *intake, const struct arrival *arrival)
{
	struct column *column = &arrival->table->columns[intake->index];
	enum value_type type = intake->spec->type;
	if (!intake->plain || intake->key || type == TYPE_TRUTH)
		return false;
	if (column->values && type == TYPE_TEXT)
		column->codes[arrival->row] = CODE_MISSING;
	else if (column->values && type == TYPE_NUMBER)
		column->numbers[arrival->row] = NAN;
	else if (column->values)
		column->dates[arrival->row] = DATE_MISSING;
	return true;
}

static bool
number_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	struct column *column = &arrival->table->columns[intake->index];
	if (field.length >= IDENTIFIER_DIGITS_LEAST)
		return false;
	double number = field_number(field, intake->form.decimal, 0);
	if (isnan(number))
		return false;
	intake->remarks.plain_numbers += intake->form.percent == PERCENT_SIGN && arrival->faults;
	column->codes_met = column->codes_met || field_is_code(field);
	if (column->numbers)
		column->numbers[arrival->row] = number;
	return true;
}

static bool
date_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	int32_t *dates = arrival->table->columns[intake->index].dates;
	int32_t date = date_at_a_glance(field);
	if (dates && date != DATE_MISSING)
		dates[arrival->row] = date;
	return date != DATE_MISSING;
}

static bool
recent_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	const struct column *column = &arrival->table->columns[intake->index];
	uint32_t value;
	if (!intake->recent || !recent_find(intake->recent, field, &value))
		return false;
	if (column->values && intake->spec->type == TYPE_TEXT)
		column->codes[arrival->row] = value;
	else if (column->values)
		column->truths[arrival->row] = (uint8_t)value;
	return true;
}

bool
glance_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	enum value_type type = intake->spec->type;
	if (field.length == 0)
		return blank_take(intake, arrival);
	if (type == TYPE_TEXT || type == TYPE_TRUTH)
		return recent_take(intake, arrival, field);
	/* A plain number or date may be a mark too: 9999 for not known. */
	if (!intake->plain || intake->marks.first[(unsigned char)field.bytes[0]])
		return false;
	return type == TYPE_NUMBER ? number_take(intake, arrival, field) : date_take(intake, arrival, field);
}

void
glance_learn(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	const struct column *column = &arrival->table->columns[intake->index];
	uint32_t value = 0;
	if (column->values && intake->spec->type == TYPE_TEXT)
		value = column->codes[arrival->row];
	else if (column->values)
		value = column->truths[arrival->row];
	recent_put(intake->recent, field, value);
}

void
glance_forget(struct intake *intake)
{
	if (!intake->recent)
		return;
	recent_free(intake->recent);
	intake->recent = recent_new();
}
