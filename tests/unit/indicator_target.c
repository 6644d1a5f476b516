#include "stats/indicator/definition.h"
#include "tests/check.h"

static void
check_target(const char *text, const char *expected)
{
	struct target target = { 0 };
	char message[256] = "", out[64];
	bool parsed = target_parse(text, &target, message, sizeof message);
	check_that(parsed && target.given, __FILE__, __LINE__, "%s: %s", text, message);
	CHECK_TEXT(target_format(&target, out, sizeof out), expected);
}

static void
check_wrong(const char *text, const char *expected)
{
	struct target target = { 0 };
	char message[256] = "";
	check_that(!target_parse(text, &target, message, sizeof message), __FILE__, __LINE__, "%s is taken",
		text);
	CHECK_TEXT(message, expected);
	CHECK(!target.given);
}

static void
test_parse(void)
{
	check_target("at least 70 %", ">=0.7");
	check_target("at least 70%", ">=0.7");
	check_target("70 %", ">=0.7");
	check_target("at most 5 %", "<=0.05");
	check_target("more than 62,5 %", ">0.625");
	check_target("less than 2.385 %", "<0.02385");
	check_target(">= 70 %", ">=0.7");
	check_target(">=70%", ">=0.7");
	check_target("<= 5 %", "<=0.05");
	check_target("> 5 %", ">0.05");
	check_target("< 5 %", "<0.05");
	check_target("At Least 70 %", ">=0.7");
	check_target(" at least\t70 % ", ">=0.7");
	check_target("at least 70\u00A0%", ">=0.7");
	check_target("at least 70\u202F%", ">=0.7");
	check_target("at least 100 %", ">=1");
	check_target("at most 0 %", "<=0");
	check_target("at least 0,7 %", ">=0.007");
	check_target("at least 33.333333 %", ">=0.33333333");
}

static void
test_wrong(void)
{
	check_wrong("70", "a target needs a percent sign; write `at least 70 %`");
	check_wrong("at most 5", "a target needs a percent sign; write `at most 5 %`");
	check_wrong("0.7", "a target needs a percent sign; write `at least 70 %`");
	check_wrong("0,125", "a target needs a percent sign; write `at least 12.5 %`");
	check_wrong("> 0.05", "a target needs a percent sign; write `more than 5 %`");
	check_wrong("< 12,5", "a target needs a percent sign; write `less than 12.5 %`");
	check_wrong("0", "a target needs a percent sign; write `at least 0 %`");
	check_wrong("1", "a target needs a percent sign; write `at least 100 %` or `at least 1 %`");
	const char *range = "a target for a proportion lies between 0 % and 100 %";
	check_wrong("at least 100,5 %", range);
	check_wrong("at least -5 %", range);
	check_wrong("-5", range);
	check_wrong("345", range);
	const char *none =
		"this is no target; write one like `at least 70 %` (or `at most`, `more than`, `less than`)";
	check_wrong("", none);
	check_wrong("%", none);
	check_wrong("at least", none);
	check_wrong("at least % 70", none);
	check_wrong("høyst 70 %", none);
	check_wrong("at least 70 % of all", none);
	check_wrong("at least 7.0,1 %", none);
	check_wrong("70 pst.", none);
	check_wrong("at least 7e1 %", none);
	check_wrong("at least 0.0000001 %", "a target has at most 6 decimals");
}

static void
test_percent(void)
{
	struct ratio value = { 0 };
	CHECK(percent_parse("95 %", &value));
	CHECK_INT(value.numerator, 19);
	CHECK_INT(value.denominator, 20);
	CHECK(percent_parse("99,5%", &value));
	CHECK_INT(value.numerator, 199);
	CHECK_INT(value.denominator, 200);
	CHECK(!percent_parse("95", &value));
	CHECK(!percent_parse("at least 95 %", &value));
	CHECK(!percent_parse("0.95", &value));
	CHECK(!percent_parse("", &value));
	CHECK(!percent_parse("0.00000000000000001 %", &value));
}

static void
test_format(void)
{
	char out[64];
	CHECK_TEXT(target_format(&(struct target){ 0 }, out, sizeof out), "");
	CHECK_TEXT(
		target_format(&(struct target){ .given = true, .comparison = LESS_THAN, .value = { 1, 8 } },
			out, sizeof out),
		"<0.125");
}

int
main(void)
{
	test_parse();
	test_wrong();
	test_percent();
	test_format();
	return check_summary("indicator_target");
}
