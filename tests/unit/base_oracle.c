#include <string.h>

#include "tests/oracle.h"

/* A line that is misread would be a truth that is never checked, so the reader of the oracle files is tested
 * too. */
static bool
row_read(const char *line, struct oracle_row *row)
{
	static char text[512];
	snprintf(text, sizeof text, "%s", line);
	*row = (struct oracle_row){ .file = "test", .line = 1 };
	return oracle_parse(text, row);
}

static void
test_rows(void)
{
	struct oracle_row row;
	CHECK(row_read("wilson 81 263 0.95 = 0.2553 0.3662 ~ 5e-5\n", &row));
	CHECK_TEXT(row.function, "wilson");
	CHECK_INT(row.argument_count, 3);
	CHECK_TEXT(row.arguments[2], "0.95");
	CHECK_NEAR(oracle_number(&row, 0), 81, 0);
	CHECK_INT(row.expected_count, 2);
	CHECK_TEXT(row.expected[1], "0.3662");
	CHECK_NEAR(row.tolerance, 5e-5, 0);
	CHECK(oracle_is(&row, "wilson", 3, 2));
	CHECK(!oracle_is(&row, "jeffreys", 3, 2));
	oracle_check(&row, 0, 0.25534);

	CHECK(row_read("  date_window\t2025-01-31 1 = 2025-02-28 inf NaN\r\n", &row));
	CHECK_INT(row.argument_count, 2);
	CHECK_NEAR(row.tolerance, 0, 0);
	oracle_check_text(&row, 0, "2025-02-28");
	oracle_check(&row, 1, INFINITY);
	oracle_check(&row, 2, NAN);
	CHECK(row_read("pi = 3", &row));
	CHECK_INT(row.argument_count, 0);
}

static void
test_other_forms(void)
{
	static const char *const wrong[] = { "wilson", "wilson 81 263",
		"wilson 81 263 =", "wilson 81 = ~ 5e-5", "wilson 81 = 0.2 ~", "wilson 81 = 0.2 ~ x",
		"wilson 81 = 0.2 ~ -1", "wilson 81 = 0.2 ~ nan", "wilson 81 = 0.2 ~ 1 2", "wilson 81 ~ 0.2",
		"f . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . = 1" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct oracle_row row;
		check_that(!row_read(wrong[i], &row), __FILE__, __LINE__, "%s is taken", wrong[i]);
	}
}

int
main(void)
{
	test_rows();
	test_other_forms();
	return check_summary("base_oracle");
}
