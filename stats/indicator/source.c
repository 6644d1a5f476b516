#include "stats/indicator/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"

static size_t
read_all(FILE *file, struct buffer *content)
{
	char block[1 << 16];
	size_t got;
	while (content->length <= SOURCE_SIZE_LIMIT && (got = fread(block, 1, sizeof block, file)) > 0)
		buffer_add(content, block, got);
	return content->length;
}

char *
source_read(const char *path, size_t *length, struct error *err)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	if (!file) {
		fail(err, ERROR_INPUT, path, 0, 0, "the definitions file cannot be opened: %s",
			strerror(errno));
		return NULL;
	}
	struct buffer content = { 0 };
	buffer_add(&content, NULL, 0);
	errno = 0;
	*length = read_all(file, &content);
	bool broken = ferror(file);
	int reason = errno;
	if (!standard)
		fclose(file);
	if (broken)
		fail(err, ERROR_INPUT, path, 0, 0, "the definitions file cannot be read: %s",
			strerror(reason));
	else if (*length > SOURCE_SIZE_LIMIT)
		fail(err, ERROR_INPUT, path, 0, 0,
			"the definitions file is larger than %d MB; is it another file?",
			SOURCE_SIZE_LIMIT >> 20);
	else
		return content.bytes;
	buffer_free(&content);
	return NULL;
}

