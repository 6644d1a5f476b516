#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/table/header.h"
#include "stats/table/storage.h"
#include "stats/table/totals.h"

/* One total and the rows it is about. */
struct total {
	const struct table *table;
	size_t row;  /* among the totals */
	bool *parts; /* by row of the table */
	size_t part_count;
};

static size_t
file_of(const struct table *table, size_t row)
{
	return table->files ? table->files[row] : 0;
}

static bool
value_is_equal(const struct column *total, size_t total_row, const struct column *part, size_t part_row)
{
	size_t size = value_size(part->spec->type);
	const char *a = total->values, *b = part->values;
	return memcmp(a + total_row * size, b + part_row * size, size) == 0;
}

/* Leaves only the parts that agree with the total in a column, if any does. */
static void
parts_narrow(struct total *total, size_t index)
{
	const struct table *table = total->table;
	const struct column *mine = &table->totals->columns[index], *theirs = &table->columns[index];
	if (!mine->values || !theirs->values || mine->spec->type == TYPE_NUMBER ||
		column_is_missing(mine, total->row))
		return;
	size_t agree = 0;
	for (size_t row = 0; row < table->rows; row++)
		agree += total->parts[row] && value_is_equal(mine, total->row, theirs, row);
	for (size_t row = 0; row < table->rows && agree > 0; row++)
		total->parts[row] = total->parts[row] && value_is_equal(mine, total->row, theirs, row);
	total->part_count = agree > 0 ? agree : total->part_count;
}

/* Sums of decimal fractions differ in their last binary digits. */
static bool
is_near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(1.0, fmax(fabs(a), fabs(b)));
}

static void
column_check(const struct total *total, size_t index, struct faults *faults)
{
	const struct table *table = total->table;
	const struct column *mine = &table->totals->columns[index], *theirs = &table->columns[index];
	double given = mine->numbers[total->row], sum = 0;
	size_t missing = 0, inexact = 0, above = 0, below = 0;
	if (isnan(given) || (mine->qualifiers && mine->qualifiers[total->row]))
		return;
	for (size_t row = 0; row < table->rows; row++) {
		if (!total->parts[row])
			continue;
		missing += isnan(theirs->numbers[row]);
		inexact += theirs->qualifiers && theirs->qualifiers[row];
		above += theirs->qualifiers && theirs->qualifiers[row] == '>';
		below += theirs->qualifiers && theirs->qualifiers[row] == '<';
		sum += isnan(theirs->numbers[row]) ? 0 : theirs->numbers[row];
	}
	/* Where all that is not exact lies to the same side, the sum does too. */
	bool more = missing == 0 && above > 0 && above == inexact;
	bool less = missing == 0 && below > 0 && below == inexact;
	bool near = is_near(given, sum);
	bool impossible = (more && (near || given < sum)) || (less && (near || given > sum));
	bool unsure = missing + inexact > 0 && !impossible;
	if (near && !impossible)
		return;
	struct buffer message = { 0 };
	column_message(&message, mine->spec);
	buffer_print(&message, "the total is %.15g, and its %zu part%s add%s up to %s%.15g", given,
		total->part_count, total->part_count == 1 ? "" : "s", total->part_count == 1 ? "s" : "",
		impossible ? more ? "more than " : "less than " : "", sum);
	if (unsure)
		buffer_print(&message, "; %zu of them missing and %zu not exact, so this may be right",
			missing, inexact);
	fault_add(faults, unsure ? SEVERITY_INFO : SEVERITY_ERROR, "totals",
		table_file_name(table->totals, total->row), table->totals->lines[total->row], 0, "%s",
		message.bytes);
	buffer_free(&message);
}

static bool
is_summed(const struct table *table, size_t index)
{
	const struct column_spec *spec = &table->spec->columns[index];
	return spec->type == TYPE_NUMBER && !spec->not_summed && spec->percent != PERCENT_ALWAYS &&
	       table->columns[index].values && table->totals->columns[index].values;
}

void
totals_check(const struct table *table, struct faults *faults)
{
	size_t totals = table->totals ? table->totals->rows : 0;
	struct total total = { .table = table, .parts = xcalloc(table->rows + 1, sizeof *total.parts) };
	for (total.row = 0; total.row < totals; total.row++) {
		total.part_count = 0;
		for (size_t row = 0; row < table->rows; row++) {
			total.parts[row] = file_of(table, row) == file_of(table->totals, total.row);
			total.part_count += total.parts[row];
		}
		for (size_t i = 0; i < table->spec->column_count; i++)
			parts_narrow(&total, i);
		for (size_t i = 0; i < table->spec->column_count; i++) {
			if (is_summed(table, i))
				column_check(&total, i, faults);
		}
	}
	free(total.parts);
}
