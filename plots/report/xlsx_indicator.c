#include <math.h>

#include "plots/report/report.h"
#include "plots/report/sentence.h"
#include "plots/report/xlsx.h"

enum {
	COLUMN_BY,
	COLUMN_GROUP,
	COLUMN_NUMERATOR,
	COLUMN_DENOMINATOR,
	COLUMN_SHARE = SHEET_CELL_SHARE,
	COLUMN_TARGET,
	COLUMN_VERDICT,
	COLUMN_MISSING,
	COLUMN_LOWER,
	COLUMN_UPPER,
	COLUMN_LOWEST,
	COLUMN_HIGHEST,
	COLUMN_UNDETERMINED,
	COLUMN_EXCLUDED,
	COLUMN_EXCEPTED,
	COLUMN_WORDS
};

static void
limit_heads(struct book_sheet *sheet, double level)
{
	static const enum phrase limits[] = { PHRASE_LOWER, PHRASE_UPPER };
	enum language language = sheet->book->language;
	if (isnan(level)) {
		sheet_say_head(sheet, PHRASE_LOWER_LIMIT);
		sheet_say_head(sheet, PHRASE_UPPER_LIMIT);
		return;
	}
	struct buffer percent = { 0 };
	number_limit(&percent, level, NULL, 0, language);
	for (size_t i = 0; i < 2; i++) {
		struct buffer text = { 0 };
		phrase_add(&text, language, limits[i], percent.bytes);
		sheet_head(sheet, text.bytes);
		buffer_free(&text);
	}
	buffer_free(&percent);
}

void
sheet_cell_heads(struct book_sheet *sheet, enum phrase missing, double level)
{
	const enum phrase before[] = { PHRASE_BY, PHRASE_GROUP, PHRASE_NUMERATOR, PHRASE_DENOMINATOR,
		PHRASE_SHARE, PHRASE_TARGET, PHRASE_VERDICT, missing };
	static const enum phrase after[] = { PHRASE_LOWEST, PHRASE_HIGHEST, PHRASE_UNDETERMINED,
		PHRASE_EXCLUDED, PHRASE_EXCEPTED };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		sheet_say_head(sheet, before[i]);
	limit_heads(sheet, level);
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		sheet_say_head(sheet, after[i]);
}

/* Nothing of these where the cell is not open: a hidden figure is nowhere in the file. */
static void
write_counts(struct book_sheet *sheet, lxw_col_t first, const struct cell *cell, const struct target *target)
{
	const struct counts *counts = &cell->counts;
	if (!cell_is_open(cell))
		return;
	cell_write_integer(sheet, first + COLUMN_NUMERATOR, counts->numerator);
	cell_write_integer(sheet, first + COLUMN_DENOMINATOR, counts->denominator);
	cell_write_ratio(sheet, first + COLUMN_SHARE, counts->numerator, counts->denominator, target);
	if (cell_missing_is_known(cell))
		cell_write_integer(sheet, first + COLUMN_MISSING, cell->missing_to_target);
	if (cell_has_share(cell)) {
		cell_write_limit(sheet, first + COLUMN_LOWER, cell->interval.lower, target);
		cell_write_limit(sheet, first + COLUMN_UPPER, cell->interval.upper, target);
	}
	cell_write_ratio(
		sheet, first + COLUMN_LOWEST, counts->lowest_numerator, counts->lowest_denominator, target);
	cell_write_ratio(sheet, first + COLUMN_HIGHEST, counts->highest_numerator,
		counts->highest_denominator, target);
	cell_write_integer(sheet, first + COLUMN_UNDETERMINED, counts->undetermined);
	cell_write_integer(sheet, first + COLUMN_EXCLUDED, counts->excluded);
	cell_write_integer(sheet, first + COLUMN_EXCEPTED, counts->excepted);
}

