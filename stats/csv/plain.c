#include "stats/csv/plain.h"

#include <string.h>

#include "stats/csv/encoding.h"
#include "stats/csv/region_kind.h"

/* ---- From blocks to lists ---- */

/* Each bit the parity of the bits up to and with it: on from an odd quote up to the next one. */
static inline uint64_t
inside_of(uint64_t quotes)
{
	for (unsigned shift = 1; shift < BLOCK; shift *= 2)
		quotes ^= quotes << shift;
	return quotes;
}

/* Writes the offset of the lowest bit, or anything where there is none, and takes the bit off. */
static inline uint64_t
offset_write(uint32_t *offset, uint64_t bits, size_t at)
{
	const uint64_t highest = UINT64_C(1) << (BLOCK - 1);
	*offset = (uint32_t)(at + (size_t)__builtin_ctzll(bits | highest));
	return bits & (bits - 1);
}

/* Adds the offset of each bit. Eight are written at a time, whether there are so many or not: how many there
 * are is hard to foresee, and the lists have room for a block more. */
static inline size_t
offsets_add(uint32_t *offsets, size_t count, uint64_t bits, size_t at)
{
	size_t end = count + (size_t)__builtin_popcountll(bits);
	for (uint32_t *to = offsets + count; to < offsets + end; to += 8) {
		bits = offset_write(to, bits, at);
		bits = offset_write(to + 1, bits, at);
		bits = offset_write(to + 2, bits, at);
		bits = offset_write(to + 3, bits, at);
		bits = offset_write(to + 4, bits, at);
		bits = offset_write(to + 5, bits, at);
		bits = offset_write(to + 6, bits, at);
		bits = offset_write(to + 7, bits, at);
	}
	return end;
}

/* The letters of two bytes with ASCII behind them, as is_lone_letter knows them, both bytes of each. Of one
 * at the end of the block, whose next byte is another's, nothing is said. */
static inline uint64_t
lone_letters(const struct masks *masks)
{
	const uint64_t ends = UINT64_C(3) << (BLOCK - 2);
	uint64_t high = masks->others;
	uint64_t letters = masks->leads & masks->continuations >> 1 & ~(high >> 2) & ~ends;
	return letters | letters << 1;
}

/* Inlined with each of the three, so that a block is looked at without a call. */
__attribute__((always_inline)) static inline void
window_index(struct plain *plain, char delimiter, char quote, masks_function *masks_of)
{
	char last[BLOCK + 1] = { 0 };
	uint64_t before = 0; /* all ones: the block before ended inside quotes */
	for (size_t at = 0; at < plain->length; at += BLOCK) {
		const char *bytes = plain->text + at;
		uint64_t known = ~UINT64_C(0);
		if (plain->length - at <= BLOCK) {
			memcpy(last, bytes, plain->length - at);
			bytes = last;
			known >>= BLOCK - (plain->length - at);
		}
		struct masks masks = masks_of(bytes, delimiter, quote);
		uint64_t inside = before;
		if (masks.quotes) {
			inside ^= inside_of(masks.quotes);
			before = inside >> 63 ? ~UINT64_C(0) : 0;
		}
		uint64_t feeds = masks.feeds & ~inside;
		uint64_t stops = (masks.delimiters & ~inside) | feeds;
		uint64_t others = masks.others & known & ~lone_letters(&masks);
		for (uint64_t rest = feeds; rest; rest &= rest - 1) {
			uint64_t up_to = (rest & (~rest + 1)) - 1;
			plain->ends[plain->end_count++] =
				(uint32_t)(plain->stop_count + (size_t)__builtin_popcountll(stops & up_to));
		}
		plain->stop_count = offsets_add(plain->stops, plain->stop_count, stops, at);
		if (masks.quotes | masks.returns | others | inside) {
			uint64_t feeds_next = feeds >> 1 | (uint64_t)(bytes[BLOCK] == '\n') << 63;
			uint64_t marks = masks.quotes | others | (masks.feeds & inside) |
					 (masks.returns & (inside | ~feeds_next));
			plain->mark_count = offsets_add(plain->marks, plain->mark_count, marks, at);
		}
	}
	plain->marks[plain->mark_count] = UINT32_MAX;
}

