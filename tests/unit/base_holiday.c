/* Easter against published dates, and counts of working days against looking at every day. */
#include "stats/base/date.h"
#include "stats/base/holiday.h"
#include "tests/check.h"

/* Meeus, Astronomical Algorithms, chapter 8; the almanac of the University of Oslo for the years from 2024.
 */
static void
test_easter(void)
{
	static const int easters[][3] = { { 1818, 3, 22 }, { 1886, 4, 25 }, { 1943, 4, 25 }, { 1954, 4, 18 },
		{ 1991, 3, 31 }, { 1992, 4, 19 }, { 1993, 4, 11 }, { 2000, 4, 23 }, { 2024, 3, 31 },
		{ 2025, 4, 20 }, { 2026, 4, 5 }, { 2038, 4, 25 }, { 2285, 3, 22 } };
	for (size_t i = 0; i < sizeof easters / sizeof *easters; i++)
		CHECK_INT(date_easter(easters[i][0]),
			date_from_civil(easters[i][0], easters[i][1], easters[i][2]));
	for (int year = 1; year <= 9999; year++)
		CHECK_INT(date_weekday(date_easter(year)), 7);
}

static void
test_days(void)
{
	static const int holidays[][3] = { { 2025, 1, 1 }, { 2025, 4, 17 }, { 2025, 4, 18 }, { 2025, 4, 20 },
		{ 2025, 4, 21 }, { 2025, 5, 1 }, { 2025, 5, 17 }, { 2025, 5, 29 }, { 2025, 6, 8 },
		{ 2025, 6, 9 }, { 2025, 12, 25 }, { 2025, 12, 26 } };
	size_t found = 0;
	for (int32_t date = date_from_civil(2025, 1, 1); date <= date_from_civil(2025, 12, 31); date++)
		found += date_is_public_holiday(date);
	CHECK_INT(found, sizeof holidays / sizeof *holidays);
	for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
		CHECK(date_is_public_holiday(
			date_from_civil(holidays[i][0], holidays[i][1], holidays[i][2])));
	CHECK(date_is_working_day(date_from_civil(2025, 12, 24)));
	CHECK(!date_is_working_day(date_from_civil(2025, 12, 27)));
}

/* Also over the years when 1 May is Ascension Day (2008) and 17 May Whit Sunday (2043) or Monday (2032). */
static void
test_counts(void)
{
	for (int32_t from = date_from_civil(2007, 12, 20); from < date_from_civil(2044, 1, 1); from += 37) {
		int64_t counted = 0;
		int32_t to = from;
		for (int step = 0; step < 800; step++) {
			if (step % 41 == 0) {
				CHECK_INT(working_days_between(from, to), counted);
				CHECK_INT(working_days_between(to, from), -counted);
			}
			counted += date_is_working_day(++to);
		}
	}
	CHECK_INT(working_days_between(date_from_civil(2025, 4, 16), date_from_civil(2025, 4, 22)), 1);
}

int
main(void)
{
	test_easter();
	test_days();
	test_counts();
	return check_summary("base_holiday");
}
