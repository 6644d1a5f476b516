#include "stats/csv/lines.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/csv/compose.h"
#include "stats/csv/decoder.h"
#include "stats/csv/encoding.h"

enum { CONTROL_Z = 0x1A };

struct lines {
	struct input *input;
	struct decoder decoder;
	struct composer composer;
	struct buffer text;
	size_t at; /* what stands before it has been given out */
	/* The first LF from `at` on, and the first CR before that, text.length if there is none, as ends_find
	 * leaves them: each byte is searched once, also where a file has only one kind. */
	size_t lf, cr;
	bool sought;              /* false: nobody has looked for those two yet */
	bool ended, taken, moved; /* taken: by lines_take, out of `text` */
	bool stopped;             /* the input is, and all before that has been given out */
	bool borrowed;            /* `text` is somebody else's, and read where it stands */
	struct texts retired;     /* of which some was taken */
	struct buffer spare;
	size_t line, character; /* of text.bytes[at] */
};

/* Where it stands from `from` on and before `to`; text->length if it does not. */
static size_t
find_between(const struct buffer *text, size_t from, size_t to, char wanted)
{
	const char *found = from < to ? memchr(text->bytes + from, wanted, to - from) : NULL;
	return found ? (size_t)(found - text->bytes) : text->length;
}

/* Decodes more bytes, or, if there are none, the end. */
static void
text_extend(struct lines *lines, const char *bytes, size_t length)
{
	struct buffer *text = &lines->text;
	size_t before = composer_begin(&lines->composer, text);
	if (length) {
		decoder_add(&lines->decoder, bytes, length, text);
		composer_end(&lines->composer, text, before, false);
	} else {
		lines->ended = true;
		decoder_end(&lines->decoder, text);
		composer_end(&lines->composer, text, before, true);
		if (text->length > lines->at && text->bytes[text->length - 1] == CONTROL_Z)
			text->length--;
		if (before > text->length)
			before = text->length;
	}
	if (lines->sought && lines->lf >= before)
		lines->lf = find_between(text, before, text->length, '\n');
	if (lines->sought && lines->cr >= before)
		lines->cr = find_between(text, before, lines->lf, '\r');
}

static bool
sample_read(struct input *input, struct buffer *sample, struct utf_8_evidence *utf_8, bool *whole,
	struct error *err)
{
	*whole = false;
	while (sample->length < LINES_SAMPLE && !*whole) {
		size_t rest = LINES_SAMPLE - sample->length, length;
		size_t wanted = rest < LINES_PIECE ? rest : LINES_PIECE;
		buffer_room(sample, wanted);
		if (!input_read(input, sample->bytes + sample->length, wanted, &length, err))
			return false;
		sample->length += length;
		sample->bytes[sample->length] = '\0';
		*whole = length == 0;
		utf_8_look(utf_8, sample->bytes, sample->length, *whole);
	}
	return true;
}

/* The sample, decoded. Of UTF-8 it is the text itself. */
static void
text_begin(struct lines *lines, struct buffer *sample, const struct utf_8_evidence *utf_8, size_t bom)
{
	if (lines->decoder.encoding == ENCODING_UTF_8) {
		lines->text = *sample;
		*sample = (struct buffer){ 0 };
		lines->at = bom;
		(utf_8->marks ? composer_end : composer_carry)(&lines->composer, &lines->text, bom, false);
	} else if (sample->length > bom) {
		text_extend(lines, sample->bytes + bom, sample->length - bom);
	}
}

struct lines *
lines_open(struct input *input, const char *name, enum encoding declared, struct buffer *evidence,
	struct error *err)
{
	struct buffer sample = { 0 };
	struct utf_8_evidence utf_8 = { 0 };
	struct lines *lines = NULL;
	enum encoding encoding;
	bool whole;
	size_t bom;
	if (!sample_read(input, &sample, &utf_8, &whole, err) ||
		!encoding_find(
			sample.bytes, sample.length, &utf_8, name, declared, &encoding, &bom, evidence, err))
		goto out;

	lines = xcalloc(1, sizeof *lines);
	lines->input = input;
	lines->decoder.encoding = encoding;
	lines->line = lines->character = 1;
	text_begin(lines, &sample, &utf_8, bom);
	if (whole)
		text_extend(lines, NULL, 0);
out:
	buffer_free(&sample);
	return lines;
}

struct lines *
lines_over(enum encoding encoding)
{
	struct lines *lines = xcalloc(1, sizeof *lines);
	lines->decoder.encoding = encoding;
	lines->ended = true;
	return lines;
}

/* The text becomes an empty one of our own. */
static void
text_empty(struct lines *lines)
{
	if (lines->borrowed)
		lines->text = (struct buffer){ 0 };
	buffer_clear(&lines->text);
	lines->borrowed = lines->taken = lines->sought = false;
	lines->composer.carried_length = 0;
	lines->at = 0;
}

void
lines_restart(struct lines *lines, const struct stretch *stretch)
{
	text_empty(lines);
	lines->line = stretch->line;
	lines->character = 1;
	lines->moved = lines->ended = true;
	if (lines->decoder.encoding != ENCODING_UTF_8 || stretch->has_accents) {
		text_extend(lines, stretch->bytes, stretch->length);
		text_extend(lines, NULL, 0);
		return;
	}
	buffer_free(&lines->text);
	lines->text = (struct buffer){ stretch->bytes, stretch->length, 0 };
	lines->borrowed = true;
}

void
lines_go_on(struct lines *lines, size_t line)
{
	text_empty(lines);
	lines->line = line;
	lines->character = 1;
	lines->moved = true;
	lines->ended = lines->stopped = false;
}

