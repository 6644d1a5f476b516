#include "plots/report/xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/chart/theme.h"
#include "plots/report/report.h"
#include "plots/report/sentence.h"
#include "plots/report/sheet_text.h"
#include "plots/report/title.h"
#include "stats/base/memory.h"
#include "stats/csv/libzip.h"

enum { TITLE_POINTS = 14 };

struct libxlsxwriter libxlsxwriter;

bool
libxlsxwriter_load(struct error *err)
{
#define PLACE(name) { #name, &libxlsxwriter.name },
	static const struct library_function functions[] = { LIBXLSXWRITER(PLACE) };
#undef PLACE
	return library_load(SONAME_XLSXWRITER, functions, sizeof functions / sizeof *functions, err);
}

enum {
	COLUMN_INDICATOR,
	COLUMN_SHEET,
	COLUMN_NUMERATOR,
	COLUMN_DENOMINATOR,
	COLUMN_SHARE,
	COLUMN_TARGET,
	COLUMN_VERDICT,
	COLUMN_DISTANCE,
	COLUMN_UNDETERMINED,
	COLUMN_WORDS
};

static lxw_format *
plain_format(struct book *book)
{
	lxw_format *format = libxlsxwriter.workbook_add_format(book->workbook);
	libxlsxwriter.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static lxw_format *
ink_format(struct book *book, enum ink ink)
{
	lxw_format *format = plain_format(book);
	libxlsxwriter.format_set_bold(format);
	libxlsxwriter.format_set_font_color(format, theme_rgb(ink));
	return format;
}

static void
add_formats(struct book *book)
{
	book->title = ink_format(book, INK_TEXT);
	libxlsxwriter.format_set_font_size(book->title, TITLE_POINTS);
	book->text = plain_format(book);
	/* The figure to its left ends where a sentence begins. */
	book->words = plain_format(book);
	libxlsxwriter.format_set_indent(book->words, 1);
	book->met = ink_format(book, INK_GOOD);
	libxlsxwriter.format_set_indent(book->met, 1);
	book->not_met = ink_format(book, INK_BELOW);
	libxlsxwriter.format_set_indent(book->not_met, 1);
	book->head = ink_format(book, INK_TEXT);
	libxlsxwriter.format_set_text_wrap(book->head);
	libxlsxwriter.format_set_bottom(book->head, LXW_BORDER_MEDIUM);
	/* Blanks or commas between thousands are the reader's, as is the decimal sign. */
	book->integer = plain_format(book);
	libxlsxwriter.format_set_num_format(book->integer, "#,##0");
	book->date = plain_format(book);
	libxlsxwriter.format_set_num_format(book->date, sheet_date_format(book->language));
	libxlsxwriter.format_set_align(book->date, LXW_ALIGN_LEFT);
}

/* The file says when the figures hold, not when it was made. Noon, since the library takes the first second
 * of 1970 for "now". */
static void
set_properties(struct book *book, const struct result *result)
{
	enum { DAY_SECONDS = 86400 };
	struct buffer title = { 0 };
	sheet_text_plain(&title, result->definition->title, SHEET_PROPERTY_MOST);
	lxw_doc_properties properties = { .title = title.bytes,
		.created = (time_t)result->as_of * DAY_SECONDS + DAY_SECONDS / 2 };
	libxlsxwriter.workbook_set_properties(book->workbook, &properties);
	buffer_free(&title);
}

static void
write_indicator(struct book_sheet *sheet, const struct indicator_result *indicator, const char *name)
{
	const struct indicator_definition *definition = indicator->definition;
	const struct cell *cell = &indicator->total;
	enum language language = sheet->book->language;
	struct buffer words = { 0 };
	cell_write_text(sheet, COLUMN_INDICATOR, definition->title);
	cell_write_text(sheet, COLUMN_SHEET, name);
	if (cell_is_open(cell)) {
		cell_write_integer(sheet, COLUMN_NUMERATOR, cell->counts.numerator);
		cell_write_integer(sheet, COLUMN_DENOMINATOR, cell->counts.denominator);
		cell_write_ratio(sheet, COLUMN_SHARE, cell->counts.numerator, cell->counts.denominator,
			&definition->target);
		cell_write_integer(sheet, COLUMN_UNDETERMINED, cell->counts.undetermined);
	}
	cell_write_target(sheet, COLUMN_TARGET, &definition->target);
	cell_write_verdict(sheet, COLUMN_VERDICT, cell->verdict);
	if (cell_missing_is_known(cell))
		cell_write_integer(sheet, COLUMN_DISTANCE, cell->missing_to_target);
	sentence_result(&words, cell, definition, language);
	cell_write_words(sheet, COLUMN_WORDS, words.bytes);
	buffer_free(&words);
	sheet_row_end(sheet);
}

/* Written last, since it names the other sheets, though it stands first. */
static void
write_contents(struct book_sheet *sheet, const struct result *result)
{
	static const enum phrase heads[] = { PHRASE_INDICATOR, PHRASE_SHEET, PHRASE_NUMERATOR,
		PHRASE_DENOMINATOR, PHRASE_SHARE, PHRASE_TARGET, PHRASE_VERDICT, PHRASE_DISTANCE,
		PHRASE_UNDETERMINED, PHRASE_IN_WORDS };
	struct buffer finding = { 0 };
	sheet_title(sheet, result->definition->title);
	sheet_as_of(sheet, result->as_of);
	if (result->indicator_count == 0)
		return;
	title_targets(&finding, result);
	buffer_char(&finding, '.');
	sheet_sentence(sheet, finding.bytes);
	if (result->series) {
		buffer_clear(&finding);
		phrase_add(&finding, sheet->book->language, PHRASE_SERIES_SHEET,
			sheet->book->names[result->indicator_count + 1]);
		sheet_sentence(sheet, finding.bytes);
	}
	buffer_free(&finding);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		sheet_say_head(sheet, heads[i]);
	sheet_heads_end(sheet);
	for (size_t i = 0; i < result->indicator_count; i++)
		write_indicator(sheet, &result->indicators[i], sheet->book->names[i + 1]);
	sheet_end(sheet, COLUMN_SHARE, phrase_text(PHRASE_CONTENTS, sheet->book->language));
}

/* Fills and closes a workbook that goes to a file. */
static bool
book_write(const char *path, const struct result *result, struct error *err)
{
	struct book book = { .workbook = libxlsxwriter.workbook_new(path),
		.language = result->definition->language };
	if (!book.workbook)
		return fail(err, ERROR_WRITE, NULL, 0, 0, "indicators.xlsx cannot be begun: %s",
			libxlsxwriter.lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
	add_formats(&book);
	set_properties(&book, result);
	struct book_sheet contents = sheet_begin(&book, phrase_text(PHRASE_CONTENTS, book.language));
	for (size_t i = 0; i < result->indicator_count; i++)
		sheet_of_indicator(&book, &result->indicators[i], i + 1, result);
	if (result->series && result->indicator_count > 0)
		sheet_of_series(&book, result);
	write_contents(&contents, result);
	lxw_error closed = libxlsxwriter.workbook_close(book.workbook);
	for (size_t i = 0; i < book.name_count; i++)
		free(book.names[i]);
	free(book.worded_text);
	free(book.names);
	if (book.error || closed)
		return fail(err, ERROR_WRITE, NULL, 0, 0, "indicators.xlsx cannot be written: %s",
			libxlsxwriter.lxw_strerror(book.error ? book.error : closed));
	return true;
}

static bool
file_read(int file, struct buffer *out)
{
	char bytes[65536];
	ssize_t length;
	off_t at = 0;
	while ((length = pread(file, bytes, sizeof bytes, at)) > 0) {
		buffer_add(out, bytes, (size_t)length);
		at += length;
	}
	return length == 0;
}

bool
report_xlsx(const struct result *result, struct buffer *out, struct error *err)
{
	if (!libxlsxwriter_load(err) || !libzip_load(err))
		return false;
	/* The library writes to a path; a file in memory has one, and nothing is left if we are killed. */
	int file = memfd_create("indicators.xlsx", MFD_CLOEXEC);
	if (file < 0)
		return fail(
			err, ERROR_WRITE, NULL, 0, 0, "indicators.xlsx cannot be begun: %s", strerror(errno));
	char path[64];
	(void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	bool written = book_write(path, result, err);
	if (written && (!file_read(file, out) || !xlsx_is_whole(out->bytes, out->length)))
		written = fail(err, ERROR_WRITE, NULL, 0, 0,
			"indicators.xlsx came out damaged; is the folder for temporary files (TMPDIR, or "
			"/tmp) full?");
	close(file);
	return written;
}
