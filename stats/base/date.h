/* Civil dates of the proleptic Gregorian calendar, as days since 1970-01-01. No clock time, no time zone.
 *
 * The years 1 to 9999 are dates; every function that would leave them returns DATE_MISSING, and every
 * function that is given DATE_MISSING returns DATE_MISSING. */
#ifndef MALTALL_BASE_DATE_H
#define MALTALL_BASE_DATE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_MISSING INT32_MIN

struct civil {
	int year, month, day; /* 1..9999, 1..12, 1..31 */
};

bool date_is_civil(int year, int month, int day);
int date_month_length(int year, int month);
/* DATE_MISSING if there is no such day. */
int32_t date_from_civil(int year, int month, int day);
/* { 0, 0, 0 } for DATE_MISSING. */
struct civil date_to_civil(int32_t date);

/* yyyy-mm-dd, exactly ten characters. DATE_MISSING if the text is anything else or no such day. */
int32_t date_parse_iso(const char *text, size_t length);
/* dd.mm.yyyy, exactly ten characters. */
int32_t date_parse_norwegian(const char *text, size_t length);

enum { DATE_TEXT_SIZE = 11 };
/* "2025-12-31" / "31.12.2025" in out[DATE_TEXT_SIZE]; "" for DATE_MISSING. Returns out. */
char *date_format_iso(int32_t date, char *out);
char *date_format_norwegian(int32_t date, char *out);

int32_t date_add_days(int32_t date, int64_t days);
/* The same day of another month, or the last day of that month where it is shorter (31 January + 1 month is
 * 28 or 29 February): domstolloven section 148, second paragraph. Not invertible, and not associative. */
int32_t date_add_months(int32_t date, int64_t months);
/* Twelve months a year: 29 February + 1 year is 28 February. */
int32_t date_add_years(int32_t date, int64_t years);

/* 1 Monday .. 7 Sunday; 0 for DATE_MISSING. */
int date_weekday(int32_t date);
/* ISO 8601 week 1..53 and the year it belongs to; { 0, 0 } for DATE_MISSING. */
struct iso_week {
	int year, week;
};
struct iso_week date_iso_week(int32_t date);

#endif
