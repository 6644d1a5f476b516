#include "stats/table/date_value.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/csv/slice.h"
#include "stats/table/month.h"

/* A day as it is written, which need not be one of the calendar. */
struct day {
	int year, month, day;
	bool short_year;
};

/* Reads up to `most` digits; returns how many, and adds them to *number. */
static size_t
digits_read(struct slice field, size_t at, size_t most, int *number)
{
	size_t count = 0;
	*number = 0;
	while (count < most && at + count < field.length && isdigit((unsigned char)field.bytes[at + count]))
		*number = *number * 10 + (field.bytes[at + count++] - '0');
	return count;
}

/* Fits a field to a form of d, m, y and signs. In a form with points or strokes one digit will do for dd. */
static bool
form_fits(struct slice field, const char *form, struct day *day)
{
	bool loose = strpbrk(form, "./") != NULL;
	size_t at = 0;
	*day = (struct day){ 0 };
	while (*form) {
		char letter = *form;
		size_t width = strspn(form, (char[]){ letter, '\0' });
		form += width;
		if (!isalpha((unsigned char)letter)) {
			if (at >= field.length || field.bytes[at++] != letter)
				return false;
			continue;
		}
		int *number = letter == 'd' ? &day->day : letter == 'm' ? &day->month : &day->year;
		size_t count = digits_read(field, at, width, number);
		if (count < width && (letter == 'y' || !loose || count == 0))
			return false;
		day->short_year |= letter == 'y' && width == 2;
		at += count;
	}
	return at == field.length;
}

/* "3. mars 2025", "03.des.2025", "3 mars 25". */
static bool
month_fits(struct slice field, struct day *day)
{
	*day = (struct day){ 0 };
	size_t at = digits_read(field, 0, 2, &day->day);
	size_t start = at;
	while (at < field.length && (field.bytes[at] == '.' || field.bytes[at] == ' ') && at - start < 2)
		at++;
	size_t word = at;
	while (at < field.length && isalpha((unsigned char)field.bytes[at]))
		at++;
	if (start == 0 || word == start || at == word)
		return false;
	day->month = month_find((struct slice){ field.bytes + word, at - word });
	size_t behind = at;
	while (at < field.length && (field.bytes[at] == '.' || field.bytes[at] == ' ') && at - behind < 2)
		at++;
	size_t digits = digits_read(field, at, 4, &day->year);
	day->short_year = digits == 2;
	return day->month && at > behind && (digits == 4 || digits == 2) && at + digits == field.length;
}

/* Whether the field is of one of the forms that the column accepts, a year of two digits among them. */
static bool
day_read(struct slice field, const struct column_spec *spec, struct day *day)
{
	if (spec->date_format)
		return form_fits(field, spec->date_format, day);
	return form_fits(field, "dd.mm.yyyy", day) || form_fits(field, "yyyy-mm-dd", day) ||
	       form_fits(field, "dd.mm.yy", day) || month_fits(field, day);
}

/* The year of the hundred from the pivot on that ends in these two digits. */
static int
year_of(const struct day *day, int pivot)
{
	if (!day->short_year)
		return day->year;
	return pivot + (day->year - pivot % 100 + 100) % 100;
}

/* Splits "2025-03-17 00:00:00" into its day and, if there is one, its time. */
static struct slice
time_split(struct slice field, struct slice *time)
{
	*time = (struct slice){ 0 };
	for (size_t i = 6; i + 4 < field.length; i++) {
		if (field.bytes[i] != ' ' && field.bytes[i] != 'T')
			continue;
		struct slice rest = { field.bytes + i + 1, field.length - i - 1 };
		int hour;
		size_t digits = digits_read(rest, 0, 2, &hour);
		if (digits == 0 || digits >= rest.length || rest.bytes[digits] != ':')
			continue;
		*time = rest;
		return (struct slice){ field.bytes, i };
	}
	return field;
}

static bool
is_midnight(struct slice time)
{
	static const char zeros[] = "00:00:00.000000000";
	bool whole = time.length == 5 || time.length == 8 || (time.length > 9 && time.length < sizeof zeros);
	return whole && memcmp(time.bytes, zeros, time.length) == 0;
}

enum serial { SERIAL_NONE, SERIAL_DAY, SERIAL_EARLY, SERIAL_FALSE, SERIAL_TIME };

