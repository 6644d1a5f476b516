#include <stdlib.h>

#include "stats/indicator/tally.h"

static void
words_find(struct tally *tally, struct dimension *dimension)
{
	bool beginnings = tally->spec->totals == TOTALS_FOUND_OUT;
	for (size_t row = 0; row < tally->row_count; row++) {
		size_t length;
		const char *text = dictionary_text(tally->dictionary, dimension->codes[row], &length);
		if (!text_is_total(text, length) && !(beginnings && text_may_be_total(text, length)))
			continue;
		dimension->totals[dimension->codes[row]] = true;
		dimension->has_totals = true;
		tally->rows[row].is_total = true;
	}
}

static bool
dimension_is_restricted(const struct tally *tally, const struct dimension *dimension)
{
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active), restricted = false;
	struct item *items = items_new(tally, ROWS_EVERY, active, &count);
	active[dimension - tally->dimensions] = false;
	items_sort(tally, active, items, count);
	for (size_t begin = 0, end; begin < count && !restricted; begin = end) {
		end = items_run(tally, active, items, count, begin);
		for (size_t i = begin + 1; i < end; i++)
			restricted |=
				tally->rows[items[i].row].selected != tally->rows[items[begin].row].selected;
	}
	free(items);
	free(active);
	return restricted;
}

void
totals_find(struct tally *tally, struct dimension *dimension)
{
	dimension->restricted = dimension_is_restricted(tally, dimension);
	if (tally->spec->totals == TOTALS_NONE || dimension->of_files)
		return;
	words_find(tally, dimension);
	if (dimension->has_totals)
		layers_find(tally, dimension);
}