static void
window_portable(struct plain *plain, char delimiter, char quote)
{
	window_index(plain, delimiter, quote, masks_portable);
}

#if defined(__x86_64__)
static void
window_sse2(struct plain *plain, char delimiter, char quote)
{
	window_index(plain, delimiter, quote, masks_sse2);
}

__attribute__((target("avx2,bmi,popcnt"))) static void
window_avx2(struct plain *plain, char delimiter, char quote)
{
	window_index(plain, delimiter, quote, masks_avx2);
}
#endif

static void
window_open(struct plain *plain, struct slice text, char delimiter, char quote)
{
	plain->text = text.bytes;
	plain->length = text.length < plain->window ? text.length : plain->window;
	plain->mark_count = plain->row = plain->mark = 0;
	plain->stop_count = plain->end_count = 1;
	plain->stops[0] = UINT32_MAX;
	plain->ends[0] = 0;
	switch (scanner_settle(plain->scanner)) {
#if defined(__x86_64__)
	case SCANNER_AVX2: window_avx2(plain, delimiter, quote); break;
	case SCANNER_SSE2: window_sse2(plain, delimiter, quote); break;
#endif
	default: window_portable(plain, delimiter, quote);
	}
}

void
plain_forget(struct plain *plain)
{
	plain->text = NULL;
}

/* ---- From lists to rows ---- */

/* Whether the window has another row. */
static inline bool
row_is_whole(const struct plain *plain)
{
	return plain->row + 1 < plain->end_count;
}

/* Where the row at hand begins. */
static inline size_t
row_begins(const struct plain *plain)
{
	return (uint32_t)(plain->stops[plain->ends[plain->row]] + 1);
}

/* The row at hand: its text without the line end, and the stops behind its fields. */
struct span {
	const char *window;
	struct slice text;
	const uint32_t *stops;
	size_t columns;
	size_t end;    /* where its line feed stands in the window */
	bool returned; /* before that stands a CR, which is no part of the last field */
};

static inline struct span
span_of(const struct plain *plain)
{
	const uint32_t *ends = plain->ends + plain->row;
	const size_t begin = row_begins(plain), end = plain->stops[ends[1]];
	const bool returned = end > begin && plain->text[end - 1] == '\r';
	return (struct span){ .window = plain->text,
		.text = { plain->text + begin, end - begin - returned },
		.stops = plain->stops + ends[0] + 1,
		.columns = ends[1] - ends[0],
		.end = end,
		.returned = returned };
}

/* The field of a column, or, if it is the last one, up to the line feed. */
static inline struct slice
span_field(const struct span *span, size_t column)
{
	uint32_t begin = span->stops[(ptrdiff_t)column - 1] + 1;
	return (struct slice){ span->window + begin, span->stops[column] - begin };
}

/* The fields of a row without a quote; nothing is written of those that nobody wants. Inlined, since nearly
 * every row comes by here. */
__attribute__((always_inline)) static inline bool
plain_fields(const struct parse *parse, const struct span *span, struct slice *fields)
{
	const struct wanted *wanted = parse->rows.wanted;
	const size_t *columns = wanted ? wanted->columns : NULL;
	const size_t count = rows_width(&parse->rows);
	const struct slice first = span->columns > 1 ? span_field(span, 0) : span->text;
	/* Behind a field that stands alone is nothing but delimiters. */
	bool alone = first.length + span->columns - 1 == span->text.length;
	if ((alone && span->columns > 1) || !is_surely_data(parse->region, first))
		return false;
	size_t column = 0;
	for (size_t i = 0; i < count; i++) {
		column = columns ? columns[i] : i;
		fields[i] = span_field(span, column);
	}
	if (span->returned && count && column + 1 == span->columns)
		fields[count - 1].length--;
	return true;
}