/* A day as Excel counts them: 1 is 1900-01-01, and 60 is a 29 February that 1900 did not have. */
static enum serial
serial_read(struct slice field, int32_t *date)
{
	enum { DAYS_TO_1970 = 25569, FALSE_DAY = 60, LAST_DAY = 2958465, DIGITS = 7 };
	int days;
	size_t digits = digits_read(field, 0, DIGITS, &days);
	*date = DATE_MISSING;
	if (digits == 0 || days > LAST_DAY)
		return SERIAL_NONE;
	if (digits < field.length) {
		if (field.bytes[digits] != '.' && field.bytes[digits] != ',')
			return SERIAL_NONE;
		bool nought = true;
		for (size_t i = digits + 1; i < field.length; i++) {
			if (!isdigit((unsigned char)field.bytes[i]))
				return SERIAL_NONE;
			nought = nought && field.bytes[i] == '0';
		}
		if (!nought || digits + 1 == field.length)
			return SERIAL_TIME;
	}
	if (days <= FALSE_DAY)
		return days == FALSE_DAY ? SERIAL_FALSE : SERIAL_EARLY;
	*date = days - DAYS_TO_1970;
	return SERIAL_DAY;
}

static int32_t
plain_date(struct slice field)
{
	if (field.length != 10)
		return DATE_MISSING;
	return field.bytes[4] == '-' ? date_parse_iso(field.bytes, field.length)
				     : date_parse_norwegian(field.bytes, field.length);
}

bool
date_is_plain(struct slice field)
{
	return plain_date(field) != DATE_MISSING;
}

static int32_t
date_find(struct slice field, const struct column_spec *spec, bool *midnight)
{
	*midnight = false;
	/* Almost every date is of one of these two forms. */
	int32_t plain = spec->date_format ? DATE_MISSING : plain_date(field);
	if (plain != DATE_MISSING)
		return plain;
	struct slice time;
	struct slice text = time_split(field, &time);
	struct day day;
	*midnight = time.length && is_midnight(time);
	if (time.length && !*midnight)
		return DATE_MISSING;
	if (day_read(text, spec, &day)) {
		if (day.short_year && spec->pivot == 0)
			return DATE_MISSING;
		return date_from_civil(year_of(&day, spec->pivot), day.month, day.day);
	}
	int32_t date = DATE_MISSING;
	/* Years of our time stand in a column of days oftener than the days of 1905 that Excel counts so. */
	if (spec->excel_serial && time.length == 0 && !slice_is_year(field))
		serial_read(field, &date);
	return date;
}

/* A year below it is nearly always one of two digits that was filled up with noughts. */
enum { FIRST_YEAR = 1000 };

/* Days before the first year are none unless the range of the column begins there. */
static bool
is_too_early(int32_t date, const struct column_spec *spec)
{
	/* No day since 1970 needs a second look. */
	if (date == DATE_MISSING || date >= 0)
		return false;
	int32_t first = date_from_civil(FIRST_YEAR, 1, 1);
	if (date >= first)
		return false;
	int32_t least = spec->least ? date_parse_iso(spec->least, strlen(spec->least)) : DATE_MISSING;
	return least == DATE_MISSING || least >= first;
}

int32_t
date_at_a_glance(struct slice field)
{
	int32_t date = plain_date(field);
	/* No day since 1970 needs a second look. */
	return date >= 0 || date >= date_from_civil(FIRST_YEAR, 1, 1) ? date : DATE_MISSING;
}

int32_t
date_read(struct slice field, const struct column_spec *spec, bool *midnight)
{
	int32_t date = date_find(field, spec, midnight);
	return is_too_early(date, spec) ? DATE_MISSING : date;
}

static void
calendar_reason(struct buffer *out, const struct day *day, int year)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December" };
	if (year == 0)
		buffer_text(out, ": there is no year 0");
	else if (year < FIRST_YEAR && date_from_civil(year, day->month, day->day) != DATE_MISSING)
		buffer_print(out,
			": the year %d is before %d; say `range` in the column, from an earlier day on, if "
			"it is right",
			year, FIRST_YEAR);
	else if (day->month < 1 || day->month > 12)
		buffer_print(out, ": there is no month %d", day->month);
	else if (day->day == 0)
		buffer_text(out, ": there is no day 0");
	else
		buffer_print(out, ": %s %d has %d days", months[day->month - 1], year,
			date_month_length(year, day->month));
}

