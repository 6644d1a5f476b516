#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "tests/check.h"
#include "tests/oracle.h"

/* A calendar as a child would keep it: days are crossed off one after the other, nothing is computed. It is
 * the truth that every day of 1600..2400 is held against. */
struct wall_calendar {
	int32_t date;
	struct civil civil;
	int weekday;
	struct iso_week week;
};

static int
naive_month_length(int year, int month)
{
	switch (month) {
	case 2:
		if (year % 400 == 0)
			return 29;
		return year % 100 != 0 && year % 4 == 0 ? 29 : 28;
	case 4:
	case 6:
	case 9:
	case 11: return 30;
	default: return 31;
	}
}

/* The first day of 1600 was a Saturday, in the last week of 1599. */
static struct wall_calendar
wall_calendar_at_1600(void)
{
	return (struct wall_calendar){
		.date = -135140, .civil = { 1600, 1, 1 }, .weekday = 6, .week = { 1599, 52 }
	};
}

static void
wall_calendar_turn(struct wall_calendar *wall)
{
	struct civil *civil = &wall->civil;
	wall->date++;
	if (++civil->day > naive_month_length(civil->year, civil->month)) {
		civil->day = 1;
		if (++civil->month > 12) {
			civil->month = 1;
			civil->year++;
		}
	}
	if (++wall->weekday > 7) {
		/* Week 1 is the week with 4 January in it. */
		wall->weekday = 1;
		bool december = civil->month == 12 && civil->day >= 29;
		wall->week.week++;
		if (december || (civil->month == 1 && civil->day <= 4))
			wall->week = (struct iso_week){ civil->year + december, 1 };
	}
}

static bool
civil_agrees(const struct wall_calendar *wall)
{
	struct civil civil = date_to_civil(wall->date);
	const struct civil *expected = &wall->civil;
	return civil.year == expected->year && civil.month == expected->month && civil.day == expected->day &&
	       date_from_civil(expected->year, expected->month, expected->day) == wall->date &&
	       date_is_civil(expected->year, expected->month, expected->day) &&
	       date_month_length(civil.year, civil.month) == naive_month_length(civil.year, civil.month);
}

static bool
weekday_agrees(const struct wall_calendar *wall)
{
	return date_weekday(wall->date) == wall->weekday;
}

static bool
week_agrees(const struct wall_calendar *wall)
{
	struct iso_week week = date_iso_week(wall->date);
	return week.year == wall->week.year && week.week == wall->week.week;
}

static bool
text_agrees(const struct wall_calendar *wall)
{
	const struct civil *civil = &wall->civil;
	char iso[32], norwegian[32], out[DATE_TEXT_SIZE];
	snprintf(iso, sizeof iso, "%04d-%02d-%02d", civil->year, civil->month, civil->day);
	snprintf(norwegian, sizeof norwegian, "%02d.%02d.%04d", civil->day, civil->month, civil->year);
	return strcmp(date_format_iso(wall->date, out), iso) == 0 &&
	       strcmp(date_format_norwegian(wall->date, out), norwegian) == 0 &&
	       date_parse_iso(iso, 10) == wall->date && date_parse_norwegian(norwegian, 10) == wall->date;
}

/* Month by month to the month wanted, then back from the day wanted to one that is there. */
static int32_t
naive_add_months(struct civil civil, int months)
{
	for (; months > 0; months--) {
		civil.year += civil.month == 12;
		civil.month = civil.month == 12 ? 1 : civil.month + 1;
	}
	for (; months < 0; months++) {
		civil.year -= civil.month == 1;
		civil.month = civil.month == 1 ? 12 : civil.month - 1;
	}
	while (civil.day > naive_month_length(civil.year, civil.month))
		civil.day--;
	return date_from_civil(civil.year, civil.month, civil.day);
}

static bool
months_agree(const struct wall_calendar *wall)
{
	static const int months[] = { -49, -13, -12, -3, -1, 0, 1, 2, 3, 6, 11, 12, 18, 48 };
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (date_add_months(wall->date, months[i]) != naive_add_months(wall->civil, months[i]))
			return false;
	return date_add_years(wall->date, 1) == naive_add_months(wall->civil, 12) &&
	       date_add_years(wall->date, -5) == naive_add_months(wall->civil, -60);
}

