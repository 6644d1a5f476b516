#include "stats/csv/header.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/slice.h"

static struct slice
cell(const struct slice *const *rows, const size_t *fields, size_t row, size_t column)
{
	return column < fields[row] ? slice_trim(rows[row][column]) : (struct slice){ "", 0 };
}

static void
cell_add(struct buffer *text, struct slice name)
{
	bool after_break = false;
	if (name.length && !memchr(name.bytes, '\r', name.length) && !memchr(name.bytes, '\n', name.length)) {
		buffer_add(text, name.bytes, name.length);
		return;
	}
	for (size_t i = 0; i < name.length; i++) {
		bool is_break = name.bytes[i] == '\r' || name.bytes[i] == '\n';
		if (!is_break)
			buffer_char(text, name.bytes[i]);
		else if (!after_break)
			buffer_char(text, ' ');
		after_break = is_break;
	}
}

/* Appends the name of a column. */
static void
name_add(struct buffer *text, const struct slice *const *rows, const size_t *fields, size_t row_count,
	size_t column)
{
	size_t begin = text->length;
	for (size_t row = 0; row < row_count; row++) {
		struct slice part = cell(rows, fields, row, column);
		bool below = false;
		for (size_t other = row + 1; other < row_count; other++)
			below |= cell(rows, fields, other, column).length > 0;
		for (size_t left = column; part.length == 0 && below && left > 0; left--)
			part = cell(rows, fields, row, left - 1);
		if (part.length && text->length > begin)
			buffer_char(text, ' ');
		cell_add(text, part);
	}
}

void
names_join(struct names *names, const struct slice *const *rows, const size_t *fields, size_t row_count)
{
	buffer_clear(&names->text);
	free(names->items);
	names->count = 0;
	for (size_t row = 0; row < row_count; row++)
		if (fields[row] > names->count)
			names->count = fields[row];
	names->items = xcalloc(names->count + 1, sizeof *names->items);
	for (size_t column = 0; column < names->count; column++) {
		size_t begin = names->text.length;
		name_add(&names->text, rows, fields, row_count, column);
		names->items[column].length = names->text.length - begin;
	}
	buffer_add(&names->text, "", 0); /* so that a name without a character has an address */
	const char *at = names->text.bytes;
	for (size_t column = 0; column < names->count; column++) {
		names->items[column].bytes = at;
		at += names->items[column].length;
	}
}

void
names_free(struct names *names)
{
	buffer_free(&names->text);
	free(names->items);
	*names = (struct names){ 0 };
}

static void
survey_names(struct names *names, const struct survey *survey, size_t row, size_t rows)
{
	const struct slice *below[8];
	size_t fields[8], count = 0;
	for (; count < rows && count < 8 && row + count < survey->row_count; count++) {
		below[count] = survey_fields(survey, row + count);
		fields[count] = survey->rows[row + count].fields;
	}
	names_join(names, below, fields, count);
}

size_t
header_hits(const struct survey *survey, size_t row, size_t rows, const struct reader_hints *hints)
{
	struct names names = { 0 };
	size_t hits = 0;
	if (!hints || hints->header_count == 0)
		return 0;
	survey_names(&names, survey, row, rows);
	for (size_t i = 0; i < hints->header_count; i++) {
		struct slice wanted =
			slice_trim((struct slice){ hints->headers[i], strlen(hints->headers[i]) });
		size_t column = 0;
		while (column < names.count && !slice_equal(names.items[column], wanted))
			column++;
		hits += column < names.count;
	}
	names_free(&names);
	return hits;
}

static size_t
rows_searched(const struct survey *survey)
{
	return survey->row_count < HEADER_SEARCH ? survey->row_count : HEADER_SEARCH;
}

size_t
header_best_hits(const struct survey *survey, size_t rows, const struct reader_hints *hints)
{
	size_t best = 0;
	for (size_t row = 0; row < rows_searched(survey); row++) {
		size_t hits = header_hits(survey, row, rows, hints);
		best = hits > best ? hits : best;
	}
	return best;
}

