#include "stats/indicator/results.h"

#include <stdlib.h>
#include <string.h>

#include "stats/indicator/asked.h"
#include "stats/indicator/count.h"

/* The dates of one batch, and the results they go to. */
struct results_work {
	struct timeline *timeline;
	const struct tables *tables;
	const struct indicator_definition *definition;
	struct result *const *results;
	size_t index; /* of the indicator */
	size_t count; /* of the dates */
	uint64_t all;
	size_t rows;
	struct asked asked;
};

static void
cell_settle(const struct results_work *work, const struct book *book, size_t date, struct cell *cell)
{
	cell->counts = book_counts(book, date);
	cell_judge(work->definition, work->rows > 0, cell);
}

/* A row of the population in a group, at the dates where it is or may be there. */
struct dated_placing {
	uint32_t group, row;
	struct moments placed;
};

struct dated_placings {
	struct dated_placing *items;
	size_t count;
};

/* The groups are codes still; a row may stand in the same group more than once. */
static struct dated_placings
placings_new(const struct results_work *work, const struct grouping *grouping)
{
	const struct table *table = &work->tables->items[grouping->value_table];
	struct dated_placings placings = { .items = xcalloc(table->rows + 1, sizeof(*placings.items)) };
	uint32_t *codes = xcalloc(table->rows + 1, sizeof(*codes));
	struct moments *where = NULL;
	const uint32_t *parents = NULL;
	if (grouping->reference != SIZE_MAX)
		parents = table->columns[grouping->reference].parents;
	if (grouping->where) {
		where = xcalloc(table->rows + 1, sizeof(*where));
		timeline_moments(work->timeline, grouping->where, where);
	}
	evaluation_codes(timeline_evaluation(work->timeline), grouping->value, codes);
	for (size_t i = 0; i < table->rows; i++) {
		uint32_t row = parents ? parents[i] : (uint32_t)i;
		struct moments placed = where ? where[i] : (struct moments){ work->all, 0 };
		if (row != ROW_NONE && (placed.holds | placed.unknown))
			placings.items[placings.count++] = (struct dated_placing){ codes[i], row, placed };
	}
	free(codes);
	free(where);
	return placings;
}

/* Turns codes into places, sorts by them and joins the placings of a row in one group; first[g] is where
 * those of group g begin. */
static size_t *
placings_join(struct dated_placings *placings, const uint32_t *place_of, size_t groups, size_t rows)
{
	size_t *first = xcalloc(groups + 2, sizeof(*first)), *next = xcalloc(groups + 2, sizeof(*next));
	size_t *seen =
		xcalloc(rows + 1, sizeof(*seen)); /* from 1: where the row stands, in the group at hand */
	struct dated_placing *sorted = xcalloc(placings->count + 1, sizeof(*sorted));
	for (size_t i = 0; i < placings->count; i++)
		next[place_of[placings->items[i].group] + 1]++;
	for (size_t g = 0; g < groups; g++)
		next[g + 1] += next[g];
	for (size_t i = 0; i < placings->count; i++) {
		struct dated_placing placing = placings->items[i];
		placing.group = place_of[placing.group];
		sorted[next[placing.group]++] = placing;
	}
	size_t kept = 0;
	for (size_t i = 0; i < placings->count; i++) {
		struct dated_placing *placing = &sorted[i];
		size_t at = seen[placing->row];
		if (at > 0 && sorted[at - 1].group == placing->group) {
			struct moments *placed = &sorted[at - 1].placed;
			placed->holds |= placing->placed.holds;
			placed->unknown = (placed->unknown | placing->placed.unknown) & ~placed->holds;
			continue;
		}
		sorted[kept] = *placing;
		seen[placing->row] = ++kept;
		first[placing->group + 1] = kept;
	}
	for (size_t g = 0; g < groups; g++)
		if (first[g + 1] < first[g])
			first[g + 1] = first[g];
	free(placings->items);
	*placings = (struct dated_placings){ sorted, kept };
	free(next);
	free(seen);
	return first;
}

/* A group has a cell at the dates when a row may be in it, and always if the grouping's column allows it. */
static bool
is_allowed(const struct grouping *grouping, const char *text)
{
	for (size_t i = 0; grouping->column && i < grouping->column->one_of_count; i++)
		if (strcmp(grouping->column->one_of[i], text) == 0)
			return true;
	return false;
}

static void
group_fill(const struct results_work *work, const struct grouping *grouping, size_t stratum, uint32_t code,
	const struct dated_placing *placings, size_t count)
{
	struct book *book = xcalloc(1, sizeof(*book));
	size_t length;
	const char *text = dictionary_text(work->tables->dictionary, code, &length);
	uint64_t present = code != CODE_MISSING && is_allowed(grouping, text) ? work->all : 0;
	for (size_t i = 0; i < count; i++) {
		present |= placings[i].placed.holds | placings[i].placed.unknown;
		book_add(book, asked_row(&work->asked, placings[i].row), placings[i].placed);
	}
	book_settle(book);
	for (size_t date = 0; date < work->count; date++) {
		struct result *result = work->results[date];
		struct stratum *out = &result->indicators[work->index].strata[stratum];
		struct cell *cell = &out->cells[out->cell_count];
		if (!(present >> date & 1))
			continue;
		cell->by = grouping->label;
		cell->group = arena_copy(&result->arena, text, length);
		cell_settle(work, book, date, cell);
		out->cell_count += code != CODE_MISSING || !cell_is_blank(cell);
	}
	free(book);
}

