#include "stats/table/inventory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/cleaning.h"
#include "stats/table/date_value.h"
#include "stats/table/missing.h"
#include "stats/table/number_value.h"
#include "stats/table/totals.h"
#include "stats/table/truth_value.h"

/* What one more distinct value takes beside its bytes, about. */
enum { VALUE_OVERHEAD = 48 };

enum { LONG_NUMBER = 100000, YEAR_FIRST = 2000, YEAR_LAST = 2100 };

/* An inventory while rows come in. */
struct taking {
	struct inventory *inventory;
	struct marks marks;
	struct number_form numbers[FORM_QUALIFIED + 1];
	struct buffer clean;
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

/* Whether a number that can be read plainly shows which sign is the decimal one: 0,5 and 1.234.567 do, and
 * 1,234 and 12.0 do not. */
static bool
decimal_is_shown(struct slice field, const struct number_value *value, char decimal)
{
	static const char digits[] = "0123456789";
	enum { GROUP = 3 };
	if (value->uses & NUMBER_GROUPED && memchr(field.bytes, decimal == ',' ? '.' : ',', field.length))
		return true;
	const char *sign = memchr(field.bytes, decimal, field.length);
	if (!sign)
		return false;
	size_t before = 0, behind = 0, at = (size_t)(sign - field.bytes);
	while (at + 1 + behind < field.length && memchr(digits, sign[1 + behind], sizeof digits - 1))
		behind++;
	while (before < at && memchr(digits, field.bytes[at - before - 1], sizeof digits - 1))
		before++;
	return behind != GROUP || before > GROUP || field.bytes[at - before] == '0';
}

static void
number_count(struct taking *taking, struct column_inventory *column, struct slice field, size_t line)
{
	char decimal = taking->inventory->dialect.decimal;
	bool fits = false;
	double number = NAN;
	for (enum reading_form form = FORM_NUMBER; form <= FORM_QUALIFIED; form++) {
		/* What can be read plainly can be read in the other ways too. */
		if (!fits) {
			struct number_value value = number_read(field, &taking->numbers[form]);
			number = value.number;
			fits = !isnan(number);
			if (fits && form == FORM_NUMBER && decimal_is_shown(field, &value, decimal))
				taking->inventory->decimal_sure = true;
		}
		form_count(taking, column, form, fits, line);
	}
	if (!fits)
		return;
	column->least = fmin(column->least, number);
	column->most = fmax(column->most, number);
	column->long_numbers += trunc(number) == number && fabs(number) >= LONG_NUMBER;
	column->years += trunc(number) == number && number >= YEAR_FIRST && number <= YEAR_LAST;
	column->percents += field.bytes[field.length - 1] == '%';
	*(taking->row_is_total ? &column->in_totals : &column->in_parts) += number;
	column->codes +=
		field.length > 1 && field.bytes[0] == '0' && field.bytes[1] >= '0' && field.bytes[1] <= '9';
}

static void
date_count(const struct taking *taking, struct column_inventory *column, struct slice field, size_t line)
{
	static const struct column_spec usual = { .type = TYPE_DATE };
	static const struct column_spec two_digits = {
		.type = TYPE_DATE, .date_format = "dd.mm.yy", .pivot = INVENTORY_PIVOT
	};
	bool midnight;
	int32_t date = date_read(field, &usual, &midnight);
	form_count(taking, column, FORM_DATE, date != DATE_MISSING, line);
	int32_t other = date_read(field, &two_digits, &midnight);
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
		buffer_clear(&taking->clean);
		if (totals_mark(&with_totals, text_clean(field_trim(fields[i]), &taking->clean)))
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
	buffer_clear(&taking->clean);
	field = text_clean(field, &taking->clean);
	size_t mark = marks_find(&taking->marks, field);
	if (mark != SIZE_MAX) {
		column->marked++;
		column->marks[mark]++;
		return;
	}
	column->filled++;
	column->totals += totals_mark(&with_totals, field);
	column->identifiers[identifier_find(field)]++;
	column->crosses = column->crosses && field_is_cross(field);
	number_count(taking, column, field, line);
	date_count(taking, column, field, line);
	form_count(taking, column, FORM_TRUTH, field_truth(field) != TRUTH_UNKNOWN, line);
	value_count(taking, column, field);
}

static void
numbers_begin(struct taking *taking)
{
	char decimal = taking->inventory->dialect.decimal;
	const struct column_spec specs[] = {
		[FORM_NUMBER] = { .type = TYPE_NUMBER },
		[FORM_THOUSANDS] = { .type = TYPE_NUMBER, .thousands = decimal == ',' ? '.' : ',' },
		[FORM_QUALIFIED] = { .type = TYPE_NUMBER, .qualified = true },
	};
	for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
		taking->numbers[i] = number_form_of(&specs[i], decimal);
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
			.marks = arena_alloc(&inventory->arena, taking->marks.count * sizeof(size_t)),
			.crosses = true,
			.least = NAN,
			.most = NAN,
			.earliest = DATE_MISSING,
			.latest = DATE_MISSING,
			.values = dictionary_new(),
		};
}

static bool
rows_take(struct taking *taking, struct reader *reader, struct error *err)
{
	struct inventory *inventory = taking->inventory;
	struct batch batch;
	do {
		if (!reader_next(reader, &batch, err))
			return false;
		for (size_t row = 0; row < batch.rows; row++) {
			const struct slice *fields = &batch.fields[row * batch.columns];
			taking->row_is_total = row_is_total(taking, fields);
			for (size_t i = 0; i < inventory->column_count; i++)
				field_take(taking, &inventory->columns[i], fields[i], batch.lines[row]);
		}
		inventory->rows += batch.rows;
	} while (batch.rows > 0);
	return true;
}

struct inventory *
inventory_read(const struct table_file *file, const struct dialect *declared, size_t room,
	struct faults *faults, struct error *err)
{
	struct reader *reader = file->bytes
					? reader_open_bytes(file->bytes, file->length, 0, file->name,
						  declared, NULL, faults, err)
					: reader_open(file->path, file->name, declared, NULL, faults, err);
	if (!reader)
		return NULL;
	const struct column_spec any = { .type = TYPE_TEXT };
	struct inventory *inventory = xcalloc(1, sizeof *inventory);
	struct taking taking = { .inventory = inventory, .marks = marks_of(&any), .room = room };
	inventory->file = file;
	inventory->dialect = *reader_dialect(reader);
	inventory->decimal_sure = declared && declared->decimal;
	numbers_begin(&taking);
	columns_begin(&taking, reader);
	bool read = rows_take(&taking, reader, err);
	if (read)
		reader_report_fill(&inventory->report, reader);
	buffer_free(&taking.clean);
	reader_free(reader);
	if (read)
		return inventory;
	inventory_free(inventory);
	return NULL;
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
