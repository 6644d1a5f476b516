#include "plots/report/listing.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/escape.h"
#include "plots/report/number.h"
#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

/* WIDEST cuts a text on a terminal, so that one long name does not push all else off it. */
enum { WIDEST = 40, SIGNIFICANT = 5, DECIMALS_MOST = 9 };

enum cell_kind {
	CELL_NOTHING,
	CELL_TEXT,
	CELL_WORD,
	CELL_INTEGER,
	CELL_NUMBER,
	CELL_VALUE,
	CELL_SHARE,
	CELL_P_VALUE,
	CELL_DATE
};

struct cell {
	enum cell_kind kind;
	const char *text, *people;
	double number;
	int64_t integer;
};

struct listing {
	struct listing_column *columns;
	size_t column_count;
	struct cell *cells;
	size_t count, capacity;
	struct arena arena;
};

struct listing *
listing_new(const struct listing_column *columns, size_t count)
{
	assert(count > 0);
	struct listing *listing = xcalloc(1, sizeof *listing);
	listing->columns = xcalloc(count + 1, sizeof *columns);
	memcpy(listing->columns, columns, count * sizeof *columns);
	listing->column_count = count;
	return listing;
}

void
listing_free(struct listing *listing)
{
	if (!listing)
		return;
	free(listing->columns);
	free(listing->cells);
	arena_free(&listing->arena);
	free(listing);
}

static void
cell_add(struct listing *listing, struct cell cell)
{
	listing->cells =
		array_room(listing->cells, listing->count, &listing->capacity, sizeof *listing->cells);
	listing->cells[listing->count++] = cell;
}

void
listing_text(struct listing *listing, const char *text)
{
	cell_add(listing, (struct cell){ .kind = text ? CELL_TEXT : CELL_NOTHING,
				  .text = text ? arena_copy(&listing->arena, text, strlen(text)) : NULL });
}

void
listing_word(struct listing *listing, const char *machine, const char *people)
{
	cell_add(listing,
		(struct cell){ .kind = CELL_WORD,
			.text = machine ? arena_copy(&listing->arena, machine, strlen(machine)) : NULL,
			.people = arena_copy(&listing->arena, people, strlen(people)) });
}

void
listing_integer(struct listing *listing, int64_t number)
{
	cell_add(listing, (struct cell){ .kind = CELL_INTEGER, .integer = number });
}

static void
number_add(struct listing *listing, enum cell_kind kind, double number)
{
	cell_add(listing, (struct cell){ .kind = isfinite(number) ? kind : CELL_NOTHING, .number = number });
}

void
listing_number(struct listing *listing, double number)
{
	number_add(listing, CELL_NUMBER, number);
}

void
listing_value(struct listing *listing, double number)
{
	number_add(listing, CELL_VALUE, number);
}

void
listing_share(struct listing *listing, double fraction)
{
	number_add(listing, CELL_SHARE, fraction);
}

void
listing_p_value(struct listing *listing, double p_value)
{
	number_add(listing, CELL_P_VALUE, p_value);
}

void
listing_date(struct listing *listing, int32_t date)
{
	cell_add(listing,
		(struct cell){ .kind = date == DATE_MISSING ? CELL_NOTHING : CELL_DATE, .integer = date });
}

/* Below a head that says what it is: without "p =", and without the p of "p <". */
static void
p_value_say(struct buffer *out, double p_value, enum language language)
{
	struct buffer text = { 0 };
	number_p_value(&text, p_value, language);
	buffer_text(out, text.bytes + strspn(text.bytes, "p= "));
	buffer_free(&text);
}

/* The text of a cell as a person reads it. */
static void
cell_say(const struct cell *cell, enum language language, struct buffer *out)
{
	switch (cell->kind) {
	case CELL_NOTHING: buffer_text(out, ""); break;
	case CELL_TEXT: buffer_text(out, cell->text); break;
	case CELL_WORD: buffer_text(out, cell->people); break;
	case CELL_INTEGER: number_integer(out, cell->integer, language); break;
	case CELL_NUMBER: number_significant(out, cell->number, SIGNIFICANT, language); break;
	case CELL_VALUE: number_whole(out, cell->number, language); break;
	case CELL_SHARE: number_share(out, cell->number, language); break;
	case CELL_P_VALUE: p_value_say(out, cell->number, language); break;
	case CELL_DATE: number_date(out, (int32_t)cell->integer, language); break;
	}
}

/* The text of a cell as a machine reads it; false where it is no text but a number. */
static bool
cell_write(const struct cell *cell, struct buffer *out)
{
	char text[NUMBER_TEXT_SIZE];
	switch (cell->kind) {
	case CELL_NOTHING: return false;
	case CELL_TEXT:
	case CELL_WORD: buffer_text(out, cell->text ? cell->text : ""); return cell->text;
	case CELL_INTEGER: buffer_print(out, "%lld", (long long)cell->integer); return false;
	case CELL_NUMBER:
	case CELL_VALUE:
	case CELL_SHARE:
	case CELL_P_VALUE: buffer_text(out, number_format_shortest(cell->number, text)); return false;
	case CELL_DATE: buffer_text(out, date_format_iso((int32_t)cell->integer, text)); return true;
	}
	return false;
}

