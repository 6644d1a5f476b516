#include "plots/report/report.h"

#include "plots/report/reading.h"
#include "stats/base/memory.h"

static const struct {
	enum phrase head;
	bool right;
} heads[] = { { PHRASE_INDICATOR, false }, { PHRASE_BY, false }, { PHRASE_GROUP, false },
	{ PHRASE_COUNT, true }, { PHRASE_SHARE, true }, { PHRASE_TARGET, true }, { PHRASE_VERDICT, false },
	{ PHRASE_DISTANCE, true }, { PHRASE_UNDETERMINED, true } };
enum { COLUMNS = sizeof heads / sizeof *heads };

/* Adds what the buffer holds as the next cell, and empties it. */
static void
text_move(struct listing *listing, struct buffer *text)
{
	listing_text(listing, text->length ? text->bytes : NULL);
	buffer_clear(text);
}

static void
summary_add(struct listing *listing, const struct indicator_definition *definition, const struct cell *cell,
	enum language language)
{
	struct buffer text = { 0 };
	listing_text(listing, definition->name);
	listing_text(listing, cell->by);
	cell_label(&text, cell, language);
	text_move(listing, &text);
	if (cell_is_open(cell))
		cell_count(&text, cell, language);
	text_move(listing, &text);
	cell_share(&text, cell, &definition->target, 1, language);
	text_move(listing, &text);
	if (definition->target.given)
		target_words(&text, &definition->target, language);
	text_move(listing, &text);
	listing_text(listing, verdict_words(cell->verdict, language));
	cell_missing(&text, cell, language);
	text_move(listing, &text);
	if (cell_is_open(cell) && cell->counts.undetermined > 0)
		number_integer(&text, cell->counts.undetermined, language);
	text_move(listing, &text);
	buffer_free(&text);
}

static struct listing *
summary_new(const struct result *result, enum language language)
{
	struct listing_column columns[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++) {
		const char *head = phrase_text(heads[i].head, language);
		columns[i] = (struct listing_column){ head, head, heads[i].right };
	}
	struct listing *listing = listing_new(columns, COLUMNS);
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		summary_add(listing, indicator->definition, &indicator->total, language);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
				summary_add(listing, indicator->definition, &indicator->strata[j].cells[k],
					language);
	}
	return listing;
}

void
report_print(const struct result *result, enum print_format format, struct buffer *out)
{
	const enum language language = result->definition->language;
	if (format == PRINT_CSV) {
		report_indicators_csv(result, out);
	} else if (format == PRINT_JSON) {
		report_indicators_json(result, out);
	} else {
		struct listing *listing = summary_new(result, language);
		listing_print(listing, format, language, out);
		listing_free(listing);
	}
}
