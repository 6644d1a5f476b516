#include "stats/csv/parse.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/csv/decoder.h"
#include "stats/csv/encoding.h"
#include "stats/csv/formula.h"

enum { PARSER_BLOCK = 4096 };

/* Blanks belong to the field. */
static int
is_never_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void *
parser_memory(void *old, size_t size)
{
	return xreallocarray(old, size, 1);
}

static void
parser_start(struct parse *parse)
{
	csv_init(&parse->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&parse->parser, (unsigned char)parse->delimiter);
	csv_set_quote(&parse->parser, (unsigned char)parse->quote);
	csv_set_space_func(&parse->parser, is_never_space);
	csv_set_realloc_func(&parse->parser, parser_memory);
	csv_set_blk_size(&parse->parser, PARSER_BLOCK);
}

void
parse_begin(struct parse *parse)
{
	parser_start(parse);
	parse->row = (struct parse_row){ 0 };
}

void
parse_free(struct parse *parse)
{
	csv_free(&parse->parser);
	rows_free(&parse->rows);
}

static void __attribute__((format(printf, 4, 5)))
row_fault(struct parse *parse, const char *rule, struct place place, const char *format, ...)
{
	struct row_fault *fault = &parse->fault;
	parse->row.faulty = true;
	if (fault->rule)
		return;
	fault->rule = rule;
	fault->place = place;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(fault->message, sizeof fault->message, format, arguments);
	va_end(arguments);
}

/* The row is complete: it goes to the region, which knows whether it is one of the table. */
static void
row_give(struct parse *parse, size_t ending, const struct slice *broken)
{
	const struct row_fault *fault = &parse->fault;
	if (parse->region)
		region_row(parse->region, parse->row.line, ending, fault, broken);
	else if (fault->rule)
		fault_add(parse->faults, SEVERITY_ERROR, fault->rule, parse->name, fault->place.line,
			fault->place.character, "%s", fault->message);
	else
		rows_keep(&parse->rows, parse->row.line, ending);
	parse->row.begun = false;
}

static struct place
piece_place(const struct piece *piece, size_t offset)
{
	return (struct place){ piece->line, piece->character + text_characters(piece->bytes, offset) };
}

/* Where a field of the row begins: not before the one that was under way at the beginning of the piece. */
static struct place
field_place(const struct parse *parse, const struct piece *piece, size_t length, size_t field)
{
	struct scan scan = parse->row.scan;
	scan_over(&scan, piece->bytes, length, field);
	return scan.start;
}

static void
field_seen(void *bytes, size_t length, void *context)
{
	struct parse *parse = context;
	if (length > READER_FIELD_LIMIT && parse->row.long_field == SIZE_MAX)
		parse->row.long_field = parse->rows.field;
	if (parse->row.faulty)
		length = 0;
	if (length && formula_fills(bytes, length)) {
		bytes = (char *)bytes + 2;
		length -= 3;
	}
	rows_field(&parse->rows, bytes, length);
}

static void
row_seen(int terminator, void *context)
{
	(void)terminator;
	struct parse *parse = context;
	parse->row.ended = true;
}

static void
row_begin(struct parse *parse, const struct piece *piece)
{
	struct place place = { piece->line, piece->character };
	parse->row = (struct parse_row){
		.begun = true,
		.line = piece->line,
		.scan = scan_begin(parse->delimiter, parse->quote, place),
		.long_field = SIZE_MAX,
	};
	parse->fault.rule = NULL;
	parse->rows_begun++;
	rows_begin(&parse->rows);
}

/* What is wrong with the first `length` bytes of the piece, whatever row they belong to. */
static void
piece_check(struct parse *parse, const struct piece *piece, size_t length)
{
	size_t plain = plain_run(piece->bytes, length);
	if (plain == length)
		return;
	const char *rest = piece->bytes + plain;
	size_t invalid = text_invalid_at(rest, length - plain);
	const char *nul = memchr(rest, '\0', invalid);
	if (nul)
		row_fault(parse, "nul_byte", piece_place(piece, (size_t)(nul - piece->bytes)),
			"a NUL byte; expected text (is it UTF-16 without a byte order mark, or damaged?)");
	else if (plain + invalid < length && parse->encoding >= ENCODING_UTF_16LE)
		row_fault(parse, "invalid_byte", piece_place(piece, plain + invalid),
			"half a character; expected UTF-16LE (is the file damaged or cut off?)");
	else if (plain + invalid < length)
		row_fault(parse, "invalid_byte", piece_place(piece, plain + invalid),
			"the byte 0x%02X is not %s here; declare another encoding with dialect: {encoding: } "
			"in the "
			"definitions or --encoding, or correct the file",
			(unsigned char)rest[invalid], encoding_name(parse->encoding));
}

