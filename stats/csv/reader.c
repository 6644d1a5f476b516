#include "stats/csv/reader.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/dialect.h"
#include "stats/csv/input.h"
#include "stats/csv/lines.h"
#include "stats/csv/parse.h"

struct reader {
	char *name;
	struct input *input;
	struct lines *lines;
	struct dialect dialect;
	struct parse parse;
	struct slice *header;
	struct buffer header_text;
	size_t columns, header_line;
	bool ended;
	struct error
		problem; /* why nothing more can be read; told once the rows before it have been given out */
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

/* The length of the blank, line break or no-break space at the beginning of the bytes; 0 if there is none. */
static size_t
blank_length(const char *bytes, size_t length)
{
	if (length >= 1 && memchr(" \t\r\n", *bytes, 4))
		return 1;
	return length >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct slice
trimmed(const char *bytes, size_t length)
{
	for (size_t blank; (blank = blank_length(bytes, length)) > 0; length -= blank)
		bytes += blank;
	for (;;) {
		if (length >= 1 && blank_length(bytes + length - 1, 1) == 1)
			length -= 1;
		else if (length >= 2 && blank_length(bytes + length - 2, 2) == 2)
			length -= 2;
		else
			return (struct slice){ bytes, length };
	}
}

/* Appends the name to `text` and returns its length. */
static size_t
header_name(struct slice field, struct buffer *text)
{
	struct slice name = trimmed(field.bytes, field.length);
	size_t begin = text->length;
	bool after_break = false;
	for (size_t i = 0; i < name.length; i++) {
		bool is_break = name.bytes[i] == '\r' || name.bytes[i] == '\n';
		if (!is_break)
			buffer_char(text, name.bytes[i]);
		else if (!after_break)
			buffer_char(text, ' ');
		after_break = is_break;
	}
	return text->length - begin;
}

static void
header_keep(struct reader *reader)
{
	struct batch batch = rows_batch(&reader->parse.rows, reader->dialect.delimiter);
	reader->columns = reader->parse.rows.kept;
	reader->header_line = batch.lines[0];
	reader->header = xcalloc(reader->columns, sizeof *reader->header);
	for (size_t i = 0; i < reader->columns; i++)
		reader->header[i].length = header_name(batch.fields[i], &reader->header_text);
	buffer_add(&reader->header_text, "", 0); /* so that a name without a character has an address */
	const char *text = reader->header_text.bytes;
	for (size_t i = 0; i < reader->columns; i++) {
		reader->header[i].bytes = text;
		text += reader->header[i].length;
	}
	rows_clear(&reader->parse.rows);
	reader->parse.rows.columns = reader->columns;
	reader->parse.rows_begun = 0;
}

/* The first row that is not blank. What would be a fault in any other row is an error here: without a header
 * no row can be understood. */
static bool
header_read(struct reader *reader, struct error *err)
{
	struct faults *faults = reader->parse.faults;
	struct faults found = { 0 };
	const struct rows *rows = &reader->parse.rows;
	reader->parse.faults = &found;
	while (!reader->ended && !rows->count && !found.count && rows->raw_text.length <= READER_FIELD_LIMIT)
		reader_step(reader);
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
	else if (!rows->count)
		fail(err, ERROR_DATA, name, 0, 0,
			"is empty; expected a header with the names of the columns");
	else
		header_keep(reader);
	faults_free(&found);
	return reader->header != NULL;
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

/* Everything between opening the input and the first row. */
static bool
reader_begin(struct reader *reader, struct faults *faults, struct error *err)
{
	reader->lines = lines_open(reader->input, reader->name, reader->dialect.encoding, err);
	if (!reader->lines)
		return false;
	reader->dialect.encoding = lines_encoding(reader->lines);
	bool whole;
	if (!separator_skip(reader, err))
		return false;
	struct slice text = lines_ahead(reader->lines, &whole);
	if (!dialect_find(text, whole, reader->name, &reader->dialect, err))
		return false;
	reader->parse.name = reader->name;
	reader->parse.faults = faults;
	reader->parse.encoding = reader->dialect.encoding;
	reader->parse.delimiter = reader->dialect.delimiter;
	parse_begin(&reader->parse);
	return header_read(reader, err);
}

/* `input` may be NULL, where opening it failed; it is the reader's in any case. */
static struct reader *
reader_new(struct input *input, const char *name, const struct dialect *declared, struct faults *faults,
	struct error *err)
{
	if (!input)
		return NULL;
	struct reader *reader = xcalloc(1, sizeof *reader);
	reader->input = input;
	reader->name = xstrdup(name);
	if (declared)
		reader->dialect = *declared;
	if (reader_begin(reader, faults, err))
		return reader;
	reader_free(reader);
	return NULL;
}

struct reader *
reader_open(const char *path, const char *name, const struct dialect *declared, struct faults *faults,
	struct error *err)
{
	return reader_new(input_open(path, name, err), name, declared, faults, err);
}

struct reader *
reader_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name,
	const struct dialect *declared, struct faults *faults, struct error *err)
{
	return reader_new(input_open_bytes(bytes, length, chunk), name, declared, faults, err);
}

void
reader_free(struct reader *reader)
{
	if (!reader)
		return;
	parse_free(&reader->parse);
	lines_free(reader->lines);
	input_free(reader->input);
	buffer_free(&reader->header_text);
	free(reader->header);
	free(reader->name);
	free(reader);
}

const struct dialect *
reader_dialect(const struct reader *reader)
{
	return &reader->dialect;
}

const struct slice *
reader_header(const struct reader *reader, size_t *columns, size_t *header_line)
{
	*columns = reader->columns;
	*header_line = reader->header_line;
	return reader->header;
}

bool
reader_next(struct reader *reader, struct batch *batch, struct error *err)
{
	struct parse *parse = &reader->parse;
	rows_clear(&parse->rows);
	/* A batch never ends inside a row. */
	while (!reader->ended && (parse->row.begun || !rows_full(&parse->rows)))
		reader_step(reader);
	*batch = rows_batch(&parse->rows, reader->dialect.delimiter);
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

void
reader_digest(const struct reader *reader, char *out)
{
	input_digest(reader->input, out);
}
