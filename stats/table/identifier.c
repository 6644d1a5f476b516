#include "stats/table/identifier.h"

#include <stdbool.h>
#include <string.h>

#include "stats/base/date.h"

enum { NATIONAL_DIGITS = 11, DATE_DIGITS = 6, PHONE_DIGITS = 8, PHONE_DIGITS_MOST = 15 };

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static int
two_digits(const char *digits)
{
	return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* Of the two years that end so, one may be a leap year: 2000 is, 1900 is not. */
static bool
date_exists(int day, int month, int year)
{
	return date_is_civil(2000 + year, month, day);
}

static bool
check_digits_hold(const char *digits)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };
	int sum = 0;
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		sum += first[i] * (digits[i] - '0');
	if (sum % 11 > 3)
		return false;
	sum = 0;
	for (size_t i = 0; i < sizeof second / sizeof *second; i++)
		sum += second[i] * (digits[i] - '0');
	return sum % 11 == 0;
}

static bool
is_stand_in(const char *behind_date)
{
	static const char *const tails[] = { "00100", "00200", "99999" };
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		if (memcmp(behind_date, tails[i], strlen(tails[i])) == 0)
			return true;
	}
	return false;
}

/* What the 11 digits are. */
static enum identifier
national_of(const char *digits)
{
	int day = two_digits(digits), month = two_digits(digits + 2), year = two_digits(digits + 4);
	enum identifier identifier = IDENTIFIER_NATIONAL;
	if (day > 40) {
		day -= 40;
		identifier = IDENTIFIER_D_NUMBER;
	}
	if (month > 80) {
		month -= 80;
		identifier = IDENTIFIER_SYNTHETIC;
	} else if (month > 40) {
		month -= 40;
		identifier = IDENTIFIER_H_NUMBER;
	}
	if (!date_exists(day, month, year))
		return IDENTIFIER_NONE;
	return check_digits_hold(digits) || is_stand_in(digits + DATE_DIGITS) ? identifier : IDENTIFIER_NONE;
}

static size_t
digits_at(struct slice text, size_t at)
{
	size_t count = 0;
	while (at + count < text.length && is_digit(text.bytes[at + count]))
		count++;
	return count;
}

/* The bytes of the blank (NBSP too) or hyphen that stands there; 0: something else does. */
static size_t
gap_at(struct slice text, size_t at)
{
	if (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '-'))
		return 1;
	return at + 1 < text.length && memcmp(text.bytes + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* A number that begins with the `count` digits there. */
static enum identifier
national_at(struct slice text, size_t at, size_t count)
{
	char digits[NATIONAL_DIGITS];
	if (count == NATIONAL_DIGITS)
		return national_of(text.bytes + at);
	if (count == NATIONAL_DIGITS - 1 && count == text.length) {
		digits[0] = '0';
		memcpy(digits + 1, text.bytes, count);
		return national_of(digits) == IDENTIFIER_NONE ? IDENTIFIER_NONE : IDENTIFIER_LOST_ZERO;
	}
	if (count != DATE_DIGITS)
		return IDENTIFIER_NONE;
	size_t rest = at + count + gap_at(text, at + count);
	if (digits_at(text, rest) != NATIONAL_DIGITS - DATE_DIGITS)
		return IDENTIFIER_NONE;
	memcpy(digits, text.bytes + at, DATE_DIGITS);
	memcpy(digits + DATE_DIGITS, text.bytes + rest, NATIONAL_DIGITS - DATE_DIGITS);
	return national_of(digits);
}

/* How many digits stand from there on, blanks between them or not. */
static size_t
spaced_digits_at(struct slice text, size_t at)
{
	size_t count = 0;
	for (;;) {
		size_t digits = digits_at(text, at);
		count += digits;
		at += digits;
		size_t gap = gap_at(text, at);
		if (digits == 0 || gap == 0)
			return count;
		at += gap;
	}
}

/* The groups of digits, if the text is nothing but them and blanks: "2222", "323"; "" if it is anything else.
 */
static void
groups_describe(struct slice text, char groups[PHONE_DIGITS])
{
	size_t at = 0, count = 0;
	while (at < text.length && count < PHONE_DIGITS - 1) {
		size_t digits = digits_at(text, at);
		if (digits == 0 || digits > 9)
			break;
		groups[count++] = (char)('0' + digits);
		at += digits;
		at += gap_at(text, at);
	}
	groups[at == text.length ? count : 0] = '\0';
}

static bool
is_phone(struct slice text)
{
	char groups[PHONE_DIGITS] = "";
	groups_describe(text, groups);
	if (text.bytes[0] >= '2' && (strcmp(groups, "2222") == 0 || strcmp(groups, "323") == 0))
		return true;
	for (size_t at = 0; at + PHONE_DIGITS < text.length; at++) {
		size_t digits = text.bytes[at] == '+' ? spaced_digits_at(text, at + 1) : 0;
		if (digits >= PHONE_DIGITS && digits <= PHONE_DIGITS_MOST)
			return true;
		bool begins = at == 0 || !is_digit(text.bytes[at - 1]);
		if (begins && memcmp(text.bytes + at, "0047", 4) == 0 &&
			spaced_digits_at(text, at) == 4 + PHONE_DIGITS)
			return true;
	}
	return false;
}

static bool
is_address_byte(char byte)
{
	unsigned char code = (unsigned char)byte;
	return code >= 0x80 || is_digit(byte) || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') ||
	       (byte != '\0' && strchr("._%+-", byte) != NULL);
}

/* Something before the sign, and behind it a point with something on both sides. */
static bool
is_email(struct slice text)
{
	const char *end = text.bytes + text.length;
	for (const char *at = text.bytes; (at = memchr(at, '@', (size_t)(end - at))) != NULL; at++) {
		if (at == text.bytes || !is_address_byte(at[-1]))
			continue;
		const char *host = at + 1, *point = NULL;
		const char *stop = host;
		for (; stop < end && is_address_byte(*stop); stop++) {
			if (*stop == '.' && stop > host)
				point = point ? point : stop;
		}
		if (point && point + 1 < stop)
			return true;
	}
	return false;
}

static bool
has_digits(struct slice text, size_t wanted)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.length; i++)
		digits += is_digit(text.bytes[i]);
	return digits >= wanted;
}

enum identifier
identifier_find(struct slice text)
{
	/* The shortest of them, a@b.c, aside, nothing is found in less than eight digits. */
	if (text.length >= PHONE_DIGITS && has_digits(text, PHONE_DIGITS)) {
		for (size_t at = 0; at < text.length; at++) {
			size_t count = digits_at(text, at);
			enum identifier national = national_at(text, at, count);
			if (national != IDENTIFIER_NONE)
				return national;
			at += count;
		}
		if (is_phone(text))
			return IDENTIFIER_PHONE;
	}
	return text.length && is_email(text) ? IDENTIFIER_EMAIL : IDENTIFIER_NONE;
}

const char *
identifier_name(enum identifier identifier)
{
	static const char *const names[IDENTIFIER_COUNT] = {
		[IDENTIFIER_NONE] = "",
		[IDENTIFIER_NATIONAL] = "a national identity number (fødselsnummer)",
		[IDENTIFIER_D_NUMBER] = "a D-number",
		[IDENTIFIER_H_NUMBER] = "an H-number or a synthetic identity number",
		[IDENTIFIER_SYNTHETIC] = "a synthetic identity number",
		[IDENTIFIER_LOST_ZERO] = "an identity number that lost its leading zero",
		[IDENTIFIER_EMAIL] = "an e-mail address",
		[IDENTIFIER_PHONE] = "a phone number",
	};
	return names[identifier];
}
