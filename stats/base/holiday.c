#include "stats/base/holiday.h"

#include <stddef.h>

#include "stats/base/date.h"

int32_t
date_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int sum = h + l - 7 * m + 114;
	return date_from_civil(year, sum / 31, sum % 31 + 1);
}

/* Days after Easter Sunday, and fixed dates. */
static const int movable[] = { -3, -2, 0, 1, 39, 49, 50 };
static const struct {
	int month, day;
} fixed[] = { { 1, 1 }, { 5, 1 }, { 5, 17 }, { 12, 25 }, { 12, 26 } };
enum {
	MOVABLE = sizeof movable / sizeof *movable,
	FIXED = sizeof fixed / sizeof *fixed,
};

static int32_t
holiday_of(int year, size_t index)
{
	return index < MOVABLE
		       ? date_easter(year) + movable[index]
		       : date_from_civil(year, fixed[index - MOVABLE].month, fixed[index - MOVABLE].day);
}

bool
date_is_public_holiday(int32_t date)
{
	int year = date_to_civil(date).year;
	for (size_t i = 0; i < MOVABLE + FIXED; i++)
		if (holiday_of(year, i) == date)
			return true;
	return false;
}

static bool
is_weekday(int32_t date)
{
	return date_weekday(date) < 6;
}

bool
date_is_working_day(int32_t date)
{
	return is_weekday(date) && !date_is_public_holiday(date);
}

/* Mondays to Fridays after `from` up to and with `to`, from <= to. */
static int64_t
weekdays_between(int32_t from, int32_t to)
{
	int64_t days = (int64_t)to - from, count = days / 7 * 5;
	for (int32_t date = to - (int32_t)(days % 7) + 1; date <= to; date++)
		count += is_weekday(date);
	return count;
}

/* Public holidays among them, each once: 17 May may be Whit Sunday or Monday, and 1 May Ascension Day. */
static int64_t
holidays_between(int32_t from, int32_t to)
{
	int64_t count = 0;
	for (int year = date_to_civil(from).year; year <= date_to_civil(to).year; year++)
		for (size_t i = 0; i < MOVABLE + FIXED; i++) {
			int32_t date = holiday_of(year, i);
			bool met = date <= from || date > to || !is_weekday(date);
			for (size_t j = 0; j < i && !met; j++)
				met = holiday_of(year, j) == date;
			count += !met;
		}
	return count;
}

int64_t
working_days_between(int32_t from, int32_t to)
{
	if (to < from)
		return -working_days_between(to, from);
	return weekdays_between(from, to) - holidays_between(from, to);
}
