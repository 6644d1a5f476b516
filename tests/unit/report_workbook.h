/* A workbook made of the sample, opened again: its parts and its cells. */
#ifndef MALTALL_TESTS_REPORT_WORKBOOK_H
#define MALTALL_TESTS_REPORT_WORKBOOK_H

#include <stdlib.h>
#include <zip.h>

#include "plots/report/xlsx.h"
#include "stats/base/memory.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static struct buffer book; /* the workbook */

/* One part of the workbook, or "" where there is none. */
static inline struct buffer
part_of(const char *name)
{
	struct buffer part = { 0 };
	zip_source_t *source = zip_source_buffer_create(book.bytes, book.length, 0, NULL);
	zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
	zip_file_t *file = archive ? zip_fopen(archive, name, 0) : NULL;
	char bytes[4096];
	buffer_text(&part, "");
	for (zip_int64_t length; file && (length = zip_fread(file, bytes, sizeof bytes)) > 0;)
		buffer_add(&part, bytes, (size_t)length);
	if (file)
		zip_fclose(file);
	if (archive)
		zip_discard(archive);
	return part;
}

static inline void
unescape(struct buffer *out, const char *text, size_t length)
{
	static const char *const marks[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" } };
	for (size_t at = 0; at < length;) {
		size_t i = 0;
		while (i < 4 && strncmp(text + at, marks[i][0], strlen(marks[i][0])) != 0)
			i++;
		buffer_text(out, i < 4 ? marks[i][1] : (char[2]){ text[at], '\0' });
		at += i < 4 ? strlen(marks[i][0]) : 1;
	}
}

/* The number'th shared string. */
static inline char *
string_at(const char *strings, long number)
{
	struct buffer text = { 0 };
	const char *at = strings;
	for (long i = 0; at && i <= number; i++)
		at = strstr(at + 1, "<si><t");
	const char *begin = at ? strchr(at + 4, '>') + 1 : "";
	const char *end = strstr(begin, "</t>");
	buffer_text(&text, "");
	unescape(&text, begin, end ? (size_t)(end - begin) : 0);
	return text.bytes;
}

/* What a cell of a sheet holds: a text, a number as it is written, or "" where it is empty. Yours. */
static inline char *
cell_content(const char *sheet, const char *strings, const char *reference)
{
	char opening[48];
	snprintf(opening, sizeof opening, "<c r=\"%s\"", reference);
	const char *cell = strstr(sheet, opening);
	if (!cell)
		return xstrdup("");
	const char *end = strchr(cell, '>');
	const char *value = strstr(end, "<v>") + 3;
	if (memmem(cell, (size_t)(end - cell), "t=\"s\"", 5))
		return string_at(strings, strtol(value, NULL, 10));
	return xstrndup(value, strcspn(value, "<"));
}

/* The row of a sheet below the heads of its table. */
static inline size_t
first_row(const char *sheet)
{
	const char *pane = strstr(sheet, "topLeftCell=\"A");
	return pane ? strtoul(pane + strlen("topLeftCell=\"A"), NULL, 10) : 0;
}

static inline void
write_book(void)
{
	buffer_clear(&book);
	struct error err = { 0 };
	CHECK(report_xlsx(&sample.result, &book, &err));
	CHECK_INT(err.kind, ERROR_NONE);
}

/* Each test on a sample and a workbook of its own. */
static inline int
run_tests(void (*const *tests)(void), size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		faults_free(&sample.faults);
		sample_fill(&sample);
		write_book();
		tests[i]();
	}
	faults_free(&sample.faults);
	buffer_free(&book);
	return check_summary(name);
}

#endif
