/* The cells of a run compared with a CSV file of expected ones, whose header names the columns:
 *
 *	indicator,by,group,numerator,denominator,undetermined,excluded,excepted
 *
 * in any order. Every cell must be in the file and every line of the file in the run, except that a cell in
 * which there is nothing may be left out on either side. */
#ifndef MALTALL_TESTS_INDICATOR_CELLS_H
#define MALTALL_TESTS_INDICATOR_CELLS_H

#include <stdlib.h>

#include "stats/indicator/change.h"
#include "stats/indicator/rule.h"
#include "tests/check.h"

enum { CELL_COLUMNS = 8, CELL_COUNTS = 5 };

/* The columns; the first three say which cell it is. */
static const char *const cell_columns[CELL_COLUMNS] = { "indicator", "by", "group", "numerator",
	"denominator", "undetermined", "excluded", "excepted" };

struct expected_cell {
	char name[3][128];
	int64_t counts[CELL_COUNTS];
	bool met;
};

struct expected_cells {
	struct expected_cell items[1000];
	size_t count;
};

static inline bool
slice_is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.bytes, text, slice.length) == 0;
}

/* The lines of a CSV file, or of what a program printed: `bytes` belongs to the caller. */
static inline void
expected_cells_read(struct expected_cells *cells, const char *bytes, size_t length, const char *name)
{
	struct dialect dialect = { .encoding = ENCODING_UTF_8, .delimiter = ',', .decimal = '.' };
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader = reader_open_bytes(bytes, length, 0, name, &dialect, NULL, &faults, &err);
	size_t columns = 0, at[CELL_COLUMNS] = { 0 };
	cells->count = 0;
	if (!reader) {
		check_that(false, name, 0, "%s", err.text);
		return;
	}
	const struct slice *header = reader_header(reader, &columns, &(size_t){ 0 });
	for (size_t column = 0; column < CELL_COLUMNS; column++) {
		while (at[column] < columns && !slice_is(header[at[column]], cell_columns[column]))
			at[column]++;
		check_that(at[column] < columns, name, 1, "no column %s", cell_columns[column]);
	}
	struct batch batch = { 0 };
	while (reader_next(reader, &batch, &err) && batch.rows > 0) {
		for (size_t row = 0; row < batch.rows; row++) {
			struct expected_cell *cell = &cells->items[cells->count++];
			const struct slice *fields = &batch.fields[row * batch.columns];
			*cell = (struct expected_cell){ 0 };
			for (size_t i = 0; i < 3; i++)
				snprintf(cell->name[i], sizeof cell->name[i], "%.*s",
					(int)fields[at[i]].length, fields[at[i]].bytes);
			for (size_t i = 0; i < CELL_COUNTS; i++) {
				char number[32];
				snprintf(number, sizeof number, "%.*s", (int)fields[at[i + 3]].length,
					fields[at[i + 3]].bytes);
				cell->counts[i] = strtoll(number, NULL, 10);
			}
		}
	}
	check_that(err.kind == ERROR_NONE && faults.count == 0, name, 0, "cannot be read: %s", err.text);
	reader_free(reader);
	faults_free(&faults);
}

static inline void
cell_check(struct expected_cells *cells, const char *indicator, const struct cell *cell, const char *name)
{
	const struct counts *counts = &cell->counts;
	const int64_t actual[CELL_COUNTS] = { counts->numerator, counts->denominator, counts->undetermined,
		counts->excluded, counts->excepted };
	static const struct expected_cell nothing;
	const struct expected_cell *expected = &nothing;
	for (size_t i = 0; i < cells->count; i++) {
		struct expected_cell *candidate = &cells->items[i];
		if (strcmp(candidate->name[0], indicator) == 0 && strcmp(candidate->name[1], cell->by) == 0 &&
			strcmp(candidate->name[2], cell->group) == 0) {
			candidate->met = true;
			expected = candidate;
		}
	}
	for (size_t i = 0; i < CELL_COUNTS; i++)
		check_that(actual[i] == expected->counts[i], name, 0, "%s %s %s: %s is %lld, expected %lld",
			indicator, cell->by, cell->group, cell_columns[i + 3], (long long)actual[i],
			(long long)expected->counts[i]);
}

static inline void
cells_check(struct expected_cells *cells, const struct result *result, const char *name)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		cell_check(cells, indicator->definition->name, &indicator->total, name);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
				cell_check(cells, indicator->definition->name, &indicator->strata[j].cells[k],
					name);
	}
	for (size_t i = 0; i < cells->count; i++) {
		const struct expected_cell *cell = &cells->items[i];
		bool empty = true;
		for (size_t j = 0; j < CELL_COUNTS; j++)
			empty = empty && cell->counts[j] == 0;
		check_that(cell->met || empty, name, 0, "%s %s %s is expected but not there", cell->name[0],
			cell->name[1], cell->name[2]);
	}
}

/* Runs a definitions file over its data at a date (DATE_MISSING: the date it names) and compares every cell.
 */
static inline void
definition_check(struct expected_cells *cells, const char *path, int32_t as_of)
{
	struct faults mistakes = { 0 }, faults = { 0 };
	struct error err = { 0 };
	struct tables *tables = NULL;
	struct result *result = NULL;
	struct definition *definition = definition_read(path, &mistakes, &err);
	if (definition)
		tables = tables_load(definition->tables, definition->table_count, &faults, &err);
	struct rule_report report = { 0 };
	int32_t date = definition && as_of == DATE_MISSING ? definition->as_of : as_of;
	if (tables && rules_apply(definition, tables, date, &faults, &report, &err)) {
		struct timeline *ahead = outlook_timeline(definition, tables, date);
		result = result_new(definition, tables, date, &faults, ahead);
		timeline_free(ahead);
	}
	for (size_t i = 0; i < mistakes.count; i++)
		check_that(false, path, (int)mistakes.items[i].line, "%s", mistakes.items[i].message);
	check_that(result, path, (int)err.line, "%s", err.text);
	if (result)
		cells_check(cells, result, path);
	result_free(result);
	rule_report_free(&report);
	tables_free(tables);
	definition_free(definition);
	faults_free(&mistakes);
	faults_free(&faults);
}

#endif
