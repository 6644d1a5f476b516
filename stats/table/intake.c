#include "stats/table/intake.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/cleaning.h"
#include "stats/table/crosses.h"
#include "stats/table/damage.h"
#include "stats/table/date_value.h"
#include "stats/table/forms.h"
#include "stats/table/glance.h"
#include "stats/table/header.h"
#include "stats/table/identifier.h"
#include "stats/table/refusal.h"
#include "stats/table/storage.h"
#include "stats/table/totals.h"
#include "stats/table/truth_value.h"

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
intakes_new(const struct table *table, struct dictionary *dictionary)
{
	const struct table_spec *spec = table->spec;
	struct intake *intakes = xcalloc(spec->column_count, sizeof *intakes);
	for (size_t i = 0; i < spec->column_count; i++) {
		const struct column_spec *column = &spec->columns[i];
		intakes[i] = (struct intake){
			.spec = column,
			.index = i,
			.key = column_is_key(spec, column),
			.secret = is_secret(spec, column),
			.choice = column->one_of_count ? choice_new(column, dictionary) : NULL,
			.marks = marks_of(column),
		};
		glance_begin(&intakes[i]);
		intakes[i].crosses.blanks = xcalloc(spec->file_count + 1, sizeof(struct tally));
		intakes[i].remarks.marks =
			xcalloc(intakes[i].marks.count + 1, sizeof *intakes[i].remarks.marks);
	}
	return intakes;
}

void
intakes_free(struct intake *intakes, const struct table *table)
{
	if (!intakes)
		return;
	for (size_t i = 0; i < table->spec->column_count; i++) {
		choice_free(intakes[i].choice);
		free(intakes[i].remarks.marks);
		free(intakes[i].crosses.blanks);
		recent_free(intakes[i].recent);
		buffer_free(&intakes[i].clean);
	}
	free(intakes);
}

void
intake_begin(struct intake *intake, size_t file, size_t position, char decimal)
{
	intake->crosses.file = file;
	intake->position = position;
	intake->form = number_form_of(intake->spec, decimal);
}

void
intake_add(struct intake *intake, const struct intake *behind)
{
	remarks_add(&intake->remarks, &behind->remarks, intake->marks.count);
	crosses_add(&intake->crosses, &behind->crosses);
}

void
intake_end(struct intake *intake, const char *file, struct faults *faults)
{
	remarks_tell(&intake->remarks, intake->spec, &intake->marks, file, faults);
}

/* A row of totals is not counted, and so is nothing in it. */
static void
note(struct intake *intake, enum remark remark, const struct arrival *arrival)
{
	if (arrival->faults)
		tally_add(&intake->remarks.tallies[remark], arrival, intake->position);
}

