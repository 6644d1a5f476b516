#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/reading.h"
#include "plots/report/sheet_text.h"
#include "plots/report/xlsx.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

/* Remembers how wide a column's texts are, and what the library refused. */
static void
cell_settle(struct book_sheet *sheet, lxw_col_t column, size_t width, lxw_error error)
{
	if (width > sheet->widths[column])
		sheet->widths[column] = width;
	if (!sheet->book->error)
		sheet->book->error = error;
}

static void
write_text(struct book_sheet *sheet, lxw_col_t column, const char *text, lxw_format *format)
{
	struct buffer content = { 0 };
	sheet_text(&content, text);
	if (content.length > 0)
		cell_settle(sheet, column, text_characters(content.bytes, content.length),
			libxlsxwriter.worksheet_write_string(
				sheet->page, sheet->row, column, content.bytes, format));
	buffer_free(&content);
}

void
cell_write_text(struct book_sheet *sheet, lxw_col_t column, const char *text)
{
	write_text(sheet, column, text, sheet->book->text);
}

void
cell_write_words(struct book_sheet *sheet, lxw_col_t column, const char *text)
{
	write_text(sheet, column, text, sheet->book->words);
}

void
cell_write_integer(struct book_sheet *sheet, lxw_col_t column, int64_t number)
{
	struct buffer text = { 0 };
	number_integer(&text, number, sheet->book->language);
	cell_settle(sheet, column, text_characters(text.bytes, text.length),
		libxlsxwriter.worksheet_write_number(
			sheet->page, sheet->row, column, (double)number, sheet->book->integer));
	buffer_free(&text);
}

/* "0.0%". In Bokmål a no-break space stands before the sign; the decimal sign is the reader's. */
static void
add_percent_format(struct buffer *out, int decimals, enum language language)
{
	buffer_text(out, decimals > 0 ? "0." : "0");
	for (int i = 0; i < decimals; i++)
		buffer_char(out, '0');
	buffer_text(out, language == LANGUAGE_NB ? "\\\u00a0%" : "%");
}

static lxw_format *
percent_format(struct book *book, int decimals)
{
	lxw_format **format = &book->percents[decimals];
	if (!*format) {
		struct buffer text = { 0 };
		add_percent_format(&text, decimals, book->language);
		*format = libxlsxwriter.workbook_add_format(book->workbook);
		libxlsxwriter.format_set_num_format(*format, text.bytes);
		libxlsxwriter.format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
		buffer_free(&text);
	}
	return *format;
}

/* The decimals of a percentage that was written for people. One too near to the target, to 0 or to 1 was cut
 * to its true side; a spreadsheet would round it to the other, so it then gets all the decimals there are. */
static int
decimals_of(const struct buffer *shown, double fraction)
{
	size_t whole = strspn(shown->bytes, "0123456789"), length = whole;
	int decimals = 0;
	if (shown->bytes[whole] == ',' || shown->bytes[whole] == '.') {
		decimals = (int)strspn(shown->bytes + whole + 1, "0123456789");
		length += 1 + (size_t)decimals;
	}
	char rounded[64];
	/* Halves go up, as they do in spreadsheets, whichever way the binary fraction leans. */
	(void)snprintf(rounded, sizeof rounded, "%.*f", decimals, 100 * fraction + 1e-10);
	bool is_same = strlen(rounded) == length && strncmp(rounded, shown->bytes, whole) == 0 &&
		       (decimals == 0 ||
			       strncmp(rounded + whole + 1, shown->bytes + whole + 1, (size_t)decimals) == 0);
	return is_same ? decimals : BOOK_DECIMALS_MOST;
}

static void
write_percent(struct book_sheet *sheet, lxw_col_t column, double fraction, const struct buffer *shown)
{
	lxw_format *format = percent_format(sheet->book, decimals_of(shown, fraction));
	cell_settle(sheet, column, text_characters(shown->bytes, shown->length),
		libxlsxwriter.worksheet_write_number(sheet->page, sheet->row, column, fraction, format));
}

void
cell_write_ratio(struct book_sheet *sheet, lxw_col_t column, int64_t numerator, int64_t denominator,
	const struct target *target)
{
	if (denominator == 0)
		return;
	struct buffer shown = { 0 };
	number_percent(&shown, numerator, denominator, target, 1, sheet->book->language);
	write_percent(sheet, column, (double)numerator / (double)denominator, &shown);
	buffer_free(&shown);
}

void
cell_write_limit(struct book_sheet *sheet, lxw_col_t column, double limit, const struct target *target)
{
	if (isnan(limit))
		return;
	struct buffer shown = { 0 };
	number_limit(&shown, limit, target, 1, sheet->book->language);
	write_percent(sheet, column, limit, &shown);
	buffer_free(&shown);
}

