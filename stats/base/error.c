#include "stats/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Copies as much as fits and never ends inside a UTF-8 character: a message cut in the middle of an æ would
 * make the log, or the page it lands in, invalid. `wanted` is what snprintf said it would have written. */
static void
cut_at_character(char *text, size_t size, int wanted)
{
	if (wanted < 0 || (size_t)wanted < size)
		return;
	size_t end = size - 1;
	size_t start = end;
	while (start > 0 && end - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
	if (needed > end - start + 1)
		text[start - 1] = '\0';
}

bool
fail(struct error *err, enum error_kind kind, const char *file, size_t line, size_t column,
	const char *format, ...)
{
	if (err->kind != ERROR_NONE)
		return false;
	err->kind = kind;
	err->line = line;
	err->column = column;
	cut_at_character(
		err->file, sizeof err->file, snprintf(err->file, sizeof err->file, "%s", file ? file : ""));
	va_list arguments;
	va_start(arguments, format);
	cut_at_character(
		err->text, sizeof err->text, vsnprintf(err->text, sizeof err->text, format, arguments));
	va_end(arguments);
	return false;
}

void
error_describe(const struct error *err, char *out, size_t size)
{
	if (size == 0)
		return;
	char place[64] = "";
	if (err->line && err->column)
		snprintf(place, sizeof place, "%zu:%zu", err->line, err->column);
	else if (err->line)
		snprintf(place, sizeof place, "%zu", err->line);
	/* Without a file a line still says where, so it is never dropped. */
	const char *between = err->file[0] && place[0] ? ":" : "";
	const char *after = err->file[0] || place[0] ? ": " : "";
	cut_at_character(
		out, size, snprintf(out, size, "%s%s%s%s%s", err->file, between, place, after, err->text));
}
