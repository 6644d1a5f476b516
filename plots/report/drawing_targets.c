#include "plots/report/drawing.h"

#include <inttypes.h>
#include <math.h>

#include "plots/report/outline.h"
#include "plots/report/title.h"

const char *
text_settle(struct arena *arena, struct buffer *text)
{
	const char *settled = arena_copy(arena, text->length ? text->bytes : "", text->length);
	buffer_free(text);
	return settled;
}

const char *
drawing_source(const struct result *result, struct arena *arena)
{
	enum language language = result->definition->language;
	struct buffer text = { 0 }, date = { 0 };
	number_date(&date, result->as_of, language);
	phrase_add(&text, language, PHRASE_SOURCE, result->definition->title, date.bytes);
	buffer_free(&date);
	return text_settle(arena, &text);
}

static double
share_of(const struct cell *cell)
{
	return cell_has_share(cell) ? (double)cell->counts.numerator / (double)cell->counts.denominator : NAN;
}

static const char *
target_mark(const struct target *target, struct arena *arena, enum language language)
{
	struct buffer figure = { 0 }, text = { 0 };
	number_target(&figure, target, language);
	phrase_add(&text, language, PHRASE_TARGET_MARK, figure.bytes);
	buffer_free(&figure);
	return text_settle(arena, &text);
}

static struct target_bar
target_bar_of(const struct indicator_result *indicator, struct arena *arena, enum language language)
{
	const struct target *target = &indicator->definition->target;
	const struct cell *cell = &indicator->total;
	struct buffer value = { 0 }, note = { 0 };
	cell_share(&value, cell, target, 1, language);
	if (cell_has_share(cell))
		cell_count(&note, cell, language);
	else
		buffer_text(&note, cell_note(cell, language));
	return (struct target_bar){
		.label = indicator->definition->title,
		.known = cell_has_share(cell),
		.value = share_of(cell),
		.target = target->given ? (double)target->value.numerator / (double)target->value.denominator
					: NAN,
		.met = cell->verdict == VERDICT_MET,
		.value_text = text_settle(arena, &value),
		.target_text = target->given ? target_mark(target, arena, language) : "",
		.verdict_text = verdict_words(cell->verdict, language),
		.note = text_settle(arena, &note),
	};
}

/* The range of the totals, and which of them meet their targets. */
static void
outline_add(struct buffer *description, const struct result *result)
{
	struct outline outline = { 0 };
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		const struct target *target = &indicator->definition->target;
		outline_share(&outline, &indicator->total, target);
		if (indicator->total.verdict == VERDICT_MET)
			outline_name(&outline, indicator->definition->title);
	}
	outline_range_add(description, &outline, result->definition->language);
	outline_met_add(description, &outline, result->definition->language);
	outline_free(&outline);
}

struct layout *
drawing_targets(const struct result *result, struct arena *arena, const char **title)
{
	enum language language = result->definition->language;
	if (result->indicator_count == 0)
		return NULL;
	struct target_bar *bars = arena_alloc(arena, result->indicator_count * sizeof *bars);
	for (size_t i = 0; i < result->indicator_count; i++)
		bars[i] = target_bar_of(&result->indicators[i], arena, language);
	struct buffer finding = { 0 }, description = { 0 }, count = { 0 };
	title_targets(&finding, result);
	number_integer(&count, (int64_t)result->indicator_count, language);
	phrase_add(&description, language, PHRASE_TARGETS_DESCRIPTION, count.bytes, finding.bytes);
	outline_add(&description, result);
	buffer_free(&count);
	*title = text_settle(arena, &finding);
	struct targets_chart chart = {
		.heading = { .title = *title,
			.subtitle = phrase_text(PHRASE_TARGETS_SUBTITLE, language),
			.source = drawing_source(result, arena),
			.description = text_settle(arena, &description) },
		.bars = bars,
		.bar_count = result->indicator_count,
	};
	return targets_chart_layout(&chart);
}
