#include <assert.h>
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

/* What the parts of a total come to in one column. */
struct parts {
	double sum;                                   /* as they are written */
	double least, most;                           /* NaN where none is known */
	size_t missing, inexact, about, above, below; /* inexact: the last three */
};

static struct parts
parts_add_up(const struct total *total, const struct column *column)
{
	struct parts parts = { .least = NAN, .most = NAN };
	for (size_t row = 0; row < total->table->rows; row++) {
		if (!total->parts[row])
			continue;
		uint8_t qualifier = column->qualifiers ? column->qualifiers[row] : 0;
		parts.missing += isnan(column->numbers[row]);
		parts.least = fmin(parts.least, column->numbers[row]);
		parts.most = fmax(parts.most, column->numbers[row]);
		parts.inexact += qualifier != 0;
		parts.about += qualifier == '~';
		parts.above += qualifier == '>';
		parts.below += qualifier == '<';
		parts.sum += isnan(column->numbers[row]) ? 0 : column->numbers[row];
	}
	return parts;
}

enum verdict { TOTAL_WRONG, TOTAL_UNSURE, TOTAL_AGREES };

/* What the true total less its true parts may be: the difference as written, or, where something is not
 * exact, anything to one side of it or to both. It has to be nought. */
static enum verdict
total_judge(double given, uint8_t qualifier, const struct parts *parts)
{
	bool open = qualifier == '~' || parts->missing > 0 || parts->about > 0;
	bool lower = open || qualifier == '<' || parts->above > 0;
	bool higher = open || qualifier == '>' || parts->below > 0;
	bool near = is_near(given, parts->sum);
	if (!lower && !higher)
		return near ? TOTAL_AGREES : TOTAL_WRONG;
	if (lower && higher)
		return TOTAL_UNSURE;
	return !near && (lower ? given > parts->sum : given < parts->sum) ? TOTAL_UNSURE : TOTAL_WRONG;
}

static const char *
qualifier_words(uint8_t qualifier)
{
	return qualifier == '~'   ? "about "
	       : qualifier == '<' ? "less than "
	       : qualifier == '>' ? "more than "
				  : "";
}

static void
verdict_tell(const struct total *total, size_t index, const struct parts *parts, enum verdict verdict,
	struct faults *faults)
{
	const struct table *totals = total->table->totals;
	const struct column *column = &totals->columns[index];
	/* Where all that is not exact lies to the same side, the sum does too. */
	bool one_side = parts->missing == 0 && parts->about == 0 && (parts->above == 0 || parts->below == 0);
	struct buffer message = { 0 };
	column_message(&message, column->spec);
	buffer_print(&message, "the total is %s%.15g, and its %zu part%s add%s up to %s%.15g",
		qualifier_words(column->qualifiers ? column->qualifiers[total->row] : 0),
		column->numbers[total->row], total->part_count, total->part_count == 1 ? "" : "s",
		total->part_count == 1 ? "s" : "",
		!one_side          ? ""
		: parts->above > 0 ? "more than "
		: parts->below > 0 ? "less than "
				   : "",
		parts->sum);
	if (verdict == TOTAL_UNSURE && parts->missing + parts->inexact > 0)
		buffer_print(&message, "; %zu of them missing and %zu not exact, so this may be right",
			parts->missing, parts->inexact);
	else if (verdict == TOTAL_UNSURE)
		buffer_text(&message, ", so this may be right");
	/* A mean lies among its parts, and so does the percentage of all. */
	else if (verdict == TOTAL_WRONG && total->part_count > 1 &&
		 column->numbers[total->row] > parts->least && column->numbers[total->row] < parts->most)
		buffer_text(&message,
			"; if it is a mean or a percentage, name the columns that are added up with "
			"`totals_equal_parts`");
	fault_add(faults, verdict == TOTAL_UNSURE ? SEVERITY_INFO : SEVERITY_ERROR,
		verdict == TOTAL_UNSURE ? "totals_unsure" : "totals", table_file_name(totals, total->row),
		table_line(totals, total->row), 0, "%s", message.bytes);
	buffer_free(&message);
}