void
sheet_cell(struct book_sheet *sheet, lxw_col_t first, const struct indicator_definition *definition,
	const struct cell *cell, const struct grouping *grouping)
{
	struct buffer text = { 0 };
	if (grouping) {
		grouping_title(&text, grouping, true);
		cell_write_text(sheet, first + COLUMN_BY, text.bytes);
		buffer_clear(&text);
	}
	cell_label(&text, cell, sheet->book->language);
	cell_write_text(sheet, first + COLUMN_GROUP, text.bytes);
	write_counts(sheet, first, cell, &definition->target);
	cell_write_target(sheet, first + COLUMN_TARGET, &definition->target);
	cell_write_verdict(sheet, first + COLUMN_VERDICT, cell->verdict);
	buffer_free(&text);
}

static void
write_row(struct book_sheet *sheet, const struct indicator_definition *definition, const struct cell *cell,
	const struct grouping *grouping)
{
	struct buffer text = { 0 };
	sheet_cell(sheet, 0, definition, cell, grouping);
	sentence_result(&text, cell, definition, sheet->book->language);
	cell_write_words(sheet, COLUMN_WORDS, text.bytes);
	buffer_free(&text);
	sheet_row_end(sheet);
}

static size_t
rows_of(const struct indicator_result *indicator)
{
	size_t rows = 1;
	for (size_t i = 0; i < indicator->stratum_count; i++)
		rows += indicator->strata[i].cell_count;
	return rows;
}

static void
write_lead(struct book_sheet *sheet, const struct indicator_result *indicator, const struct result *result)
{
	static void (*const sentences[])(struct buffer *, const struct cell *,
		const struct indicator_definition *, enum language) = { sentence_result, sentence_chance,
		sentence_undetermined, sentence_left_out };
	enum language language = sheet->book->language;
	struct buffer text = { 0 };
	sheet_title(sheet, indicator->definition->title);
	sheet_as_of(sheet, result->as_of);
	if (indicator->definition->target.given)
		sheet_target(sheet, &indicator->definition->target);
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		buffer_clear(&text);
		sentences[i](&text, &indicator->total, indicator->definition, language);
		if (text.length > 0)
			sheet_sentence(sheet, text.bytes);
	}
	if (rows_of(indicator) > XLSX_MOST_ROWS) {
		struct buffer most = { 0 };
		number_integer(&most, XLSX_MOST_ROWS, language);
		buffer_clear(&text);
		phrase_add(&text, language, PHRASE_TABLE_HAS_FIRST, most.bytes);
		sheet_sentence(sheet, text.bytes);
		buffer_free(&most);
	}
	buffer_free(&text);
}

void
sheet_of_indicator(struct book *book, const struct indicator_result *indicator, size_t number,
	const struct result *result)
{
	struct book_sheet sheet = sheet_begin(book, indicator->definition->title);
	size_t rows = 1;
	write_lead(&sheet, indicator, result);
	const struct indicator_definition *definition = indicator->definition;
	bool asks_for_much = !definition->target.given || target_asks_for_much(&definition->target);
	sheet_cell_heads(&sheet, asks_for_much ? PHRASE_MISSING : PHRASE_TOO_MANY, definition->level);
	sheet_say_head(&sheet, PHRASE_IN_WORDS);
	sheet_heads_end(&sheet);
	write_row(&sheet, definition, &indicator->total, NULL);
	for (size_t i = 0; i < indicator->stratum_count; i++) {
		const struct stratum *stratum = &indicator->strata[i];
		for (size_t j = 0; j < stratum->cell_count && rows < XLSX_MOST_ROWS; j++, rows++)
			write_row(&sheet, definition, &stratum->cells[j], stratum->grouping);
	}
	struct buffer name = { 0 };
	phrase_add(&name, book->language, PHRASE_INDICATOR);
	buffer_print(&name, "_%zu", number);
	sheet_end(&sheet, COLUMN_SHARE, name.bytes);
	buffer_free(&name);
}
