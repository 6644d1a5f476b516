#include "stats/indicator/tally.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/indicator/single.h"

bool
amount_is_known(const struct amount *amount)
{
	return amount->no_numerator == 0 && amount->no_denominator == 0;
}

bool
amount_equals(const struct amount *a, const struct amount *b)
{
	return a->numerator == b->numerator && a->denominator == b->denominator && a->open == b->open &&
	       a->no_numerator == b->no_numerator && a->no_denominator == b->no_denominator;
}

void
amount_add(struct amount *amount, const struct amount *other)
{
	amount->numerator += other->numerator;
	amount->denominator += other->denominator;
	amount->no_numerator += other->no_numerator;
	amount->no_denominator += other->no_denominator;
	amount->open += other->open;
	amount->unbounded |= other->unbounded;
}

const char *
row_value(const struct tally *tally, const struct dimension *dimension, size_t row)
{
	return dictionary_text(tally->dictionary, dimension->codes[row], NULL);
}

bool
row_is_total(const struct tally *tally, const struct dimension *dimension, size_t row)
{
	uint32_t code = dimension->codes[row];
	return dimension->totals[code] || (code == CODE_MISSING && tally->rows[row].is_total);
}

void
tally_refuse(struct tally *tally, size_t row, const char *format, ...)
{
	struct buffer message = { 0 };
	va_list arguments;
	if (tally->refused)
		return;
	tally->refused = true;
	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	fail(tally->err, ERROR_DATA, row == SIZE_MAX ? NULL : table_file_name(tally->table, row),
		row == SIZE_MAX ? 0 : table_line(tally->table, row), 0, "%s", message.bytes);
	buffer_free(&message);
}

void
row_fault(struct tally *tally, size_t row, enum severity severity, const char *rule, const char *format, ...)
{
	struct buffer message = { 0 };
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);
	fault_add(tally->faults, severity, rule, table_file_name(tally->table, row),
		table_line(tally->table, row), 0, "%s", message.bytes);
	buffer_free(&message);
}

/* The count in a field; false where there is none, or none that can be. */
static bool
count_read(struct tally *tally, size_t column, size_t row, int64_t *count)
{
	double number = tally->table->columns[column].numbers[row];
	const char *header = tally->table->spec->columns[column].name;
	if (isnan(number))
		return false;
	if (number < 0 || number > (double)COUNT_LIMIT || number != floor(number)) {
		row_fault(tally, row, SEVERITY_ERROR, "count",
			"column '%s': %.15g is no count; expected a whole number from 0 upwards", header,
			number);
		return false;
	}
	*count = (int64_t)number;
	return true;
}

static struct amount
amount_read(struct tally *tally, size_t row)
{
	int64_t numerator = 0, denominator = 0;
	bool has_numerator = count_read(tally, tally->spec->numerator, row, &numerator);
	bool has_denominator = count_read(tally, tally->spec->denominator, row, &denominator);
	if (has_numerator && has_denominator && numerator > denominator) {
		row_fault(tally, row, SEVERITY_ERROR, "numerator_too_large",
			"'%s' is %lld and more than '%s', which is %lld; the row is left out",
			tally->table->spec->columns[tally->spec->numerator].name, (long long)numerator,
			tally->table->spec->columns[tally->spec->denominator].name, (long long)denominator);
		has_numerator = has_denominator = false;
	}
	if (has_numerator && has_denominator)
		return (struct amount){ .numerator = numerator, .denominator = denominator };
	if (isnan(tally->table->columns[tally->spec->numerator].numbers[row]) ||
		isnan(tally->table->columns[tally->spec->denominator].numbers[row]))
		row_fault(tally, row, SEVERITY_INFO, "missing_count", "'%s' is missing; the row is left out",
			tally->table->spec
				->columns[has_numerator ? tally->spec->denominator : tally->spec->numerator]
				.name);
	return (struct amount){
		.no_numerator = !has_numerator,
		.no_denominator = has_numerator,
		.open = has_denominator ? denominator : 0,
		.unbounded = !has_denominator,
	};
}

/* Whether all are whole numbers from `least` to `most`. */
static bool
column_holds_whole(const struct table *table, size_t column, double least, double most)
{
	size_t filled = 0;
	for (size_t row = 0; row < table->rows; row++) {
		double number = table->columns[column].numbers[row];
		if (!isnan(number) && (number != floor(number) || number < least || number > most))
			return false;
		filled += !isnan(number);
	}
	return filled > 0;
}

/* Years tell people of one row from those of another; other numbers may be counts or shares of their own. */
static bool
column_holds_years(const struct table *table, size_t column)
{
	return column_holds_whole(table, column, 1900, 2100);
}

static size_t
grouping_of(const struct indicator_definition *indicator, const struct column_spec *column)
{
	for (size_t i = 0; i < indicator->by_count; i++)
		if (indicator->by[i].column == column)
			return i;
	return SIZE_MAX;
}

