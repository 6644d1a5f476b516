#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/dialect.h"
#include "stats/csv/reader_state.h"
#include "stats/csv/second_row.h"
#include "stats/csv/survey.h"

/* More than any definition may declare. */
enum { HEADER_ROWS = 8 };

/* The rows of the header, joined to names. */
static void
header_keep(struct reader *reader, const size_t *ends, size_t row_count)
{
	struct rows *rows = &reader->parse.rows;
	struct batch batch = rows_batch(rows, reader->dialect.delimiter, reader->dialect.quote);
	const struct slice *below[HEADER_ROWS];
	size_t fields[HEADER_ROWS];
	for (size_t i = 0; i < row_count; i++) {
		size_t first = i ? ends[i - 1] : 0;
		below[i] = batch.fields + first;
		fields[i] = ends[i] - first;
	}
	reader->header_line = batch.lines[0];
	names_join(&reader->names, below, fields, row_count);
	rows_clear(rows);
	rows->columns = reader->names.count;
	reader->parse.rows_begun = 0;
}

/* What would be a fault in any other row is an error here: without a header no row can be understood. */
static bool
header_read(struct reader *reader, struct error *err)
{
	struct faults *faults = reader->parse.faults;
	struct faults found = { 0 };
	const struct rows *rows = &reader->parse.rows;
	size_t ends[HEADER_ROWS], wanted = reader->dialect.header_rows, count = 0;
	reader->parse.faults = &found;
	while (!reader->ended && count < wanted && !found.count &&
		rows->raw_text.length <= READER_FIELD_LIMIT) {
		reader_step(reader);
		if (rows->count > count)
			ends[count++] = rows->kept;
	}
	reader->parse.faults = faults;

	const char *name = reader->name;
	if (found.count)
		fail(err, ERROR_DATA, name, found.items[0].line, found.items[0].column, "in the header: %s",
			found.items[0].message);
	else if (reader->problem.kind)
		reader_problem(reader, err);
	else if (rows->raw_text.length > READER_FIELD_LIMIT)
		fail(err, ERROR_DATA, name, 1, 1,
			"the header has more than %d bytes, the most that is read; is it a CSV file?",
			READER_FIELD_LIMIT);
	else if (!count)
		fail(err, ERROR_DATA, name, 0, 0,
			"is empty; expected a header with the names of the columns");
	else
		header_keep(reader, ends, count);
	faults_free(&found);
	return reader->names.items != NULL;
}

static bool
separator_skip(struct reader *reader, struct error *err)
{
	bool whole;
	char delimiter;
	struct slice text = lines_ahead(reader->lines, &whole);
	if (!separator_line(text, &delimiter))
		return true;
	if (!memchr(";,\t|", delimiter, 4))
		return fail(err, ERROR_DATA, reader->name, 1, 5,
			"sep= names another delimiter than those that are read; expected one of ; , tab |");
	struct piece piece;
	reader->dialect.delimiter = delimiter;
	return lines_next(reader->lines, &piece, err);
}

static void
titles_tell(struct reader *reader, const struct survey *survey, size_t header_row)
{
	for (size_t i = 0; i < header_row; i++) {
		if (survey->rows[i].filled == 0)
			continue;
		reader->titles++;
		fault_add(reader->parse.faults, SEVERITY_INFO, "title_row", reader->name,
			survey->rows[i].line, 0, "a title above the header; it is no row of the table");
	}
}

static void
second_row_tell(struct reader *reader, const struct survey *survey, size_t header_row)
{
	if (second_row_is_header(survey, header_row))
		fault_add(reader->parse.faults, SEVERITY_WARNING, "second_header", reader->name,
			survey->rows[header_row + 1].line, 0,
			"looks like a second row of the header, and is read as a row of the table; if it "
			"belongs to the header, declare dialect: {header_rows: 2} in the definitions or "
			"--header-rows 2, and else dialect: {header_rows: 1}");
}

