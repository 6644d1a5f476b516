#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "stats/indicator/count.h"

/* The truth of a condition for every row; `fallback` for all where it is not given. */
static void
condition_truths(struct evaluation *evaluation, const struct condition *condition, uint8_t fallback,
	size_t rows, uint8_t *out)
{
	if (condition->expr)
		evaluation_truths(evaluation, condition->expr, out);
	else
		memset(out, fallback, rows);
}

uint8_t
truth_and(uint8_t a, uint8_t b)
{
	if (a == TRUTH_FALSE || b == TRUTH_FALSE)
		return TRUTH_FALSE;
	return a == TRUTH_TRUE && b == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static bool
is_undetermined(struct membership membership)
{
	unsigned can_be = membership_possibilities(membership);
	return (can_be & (can_be - 1)) != 0;
}

/* For every undetermined row the first column that a condition is unknown for, in the order in which the
 * conditions are asked. */
static uint32_t *
causes_new(struct evaluation *evaluation, const struct indicator_definition *indicator,
	const struct memberships *memberships)
{
	const struct condition *conditions[] = { &indicator->where, &indicator->denominator,
		&indicator->exclude, &indicator->numerator, &indicator->numerator_exclude,
		&indicator->except };
	uint32_t *causes = xcalloc(memberships->rows + 1, sizeof(*causes));
	uint32_t *blame = xcalloc(memberships->rows + 1, sizeof(*blame));
	for (size_t i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
		if (!conditions[i]->expr)
			continue;
		evaluation_blame(evaluation, conditions[i]->expr, blame);
		for (size_t row = 0; row < memberships->rows; row++)
			if (causes[row] == 0 && blame[row] != 0 && is_undetermined(memberships->items[row]))
				causes[row] = blame[row];
	}
	free(blame);
	return causes;
}

struct memberships
memberships_new(struct evaluation *evaluation, const struct tables *tables,
	const struct indicator_definition *indicator)
{
	struct memberships memberships = { .rows = tables->items[indicator->table].rows };
	size_t rows = memberships.rows;
	memberships.items = xcalloc(rows + 1, sizeof(*memberships.items));
	struct membership *items = memberships.items;
	uint8_t *truths = xcalloc(rows + 1, 1);
	const struct {
		const struct condition *condition;
		uint8_t fallback; /* where it is not given */
		size_t field;
	} asked[] = {
		{ &indicator->where, TRUTH_TRUE, offsetof(struct membership, in) },
		{ &indicator->denominator, TRUTH_TRUE, offsetof(struct membership, in) },
		{ &indicator->exclude, TRUTH_FALSE, offsetof(struct membership, excluded) },
		{ &indicator->numerator, TRUTH_FALSE, offsetof(struct membership, numerator) },
		{ &indicator->numerator_exclude, TRUTH_FALSE,
			offsetof(struct membership, numerator_excluded) },
		{ &indicator->except, TRUTH_FALSE, offsetof(struct membership, excepted) },
	};
	for (size_t i = 0; i < rows; i++)
		items[i].in = TRUTH_TRUE;
	for (size_t k = 0; k < sizeof(asked) / sizeof(asked[0]); k++) {
		bool narrows = asked[k].field == offsetof(struct membership, in);
		condition_truths(evaluation, asked[k].condition, asked[k].fallback, rows, truths);
		for (size_t i = 0; i < rows; i++) {
			uint8_t *field = (uint8_t *)&items[i] + asked[k].field;
			*field = narrows ? truth_and(*field, truths[i]) : truths[i];
		}
	}
	free(truths);

	bool undetermined = false;
	for (size_t i = 0; i < rows && !undetermined; i++)
		undetermined = is_undetermined(items[i]);
	if (undetermined)
		memberships.causes = causes_new(evaluation, indicator, &memberships);
	return memberships;
}

void
memberships_free(struct memberships *memberships)
{
	free(memberships->items);
	free(memberships->causes);
	*memberships = (struct memberships){ 0 };
}
