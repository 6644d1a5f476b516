#include "stats/indicator/asked.h"

#include <stdlib.h>

#include "stats/base/memory.h"

struct asked
asked_new(
	struct timeline *timeline, const struct tables *tables, const struct indicator_definition *indicator)
{
	const struct condition *conditions[ASKED_COUNT] = {
		[ASKED_WHERE] = &indicator->where,
		[ASKED_DENOMINATOR] = &indicator->denominator,
		[ASKED_EXCLUDED] = &indicator->exclude,
		[ASKED_NUMERATOR] = &indicator->numerator,
		[ASKED_NUMERATOR_EXCLUDED] = &indicator->numerator_exclude,
		[ASKED_EXCEPTED] = &indicator->except,
	};
	struct asked asked = { .rows = tables->items[indicator->table].rows, .all = timeline_all(timeline) };
	for (size_t i = 0; i < ASKED_COUNT; i++) {
		if (!conditions[i]->expr)
			continue;
		asked.items[i] = xcalloc(asked.rows + 1, sizeof(*asked.items[i]));
		timeline_moments(timeline, conditions[i]->expr, asked.items[i]);
	}
	return asked;
}

void
asked_free(struct asked *asked)
{
	for (size_t i = 0; i < ASKED_COUNT; i++)
		free(asked->items[i]);
	*asked = (struct asked){ 0 };
}

struct row_moments
asked_row(const struct asked *asked, size_t row)
{
	struct moments at[ASKED_COUNT];
	for (size_t i = 0; i < ASKED_COUNT; i++) {
		bool given = i == ASKED_WHERE || i == ASKED_DENOMINATOR;
		at[i] = asked->items[i] ? asked->items[i][row]
					: (struct moments){ given ? asked->all : 0, 0 };
	}
	return (struct row_moments){ moments_and(at[ASKED_WHERE], at[ASKED_DENOMINATOR]), at[ASKED_EXCLUDED],
		at[ASKED_NUMERATOR], at[ASKED_NUMERATOR_EXCLUDED], at[ASKED_EXCEPTED] };
}
