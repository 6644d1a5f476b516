#include "cmd/notice.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/buffer.h"
#include "stats/base/text.h"

static const char *const bold = "1", *const red = "1;31", *const yellow = "1;33";

struct notice
notice_make(FILE *stream, const char *when)
{
	const char *no_color = getenv("NO_COLOR");
	bool color = when && strcmp(when, "always") == 0;
	if (!when || strcmp(when, "auto") == 0)
		color = isatty(fileno(stream)) && !(no_color && *no_color);
	return (struct notice){ stream, color };
}

static bool
character_is_safe(uint32_t code)
{
	return code >= 0x20 && code != 0x7f && !(code >= 0x80 && code < 0xa0) && code != 0x200e &&
	       code != 0x200f && !(code >= 0x2028 && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069) &&
	       code != UINT32_MAX;
}

static void
text_show(const struct notice *notice, const char *text, size_t length, bool lines)
{
	for (size_t at = 0, taken; at < length; at += taken) {
		uint32_t code;
		taken = text_decode(text + at, length - at, &code);
		if (character_is_safe(code) || (lines && (code == '\n' || code == '\t')))
			fwrite(text + at, 1, taken, notice->stream);
		else if (code == UINT32_MAX || code < 0x80)
			fprintf(notice->stream, "\\x%02x", (unsigned char)text[at]);
		else
			fprintf(notice->stream, "\\u%04x", (unsigned)code);
	}
}

static void
text_painted(const struct notice *notice, const char *color, const char *text)
{
	if (notice->color)
		fprintf(notice->stream, "\033[%sm", color);
	text_show(notice, text, strlen(text), false);
	if (notice->color)
		fputs("\033[0m", notice->stream);
}

void
notice_say(const struct notice *notice, const char *format, ...)
{
	struct buffer line = { 0 };
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(&line, format, arguments);
	va_end(arguments);
	text_painted(notice, bold, "maltall:");
	fputc(' ', notice->stream);
	text_show(notice, line.bytes, line.length, false);
	fputc('\n', notice->stream);
	buffer_free(&line);
}

void
notice_error(const struct notice *notice, const struct error *err)
{
	char described[sizeof err->file + sizeof err->text + 64];
	error_describe(err, described, sizeof described);
	text_painted(notice, red, "maltall:");
	fputc(' ', notice->stream);
	text_show(notice, described, strlen(described), false);
	fputc('\n', notice->stream);
}

void
notice_fault(const struct notice *notice, const struct fault *fault)
{
	text_show(notice, fault->file, strlen(fault->file), false);
	if (fault->line)
		fprintf(notice->stream, ":%zu", fault->line);
	if (fault->line && fault->column)
		fprintf(notice->stream, ":%zu", fault->column);
	fputs(*fault->file ? ": " : "", notice->stream);
	text_painted(
		notice, fault->severity >= SEVERITY_ERROR ? red : yellow, severity_name(fault->severity));
	fputs(": ", notice->stream);
	text_show(notice, fault->message, strlen(fault->message), false);
	fprintf(notice->stream, " [%s]\n", fault->rule);
}

void
notice_excerpt(const struct notice *notice, const char *text)
{
	text_show(notice, text, strlen(text), true);
}

/* How many fields or rows of a file a rule speaks of. */
struct tally {
	const char *file, *rule;
	size_t count;
};

static size_t
tallies_make(const struct faults *faults, struct tally **tallies)
{
	size_t count = 0, capacity = 0, at = 0;
	*tallies = NULL;
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *fault = &faults->items[i];
		/* Faults come in runs, so the tally of the last one is tried first. */
		if (at >= count || strcmp((*tallies)[at].file, fault->file) != 0 ||
			strcmp((*tallies)[at].rule, fault->rule) != 0)
			for (at = 0; at < count; at++)
				if (strcmp((*tallies)[at].file, fault->file) == 0 &&
					strcmp((*tallies)[at].rule, fault->rule) == 0)
					break;
		if (at == count) {
			*tallies = array_room(*tallies, count, &capacity, sizeof **tallies);
			(*tallies)[count++] = (struct tally){ fault->file, fault->rule, 0 };
		}
		(*tallies)[at].count += fault->cases;
	}
	return count;
}

void
notice_faults(const struct notice *notice, const struct faults *faults, size_t shown)
{
	struct tally *tallies;
	size_t count = tallies_make(faults, &tallies);
	size_t errors = faults->by_severity[SEVERITY_ERROR] + faults->by_severity[SEVERITY_FATAL];
	size_t warnings = faults->by_severity[SEVERITY_WARNING];
	notice_say(notice, "%zu error%s and %zu warning%s in the data%s", errors, errors == 1 ? "" : "s",
		warnings, warnings == 1 ? "" : "s", count ? ":" : "");
	for (size_t i = 0; i < count; i++)
		notice_say(notice, "  %s: %s %zu", tallies[i].file, tallies[i].rule, tallies[i].count);
	for (size_t i = 0; i < faults->count && i < shown; i++)
		notice_fault(notice, &faults->items[i]);
	free(tallies);
}
