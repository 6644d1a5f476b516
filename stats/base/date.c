#include "stats/base/date.h"

#include "stats/base/word.h"

enum {
	DAYS_IN_400_YEARS = 146097,
	DAYS_IN_100_YEARS = 36524, /* the first three hundreds of four, whose last year is no leap year */
	DAYS_IN_4_YEARS = 1461,
	DAYS_TO_1970 = 719162, /* from 1 January of year 1 */
	DAYS_TO_10000 = 3652059,
	FIRST_DATE = -DAYS_TO_1970,
	LAST_DATE = DAYS_TO_10000 - 1 - DAYS_TO_1970,
	MONTHS_OF_ALL_YEARS = 9999 * 12,
};

/* Days of the year before each month, and of the whole year: of 365 days, and of 366. */
static const int days_before_month[2][13] = {
	{ 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 },
	{ 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366 },
};

/* Of the years that 100 divides, those are leap years that 400 does, and so 16. Without a jump that depends
 * on the year, which no processor foresees. */
static bool
is_leap(int year)
{
	return (year & (year % 100 == 0 ? 15 : 3)) == 0;
}

static bool
is_date(int64_t date)
{
	return date >= FIRST_DATE && date <= LAST_DATE;
}

/* Days of the year before the first of the month. */
static int
days_before(int year, int month)
{
	return days_before_month[is_leap(year)][month - 1];
}

int
date_month_length(int year, int month)
{
	const int *before = days_before_month[is_leap(year)];
	return before[month] - before[month - 1];
}

bool
date_is_civil(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= date_month_length(year, month);
}

/* The first day of every month of the years in which nearly all dates are, and of the one behind: they are
 * looked up in less time than they are reckoned. */
enum { TABLE_YEAR = 1900, TABLE_YEARS = 200 };
#define LEAP(year) ((year) % 4 == 0 && ((year) % 100 != 0 || (year) % 400 == 0))
#define NEW_YEAR(year)                                                                                       \
	(365 * ((year)-1) + ((year)-1) / 4 - ((year)-1) / 100 + ((year)-1) / 400 - DAYS_TO_1970)
#define FROM_MARCH(march)                                                                                    \
	(march), (march) + 31, (march) + 61, (march) + 92, (march) + 122, (march) + 153, (march) + 184,      \
		(march) + 214, (march) + 245, (march) + 275
#define MONTHS(year) NEW_YEAR(year), NEW_YEAR(year) + 31, FROM_MARCH(NEW_YEAR(year) + 59 + LEAP(year))
#define FIVE(year)                                                                                           \
	MONTHS(year), MONTHS((year) + 1), MONTHS((year) + 2), MONTHS((year) + 3), MONTHS((year) + 4)
#define TWENTY(year) FIVE(year), FIVE((year) + 5), FIVE((year) + 10), FIVE((year) + 15)
#define HUNDRED(year)                                                                                        \
	TWENTY(year), TWENTY((year) + 20), TWENTY((year) + 40), TWENTY((year) + 60), TWENTY((year) + 80)
static const int32_t first_of_month[TABLE_YEARS * 12 + 1] = { HUNDRED(TABLE_YEAR), HUNDRED(TABLE_YEAR + 100),
	NEW_YEAR(TABLE_YEAR + TABLE_YEARS) };

static inline bool
is_in_table(int year, int month)
{
	return year >= TABLE_YEAR && year < TABLE_YEAR + TABLE_YEARS && month >= 1 && month <= 12;
}

static inline int32_t
date_of_table(int year, int month, int day)
{
	const int32_t *first = first_of_month + (year - TABLE_YEAR) * 12 + month - 1;
	return day >= 1 && day <= first[1] - first[0] ? first[0] + day - 1 : DATE_MISSING;
}

int32_t
date_from_civil(int year, int month, int day)
{
	if (is_in_table(year, month))
		return date_of_table(year, month, day);
	if (!date_is_civil(year, month, day))
		return DATE_MISSING;
	unsigned before = (unsigned)year - 1, hundreds = before / 100;
	unsigned days = 365 * before + before / 4 - hundreds + hundreds / 4;
	return (int)days + days_before(year, month) + day - 1 - DAYS_TO_1970;
}

