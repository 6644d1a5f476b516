#include "stats/table/inventory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/cleaning.h"
#include "stats/table/date_value.h"
#include "stats/table/forms.h"
#include "stats/table/number_value.h"
#include "stats/table/totals.h"
#include "stats/table/truth_value.h"

/* What one more distinct value takes beside its bytes, about. */
enum { VALUE_OVERHEAD = 48 };

enum { LONG_NUMBER = 100000, YEAR_FIRST = 2000, YEAR_LAST = 2100 };

/* An inventory while rows come in. */
struct taking {
	struct inventory *inventory;
	struct form_rules rules;
	struct form_counts *forms; /* of each column; NULL: everything is counted */
	bool row_is_total;
	size_t room, taken;
};

static void
values_give_up(struct taking *taking)
{
	struct column_inventory *largest = NULL;
	for (size_t i = 0; i < taking->inventory->column_count; i++) {
		struct column_inventory *column = &taking->inventory->columns[i];
		if (column->values && (!largest || column->value_room > largest->value_room))
			largest = column;
	}
	if (!largest)
		return;
	dictionary_free(largest->values);
	free(largest->counts);
	largest->values = NULL;
	largest->counts = NULL;
	taking->taken -= largest->value_room;
}

static void
value_count(struct taking *taking, struct column_inventory *column, struct slice field)
{
	if (!column->values)
		return;
	uint32_t code = dictionary_code(column->values, field.bytes, field.length);
	if (code <= column->distinct) {
		column->counts[code - 1]++;
		return;
	}
	column->counts =
		array_room(column->counts, column->distinct, &column->capacity, sizeof *column->counts);
	column->counts[column->distinct++] = 1;
	column->value_room += field.length + VALUE_OVERHEAD;
	taking->taken += field.length + VALUE_OVERHEAD;
	while (taking->taken > taking->room)
		values_give_up(taking);
}

static void
form_count(const struct taking *taking, struct column_inventory *column, enum reading_form form, bool fits,
	size_t line)
{
	column->fits[form] += fits;
	if (fits || column->misfit_line[form])
		return;
	column->misfit_line[form] = line;
	column->misfit_file[form] = taking->inventory->file;
}

/* Returns whether it is written plainly, and so is no date. */
static bool
number_count(struct taking *taking, struct column_inventory *column, struct slice field, bool plain_date,
	size_t line)
{
	char decimal = taking->inventory->dialect.decimal;
	/* Almost every number is digits and a decimal sign, and almost everything else has no digit. */
	bool possible = !plain_date && number_is_possible(field);
	struct number_value value = { .number = possible ? field_number(field, decimal, 0) : NAN };
	bool plain = !isnan(value.number), fits = false;
	for (enum reading_form form = FORM_NUMBER; form <= FORM_QUALIFIED; form++) {
		/* What can be read plainly can be read in the other ways too. */
		if (possible && !fits) {
			if (!plain)
				value = number_read(field, &taking->rules.numbers[form]);
			fits = !isnan(value.number);
			if (fits && form == FORM_NUMBER && decimal_is_shown(field, &value, decimal))
				taking->inventory->decimal_sure = true;
		}
		form_count(taking, column, form, fits, line);
	}
	double number = value.number;
	if (!fits)
		return false;
	column->least = fmin(column->least, number);
	column->most = fmax(column->most, number);
	column->long_numbers += trunc(number) == number && fabs(number) >= LONG_NUMBER;
	column->years += trunc(number) == number && number >= YEAR_FIRST && number <= YEAR_LAST;
	column->percents += field.bytes[field.length - 1] == '%';
	*(taking->row_is_total ? &column->in_totals : &column->in_parts) += number;
	column->codes += field_is_code(field);
	return plain;
}

/* `plain`: it is of one of the two forms that almost every date has, and so of no other. */
static void
date_count(const struct taking *taking, struct column_inventory *column, struct slice field, bool plain,
	bool possible, size_t line)
{
	static const struct column_spec usual = { .type = TYPE_DATE };
	static const struct column_spec two_digits = {
		.type = TYPE_DATE, .date_format = "dd.mm.yy", .pivot = INVENTORY_PIVOT
	};
	bool midnight;
	possible = possible && field.bytes[0] >= '0' && field.bytes[0] <= '9';
	int32_t date = possible ? date_read(field, &usual, &midnight) : DATE_MISSING;
	form_count(taking, column, FORM_DATE, date != DATE_MISSING, line);
	int32_t other = possible && !plain ? date_read(field, &two_digits, &midnight) : DATE_MISSING;
	form_count(taking, column, FORM_DATE_SHORT, other != DATE_MISSING, line);
	date = date != DATE_MISSING ? date : other;
	if (date == DATE_MISSING)
		return;
	if (column->earliest == DATE_MISSING || date < column->earliest)
		column->earliest = date;
	if (column->latest == DATE_MISSING || date > column->latest)
		column->latest = date;
}

static const struct column_spec with_totals = { .type = TYPE_TEXT, .totals_auto = true };

static bool
row_is_total(struct taking *taking, const struct slice *fields)
{
	for (size_t i = 0; i < taking->inventory->column_count; i++) {
		if (!totals_are_possible(fields[i]))
			continue;
		buffer_clear(&taking->rules.clean);
		if (totals_mark(&with_totals, text_clean(field_trim(fields[i]), &taking->rules.clean)))
			return true;
	}
	return false;
}

