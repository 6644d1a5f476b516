#include "stats/table/readings.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/table/forms.h"

const enum reading_form readings_plainest_first[READING_CHOICES] = { FORM_DATE, FORM_NUMBER, FORM_THOUSANDS,
	FORM_QUALIFIED, FORM_TRUTH };

struct readings
readings_of(struct inventory *const *inventories, size_t count, const char *header)
{
	struct readings readings = { .whole = true };
	for (size_t i = 0; i < count; i++) {
		readings.decimal_sure = readings.decimal_sure || inventories[i]->decimal_sure;
		readings.whole = readings.whole && inventories[i]->whole;
		for (size_t j = 0; j < inventories[i]->column_count; j++) {
			const struct column_inventory *column = &inventories[i]->columns[j];
			if (strcmp(column->header, header) != 0)
				continue;
			readings.filled += column->filled;
			readings.codes += column->codes;
			for (size_t form = 0; form < FORM_COUNT; form++)
				readings.fits[form] += column->fits[form];
			break;
		}
	}
	return readings;
}

static bool
is_number(enum reading_form form)
{
	return form == FORM_NUMBER || form == FORM_THOUSANDS || form == FORM_QUALIFIED;
}

enum reading_form
readings_form(const struct readings *readings)
{
	enum reading_form best = FORM_COUNT;
	size_t most = 0;
	for (size_t i = 0; i < READING_CHOICES; i++) {
		enum reading_form form = readings_plainest_first[i];
		if (form == FORM_THOUSANDS && !readings->decimal_sure)
			continue;
		if (readings->fits[form] <= most || (is_number(form) && readings->codes > 0))
			continue;
		best = form;
		most = readings->fits[form];
	}
	return most > 0 && most * 10 >= readings->filled * 9 ? best : FORM_COUNT;
}

bool
readings_exclude(const struct readings *readings, enum reading_form form)
{
	return readings->fits[form] < readings->filled || (is_number(form) && readings->codes > 0);
}

bool
readings_hold(
	const struct readings *readings, enum reading_form form, const struct table *table, size_t column)
{
	bool holds = readings->filled > 0;
	for (size_t i = 0; i < READING_CHOICES && readings_plainest_first[i] != form; i++)
		holds = holds && readings_exclude(readings, readings_plainest_first[i]);
	/* Nothing but 1 and 0 may be numbers as well as truths. */
	if (form == FORM_NUMBER)
		holds = holds && readings_exclude(readings, FORM_TRUTH);
	if (is_number(form))
		holds = holds && !table->columns[column].codes_met;
	return holds && !table->columns[column].struck;
}

/* What has been found of the values of a column of texts. */
struct distinct_forms {
	struct form_rules rules;
	uint16_t *forms; /* by code; DISTINCT_UNSEEN: not met yet */
	struct readings readings;
};

enum { DISTINCT_UNSEEN = UINT16_MAX };

static void
text_count(struct distinct_forms *distinct, const struct tables *tables, uint32_t code)
{
	if (distinct->forms[code] == DISTINCT_UNSEEN) {
		struct slice text = { 0 };
		text.bytes = dictionary_text(tables->dictionary, code, &text.length);
		distinct->forms[code] = (uint16_t)forms_of(&distinct->rules, text);
	}
	unsigned forms = distinct->forms[code];
	distinct->readings.filled++;
	distinct->readings.codes += (forms & FORMS_CODE) != 0;
	for (enum reading_form form = FORM_NUMBER; form < FORM_COUNT; form++)
		distinct->readings.fits[form] += forms >> form & 1;
}

/* Whether, of so many rows, more than a tenth is known that each form does not have. */
static bool
is_surely_text(const struct readings *readings, size_t rows)
{
	bool sure = true;
	for (size_t i = 0; i < READING_CHOICES; i++) {
		enum reading_form form = readings_plainest_first[i];
		bool never = is_number(form) && readings->codes > 0;
		sure = sure && (never || (readings->filled - readings->fits[form]) * 10 > rows);
	}
	return sure;
}

struct readings
readings_of_texts(const struct tables *part, size_t column, char decimal)
{
	enum { ROWS_BETWEEN = 256 };
	const struct table *table = &part->items[0];
	const uint32_t *codes = table->columns[column].codes;
	size_t values = (size_t)dictionary_count(part->dictionary) + 1;
	struct distinct_forms distinct = {
		.rules = form_rules_of(decimal),
		.forms = xreallocarray(NULL, values, sizeof *distinct.forms),
	};
	bool sure = false;
	memset(distinct.forms, 0xFF, values * sizeof *distinct.forms);
	for (size_t row = 0; codes && !sure && row < table->rows; row++) {
		if (codes[row] != CODE_MISSING)
			text_count(&distinct, part, codes[row]);
		if (row % ROWS_BETWEEN == 0)
			sure = is_surely_text(&distinct.readings, table->rows);
	}
	distinct.readings.whole = !sure && (codes || table->rows == 0);
	form_rules_free(&distinct.rules);
	free(distinct.forms);
	return distinct.readings;
}

void
readings_join(struct readings *readings, const struct readings *others)
{
	readings->filled += others->filled;
	readings->codes += others->codes;
	readings->whole = readings->whole && others->whole;
	readings->decimal_sure = readings->decimal_sure || others->decimal_sure;
	for (size_t form = 0; form < FORM_COUNT; form++)
		readings->fits[form] += others->fits[form];
}

bool
readings_hold_text(const struct readings *beginning, const struct readings *texts, const struct table *table,
	size_t column)
{
	struct readings all = *texts;
	all.codes += beginning->codes;
	all.decimal_sure = true; /* of a form that may be possible it is not sure */
	return !table->columns[column].struck && (is_surely_text(&all, table_row_count(table)) ||
							 (all.whole && readings_form(&all) == FORM_COUNT));
}
