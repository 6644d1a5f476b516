#include "plots/report/drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/outline.h"
#include "plots/report/title.h"
#include "stats/base/text.h"

static enum standing
cell_standing(const struct cell *cell, const struct target *target, const struct funnels *funnels)
{
	enum position position = funnels_position(funnels, cell);
	if (!target->given || position == POSITION_UNKNOWN)
		return STANDING_NONE;
	/* Nothing lies beyond 0 or 100 %, so the interval cannot say more than the verdict. */
	if (target_is_extreme(target))
		return cell->verdict == VERDICT_MET ? STANDING_GOOD : STANDING_BELOW;
	if (position == POSITION_COMPATIBLE)
		return STANDING_OPEN;
	return position_is_good(target, position) ? STANDING_GOOD : STANDING_BELOW;
}

static struct unit_row
unit_row_of(const struct cell *cell, const struct target *target, const struct funnels *funnels,
	struct arena *arena, enum language language)
{
	struct buffer label = { 0 }, value = { 0 }, count = { 0 };
	cell_label(&label, cell, language);
	struct unit_row row = { .known = cell_has_share(cell), .emphasis = !*cell->by };
	row.label = text_settle(arena, &label);
	row.value_text = row.count_text = "";
	row.note = cell_note(cell, language);
	if (!row.known)
		return row;
	cell_share(&value, cell, target, 0, language);
	cell_count(&count, cell, language);
	row.value_text = text_settle(arena, &value);
	row.count_text = text_settle(arena, &count);
	row.value = (double)cell->counts.numerator / (double)cell->counts.denominator;
	row.lower = cell->interval.lower;
	row.upper = cell->interval.upper;
	row.standing = cell_standing(cell, target, funnels);
	return row;
}

/* Highest proportion first, equal ones in Norwegian order, those without a proportion last. */
static int
compare_cells(const void *left, const void *right)
{
	const struct cell *a = *(const struct cell *const *)left;
	const struct cell *b = *(const struct cell *const *)right;
	if (!cell_has_share(a) || !cell_has_share(b)) {
		if (cell_has_share(a) != cell_has_share(b))
			return cell_has_share(a) ? -1 : 1;
	} else {
		int order = ratio_compare(b->counts.numerator, b->counts.denominator, a->counts.numerator,
			a->counts.denominator);
		if (order != 0)
			return order;
	}
	return text_compare(a->group, strlen(a->group), b->group, strlen(b->group));
}

static struct unit_row *
unit_rows(const struct indicator_result *indicator, const struct stratum *stratum, struct arena *arena,
	enum language language)
{
	size_t count = stratum->cell_count + 1;
	const struct cell **cells = xcalloc(count, sizeof *cells);
	cells[0] = &indicator->total;
	for (size_t i = 0; i < stratum->cell_count; i++)
		cells[i + 1] = &stratum->cells[i];
	/* By name they stand as the stratum has them, behind the total. */
	if (!indicator->definition->by_name)
		qsort(cells, count, sizeof *cells, compare_cells);
	struct unit_row *rows = arena_alloc(arena, count * sizeof *rows);
	struct funnels *funnels = funnels_new(indicator->definition, stratum);
	for (size_t i = 0; i < count; i++)
		rows[i] = unit_row_of(cells[i], &indicator->definition->target, funnels, arena, language);
	funnels_free(funnels);
	free(cells);
	return rows;
}

/* The legend names only what is on the chart. */
static void
add_legend(struct units_chart *chart, const struct target *target, enum language language)
{
	bool much = target_asks_for_much(target);
	enum phrase good = much ? PHRASE_SURELY_ABOVE : PHRASE_SURELY_BELOW;
	enum phrase bad = much ? PHRASE_SURELY_BELOW : PHRASE_SURELY_ABOVE;
	if (target_is_extreme(target)) {
		good = PHRASE_LEGEND_MET;
		bad = PHRASE_LEGEND_NOT_MET;
	}
	for (size_t i = 0; i < chart->row_count; i++) {
		switch (chart->rows[i].standing) {
		case STANDING_GOOD: chart->legend_good = phrase_text(good, language); break;
		case STANDING_BELOW: chart->legend_below = phrase_text(bad, language); break;
		case STANDING_OPEN: chart->legend_open = phrase_text(PHRASE_CAN_BE_EITHER, language); break;
		case STANDING_NONE: break;
		}
	}
}

static const char *
units_subtitle(const struct indicator_definition *definition, struct arena *arena, enum language language)
{
	struct buffer level = { 0 }, text = { 0 };
	number_limit(&level, definition->level, NULL, 0, language);
	phrase_add(&text, language, PHRASE_UNITS_SUBTITLE, definition->title, level.bytes);
	buffer_free(&level);
	return text_settle(arena, &text);
}

static const char *
units_description(const struct indicator_definition *definition, const struct stratum *stratum,
	const char *finding, struct arena *arena, enum language language)
{
	struct noun noun = grouping_noun(stratum->grouping, language);
	const struct cell *smallest, *largest;
	stratum_ends(stratum, &smallest, &largest);
	struct buffer low = { 0 }, high = { 0 }, number = { 0 }, text = { 0 };
	cell_share(&low, smallest, &definition->target, 0, language);
	cell_share(&high, largest, &definition->target, 0, language);
	number_integer(&number, (int64_t)stratum->cell_count, language);
	phrase_add(&text, language, PHRASE_UNITS_DESCRIPTION, definition->title, number.bytes,
		stratum->cell_count == 1 ? noun.singular : noun.plural, low.bytes, high.bytes, finding);
	struct outline outline = { 0 };
	for (size_t i = 0; i < stratum->cell_count; i++) {
		const struct cell *cell = &stratum->cells[i];
		if (*cell->group && cell_has_share(cell) && cell->verdict == VERDICT_MET)
			outline_name(&outline, cell->group);
	}
	outline_met_add(&text, &outline, language);
	outline_free(&outline);
	buffer_free(&low);
	buffer_free(&high);
	buffer_free(&number);
	return text_settle(arena, &text);
}

struct layout *
drawing_units(const struct result *result, const struct indicator_result *indicator,
	const struct stratum *stratum, struct arena *arena, const char **title)
{
	enum language language = result->definition->language;
	const struct target *target = &indicator->definition->target;
	const struct cell *smallest, *largest;
	stratum_ends(stratum, &smallest, &largest);
	if (!smallest || stratum->cell_count > FIGURE_MOST_GROUPS)
		return NULL;
	struct buffer finding = { 0 }, line = { 0 }, figure = { 0 };
	title_units(&finding, indicator->definition, stratum, language);
	*title = text_settle(arena, &finding);
	struct units_chart chart = {
		.heading = { .title = *title,
			.subtitle = units_subtitle(indicator->definition, arena, language),
			.source = drawing_source(result, arena),
			.description =
				units_description(indicator->definition, stratum, *title, arena, language) },
		.target = NAN,
		.target_text = "",
		.percent = language == LANGUAGE_EN ? "%" : NULL,
		.value_head = phrase_text(PHRASE_SHARE, language),
		.count_head = phrase_text(PHRASE_COUNT, language),
		.rows = unit_rows(indicator, stratum, arena, language),
		.row_count = stratum->cell_count + 1,
	};
	if (target->given) {
		chart.target = (double)target->value.numerator / (double)target->value.denominator;
		number_target(&figure, target, language);
		phrase_add(&line, language, PHRASE_TARGET_LINE, figure.bytes);
		buffer_free(&figure);
		chart.target_text = text_settle(arena, &line);
		add_legend(&chart, target, language);
	}
	return units_chart_layout(&chart);
}
