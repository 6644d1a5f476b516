#include "stats/indicator/change.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/indicator/asked.h"
#include "stats/indicator/count.h"

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

/* The totals of one indicator at each date, and what moves until then. */
struct ahead {
	size_t count; /* of the dates behind the first, which is that of the result */
	struct indicator_outlook *outlook;
	struct counts counts[HORIZONS];
};

static void
kind_add(void *data, const struct row_moments *kind, int64_t rows)
{
	struct ahead *ahead = data;
	enum row_standing before = membership_standing(membership_at(kind, 0));
	for (unsigned i = 0; i < ahead->count; i++) {
		struct membership membership = membership_at(kind, i + 1);
		counts_add(&ahead->counts[i], membership, rows);
		movement_add(
			&ahead->outlook->horizons[i].movement, before, membership_standing(membership), rows);
	}
}

static void
outlook_fill(struct indicator_outlook *outlook, struct timeline *timeline, const struct tables *tables,
	const struct indicator_definition *indicator, const int32_t *dates, size_t count)
{
	struct ahead ahead = { .count = count, .outlook = outlook };
	asked_kinds(timeline, tables, indicator, kind_add, &ahead);
	outlook->count = count;
	for (size_t i = 0; i < count; i++) {
		struct horizon *horizon = &outlook->horizons[i];
		struct cell cell = { .counts = ahead.counts[i] };
		cell_judge(indicator, tables->items[indicator->table].rows > 0, &cell);
		horizon->days = horizon_days[i];
		horizon->date = dates[i];
		horizon->counts = (struct pair_of_counts){ cell.counts.numerator, cell.counts.denominator };
		horizon->verdict = cell.verdict;
		horizon->missing = cell.missing_to_target;
	}
}

/* as_of, and then the dates of the outlook; returns how many. Beyond the last date of the calendar there is
 * none. */
static size_t
dates_fill(int32_t as_of, int32_t dates[HORIZONS + 1])
{
	size_t count = 1;
	dates[0] = as_of;
	while (count <= HORIZONS && date_add_days(as_of, horizon_days[count - 1]) != DATE_MISSING) {
		dates[count] = date_add_days(as_of, horizon_days[count - 1]);
		count++;
	}
	return count;
}

struct timeline *
outlook_timeline(const struct definition *definition, const struct tables *tables, int32_t as_of)
{
	int32_t dates[HORIZONS + 1];
	size_t count = dates_fill(as_of, dates);
	if (!vocabulary_uses_as_of(definition->vocabulary))
		return NULL;
	return timeline_new(definition->vocabulary, tables, dates, count);
}

struct outlook *
outlook_new(const struct result *result, const struct tables *tables, struct timeline *ahead)
{
	int32_t dates[HORIZONS + 1];
	size_t count = dates_fill(result->as_of, dates);
	if (!ahead)
		return NULL;
	struct outlook *outlook = xcalloc(1, sizeof(*outlook));
	outlook->count = result->indicator_count;
	outlook->items = xcalloc(outlook->count + 1, sizeof(*outlook->items));
	for (size_t i = 0; i < outlook->count; i++)
		outlook_fill(&outlook->items[i], ahead, tables, &result->definition->indicators[i], dates + 1,
			count - 1);
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
