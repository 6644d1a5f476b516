/* The parts of indicators.xlsx: what plots/report/xlsx*.c share, and nobody else sees. */
#ifndef MALTALL_REPORT_XLSX_H
#define MALTALL_REPORT_XLSX_H

#include <stdbool.h>

#include "plots/report/words.h"
#include "plots/report/xlsx_library.h"
#include "stats/indicator/result.h"

enum { BOOK_DECIMALS_MOST = 9 };

/* A workbook being filled. Formats belong to the workbook. */
struct book {
	lxw_workbook *workbook;
	enum language language;
	lxw_error error; /* the first thing that the library refused */
	lxw_format *title, *text, *words, *integer, *date, *head, *met, *not_met;
	lxw_format *worded; /* the latest format with words in it, and what it says */
	char *worded_text;
	lxw_format *percents[BOOK_DECIMALS_MOST + 1]; /* by decimals; NULL: not needed yet */
	char **names;                                 /* of the sheets so far */
	size_t name_count;
};

enum { SHEET_MOST_COLUMNS = 17 };

/* A sheet being filled: a head of some rows, then one table. */
struct book_sheet {
	struct book *book;
	lxw_worksheet *page;
	lxw_row_t row;     /* the next one */
	lxw_row_t heads;   /* that of the table's heads; 0: no table yet */
	lxw_col_t columns; /* of the table */
	size_t widths[SHEET_MOST_COLUMNS];
	char *titles[SHEET_MOST_COLUMNS]; /* what the table's columns are called */
};

/* A sheet with a name of its own, after `name`. */
struct book_sheet sheet_begin(struct book *book, const char *name);
/* A row of the head: its words alone. */
void sheet_title(struct book_sheet *sheet, const char *text);
void sheet_sentence(struct book_sheet *sheet, const char *text);
/* A row of the head: a date, or the target's figure, that reads "Tall per 31.12.2025", "Mål minst 70 %". */
void sheet_as_of(struct book_sheet *sheet, int32_t as_of);
void sheet_target(struct book_sheet *sheet, const struct target *target);

/* The heads of the table, from left to right; then its rows, cell by cell; then what makes it a table. */
void sheet_head(struct book_sheet *sheet, const char *title);
void sheet_say_head(struct book_sheet *sheet, enum phrase phrase);
void sheet_heads_end(struct book_sheet *sheet);
void sheet_row_end(struct book_sheet *sheet);
/* share  the column that gets data bars from 0 to 1
 * name   of the table: letters, digits and '_' */
void sheet_end(struct book_sheet *sheet, lxw_col_t share, const char *name);

/* One cell of the row each. Text is never a formula or a link, whatever it says. */
void cell_write_text(struct book_sheet *sheet, lxw_col_t column, const char *text);
/* A sentence, on one line: rows of one height keep the bars comparable. */
void cell_write_words(struct book_sheet *sheet, lxw_col_t column, const char *text);
void cell_write_integer(struct book_sheet *sheet, lxw_col_t column, int64_t number);
/* How a spreadsheet is told to show a date. */
const char *sheet_date_format(enum language language);
/* A day, as a date that a spreadsheet reckons with. */
void cell_write_date(struct book_sheet *sheet, lxw_col_t column, int32_t date);
/* numerator/denominator, shown with as many decimals as it takes not to contradict the target; no cell where
 * the denominator is 0. */
void cell_write_ratio(struct book_sheet *sheet, lxw_col_t column, int64_t numerator, int64_t denominator,
	const struct target *target);
/* The same for a limit of an interval; no cell for NaN. */
void cell_write_limit(struct book_sheet *sheet, lxw_col_t column, double limit, const struct target *target);
/* The target's figure as a number, which reads "minst 70 %"; no cell where there is none. */
void cell_write_target(struct book_sheet *sheet, lxw_col_t column, const struct target *target);
void cell_write_verdict(struct book_sheet *sheet, lxw_col_t column, enum verdict verdict);

/* What a row says of a cell, in neighbouring columns from `first` on, of which the heads say what they are.
 * level  of the intervals; NaN where they have several */
void sheet_cell_heads(struct book_sheet *sheet, enum phrase missing, double level);
void sheet_cell(struct book_sheet *sheet, lxw_col_t first, const struct indicator_definition *definition,
	const struct cell *cell, const struct grouping *grouping);
/* The column of the proportion among them, counted from `first`. */
enum { SHEET_CELL_SHARE = 4 };

/* The sheet of one indicator: a row for the total and for each group. number  from 1. */
void sheet_of_indicator(struct book *book, const struct indicator_result *indicator, size_t number,
	const struct result *result);
/* The sheet of all indicators at every date of the series, as one table; the result has one. */
void sheet_of_series(struct book *book, const struct result *result);

/* Whether every part of a finished workbook is there to its end. The library writes its parts to temporary
 * files and does not look whether the disk took them. libzip is loaded by then. */
bool xlsx_is_whole(const char *bytes, size_t length);

#endif
