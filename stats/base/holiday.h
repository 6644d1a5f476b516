/* Days on which Norway does not work.
 *
 * Public holidays are those of helligdagsloven (1995) section 2 and of the act on 1 and 17 May (1947) section
 * 1: New Year's Day, Maundy Thursday, Good Friday, Easter Sunday and Monday, 1 May, 17 May, Ascension Day,
 * Whit Sunday and Monday, Christmas Day and Boxing Day. They are reckoned so for every year, also for those
 * before the acts. Christmas Eve and New Year's Eve are working days by law, and so is the Wednesday before
 * Easter. */
#ifndef MALTALL_BASE_HOLIDAY_H
#define MALTALL_BASE_HOLIDAY_H

#include <stdbool.h>
#include <stdint.h>

/* Easter Sunday of a year of the Gregorian calendar, 1..9999. Source: Meeus (1991), Astronomical Algorithms,
 * chapter 8. */
int32_t date_easter(int year);
bool date_is_public_holiday(int32_t date);
/* Neither a Saturday, a Sunday nor a public holiday. */
bool date_is_working_day(int32_t date);

/* The working days after `from` up to and with `to`: what arrives on a Monday and is answered on the Tuesday
 * has taken one, and the same day none. Negative, and turned round, where `to` is before `from`. Neither is
 * DATE_MISSING. The cost grows with the years between. */
int64_t working_days_between(int32_t from, int32_t to);

#endif