/* Letters that were encoded twice in some rows only, or are UTF-8 in a file of Windows-1252: they are read as
 * they stand, and counted. */
static void
doubling_check(struct parse *parse, const struct piece *piece)
{
	size_t taken;
	char meant[4];
	bool looked_for = parse->encoding == ENCODING_UTF_8 || parse->encoding == ENCODING_WINDOWS_1252;
	if (!looked_for || parse->row.doubled ||
		double_encoding_at(piece->bytes, piece->length, &taken, meant) == piece->length)
		return;
	parse->row.doubled = true;
	if (parse->doubled_rows++ == 0)
		parse->doubled_line = piece->line;
}

/* libcsv stopped at a byte it cannot accept. What follows on the line cannot be told apart; the next line
 * can. */
static void
row_broken(struct parse *parse, const struct piece *piece, size_t offset)
{
	struct place place = piece_place(piece, offset);
	if (parse->parser.quoted) {
		struct place start = field_place(parse, piece, offset, SIZE_MAX);
		row_fault(parse, "after_quote", place,
			"more behind the closing quote of the field that begins at %zu:%zu; expected the "
			"delimiter "
			"or the end of the line (a quote inside quotes is written twice)",
			start.line, start.character);
	} else {
		row_fault(parse, "bare_quote", place,
			"a quote inside a field that does not begin with one; expected the field in quotes "
			"and each quote in it written twice");
	}
	csv_free(&parse->parser);
	parser_start(parse);
	rows_drop(&parse->rows);
	const struct slice text = { piece->bytes, piece->length };
	row_give(parse, 0, parse->row.line == piece->line ? &text : NULL);
	parse->row.skipping = piece->ending == 0;
}

/* Fields too long or too many show only once libcsv has read the piece. */
static void
row_check(struct parse *parse, const struct piece *piece)
{
	struct parse_row *row = &parse->row;
	const struct rows *rows = &parse->rows;
	size_t length = piece->length + piece->ending;
	/* A closing quote that may yet be followed by another is held too, so only more than that is certain.
	 */
	if (parse->parser.entry_pos > READER_FIELD_LIMIT + 1 && row->long_field == SIZE_MAX)
		row->long_field = rows->field;
	if (row->long_field != SIZE_MAX && !parse->fault.rule)
		row_fault(parse, "long_field", field_place(parse, piece, length, row->long_field),
			"a field of more than %d bytes, the most that is read; is a closing quote missing?",
			READER_FIELD_LIMIT);
	if (rows->columns && rows->field > rows->columns && !row->surplus.line)
		row->surplus = field_place(parse, piece, length, rows->columns);
	row->faulty |= rows->columns && rows->surplus;
}

static void
row_end(struct parse *parse, size_t ending)
{
	const struct rows *rows = &parse->rows;
	const struct parse_row *row = &parse->row;
	if (rows->columns && (rows->field < rows->columns || rows->surplus))
		row_fault(parse, "ragged_row", row->surplus.line ? row->surplus : row->end,
			"the row has %zu field%s, the header %zu; a field that holds the delimiter or a line "
			"break is put in quotes",
			rows->field, rows->field == 1 ? "" : "s", rows->columns);
	else if (rows->columns && rows->field > rows->columns && !row->faulty && parse->surplus_rows++ == 0)
		parse->surplus_line = row->line;
	if (row->faulty && strcmp(parse->fault.rule, "ragged_row") != 0)
		rows_drop(&parse->rows);
	row_give(parse, ending, NULL);
}

