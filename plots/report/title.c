#include "plots/report/title.h"

#include <assert.h>
#include <string.h>

void
title_met(struct buffer *out, int64_t met, int64_t targets, enum language language)
{
	if (targets == 1) {
		phrase_add(out, language, met ? PHRASE_TARGETS_THE_ONE : PHRASE_TARGETS_NOT_THE_ONE);
		return;
	}
	struct buffer of = { 0 }, reached = { 0 };
	number_word(&of, targets, NEUTER, false, language);
	number_word(&reached, met, NEUTER, true, language);
	if (met == targets)
		phrase_add(out, language, met == 2 ? PHRASE_TARGETS_BOTH : PHRASE_TARGETS_ALL, of.bytes);
	else if (met == 0)
		phrase_add(out, language, PHRASE_TARGETS_NONE, of.bytes);
	else
		phrase_add(out, language, met == 1 ? PHRASE_TARGETS_ONE : PHRASE_TARGETS_SOME, reached.bytes,
			of.bytes);
	buffer_free(&of);
	buffer_free(&reached);
}

void
title_targets(struct buffer *out, const struct result *result)
{
	int64_t targets = 0, met = 0;
	for (size_t i = 0; i < result->indicator_count; i++) {
		targets += result->indicators[i].definition->target.given;
		met += result->indicators[i].total.verdict == VERDICT_MET;
	}
	if (targets == 0)
		phrase_add(out, result->definition->language, PHRASE_TARGETS_WITHOUT);
	else
		title_met(out, met, targets, result->definition->language);
}

static bool
cell_is_counted(const struct cell *cell)
{
	return *cell->group && cell_has_share(cell);
}

void
stratum_ends(const struct stratum *stratum, const struct cell **smallest, const struct cell **largest)
{
	*smallest = *largest = NULL;
	for (size_t i = 0; i < stratum->cell_count; i++) {
		const struct cell *cell = &stratum->cells[i];
		if (!cell_is_counted(cell))
			continue;
		const struct counts *counts = &cell->counts;
		if (!*smallest || ratio_compare(counts->numerator, counts->denominator,
					  (*smallest)->counts.numerator, (*smallest)->counts.denominator) < 0)
			*smallest = cell;
		if (!*largest || ratio_compare(counts->numerator, counts->denominator,
					 (*largest)->counts.numerator, (*largest)->counts.denominator) > 0)
			*largest = cell;
	}
}

/* The title of one group alone, or of groups without a target: where the proportions lie. */
static void
title_spread(struct buffer *out, const struct share_finding *finding, enum language language)
{
	const struct noun *noun = &finding->noun;
	if (finding->count == 0) {
		phrase_add(out, language, PHRASE_UNITS_EMPTY, noun->plural);
		return;
	}
	struct buffer number = { 0 };
	number_word(&number, finding->count, noun->gender, false, language);
	assert(finding->low && finding->high);
	if (finding->count == 1)
		phrase_add(out, language, PHRASE_UNITS_SINGLE, finding->name, finding->low);
	else if (strcmp(finding->low, finding->high) == 0)
		phrase_add(out, language, finding->count == 2 ? PHRASE_UNITS_SAME_BOTH : PHRASE_UNITS_SAME,
			finding->low, number.bytes, noun->plural);
	else
		phrase_add(out, language, PHRASE_UNITS_RANGE, finding->low, finding->high, number.bytes,
			noun->plural);
	buffer_free(&number);
}

void
title_shares(struct buffer *out, const struct share_finding *finding, enum language language)
{
	if (!finding->target->given || finding->count < 2) {
		title_spread(out, finding, language);
		return;
	}
	const struct noun *noun = &finding->noun;
	int64_t count = finding->count, met = finding->met;
	struct buffer of = { 0 }, reached = { 0 }, target = { 0 };
	number_word(&of, count, noun->gender, false, language);
	number_word(&reached, met, noun->gender, true, language);
	target_words(&target, finding->target, language);
	if (met == count && count == 2)
		phrase_add(out, language, PHRASE_UNITS_BOTH, noun->plural, target.bytes);
	else if (met == count)
		phrase_add(out, language, PHRASE_UNITS_ALL, of.bytes, noun->plural, target.bytes);
	else if (met == 0)
		phrase_add(out, language, PHRASE_UNITS_NONE, of.bytes, noun->plural, target.bytes);
	else
		phrase_add(out, language, met == 1 ? PHRASE_UNITS_ONE : PHRASE_UNITS_SOME, reached.bytes,
			of.bytes, noun->plural, target.bytes);
	buffer_free(&of);
	buffer_free(&reached);
	buffer_free(&target);
}