/* The totals of one column and file that agree. */
struct agreement {
	size_t count, row, parts; /* row and parts of the first */
};

static void
column_check(const struct total *total, size_t index, struct agreement *agreements, struct faults *faults)
{
	const struct table *table = total->table;
	const struct column *given = &table->totals->columns[index];
	if (isnan(given->numbers[total->row]))
		return;
	struct parts parts = parts_add_up(total, &table->columns[index]);
	uint8_t qualifier = given->qualifiers ? given->qualifiers[total->row] : 0;
	enum verdict verdict = total_judge(given->numbers[total->row], qualifier, &parts);
	if (verdict != TOTAL_AGREES) {
		verdict_tell(total, index, &parts, verdict, faults);
		return;
	}
	struct agreement *agreement =
		&agreements[table_file(table->totals, total->row) * table->spec->column_count + index];
	if (agreement->count++ == 0) {
		agreement->row = total->row;
		agreement->parts = total->part_count;
	}
}

static void
agreements_tell(const struct table *table, const struct agreement *agreements, struct faults *faults)
{
	size_t columns = table->spec->column_count;
	for (size_t i = 0; i < table->spec->file_count * columns; i++) {
		const struct agreement *agreement = &agreements[i];
		if (agreement->count == 0)
			continue;
		assert(table->totals);
		const struct column *column = &table->totals->columns[i % columns];
		double given = column->numbers[agreement->row];
		struct buffer message = { 0 };
		column_message(&message, column->spec);
		if (agreement->count == 1)
			buffer_print(&message, "the total agrees with its %zu part%s: %.15g",
				agreement->parts, agreement->parts == 1 ? "" : "s", given);
		else
			buffer_print(&message, "%zu totals agree with their parts, the first here: %.15g",
				agreement->count, given);
		fault_add(faults, SEVERITY_INFO, "totals_agree",
			table_file_name(table->totals, agreement->row),
			table_line(table->totals, agreement->row), 0, "%s", message.bytes);
		fault_cases(faults, agreement->count);
		buffer_free(&message);
	}
}

static bool
is_summed(const struct table *table, size_t index)
{
	const struct column_spec *spec = &table->spec->columns[index];
	return spec->type == TYPE_NUMBER && !spec->not_summed && spec->percent != PERCENT_ALWAYS &&
	       table->columns[index].values && table->totals->columns[index].values;
}

/* The file of each row, looked up once for all totals. */
static size_t *
files_of(const struct table *table)
{
	size_t *files = xcalloc(table->rows + 1, sizeof *files);
	for (size_t row = 0; row < table->rows; row++)
		files[row] = table_file(table, row);
	return files;
}

void
totals_check(const struct table *table, struct faults *faults)
{
	size_t totals = table->totals ? table->totals->rows : 0, *files = totals ? files_of(table) : NULL;
	struct total total = { .table = table, .parts = xcalloc(table->rows + 1, sizeof *total.parts) };
	struct agreement *agreements =
		xcalloc(table->spec->file_count * table->spec->column_count + 1, sizeof *agreements);
	for (total.row = 0; total.row < totals; total.row++) {
		const size_t file = table_file(table->totals, total.row);
		total.part_count = 0;
		for (size_t row = 0; row < table->rows; row++) {
			total.parts[row] = files[row] == file;
			total.part_count += total.parts[row];
		}
		for (size_t i = 0; i < table->spec->column_count; i++)
			parts_narrow(&total, i);
		for (size_t i = 0; i < table->spec->column_count; i++) {
			if (is_summed(table, i))
				column_check(&total, i, agreements, faults);
		}
	}
	agreements_tell(table, agreements, faults);
	free(agreements);
	free(total.parts);
	free(files);
}
