#include "stats/csv/reader.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/dialect.h"
#include "stats/csv/header.h"
#include "stats/csv/input.h"
#include "stats/csv/lines.h"
#include "stats/csv/parse.h"
#include "stats/csv/region.h"
#include "stats/csv/survey.h"

/* More than any definition may declare. */
enum { HEADER_ROWS = 8 };

struct reader {
	char *name;
	struct input *input;
	struct lines *lines;
	struct dialect dialect;
	struct parse parse;
	struct region region;
	struct names names;
	size_t header_line, titles;
	bool *figures, *years; /* columns that hold figures, and those that hold a year */
	size_t figure_columns;
	bool ended, closed; /* closed: what can only be said at the end has been said */
	struct buffer found, evidence;
	struct batch totals;
	struct error problem; /* why nothing more can be read; told after the rows before it */
};

/* Reads one piece; at the end, or where nothing more can be read, sets `ended`. */
static void
reader_step(struct reader *reader)
{
	struct piece piece;
	if (!lines_next(reader->lines, &piece, &reader->problem)) {
		reader->ended = true;
	} else if (piece.bytes) {
		parse_piece(&reader->parse, &piece);
	} else {
		reader->ended = true;
		parse_end(&reader->parse, &reader->problem);
	}
}

static bool
problem_report(const struct error *problem, struct error *err)
{
	return fail(err, problem->kind, problem->file, problem->line, problem->column, "%s", problem->text);
}

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
		problem_report(&reader->problem, err);
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

/* Tells from the beginning of the text what it is written like and where its header is, and goes there. */
static bool
layout_settle(struct reader *reader, const struct reader_hints *hints, struct error *err)
{
	struct survey survey = { 0 };
	struct dialect *dialect = &reader->dialect;
	struct sample sample = { .line = lines_line(reader->lines), .name = reader->name, .hints = hints };
	size_t header_row;
	sample.text = lines_ahead(reader->lines, &sample.whole);
	bool settled =
		dialect_find(&sample, dialect, &survey, &reader->evidence, err) &&
		header_find(&survey, hints, reader->name, dialect, &header_row, &reader->evidence, err) &&
		decimal_find(&survey, header_row, reader->name, dialect, &reader->evidence, err);
	if (settled) {
		titles_tell(reader, &survey, header_row);
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

/* Everything between opening the input and the first row. */
static bool
reader_begin(struct reader *reader, const struct reader_hints *hints, struct error *err)
{
	struct parse *parse = &reader->parse;
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

/* `input` may be NULL, where opening it failed; it is the reader's in any case. */
static struct reader *
reader_new(struct input *input, const char *name, const struct dialect *declared,
	const struct reader_hints *hints, struct faults *faults, struct error *err)
{
	if (!input)
		return NULL;
	struct reader *reader = xcalloc(1, sizeof *reader);
	reader->input = input;
	reader->name = xstrdup(name);
	if (declared)
		reader->dialect = *declared;
	reader->parse.name = reader->name;
	reader->parse.faults = faults;
	if (reader_begin(reader, hints, err))
		return reader;
	reader_free(reader);
	return NULL;
}

struct reader *
reader_open(const char *path, const char *name, const struct dialect *declared,
	const struct reader_hints *hints, struct faults *faults, struct error *err)
{
	return reader_new(input_open(path, name, err), name, declared, hints, faults, err);
}

struct reader *
reader_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name,
	const struct dialect *declared, const struct reader_hints *hints, struct faults *faults,
	struct error *err)
{
	return reader_new(input_open_bytes(bytes, length, chunk, name), name, declared, hints, faults, err);
}

void
reader_free(struct reader *reader)
{
	if (!reader)
		return;
	parse_free(&reader->parse);
	lines_free(reader->lines);
	input_free(reader->input);
	region_free(&reader->region);
	names_free(&reader->names);
	free(reader->figures);
	free(reader->years);
	buffer_free(&reader->found);
	buffer_free(&reader->evidence);
	free(reader->name);
	free(reader);
}

void
reader_tell_totals(struct reader *reader)
{
	reader->region.tell_totals = true;
}

const struct dialect *
reader_dialect(const struct reader *reader)
{
	return &reader->dialect;
}

const struct slice *
reader_header(const struct reader *reader, size_t *columns, size_t *header_line)
{
	*columns = reader->names.count;
	*header_line = reader->header_line;
	return reader->names.items;
}

/* What can be said only when every row has been seen. */
static void
reader_close(struct reader *reader)
{
	const struct parse *parse = &reader->parse;
	size_t composed = lines_composed(reader->lines);
	if (reader->closed)
		return;
	reader->closed = true;
	region_end(&reader->region);
	reader->totals = rows_batch(&reader->region.totals, reader->dialect.delimiter, reader->dialect.quote);
	reader->totals.columns = reader->names.count;
	if (parse->surplus_rows)
		fault_add(parse->faults, SEVERITY_INFO, "surplus_delimiters", reader->name,
			parse->surplus_line, 0,
			"%zu row%s, from here on, with delimiters and nothing else behind the last column of "
			"the header; these are ignored",
			parse->surplus_rows, parse->surplus_rows == 1 ? "" : "s");
	if (parse->doubled_rows)
		fault_add(parse->faults, SEVERITY_WARNING, "double_encoding", reader->name,
			parse->doubled_line, 0,
			"%zu row%s, from here on, with letters that were encoded twice (\"Ã¸\" for \"ø\"); "
			"they are read as they "
			"stand",
			parse->doubled_rows, parse->doubled_rows == 1 ? "" : "s");
	if (composed)
		fault_add(parse->faults, SEVERITY_INFO, "composed_letters", reader->name, 0, 0,
			"%zu letter%s written in two parts (NFD: a letter and a mark); put together",
			composed, composed == 1 ? " is" : "s are");
}

bool
reader_next(struct reader *reader, struct batch *batch, struct error *err)
{
	struct parse *parse = &reader->parse;
	rows_clear(&parse->rows);
	/* A batch never ends inside a row. */
	while (!reader->ended && (parse->row.begun || !rows_full(&parse->rows)))
		reader_step(reader);
	if (reader->ended)
		reader_close(reader);
	*batch = rows_batch(&parse->rows, reader->dialect.delimiter, reader->dialect.quote);
	if (batch->rows)
		return true;
	if (reader->problem.kind)
		return problem_report(&reader->problem, err);
	if (!parse->rows_begun) {
		parse->rows_begun++;
		fault_add(parse->faults, SEVERITY_WARNING, "header_only", reader->name, reader->header_line,
			0, "a header and no row; expected at least one row below it");
	}
	return true;
}

const char *
reader_found(const struct reader *reader)
{
	return reader->found.bytes;
}

void
reader_explain(const struct reader *reader, struct buffer *out)
{
	const char *packing = input_packing(reader->input);
	if (packing)
		buffer_print(out, "packing: %s, known by its first bytes\n", packing);
	buffer_add(out, reader->evidence.bytes, reader->evidence.length);
	if (reader->region.ended)
		buffer_text(out, "end: another table begins below this one\n");
	if (reader->region.set_aside)
		buffer_print(out, "rows: %zu below the header are set aside, %zu of them totals\n",
			reader->region.set_aside, reader->region.totals.count);
}

const struct batch *
reader_totals(const struct reader *reader)
{
	return reader->totals.rows ? &reader->totals : NULL;
}

size_t
reader_set_aside(const struct reader *reader)
{
	return reader->region.set_aside;
}

void
reader_digest(struct reader *reader, char *out)
{
	input_digest(reader->input, out);
}
