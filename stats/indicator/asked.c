#include "stats/indicator/asked.h"

#include <stdlib.h>

#include "stats/base/memory.h"

static void
conditions_list(const struct indicator_definition *indicator, const struct expr *conditions[ASKED_COUNT])
{
	conditions[ASKED_WHERE] = indicator->where.expr;
	conditions[ASKED_DENOMINATOR] = indicator->denominator.expr;
	conditions[ASKED_EXCLUDED] = indicator->exclude.expr;
	conditions[ASKED_NUMERATOR] = indicator->numerator.expr;
	conditions[ASKED_NUMERATOR_EXCLUDED] = indicator->numerator_exclude.expr;
	conditions[ASKED_EXCEPTED] = indicator->except.expr;
}

struct asked
asked_new(
	struct timeline *timeline, const struct tables *tables, const struct indicator_definition *indicator)
{
	const struct expr *conditions[ASKED_COUNT];
	struct asked asked = { .rows = tables->items[indicator->table].rows, .all = timeline_all(timeline) };
	conditions_list(indicator, conditions);
	for (size_t i = 0; i < ASKED_COUNT; i++) {
		if (!conditions[i])
			continue;
		asked.memory[i] = xcalloc(asked.rows + 1, sizeof(*asked.memory[i]));
		timeline_moments(timeline, conditions[i], asked.memory[i]);
		asked.items[i] = asked.memory[i];
	}
	return asked;
}

struct asked
asked_block(
	struct timeline *timeline, const struct indicator_definition *indicator, size_t first, size_t rows)
{
	const struct expr *conditions[ASKED_COUNT];
	struct asked asked = { .rows = rows, .all = timeline_all(timeline) };
	conditions_list(indicator, conditions);
	for (size_t i = 0; i < ASKED_COUNT; i++)
		if (conditions[i])
			asked.items[i] = timeline_block(timeline, conditions[i], first, rows);
	return asked;
}

void
asked_prepare(struct timeline *timeline, const struct indicator_definition *indicator)
{
	const struct expr *conditions[ASKED_COUNT];
	conditions_list(indicator, conditions);
	for (size_t i = 0; i < ASKED_COUNT; i++)
		if (conditions[i])
			timeline_prepare(timeline, conditions[i]);
}

void
asked_free(struct asked *asked)
{
	for (size_t i = 0; i < ASKED_COUNT; i++)
		free(asked->memory[i]);
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

/* A kind that was met not long ago: what the conditions that are given say of it, and how many rows of it
 * there were since. */
struct kind {
	struct moments given[ASKED_COUNT];
	int64_t rows;
};

enum { KIND_BITS = 12 };

/* The block of rows at hand, and the conditions that are given. */
struct kinds {
	struct asked asked;
	const struct moments *given[ASKED_COUNT];
	size_t given_count;
	struct kind known[1 << KIND_BITS];
};

/* The place of a row's kind: of few dates each word has its own bits in the sum; a product spreads them
 * upwards, and the highest are taken. */
static size_t
kind_place(const struct kinds *kinds, size_t row)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < kinds->given_count; i++)
		sum += kinds->given[i][row].holds << 10 * i | kinds->given[i][row].unknown << (10 * i + 5);
	return (sum ^ sum >> 32) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - KIND_BITS);
}

static bool
kind_is(const struct kinds *kinds, const struct kind *kind, size_t row)
{
	uint64_t differing = 0;
	for (size_t i = 0; i < kinds->given_count; i++)
		differing |= (kinds->given[i][row].holds ^ kind->given[i].holds) |
			     (kinds->given[i][row].unknown ^ kind->given[i].unknown);
	return differing == 0;
}

/* Shows the rows of a kind, as one row of a table of its own. */
static void
kind_tell(const struct kinds *kinds, const struct kind *kind, kind_visit *visit, void *data)
{
	struct asked one = { .rows = 1, .all = kinds->asked.all };
	size_t given = 0;
	for (size_t i = 0; i < ASKED_COUNT; i++)
		if (kinds->asked.items[i])
			one.items[i] = &kind->given[given++];
	struct row_moments moments = asked_row(&one, 0);
	if (kind->rows > 0)
		visit(data, &moments, kind->rows);
}

static void
kinds_take(struct kinds *kinds, kind_visit *visit, void *data)
{
	for (size_t row = 0; row < kinds->asked.rows; row++) {
		struct kind *kind = &kinds->known[kind_place(kinds, row)];
		if (kind->rows == 0 || !kind_is(kinds, kind, row)) {
			kind_tell(kinds, kind, visit, data);
			for (size_t i = 0; i < kinds->given_count; i++)
				kind->given[i] = kinds->given[i][row];
			kind->rows = 0;
		}
		kind->rows++;
	}
}

void
asked_kinds(struct timeline *timeline, const struct tables *tables,
	const struct indicator_definition *indicator, kind_visit *visit, void *data)
{
	const size_t total = tables->items[indicator->table].rows;
	struct kinds *kinds = xcalloc(1, sizeof(*kinds));
	kinds->asked.all = timeline_all(timeline);
	for (size_t first = 0; first < total; first += BLOCK_ROWS) {
		size_t rows = total - first < BLOCK_ROWS ? total - first : BLOCK_ROWS;
		kinds->asked = asked_block(timeline, indicator, first, rows);
		kinds->given_count = 0;
		for (size_t i = 0; i < ASKED_COUNT; i++)
			if (kinds->asked.items[i])
				kinds->given[kinds->given_count++] = kinds->asked.items[i];
		kinds_take(kinds, visit, data);
	}
	for (size_t i = 0; i < (size_t)1 << KIND_BITS; i++)
		kind_tell(kinds, &kinds->known[i], visit, data);
	free(kinds);
}
