#include <stdlib.h>
#include <string.h>

#include "stats/base/decimal.h"
#include "tests/check.h"
#include "tests/oracle.h"

static void
check_decimal(const char *text, char sign, int64_t digits, int scale)
{
	struct decimal decimal = { 0 };
	check_that(
		decimal_parse(text, strlen(text), sign, &decimal), __FILE__, __LINE__, "%s is refused", text);
	check_int(decimal.digits, digits, __FILE__, __LINE__, text);
	check_int(decimal.scale, scale, __FILE__, __LINE__, text);
}

static void
test_parse(void)
{
	check_decimal("0", '.', 0, 0);
	check_decimal("-0", '.', 0, 0);
	check_decimal("70", '.', 70, 0);
	check_decimal("+70", '.', 70, 0);
	check_decimal("0.70", '.', 70, 2);
	check_decimal("0,70", ',', 70, 2);
	check_decimal("-2.385", '.', -2385, 3);
	check_decimal("070", '.', 70, 0);
	check_decimal("999999999999999999", '.', INT64_C(999999999999999999), 0);
	check_decimal("-99999999999999999.9", '.', INT64_C(-999999999999999999), 1);
	check_decimal("0000000000000000000000001", '.', 1, 0);
	check_decimal("0.000000000000000001", '.', 1, 18);
	check_decimal("0.30000000000000004", '.', INT64_C(30000000000000004), 17);
	struct decimal decimal;
	CHECK(decimal_parse("12;", 2, '.', &decimal));
	CHECK_INT(decimal.digits, 12);
}

static void
test_parse_refuses(void)
{
	static const char *const wrong[] = { "", "-", "+", ".", "-.", "5.", ".5", "-.5", "1,5", "1.5.",
		"1..5", "1.2.3", " 1", "1 ", "1 000", "--1", "+-1", "1-", "1e3", "0x10", "nan", "inf", "ja",
		"70 %", "½", "1000000000000000000", "0.1000000000000000000", "1.000000000000000000",
		"0.0000000000000000001" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct decimal decimal = { 7, 7 };
		check_that(!decimal_parse(wrong[i], strlen(wrong[i]), '.', &decimal), __FILE__, __LINE__,
			"%s is taken", wrong[i]);
		CHECK_INT(decimal.digits, 7);
	}
	struct decimal decimal;
	CHECK(!decimal_parse("1.5", 3, ',', &decimal));
	CHECK(!decimal_parse("1\0", 2, '.', &decimal));
}

static void
check_ratio(struct ratio ratio, int64_t numerator, int64_t denominator, int line)
{
	check_int(ratio.numerator, numerator, __FILE__, line, "numerator");
	check_int(ratio.denominator, denominator, __FILE__, line, "denominator");
}

static void
test_ratios(void)
{
	check_ratio(ratio_make(242, 345), 242, 345, __LINE__);
	check_ratio(ratio_make(140, 200), 7, 10, __LINE__);
	check_ratio(ratio_make(-140, 200), -7, 10, __LINE__);
	check_ratio(ratio_make(140, -200), -7, 10, __LINE__);
	check_ratio(ratio_make(-140, -200), 7, 10, __LINE__);
	check_ratio(ratio_make(0, -345), 0, 1, __LINE__);
	check_ratio(ratio_make(INT64_MAX, -INT64_MAX), -1, 1, __LINE__);
	check_ratio(ratio_make(-INT64_MAX, 1), -INT64_MAX, 1, __LINE__);

	check_ratio(ratio_from_decimal((struct decimal){ 70, 0 }, true), 7, 10, __LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 70, 0 }, false), 70, 1, __LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 2385, 3 }, false), 477, 200, __LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ -125, 1 }, true), -1, 8, __LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 0, 18 }, true), 0, 1, __LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 1, 18 }, false), 1, INT64_C(1000000000000000000),
		__LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 1, 16 }, true), 1, INT64_C(1000000000000000000),
		__LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ INT64_C(100000000000000000), 18 }, true), 1, 1000,
		__LINE__);
	check_ratio(ratio_from_decimal((struct decimal){ 1, 17 }, true), 0, 0, __LINE__);
}

static void
test_compare(void)
{
	CHECK_INT(ratio_compare(242, 345, 7, 10), 1);
	CHECK_INT(ratio_compare(241, 345, 7, 10), -1);
	CHECK_INT(ratio_compare(140, 200, 7, 10), 0);
	CHECK_INT(ratio_compare(-1, 3, 0, 5), -1);
	CHECK_INT(ratio_compare(-2, 6, -1, 3), 0);
	/* In doubles these two are equal, and in 64 bits the products overflow. */
	int64_t n = INT64_C(4611686018427387904);
	CHECK_INT(ratio_compare(n - 1, n, n - 2, n - 1), 1);
	CHECK_INT(ratio_compare(n - 2, n - 1, n - 1, n), -1);
	CHECK_INT(ratio_compare(INT64_MIN, 1, INT64_MAX, 1), -1);
}

