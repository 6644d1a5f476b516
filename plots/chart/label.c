#include "plots/chart/label.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "plots/chart/font.h"
#include "stats/base/text.h"

static const char ellipsis[] = "\u2026";

/* A text fits into its own width, whatever the order in which its characters were added up. */
static const double rounding_px = 0.01;

/* What a broken word leaves on either line. */
enum { WORD_PART_LEAST = 3 };

static bool
is_blank(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
	       code == 0x2029;
}

/* What has no place in a line of text, or none in XML, or would turn the writing around. */
static bool
is_dropped(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x061C || code == 0x200E ||
	       code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0xFEFF || (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

void
label_clean(const char *text, size_t most, struct buffer *out)
{
	size_t length = text ? strlen(text) : 0, characters = 0, before_last = out->length;
	bool blank_before = false, any = false;
	for (size_t i = 0; i < length;) {
		uint32_t code;
		i += text_decode(text + i, length - i, &code);
		if (code == UINT32_MAX)
			code = 0xFFFD;
		if (is_blank(code))
			blank_before = any;
		if (is_blank(code) || is_dropped(code))
			continue;
		size_t added = blank_before ? 2 : 1;
		if (characters + added > most) {
			/* No room: the last character that had some gives it to the ellipsis. */
			out->length = characters < most ? out->length : before_last;
			buffer_text(out, ellipsis);
			return;
		}
		if (blank_before)
			buffer_char(out, ' ');
		before_last = out->length;
		char bytes[4];
		buffer_add(out, bytes, text_encode(code, bytes));
		characters += added;
		blank_before = false;
		any = true;
	}
}

const char *
label_copy(struct arena *arena, const char *text)
{
	struct buffer clean = { 0 };
	label_clean(text, LABEL_CHARACTERS_MOST, &clean);
	const char *copy = arena_copy(arena, clean.bytes ? clean.bytes : "", clean.length);
	buffer_free(&clean);
	return copy;
}

static double
width_of(const char *clean, size_t length, enum type type)
{
	const struct type_style *style = theme_type(type);
	return font_width(clean, length, style->size_px, style->bold);
}

const char *
label_sentence(struct arena *arena, const char *subject, const char *const *parts, size_t count)
{
	struct buffer sentence = { 0 };
	label_clean(subject, LABEL_PART_MOST, &sentence);
	const char *between = ": ";
	for (size_t i = 0; i < count; i++) {
		if (!parts[i] || !*parts[i])
			continue;
		buffer_text(&sentence, between);
		label_clean(parts[i], LABEL_PART_MOST, &sentence);
		between = ", ";
	}
	const char *copy = arena_copy(arena, sentence.bytes ? sentence.bytes : "", sentence.length);
	buffer_free(&sentence);
	return copy;
}

double
label_width(const char *text, enum type type)
{
	struct buffer clean = { 0 };
	label_clean(text, LABEL_CHARACTERS_MOST, &clean);
	double width = clean.length ? width_of(clean.bytes, clean.length, type) : 0;
	buffer_free(&clean);
	return width;
}

/* How many bytes of a clean text fit into the width, whole characters. */
static size_t
bytes_that_fit(const char *clean, enum type type, double width)
{
	size_t length = strlen(clean), end = 0;
	double used = 0;
	while (end < length) {
		uint32_t code;
		size_t step = text_decode(clean + end, length - end, &code);
		used += width_of(clean + end, step, type);
		if (used > width + rounding_px)
			break;
		end += step;
	}
	return end;
}

static size_t
without_trailing_blanks(const char *clean, size_t length)
{
	while (length > 0 && clean[length - 1] == ' ')
		length--;
	return length;
}

const char *
label_fit(struct arena *arena, const char *clean, enum type type, double width)
{
	size_t length = strlen(clean), fits = bytes_that_fit(clean, type, width);
	if (fits == length)
		return arena_copy(arena, clean, length);
	double room = width - width_of(ellipsis, sizeof ellipsis - 1, type);
	fits = without_trailing_blanks(clean, bytes_that_fit(clean, type, room));
	return arena_print(arena, "%.*s%s", (int)fits, clean, ellipsis);
}

/* The last place at or before `fits` where a line may end: behind a blank, a hyphen or a slash; 0 if there is
 * none. */
static size_t
last_break(const char *clean, size_t fits)
{
	for (size_t end = fits; end > 0; end--)
		if (clean[end] == ' ' || clean[end - 1] == ' ' ||
			(end > 1 && (clean[end - 1] == '-' || clean[end - 1] == '/') &&
				clean[end - 2] != ' '))
			return end;
	return 0;
}

/* The last place at or before `fits` where a sentence begins: behind a full stop that ends more than an
 * abbreviation or an ordinal number; 0 if there is none. */
static size_t
last_sentence(const char *clean, size_t fits)
{
	enum { WORD_LEAST = 4 };
	size_t last = 0;
	for (size_t at = 0, word = 0; at < fits; at++) {
		if (clean[at] != ' ')
			continue;
		uint32_t code;
		text_decode(clean + at + 1, strlen(clean + at + 1) + 1, &code);
		if (at - word > WORD_LEAST && clean[at - 1] == '.' && text_lower(code) != code)
			last = at + 1;
		word = at + 1;
	}
	return last;
}

/* How many bytes `count` characters before `end` take. */
static size_t
bytes_before(const char *clean, size_t end, size_t count)
{
	size_t at = end;
	while (at > 0 && count > 0)
		if (((unsigned char)clean[--at] & 0xC0) != 0x80)
			count--;
	return end - at;
}

/* Inside a word that is wider than a line: as much as leaves room for a hyphen and no stub behind it. */
static size_t
break_in_word(const char *clean, enum type type, double width)
{
	uint32_t code;
	size_t word = strcspn(clean, " "), first = text_decode(clean, word, &code);
	size_t fits = bytes_that_fit(clean, type, width - width_of("-", 1, type));
	size_t latest = word - bytes_before(clean, word, WORD_PART_LEAST);
	if (fits > latest && latest >= first * WORD_PART_LEAST)
		fits = latest;
	return fits > first ? fits : first;
}

static struct label_lines
wrap_greedily(struct arena *arena, const char *clean, enum type type, double width, size_t most)
{
	struct label_lines lines = { 0 };
	const char *rest = clean;
	while (*rest && lines.count < most) {
		size_t fits = bytes_that_fit(rest, type, width);
		if (rest[fits] == '\0' || lines.count + 1 == most) {
			lines.line[lines.count++] = label_fit(arena, rest, type, width);
			lines.forced = lines.forced || rest[fits] != '\0';
			break;
		}
		size_t end = last_break(rest, fits), next = last_sentence(rest, fits);
		if (next > fits / 3 && width_of(rest + next, strlen(rest + next), type) <= width) {
			end = next;
			lines.sentence = true;
		}
		if (end) {
			lines.line[lines.count++] =
				arena_copy(arena, rest, without_trailing_blanks(rest, end));
		} else {
			end = break_in_word(rest, type, width);
			lines.line[lines.count++] = arena_print(arena, "%.*s-", (int)end, rest);
			lines.forced = true;
		}
		rest += end;
		while (*rest == ' ')
			rest++;
	}
	return lines;
}

struct label_lines
label_wrap(struct arena *arena, const char *clean, enum type type, double width, size_t most)
{
	assert(most > 0 && most <= LABEL_LINES_MOST);
	struct label_lines best = wrap_greedily(arena, clean, type, width, most);
	double too_narrow = 0, wide = width;
	while (best.count > 1 && !best.forced && !best.sentence && wide - too_narrow > 4) {
		double middle = (too_narrow + wide) / 2;
		struct label_lines lines = wrap_greedily(arena, clean, type, middle, best.count);
		if (lines.forced || lines.sentence) {
			too_narrow = middle;
		} else {
			best = lines;
			wide = middle;
		}
	}
	return best;
}