bool
lines_are_stopped(const struct lines *lines)
{
	return lines->stopped;
}

void
lines_free(struct lines *lines)
{
	if (!lines)
		return;
	lines_release(lines);
	if (!lines->borrowed)
		buffer_free(&lines->text);
	buffer_free(&lines->spare);
	texts_free(&lines->retired);
	free(lines);
}

enum encoding
lines_encoding(const struct lines *lines)
{
	return lines->decoder.encoding;
}

size_t
lines_line(const struct lines *lines)
{
	return lines->line;
}

size_t
lines_composed(const struct lines *lines)
{
	return lines->composer.composed;
}

struct slice
lines_ahead(const struct lines *lines, bool *whole)
{
	*whole = lines->ended;
	if (lines->at == lines->text.length)
		return (struct slice){ "", 0 };
	return (struct slice){ lines->text.bytes + lines->at, lines->text.length - lines->at };
}

/* The text from `at` on in a buffer of its own: what stands before it is still needed. */
static void
text_retire(struct lines *lines)
{
	struct buffer text = lines->spare;
	lines->spare = (struct buffer){ 0 };
	buffer_clear(&text);
	buffer_add(&text, lines->text.bytes + lines->at, lines->text.length - lines->at);
	struct texts *retired = &lines->retired;
	retired->items =
		array_room(retired->items, retired->count, &retired->capacity, sizeof *retired->items);
	retired->items[retired->count++] = lines->text;
	lines->text = text;
	lines->taken = false;
}

void
lines_release(struct lines *lines)
{
	for (size_t i = 0; i < lines->retired.count; i++) {
		buffer_free(&lines->spare);
		lines->spare = lines->retired.items[i];
	}
	/* The first text is as large as the sample, and no other is. */
	if (lines->spare.capacity > LINES_SAMPLE / 2)
		buffer_free(&lines->spare);
	lines->retired.count = 0;
}

void
lines_exchange(struct lines *lines, struct texts *texts)
{
	struct texts retired = lines->retired;
	lines->retired = *texts;
	*texts = retired;
}

void
texts_free(struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		buffer_free(&texts->items[i]);
	free(texts->items);
	*texts = (struct texts){ 0 };
}

static bool
text_refill(struct lines *lines, struct error *err)
{
	char bytes[LINES_PIECE];
	size_t length;
	if (!input_read(lines->input, bytes, sizeof bytes, &length, err))
		return false;
	struct buffer *text = &lines->text;
	lines->stopped = length == 0 && input_is_stopped(lines->input);
	if (lines->stopped)
		return true;
	lines->moved = true;
	if (lines->at) {
		if (lines->taken) {
			text_retire(lines);
		} else {
			memmove(text->bytes, text->bytes + lines->at, text->length - lines->at);
			text->length -= lines->at;
		}
		lines->lf -= lines->at;
		lines->cr -= lines->at;
		lines->at = 0;
	}
	text_extend(lines, bytes, length);
	return true;
}

/* Finds the next line end, unless it is the one that was found before. */
static void
ends_find(struct lines *lines)
{
	const struct buffer *text = &lines->text;
	bool passed = !lines->sought || lines->lf < lines->at;
	if (passed)
		lines->lf = find_between(text, lines->at, text->length, '\n');
	if (passed || lines->cr < lines->at)
		lines->cr = find_between(text, lines->at, lines->lf, '\r');
	lines->sought = true;
}

/* Gives out `length` bytes and the line end behind them. */
static void
piece_take(struct lines *lines, size_t length, size_t ending, struct piece *piece)
{
	const char *bytes = lines->text.bytes + lines->at;
	*piece = (struct piece){ bytes, length, ending, lines->line, lines->character };
	if (ending) {
		lines->line++;
		lines->character = 1;
	} else {
		lines->character += text_characters(bytes, length);
	}
	lines->at += length + ending;
}

/* The length of the piece at `bytes`, which has more than LINES_PIECE bytes. */
static size_t
piece_cut(const char *bytes)
{
	size_t cut = LINES_PIECE;
	while (cut > LINES_PIECE - 3 && ((unsigned char)bytes[cut] & 0xC0) == 0x80)
		cut--;
	return cut;
}

void
lines_take(struct lines *lines, size_t length, size_t count)
{
	lines->taken |= length > 0;
	lines->line += count;
	lines->at += length;
}

bool
lines_moved(const struct lines *lines)
{
	return lines->moved;
}

bool
lines_next(struct lines *lines, struct piece *piece, struct error *err)
{
	const struct buffer *text = &lines->text;
	lines->moved = false;
	for (;;) {
		ends_find(lines);
		size_t end = lines->lf < lines->cr ? lines->lf : lines->cr;
		size_t length = end - lines->at;
		/* A CR at the end of what has been read may be half a CRLF. */
		bool ends = end == lines->lf ? end < text->length : end + 1 < text->length || lines->ended;
		if (length > LINES_PIECE) {
			piece_take(lines, piece_cut(text->bytes + lines->at), 0, piece);
			return true;
		}
		if (ends) {
			bool both = end == lines->cr && lines->lf == end + 1 && lines->lf < text->length;
			piece_take(lines, length, both ? 2 : 1, piece);
			return true;
		}
		if (lines->ended && length == 0) {
			*piece = (struct piece){ .line = lines->line, .character = lines->character };
			return true;
		}
		if (lines->ended) {
			piece_take(lines, length, 0, piece);
			return true;
		}
		if (!text_refill(lines, err))
			return false;
		if (lines->stopped) {
			*piece = (struct piece){ .line = lines->line, .character = lines->character };
			return true;
		}
	}
}
