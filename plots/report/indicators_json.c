#include "plots/report/report.h"

#include <math.h>
#include <string.h>

#include "plots/report/change_json.h"
#include "plots/report/forecast_text.h"
#include "plots/report/json.h"
#include "plots/report/origin.h"
#include "plots/report/sentence.h"
#include "stats/base/date.h"
#include "stats/indicator/course.h"

static const char *
comparison_sign(enum comparison comparison)
{
	switch (comparison) {
	case AT_LEAST: return ">=";
	case MORE_THAN: return ">";
	case AT_MOST: return "<=";
	case LESS_THAN: return "<";
	}
	return "";
}

static const char *
position_name(enum position position)
{
	switch (position) {
	case POSITION_BELOW: return "below";
	case POSITION_COMPATIBLE: return "compatible";
	case POSITION_ABOVE: return "above";
	case POSITION_UNKNOWN: break;
	}
	return NULL;
}

static void
add_counts(struct json *json, const struct cell *cell)
{
	const struct counts *counts = &cell->counts;
	bool has_share = cell_has_share(cell);
	json_write_integer(json, "numerator", counts->numerator);
	json_write_integer(json, "denominator", counts->denominator);
	json_write_fraction(json, "proportion", counts->numerator, counts->denominator);
	json_write_limit(json, "lower", has_share ? cell->interval.lower : NAN);
	json_write_limit(json, "upper", has_share ? cell->interval.upper : NAN);
	json_write_fraction(json, "lowest", counts->lowest_numerator, counts->lowest_denominator);
	json_write_fraction(json, "highest", counts->highest_numerator, counts->highest_denominator);
	json_write_integer(json, "undetermined", counts->undetermined);
	json_write_open(json, "undetermined_by_column", '{');
	for (size_t i = 0; i < cell->cause_count; i++)
		json_write_integer(json, cell->causes[i].column, cell->causes[i].rows);
	json_write_close(json, '}');
	json_write_integer(json, "excluded", counts->excluded);
	json_write_integer(json, "excepted", counts->excepted);
}

static void
add_verdict(struct json *json, const struct cell *cell)
{
	bool is_decided = cell->verdict == VERDICT_MET || cell->verdict == VERDICT_NOT_MET;
	json_write_text(json, "verdict", cell->verdict == VERDICT_NONE ? NULL : verdict_name(cell->verdict));
	if (is_decided && cell->missing_to_target >= 0)
		json_write_integer(json, "missing_to_target", cell->missing_to_target);
	else
		json_write_null(json, "missing_to_target");
	json_write_text(json, "position", position_name(cell->position));
	json_write_number(json, "p_value", cell->p_value, 6);
}

static void
add_cell(struct json *json, const struct cell *cell, const struct indicator_definition *definition,
	enum language language)
{
	struct buffer sentence = { 0 };
	sentence_result(&sentence, cell, definition, language);
	json_write_open(json, NULL, '{');
	json_write_text(json, "by", *cell->by ? cell->by : NULL);
	json_write_text(json, "group", *cell->group ? cell->group : NULL);
	json_write_text(json, "state", cell_state_name(cell->state));
	if (cell_is_open(cell)) {
		add_counts(json, cell);
		add_verdict(json, cell);
	} else if (cell->verdict != VERDICT_NONE) {
		json_write_text(json, "verdict", verdict_name(cell->verdict));
	}
	json_write_text(json, "text", sentence.bytes);
	json_write_close(json, '}');
	buffer_free(&sentence);
}

static void
add_target(struct json *json, const struct indicator_definition *definition)
{
	char text[64], date[DATE_TEXT_SIZE];
	if (!definition->target.given) {
		json_write_null(json, "target");
		return;
	}
	const struct target *target = &definition->target;
	json_write_open(json, "target", '{');
	json_write_text(json, "text", target_format(target, text, sizeof text));
	json_write_text(json, "comparison", comparison_sign(target->comparison));
	json_write_integer(json, "numerator", target->value.numerator);
	json_write_integer(json, "denominator", target->value.denominator);
	json_write_text(json, "date",
		definition->target_date == DATE_MISSING ? NULL
							: date_format_iso(definition->target_date, date));
	json_write_close(json, '}');
}

static void
add_definition(struct json *json, const struct result *result, const struct indicator_definition *definition)
{
	json_write_open(json, "definition", '{');
	json_write_text(json, "count", result->definition->tables[definition->table].name);
	json_write_text(json, "where", definition->where.text);
	json_write_text(json, "denominator", definition->denominator.text);
	json_write_text(json, "exclude", definition->exclude.text);
	json_write_text(json, "numerator", definition->numerator.text);
	json_write_text(json, "numerator_exclude", definition->numerator_exclude.text);
	json_write_text(json, "except", definition->except.text);
	json_write_text(json, "interval", interval_method_name(definition->interval));
	json_write_number(json, "level", definition->level, 12);
	json_write_close(json, '}');
	json_write_open(json, "descriptions", '{');
	for (size_t i = 0; i < definition->description_count; i++)
		json_write_text(json, definition->descriptions[i].key, definition->descriptions[i].text);
	json_write_close(json, '}');
}

