#include "stats/csv/plain.h"

#include <string.h>

#include "stats/csv/masks.h"
#include "stats/csv/region.h"
#include "stats/csv/slice.h"

/* ---- From blocks to lists ---- */

/* Each bit the parity of the bits up to and with it: on from an odd quote up to the next one. */
static inline uint64_t
inside_of(uint64_t quotes)
{
	for (unsigned shift = 1; shift < BLOCK; shift *= 2)
		quotes ^= quotes << shift;
	return quotes;
}

static inline size_t
offsets_add(uint32_t *offsets, size_t count, uint64_t bits, size_t at)
{
	for (; bits; bits &= bits - 1)
		offsets[count++] = (uint32_t)(at + (size_t)__builtin_ctzll(bits));
	return count;
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
		masks.quotes &= known;
		uint64_t inside = before;
		if (masks.quotes) {
			inside ^= inside_of(masks.quotes);
			before = inside >> 63 ? ~UINT64_C(0) : 0;
		}
		uint64_t feeds = masks.feeds & known & ~inside;
		uint64_t feeds_next = feeds >> 1 | (uint64_t)(bytes[BLOCK] == '\n') << 63;
		uint64_t marks = masks.quotes | (masks.others & known) | (masks.feeds & known & inside) |
				 (masks.returns & known & (inside | ~feeds_next));
		for (uint64_t rest = feeds; rest; rest &= rest - 1) {
			uint64_t up_to = (rest & (~rest + 1)) - 1;
			uint64_t stops = (masks.delimiters & ~inside) | feeds;
			plain->ends[plain->end_count++] =
				(uint32_t)(plain->stop_count + (size_t)__builtin_popcountll(stops & up_to));
		}
		plain->stop_count = offsets_add(
			plain->stops, plain->stop_count, ((masks.delimiters & known) & ~inside) | feeds, at);
		plain->mark_count = offsets_add(plain->marks, plain->mark_count, marks, at);
	}
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
	plain->stop_count = plain->end_count = plain->mark_count = plain->row = plain->mark = 0;
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

static inline size_t
row_begins(const struct plain *plain, size_t row)
{
	return row ? plain->stops[plain->ends[row - 1]] + 1 : 0;
}

/* A letter of two bytes with ASCII around it, as every Norwegian one is: valid, and no part of one that was
 * encoded twice. */
static bool
is_lone_letter(const char *bytes, size_t length)
{
	unsigned char lead = (unsigned char)bytes[0];
	return length > 2 && lead >= 0xC2 && lead <= 0xDF && ((unsigned char)bytes[1] & 0xC0) == 0x80 &&
	       (unsigned char)bytes[2] < 0x80;
}

/* Whether what is marked in the row at hand, from *mark on, can be passed; *quoted: there are quotes among
 * it.
 */
static bool
marks_pass(const struct plain *plain, char quote, size_t end, size_t *mark, bool *quoted)
{
	*quoted = false;
	while (*mark < plain->mark_count && plain->marks[*mark] < end) {
		size_t at = plain->marks[*mark];
		if (plain->text[at] == quote) {
			*quoted = true;
			*mark += 1;
		} else if (is_lone_letter(plain->text + at, plain->length - at)) {
			*mark += 2;
		} else {
			return false;
		}
	}
	return true;
}

/* Takes the quotes off the fields that have them; false where one stands anywhere else. */
static bool
quotes_off(struct slice *fields, size_t count, char quote)
{
	for (size_t i = 0; i < count; i++) {
		struct slice field = fields[i];
		if (field.length && field.bytes[0] == quote) {
			if (field.length < 2 || field.bytes[field.length - 1] != quote)
				return false;
			fields[i] = field = (struct slice){ field.bytes + 1, field.length - 2 };
		}
		if (field.length && memchr(field.bytes, quote, field.length))
			return false;
	}
	return true;
}

static inline bool
is_visible(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

/* Whether the row can be nothing but data, as region_kind.c tells it: its first field is filled and is no
 * total and not the header's, and it does not stand alone. */
static bool
is_surely_data(const struct region *region, const struct slice *fields, size_t columns)
{
	struct slice first = fields[0];
	if (first.length == 0)
		return false;
	if (!is_visible(first.bytes[0]) || !is_visible(first.bytes[first.length - 1]))
		first = slice_trim(first);
	if (first.length == 0 || slice_equal(first, region->header[0]) || slice_is_total(first) ||
		slice_is_mean(first))
		return false;
	for (size_t i = 1; i < columns; i++)
		if (fields[i].length)
			return true;
	return columns == 1;
}

/* The next row of the window, with its line end at `end`. False: it is not plain, or not for sure. */
static bool
row_split(struct plain *plain, struct parse *parse, size_t begin, size_t end, size_t line)
{
	struct rows *rows = &parse->rows;
	size_t columns = rows->columns, length = end - begin;
	const uint32_t *stops = plain->stops + (plain->row ? plain->ends[plain->row - 1] + 1 : 0);
	if (plain->ends[plain->row] + 1 - (size_t)(stops - plain->stops) != columns)
		return false;
	if (length && plain->text[end - 1] == '\r')
		length--;
	bool quoted;
	size_t mark = plain->mark;
	if (length == 0 || !marks_pass(plain, parse->quote, end, &mark, &quoted))
		return false;
	struct slice *fields = rows_room(rows);
	const char *at = plain->text + begin;
	for (size_t i = 0; i < columns; i++) {
		const char *stop = plain->text + stops[i];
		fields[i] = (struct slice){ at, (size_t)(stop - at) };
		at = stop + 1;
	}
	fields[columns - 1].length -= end - begin - length;
	if ((quoted && !quotes_off(fields, columns, parse->quote)) ||
		!is_surely_data(parse->region, fields, columns))
		return false;
	rows_keep_borrowed(rows, (struct slice){ plain->text + begin, length }, line);
	parse->region->data_rows++;
	parse->rows_begun++;
	plain->row++;
	plain->mark = mark;
	return true;
}

/* Goes to the row that begins there, if the window knows of one. */
static bool
window_find(struct plain *plain, const char *text)
{
	if (!plain->text || text < plain->text || text > plain->text + plain->length)
		return false;
	size_t offset = (size_t)(text - plain->text);
	while (plain->row < plain->end_count && row_begins(plain, plain->row) < offset)
		plain->row++;
	while (plain->mark < plain->mark_count && plain->marks[plain->mark] < offset)
		plain->mark++;
	return row_begins(plain, plain->row) == offset;
}

/* Opens a window on the text, twice as large as the one before until it has a whole row. False: none has. */
static bool
window_next(struct plain *plain, struct slice text, char delimiter, char quote)
{
	if (plain->text && plain->window < PLAIN_WINDOW)
		plain->window *= 2;
	window_open(plain, text, delimiter, quote);
	while (plain->end_count == 0 && plain->length < text.length && plain->window < PLAIN_WINDOW) {
		plain->window *= 2;
		window_open(plain, text, delimiter, quote);
	}
	return plain->end_count > 0;
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
	while (taken < text.length && !rows_full(&parse->rows)) {
		const struct slice rest = { text.bytes + taken, text.length - taken };
		if ((!plain->text || plain->row == plain->end_count) &&
			!window_next(plain, rest, parse->delimiter, parse->quote))
			break;
		size_t begin = row_begins(plain, plain->row), end = plain->stops[plain->ends[plain->row]];
		if (!row_split(plain, parse, begin, end, line + *rows))
			break;
		taken += end + 1 - begin;
		++*rows;
	}
	return taken;
}