static bool
days_agree(const struct wall_calendar *wall)
{
	struct wall_calendar tomorrow = *wall;
	wall_calendar_turn(&tomorrow);
	struct civil next = date_to_civil(date_add_days(wall->date, 1));
	if (next.year != tomorrow.civil.year || next.month != tomorrow.civil.month ||
		next.day != tomorrow.civil.day)
		return false;
	static const int days[] = { 0, 1, 7, 14, 28, 90, 365, 366, 146097 };
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		int32_t later = date_add_days(wall->date, days[i]);
		if (later - wall->date != days[i] || date_add_days(later, -days[i]) != wall->date)
			return false;
	}
	return true;
}

static void
test_every_day(void)
{
	static const struct {
		const char *name;
		bool (*holds)(const struct wall_calendar *wall);
	} properties[] = {
		{ "civil round trip", civil_agrees },
		{ "weekday", weekday_agrees },
		{ "ISO week", week_agrees },
		{ "text round trip", text_agrees },
		{ "adding months and years", months_agree },
		{ "adding days", days_agree },
	};
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
		struct wall_calendar wall = wall_calendar_at_1600();
		size_t days = 0;
		for (; wall.civil.year <= 2400 && properties[i].holds(&wall); days++)
			wall_calendar_turn(&wall);
		check_that(wall.civil.year == 2401 && days == 292560, __FILE__, __LINE__,
			"%s: wrong at %04d-%02d-%02d", properties[i].name, wall.civil.year, wall.civil.month,
			wall.civil.day);
	}
}

/* Figures of another calendar (Python 3.11, datetime.date: toordinal, isoweekday, isocalendar). */
static void
test_anchors(void)
{
	static const struct {
		struct civil civil;
		int32_t date;
		int weekday;
		struct iso_week week;
	} anchors[] = {
		{ { 1, 1, 1 }, -719162, 1, { 1, 1 } },
		{ { 1600, 1, 1 }, -135140, 6, { 1599, 52 } },
		{ { 1900, 2, 28 }, -25509, 3, { 1900, 9 } },
		{ { 1900, 3, 1 }, -25508, 4, { 1900, 9 } },
		{ { 1969, 12, 31 }, -1, 3, { 1970, 1 } },
		{ { 1970, 1, 1 }, 0, 4, { 1970, 1 } },
		{ { 2000, 2, 29 }, 11016, 2, { 2000, 9 } },
		{ { 2016, 1, 3 }, 16803, 7, { 2015, 53 } },
		{ { 2020, 12, 31 }, 18627, 4, { 2020, 53 } },
		{ { 2024, 12, 30 }, 20087, 1, { 2025, 1 } },
		{ { 2025, 12, 31 }, 20453, 3, { 2026, 1 } },
		{ { 2400, 12, 31 }, 157419, 7, { 2400, 52 } },
		{ { 9999, 12, 31 }, 2932896, 5, { 9999, 52 } },
	};
	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
		const struct civil *civil = &anchors[i].civil;
		int32_t date = date_from_civil(civil->year, civil->month, civil->day);
		CHECK_INT(date, anchors[i].date);
		CHECK_INT(date_to_civil(date).year, civil->year);
		CHECK_INT(date_to_civil(date).month, civil->month);
		CHECK_INT(date_to_civil(date).day, civil->day);
		CHECK_INT(date_weekday(date), anchors[i].weekday);
		CHECK_INT(date_iso_week(date).year, anchors[i].week.year);
		CHECK_INT(date_iso_week(date).week, anchors[i].week.week);
	}
}