/* The rows of an indicator have one target, whose format is made once. */
static lxw_format *
worded_format(struct book *book, const char *text, uint8_t align)
{
	if (align == LXW_ALIGN_RIGHT && book->worded && strcmp(book->worded_text, text) == 0)
		return book->worded;
	lxw_format *format = libxlsxwriter.workbook_add_format(book->workbook);
	libxlsxwriter.format_set_num_format(format, text);
	libxlsxwriter.format_set_align(format, align);
	libxlsxwriter.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (align == LXW_ALIGN_RIGHT) {
		free(book->worded_text);
		book->worded_text = xstrdup(text);
		book->worded = format;
	}
	return format;
}

/* Writes a number that is read as words: what stands in them around the figure becomes part of the number's
 * format, such as "minst "0 %. */
static void
write_worded(struct book_sheet *sheet, lxw_col_t column, const char *words, const char *figure, double number,
	const char *number_format, uint8_t align)
{
	struct buffer text = { 0 };
	size_t before = (size_t)(strstr(words, figure) - words);
	const char *after = words + before + strlen(figure);
	if (before > 0)
		buffer_print(&text, "\"%.*s\"", (int)before, words);
	buffer_text(&text, number_format);
	if (*after)
		buffer_print(&text, "\"%s\"", after);
	lxw_format *format = worded_format(sheet->book, text.bytes, align);
	cell_settle(sheet, column, text_characters(words, strlen(words)),
		libxlsxwriter.worksheet_write_number(sheet->page, sheet->row, column, number, format));
	buffer_free(&text);
}

static void
write_target(struct book_sheet *sheet, lxw_col_t column, const struct target *target, const char *words,
	uint8_t align)
{
	enum language language = sheet->book->language;
	const double fraction = (double)target->value.numerator / (double)target->value.denominator;
	struct buffer figure = { 0 }, format = { 0 };
	number_target(&figure, target, language);
	add_percent_format(&format, decimals_of(&figure, fraction), language);
	write_worded(sheet, column, words, figure.bytes, fraction, format.bytes, align);
	buffer_free(&figure);
	buffer_free(&format);
}

void
cell_write_target(struct book_sheet *sheet, lxw_col_t column, const struct target *target)
{
	if (!target->given)
		return;
	struct buffer words = { 0 };
	target_words(&words, target, sheet->book->language);
	write_target(sheet, column, target, words.bytes, LXW_ALIGN_RIGHT);
	buffer_free(&words);
}

void
sheet_target(struct book_sheet *sheet, const struct target *target)
{
	struct buffer words = { 0 }, line = { 0 };
	target_words(&words, target, sheet->book->language);
	phrase_add(&line, sheet->book->language, PHRASE_TARGET_LINE, words.bytes);
	write_target(sheet, 0, target, line.bytes, LXW_ALIGN_LEFT);
	sheet->row++;
	buffer_free(&words);
	buffer_free(&line);
}

/* A spreadsheet counts days from 30 December 1899 and, taking 1900 for a leap year, is right only from March
 * 1900 on; an earlier date is a text. */
enum { SPREADSHEET_EPOCH = -25569, FIRST_RIGHT = 61 };

const char *
sheet_date_format(enum language language)
{
	return language == LANGUAGE_NB ? "dd\\.mm\\.yyyy" : "yyyy\\-mm\\-dd";
}

void
cell_write_date(struct book_sheet *sheet, lxw_col_t column, int32_t date)
{
	struct buffer text = { 0 };
	number_date(&text, date, sheet->book->language);
	if (date - SPREADSHEET_EPOCH >= FIRST_RIGHT)
		cell_settle(sheet, column, text_characters(text.bytes, text.length),
			libxlsxwriter.worksheet_write_number(sheet->page, sheet->row, column,
				date - SPREADSHEET_EPOCH, sheet->book->date));
	else
		cell_write_text(sheet, column, text.bytes);
	buffer_free(&text);
}

void
sheet_as_of(struct book_sheet *sheet, int32_t as_of)
{
	enum language language = sheet->book->language;
	struct buffer date = { 0 }, line = { 0 };
	number_date(&date, as_of, language);
	phrase_add(&line, language, PHRASE_AS_OF, date.bytes);
	if (as_of - SPREADSHEET_EPOCH >= FIRST_RIGHT)
		write_worded(sheet, 0, line.bytes, date.bytes, as_of - SPREADSHEET_EPOCH,
			sheet_date_format(language), LXW_ALIGN_LEFT);
	else
		cell_write_text(sheet, 0, line.bytes);
	sheet->row++;
	buffer_free(&date);
	buffer_free(&line);
}

void
cell_write_verdict(struct book_sheet *sheet, lxw_col_t column, enum verdict verdict)
{
	const struct book *book = sheet->book;
	lxw_format *format = verdict == VERDICT_MET       ? book->met
			     : verdict == VERDICT_NOT_MET ? book->not_met
							  : book->words;
	write_text(sheet, column, verdict_words(verdict, book->language), format);
}
