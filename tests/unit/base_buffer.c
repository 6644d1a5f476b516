#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "tests/check.h"
#include "tests/lot.h"

static void
test_empty(void)
{
	struct buffer buffer = { 0 };
	buffer_clear(&buffer);
	CHECK(!buffer.bytes);
	buffer_text(&buffer, "");
	CHECK_TEXT(buffer.bytes, "");
	CHECK_INT(buffer.length, 0);
	buffer_free(&buffer);
	CHECK(!buffer.bytes);
	buffer_free(&buffer);
	buffer_free(NULL);
	buffer_add(&buffer, NULL, 0);
	CHECK_TEXT(buffer.bytes, "");
	buffer_free(&buffer);
}

static void
test_add(void)
{
	struct buffer buffer = { 0 };
	buffer_text(&buffer, "Bydel ");
	buffer_add(&buffer, "Alna, Bjerke", 4);
	buffer_char(&buffer, ';');
	CHECK_TEXT(buffer.bytes, "Bydel Alna;");
	CHECK_INT(buffer.length, 11);
	buffer_add(&buffer, "\0x", 2);
	CHECK_INT(buffer.length, 13);
	CHECK(memcmp(buffer.bytes, "Bydel Alna;\0x", 14) == 0);
	char *kept = buffer.bytes;
	buffer_clear(&buffer);
	CHECK_TEXT(buffer.bytes, "");
	CHECK_INT(buffer.length, 0);
	buffer_char(&buffer, '\0');
	CHECK_INT(buffer.length, 1);
	CHECK(buffer.bytes == kept);
	buffer_free(&buffer);
}

/* Every length around the doublings, so that the byte after the last is always there and always NUL. */
static void
test_growth(void)
{
	struct buffer buffer = { 0 };
	bool terminated = true;
	for (size_t i = 0; i < 100000; i++) {
		buffer_char(&buffer, (char)('a' + i % 26));
		terminated = terminated && buffer.length == i + 1 && buffer.capacity > buffer.length &&
			     buffer.bytes[i + 1] == '\0';
	}
	CHECK(terminated);
	bool kept = true;
	for (size_t i = 0; i < 100000; i++)
		kept = kept && buffer.bytes[i] == (char)('a' + i % 26);
	CHECK(kept);
	buffer_free(&buffer);
}

/* Printed text that fits, fits exactly, and does not fit the room that is left. */
static void
test_print(void)
{
	for (int before = 0; before < 130; before++) {
		for (int width = 1; width < 140; width += 3) {
			struct buffer buffer = { 0 };
			for (int i = 0; i < before; i++)
				buffer_char(&buffer, '-');
			buffer_print(&buffer, "%0*d|%s", width, 7, "æ");
			CHECK_INT(buffer.length, before + width + 3);
			CHECK_INT(strlen(buffer.bytes), buffer.length);
			CHECK_TEXT(buffer.bytes + before + width - 1, "7|æ");
			CHECK(before == 0 || buffer.bytes[before - 1] == '-');
			buffer_free(&buffer);
		}
	}
}

static void
test_print_long(void)
{
	struct buffer buffer = { 0 };
	buffer_print(&buffer, "%0*d", 1000000, 5);
	buffer_print(&buffer, "%s", "");
	CHECK_INT(buffer.length, 1000000);
	CHECK_INT(buffer.bytes[999999], '5');
	CHECK_INT(buffer.bytes[1000000], '\0');
	buffer_free(&buffer);
}

static void
test_integer(void)
{
	static const int64_t numbers[] = { 0, 1, -1, 9, 10, 345, -2385, 1000000, INT64_MAX, INT64_MIN };
	struct buffer buffer = { 0 }, printed = { 0 };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		buffer_clear(&buffer);
		buffer_clear(&printed);
		buffer_integer(&buffer, numbers[i]);
		buffer_print(&printed, "%lld", (long long)numbers[i]);
		CHECK_TEXT(buffer.bytes, printed.bytes);
	}
	buffer_free(&buffer);
	buffer_free(&printed);
}

static void
check_decimal(double number, int decimals)
{
	struct buffer buffer = { 0 }, printed = { 0 };
	buffer_decimal(&buffer, number, decimals);
	buffer_print(&printed, "%.*f", decimals, number);
	CHECK_TEXT(buffer.bytes, printed.bytes);
	buffer_free(&buffer);
	buffer_free(&printed);
}

/* printf is the oracle: exact halves, numbers a bit beside a half whose product with a power of ten is one,
 * signs, zeros, what is beyond 2^52 units, and numbers drawn by lot. */
static void
test_decimal(void)
{
	static const double numbers[] = { 0.0, -0.0, 0.005, 0.015, 0.025, 0.125, 0.375, 0.5, 1.5, 2.5, 1.005,
		2.385, 2.675, -2.675, -0.001, 69.855072463768116, 1023.995, 999999.995, 1e-320, 1e15, 1e16,
		4503599627370495.5, 4503599627370496.0, 45035996273704.955, 1e300, INFINITY, -INFINITY, NAN };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (int decimals = 0; decimals <= 9; decimals++)
			check_decimal(numbers[i], decimals);
	uint64_t lot = 9;
	for (int i = 0; i < CHECK_CASES(200000); i++) {
		lot = lot_step(lot);
		double size = (double)(lot >> 11), number = ldexp(size, -(int)(lot >> 1 & 63));
		check_decimal(lot & 1 ? -number : number, (int)(lot >> 20 & 7));
		/* A half of the last place but for what a double cannot hold. */
		check_decimal((double)(lot >> 40) / 200 + 0.005, 2);
	}
}

int
main(void)
{
	test_empty();
	test_add();
	test_growth();
	test_print();
	test_print_long();
	test_integer();
	test_decimal();
	return check_summary("base_buffer");
}