static void
field_take(struct taking *taking, struct column_inventory *column, struct slice field, size_t line)
{
	field = field_trim(field);
	column->rows++;
	if (field.length == 0) {
		column->blank++;
		return;
	}
	buffer_clear(&taking->rules.clean);
	field = text_clean(field, &taking->rules.clean);
	size_t mark = marks_find(&taking->rules.marks, field);
	if (mark != SIZE_MAX) {
		column->marked++;
		column->marks[mark]++;
		return;
	}
	column->filled++;
	column->totals += totals_are_possible(field) && totals_mark(&with_totals, field);
	column->identifiers[identifier_find(field)]++;
	column->crosses = column->crosses && field_is_cross(field);
	bool plain_date = date_is_plain(field);
	bool plain_number = number_count(taking, column, field, plain_date, line);
	date_count(taking, column, field, plain_date, !plain_number, line);
	form_count(taking, column, FORM_TRUTH, field_truth(field) != TRUTH_UNKNOWN, line);
	value_count(taking, column, field);
}

static void
columns_begin(struct taking *taking, const struct reader *reader)
{
	struct inventory *inventory = taking->inventory;
	size_t line;
	const struct slice *header = reader_header(reader, &inventory->column_count, &line);
	inventory->columns = xcalloc(inventory->column_count, sizeof *inventory->columns);
	for (size_t i = 0; i < inventory->column_count; i++)
		inventory->columns[i] = (struct column_inventory){
			.header = arena_copy(&inventory->arena, header[i].bytes, header[i].length),
			.marks = arena_alloc(&inventory->arena, taking->rules.marks.count * sizeof(size_t)),
			.crosses = true,
			.least = NAN,
			.most = NAN,
			.earliest = DATE_MISSING,
			.latest = DATE_MISSING,
			.values = dictionary_new(),
		};
}

/* Goes on until so many bytes of rows have been taken. */
static bool
rows_take(struct taking *taking, struct reader *reader, size_t most_bytes, struct error *err)
{
	struct inventory *inventory = taking->inventory;
	struct batch batch;
	size_t bytes = 0;
	do {
		if (bytes > most_bytes)
			return true;
		if (!reader_next(reader, &batch, err))
			return false;
		for (size_t row = 0; row < batch.rows; row++) {
			const struct slice *fields = &batch.fields[row * batch.columns];
			bytes += batch.raw[row].length;
			for (size_t i = 0; taking->forms && i < inventory->column_count; i++)
				forms_count(&taking->forms[i], &taking->rules, fields[i]);
			if (taking->forms)
				continue;
			taking->row_is_total = row_is_total(taking, fields);
			for (size_t i = 0; i < inventory->column_count; i++)
				field_take(taking, &inventory->columns[i], fields[i], batch.lines[row]);
		}
		inventory->rows += batch.rows;
	} while (batch.rows > 0);
	inventory->whole = true;
	return true;
}

static struct inventory *
inventory_make(const struct table_file *file, const struct dialect *declared, bool forms_only,
	size_t most_bytes, size_t room, struct faults *faults, struct error *err)
{
	const struct reader_hints hints = { .is_unsigned = true };
	struct reader *reader = file->bytes
					? reader_open_bytes(file->bytes, file->length, 0, file->name,
						  declared, &hints, faults, err)
					: reader_open(file->path, file->name, declared, &hints, faults, err);
	if (!reader)
		return NULL;
	struct inventory *inventory = xcalloc(1, sizeof *inventory);
	inventory->file = file;
	inventory->dialect = *reader_dialect(reader);
	inventory->decimal_sure = declared && declared->decimal;
	struct taking taking = {
		.inventory = inventory,
		.rules = form_rules_of(inventory->dialect.decimal),
		.room = room,
	};
	columns_begin(&taking, reader);
	if (forms_only)
		taking.forms = xcalloc(inventory->column_count + 1, sizeof *taking.forms);
	bool read = rows_take(&taking, reader, most_bytes, err);
	for (size_t i = 0; forms_only && i < inventory->column_count; i++)
		inventory->decimal_sure |= forms_settle(&taking.forms[i], &inventory->columns[i]);
	if (inventory->whole)
		reader_report_fill(&inventory->report, reader);
	form_rules_free(&taking.rules);
	free(taking.forms);
	reader_free(reader);
	if (read)
		return inventory;
	inventory_free(inventory);
	return NULL;
}

struct inventory *
inventory_read(const struct table_file *file, const struct dialect *declared, size_t room,
	struct faults *faults, struct error *err)
{
	return inventory_make(file, declared, false, SIZE_MAX, room, faults, err);
}

struct inventory *
inventory_of_forms(const struct table_file *file, const struct dialect *declared, struct faults *faults,
	struct error *err)
{
	return inventory_make(file, declared, true, SIZE_MAX, 0, faults, err);
}

struct inventory *
inventory_of_beginning(const struct table_file *file, const struct dialect *declared, struct faults *faults,
	struct error *err)
{
	size_t most_bytes = file->bytes ? SIZE_MAX : INVENTORY_BEGINNING;
	return inventory_make(file, declared, true, most_bytes, 0, faults, err);
}

void
inventory_free(struct inventory *inventory)
{
	if (!inventory)
		return;
	for (size_t i = 0; i < inventory->column_count; i++) {
		dictionary_free(inventory->columns[i].values);
		free(inventory->columns[i].counts);
	}
	free(inventory->columns);
	reader_report_free(&inventory->report);
	arena_free(&inventory->arena);
	free(inventory);
}

size_t
inventory_shared(const struct column_inventory *column, const struct column_inventory *other)
{
	size_t shared = 0;
	if (!column->values || !other->values)
		return 0;
	for (uint32_t code = 1; code <= dictionary_count(column->values); code++) {
		size_t length;
		const char *text = dictionary_text(column->values, code, &length);
		if (dictionary_find(other->values, text, length) != CODE_MISSING)
			shared += column->counts[code - 1];
	}
	return shared;
}