/* Tells from the beginning of the text what it is written like and where its header is, and goes there. */
static bool
layout_settle(struct reader *reader, const struct reader_hints *hints, struct error *err)
{
	struct survey survey = { 0 };
	struct dialect *dialect = &reader->dialect;
	struct sample sample = { .line = lines_line(reader->lines), .name = reader->name, .hints = hints };
	size_t header_row;
	bool rows_declared = dialect->header_rows > 0;
	sample.text = lines_ahead(reader->lines, &sample.whole);
	bool settled =
		dialect_find(&sample, dialect, &survey, &reader->evidence, err) &&
		header_find(&survey, hints, reader->name, dialect, &header_row, &reader->evidence, err) &&
		decimal_find(&survey, header_row, reader->name, dialect, &reader->evidence, err);
	if (settled) {
		titles_tell(reader, &survey, header_row);
		if (!rows_declared)
			second_row_tell(reader, &survey, header_row);
		reader->figures = xcalloc(survey.width + 1, sizeof *reader->figures);
		reader->figure_columns = survey.width;
		header_figures_below(&survey, header_row + dialect->header_rows - 1, reader->figures);
		reader->years = xcalloc(survey.width + 1, sizeof *reader->years);
		header_years_below(&survey, header_row + dialect->header_rows - 1, reader->years);
	}
	survey_free(&survey);
	struct piece piece;
	while (settled && lines_line(reader->lines) < dialect->header_line)
		settled = lines_next(reader->lines, &piece, err);
	return settled;
}

static void
region_begin(struct reader *reader)
{
	struct region *region = &reader->region;
	region->name = reader->name;
	region->faults = reader->parse.faults;
	region->rows = &reader->parse.rows;
	region->whole_file = reader->dialect.whole_file;
	region->header = reader->names.items;
	region->columns = reader->names.count;
	/* The header may have another width than most rows. */
	if (reader->figure_columns < region->columns) {
		free(reader->figures);
		free(reader->years);
		reader->figures = xcalloc(region->columns + 1, sizeof *reader->figures);
		reader->years = xcalloc(region->columns + 1, sizeof *reader->years);
	}
	region->figures = reader->figures;
	region->years = reader->years;
	reader->parse.region = region;
}

static void
found_write(struct reader *reader)
{
	const struct dialect *dialect = &reader->dialect;
	struct buffer *out = &reader->found;
	const char delimiter[] = { dialect->delimiter, '\0' }, *packing = input_packing(reader->input);
	if (packing)
		buffer_print(out, "%s, ", packing);
	buffer_print(out, "%s, delimiter %s, decimal sign %c", encoding_name(dialect->encoding),
		dialect->delimiter == '\t' ? "tab" : delimiter, dialect->decimal);
	if (dialect->quote != '"')
		buffer_print(out, ", quote %c", dialect->quote);
	if (lines_composed(reader->lines))
		buffer_text(out, ", letters in two parts (NFD) put together");
	if (dialect->header_rows > 1)
		buffer_print(out, ", header of %zu rows", dialect->header_rows);
	if (reader->header_line > 1)
		buffer_print(out, ", header on line %zu", reader->header_line);
	if (reader->titles)
		buffer_print(out, " (%zu row%s above it %s)", reader->titles, reader->titles == 1 ? "" : "s",
			reader->titles == 1 ? "is a title" : "are titles");
}

bool
reader_begin(struct reader *reader, const struct reader_hints *hints, struct error *err)
{
	struct parse *parse = &reader->parse;
	if (hints && hints->is_unsigned)
		input_unsigned(reader->input);
	reader->lines =
		lines_open(reader->input, reader->name, reader->dialect.encoding, &reader->evidence, err);
	if (!reader->lines)
		return false;
	reader->dialect.encoding = lines_encoding(reader->lines);
	if (!separator_skip(reader, err) || !layout_settle(reader, hints, err))
		return false;
	parse->encoding = reader->dialect.encoding;
	parse->delimiter = reader->dialect.delimiter;
	parse->quote = reader->dialect.quote;
	parse_begin(parse);
	if (!header_read(reader, err))
		return false;
	region_begin(reader);
	found_write(reader);
	return true;
}
