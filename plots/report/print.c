#include "plots/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "plots/report/escape.h"
#include "plots/report/reading.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

enum { COLUMNS = 9, WIDEST = 40 };

static const struct {
	enum phrase head;
	bool is_number;
} columns[COLUMNS] = { { PHRASE_INDICATOR, false }, { PHRASE_BY, false }, { PHRASE_GROUP, false },
	{ PHRASE_COUNT, true }, { PHRASE_SHARE, true }, { PHRASE_TARGET, true }, { PHRASE_VERDICT, false },
	{ PHRASE_DISTANCE, true }, { PHRASE_UNDETERMINED, true } };

/* The texts of a table, row by row, the heads first. */
struct summary {
	enum language language;
	struct buffer *cells;
	size_t rows, capacity;
};

static struct buffer *
summary_row(struct summary *summary)
{
	summary->cells = array_room(
		summary->cells, summary->rows, &summary->capacity, COLUMNS * sizeof *summary->cells);
	struct buffer *row = summary->cells + summary->rows++ * COLUMNS;
	memset(row, 0, COLUMNS * sizeof *row);
	for (size_t i = 0; i < COLUMNS; i++)
		buffer_text(&row[i], "");
	return row;
}

static void
summary_add_cell(
	struct summary *summary, const struct indicator_definition *definition, const struct cell *cell)
{
	enum language language = summary->language;
	struct buffer *row = summary_row(summary);
	buffer_text(&row[0], definition->name);
	buffer_text(&row[1], cell->by);
	cell_label(&row[2], cell, language);
	if (cell_is_open(cell))
		cell_count(&row[3], cell, language);
	cell_share(&row[4], cell, &definition->target, 1, language);
	if (definition->target.given)
		target_words(&row[5], &definition->target, language);
	buffer_text(&row[6], verdict_words(cell->verdict, language));
	cell_missing(&row[7], cell, language);
	if (cell_is_open(cell) && cell->counts.undetermined > 0)
		number_integer(&row[8], cell->counts.undetermined, language);
}

static struct summary
summary_new(const struct result *result)
{
	struct summary summary = { .language = result->definition->language };
	struct buffer *row = summary_row(&summary);
	for (size_t i = 0; i < COLUMNS; i++)
		phrase_add(&row[i], summary.language, columns[i].head);
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		summary_add_cell(&summary, indicator->definition, &indicator->total);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
				summary_add_cell(
					&summary, indicator->definition, &indicator->strata[j].cells[k]);
	}
	return summary;
}

static void
summary_free(struct summary *summary)
{
	for (size_t i = 0; i < summary->rows * COLUMNS; i++)
		buffer_free(&summary->cells[i]);
	free(summary->cells);
}

/* Makes a cell what a terminal shows: harmless, and not wider than fits beside the others. */
static void
cell_for_terminal(struct buffer *cell)
{
	struct buffer shown = { 0 };
	escape_terminal(&shown, cell->bytes);
	size_t at = 0;
	for (size_t characters = 0; at < shown.length && characters < WIDEST; characters++) {
		uint32_t code;
		at += text_decode(shown.bytes + at, shown.length - at, &code);
	}
	buffer_clear(cell);
	buffer_add(cell, shown.bytes, at);
	if (at < shown.length)
		buffer_text(cell, "\u2026");
	buffer_free(&shown);
}

static void
add_blanks(struct buffer *out, size_t count)
{
	while (count-- > 0)
		buffer_char(out, ' ');
}

static void
print_table(struct summary *summary, struct buffer *out)
{
	size_t widths[COLUMNS] = { 0 };
	for (size_t i = 0; i < summary->rows * COLUMNS; i++) {
		struct buffer *cell = &summary->cells[i];
		cell_for_terminal(cell);
		size_t width = text_characters(cell->bytes, cell->length);
		if (width > widths[i % COLUMNS])
			widths[i % COLUMNS] = width;
	}
	for (size_t i = 0; i < summary->rows; i++) {
		size_t start = out->length;
		for (size_t j = 0; j < COLUMNS; j++) {
			const struct buffer *cell = &summary->cells[i * COLUMNS + j];
			size_t room = widths[j] - text_characters(cell->bytes, cell->length);
			add_blanks(out, (j > 0 ? 2 : 0) + (columns[j].is_number ? room : 0));
			buffer_add(out, cell->bytes, cell->length);
			add_blanks(out, columns[j].is_number ? 0 : room);
		}
		while (out->length > start && out->bytes[out->length - 1] == ' ')
			out->length--;
		buffer_char(out, '\n');
	}
}

static void
print_markdown(const struct summary *summary, struct buffer *out)
{
	for (size_t i = 0; i < summary->rows; i++) {
		for (size_t j = 0; j < COLUMNS; j++) {
			buffer_text(out, "| ");
			escape_markdown(out, summary->cells[i * COLUMNS + j].bytes);
			buffer_char(out, ' ');
		}
		buffer_text(out, "|\n");
		for (size_t j = 0; i == 0 && j < COLUMNS; j++)
			buffer_text(out, columns[j].is_number ? "|---:" : "|---");
		if (i == 0)
			buffer_text(out, "|\n");
	}
}

void
report_print(const struct result *result, enum print_format format, struct buffer *out)
{
	if (format == PRINT_CSV) {
		report_indicators_csv(result, out);
		return;
	}
	if (format == PRINT_JSON) {
		report_indicators_json(result, out);
		return;
	}
	struct summary summary = summary_new(result);
	if (format == PRINT_TABLE)
		print_table(&summary, out);
	else
		print_markdown(&summary, out);
	summary_free(&summary);
}
