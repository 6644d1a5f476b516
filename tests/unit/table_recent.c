/* What is found among the texts of a column is what was put there, however many there are. */
#include "stats/table/recent.h"

#include <stdio.h>
#include <string.h>

#include "tests/check.h"

enum { TEXTS = 10000, ROOM = 64, AT_ONCE = 64 };

/* Of every length up to ROOM - 1; each differs from the one of the same length before it in one place, which
 * moves. */
static size_t
text_write(size_t number, char *text)
{
	size_t length = 1 + number % (ROOM - 1);
	char digits[ROOM];
	memset(text, 'x', ROOM);
	int count = snprintf(digits, sizeof digits, "%zu", number);
	size_t width = (size_t)count < length ? (size_t)count : length;
	memcpy(text + number / ROOM % (length - width + 1), digits, width);
	return length;
}

/* The value that the text has there; 0: it is not there. */
static uint32_t
value_find(const struct recent *recent, struct slice text)
{
	uint32_t value = 0;
	return recent_find(recent, &text, 1, 1, &value) ? 0 : value;
}

/* How many of the first `count` texts are found; each must be what it was put as last. */
static size_t
found_check(const struct recent *recent, size_t count)
{
	char text[ROOM] = { 0 };
	size_t found = 0, wrong = 0;
	for (size_t i = 0; i < count; i++) {
		struct slice slice = { text, text_write(i, text) };
		uint32_t value = value_find(recent, slice);
		char other[ROOM];
		bool same = value > 0 && text_write(value - 1, other) == slice.length &&
			    memcmp(text, other, slice.length) == 0;
		wrong += value > 0 && (!same || slice.length > RECENT_BYTES);
		found += value > 0;
	}
	CHECK_INT(wrong, 0);
	return found;
}

static void
test_many(void)
{
	struct recent *recent = recent_new();
	char text[ROOM] = { 0 };
	size_t kept = 0;
	for (size_t i = 0; i < TEXTS; i++) {
		struct slice slice = { text, text_write(i, text) };
		recent_put(recent, slice, (uint32_t)i + 1);
		kept += slice.length <= RECENT_BYTES;
		if (i + 1 == TEXTS / 3)
			CHECK_INT(found_check(recent, i + 1), kept);
	}
	size_t found = found_check(recent, TEXTS);
	CHECK(found >= TEXTS / 3 && found <= kept);
	recent_free(recent);
}

/* Only what is wanted is looked for, and what is not there is told. */
static void
test_stride(void)
{
	struct recent *recent = recent_new();
	struct slice fields[2 * AT_ONCE];
	uint32_t values[AT_ONCE];
	uint64_t wanted = 0, there = 0;
	for (size_t i = 0; i < AT_ONCE; i++) {
		static const char *const texts[] = { "Alna", "Bjerke", "", "Grorud" };
		fields[2 * i] = (struct slice){ texts[i % 4], strlen(texts[i % 4]) };
		fields[2 * i + 1] = (struct slice){ "Bjerke", 6 };
		wanted |= (uint64_t)(i % 3 > 0) << i;
		there |= (uint64_t)(i % 4 < 2) << i;
		values[i] = 99;
	}
	recent_put(recent, fields[0], 5);
	recent_put(recent, fields[2], 6);
	recent_put(recent, fields[4], 7);
	recent_put(recent, fields[0], 8);
	CHECK(recent_find(recent, fields, 2, wanted, values) == (wanted & ~there));
	for (size_t i = 0; i < AT_ONCE; i++)
		if ((wanted & there) >> i & 1)
			CHECK_INT(values[i], i % 4 == 0 ? 8 : 6);
		else if ((wanted >> i & 1) == 0)
			CHECK_INT(values[i], 99);
	recent_free(recent);
	recent_free(NULL);
}

int
main(void)
{
	test_many();
	test_stride();
	return check_summary("table_recent");
}