struct civil
date_to_civil(int32_t date)
{
	if (!is_date(date))
		return (struct civil){ 0, 0, 0 };
	int rest = date + DAYS_TO_1970;
	int year = 1 + rest / DAYS_IN_400_YEARS * 400;
	rest %= DAYS_IN_400_YEARS;
	/* The last day of the 400 years, and of the four, is the leap day that makes the division one too
	 * large. */
	int hundreds = rest / DAYS_IN_100_YEARS < 3 ? rest / DAYS_IN_100_YEARS : 3;
	rest -= hundreds * DAYS_IN_100_YEARS;
	int fours = rest / DAYS_IN_4_YEARS;
	rest -= fours * DAYS_IN_4_YEARS;
	int ones = rest / 365 < 3 ? rest / 365 : 3;
	rest -= ones * 365;
	year += hundreds * 100 + fours * 4 + ones;

	int month = rest / 31 + 1; /* never too late, and at most one too early */
	if (month < 12 && rest >= days_before(year, month + 1))
		month++;
	return (struct civil){ year, month, rest - days_before(year, month) + 1 };
}

/* The date of the eight characters yyyymmdd, read at once: every digit is joined to the one behind it, and
 * the pairs are century, year, month and day. */
static inline int32_t
date_of_digits(uint64_t digits)
{
	if (!word_is_digits(digits))
		return DATE_MISSING;
	uint64_t values = digits ^ WORD_OF('0');
	uint64_t pairs = values * 10 + (values >> 8);
	int year = (int)(pairs & 0xFF) * 100 + (int)(pairs >> 16 & 0xFF), month = pairs >> 32 & 0xFF,
	    day = pairs >> 48 & 0xFF;
	return is_in_table(year, month) ? date_of_table(year, month, day) : date_from_civil(year, month, day);
}

int32_t
date_parse_iso(const char *text, size_t length)
{
	if (length != 10 || text[4] != '-' || text[7] != '-')
		return DATE_MISSING;
	uint64_t front = word_eight(text), back = word_eight(text + 2);
	return date_of_digits((front & 0xFFFFFFFF) | (front >> 40 & 0xFFFF) << 32 | back >> 48 << 48);
}

int32_t
date_parse_norwegian(const char *text, size_t length)
{
	if (length != 10 || text[2] != '.' || text[5] != '.')
		return DATE_MISSING;
	uint64_t front = word_eight(text), back = word_eight(text + 2);
	return date_of_digits(back >> 32 | (front >> 24 & 0xFFFF) << 32 | (front & 0xFFFF) << 48);
}

/* Writes `value` with `count` digits and returns where to go on. */
static char *
digits_write(char *out, int value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return out + count;
}

char *
date_format_iso(int32_t date, char *out)
{
	struct civil civil = date_to_civil(date);
	char *end = out;
	if (civil.year != 0) {
		end = digits_write(end, civil.year, 4);
		*end++ = '-';
		end = digits_write(end, civil.month, 2);
		*end++ = '-';
		end = digits_write(end, civil.day, 2);
	}
	*end = '\0';
	return out;
}

char *
date_format_norwegian(int32_t date, char *out)
{
	struct civil civil = date_to_civil(date);
	char *end = out;
	if (civil.year != 0) {
		end = digits_write(end, civil.day, 2);
		*end++ = '.';
		end = digits_write(end, civil.month, 2);
		*end++ = '.';
		end = digits_write(end, civil.year, 4);
	}
	*end = '\0';
	return out;
}

int32_t
date_add_days(int32_t date, int64_t days)
{
	if (!is_date(date) || days < FIRST_DATE - date || days > LAST_DATE - date)
		return DATE_MISSING;
	return (int32_t)(date + days);
}

int32_t
date_add_months(int32_t date, int64_t months)
{
	if (!is_date(date) || months < -MONTHS_OF_ALL_YEARS || months > MONTHS_OF_ALL_YEARS)
		return DATE_MISSING;
	struct civil civil = date_to_civil(date);
	int64_t index = (civil.year - 1) * 12 + civil.month - 1 + months;
	if (index < 0 || index >= MONTHS_OF_ALL_YEARS)
		return DATE_MISSING;
	int year = (int)(index / 12) + 1;
	int month = (int)(index % 12) + 1;
	int length = date_month_length(year, month);
	return date_from_civil(year, month, civil.day < length ? civil.day : length);
}

int32_t
date_add_years(int32_t date, int64_t years)
{
	if (years < -9999 || years > 9999)
		return DATE_MISSING;
	return date_add_months(date, years * 12);
}

int
date_weekday(int32_t date)
{
	/* 1 January of year 1 was a Monday. */
	return is_date(date) ? (date + DAYS_TO_1970) % 7 + 1 : 0;
}

struct iso_week
date_iso_week(int32_t date)
{
	if (!is_date(date))
		return (struct iso_week){ 0, 0 };
	/* A week belongs to the year of its Thursday. Year 1 begins with a Monday and year 9999 ends with a
	 * Friday, so the Thursday is always a date. */
	int32_t thursday = date + 4 - date_weekday(date);
	int year = date_to_civil(thursday).year;
	return (struct iso_week){ year, (thursday - date_from_civil(year, 1, 1)) / 7 + 1 };
}