void
title_units(struct buffer *out, const struct indicator_definition *definition, const struct stratum *stratum,
	enum language language)
{
	struct share_finding finding = { .noun = grouping_noun(stratum->grouping, language),
		.target = &definition->target };
	for (size_t i = 0; i < stratum->cell_count; i++) {
		const struct cell *cell = &stratum->cells[i];
		finding.count += cell_is_counted(cell);
		finding.met += cell_is_counted(cell) && cell->verdict == VERDICT_MET;
	}
	const struct cell *smallest, *largest;
	stratum_ends(stratum, &smallest, &largest);
	struct buffer low = { 0 }, high = { 0 };
	if (smallest) {
		cell_share(&low, smallest, finding.target, 0, language);
		cell_share(&high, largest, finding.target, 0, language);
		finding.name = smallest->group;
		finding.low = low.bytes;
		finding.high = high.bytes;
	}
	title_shares(out, &finding, language);
	buffer_free(&low);
	buffer_free(&high);
}

bool
group_has_targets(const struct grid *grid, size_t group, bool *meets_all)
{
	bool has = false;
	*meets_all = true;
	for (size_t i = 0; i < grid->indicator_count; i++) {
		const struct cell *cell = grid_cell_at(grid, group, i);
		if (!cell || !cell_has_share(cell) || !grid->indicators[i]->definition->target.given)
			continue;
		has = true;
		*meets_all = *meets_all && cell->verdict == VERDICT_MET;
	}
	return has && *grid->groups[group];
}

void
title_grid(struct buffer *out, const struct grid *grid, enum language language)
{
	const struct noun noun = grouping_noun(grid->grouping, language);
	int64_t count = 0, met = 0;
	for (size_t i = 0; i < grid->group_count; i++) {
		bool meets_all;
		if (!group_has_targets(grid, i, &meets_all))
			continue;
		count++;
		met += meets_all;
	}
	struct buffer of = { 0 }, reached = { 0 }, indicators = { 0 };
	bool plain = count < 2;
	number_word(&of, plain ? (int64_t)grid->group_count : count, noun.gender, plain, language);
	number_word(&reached, met, noun.gender, true, language);
	number_word(&indicators, (int64_t)grid->indicator_count, COMMON, false, language);
	if (plain)
		phrase_add(out, language, PHRASE_GRID_PLAIN, of.bytes,
			grid->group_count == 1 ? noun.singular : noun.plural, indicators.bytes);
	else if (met == count)
		phrase_add(out, language, count == 2 ? PHRASE_GRID_BOTH : PHRASE_GRID_ALL, of.bytes,
			noun.plural);
	else if (met == 0)
		phrase_add(out, language, PHRASE_GRID_NONE, of.bytes, noun.plural);
	else
		phrase_add(out, language, met == 1 ? PHRASE_GRID_ONE : PHRASE_GRID_SOME, reached.bytes,
			of.bytes, noun.plural);
	buffer_free(&of);
	buffer_free(&reached);
	buffer_free(&indicators);
}

void
title_funnel(struct buffer *out, const struct funnels *funnels, const struct funnel_view *view,
	enum language language)
{
	const struct noun noun = grouping_noun(funnels->stratum->grouping, language);
	struct buffer all = { 0 }, far = { 0 };
	number_integer(&all, (int64_t)funnels->known, language);
	number_word(&far, (int64_t)view->far, noun.gender, true, language);
	if (view->outside == 0)
		phrase_add(out, language, PHRASE_FUNNEL_TITLE_NONE);
	else if (view->far == 0)
		phrase_add(out, language, PHRASE_FUNNEL_TITLE_NEAR, noun.plural);
	else
		phrase_add(out, language, view->far == 1 ? PHRASE_FUNNEL_TITLE_ONE : PHRASE_FUNNEL_TITLE_MANY,
			all.bytes, noun.plural, far.bytes);
	buffer_free(&all);
	buffer_free(&far);
}
