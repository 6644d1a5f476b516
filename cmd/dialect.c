#include "cmd/dialect.h"

#include <string.h>
#include <sys/stat.h>

#include "stats/base/buffer.h"
#include "stats/base/decimal.h"
#include "stats/base/memory.h"
#include "stats/table/header.h"

enum { HEADER_LINE_MOST = 100000, HEADER_ROWS_MOST = 8 };

/* The sign that an option names, if it is one of `signs`; "tab" is one too. */
static bool
sign_read(const struct arguments *arguments, const char *option, const char *signs, const char *expected,
	char *sign, struct error *err)
{
	const char *text = arguments_value(arguments, option);
	if (!text)
		return true;
	*sign = strcmp(text, "tab") == 0 ? '\t' : text[0];
	if (*sign && strchr(signs, *sign) && (*sign == '\t' || !text[1]))
		return true;
	return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s cannot be \"%s\"; it is %s", option, text, expected);
}

static bool
count_read(const struct arguments *arguments, const char *option, int most, size_t *count, struct error *err)
{
	const char *text = arguments_value(arguments, option);
	struct decimal number;
	if (!text)
		return true;
	if (!decimal_parse(text, strlen(text), '.', &number) || number.scale != 0 || number.digits < 1 ||
		number.digits > most)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--%s cannot be \"%s\"; it is a number from 1 to %d", option, text, most);
	*count = (size_t)number.digits;
	return true;
}

static enum scanner
scanner_chosen(const struct arguments *arguments)
{
	static const char *const names[] = {
		[SCANNER_FASTEST] = "fastest",
		[SCANNER_LIBCSV] = "libcsv",
		[SCANNER_PORTABLE] = "portable",
		[SCANNER_SSE2] = "sse2",
		[SCANNER_AVX2] = "avx2",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (arguments_chose(arguments, "reader", names[i]))
			return (enum scanner)i;
	return SCANNER_FASTEST;
}

bool
dialect_from_options(const struct arguments *arguments, struct dialect *declared, struct error *err)
{
	const char *encoding = arguments_value(arguments, "encoding");
	*declared = (struct dialect){
		.whole_file = arguments_value(arguments, "whole-file"),
		.scanner = scanner_chosen(arguments),
	};
	if (encoding && (declared->encoding = encoding_parse(encoding)) == ENCODING_FOUND_OUT)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--encoding cannot be \"%s\"; it is UTF-8, Windows-1252, MacRoman, UTF-16LE or "
			"UTF-16BE",
			encoding);
	return sign_read(arguments, "delimiter", ";,|\t", "; , | or tab", &declared->delimiter, err) &&
	       sign_read(arguments, "decimal", ".,", ". or ,", &declared->decimal, err) &&
	       sign_read(arguments, "quote", "\"'", "\" or '", &declared->quote, err) &&
	       count_read(arguments, "header-line", HEADER_LINE_MOST, &declared->header_line, err) &&
	       count_read(arguments, "header-rows", HEADER_ROWS_MOST, &declared->header_rows, err);
}

void
dialect_declare(struct definition *definition, const struct dialect *declared)
{
	for (size_t i = 0; i < definition->table_count; i++) {
		struct dialect *dialect = &definition->tables[i].dialect;
		if (dialect->encoding == ENCODING_FOUND_OUT)
			dialect->encoding = declared->encoding;
		if (!dialect->delimiter)
			dialect->delimiter = declared->delimiter;
		if (!dialect->decimal)
			dialect->decimal = declared->decimal;
		if (!dialect->quote)
			dialect->quote = declared->quote;
		if (!dialect->header_line)
			dialect->header_line = declared->header_line;
		if (!dialect->header_rows)
			dialect->header_rows = declared->header_rows;
		dialect->whole_file |= declared->whole_file;
		dialect->scanner = declared->scanner;
	}
}

void
dialects_say(const struct result *result, const struct notice *notice)
{
	for (size_t i = 0; i < result->input_count; i++) {
		const struct input *input = &result->inputs[i];
		notice_say(notice, "%s: %zu row%s; %s", input->name, input->rows, input->rows == 1 ? "" : "s",
			input->report->found);
	}
}

void
dialect_explain(const char *name, const char *evidence, const struct notice *lines)
{
	struct buffer text = { 0 };
	for (const char *at = evidence; *at;) {
		size_t length = strcspn(at, "\n");
		buffer_print(&text, "%s: %.*s\n", name, (int)length, at);
		at += length + (at[length] == '\n');
	}
	if (text.length)
		notice_excerpt(lines, text.bytes);
	buffer_free(&text);
}

void
dialects_explain(const struct result *result, const struct notice *lines)
{
	for (size_t i = 0; i < result->input_count; i++)
		dialect_explain(result->inputs[i].name, result->inputs[i].report->evidence, lines);
}

/* A pipe has been read and would be waited for. */
static bool
is_there_still(const struct table_file *file)
{
	struct stat status;
	return file->path && stat(file->path, &status) == 0 && S_ISREG(status.st_mode);
}

void
dialects_explain_failed(const struct definition *definition, const struct notice *lines)
{
	for (size_t i = 0; i < definition->table_count; i++) {
		const struct table_spec *spec = &definition->tables[i];
		for (size_t at = 0; at < spec->file_count; at++) {
			struct buffer evidence = { 0 };
			if (is_there_still(&spec->files[at]))
				table_file_explain(spec, &spec->files[at], &evidence);
			if (evidence.length)
				dialect_explain(spec->files[at].name, evidence.bytes, lines);
			buffer_free(&evidence);
		}
	}
}
