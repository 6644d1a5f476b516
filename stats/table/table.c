#include "stats/table/table.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "stats/table/storage.h"
#include "stats/table/totals.h"

const char *
value_type_name(enum value_type type)
{
	static const char *const names[] = {
		[TYPE_TEXT] = "text",
		[TYPE_NUMBER] = "number",
		[TYPE_DATE] = "date",
		[TYPE_TRUTH] = "truth",
	};
	return names[type];
}

void
table_begin(struct table *table, const struct table_spec *spec)
{
	table->spec = spec;
	table->columns = xcalloc(spec->column_count, sizeof *table->columns);
	for (size_t i = 0; i < spec->column_count; i++)
		table->columns[i].spec = &spec->columns[i];
	table->dialects = xcalloc(spec->file_count, sizeof *table->dialects);
	table->reports = xcalloc(spec->file_count, sizeof *table->reports);
	table->left_out = xcalloc(spec->file_count, sizeof *table->left_out);
	table->rows_taken = xcalloc(spec->file_count, sizeof *table->rows_taken);
	table->digests = xcalloc(spec->file_count, sizeof *table->digests);
}

void
table_forget_values(struct table *table)
{
	for (size_t i = 0; i < table->spec->column_count; i++) {
		struct column *column = &table->columns[i];
		free(column->values);
		free(column->qualifiers);
		free(column->parents);
		column->values = NULL;
		column->qualifiers = NULL;
		column->parents = NULL;
	}
}

void
table_clear(struct table *table)
{
	table_forget_values(table);
	free(table->columns);
	row_places_free(&table->places);
	free(table->dialects);
	free(table->left_out);
	free(table->rows_taken);
	free(table->repeated);
	free(table->struck);
	totals_free(table->totals);
	for (size_t i = 0; i < table->spec->file_count; i++)
		reader_report_free(&table->reports[i]);
	free(table->reports);
	free(table->digests);
}

void
tables_free(struct tables *tables)
{
	if (!tables)
		return;
	for (size_t i = 0; i < tables->count; i++)
		table_clear(&tables->items[i]);
	free(tables->items);
	dictionary_free(tables->dictionary);
	free(tables);
}

enum { THREADS_MOST = 64 };

size_t
table_spec_threads(const struct table_spec *spec)
{
	long processors = spec->threads ? (long)spec->threads : sysconf(_SC_NPROCESSORS_ONLN);
	return processors < 1 ? 1 : processors > THREADS_MOST ? THREADS_MOST : (size_t)processors;
}

size_t
table_row_count(const struct table *table)
{
	size_t count = 0;
	for (size_t i = 0; i < table->spec->file_count; i++)
		count += table->rows_taken[i];
	return count;
}

bool
column_is_missing(const struct column *column, size_t row)
{
	switch (column->spec->type) {
	case TYPE_TEXT: return column->codes[row] == CODE_MISSING;
	case TYPE_NUMBER: return isnan(column->numbers[row]);
	case TYPE_DATE: return column->dates[row] == DATE_MISSING;
	case TYPE_TRUTH: return column->truths[row] == TRUTH_UNKNOWN;
	}
	return true;
}

void
column_range(const struct column *column, size_t row, double *least, double *most)
{
	double number = column->numbers[row];
	uint8_t qualifier = column->qualifiers && !isnan(number) ? column->qualifiers[row] : 0;
	bool about = qualifier == '~';
	*least = qualifier == '>'            ? nextafter(number, INFINITY)
		 : about || qualifier == '<' ? -INFINITY
					     : number;
	*most = qualifier == '<'            ? nextafter(number, -INFINITY)
		: about || qualifier == '>' ? INFINITY
					    : number;
}

size_t
table_spec_column(const struct table_spec *spec, const char *name)
{
	for (size_t i = 0; i < spec->column_count; i++) {
		if (strcmp(spec->columns[i].name, name) == 0)
			return i;
	}
	return SIZE_MAX;
}

size_t
table_line(const struct table *table, size_t row)
{
	return row_places_at(&table->places, row).line;
}

size_t
table_file(const struct table *table, size_t row)
{
	return table->spec->file_count > 1 ? row_places_at(&table->places, row).file : 0;
}

const char *
table_file_name(const struct table *table, size_t row)
{
	return table->spec->files[table_file(table, row)].name;
}
