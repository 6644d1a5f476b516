#include "cmd/notice.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plots/report/escape.h"
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
	return (struct notice){ stream, color, NOTICE_TEXT };
}

void
notice_take_form(struct notice *notice, const char *form)
{
	if (form && strcmp(form, "journal") == 0)
		notice->form = NOTICE_JOURNAL;
	if (form && strcmp(form, "json") == 0)
		notice->form = NOTICE_JSON;
	notice->color = notice->color && notice->form == NOTICE_TEXT;
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

/* The priorities of syslog(3) that are used here. */
enum priority { PRIORITY_CRITICAL = 2, PRIORITY_ERROR = 3, PRIORITY_WARNING = 4, PRIORITY_INFO = 6 };

static enum priority
priority_of_error(enum error_kind kind)
{
	return kind == ERROR_INTERNAL ? PRIORITY_CRITICAL
	       : kind == ERROR_FOUND  ? PRIORITY_WARNING
				      : PRIORITY_ERROR;
}

static enum priority
priority_of_fault(enum severity severity)
{
	return severity == SEVERITY_FATAL     ? PRIORITY_CRITICAL
	       : severity == SEVERITY_ERROR   ? PRIORITY_ERROR
	       : severity == SEVERITY_WARNING ? PRIORITY_WARNING
					      : PRIORITY_INFO;
}

static void
line_begin(const struct notice *notice, enum priority priority)
{
	if (notice->form == NOTICE_JOURNAL)
		fprintf(notice->stream, "<%d>", priority);
}

static void
member_text(struct buffer *line, const char *name, const char *text)
{
	if (!*text)
		return;
	buffer_print(line, ",\"%s\":", name);
	escape_json(line, text);
}

static void
member_number(struct buffer *line, const char *name, size_t number)
{
	if (number)
		buffer_print(line, ",\"%s\":%zu", name, number);
}

/* What a line says, for the form that names its parts; texts may be "", numbers 0. */
struct parts {
	const char *message, *file;
	size_t line, column;
	const char *severity, *rule;
};

static void
json_say(const struct notice *notice, enum priority priority, const struct parts *parts)
{
	struct buffer line = { 0 };
	buffer_print(&line, "{\"priority\":%d", priority);
	member_text(&line, "message", parts->message);
	member_text(&line, "file", parts->file);
	member_number(&line, "line", parts->line);
	member_number(&line, "column", parts->column);
	member_text(&line, "severity", parts->severity);
	member_text(&line, "rule", parts->rule);
	buffer_text(&line, "}\n");
	fwrite(line.bytes, 1, line.length, notice->stream);
	buffer_free(&line);
}

static void
text_say(const struct notice *notice, enum priority priority, const char *color, const char *text)
{
	line_begin(notice, priority);
	text_painted(notice, color, "maltall:");
	fputc(' ', notice->stream);
	text_show(notice, text, strlen(text), false);
	fputc('\n', notice->stream);
}

static void line_say(const struct notice *notice, enum priority priority, const char *format,
	va_list arguments) __attribute__((format(printf, 3, 0)));

static void
line_say(const struct notice *notice, enum priority priority, const char *format, va_list arguments)
{
	struct buffer line = { 0 };
	buffer_vprint(&line, format, arguments);
	if (notice->form == NOTICE_JSON)
		json_say(notice, priority, &(struct parts){ line.bytes, "", 0, 0, "", "" });
	else
		text_say(notice, priority, bold, line.bytes);
	buffer_free(&line);
}

void
notice_say(const struct notice *notice, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	line_say(notice, PRIORITY_INFO, format, arguments);
	va_end(arguments);
}

void
notice_warn(const struct notice *notice, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	line_say(notice, PRIORITY_WARNING, format, arguments);
	va_end(arguments);
}

void
notice_error(const struct notice *notice, const struct error *err)
{
	char described[sizeof err->file + sizeof err->text + 64];
	enum priority priority = priority_of_error(err->kind);
	error_describe(err, described, sizeof described);
	if (notice->form == NOTICE_JSON)
		json_say(notice, priority,
			&(struct parts){ err->text, err->file, err->line, err->column, "", "" });
	else
		text_say(notice, priority, red, described);
}

void
notice_fault(const struct notice *notice, const struct fault *fault)
{
	const char *severity = severity_name(fault->severity);
	enum priority priority = priority_of_fault(fault->severity);
	if (notice->form == NOTICE_JSON) {
		json_say(notice, priority,
			&(struct parts){ fault->message, fault->file, fault->line, fault->column, severity,
				fault->rule });
		return;
	}
	line_begin(notice, priority);
	text_show(notice, fault->file, strlen(fault->file), false);
	if (fault->line)
		fprintf(notice->stream, ":%zu", fault->line);
	if (fault->line && fault->column)
		fprintf(notice->stream, ":%zu", fault->column);
	fputs(*fault->file ? ": " : "", notice->stream);
	text_painted(notice, fault->severity >= SEVERITY_ERROR ? red : yellow, severity);
	fputs(": ", notice->stream);
	text_show(notice, fault->message, strlen(fault->message), false);
	fprintf(notice->stream, " [%s]\n", fault->rule);
}

void
notice_excerpt(const struct notice *notice, const char *text)
{
	if (notice->form == NOTICE_JSON) {
		json_say(notice, PRIORITY_INFO, &(struct parts){ text, "", 0, 0, "", "" });
		return;
	}
	/* Line by line, since each needs a priority of its own. */
	for (size_t length; *text; text += length) {
		length = strcspn(text, "\n");
		length += text[length] == '\n';
		line_begin(notice, PRIORITY_INFO);
		text_show(notice, text, length, true);
	}
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
	void (*say)(const struct notice *, const char *, ...) __attribute__((format(printf, 2, 3))) =
		errors + warnings ? notice_warn : notice_say;
	say(notice, "%zu error%s and %zu warning%s in the data%s", errors, errors == 1 ? "" : "s", warnings,
		warnings == 1 ? "" : "s", count ? ":" : "");
	for (size_t i = 0; i < count; i++)
		say(notice, "  %s: %s %zu", tallies[i].file, tallies[i].rule, tallies[i].count);
	/* There may be no room for all: what is to be mended comes before what is only told. */
	size_t said = 0;
	for (int told = 0; told <= 1; told++)
		for (size_t i = 0; i < faults->count && said < shown; i++)
			if ((faults->items[i].severity == SEVERITY_INFO) == told) {
				notice_fault(notice, &faults->items[i]);
				said++;
			}
	free(tallies);
}

void
notice_faults_worth(
	const struct notice *notice, const struct faults *faults, size_t shown, const char *behind)
{
	size_t worth = faults->count - faults->by_severity[SEVERITY_INFO], said = 0;
	for (size_t i = 0; i < faults->count && said < shown; i++)
		if (faults->items[i].severity != SEVERITY_INFO) {
			notice_fault(notice, &faults->items[i]);
			said++;
		}
	if (worth > said)
		notice_say(notice, "  and %zu more%s", worth - said, behind);
}
