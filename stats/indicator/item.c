#include <stdlib.h>
#include <string.h>

#include "stats/indicator/tally.h"

/* What the order of items needs at hand. */
struct ordering {
	const struct tally *tally;
	const bool *active;
};

static int
items_compare(const struct ordering *ordering, const struct item *a, const struct item *b)
{
	const struct tally *tally = ordering->tally;
	for (size_t i = 0; i < tally->dimension_count; i++) {
		const uint32_t *codes = tally->dimensions[i].codes;
		if (ordering->active[i] && codes[a->row] != codes[b->row])
			return codes[a->row] < codes[b->row] ? -1 : 1;
	}
	return 0;
}

static int
items_order(const void *left, const void *right, void *ordering)
{
	const struct item *a = left, *b = right;
	int order = items_compare(ordering, a, b);
	if (order != 0 || a->row == b->row)
		return order;
	return a->row < b->row ? -1 : 1;
}

void
items_sort(const struct tally *tally, const bool *active, struct item *items, size_t count)
{
	struct ordering ordering = { tally, active };
	if (count > 0)
		qsort_r(items, count, sizeof *items, items_order, &ordering);
}

size_t
items_run(const struct tally *tally, const bool *active, const struct item *items, size_t count, size_t begin)
{
	struct ordering ordering = { tally, active };
	size_t end = begin + 1;
	while (end < count && items_compare(&ordering, &items[begin], &items[end]) == 0)
		end++;
	return end;
}

/* Makes one item of those that no dimension tells apart. */
static size_t
items_merge(const struct tally *tally, const bool *active, struct item *items, size_t count)
{
	size_t kept = 0;
	items_sort(tally, active, items, count);
	for (size_t begin = 0, end; begin < count; begin = end) {
		end = items_run(tally, active, items, count, begin);
		struct item merged = items[begin];
		for (size_t i = begin + 1; i < end; i++)
			amount_add(&merged.amount, &items[i].amount);
		merged.is_sum = end - begin > 1;
		items[kept++] = merged;
	}
	return kept;
}

struct item *
items_new(const struct tally *tally, enum row_choice choice, bool *active, size_t *count)
{
	struct item *items = xcalloc(tally->row_count + 1, sizeof *items);
	memset(active, true, tally->dimension_count * sizeof *active);
	*count = 0;
	for (size_t row = 0; row < tally->row_count; row++) {
		const struct tally_row *at = &tally->rows[row];
		if (choice == ROWS_EVERY || (!at->set_aside && (at->selected || choice == ROWS_COUNTED)))
			items[(*count)++] = (struct item){ .row = row, .amount = at->amount };
	}
	if (choice != ROWS_EVERY && tally->spec->duplicates == ROWS_ALL)
		*count = items_merge(tally, active, items, *count);
	else
		items_sort(tally, active, items, *count);
	return items;
}