/* "23.-24.10.2025", "28. januar og 27. februar": a day, and then another. */
static bool
is_range(struct slice field)
{
	static const char *const joints[] = { "-", "–", " - ", " – ", " og ", " til " };
	int ignored;
	size_t at = digits_read(field, 0, 2, &ignored);
	if (at == 0)
		return false;
	/* Between the first day and the second may stand its month and year. */
	for (; at < field.length; at++) {
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			size_t length = strlen(joints[i]);
			if (at + length < field.length && memcmp(field.bytes + at, joints[i], length) == 0 &&
				isdigit((unsigned char)field.bytes[at + length]) &&
				memchr(field.bytes, '.', field.length))
				return true;
		}
	}
	return false;
}

static bool
is_season(struct slice field)
{
	static const char *const seasons[] = { "vår", "våren", "sommer", "sommeren", "høst", "høsten",
		"haust", "hausten", "vinter", "vinteren" };
	const char *blank = memchr(field.bytes, ' ', field.length);
	size_t length = blank ? (size_t)(blank - field.bytes) : field.length;
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++) {
		if (strlen(seasons[i]) == length && tolower((unsigned char)field.bytes[0]) == seasons[i][0] &&
			memcmp(field.bytes + 1, seasons[i] + 1, length - 1) == 0)
			return true;
	}
	return false;
}

/* "april 2025". */
static bool
is_month(struct slice field)
{
	size_t at = 0;
	while (at < field.length && isalpha((unsigned char)field.bytes[at]))
		at++;
	return at > 0 && month_find((struct slice){ field.bytes, at }) > 0;
}

/* What a field is that is of none of the forms; NULL if that cannot be told. */
static const char *
other_form(struct slice field, const struct column_spec *spec)
{
	struct day day;
	int32_t date;
	enum serial serial = serial_read(field, &date);
	if (is_range(field))
		return ": it is more than one day";
	if (is_season(field))
		return ": it is a season, not a day";
	if (is_month(field))
		return ": it is a month, not a day";
	if (form_fits(field, "dd/mm", &day) || form_fits(field, "dd.mm", &day) ||
		form_fits(field, "dd.mm.", &day))
		return ": it has no year";
	if (!spec->date_format &&
		(form_fits(field, "dd/mm/yyyy", &day) || form_fits(field, "dd/mm/yy", &day)))
		return ": the month may stand before the day; say `date_format: dd/mm/yyyy` in the column if "
		       "the "
		       "day comes first";
	if (spec->excel_serial && serial == SERIAL_FALSE)
		return ": Excel counts it as 29 February 1900, a day that never was";
	if (spec->excel_serial && serial == SERIAL_EARLY)
		return ": below 61 the days of Excel may be one off";
	if (spec->excel_serial && serial == SERIAL_TIME)
		return ": it has a time of day behind the decimal sign";
	if (spec->excel_serial && slice_is_year(field))
		return ": it is more likely a year than a day of 1905, as Excel counts";
	if (field.length == 4 && digits_read(field, 0, 4, &day.year) == 4)
		return ": it is a year, not a day";
	if (form_fits(field, "yyyymmdd", &day))
		return ": say `date_format: yyyymmdd` in the column if it is the year, the month and the day";
	if (field.length == 5 && serial == SERIAL_DAY)
		return ": say `excel_serial: yes` in the column if it is a day as Excel counts them";
	return NULL;
}

void
date_reason(struct buffer *out, struct slice field, const struct column_spec *spec)
{
	struct slice time;
	struct slice text = time_split(field, &time);
	struct day day;
	if (time.length && !is_midnight(time)) {
		buffer_text(out, ": it has a time of day, and only 00:00:00 may stand there");
		return;
	}
	if (day_read(text, spec, &day)) {
		if (day.short_year && spec->pivot == 0)
			buffer_text(out,
				": its year has two digits; say `pivot: 1950` in the column if it is "
				"one of the hundred years from 1950 on");
		else
			calendar_reason(out, &day, year_of(&day, spec->pivot));
		return;
	}
	const char *other = other_form(text, spec);
	if (other)
		buffer_text(out, other);
}
