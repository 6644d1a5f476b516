/* The dates of a series. */
#ifndef MALTALL_INDICATOR_SCHEDULE_H
#define MALTALL_INDICATOR_SCHEDULE_H

#include "stats/indicator/definition.h"

/* A report with more dates than this would be unreadable, and its files enormous. */
enum { SCHEDULE_MOST = 1000 };

/* Date number i: so many steps from the first one, never from the one before, so that a month that is too
 * short moves only its own date: 31.01, 28.02, 31.03. DATE_MISSING beyond the year 9999. */
int32_t schedule_date(const struct schedule *schedule, size_t i);

/* The dates up to the end of the schedule and to as_of, whichever comes first, in rising order, and as_of as
 * the last of them where the schedule does not fall on it. NULL and err (ERROR_DEFINITION) where there are
 * more than SCHEDULE_MOST. The caller frees them. */
int32_t *schedule_dates(
	const struct schedule *schedule, int32_t as_of, const char *path, size_t *count, struct error *err);

#endif