static void
print_csv(const struct listing *listing, struct buffer *out)
{
	for (size_t i = 0; i < listing->column_count; i++) {
		buffer_text(out, i ? "," : "");
		escape_csv(out, listing->columns[i].name);
	}
	buffer_text(out, "\r\n");
	struct buffer text = { 0 };
	for (size_t first = 0; first < listing->count; first += listing->column_count) {
		for (size_t i = 0; i < listing->column_count; i++) {
			buffer_clear(&text);
			buffer_text(&text, "");
			bool is_text = cell_write(&listing->cells[first + i], &text);
			buffer_text(out, i ? "," : "");
			if (is_text)
				escape_csv(out, text.bytes);
			else
				buffer_text(out, text.bytes);
		}
		buffer_text(out, "\r\n");
	}
	buffer_free(&text);
}

static void
cell_json(const struct cell *cell, const char *name, struct json *json)
{
	struct buffer text = { 0 };
	if (cell_write(cell, &text))
		json_write_text(json, name, text.bytes ? text.bytes : "");
	else if (cell->kind == CELL_INTEGER)
		json_write_integer(json, name, cell->integer);
	else if (cell->kind == CELL_NOTHING || cell->kind == CELL_WORD)
		json_write_null(json, name);
	else
		json_write_shortest(json, name, cell->number);
	buffer_free(&text);
}

void
listing_json(const struct listing *listing, struct json *json, const char *key)
{
	json_write_open(json, key, '[');
	for (size_t first = 0; first < listing->count; first += listing->column_count) {
		json_write_open(json, NULL, '{');
		for (size_t i = 0; i < listing->column_count; i++)
			cell_json(&listing->cells[first + i], listing->columns[i].name, json);
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
}

/* The texts that people read, row by row, the heads first. */
static struct buffer *
texts_new(const struct listing *listing, enum language language)
{
	struct buffer *texts = xcalloc(listing->column_count + listing->count + 1, sizeof *texts);
	for (size_t i = 0; i < listing->column_count; i++)
		buffer_text(&texts[i], listing->columns[i].head);
	for (size_t i = 0; i < listing->count; i++)
		cell_say(&listing->cells[i], language, &texts[listing->column_count + i]);
	return texts;
}

/* Makes a text what a terminal shows: harmless, and not wider than fits beside the others. */
static void
text_for_terminal(struct buffer *text)
{
	struct buffer shown = { 0 };
	escape_terminal(&shown, text->bytes);
	size_t at = 0;
	for (size_t characters = 0; at < shown.length && characters < WIDEST; characters++) {
		uint32_t code;
		at += text_decode(shown.bytes + at, shown.length - at, &code);
	}
	buffer_clear(text);
	buffer_add(text, shown.bytes, at);
	if (at < shown.length)
		buffer_text(text, "\u2026");
	buffer_free(&shown);
}

static void
add_blanks(struct buffer *out, size_t count)
{
	while (count-- > 0)
		buffer_char(out, ' ');
}

static void
print_table(const struct listing *listing, struct buffer *texts, size_t rows, struct buffer *out)
{
	const size_t columns = listing->column_count;
	size_t *widths = xcalloc(columns + 1, sizeof *widths);
	for (size_t i = 0; i < rows * columns; i++) {
		text_for_terminal(&texts[i]);
		size_t width = text_characters(texts[i].bytes, texts[i].length);
		if (width > widths[i % columns])
			widths[i % columns] = width;
	}
	for (size_t i = 0; i < rows; i++) {
		size_t start = out->length;
		for (size_t j = 0; j < columns; j++) {
			const struct buffer *text = &texts[i * columns + j];
			size_t room = widths[j] - text_characters(text->bytes, text->length);
			bool right = listing->columns[j].right;
			add_blanks(out, (j > 0 ? 2 : 0) + (right ? room : 0));
			buffer_add(out, text->bytes, text->length);
			add_blanks(out, right ? 0 : room);
		}
		while (out->length > start && out->bytes[out->length - 1] == ' ')
			out->length--;
		buffer_char(out, '\n');
	}
	free(widths);
}

static void
print_markdown(const struct listing *listing, const struct buffer *texts, size_t rows, struct buffer *out)
{
	const size_t columns = listing->column_count;
	for (size_t i = 0; i < rows; i++) {
		for (size_t j = 0; j < columns; j++) {
			buffer_text(out, "| ");
			escape_markdown(out, texts[i * columns + j].bytes);
			buffer_char(out, ' ');
		}
		buffer_text(out, "|\n");
		for (size_t j = 0; i == 0 && j < columns; j++)
			buffer_text(out, listing->columns[j].right ? "|---:" : "|---");
		if (i == 0)
			buffer_text(out, "|\n");
	}
}

void
listing_print(
	const struct listing *listing, enum print_format format, enum language language, struct buffer *out)
{
	if (format == PRINT_CSV) {
		print_csv(listing, out);
		return;
	}
	if (format == PRINT_JSON) {
		struct json json = { .out = out };
		listing_json(listing, &json, NULL);
		return;
	}
	assert(listing->column_count > 0);
	struct buffer *texts = texts_new(listing, language);
	size_t rows = 1 + listing->count / listing->column_count;
	if (format == PRINT_TABLE)
		print_table(listing, texts, rows, out);
	else
		print_markdown(listing, texts, rows, out);
	for (size_t i = 0; i < rows * listing->column_count; i++)
		buffer_free(&texts[i]);
	free(texts);
}
