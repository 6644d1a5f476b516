#include "stats/table/glance.h"

#include <math.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/plain_number.h"
#include "stats/table/date_value.h"
#include "stats/table/forms.h"
#include "stats/table/identifier.h"
#include "stats/table/key.h"

void
glance_begin(struct intake *intake)
{
	const struct column_spec *spec = intake->spec;
	bool has_texts = spec->type == TYPE_TEXT || spec->type == TYPE_TRUTH;
	intake->plain = spec->alias_count == 0 && !spec->date_format && !spec->qualified &&
			spec->percent != PERCENT_ALWAYS;
	intake->recent = has_texts && !intake->key ? recent_new() : NULL;
	const char first = spec->prefix ? spec->prefix[0] : '\0';
	intake->plain_codes =
		spec->type == TYPE_TEXT && intake->plain && !intake->choice && (first < '0' || first > '9');
}

/* The fields of a column in some rows of a batch, and where their values go. */
struct stretch {
	const struct slice *first;
	size_t columns, rows; /* columns: fields from one to the next */
	struct column *column;
	size_t row;  /* in the column, of the first */
	bool blanks; /* a blank is missing, and no more is to be said */
};

static inline struct slice
stretch_field(const struct stretch *stretch, size_t i)
{
	return stretch->first[i * stretch->columns];
}

/* A plain number or date may be a mark too: 9999 for not known. */
static inline bool
is_plain(const struct intake *intake, struct slice field)
{
	return intake->plain && !intake->marks.first[(unsigned char)field.bytes[0]];
}

static inline double
number_at_a_glance(const struct intake *intake, struct slice field)
{
	return is_plain(intake, field) && field.length < IDENTIFIER_DIGITS_LEAST
		       ? field_number(field, intake->form.decimal, 0)
		       : NAN;
}

/* Each of the four returns a bit for each row, the lowest for the first, whose field it has not read. */
static uint64_t
numbers_take(struct intake *intake, const struct stretch *stretch, bool counted)
{
	struct column *column = stretch->column;
	uint64_t unread = 0;
	size_t plain_numbers = 0;
	for (size_t i = 0; i < stretch->rows; i++) {
		struct slice field = stretch_field(stretch, i);
		double number = field.length ? number_at_a_glance(intake, field) : NAN;
		bool read = field.length ? !isnan(number) : stretch->blanks;
		unread |= (uint64_t)!read << i;
		plain_numbers += !isnan(number);
		column->codes_met = column->codes_met || (read && field_is_code(field));
		if (column->numbers)
			column->numbers[stretch->row + i] = number;
	}
	if (intake->form.percent == PERCENT_SIGN && counted)
		intake->remarks.plain_numbers += plain_numbers;
	return unread;
}

static uint64_t
dates_take(const struct intake *intake, const struct stretch *stretch)
{
	const struct column *column = stretch->column;
	uint64_t unread = 0;
	for (size_t i = 0; i < stretch->rows; i++) {
		struct slice field = stretch_field(stretch, i);
		int32_t date = DATE_MISSING;
		if (field.length && is_plain(intake, field))
			date = date_at_a_glance(field);
		bool read = date != DATE_MISSING || (field.length == 0 && stretch->blanks);
		unread |= (uint64_t)!read << i;
		if (column->dates)
			column->dates[stretch->row + i] = date;
	}
	return unread;
}

/* Numbers that the dictionary does not keep, and that are no marks, need no closer look: they are clean, and
 * too short to say who somebody is. */
static uint64_t
number_texts_take(const struct intake *intake, const struct stretch *stretch,
	const struct dictionary *dictionary, uint64_t wanted, uint32_t *codes)
{
	for (uint64_t left = wanted; left; left &= left - 1) {
		size_t i = (size_t)__builtin_ctzll(left);
		struct slice field = stretch_field(stretch, i);
		bool read = field.length && !intake->marks.first[(unsigned char)field.bytes[0]] &&
			    dictionary_passes(dictionary, field.bytes, field.length, &codes[i]);
		wanted &= ~((uint64_t)read << i);
	}
	return wanted;
}

