#include <math.h>

#include "plots/chart/series.h"
#include "plots/report/course_text.h"
#include "plots/report/drawing.h"
#include "plots/report/plot_words.h"

static struct panel
panel_of(const struct course *course, const struct cell *cell, struct arena *arena, enum language language)
{
	double *values = arena_alloc(arena, course->count * sizeof *values);
	struct buffer label = { 0 }, last = { 0 };
	const struct course_point *known = course_last_known(course);
	for (size_t i = 0; i < course->count; i++)
		values[i] = course->points[i].excluded ? NAN : course->points[i].value;
	cell_label(&label, cell, language);
	if (known)
		cell_share(&last, known->cell, &course->definition->target, 0, language);
	return (struct panel){ .label = text_settle(arena, &label),
		.values = values,
		.last_text = text_settle(arena, &last),
		.note = known ? NULL : phrase_text(PHRASE_LEGEND_UNKNOWN, language) };
}

static struct panel *
panels_of(const struct result *result, size_t indicator, size_t stratum_index, struct arena *arena)
{
	const struct stratum *stratum = &result->indicators[indicator].strata[stratum_index];
	struct panel *panels = arena_alloc(arena, stratum->cell_count * sizeof *panels);
	for (size_t i = 0; i < stratum->cell_count; i++) {
		struct course *course = course_new(result, indicator, stratum_index, stratum->cells[i].group);
		panels[i] = panel_of(course, &stratum->cells[i], arena, result->definition->language);
		course_free(course);
	}
	return panels;
}

static const char *
date_text(const struct result *result, struct arena *arena)
{
	struct buffer text = { 0 };
	number_date(&text, result->as_of, result->definition->language);
	return text_settle(arena, &text);
}

static void
panels_target(
	struct panels_chart *chart, const struct target *target, struct arena *arena, enum language language)
{
	struct buffer figure = { 0 }, line = { 0 };
	chart->target = NAN;
	if (!target->given)
		return;
	chart->target = (double)target->value.numerator / (double)target->value.denominator;
	number_target(&figure, target, language);
	phrase_add(&line, language, PHRASE_TARGET_LINE, figure.bytes);
	buffer_free(&figure);
	chart->legend.target = text_settle(arena, &line);
}

/* A line through two or three cases a date shows chance and nothing else. */
static bool
is_worth_drawing(const struct result *result, size_t indicator, size_t stratum_index)
{
	size_t cells = 0, cases = 0;
	for (size_t i = 0; i < result->series->count; i++) {
		const struct stratum *stratum =
			&result->series->items[i]->indicators[indicator].strata[stratum_index];
		for (size_t j = 0; j < stratum->cell_count; j++) {
			bool is_open = cell_has_share(&stratum->cells[j]);
			cells += is_open;
			cases += is_open ? (size_t)stratum->cells[j].counts.denominator : 0;
		}
	}
	return cases >= cells * CHART_CASES_WANTED;
}

struct layout *
drawing_panels(const struct result *result, size_t indicator, size_t stratum_index, struct arena *arena,
	const char **title)
{
	enum language language = result->definition->language;
	const struct indicator_definition *definition = &result->definition->indicators[indicator];
	const struct stratum *stratum = &result->indicators[indicator].strata[stratum_index];
	const struct results *series = result->series;
	if (series->count < 2 || stratum->cell_count < 2 || stratum->cell_count > FIGURE_MOST_PANELS ||
		!is_worth_drawing(result, indicator, stratum_index))
		return NULL;
	const struct noun noun = grouping_noun(stratum->grouping, language);
	const char *first = date_text(series->items[0], arena), *last = date_text(result, arena);
	struct buffer heading = { 0 }, subtitle = { 0 }, description = { 0 }, number = { 0 };
	struct panels_chart chart = { .value_count = series->count,
		.panels = panels_of(result, indicator, stratum_index, arena),
		.panel_count = stratum->cell_count,
		/* The subtitle says them: below so small a picture there is no room for two dates. */
		.first_text = "",
		.last_text = "",
		.words = plot_numbers(language),
		.percent = true };
	panels_target(&chart, &definition->target, arena, language);
	phrase_add(&heading, language, PHRASE_PANELS_TITLE, noun.singular);
	phrase_add(&subtitle, language, PHRASE_PANELS_SUBTITLE, definition->title, first, last);
	number_integer(&number, (int64_t)stratum->cell_count, language);
	phrase_add(&description, language, PHRASE_PANELS_DESCRIPTION, definition->title, number.bytes,
		noun.plural, first, last);
	buffer_free(&number);
	*title = text_settle(arena, &heading);
	chart.heading = (struct heading){ .title = *title,
		.subtitle = text_settle(arena, &subtitle),
		.source = drawing_source(result, arena),
		.description = text_settle(arena, &description) };
	for (size_t i = 0; i < chart.panel_count; i++)
		if (chart.panels[i].note)
			chart.legend.unknown = phrase_text(PHRASE_LEGEND_UNKNOWN, language);
	return panels_chart_layout(&chart);
}