static void
test_no_such_day(void)
{
	static const struct civil none[] = { { 0, 1, 1 }, { 10000, 1, 1 }, { -1, 1, 1 }, { 2025, 0, 1 },
		{ 2025, 13, 1 }, { 2025, 1, 0 }, { 2025, 1, 32 }, { 2025, 2, 29 }, { 1900, 2, 29 },
		{ 2000, 2, 30 }, { 2025, 4, 31 }, { INT_MAX, INT_MAX, INT_MAX }, { 2025, INT_MIN, 1 },
		{ 2025, 1, INT_MIN } };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		CHECK(!date_is_civil(none[i].year, none[i].month, none[i].day));
		CHECK_INT(date_from_civil(none[i].year, none[i].month, none[i].day), DATE_MISSING);
	}
}

static void
test_parse_refuses(void)
{
	static const char *const iso[] = { "", "2025-12-3", "2025-12-311", "2025-02-31", "2025/12/31",
		"2025-12/31", "31.12.2025", "20251231", " 2025-12-31", "2025-12-31 ", "2025-1-031",
		"+025-12-31", "0000-01-01", "2025-00-10", "2025-10-00", "2O25-12-31", "2025--1-31",
		"２-12-31" };
	static const char *const norwegian[] = { "", "31.12.25", "1.1.2025", "31.02.2025", "29.02.2023",
		"2025-12-31", "31/12/2025", "31.12-2025", " 31.12.202", "31.12.20255", "00.01.2025",
		"12.31.2025", "-1.01.2025", "01.01.0000" };
	for (size_t i = 0; i < sizeof iso / sizeof *iso; i++)
		check_that(date_parse_iso(iso[i], strlen(iso[i])) == DATE_MISSING, __FILE__, __LINE__, "%s",
			iso[i]);
	for (size_t i = 0; i < sizeof norwegian / sizeof *norwegian; i++)
		check_that(date_parse_norwegian(norwegian[i], strlen(norwegian[i])) == DATE_MISSING, __FILE__,
			__LINE__, "%s", norwegian[i]);
	CHECK_INT(date_parse_iso("2025-12-31T00:00", 10), date_from_civil(2025, 12, 31));
	CHECK_INT(date_parse_iso("2025\0-12-3", 10), DATE_MISSING);
}

/* Byte by byte: what stands where the layout has y, m or d is a digit, and anything else is what it is there.
 */
static int32_t
naive_parse(const char *text, const char *layout)
{
	struct civil civil = { 0 };
	for (size_t i = 0; layout[i]; i++) {
		int *number = layout[i] == 'y'   ? &civil.year
			      : layout[i] == 'm' ? &civil.month
			      : layout[i] == 'd' ? &civil.day
						 : NULL;
		if (number ? text[i] < '0' || text[i] > '9' : text[i] != layout[i])
			return DATE_MISSING;
		if (number)
			*number = *number * 10 + (text[i] - '0');
	}
	return date_from_civil(civil.year, civil.month, civil.day);
}

/* Each byte of a date made any other byte, and each pair of them any two digits. */
static void
test_mutations(void)
{
	static const struct {
		const char *text, *layout;
		int32_t (*parse)(const char *text, size_t length);
	} rows[] = {
		{ "2024-02-29", "yyyy-mm-dd", date_parse_iso },
		{ "1900-12-31", "yyyy-mm-dd", date_parse_iso },
		{ "0001-01-01", "yyyy-mm-dd", date_parse_iso },
		{ "29.02.2024", "dd.mm.yyyy", date_parse_norwegian },
		{ "31.10.1999", "dd.mm.yyyy", date_parse_norwegian },
		{ "01.01.9999", "dd.mm.yyyy", date_parse_norwegian },
	};
	size_t wrong = 0, dates = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (size_t at = 0; at < 10 * 256 + 9 * 100; at++) {
			char text[11];
			memcpy(text, rows[i].text, sizeof text);
			if (at < 10 * 256) {
				text[at / 256] = (char)(at % 256);
			} else {
				size_t pair = (at - 10 * 256) / 100;
				text[pair] = (char)('0' + (at - 10 * 256) / 10 % 10);
				text[pair + 1] = (char)('0' + (at - 10 * 256) % 10);
			}
			int32_t expected = naive_parse(text, rows[i].layout);
			wrong += rows[i].parse(text, 10) != expected;
			dates += expected != DATE_MISSING;
		}
	}
	CHECK_INT(wrong, 0);
	CHECK(dates > 1000);
}

