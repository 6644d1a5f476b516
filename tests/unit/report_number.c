#include "plots/report/number.h"

#include "stats/base/date.h"
#include "tests/check.h"

static struct buffer out;

static const char *
percent(int64_t numerator, int64_t denominator, int64_t target_numerator, int64_t target_denominator,
	int decimals)
{
	struct target target = { target_denominator > 0, AT_LEAST, { target_numerator, target_denominator } };
	buffer_clear(&out);
	number_percent(&out, numerator, denominator, &target, decimals, LANGUAGE_NB);
	return out.bytes;
}

static const char *
integer(int64_t number, enum language language)
{
	buffer_clear(&out);
	number_integer(&out, number, language);
	return out.bytes;
}

static const char *
word(int64_t number, enum gender gender, bool first, enum language language)
{
	buffer_clear(&out);
	number_word(&out, number, gender, first, language);
	return out.bytes;
}

static void
test_percent(void)
{
	CHECK_TEXT(percent(133, 190, 7, 10, 1), "70,0\u00a0%");
	CHECK_TEXT(percent(241, 345, 7, 10, 1), "69,9\u00a0%");
	/* At no decimals it would be 70: one more is needed to stay below the target. */
	CHECK_TEXT(percent(241, 345, 7, 10, 0), "69,9\u00a0%");
	CHECK_TEXT(percent(242, 345, 7, 10, 0), "70,1\u00a0%");
	CHECK_TEXT(percent(6999, 10000, 7, 10, 1), "69,99\u00a0%");
	CHECK_TEXT(percent(7001, 10000, 7, 10, 1), "70,01\u00a0%");
	CHECK_TEXT(percent(6999999, 10000000, 7, 10, 1), "69,9\u00a0%");
	CHECK_TEXT(percent(7000001, 10000000, 7, 10, 1), "70,1\u00a0%");
	CHECK_TEXT(percent(344, 345, 1, 1, 0), "99,7\u00a0%");
	CHECK_TEXT(percent(99999999, 100000000, 1, 1, 0), "99\u00a0%");
	CHECK_TEXT(percent(345, 345, 1, 1, 1), "100,0\u00a0%");
	CHECK_TEXT(percent(1, 345, 0, 0, 0), "0,3\u00a0%");
	CHECK_TEXT(percent(1, 100000000, 0, 0, 0), "1\u00a0%");
	CHECK_TEXT(percent(0, 345, 0, 0, 1), "0,0\u00a0%");
	/* The fraction is the target, which has more decimals than were asked for. */
	CHECK_TEXT(percent(6667, 10000, 6667, 10000, 0), "66,67\u00a0%");
	CHECK_TEXT(percent(1, 1000000000, 1, 100000, 0), "0,0001\u00a0%");
}

/* For every k of n and every whole target the figure stands to the target as k/n does. */
static void
test_percent_is_true(void)
{
	size_t lies = 0;
	for (int n = 1; n <= 60; n++) {
		for (int k = 0; k <= n; k++) {
			for (int target = 0; target <= 100; target += 5) {
				double shown = 0;
				percent(k, n, target, 100, 0);
				for (char *at = out.bytes; *at; at++)
					*at = *at == ',' ? '.' : *at;
				sscanf(out.bytes, "%lf", &shown);
				int by_figure = (shown > target) - (shown < target);
				lies += by_figure != ratio_compare(k, n, target, 100);
				lies += (shown <= 0) != (k == 0) || (shown >= 100) != (k == n);
			}
		}
	}
	CHECK_INT(lies, 0);
}

static void
test_integer_and_word(void)
{
	CHECK_TEXT(integer(0, LANGUAGE_NB), "0");
	CHECK_TEXT(integer(999, LANGUAGE_NB), "999");
	CHECK_TEXT(integer(1345, LANGUAGE_NB), "1\u00a0345");
	CHECK_TEXT(integer(1234567, LANGUAGE_EN), "1,234,567");
	CHECK_TEXT(integer(-1234, LANGUAGE_EN), "-1,234");
	CHECK_TEXT(integer(-123, LANGUAGE_EN), "-123");
	CHECK_TEXT(word(1, COMMON, true, LANGUAGE_NB), "Én");
	CHECK_TEXT(word(1, NEUTER, true, LANGUAGE_NB), "Ett");
	CHECK_TEXT(word(1, NEUTER, false, LANGUAGE_EN), "one");
	CHECK_TEXT(word(8, COMMON, true, LANGUAGE_NB), "Åtte");
	CHECK_TEXT(word(12, COMMON, false, LANGUAGE_NB), "tolv");
	CHECK_TEXT(word(13, COMMON, true, LANGUAGE_NB), "13");
	CHECK_TEXT(word(0, COMMON, true, LANGUAGE_EN), "None");
}

static void
test_rest(void)
{
	struct target target = { true, AT_LEAST, { 6667, 10000 } };
	buffer_clear(&out);
	number_target(&out, &target, LANGUAGE_EN);
	buffer_char(&out, ' ');
	number_p_value(&out, 0.4812, LANGUAGE_NB);
	buffer_char(&out, ' ');
	number_p_value(&out, 0.0134, LANGUAGE_EN);
	buffer_char(&out, ' ');
	number_p_value(&out, 0.0004, LANGUAGE_NB);
	buffer_char(&out, ' ');
	number_date(&out, date_from_civil(2025, 12, 31), LANGUAGE_NB);
	buffer_char(&out, ' ');
	number_date(&out, date_from_civil(2025, 12, 31), LANGUAGE_EN);
	buffer_char(&out, ' ');
	number_plain(&out, 0.6985507);
	number_plain(&out, NAN);
	buffer_char(&out, ' ');
	number_plain(&out, -1e-17);
	buffer_char(&out, ' ');
	number_limit(&out, 0.95, NULL, 0, LANGUAGE_EN);
	CHECK_TEXT(
		out.bytes, "66.67% p = 0,48 p = 0.013 p < 0,001 31.12.2025 2025-12-31 0.698551 0.000000 95%");
}

int
main(void)
{
	test_percent();
	test_percent_is_true();
	test_integer_and_word();
	test_rest();
	buffer_free(&out);
	return check_summary("report_number");
}