/* Where a file's other columns go: dimensions, or said to be of no use here. */
static bool
column_is_dimension(struct tally *tally, size_t column, struct buffer *unused)
{
	const struct counted_spec *spec = tally->spec;
	const struct column_spec *specs = tally->table->spec->columns;
	if (column == spec->numerator || column == spec->denominator || column == spec->published)
		return false;
	if (grouping_of(tally->indicator, &specs[column]) != SIZE_MAX)
		return true;
	if (!spec->ignored[column] &&
		(specs[column].type != TYPE_NUMBER || column_holds_years(tally->table, column)))
		return true;
	if (!spec->ignored[column] && column_holds_whole(tally->table, column, 0, INFINITY))
		tally->codes[tally->code_count++] = column;
	buffer_print(unused, "%s%s", unused->length ? ", " : "", specs[column].name);
	return false;
}

/* Every value as a text code, whatever the column's type. */
static void
dimension_add(struct tally *tally, size_t column, const struct tables *tables, int32_t as_of)
{
	struct dimension *dimension = &tally->dimensions[tally->dimension_count++];
	const struct column_spec *spec = &tally->table->spec->columns[column];
	dimension->name = spec->name;
	dimension->by = grouping_of(tally->indicator, spec);
	dimension->ordered = spec->type == TYPE_DATE ||
			     (spec->type == TYPE_NUMBER && column_holds_years(tally->table, column));
	dimension->codes = xcalloc(tally->row_count + 1, sizeof *dimension->codes);
	if (spec->type == TYPE_TEXT) {
		memcpy(dimension->codes, tally->table->columns[column].codes,
			tally->row_count * sizeof *dimension->codes);
		return;
	}
	struct arena arena = { 0 };
	struct grouping grouping = { 0 };
	struct expr_error err = { 0 };
	if (grouping_compile(
		    tally->definition->vocabulary, 0, name_quoted(&arena, spec->name), &grouping, &err)) {
		struct evaluation *evaluation = evaluation_new(tally->definition->vocabulary, tables, as_of);
		evaluation_codes(evaluation, grouping.value, dimension->codes);
		evaluation_free(evaluation);
	}
	arena_free(&arena);
}

/* Rows of different files are different rows, whatever they hold. */
static void
dimension_add_files(struct tally *tally)
{
	struct dimension *dimension = &tally->dimensions[tally->dimension_count++];
	dimension->name = "file";
	dimension->by = SIZE_MAX;
	dimension->of_files = true;
	dimension->codes = xcalloc(tally->row_count + 1, sizeof *dimension->codes);
	for (size_t row = 0; row < tally->row_count; row++) {
		const char *name = table_file_name(tally->table, row);
		dimension->codes[row] = dictionary_code(tally->dictionary, name, strlen(name));
	}
}

static void
rows_read(struct tally *tally, const struct tables *tables, int32_t as_of)
{
	uint8_t *truths = xcalloc(tally->row_count + 1, sizeof *truths);
	memset(truths, TRUTH_TRUE, tally->row_count);
	if (tally->indicator->where.expr) {
		struct evaluation *evaluation = evaluation_new(tally->definition->vocabulary, tables, as_of);
		evaluation_truths(evaluation, tally->indicator->where.expr, truths);
		evaluation_free(evaluation);
	}
	for (size_t row = 0; row < tally->row_count; row++) {
		struct tally_row *at = &tally->rows[row];
		at->amount = amount_read(tally, row);
		at->selected = truths[row] == TRUTH_TRUE;
		at->same_as = SIZE_MAX;
	}
	free(truths);
}

struct tally *
tally_new(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct counted_spec *spec, struct faults *faults, struct faults *notes, struct error *err)
{
	struct tally *tally = xcalloc(1, sizeof *tally);
	struct buffer unused = { 0 };
	tally->definition = definition;
	tally->indicator = &definition->indicators[0];
	tally->table = &tables->items[0];
	tally->dictionary = tables->dictionary;
	tally->spec = spec;
	tally->faults = faults;
	tally->notes = notes;
	tally->err = err;
	tally->row_count = tally->table->rows;
	tally->rows = xcalloc(tally->row_count + 1, sizeof *tally->rows);
	tally->codes = xcalloc(tally->table->spec->column_count + 1, sizeof *tally->codes);
	tally->dimensions = xcalloc(tally->table->spec->column_count + 2, sizeof *tally->dimensions);
	rows_read(tally, tables, as_of);
	for (size_t i = 0; i < tally->table->spec->column_count; i++)
		if (column_is_dimension(tally, i, &unused))
			dimension_add(tally, i, tables, as_of);
	if (tally->table->spec->file_count > 1)
		dimension_add_files(tally);
	for (size_t i = 0; i < tally->dimension_count; i++)
		tally->dimensions[i].totals = xcalloc(
			(size_t)dictionary_count(tally->dictionary) + 1, sizeof *tally->dimensions[i].totals);
	if (unused.length)
		fault_add(notes, SEVERITY_INFO, "unused", "", 0, 0, "not used: %s", unused.bytes);
	buffer_free(&unused);
	return tally;
}

void
tally_free(struct tally *tally)
{
	if (!tally)
		return;
	for (size_t i = 0; i < tally->dimension_count; i++) {
		free(tally->dimensions[i].codes);
		free(tally->dimensions[i].totals);
		free(tally->dimensions[i].layers);
	}
	free(tally->dimensions);
	free(tally->codes);
	free(tally->rows);
	free(tally);
}