/* The same of a row with quotes. */
static bool
quoted_fields(struct parse *parse, const struct span *span, struct slice *fields)
{
	struct rows *rows = &parse->rows;
	size_t filled = 0;
	for (size_t i = 0; i < span->columns; i++) {
		size_t place = rows->wanted ? rows->wanted->places[i] : i, before = rows->text.length;
		struct slice field = span_field(span, i);
		field.length -= span->returned && i + 1 == span->columns;
		if (!rows_unquote(rows, &field, parse->quote))
			return false;
		if (i == 0 && (!field.bytes || !is_surely_data(parse->region, field)))
			return false;
		filled += field.length > 0;
		if (place == SIZE_MAX)
			rows->text.length = before;
		else
			fields[place] = field;
	}
	return span->columns == 1 || filled > 1;
}

/* The same of the row at hand, in which something is marked, if all of that can be passed. */
static bool
marked_fields(struct plain *plain, struct parse *parse, struct slice *fields)
{
	const struct span span = span_of(plain);
	bool quoted = false;
	size_t mark = plain->mark, text = parse->rows.text.length;
	while (plain->marks[mark] < span.end) {
		size_t at = plain->marks[mark];
		if (plain->text[at] == parse->quote) {
			quoted = true;
			mark += 1;
		} else if (is_lone_letter(plain->text + at, plain->length - at)) {
			mark += 2;
		} else {
			return false;
		}
	}
	if (quoted ? !quoted_fields(parse, &span, fields) : !plain_fields(parse, &span, fields)) {
		parse->rows.text.length = text;
		return false;
	}
	plain->mark = mark;
	return true;
}

/* Takes the rows of the window until the batch is full; false if it is not, and the next one is not plain, or
 * not for sure. */
static bool
rows_split(struct plain *plain, struct parse *parse, size_t line)
{
	struct rows *rows = &parse->rows;
	size_t whole = plain->end_count - 1 - plain->row;
	rows_room(rows, whole < READER_BATCH_ROWS ? whole : READER_BATCH_ROWS);
	for (; row_is_whole(plain) && !rows_full(rows); plain->row++) {
		const struct span span = span_of(plain);
		struct slice *fields = rows->fields + rows->kept;
		if (span.columns != rows->columns || span.text.length == 0 ||
			!(plain->marks[plain->mark] < span.end ? marked_fields(plain, parse, fields)
							       : plain_fields(parse, &span, fields)))
			return false;
		rows_keep_borrowed(rows, span.text, line++);
	}
	return true;
}

/* Goes to the row that begins there, if the window knows of one. */
static bool
window_find(struct plain *plain, const char *text)
{
	if (!plain->text || text < plain->text || text > plain->text + plain->length)
		return false;
	size_t offset = (size_t)(text - plain->text);
	while (row_is_whole(plain) && row_begins(plain) < offset)
		plain->row++;
	while (plain->mark < plain->mark_count && plain->marks[plain->mark] < offset)
		plain->mark++;
	return row_begins(plain) == offset;
}

/* Opens a window on the text, twice as large as the one before until it has a whole row. False: none has. */
static bool
window_next(struct plain *plain, struct slice text, char delimiter, char quote)
{
	if (plain->text && plain->window < PLAIN_WINDOW)
		plain->window *= 2;
	window_open(plain, text, delimiter, quote);
	while (!row_is_whole(plain) && plain->length < text.length && plain->window < PLAIN_WINDOW) {
		plain->window *= 2;
		window_open(plain, text, delimiter, quote);
	}
	return row_is_whole(plain);
}

size_t
plain_take(struct plain *plain, struct parse *parse, struct slice text, size_t line, size_t *rows)
{
	size_t taken = 0;
	*rows = 0;
	if (!region_is_even(parse->region))
		return 0;
	if (plain->window == 0 || (plain->text && !window_find(plain, text.bytes))) {
		plain->window = PLAIN_WINDOW_LEAST;
		plain->text = NULL;
	}
	bool goes_on = true;
	while (goes_on && taken < text.length && !rows_full(&parse->rows)) {
		const struct slice rest = { text.bytes + taken, text.length - taken };
		if ((!plain->text || !row_is_whole(plain)) &&
			!window_next(plain, rest, parse->delimiter, parse->quote))
			break;
		size_t row = plain->row, begin = row_begins(plain);
		goes_on = rows_split(plain, parse, line + *rows);
		*rows += plain->row - row;
		taken += row_begins(plain) - begin;
	}
	parse->region->data_rows += *rows;
	parse->rows_begun += *rows;
	return taken;
}
