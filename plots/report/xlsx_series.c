#include <math.h>

#include "plots/report/report.h"
#include "plots/report/xlsx.h"
#include "stats/indicator/results.h"

enum { COLUMN_INDICATOR, COLUMN_DATE, COLUMNS_BEFORE };

static void
write_row(struct book_sheet *sheet, const struct result *at, const struct indicator_definition *definition,
	const struct cell *cell, const struct grouping *grouping)
{
	cell_write_text(sheet, COLUMN_INDICATOR, definition->title);
	cell_write_date(sheet, COLUMN_DATE, at->as_of);
	sheet_cell(sheet, COLUMNS_BEFORE, definition, cell, grouping);
	sheet_row_end(sheet);
}

static size_t
rows_of(const struct result *result)
{
	size_t rows = 0;
	for (size_t i = 0; i < result->series->count; i++)
		for (size_t j = 0; j < result->indicator_count; j++) {
			const struct indicator_result *indicator = &result->series->items[i]->indicators[j];
			rows++;
			for (size_t k = 0; k < indicator->stratum_count; k++)
				rows += indicator->strata[k].cell_count;
		}
	return rows;
}

/* An indicator at one date, the total before its groups. */
static void
write_date(struct book_sheet *sheet, const struct result *at, size_t index, bool groups)
{
	const struct indicator_result *indicator = &at->indicators[index];
	write_row(sheet, at, indicator->definition, &indicator->total, NULL);
	for (size_t i = 0; groups && i < indicator->stratum_count; i++) {
		const struct stratum *stratum = &indicator->strata[i];
		for (size_t j = 0; j < stratum->cell_count; j++)
			write_row(sheet, at, indicator->definition, &stratum->cells[j], stratum->grouping);
	}
}

static void
write_lead(struct book_sheet *sheet, const struct result *result, bool groups)
{
	enum language language = sheet->book->language;
	const struct results *series = result->series;
	struct buffer texts[3] = { 0 }, line = { 0 };
	number_integer(&texts[0], (int64_t)series->count, language);
	number_date(&texts[1], series->items[0]->as_of, language);
	number_date(&texts[2], result->as_of, language);
	sheet_title(sheet, phrase_text(PHRASE_COURSE, language));
	phrase_add(&line, language, PHRASE_SERIES_DATES, texts[0].bytes, texts[1].bytes, texts[2].bytes);
	sheet_sentence(sheet, line.bytes);
	if (!groups)
		sheet_sentence(sheet, phrase_text(PHRASE_SERIES_TOTALS, language));
	for (size_t i = 0; i < 3; i++)
		buffer_free(&texts[i]);
	buffer_free(&line);
}

/* NaN where the indicators differ in it. */
static double
level_of(const struct result *result)
{
	double level = result->indicator_count > 0 ? result->indicators[0].definition->level : (double)NAN;
	for (size_t i = 1; i < result->indicator_count; i++)
		if (fabs(result->indicators[i].definition->level - level) > 0)
			return (double)NAN;
	return level;
}

void
sheet_of_series(struct book *book, const struct result *result)
{
	const char *name = phrase_text(PHRASE_SERIES, book->language);
	struct book_sheet sheet = sheet_begin(book, name);
	bool groups = rows_of(result) <= XLSX_MOST_OF_SERIES;
	write_lead(&sheet, result, groups);
	sheet_say_head(&sheet, PHRASE_INDICATOR);
	sheet_say_head(&sheet, PHRASE_DATE);
	sheet_cell_heads(&sheet, PHRASE_DISTANCE, level_of(result));
	sheet_heads_end(&sheet);
	for (size_t i = 0; i < result->indicator_count; i++)
		for (size_t j = 0; j < result->series->count; j++)
			write_date(&sheet, result->series->items[j], i, groups);
	sheet_end(&sheet, COLUMNS_BEFORE + SHEET_CELL_SHARE, name);
}