void
header_figures_below(const struct survey *survey, size_t row, bool *typed)
{
	size_t width = survey->width;
	size_t *filled = xcalloc(width + 1, sizeof *filled), *figures = xcalloc(width + 1, sizeof *figures);
	for (size_t i = row + 1; i < survey->row_count; i++) {
		const struct slice *fields = survey_fields(survey, i);
		if (i > row + 1 && (survey->rows[i].apart || survey->rows[i].filled == 0))
			break;
		for (size_t column = 0; column < width && survey->rows[i].fields == width; column++) {
			filled[column] += !slice_is_blank(fields[column]);
			figures[column] += slice_is_figure(fields[column]);
		}
	}
	for (size_t column = 0; column < width; column++)
		typed[column] = filled[column] && figures[column] * 10 >= filled[column] * 9;
	free(filled);
	free(figures);
}

void
header_years_below(const struct survey *survey, size_t row, bool *years)
{
	for (size_t i = row + 1; i < survey->row_count; i++) {
		const struct slice *fields = survey_fields(survey, i);
		if (i > row + 1 && (survey->rows[i].apart || survey->rows[i].filled == 0))
			break;
		for (size_t column = 0; column < survey->width && column < survey->rows[i].fields; column++)
			years[column] |= slice_is_year(fields[column]);
	}
}

/* The two rows are the same as far as names go: the header stands again further down. */
static bool
rows_equal(const struct survey *survey, size_t a, size_t b)
{
	if (survey->rows[a].fields != survey->rows[b].fields)
		return false;
	for (size_t i = 0; i < survey->rows[a].fields; i++)
		if (!slice_equal(
			    slice_trim(survey_fields(survey, a)[i]), slice_trim(survey_fields(survey, b)[i])))
			return false;
	return true;
}

static bool
header_ambiguous(const char *name, size_t first, size_t second, const char *why, struct error *err)
{
	return fail(err, ERROR_DATA, name, first, 0,
		"the header may be on line %zu or on line %zu: %s; declare it with dialect: {header_line: } "
		"in the "
		"definitions or --header-line (or header_rows: 2, if it is both)",
		first, second, why);
}

/* The row that has most of the headers asked for; survey->row_count if no row has one. */
static bool
asked_for_find(const struct survey *survey, const struct reader_hints *hints, const char *name, size_t rows,
	size_t *row, struct buffer *evidence, struct error *err)
{
	size_t best = 0, equal = 0;
	*row = survey->row_count;
	for (size_t i = 0; i < rows_searched(survey); i++) {
		size_t hits = header_hits(survey, i, rows, hints);
		if (hits > best) {
			best = hits;
			*row = equal = i;
		} else if (hits && hits == best && equal == *row && !rows_equal(survey, *row, i)) {
			equal = i;
		}
	}
	if (best == 0)
		return true;
	size_t count = hints->header_count;
	if (equal != *row && best * 2 > count)
		return header_ambiguous(name, survey->rows[*row].line, survey->rows[equal].line,
			"both have as many of the columns asked for", err);
	size_t joined = rows == 1 && best < count ? header_best_hits(survey, 2, hints) : 0;
	if (joined > best)
		return fail(err, ERROR_DATA, name, survey->rows[*row].line, 0,
			"the header may be one row or two: this row has %zu of the %zu columns asked for, "
			"and two rows "
			"joined have %zu; declare it with dialect: {header_rows: 2} in the definitions or "
			"--header-rows 2",
			best, count, joined);
	buffer_print(evidence, "header: line %zu: it has %zu of the %zu column%s asked for\n",
		survey->rows[*row].line, best, count, count == 1 ? "" : "s");
	return true;
}

/* Whether a row below a candidate with empty fields is a header with as good a right: fuller, and a text in a
 * column that has figures below it. */
static bool
better_below(const struct survey *survey, size_t row, size_t *better)
{
	*better = row + 1;
	while (*better < survey->row_count && survey->rows[*better].filled == 0)
		++*better;
	if (*better >= survey->row_count || !survey_is_header(survey, *better) ||
		survey->rows[*better].filled <= survey->rows[row].filled)
		return false;
	bool *typed = xcalloc(survey->width + 1, sizeof *typed), better_right = false;
	header_figures_below(survey, *better, typed);
	for (size_t i = 0; i < survey->width; i++)
		better_right |= typed[i] && !slice_is_blank(survey_fields(survey, *better)[i]) &&
				!slice_is_figure(survey_fields(survey, *better)[i]);
	free(typed);
	return better_right;
}