static void
test_required_count(void)
{
	struct oracle oracle = oracle_open("tests/oracle/required_count.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (!oracle_is(&row, "required_count", 2, 1)) {
			oracle_unknown(&row);
			continue;
		}
		struct decimal decimal;
		CHECK(decimal_parse(row.arguments[0], strlen(row.arguments[0]), '.', &decimal));
		struct ratio target = ratio_from_decimal(decimal, false);
		oracle_check(&row, 0, (double)ratio_ceiling_of(target, (int64_t)oracle_number(&row, 1)));
	}
	CHECK_INT(oracle.rows, 14);
	oracle_close(&oracle);
}

/* By their definition, for every small target and n: one fewer does not meet it, one more exceeds it. */
static void
test_counts_of(void)
{
	for (int64_t denominator = 1; denominator <= 20; denominator++) {
		for (int64_t numerator = -25; numerator <= 25; numerator++) {
			struct ratio target = ratio_make(numerator, denominator);
			size_t wrong = 0;
			for (int64_t n = 1; n <= 60; n++) {
				int64_t least = ratio_ceiling_of(target, n), most = ratio_floor_of(target, n);
				wrong += ratio_compare(least, n, numerator, denominator) < 0;
				wrong += ratio_compare(least - 1, n, numerator, denominator) >= 0;
				wrong += ratio_compare(most, n, numerator, denominator) > 0;
				wrong += ratio_compare(most + 1, n, numerator, denominator) <= 0;
			}
			CHECK_INT(wrong, 0);
			CHECK_INT(ratio_ceiling_of(target, 0), 0);
			CHECK_INT(ratio_floor_of(target, 0), 0);
		}
	}
	CHECK_INT(ratio_ceiling_of((struct ratio){ 7, 10 }, INT64_MAX), INT64_C(6456360425798343065));
	CHECK_INT(ratio_floor_of((struct ratio){ 7, 10 }, INT64_MAX), INT64_C(6456360425798343064));
	CHECK_INT(ratio_ceiling_of((struct ratio){ 3, 2 }, INT64_MAX), INT64_MAX);
	CHECK_INT(ratio_floor_of((struct ratio){ -3, 2 }, INT64_MAX), INT64_MIN);
}

/* By the definition of each way of rounding, in integers small enough to need no care. */
static void
test_round_definition(void)
{
	for (int64_t denominator = 1; denominator <= 40; denominator++) {
		size_t wrong = 0;
		for (int64_t numerator = -90; numerator <= 90; numerator++) {
			for (int decimals = 0; decimals <= 2; decimals++) {
				int64_t exact = numerator * 100 *
						(decimals == 0          ? 1
							: decimals == 1 ? 10
									: 100);
				int64_t down = ratio_round(numerator, denominator, 100, decimals, ROUND_DOWN);
				int64_t up = ratio_round(numerator, denominator, 100, decimals, ROUND_UP);
				int64_t half =
					ratio_round(numerator, denominator, 100, decimals, ROUND_HALF_UP);
				int64_t distance = llabs(half * denominator - exact);
				wrong += down * denominator > exact || (down + 1) * denominator <= exact;
				wrong += up * denominator < exact || (up - 1) * denominator >= exact;
				wrong += 2 * distance > denominator;
				wrong += 2 * distance == denominator &&
					 llabs(half * denominator) < llabs(exact);
			}
		}
		CHECK_INT(wrong, 0);
	}
}

static void
test_round(void)
{
	CHECK_INT(ratio_round(241, 345, 100, 1, ROUND_HALF_UP), 699);
	CHECK_INT(ratio_round(241, 345, 100, 0, ROUND_HALF_UP), 70);
	CHECK_INT(ratio_round(241, 345, 100, 0, ROUND_DOWN), 69);
	CHECK_INT(ratio_round(344, 345, 100, 2, ROUND_HALF_UP), 9971);
	CHECK_INT(ratio_round(1, 8, 100, 0, ROUND_HALF_UP), 13);
	CHECK_INT(ratio_round(-1, 8, 100, 0, ROUND_HALF_UP), -13);
	CHECK_INT(ratio_round(1, 200, 100, 0, ROUND_HALF_UP), 1);
	CHECK_INT(ratio_round(-1, 200, 100, 0, ROUND_HALF_UP), -1);
	CHECK_INT(ratio_round(-1, 201, 100, 0, ROUND_HALF_UP), 0);
	CHECK_INT(ratio_round(-1, 3, 1, 0, ROUND_DOWN), -1);
	CHECK_INT(ratio_round(-1, 3, 1, 0, ROUND_UP), 0);
	/* The largest the contract allows: 2^50 - 1 of 2^50, 1000 times, to nine places. */
	int64_t n = INT64_C(1125899906842624);
	CHECK_INT(ratio_round(n - 1, n, 1000, 9, ROUND_HALF_UP), INT64_C(1000000000000));
	CHECK_INT(ratio_round(n - 1, n, 1000, 9, ROUND_DOWN), INT64_C(999999999999));
	CHECK_INT(ratio_round(n - 1, n, 1000, 9, ROUND_UP), INT64_C(1000000000000));
	CHECK_INT(ratio_round(n - 1, 1, 1000, 9, ROUND_HALF_UP), INT64_MAX);
	CHECK_INT(ratio_round(1 - n, 1, 1000, 9, ROUND_HALF_UP), INT64_MIN);
}

