#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "stats/indicator/count.h"

/* False where one is, and else unknown where one is: without a jump, since no processor foresees the truths
 * of rows. */
uint8_t
truth_and(uint8_t a, uint8_t b)
{
	uint8_t greater = a > b ? a : b, lesser = a < b ? a : b;
	return (uint8_t)(greater * (lesser != TRUTH_FALSE));
}

/* `in` is the lowest digit. */
struct membership
pattern_membership(uint8_t pattern)
{
	return (struct membership){ .in = pattern % 3,
		.excluded = pattern / 3 % 3,
		.numerator = pattern / 9 % 3,
		.numerator_excluded = pattern / 27 % 3,
		.excepted = pattern / 81 };
}

bool
pattern_is_undetermined(uint8_t pattern)
{
	unsigned can_be = membership_possibilities(pattern_membership(pattern));
	return (can_be & (can_be - 1)) != 0;
}

struct memberships
memberships_new(struct evaluation *evaluation, const struct tables *tables,
	const struct indicator_definition *indicator)
{
	struct memberships memberships = { .rows = tables->items[indicator->table].rows };
	size_t rows = memberships.rows;
	uint8_t *patterns = xcalloc(rows + 1, sizeof(*patterns)), *truths = xcalloc(rows + 1, 1);
	/* Where and denominator together are the lowest digit; a condition that is not given is a 0. */
	if (indicator->denominator.expr)
		evaluation_truths(evaluation, indicator->denominator.expr, patterns);
	else
		memset(patterns, TRUTH_TRUE, rows);
	if (indicator->where.expr) {
		evaluation_truths(evaluation, indicator->where.expr, truths);
		for (size_t i = 0; i < rows; i++)
			patterns[i] = truth_and(patterns[i], truths[i]);
	}
	const struct condition *conditions[] = { &indicator->exclude, &indicator->numerator,
		&indicator->numerator_exclude, &indicator->except };
	uint8_t place = 3;
	for (size_t k = 0; k < sizeof(conditions) / sizeof(conditions[0]); k++, place *= 3) {
		if (!conditions[k]->expr)
			continue;
		evaluation_truths(evaluation, conditions[k]->expr, truths);
		for (size_t i = 0; i < rows; i++)
			patterns[i] = (uint8_t)(patterns[i] + place * truths[i]);
	}
	free(truths);
	memberships.patterns = patterns;
	for (size_t row = 0; row < rows; row++)
		memberships.rows_of[patterns[row]]++;
	return memberships;
}

void
memberships_blame(struct memberships *memberships, struct evaluation *evaluation,
	const struct indicator_definition *indicator)
{
	const struct condition *conditions[] = { &indicator->where, &indicator->denominator,
		&indicator->exclude, &indicator->numerator, &indicator->numerator_exclude,
		&indicator->except };
	bool undetermined[PATTERNS], any = false;
	for (size_t i = 0; i < PATTERNS; i++) {
		undetermined[i] = pattern_is_undetermined((uint8_t)i);
		any = any || (undetermined[i] && memberships->rows_of[i] > 0);
	}
	if (!any)
		return;
	uint32_t *causes = xcalloc(memberships->rows + 1, sizeof(*causes));
	uint32_t *blame = xcalloc(memberships->rows + 1, sizeof(*blame));
	for (size_t i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
		if (!conditions[i]->expr)
			continue;
		evaluation_blame(evaluation, conditions[i]->expr, blame);
		for (size_t row = 0; row < memberships->rows; row++)
			if (causes[row] == 0 && blame[row] != 0 && undetermined[memberships->patterns[row]])
				causes[row] = blame[row];
	}
	free(blame);
	memberships->causes = causes;
}

void
memberships_free(struct memberships *memberships)
{
	free(memberships->patterns);
	free(memberships->causes);
	*memberships = (struct memberships){ 0 };
}