static void
refuse(const struct intake *intake, const struct arrival *arrival, struct slice field, const char *rule,
	const char *reason)
{
	if (!arrival->faults)
		return;
	/* What says who somebody is stays unsaid in a column of numbers or dates too. */
	struct intake discreet = *intake;
	discreet.secret = intake->secret || identifier_find(field) != IDENTIFIER_NONE;
	field_refuse(&discreet, arrival, field, rule, reason);
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

static const struct alias *
alias_find(const struct column_spec *spec, struct slice field)
{
	for (size_t i = 0; i < spec->alias_count; i++) {
		const char *from = spec->aliases[i].from;
		if (strlen(from) == field.length && memcmp(from, field.bytes, field.length) == 0)
			return &spec->aliases[i];
	}
	return NULL;
}

/* Where a text stands among those allowed it is that text, whatever else it may mean. */
static bool
is_listed(const struct column_spec *spec, const char *text)
{
	for (size_t i = 0; i < spec->one_of_count; i++) {
		if (strcmp(spec->one_of[i], text) == 0)
			return true;
	}
	return false;
}

/* The field of the row at hand as it is to be read: clean, its alias instead of it, and empty if it is
 * missing. */
static struct slice
field_of(struct intake *intake, const struct arrival *arrival, struct slice trimmed)
{
	const struct column_spec *spec = intake->spec;
	intake->marked = false;
	if (spec->as_written)
		return batch_field(arrival->batch, arrival->index, intake->position);
	struct slice field = text_clean(trimmed, &intake->clean);
	if (field.bytes != trimmed.bytes && spec->type == TYPE_TEXT)
		note(intake, REMARK_CLEANED, arrival);
	if (spec->alias_count) {
		const struct alias *alias = alias_find(spec, field);
		if (!alias)
			alias = alias_find(spec, prefix_off(field, spec->prefix));
		if (alias) {
			field = (struct slice){ .bytes = alias->to, .length = strlen(alias->to) };
			note(intake, REMARK_ALIAS, arrival);
		}
	}
	size_t mark = marks_find(&intake->marks, field);
	if (mark == SIZE_MAX || is_listed(spec, intake->marks.texts[mark]))
		return field;
	if (arrival->faults)
		tally_add(&intake->remarks.marks[mark], arrival, intake->position);
	if (marks_meaning(&intake->marks, mark) == MARK_ZERO)
		return (struct slice){ .bytes = "0", .length = 1 };
	intake->marked = true;
	return (struct slice){ 0 };
}

/* False where the text is refused. */
static bool
text_take(const struct intake *intake, const struct arrival *arrival, struct slice field)
{
	bool refused = false;
	uint32_t *codes = arrival->table->columns[intake->index].codes;
	uint32_t code = CODE_MISSING;
	if (field.length) {
		field = prefix_off(field, intake->spec->prefix);
		bool damaged = !intake->choice && !intake->spec->as_written && damage_of(field);
		if (intake->choice)
			code = dictionary_find(arrival->dictionary, field.bytes, field.length);
		else if (!damaged && codes)
			code = dictionary_code(arrival->dictionary, field.bytes, field.length);
		refused = damaged || (intake->choice && !choice_allows(intake->choice, code));
		if (refused) {
			refuse(intake, arrival, field, "one_of", "");
			code = CODE_MISSING;
		}
	}
	if (codes)
		codes[arrival->row] = code;
	return !refused;
}

static void
number_note(struct intake *intake, const struct arrival *arrival, const struct number_value *value)
{
	static const struct {
		unsigned use;
		enum remark remark;
	} uses[] = {
		{ NUMBER_GROUPED, REMARK_GROUPED },
		{ NUMBER_PERCENT, REMARK_PERCENT },
		{ NUMBER_TRAILING_ZERO, REMARK_TRAILING_ZERO },
	};
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
		if (value->uses & uses[i].use)
			note(intake, uses[i].remark, arrival);
	}
	if (value->qualifier) {
		enum remark remark = value->qualifier == '~'   ? REMARK_ABOUT
				     : value->qualifier == '<' ? REMARK_LESS
							       : REMARK_MORE;
		note(intake, remark, arrival);
		intake->remarks.tallies[remark].sum += arrival->faults ? value->number : 0;
	}
}

/* From here on not every whole number is a double of its own. */
#define WHOLE_NUMBERS_END 9007199254740992.0 /* 2^53 */

static void
number_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	const struct number_form *form = &intake->form;
	struct column *column = &arrival->table->columns[intake->index];
	struct number_value value = { .number = NAN };
	column->codes_met = column->codes_met || field_is_code(field);
	/* Almost every number is digits and a decimal sign. */
	if (field.length)
		value.number = field_number(field, form->decimal, form->percent == PERCENT_ALWAYS ? -2 : 0);
	if (field.length && isnan(value.number)) {
		value = number_read(field, form);
		if (isnan(value.number))
			refuse(intake, arrival, field, value.rule, value.reason);
		else
			number_note(intake, arrival, &value);
	}
	if (fabs(value.number) >= WHOLE_NUMBERS_END) {
		refuse(intake, arrival, field, "number",
			": it has more digits than a number can keep, and a code is a text");
		value = (struct number_value){ .number = NAN };
	}
	if (form->qualified && !isnan(value.number) && !value.qualifier && arrival->faults) {
		intake->remarks.exact.count++;
		intake->remarks.exact.sum += value.number;
	}
	bool plain = !isnan(value.number) && !(value.uses & NUMBER_PERCENT);
	intake->remarks.plain_numbers += plain && form->percent == PERCENT_SIGN && arrival->faults;
	if (column->numbers)
		column->numbers[arrival->row] = value.number;
	if (column->qualifiers)
		column->qualifiers[arrival->row] = value.qualifier;
}

