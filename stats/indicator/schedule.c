#include "stats/indicator/schedule.h"

#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"

int32_t
schedule_date(const struct schedule *schedule, size_t i)
{
	int64_t steps = (int64_t)i;
	switch (schedule->every) {
	case STEP_DAY: return date_add_days(schedule->from, steps);
	case STEP_WEEK: return date_add_days(schedule->from, 7 * steps);
	case STEP_MONTH: return date_add_months(schedule->from, steps);
	case STEP_QUARTER: return date_add_months(schedule->from, 3 * steps);
	case STEP_YEAR: return date_add_years(schedule->from, steps);
	}
	return DATE_MISSING;
}

int32_t *
schedule_dates(
	const struct schedule *schedule, int32_t as_of, const char *path, size_t *count, struct error *err)
{
	int32_t last = schedule->to == DATE_MISSING || schedule->to > as_of ? as_of : schedule->to;
	int32_t *dates = xcalloc(SCHEDULE_MOST + 1, sizeof *dates);
	*count = 0;
	for (size_t i = 0; *count <= SCHEDULE_MOST; i++) {
		int32_t date = schedule_date(schedule, i);
		if (date == DATE_MISSING || date > last)
			break;
		dates[(*count)++] = date;
	}
	if (*count > SCHEDULE_MOST || (*count == SCHEDULE_MOST && dates[*count - 1] != as_of)) {
		char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
		free(dates);
		fail(err, ERROR_DEFINITION, path, 0, 0,
			"`series` has more than %d dates from %s to %s; let it begin later, or take longer "
			"steps",
			SCHEDULE_MOST, date_format_iso(schedule->from, from), date_format_iso(last, to));
		return NULL;
	}
	if (*count == 0 || dates[*count - 1] != as_of)
		dates[(*count)++] = as_of;
	return dates;
}