/* The places of the keys that references name as numbers; ROW_NONE where they say something else. Rows lie
 * anywhere, so memory is asked for those of all before the first is looked at. */
static void
places_find(const struct intake *intake, const struct stretch *stretch, uint32_t *places)
{
	for (size_t i = 0; i < stretch->rows; i++) {
		struct slice field = stretch_field(stretch, i);
		uint32_t number;
		places[i] = ROW_NONE;
		if (field.length == 0 || intake->marks.first[(unsigned char)field.bytes[0]] ||
			!plain_number(field.bytes, field.length, &number))
			continue;
		places[i] = key_numbers_place(intake->targets, number);
		if (places[i] != ROW_NONE)
			key_numbers_expect(intake->targets, places[i]);
	}
}

static uint64_t
references_take(const struct intake *intake, const struct stretch *stretch, uint64_t wanted, uint32_t *codes)
{
	uint32_t places[GLANCE_ROWS];
	places_find(intake, stretch, places);
	for (size_t i = 0; i < stretch->rows; i++) {
		if (places[i] == ROW_NONE)
			continue;
		codes[i] = CODE_FOREIGN | key_numbers_row(intake->targets, places[i]);
		wanted &= ~((uint64_t)1 << i);
	}
	return wanted;
}

/* Each step leaves to the next what it has not read. */
static uint64_t
texts_take(const struct intake *intake, const struct stretch *stretch, const struct dictionary *dictionary)
{
	const struct column *column = stretch->column;
	uint32_t codes[GLANCE_ROWS] = { CODE_MISSING };
	uint64_t unread = UINT64_MAX >> (GLANCE_ROWS - stretch->rows);
	if (intake->targets && intake->plain_codes)
		unread = references_take(intake, stretch, unread, codes);
	if (intake->plain_codes && dictionary_is_filled(dictionary))
		unread = number_texts_take(intake, stretch, dictionary, unread, codes);
	if (intake->known)
		unread = recent_find(intake->known, stretch->first, stretch->columns, unread, codes);
	if (intake->recent)
		unread = recent_find(intake->recent, stretch->first, stretch->columns, unread, codes);
	for (uint64_t left = stretch->blanks ? unread : 0; left; left &= left - 1) {
		size_t i = (size_t)__builtin_ctzll(left);
		if (stretch_field(stretch, i).length > 0)
			continue;
		codes[i] = CODE_MISSING;
		unread ^= (uint64_t)1 << i;
	}
	if (column->codes)
		memcpy(column->codes + stretch->row, codes, stretch->rows * sizeof *codes);
	return unread;
}

static uint64_t
truths_take(const struct intake *intake, const struct stretch *stretch)
{
	const struct column *column = stretch->column;
	uint32_t truths[GLANCE_ROWS] = { 0 };
	uint64_t unread = UINT64_MAX >> (GLANCE_ROWS - stretch->rows);
	unread = recent_find(intake->recent, stretch->first, stretch->columns, unread, truths);
	for (size_t i = 0; column->truths && i < stretch->rows; i++)
		column->truths[stretch->row + i] = (uint8_t)truths[i];
	return unread;
}

uint64_t
glance_take(struct intake *intake, const struct arrival *arrival, size_t rows)
{
	const struct batch *batch = arrival->batch;
	const struct stretch stretch = {
		.first = batch_fields(batch, arrival->index, intake->position),
		.columns = batch->columns,
		.rows = rows,
		.column = &arrival->table->columns[intake->index],
		.row = arrival->row,
		.blanks = intake->plain && !intake->key,
	};
	switch (intake->spec->type) {
	case TYPE_TEXT: return texts_take(intake, &stretch, arrival->dictionary);
	case TYPE_NUMBER: return numbers_take(intake, &stretch, arrival->faults != NULL);
	case TYPE_DATE: return dates_take(intake, &stretch);
	case TYPE_TRUTH: return truths_take(intake, &stretch);
	}
	return UINT64_MAX;
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