/* How many rows of the denominator stand in several groups, and how many in none, at each date. */
static void
overlap_fill(const struct results_work *work, size_t stratum, const struct dated_placings *placings)
{
	uint64_t *once = xcalloc(work->rows + 1, sizeof(*once)),
		 *twice = xcalloc(work->rows + 1, sizeof(*twice));
	struct ledger *ledgers = xcalloc(2, sizeof(*ledgers));
	for (size_t i = 0; i < placings->count; i++) {
		const struct dated_placing *placing = &placings->items[i];
		twice[placing->row] |= once[placing->row] & placing->placed.holds;
		once[placing->row] |= placing->placed.holds;
	}
	for (size_t row = 0; row < work->rows; row++) {
		struct row_moments moments = asked_row(&work->asked, row);
		uint64_t standings[ROW_STANDINGS];
		standings_find(&moments, moments.numerator.holds, work->all, standings);
		ledger_add(&ledgers[0], twice[row] & ~standings[ROW_IS_OUT]);
		ledger_add(&ledgers[1], work->all & ~once[row] & ~standings[ROW_IS_OUT]);
	}
	ledger_settle(&ledgers[0]);
	ledger_settle(&ledgers[1]);
	for (size_t date = 0; date < work->count; date++) {
		struct stratum *out = &work->results[date]->indicators[work->index].strata[stratum];
		out->overlap = ledgers[0].sums[date];
		out->nowhere = ledgers[1].sums[date];
	}
	free(ledgers);
	free(once);
	free(twice);
}

static void
stratum_fill(const struct results_work *work, size_t stratum)
{
	const struct grouping *grouping = &work->definition->by[stratum];
	struct groups groups = { 0 };
	struct dated_placings placings = placings_new(work, grouping);
	uint32_t *met = xcalloc(placings.count + 1, sizeof(*met));
	for (size_t i = 0; i < placings.count; i++)
		met[i] = placings.items[i].group;
	uint32_t *place_of =
		groups_name(&groups, met, placings.count, work->tables->dictionary, grouping->column);
	size_t *first = placings_join(&placings, place_of, groups.count, work->rows);
	for (size_t date = 0; date < work->count; date++) {
		struct result *result = work->results[date];
		struct stratum *out = &result->indicators[work->index].strata[stratum];
		out->grouping = grouping;
		out->cells = arena_alloc(&result->arena, (groups.count + 1) * sizeof(*out->cells));
	}
	for (size_t g = 0; g < groups.count; g++)
		group_fill(work, grouping, stratum, groups.codes[g], placings.items + first[g],
			first[g + 1] - first[g]);
	overlap_fill(work, stratum, &placings);
	free(met);
	free(place_of);
	free(first);
	free(placings.items);
	groups_free(&groups);
}

static void
indicator_fill(struct results_work *work)
{
	const struct indicator_definition *definition = work->definition;
	work->rows = work->tables->items[definition->table].rows;
	work->asked = asked_new(work->timeline, work->tables, definition);
	struct book *book = xcalloc(1, sizeof(*book));
	for (size_t row = 0; row < work->rows; row++)
		book_add(book, asked_row(&work->asked, row), (struct moments){ work->all, 0 });
	book_settle(book);
	for (size_t date = 0; date < work->count; date++) {
		struct result *result = work->results[date];
		struct indicator_result *out = &result->indicators[result->indicator_count++];
		out->definition = definition;
		out->total.by = out->total.group = "";
		cell_settle(work, book, date, &out->total);
		out->stratum_count = definition->by_count;
		out->strata = arena_alloc(&result->arena, (definition->by_count + 1) * sizeof(*out->strata));
	}
	free(book);
	for (size_t i = 0; i < definition->by_count; i++)
		stratum_fill(work, i);
	asked_free(&work->asked);
}

struct results
results_new(const struct definition *definition, const struct tables *tables, const int32_t *dates,
	size_t count, const struct faults *faults)
{
	struct results results = { xcalloc(count + 1, sizeof(*results.items)), count };
	for (size_t i = 0; i < count; i++)
		results.items[i] = result_begin(definition, tables, dates[i], faults);
	for (size_t first = 0; first < count; first += TIMELINE_DATES) {
		struct results_work work = {
			.tables = tables,
			.results = results.items + first,
			.count = count - first < TIMELINE_DATES ? count - first : TIMELINE_DATES,
		};
		work.timeline = timeline_new(definition->vocabulary, tables, dates + first, work.count);
		work.all = timeline_all(work.timeline);
		for (; work.index < definition->indicator_count; work.index++) {
			work.definition = &definition->indicators[work.index];
			indicator_fill(&work);
		}
		timeline_free(work.timeline);
	}
	return results;
}

void
results_free(struct results *results)
{
	for (size_t i = 0; i < results->count; i++)
		result_free(results->items[i]);
	free(results->items);
	*results = (struct results){ 0 };
}
