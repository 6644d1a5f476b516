#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/count.h"

/* One row of the population in one group; a row may stand in the same group many times until doubles are
 * dropped. */
struct placing {
	uint32_t group, row;
	uint32_t doubt; /* the column behind it where it is unknown whether the row belongs there, else 0 */
};

struct placings {
	struct placing *items;
	size_t count;
};

/* Places every row by its own value, or by the values of the rows that refer to it. The groups are codes
 * still. The certain placings come first, so that of doubles the certain one is kept. */
static struct placings
placings_new(struct evaluation *evaluation, const struct tables *tables, const struct grouping *grouping)
{
	const struct table *table = &tables->items[grouping->value_table];
	struct placings placings = { .items = xcalloc(table->rows + 1, sizeof(*placings.items)) };
	uint32_t *codes = xcalloc(table->rows + 1, sizeof(*codes));
	uint8_t *truths = xcalloc(table->rows + 1, 1);
	uint32_t *doubts = xcalloc(table->rows + 1, sizeof(*doubts));
	const uint32_t *parents = NULL;
	if (grouping->reference != SIZE_MAX)
		parents = table->columns[grouping->reference].parents;
	memset(truths, TRUTH_TRUE, table->rows);
	if (grouping->where) {
		evaluation_truths(evaluation, grouping->where, truths);
		if (memchr(truths, TRUTH_UNKNOWN, table->rows))
			evaluation_blame(evaluation, grouping->where, doubts);
	}
	evaluation_codes(evaluation, grouping->value, codes);
	static const uint8_t order[] = { TRUTH_TRUE, TRUTH_UNKNOWN };
	for (size_t k = 0; k < sizeof(order); k++) {
		for (size_t i = 0; i < table->rows; i++) {
			uint32_t row = parents ? parents[i] : (uint32_t)i;
			if (row != ROW_NONE && truths[i] == order[k])
				placings.items[placings.count++] =
					(struct placing){ codes[i], row, doubts[i] };
		}
	}
	free(codes);
	free(truths);
	free(doubts);
	return placings;
}

/* The group texts in order: for qsort, so with what it needs at hand. */
struct named_group {
	uint32_t code;
	const char *text;
	size_t length;
};

static int
named_group_compare(const void *left, const void *right)
{
	const struct named_group *a = left;
	const struct named_group *b = right;
	if ((a->code == CODE_MISSING) != (b->code == CODE_MISSING))
		return a->code == CODE_MISSING ? 1 : -1;
	return text_compare(a->text, a->length, b->text, b->length);
}

uint32_t *
groups_name(struct groups *groups, const uint32_t *met, size_t met_count, struct dictionary *dictionary,
	const struct column_spec *column)
{
	size_t allowed = column ? column->one_of_count : 0;
	for (size_t i = 0; i < allowed; i++)
		(void)dictionary_code(dictionary, column->one_of[i], strlen(column->one_of[i]));
	size_t codes = (size_t)dictionary_count(dictionary) + 1;
	uint32_t *place_of = xcalloc(codes, sizeof(*place_of));
	for (size_t i = 0; i < met_count; i++)
		place_of[met[i]] = 1;
	for (size_t i = 0; i < allowed; i++)
		place_of[dictionary_find(dictionary, column->one_of[i], strlen(column->one_of[i]))] = 1;
	for (size_t code = 0; code < codes; code++)
		groups->count += place_of[code];
	struct named_group *named = xcalloc(groups->count + 1, sizeof(*named));
	size_t next = 0;
	for (size_t code = 0; code < codes; code++) {
		if (!place_of[code])
			continue;
		named[next].code = (uint32_t)code;
		named[next].text = dictionary_text(dictionary, (uint32_t)code, &named[next].length);
		next++;
	}
	qsort(named, groups->count, sizeof(*named), named_group_compare);
	groups->codes = xcalloc(groups->count + 1, sizeof(*groups->codes));
	for (size_t i = 0; i < groups->count; i++) {
		groups->codes[i] = named[i].code;
		place_of[named[i].code] = (uint32_t)i;
	}
	free(named);
	return place_of;
}

/* Counting sort of the placings by group, each row kept once in a group. */
static void
groups_fill(struct groups *groups, const struct placings *placings, const uint32_t *place_of,
	size_t population_rows)
{
	size_t *starts = xcalloc(groups->count + 2, sizeof(*starts));
	for (size_t i = 0; i < placings->count; i++)
		starts[place_of[placings->items[i].group] + 1]++;
	for (size_t g = 0; g < groups->count; g++)
		starts[g + 1] += starts[g];
	struct group_row *sorted = xcalloc(placings->count + 1, sizeof(*sorted));
	size_t *next = xcalloc(groups->count + 1, sizeof(*next));
	memcpy(next, starts, groups->count * sizeof(*next));
	for (size_t i = 0; i < placings->count; i++) {
		const struct placing *placing = &placings->items[i];
		sorted[next[place_of[placing->group]]++] = (struct group_row){ placing->row, placing->doubt };
	}
	uint32_t *seen_in =
		xcalloc(population_rows + 1, sizeof(*seen_in)); /* the last group a row was seen in, from 1 */
	size_t kept = 0;
	groups->first = xcalloc(groups->count + 1, sizeof(*groups->first));
	for (size_t g = 0; g < groups->count; g++) {
		groups->first[g] = kept;
		for (size_t i = starts[g]; i < starts[g + 1]; i++) {
			struct group_row item = sorted[i];
			if (seen_in[item.row] == g + 1)
				continue;
			seen_in[item.row] = (uint32_t)(g + 1);
			sorted[kept++] = item;
		}
	}
	groups->first[groups->count] = kept;
	groups->rows = sorted;
	free(starts);
	free(next);
	free(seen_in);
}

struct groups
groups_new(struct evaluation *evaluation, const struct tables *tables, size_t population,
	const struct grouping *grouping)
{
	struct groups groups = { 0 };
	struct placings placings = placings_new(evaluation, tables, grouping);
	uint32_t *met = xcalloc(placings.count + 1, sizeof(*met));
	for (size_t i = 0; i < placings.count; i++)
		met[i] = placings.items[i].group;
	uint32_t *place_of = groups_name(&groups, met, placings.count, tables->dictionary, grouping->column);
	free(met);
	groups_fill(&groups, &placings, place_of, tables->items[population].rows);
	free(place_of);
	free(placings.items);
	return groups;
}

void
groups_free(struct groups *groups)
{
	free(groups->codes);
	free(groups->first);
	free(groups->rows);
	*groups = (struct groups){ 0 };
}
