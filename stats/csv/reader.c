#include "stats/csv/reader.h"

#include <stdint.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/csv/reader_state.h"

/* Takes the rows that need no libcsv; false if the next one does. */
static bool
plain_step(struct reader *reader)
{
	struct parse *parse = &reader->parse;
	bool whole;
	size_t rows;
	if (reader->dialect.scanner == SCANNER_LIBCSV || parse->row.begun || parse->row.skipping)
		return false;
	const struct slice text = lines_ahead(reader->lines, &whole);
	size_t taken = plain_take(&reader->plain, parse, text, lines_line(reader->lines), &rows);
	lines_take(reader->lines, taken, rows);
	return taken > 0;
}

void
reader_step(struct reader *reader)
{
	struct piece piece;
	if (plain_step(reader))
		return;
	if (!lines_next(reader->lines, &piece, &reader->problem)) {
		reader->ended = true;
	} else if (piece.bytes) {
		if (lines_moved(reader->lines))
			plain_forget(&reader->plain);
		parse_piece(&reader->parse, &piece);
	} else if (!reader_rests(reader)) {
		reader->ended = true;
		parse_end(&reader->parse, &reader->problem);
	}
}

bool
reader_problem(const struct reader *reader, struct error *err)
{
	const struct error *problem = &reader->problem;
	return fail(err, problem->kind, problem->file, problem->line, problem->column, "%s", problem->text);
}

void
reader_faults_to(struct reader *reader, struct faults *faults)
{
	reader->parse.faults = reader->region.faults = faults;
}

static struct reader *
reader_new(struct input *input, const char *name, const struct dialect *declared, struct faults *faults)
{
	struct reader *reader = xcalloc(1, sizeof *reader);
	reader->input = input;
	reader->name = xstrdup(name);
	if (declared)
		reader->dialect = *declared;
	reader->plain.scanner = reader->dialect.scanner;
	reader->parse.name = reader->name;
	reader->parse.faults = faults;
	return reader;
}

/* `input` may be NULL, where opening it failed; it is the reader's in any case. */
static struct reader *
reader_begun(struct input *input, const char *name, const struct dialect *declared,
	const struct reader_hints *hints, struct faults *faults, struct error *err)
{
	if (!input)
		return NULL;
	struct reader *reader = reader_new(input, name, declared, faults);
	if (reader_begin(reader, hints, err))
		return reader;
	if (hints && hints->evidence)
		reader_explain(reader, hints->evidence);
	reader_free(reader);
	return NULL;
}

struct reader *
reader_open(const char *path, const char *name, const struct dialect *declared,
	const struct reader_hints *hints, struct faults *faults, struct error *err)
{
	return reader_begun(input_open(path, name, err), name, declared, hints, faults, err);
}

struct reader *
reader_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name,
	const struct dialect *declared, const struct reader_hints *hints, struct faults *faults,
	struct error *err)
{
	return reader_begun(input_open_bytes(bytes, length, chunk, name), name, declared, hints, faults, err);
}

void
reader_free(struct reader *reader)
{
	if (!reader)
		return;
	ahead_stop(reader->ahead);
	parse_free(&reader->parse);
	lines_free(reader->lines);
	input_free(reader->input);
	region_free(&reader->region);
	if (!reader->whole)
		names_free(&reader->names);
	free(reader->wanted.columns);
	free(reader->wanted.places);
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

void
reader_want(struct reader *reader, const bool *columns)
{
	struct wanted *wanted = &reader->wanted;
	size_t count = reader->names.count;
	wanted->columns = xcalloc(count, sizeof *wanted->columns);
	wanted->places = xcalloc(count, sizeof *wanted->places);
	for (size_t i = 0; i < count; i++) {
		wanted->places[i] = columns[i] ? wanted->count : SIZE_MAX;
		if (columns[i])
			wanted->columns[wanted->count++] = i;
	}
	reader->parse.rows.wanted = wanted;
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
	size_t composed = lines_composed(reader->lines) + reader->composed;
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
	bool twice = parse->encoding == ENCODING_UTF_8;
	if (parse->doubled_rows)
		fault_add(parse->faults, SEVERITY_WARNING, twice ? "double_encoding" : "mixed_encoding",
			reader->name, parse->doubled_line, 0,
			"%zu row%s, from here on, with letters that %s (\"Ã¸\" for \"ø\"); they are read as "
			"they "
			"stand",
			parse->doubled_rows, parse->doubled_rows == 1 ? "" : "s",
			twice ? "were encoded twice" : "are UTF-8, which the file is not");
	if (composed)
		fault_add(parse->faults, SEVERITY_INFO, "composed_letters", reader->name, 0, 0,
			"%zu letter%s written in two parts (NFD: a letter and a mark); put together",
			composed, composed == 1 ? " is" : "s are");
}

bool
reader_fill(struct reader *reader, struct batch *batch, struct error *err)
{
	struct parse *parse = &reader->parse;
	rows_clear(&parse->rows);
	lines_release(reader->lines);
	/* A batch never ends inside a row. */
	while (!reader->ended && (parse->row.begun || !rows_full(&parse->rows)))
		reader_step(reader);
	if (reader->ended && !reader->resting)
		reader_close(reader);
	*batch = rows_batch(&parse->rows, reader->dialect.delimiter, reader->dialect.quote);
	if (batch->rows)
		return true;
	if (reader->problem.kind)
		return reader_problem(reader, err);
	if (!parse->rows_begun && !reader->resting) {
		parse->rows_begun++;
		fault_add(parse->faults, SEVERITY_WARNING, "header_only", reader->name, reader->header_line,
			0, "a header and no row; expected at least one row below it");
	}
	return true;
}

/* A thread is worth its while where the file goes on behind the sample. */
static bool
is_long(const struct reader *reader)
{
	bool whole;
	lines_ahead(reader->lines, &whole);
	return !whole && reader->dialect.scanner != SCANNER_LIBCSV;
}

bool
reader_next(struct reader *reader, struct batch *batch, struct error *err)
{
	if (!reader->next_asked && is_long(reader))
		reader->ahead = ahead_start(reader);
	reader->next_asked = true;
	if (reader->ahead && !ahead_is_over(reader->ahead))
		return ahead_next(reader->ahead, batch, err);
	return reader_fill(reader, batch, err);
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
		buffer_print(out, "rows: %zu below the header %s set aside, %zu of them totals\n",
			reader->region.set_aside, reader->region.set_aside == 1 ? "is" : "are",
			reader->region.totals.count);
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