static bool
is_break(uint32_t code)
{
	return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static size_t
bom_length(const char *source, size_t length)
{
	return length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Decodes the character at *at and steps over it, CR LF being one. */
static uint32_t
character_next(const char *source, size_t length, size_t *at)
{
	uint32_t code;
	size_t step = text_decode(source + *at, length - *at, &code);
	*at += step;
	if (code == '\r' && *at < length && source[*at] == '\n')
		++*at;
	return code;
}

/* Steps over one character and keeps the count. */
static void
mark_step(const char *source, size_t length, struct source_mark *mark)
{
	if (source[mark->offset] >= ' ') { /* most of a text, and never a line break */
		mark->offset++;
		mark->column++;
	} else if (is_break(character_next(source, length, &mark->offset))) {
		mark->line++;
		mark->column = 1;
	} else {
		mark->column++;
	}
}

static struct source_mark
mark_first(const char *source, size_t length)
{
	return (struct source_mark){ .offset = bom_length(source, length), .line = 1, .column = 1 };
}

static struct source_mark
mark_locate(const char *source, size_t length, struct source_mark mark, size_t offset)
{
	while (mark.offset < length && mark.offset < offset)
		mark_step(source, length, &mark);
	return mark;
}

void
source_locate(const char *source, size_t length, size_t offset, size_t *line, size_t *column)
{
	struct source_mark mark = mark_locate(source, length, mark_first(source, length), offset);
	*line = mark.line;
	*column = mark.column;
}

/* The byte at a place, from a mark before it; the end of the line where it is shorter, the end of the source
 * where it has fewer lines. */
static size_t
mark_offset(const char *source, size_t length, struct source_mark mark, size_t line, size_t column)
{
	while (mark.line < line && mark.offset < length)
		mark_step(source, length, &mark);
	while (mark.line == line && mark.column < column && mark.offset < length) {
		size_t end = mark.offset;
		mark_step(source, length, &mark);
		if (mark.line > line)
			return end;
	}
	return mark.offset;
}

static size_t
place_offset(const char *source, size_t length, size_t line, size_t column)
{
	return mark_offset(source, length, mark_first(source, length), line, column);
}

enum { MARK_DISTANCE = 1024 };

struct source_map
source_map_of(const char *source, size_t length, struct arena *arena)
{
	struct source_map map = { .source = source, .length = length };
	struct source_mark mark = mark_first(source, length);
	map.marks = arena_alloc(arena, (length / MARK_DISTANCE + 1) * sizeof *map.marks);
	map.marks[map.count++] = mark;
	for (size_t next = MARK_DISTANCE; next < length; next += MARK_DISTANCE) {
		mark = mark_locate(source, length, mark, next);
		map.marks[map.count++] = mark;
	}
	return map;
}

static bool
mark_is_before(const struct source_mark *mark, size_t line, size_t column)
{
	return mark->line < line || (mark->line == line && mark->column <= column);
}

/* The byte at a place. */
static size_t
map_offset(const struct source_map *map, size_t line, size_t column)
{
	size_t low = 0, high = map->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (mark_is_before(&map->marks[middle], line, column))
			low = middle;
		else
			high = middle;
	}
	return mark_offset(map->source, map->length, map->marks[low], line, column);
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || is_break(code);
}

/* What an escape in double quotes stands for, as far as it matters: a blank or not. *at is behind the
 * backslash. */
static uint32_t
escape_next(const char *source, size_t length, size_t *at)
{
	uint32_t code = character_next(source, length, at);
	size_t digits = code == 'x' ? 2 : code == 'u' ? 4 : code == 'U' ? 8 : 0;
	if (digits && length - *at >= digits) {
		char number[9] = "";
		memcpy(number, source + *at, digits);
		*at += digits;
		return (uint32_t)strtoul(number, NULL, 16);
	}
	return code < 0x80 && strchr("tnrNLP", (int)code) ? ' ' : code;
}

/* The next character of a text that is no blank: where it begins and ends in the source. False behind the
 * last. Folding and indentation only ever change blanks, so the text and its source agree in all the others.
 */
static bool
solid_next(const char *source, size_t length, enum node_style style, size_t *at, size_t *begin)
{
	while (*at < length) {
		*begin = *at;
		uint32_t code = character_next(source, length, at);
		if (style == STYLE_SINGLE_QUOTED && code == '\'') {
			if (*at >= length || source[*at] != '\'')
				return false;
			++*at;
		} else if (style == STYLE_DOUBLE_QUOTED && code == '"') {
			return false;
		} else if (style == STYLE_DOUBLE_QUOTED && code == '\\' && *at < length) {
			code = escape_next(source, length, at);
		}
		if (!is_blank(code))
			return true;
	}
	return false;
}

void
source_place(
	const struct source_map *map, const struct node *node, size_t offset, size_t *line, size_t *column)
{
	size_t end = map_offset(map, node->end_line, node->end_column);
	size_t at = map_offset(map, node->line, node->column);
	size_t place = at;
	if (node->style == STYLE_SINGLE_QUOTED || node->style == STYLE_DOUBLE_QUOTED)
		place = ++at;
	else if (node->style != STYLE_PLAIN) /* behind the line of the | or > */
		place = at = map_offset(map, node->line + 1, 1);

	size_t text_length = strlen(node->text);
	for (size_t in_text = 0; in_text < text_length && in_text <= offset;) {
		size_t begin_in_text = in_text, begin;
		if (is_blank(character_next(node->text, text_length, &in_text)))
			continue;
		if (!solid_next(map->source, end, node->style, &at, &begin))
			break;
		/* Behind this character, unless it is the one that is asked for. */
		place = begin_in_text <= offset && offset < in_text ? begin : at;
	}
	/* The mark in front of it may be one too far, since a mark never stands inside a character. */
	size_t near = place / MARK_DISTANCE < map->count ? place / MARK_DISTANCE : map->count - 1;
	near -= near > 0 && map->marks[near].offset > place;
	struct source_mark mark = mark_locate(map->source, map->length, map->marks[near], place);
	*line = mark.line;
	*column = mark.column;
}

bool
source_is_printable(uint32_t code)
{
	return code >= 0x20 && (code < 0x7F || code >= 0xA0) && (code < 0x200B || code > 0x200F) &&
	       (code < 0x2028 || code > 0x202E) && (code < 0x2060 || code > 0x206F) && code != 0xFEFF &&
	       code != UINT32_MAX;
}

/* How many columns a character takes that begins at `column` (from 0). */
static size_t
character_width(uint32_t code, size_t column)
{
	if (code == '\t')
		return 8 - column % 8;
	return code >= 0x300 && code <= 0x36F ? 0 : 1; /* accents that stand on the letter before */
}

/* The part of the line that is shown: columns first .. first + EXCERPT_WIDTH. */
static void
line_add(struct buffer *out, const char *line, size_t length, size_t first, bool cut_behind)
{
	size_t last = first + EXCERPT_WIDTH - 1, column = 0;
	for (size_t at = 0; at < length && column <= last;) {
		size_t begin = at;
		uint32_t code = character_next(line, length, &at);
		size_t width = character_width(code, column);
		if (width == 0 && column > first)
			buffer_add(out, line + begin, at - begin);
		for (size_t end = column + width; column < end; column++)
			if (column < first || column > last)
				continue;
			else if ((column == first && first) || (column == last && cut_behind))
				buffer_text(out, "…");
			else if (code == '\t')
				buffer_char(out, ' ');
			else if (source_is_printable(code))
				buffer_add(out, line + begin, at - begin);
			else
				buffer_text(out, "\uFFFD");
	}
}

void
error_excerpt(const char *source, size_t length, size_t line, size_t column, struct buffer *out)
{
	size_t lines, ignored;
	source_locate(source, length, length, &lines, &ignored);
	if (line == 0 || column == 0 || line > lines)
		return;
	size_t begin = place_offset(source, length, line, 1);
	size_t end = place_offset(source, length, line, SIZE_MAX);
	size_t caret_at = place_offset(source, length, line, column);
	size_t width = 0, caret = 0;
	for (size_t at = begin; at < end;) {
		if (at <= caret_at)
			caret = width;
		width += character_width(character_next(source, end, &at), width);
	}
	if (caret_at == end)
		caret = width;
	/* A caret behind the last character needs a column too. */
	size_t needed = caret == width ? width + 1 : width;
	size_t first = 0;
	if (needed > EXCERPT_WIDTH && caret > EXCERPT_WIDTH / 2) {
		first = caret - EXCERPT_WIDTH / 2;
		if (first > needed - EXCERPT_WIDTH)
			first = needed - EXCERPT_WIDTH;
	}
	char number[24];
	int number_width = snprintf(number, sizeof number, "%4zu", line);
	buffer_print(out, "%s | ", number);
	line_add(out, source + begin, end - begin, first, needed > first + EXCERPT_WIDTH);
	buffer_print(out, "\n%*s | %*s^\n", number_width, "", (int)(caret - first), "");
}