/* When the target will be reached: of the total, where there is a series. */
static void
add_forecast(struct json *json, const struct result *result, size_t index)
{
	const struct indicator_definition *definition = result->indicators[index].definition;
	char date[DATE_TEXT_SIZE];
	if (!result->series || !definition->target.given) {
		json_write_null(json, "forecast");
		return;
	}
	struct course *course = course_new(result, index, SIZE_MAX, "");
	const struct forecast forecast = course_forecast(course);
	struct buffer sentence = { 0 };
	sentence_forecast(
		&sentence, &forecast, &definition->target, definition->level, result->definition->language);
	json_write_open(json, "forecast", '{');
	if (forecast.state == FORECAST_GIVEN) {
		json_write_text(json, "date", date_format_iso(forecast_date(&forecast), date));
		json_write_text(json, "lower", date_format_iso(forecast_lower(&forecast), date));
		json_write_text(json, "upper", date_format_iso(forecast_upper(&forecast), date));
		json_write_number(json, "level", definition->level, 12);
	} else {
		json_write_text(json, "reason", forecast_state_name(forecast.state));
	}
	json_write_text(json, "text", sentence.bytes);
	json_write_close(json, '}');
	buffer_free(&sentence);
	course_free(course);
}

static void
add_indicator(struct json *json, const struct result *result, size_t index)
{
	const struct indicator_result *indicator = &result->indicators[index];
	const struct indicator_definition *definition = indicator->definition;
	enum language language = result->definition->language;
	json_write_open(json, NULL, '{');
	json_write_text(json, "indicator", definition->name);
	json_write_text(json, "title", definition->title);
	json_write_text(json, "about", definition->about);
	add_target(json, definition);
	add_definition(json, result, definition);
	json_write_open(json, "cells", '[');
	add_cell(json, &indicator->total, definition, language);
	for (size_t i = 0; i < indicator->stratum_count; i++)
		for (size_t j = 0; j < indicator->strata[i].cell_count; j++)
			add_cell(json, &indicator->strata[i].cells[j], definition, language);
	json_write_close(json, ']');
	json_write_open(json, "groupings", '[');
	for (size_t i = 0; i < indicator->stratum_count; i++) {
		json_write_open(json, NULL, '{');
		json_write_text(json, "by", indicator->strata[i].grouping->label);
		json_write_integer(json, "in_several_groups", indicator->strata[i].overlap);
		json_write_integer(json, "in_no_group", indicator->strata[i].nowhere);
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
	change_json(json, result->changes ? &result->changes->items[index] : NULL);
	outlook_json(json, result->outlook ? &result->outlook->items[index] : NULL);
	add_forecast(json, result, index);
	json_write_close(json, '}');
}

static void
add_conditions(struct json *json, const struct definition *definition)
{
	json_write_open(json, "conditions", '[');
	for (size_t i = 0; i < definition->condition_count; i++) {
		const struct named_condition *condition = &definition->conditions[i];
		json_write_open(json, NULL, '{');
		json_write_text(json, "name", condition->name);
		json_write_text(json, "of", definition->tables[condition->table].name);
		json_write_text(json, "is", condition->text);
		json_write_text(json, "about", condition->about);
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
}

/* The figures of a cell at a date of the series: without the texts, which are those of the headline. */
static void
add_dated(struct json *json, const struct cell *cell)
{
	const struct counts *counts = &cell->counts;
	json_write_open(json, NULL, '{');
	json_write_text(json, "by", *cell->by ? cell->by : NULL);
	json_write_text(json, "group", *cell->group ? cell->group : NULL);
	json_write_text(json, "state", cell_state_name(cell->state));
	if (cell_is_open(cell)) {
		json_write_integer(json, "numerator", counts->numerator);
		json_write_integer(json, "denominator", counts->denominator);
		json_write_fraction(json, "proportion", counts->numerator, counts->denominator);
		json_write_integer(json, "undetermined", counts->undetermined);
	}
	json_write_close(json, '}');
}

static void
add_series(struct json *json, const struct results *series)
{
	char date[DATE_TEXT_SIZE];
	json_write_open(json, "series", '[');
	for (size_t i = 0; i < series->count; i++) {
		const struct result *result = series->items[i];
		for (size_t j = 0; j < result->indicator_count; j++) {
			const struct indicator_result *indicator = &result->indicators[j];
			json_write_open(json, NULL, '{');
			json_write_text(json, "as_of", date_format_iso(result->as_of, date));
			json_write_text(json, "indicator", indicator->definition->name);
			json_write_open(json, "cells", '[');
			add_dated(json, &indicator->total);
			for (size_t k = 0; k < indicator->stratum_count; k++)
				for (size_t l = 0; l < indicator->strata[k].cell_count; l++)
					add_dated(json, &indicator->strata[k].cells[l]);
			json_write_close(json, ']');
			json_write_close(json, '}');
		}
	}
	json_write_close(json, ']');
}

void
report_indicators_json(const struct result *result, struct buffer *out)
{
	struct json json = { .out = out };
	char date[DATE_TEXT_SIZE];
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "title", result->definition->title);
	json_write_text(&json, "language", result->definition->language == LANGUAGE_NB ? "nb" : "en");
	json_write_text(&json, "as_of", date_format_iso(result->as_of, date));
	origin_json(&json, result);
	changes_json(&json, result);
	add_conditions(&json, result->definition);
	json_write_open(&json, "indicators", '[');
	for (size_t i = 0; i < result->indicator_count; i++)
		add_indicator(&json, result, i);
	json_write_close(&json, ']');
	if (result->series)
		add_series(&json, result->series);
	json_write_close(&json, '}');
}