static void
test_format(void)
{
	char out[32];
	CHECK_TEXT(ratio_format(241, 345, 6, out, sizeof out), "0.698551");
	CHECK_TEXT(ratio_format(345, 345, 6, out, sizeof out), "1.000000");
	CHECK_TEXT(ratio_format(0, 345, 6, out, sizeof out), "0.000000");
	CHECK_TEXT(ratio_format(2, 3, 0, out, sizeof out), "1");
	CHECK_TEXT(ratio_format(-2385, 1000, 2, out, sizeof out), "-2.39");
	CHECK_TEXT(ratio_format(-1, 3, 3, out, sizeof out), "-0.333");
	CHECK_TEXT(ratio_format(-1, 3000, 2, out, sizeof out), "0.00");
	CHECK_TEXT(ratio_format(1, 1000000000, 9, out, sizeof out), "0.000000001");
	CHECK_TEXT(ratio_format(INT64_MAX, 1, 9, out, sizeof out), "9223372036854775807.000000000");
	CHECK_TEXT(ratio_format(INT64_MIN, 1, 1, out, sizeof out), "-9223372036854775808.0");
	CHECK_TEXT(ratio_format(241, 345, 6, out, 5), "0.69");

	CHECK_TEXT(ratio_format_short((struct ratio){ 7, 10 }, out, sizeof out), "0.7");
	CHECK_TEXT(ratio_format_short((struct ratio){ 70, 100 }, out, sizeof out), "0.7");
	CHECK_TEXT(ratio_format_short((struct ratio){ 1, 1 }, out, sizeof out), "1");
	CHECK_TEXT(ratio_format_short((struct ratio){ 0, 1 }, out, sizeof out), "0");
	CHECK_TEXT(ratio_format_short((struct ratio){ 1, 8 }, out, sizeof out), "0.125");
	CHECK_TEXT(ratio_format_short((struct ratio){ -477, 200 }, out, sizeof out), "-2.385");
	CHECK_TEXT(ratio_format_short((struct ratio){ 120, 1 }, out, sizeof out), "120");
	CHECK_TEXT(ratio_format_short((struct ratio){ 1, 3 }, out, sizeof out), "0.333333");
	CHECK_TEXT(ratio_format_short((struct ratio){ -2, 3 }, out, sizeof out), "-0.666667");
	CHECK_TEXT(ratio_format_short((struct ratio){ 1, INT64_C(1000000000000000000) }, out, sizeof out),
		"0.000000000000000001");
	CHECK_TEXT(ratio_format_short((struct ratio){ 1, 524288 }, out, sizeof out), "0.000002");
}

/* What is written short is read back as the same ratio. */
static void
test_round_trip(void)
{
	static const int64_t denominators[] = { 1, 2, 4, 5, 8, 10, 16, 25, 100, 125, 1000, 65536, 1000000 };
	for (size_t i = 0; i < sizeof denominators / sizeof *denominators; i++) {
		for (int64_t numerator = -130; numerator <= 130; numerator += 13) {
			char out[32];
			struct ratio ratio = ratio_make(numerator, denominators[i]);
			ratio_format_short(ratio, out, sizeof out);
			struct decimal decimal;
			CHECK(decimal_parse(out, strlen(out), '.', &decimal));
			check_ratio(ratio_from_decimal(decimal, false), ratio.numerator, ratio.denominator,
				__LINE__);
			CHECK(decimal.scale == 0 || decimal.digits % 10 != 0);
		}
	}
}

int
main(void)
{
	test_parse();
	test_parse_refuses();
	test_ratios();
	test_compare();
	test_required_count();
	test_counts_of();
	test_round_definition();
	test_round();
	test_format();
	test_round_trip();
	return check_summary("base_decimal");
}
