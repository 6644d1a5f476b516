/* Tables read from text and written as text, so that a test says in one line what it gives and what it
 * expects.
 *
 * A table is written a row a line, "LINE: value value ...": `-` is missing, `.` a column that is not kept,
 * `a1>0` a reference to row 0 and `a9>-` one that leads nowhere; with several files "FILE:LINE: ...". */
#ifndef MALTALL_TESTS_TABLE_TEXT_H
#define MALTALL_TESTS_TABLE_TEXT_H

#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/table/table.h"
#include "tests/check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FILE_BYTES(file_name, text)                                                                          \
	{                                                                                                    \
		.name = (file_name), .bytes = (text), .length = sizeof(text) - 1                             \
	}

struct loaded {
	struct tables *tables;
	struct faults faults;
	struct error err;
};

/* Rows that repeat a key are taken out, as whoever computes does. */
static inline struct loaded
specs_load(const struct table_spec *specs, size_t count)
{
	struct loaded loaded = { 0 };
	loaded.tables = tables_load(specs, count, &loaded.faults, &loaded.err);
	for (size_t i = 0; loaded.tables && i < 2 * count; i++) {
		size_t rows_count;
		uint32_t *rows = table_repeated_rows(&loaded.tables->items[i / 2], i % 2 == 1, &rows_count);
		tables_leave_out(loaded.tables, i / 2, rows, rows_count);
		free(rows);
	}
	return loaded;
}

/* One table of one file, delimiter ; and decimal sign , declared. Good until the next call, since the tables
 * borrow what is static here. */
static inline struct loaded
text_load(struct column_spec *columns, size_t column_count, const char *key, const char *text)
{
	static struct table_file file;
	static struct table_spec spec;
	file = (struct table_file){ .name = "alis.csv", .bytes = text, .length = strlen(text) };
	spec = (struct table_spec){
		.name = "alis",
		.files = &file,
		.file_count = 1,
		.key = key,
		.dialect = { .delimiter = ';', .decimal = ',', .whole_file = true },
		.columns = columns,
		.column_count = column_count,
	};
	return specs_load(&spec, 1);
}

static inline void
loaded_free(struct loaded *loaded)
{
	tables_free(loaded->tables);
	faults_free(&loaded->faults);
}

static inline void
value_text(struct buffer *out, const struct tables *tables, const struct column *column, size_t row)
{
	static const char *const truths[] = { "false", "true" };
	char date[DATE_TEXT_SIZE];
	if (!column->values)
		buffer_char(out, '.');
	else if (column_is_missing(column, row))
		buffer_char(out, '-');
	else if (column->spec->type == TYPE_TEXT)
		buffer_text(out, dictionary_text(tables->dictionary, column->codes[row], NULL));
	else if (column->spec->type == TYPE_NUMBER)
		buffer_print(out, "%.15g", column->numbers[row]);
	else if (column->spec->type == TYPE_DATE)
		buffer_text(out, date_format_iso(column->dates[row], date));
	else
		buffer_text(out, truths[column->truths[row]]);
	if (column->parents && column->parents[row] != ROW_NONE)
		buffer_print(out, ">%u", (unsigned)column->parents[row]);
	else if (column->parents)
		buffer_text(out, ">-");
}

static inline void
table_print(const struct tables *tables, const struct table *table, struct buffer *out)
{
	for (size_t row = 0; row < table->rows; row++) {
		if (table->spec->file_count > 1)
			buffer_print(out, "%s:", table_file_name(table, row));
		buffer_print(out, "%zu:", table_line(table, row));
		for (size_t i = 0; i < table->spec->column_count; i++) {
			buffer_char(out, ' ');
			value_text(out, tables, &table->columns[i], row);
		}
		buffer_char(out, '\n');
	}
}

static inline void
check_table(const struct loaded *loaded, size_t index, const char *expected, const char *file, int line)
{
	check_that(loaded->tables != NULL, file, line, "loaded: %s", loaded->err.text);
	if (!loaded->tables)
		return;
	struct buffer out = { 0 };
	table_print(loaded->tables, &loaded->tables->items[index], &out);
	check_text(out.bytes ? out.bytes : "", expected, file, line, "the table");
	buffer_free(&out);
}

/* A fault a line: "rule file:line:column message". */
static inline void
faults_print(const struct faults *faults, struct buffer *out)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *fault = &faults->items[i];
		buffer_print(out, "%s %s:%zu:%zu %s\n", fault->rule, fault->file, fault->line, fault->column,
			fault->message);
	}
}

static inline void
check_faults(const struct loaded *loaded, const char *expected, const char *file, int line)
{
	struct buffer out = { 0 };
	faults_print(&loaded->faults, &out);
	check_text(out.bytes ? out.bytes : "", expected, file, line, "the faults");
	buffer_free(&out);
}

/* The load failed, and with this: "file:line: text". */
static inline void
check_error(
	const struct loaded *loaded, enum error_kind kind, const char *expected, const char *file, int line)
{
	char text[4096];
	error_describe(&loaded->err, text, sizeof text);
	check_that(loaded->tables == NULL, file, line, "nothing is loaded");
	check_int(loaded->err.kind, kind, file, line, "the kind");
	check_text(text, expected, file, line, "the error");
}

#define CHECK_TABLE(loaded, index, expected) check_table((loaded), (index), (expected), __FILE__, __LINE__)
#define CHECK_FAULTS(loaded, expected) check_faults((loaded), (expected), __FILE__, __LINE__)
#define CHECK_ERROR(loaded, kind, expected) check_error((loaded), (kind), (expected), __FILE__, __LINE__)

#endif
