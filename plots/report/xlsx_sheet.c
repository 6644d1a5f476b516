#include <stdlib.h>
#include <string.h>

#include "plots/chart/theme.h"
#include "plots/report/sheet_text.h"
#include "plots/report/xlsx.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

/* Widths in characters. The words of a head may stand on two lines beside
 * the button that filters. */
enum { NARROWEST = 7, WIDEST = 70, WIDTH_MARGIN = 2, HEAD_POINTS = 30, A4_PAPER = 9 };

static void
sheet_note(struct book_sheet *sheet, lxw_error error)
{
	if (!sheet->book->error)
		sheet->book->error = error;
}

struct book_sheet
sheet_begin(struct book *book, const char *name)
{
	struct book_sheet sheet = { .book = book };
	char *own = sheet_name_new(name, book->names, book->name_count);
	book->names = xreallocarray(book->names, book->name_count + 1, sizeof *book->names);
	book->names[book->name_count++] = own;
	sheet.page = libxlsxwriter.workbook_add_worksheet(book->workbook, own);
	if (!sheet.page) {
		sheet_note(&sheet, LXW_ERROR_SHEETNAME_ALREADY_USED);
		sheet.page = libxlsxwriter.workbook_add_worksheet(book->workbook, NULL);
	}
	return sheet;
}

static void
write_words(struct book_sheet *sheet, const char *text, lxw_format *format)
{
	struct buffer content = { 0 };
	sheet_text(&content, text);
	if (content.length > 0)
		sheet_note(sheet, libxlsxwriter.worksheet_write_string(
					  sheet->page, sheet->row, 0, content.bytes, format));
	buffer_free(&content);
}

void
sheet_title(struct book_sheet *sheet, const char *text)
{
	write_words(sheet, text, sheet->book->title);
	sheet->row++;
}

void
sheet_sentence(struct book_sheet *sheet, const char *text)
{
	write_words(sheet, text, sheet->book->text);
	sheet->row++;
}

void
sheet_head(struct book_sheet *sheet, const char *title)
{
	if (!sheet->heads)
		sheet->heads = ++sheet->row; /* below a blank one */
	sheet->titles[sheet->columns++] = xstrdup(title);
}

void
sheet_say_head(struct book_sheet *sheet, enum phrase phrase)
{
	sheet_head(sheet, phrase_text(phrase, sheet->book->language));
}

void
sheet_heads_end(struct book_sheet *sheet)
{
	sheet->row++;
}

void
sheet_row_end(struct book_sheet *sheet)
{
	sheet->row++;
}

/* The longest word of a head, and what two lines of it need. */
static size_t
head_width(const char *title)
{
	size_t length = strlen(title), widest = (text_characters(title, length) + 1) / 2;
	for (size_t at = 0; at < length;) {
		size_t word = strcspn(title + at, " "), characters = text_characters(title + at, word);
		if (characters > widest)
			widest = characters;
		at += word + strspn(title + at + word, " ");
	}
	return widest;
}

static void
set_widths(struct book_sheet *sheet)
{
	for (lxw_col_t i = 0; i < sheet->columns; i++) {
		size_t width = head_width(sheet->titles[i]) + 1;
		if (sheet->widths[i] > width)
			width = sheet->widths[i];
		width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
		sheet_note(sheet, libxlsxwriter.worksheet_set_column(
					  sheet->page, i, i, (double)(width + WIDTH_MARGIN), NULL));
	}
}

static void
add_bars(struct book_sheet *sheet, lxw_col_t column)
{
	lxw_conditional_format bars = { .type = LXW_CONDITIONAL_DATA_BAR,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_value = 1,
		.bar_color = theme_rgb(INK_BAR_NEUTRAL),
		.bar_solid = LXW_TRUE,
		.bar_no_border = LXW_TRUE,
		.data_bar_2010 = LXW_TRUE };
	sheet_note(sheet, libxlsxwriter.worksheet_conditional_format_range(
				  sheet->page, sheet->heads + 1, column, sheet->row - 1, column, &bars));
}

static void
add_table(struct book_sheet *sheet, const char *name)
{
	lxw_table_column columns[SHEET_MOST_COLUMNS] = { 0 }, *pointers[SHEET_MOST_COLUMNS + 1] = { NULL };
	char *own = xstrdup(name);
	for (lxw_col_t i = 0; i < sheet->columns; i++) {
		columns[i].header = sheet->titles[i];
		columns[i].header_format = sheet->book->head;
		pointers[i] = &columns[i];
	}
	lxw_table_options options = { .name = own,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 1,
		.columns = pointers };
	sheet_note(sheet, libxlsxwriter.worksheet_add_table(sheet->page, sheet->heads, 0, sheet->row - 1,
				  sheet->columns - 1, &options));
	free(own);
}

static void
set_page(struct book_sheet *sheet)
{
	libxlsxwriter.worksheet_freeze_panes(sheet->page, sheet->heads + 1, 0);
	libxlsxwriter.worksheet_set_landscape(sheet->page);
	libxlsxwriter.worksheet_set_paper(sheet->page, A4_PAPER);
	libxlsxwriter.worksheet_fit_to_pages(sheet->page, 1, 0);
	sheet_note(sheet, libxlsxwriter.worksheet_repeat_rows(sheet->page, sheet->heads, sheet->heads));
}

void
sheet_end(struct book_sheet *sheet, lxw_col_t share, const char *name)
{
	sheet_note(sheet, libxlsxwriter.worksheet_set_row(sheet->page, sheet->heads, HEAD_POINTS, NULL));
	set_widths(sheet);
	add_bars(sheet, share);
	add_table(sheet, name);
	set_page(sheet);
	for (lxw_col_t i = 0; i < sheet->columns; i++)
		free(sheet->titles[i]);
}
