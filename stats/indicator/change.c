#include "stats/indicator/change.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/indicator/results.h"

const char *
amendment_name(enum amendment amendment)
{
	static const char *const names[] = {
		[AMENDMENT_BY_ROW] = "by_row",
		[AMENDMENT_NO_KEY] = "no_key",
		[AMENDMENT_NOT_KEPT] = "not_kept",
		[AMENDMENT_OTHER_KEY] = "other_key",
	};
	return names[amendment];
}

void
changes_free(struct changes *changes)
{
	if (!changes)
		return;
	arena_free(&changes->arena);
	free(changes);
}

const struct former_cell *
change_find_cell(const struct indicator_change *change, const char *by, const char *group)
{
	for (size_t i = 0; i < change->cell_count; i++)
		if (strcmp(change->cells[i].group, group) == 0 && strcmp(change->cells[i].by, by) == 0)
			return &change->cells[i];
	return NULL;
}

static const int horizon_days[HORIZONS] = { 30, 60, 90 };

static void
horizon_fill(struct horizon *horizon, const struct cell *cell)
{
	horizon->counts = (struct pair_of_counts){ cell->counts.numerator, cell->counts.denominator };
	horizon->verdict = cell->verdict;
	horizon->missing = cell->missing_to_target;
}

struct outlook *
outlook_new(const struct result *result, const struct tables *tables)
{
	int32_t dates[HORIZONS + 1] = { result->as_of };
	size_t count = 0;
	if (!vocabulary_uses_as_of(result->definition->vocabulary))
		return NULL;
	/* Beyond the last date of the calendar there is none. */
	while (count < HORIZONS && date_add_days(result->as_of, horizon_days[count]) != DATE_MISSING) {
		dates[count + 1] = date_add_days(result->as_of, horizon_days[count]);
		count++;
	}
	struct outlook *outlook = xcalloc(1, sizeof(*outlook));
	outlook->count = result->indicator_count;
	outlook->items = xcalloc(outlook->count + 1, sizeof(*outlook->items));
	struct results results = results_new(result->definition, tables, dates + 1, count, result->faults);
	struct timeline *timeline = timeline_new(result->definition->vocabulary, tables, dates, count + 1);
	for (size_t i = 0; i < outlook->count; i++) {
		struct standings standings =
			standings_new(timeline, tables, &result->definition->indicators[i], count + 1);
		outlook->items[i].count = count;
		for (size_t j = 0; j < count; j++) {
			struct horizon *horizon = &outlook->items[i].horizons[j];
			horizon->days = horizon_days[j];
			horizon->date = dates[j + 1];
			horizon->movement = standings_movement(&standings, 0, j + 1);
			horizon_fill(horizon, &results.items[j]->indicators[i].total);
		}
		standings_free(&standings);
	}
	timeline_free(timeline);
	results_free(&results);
	return outlook;
}

void
outlook_free(struct outlook *outlook)
{
	if (!outlook)
		return;
	free(outlook->items);
	free(outlook);
}