static void
date_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	int32_t *dates = arrival->table->columns[intake->index].dates;
	bool midnight = false;
	int32_t date = field.length ? date_read(field, intake->spec, &midnight) : DATE_MISSING;
	if (field.length && date == DATE_MISSING)
		refuse(intake, arrival, field, "date", "");
	else if (midnight)
		note(intake, REMARK_MIDNIGHT, arrival);
	if (dates)
		dates[arrival->row] = date;
}

/* False where the field is blank or refused. */
static bool
truth_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	uint8_t *truths = arrival->table->columns[intake->index].truths;
	enum truth truth = field.length ? field_truth(field) : TRUTH_UNKNOWN;
	bool known = truth != TRUTH_UNKNOWN;
	if (field.length && !known)
		refuse(intake, arrival, field, "truth", "");
	if (arrival->faults && crosses_take(intake, arrival, field) && intake->spec->blank == BLANK_FALSE)
		truth = TRUTH_FALSE;
	if (truths)
		truths[arrival->row] = (uint8_t)truth;
	return known;
}

bool
intake_marks_total(struct intake *intake, const struct arrival *arrival)
{
	const struct column_spec *spec = intake->spec;
	if (spec->totals_count == 0 && !spec->totals_auto)
		return false;
	struct slice field = field_trim(batch_field(arrival->batch, arrival->index, intake->position));
	field = text_clean(field, &intake->clean);
	return totals_mark(spec, field) || totals_mark(spec, prefix_off(field, spec->prefix));
}

/* Whether a field of this length may say who somebody is, for its type: among numbers only what has as many
 * digits as an identity number is looked at. */
static bool
may_identify(enum value_type type, size_t length)
{
	return type == TYPE_TEXT || (type == TYPE_NUMBER && length >= IDENTIFIER_DIGITS_LEAST);
}

/* Whether the field says who somebody is, where that is not allowed. The fault says what it looks like, and
 * nothing of the value. */
static bool
identifier_refuse(const struct intake *intake, const struct arrival *arrival)
{
	struct slice field = batch_field(arrival->batch, arrival->index, intake->position);
	enum value_type type = intake->spec->type;
	if (!may_identify(type, field.length) || intake->spec->identifiers_allowed || !arrival->faults)
		return false;
	enum identifier identifier = identifier_find(field_trim(field));
	if (identifier == IDENTIFIER_NONE || (type == TYPE_NUMBER && identifier > IDENTIFIER_LOST_ZERO))
		return false;
	struct buffer message = { 0 };
	column_message(&message, intake->spec);
	buffer_print(&message,
		"the value looks like %s; expected a code that tells nobody who it is, or `identifiers: "
		"allow`",
		identifier_name(identifier));
	arrival_fault(arrival, SEVERITY_FATAL, intake->position, "identifier", message.bytes);
	buffer_free(&message);
	return true;
}

void
intake_take(struct intake *intake, const struct arrival *arrival)
{
	struct slice whole = batch_field(arrival->batch, arrival->index, intake->position);
	if ((glance_take(intake, arrival, 1) & 1) == 0)
		return;
	bool refused = identifier_refuse(intake, arrival), taken = false;
	struct slice trimmed = field_trim(whole), field = { 0 };
	if (!refused)
		field = field_of(intake, arrival, trimmed);
	if (intake->key && !refused && field.length == 0 && arrival->faults)
		key_missing(intake, arrival);
	switch (intake->spec->type) {
	case TYPE_TEXT: taken = text_take(intake, arrival, field); break;
	case TYPE_NUMBER: number_take(intake, arrival, field); break;
	case TYPE_DATE: date_take(intake, arrival, field); break;
	case TYPE_TRUTH: taken = truth_take(intake, arrival, field); break;
	}
	/* Of a total nothing is said, whatever it is; an alias, a mark and what was cleaned stand elsewhere.
	 */
	if (taken && intake->recent && arrival->faults && field.bytes == trimmed.bytes &&
		field.length == trimmed.length)
		glance_learn(intake, arrival, whole);
}

void
intake_settle(const struct intake *intake, struct table *table, struct faults *faults)
{
	struct column *column = &table->columns[intake->index];
	if (intake->spec->type == TYPE_TRUTH)
		crosses_settle(intake, table, faults);
	bool exact = true;
	for (size_t row = 0; column->qualifiers && exact && row < table->rows; row++)
		exact = column->qualifiers[row] == 0;
	if (exact) {
		free(column->qualifiers);
		column->qualifiers = NULL;
	}
}