/* The row goes on. One with a fault is only followed to its end, so nothing of it is kept. */
static void
row_carry(struct parse *parse, const struct piece *piece)
{
	scan_over(&parse->row.scan, piece->bytes, piece->length + piece->ending, SIZE_MAX);
	if (!parse->row.faulty)
		return;
	/* libcsv would keep the whole field, however long. Of what it holds it needs the last byte at most:
	 * the quote that may be the closing one. */
	if (parse->parser.entry_pos > 1)
		parse->parser.entry_pos = 1;
	rows_drop(&parse->rows);
}

/* Gives the piece to libcsv, which is not shown the = of a formula and so reads its text as a field in
 * quotes. `fresh` says that a row begins with the piece. Returns how many bytes of it have been read. */
static size_t
bytes_parse(struct parse *parse, const struct piece *piece, size_t length, bool fresh)
{
	struct csv_parser *parser = &parse->parser;
	const char *bytes = piece->bytes;
	size_t at = 0, sign = formula_sign(bytes, piece->length);
	for (; sign < piece->length; sign += 1 + formula_sign(bytes + sign + 1, piece->length - sign - 1)) {
		bool first = sign ? bytes[sign - 1] == parse->delimiter : fresh;
		if (!first ||
			!formula_begins(bytes + sign, piece->length - sign, parse->delimiter, parse->quote))
			continue;
		size_t read = csv_parse(parser, bytes + at, sign - at, field_seen, row_seen, parse);
		at += read;
		if (at < sign)
			return at;
		at += parser->quoted ? 0 : 1;
	}
	return at + csv_parse(parser, bytes + at, length - at, field_seen, row_seen, parse);
}

void
parse_piece(struct parse *parse, const struct piece *piece)
{
	struct parse_row *row = &parse->row;
	if (row->skipping) {
		row->skipping = piece->ending == 0;
		return;
	}
	if (!row->begun && piece->length == 0) {
		if (parse->region)
			parse->region->apart = true;
		return; /* libcsv would skip a blank line too */
	}
	bool fresh = !row->begun;
	if (fresh)
		row_begin(parse, piece);
	size_t length = piece->length + piece->ending;
	if (!row->faulty)
		rows_raw(&parse->rows, piece->bytes, length);

	size_t read = bytes_parse(parse, piece, length, fresh);
	piece_check(parse, piece, read);
	doubling_check(parse, piece);
	if (read < length) {
		row_broken(parse, piece, read);
		return;
	}
	if (!row->ended || parse->rows.field != parse->rows.columns)
		row->end = piece_place(piece, piece->length);
	row_check(parse, piece);
	if (row->ended)
		row_end(parse, piece->ending);
	else
		row_carry(parse, piece);
}

/* The text has ended inside quotes. */
static bool
row_unclosed(struct parse *parse, struct error *err)
{
	if (parse->region && parse->region->ended)
		return true; /* what stands below the table is not read */
	const struct parse_row *row = &parse->row;
	struct rows *rows = &parse->rows;
	if (parse->region && !row->faulty) {
		const struct slice text = { rows->raw_text.bytes + rows->row_raw,
			rows->raw_text.length - rows->row_raw };
		if (region_unclosed(parse->region, row->line, text, parse->delimiter))
			return true;
	}
	/* Rows held back may follow it in the batch, so nothing of it may stay there. */
	if (parse->fault.rule)
		row_give(parse, 0, NULL);
	else
		rows_drop(rows);
	static const char message[] =
		"the file ends inside the quoted field that begins here; expected a closing quote: add it, "
		"or take out the one that opens the field";
	struct place start = row->scan.start;
	fault_add(parse->faults, SEVERITY_FATAL, "unclosed_quote", parse->name, start.line, start.character,
		"%s", message);
	return fail(err, ERROR_DATA, parse->name, start.line, start.character, "%s", message);
}

bool
parse_end(struct parse *parse, struct error *err)
{
	struct parse_row *row = &parse->row;
	if (csv_fini(&parse->parser, field_seen, row_seen, parse) != 0)
		return row_unclosed(parse, err);
	if (row->begun && row->ended) {
		const struct piece nothing = {
			.bytes = "", .line = row->end.line, .character = row->end.character
		};
		row_check(parse, &nothing);
		row_end(parse, 0);
	}
	return true;
}