static void
check_missing_everywhere(int32_t missing)
{
	char out[DATE_TEXT_SIZE] = "##########";
	CHECK_TEXT(date_format_iso(missing, out), "");
	memset(out, '#', sizeof out);
	CHECK_TEXT(date_format_norwegian(missing, out), "");
	CHECK_INT(date_to_civil(missing).year, 0);
	CHECK_INT(date_to_civil(missing).month, 0);
	CHECK_INT(date_to_civil(missing).day, 0);
	CHECK_INT(date_add_days(missing, 1), DATE_MISSING);
	CHECK_INT(date_add_months(missing, 1), DATE_MISSING);
	CHECK_INT(date_add_years(missing, 1), DATE_MISSING);
	CHECK_INT(date_weekday(missing), 0);
	CHECK_INT(date_iso_week(missing).year, 0);
	CHECK_INT(date_iso_week(missing).week, 0);
}

static void
test_limits(void)
{
	int32_t first = date_from_civil(1, 1, 1), last = date_from_civil(9999, 12, 31),
		leap = date_from_civil(2024, 2, 29);
	check_missing_everywhere(DATE_MISSING);
	check_missing_everywhere(first - 1);
	check_missing_everywhere(last + 1);
	check_missing_everywhere(INT32_MAX);

	CHECK_INT(date_add_days(first, -1), DATE_MISSING);
	CHECK_INT(date_add_days(last, 1), DATE_MISSING);
	CHECK_INT(date_add_days(first, 3652058), last);
	CHECK_INT(date_add_days(last, -3652058), first);
	CHECK_INT(date_add_days(leap, INT64_MAX), DATE_MISSING);
	CHECK_INT(date_add_days(leap, INT64_MIN), DATE_MISSING);
	CHECK_INT(date_add_months(last, -119987), date_from_civil(1, 1, 31));
	CHECK_INT(date_add_months(last, -119988), DATE_MISSING);
	CHECK_INT(date_add_months(first, 119987), date_from_civil(9999, 12, 1));
	CHECK_INT(date_add_months(first, 119988), DATE_MISSING);
	CHECK_INT(date_add_months(leap, INT64_MAX), DATE_MISSING);
	CHECK_INT(date_add_months(leap, INT64_MIN), DATE_MISSING);
	CHECK_INT(date_add_years(leap, INT64_MAX), DATE_MISSING);
	CHECK_INT(date_add_years(leap, INT64_MIN), DATE_MISSING);
	CHECK_INT(date_add_years(leap, -2023), date_from_civil(1, 2, 28));
	CHECK_INT(date_add_years(leap, -2024), DATE_MISSING);
	CHECK_INT(date_add_years(leap, 1), date_from_civil(2025, 2, 28));
	CHECK_INT(date_add_years(leap, 4), date_from_civil(2028, 2, 29));
}

static void
test_windows(void)
{
	struct oracle oracle = oracle_open("tests/oracle/date_windows.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (!oracle_is(&row, "date_window", 3, 3)) {
			oracle_unknown(&row);
			continue;
		}
		int32_t start = date_parse_iso(row.arguments[0], strlen(row.arguments[0]));
		int32_t as_of = date_parse_iso(row.arguments[2], strlen(row.arguments[2]));
		CHECK(start != DATE_MISSING && as_of != DATE_MISSING);
		int32_t end = date_add_months(start, (int64_t)oracle_number(&row, 1));
		char out[DATE_TEXT_SIZE];
		oracle_check_text(&row, 0, date_format_iso(end, out));
		oracle_check_text(&row, 1, end <= as_of ? "yes" : "no");
		oracle_check_text(&row, 2, end < as_of ? "yes" : "no");
	}
	CHECK_INT(oracle.rows, 110);
	oracle_close(&oracle);
}

int
main(void)
{
	test_every_day();
	test_anchors();
	test_no_such_day();
	test_parse_refuses();
	test_mutations();
	test_limits();
	test_windows();
	return check_summary("base_date");
}