/* Names for every field, and rows below that are wider than they: something is wrong, but not with the
 * header. */
static bool
is_narrow_header(const struct survey *survey, size_t row)
{
	const struct survey_row *at = &survey->rows[row];
	return at->fields > 1 && at->filled == at->fields && !survey_has_figure(survey, row) &&
	       row + 1 < survey->row_count && at[1].fields >= at->fields;
}

/* The row has nothing against it but that one field alone is filled. */
static bool
is_thin_header(const struct survey *survey, size_t row)
{
	const struct survey_row *at = &survey->rows[row];
	return at->filled && at->fields == survey->width && !survey_has_figure(survey, row);
}

/* The data have begun; a title with a figure is never as full. */
static bool
is_data(const struct survey *survey, size_t row)
{
	const struct survey_row *at = &survey->rows[row];
	return at->fields == survey->width && at->filled == at->fields && survey_has_figure(survey, row);
}

/* The first row that could be one; survey->row_count if there is none before the data begin. */
static size_t
candidate_find(const struct survey *survey)
{
	static bool (*const tests[])(
		const struct survey *, size_t) = { survey_is_header, is_narrow_header, is_thin_header };
	for (size_t test = 0; test < sizeof tests / sizeof *tests; test++)
		for (size_t row = 0; row < rows_searched(survey) && !is_data(survey, row); row++)
			if (tests[test](survey, row))
				return row;
	return survey->row_count;
}

static bool
looks_find(const struct survey *survey, const struct reader_hints *hints, const char *name, size_t rows,
	size_t *row, struct buffer *evidence, struct error *err)
{
	size_t better;
	*row = survey->width ? candidate_find(survey) : 0;
	if (*row == survey->row_count && hints && hints->header_count) {
		*row = 0; /* whoever asked for columns will say that none of them is there */
		return true;
	}
	if (*row == survey->row_count)
		return fail(err, ERROR_DATA, name, survey->rows[0].line, 0,
			"no row looks like a header: figures stand in every row from the first on; expected "
			"the names "
			"of the columns (if this is the header, declare dialect: {header_line: %zu} in the "
			"definitions or --header-line %zu)",
			survey->rows[0].line, survey->rows[0].line);
	const struct survey_row *at = &survey->rows[*row];
	if (rows == 1 && survey->width && at->filled < at->fields && better_below(survey, *row, &better))
		return header_ambiguous(name, at->line, survey->rows[better].line,
			"the first is not filled, the second stands above figures", err);
	buffer_print(evidence,
		"header: line %zu: the first row that looks like one: %zu of %zu field%s filled, no "
		"figures\n",
		at->line, at->filled, at->fields, at->fields == 1 ? "" : "s");
	return true;
}

bool
header_find(const struct survey *survey, const struct reader_hints *hints, const char *name,
	struct dialect *dialect, size_t *row, struct buffer *evidence, struct error *err)
{
	size_t rows = dialect->header_rows ? dialect->header_rows : 1;
	dialect->header_rows = rows;
	*row = 0;
	if (survey->row_count == 0)
		return dialect->header_line == 0 ||
		       fail(err, ERROR_DATA, name, 0, 0, "has no line %zu, on which its header should begin",
			       dialect->header_line);
	if (dialect->header_line) {
		if (survey->rows[0].line != dialect->header_line)
			return fail(err, ERROR_DATA, name, dialect->header_line, 0,
				"no row begins on this line, which is declared as that of the header; the "
				"next one "
				"begins on line %zu",
				survey->rows[0].line);
		buffer_print(evidence, "header: line %zu: declared\n", dialect->header_line);
		return true;
	}
	if (!asked_for_find(survey, hints, name, rows, row, evidence, err))
		return false;
	if (*row == survey->row_count && !looks_find(survey, hints, name, rows, row, evidence, err))
		return false;
	dialect->header_line = survey->rows[*row].line;
	return true;
}
