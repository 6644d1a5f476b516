/* Numbers that are not exact in conditions: `>300`, `<5` and `ca 15` are known as far as they go, and never
 * summed. */
#include "stats/expr/expr.h"
#include "stats/table/table.h"
#include "tests/check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Two meetings refer to sted 1, one to sted 2. */
static const char steder[] = "id;n;m\n1;>300;2\n2;ca 15;0\n3;<5;\n4;7;3\n5;;1\n";
static const char moter[] = "sted;antall\n1;14\n1;Ca 20\n2;5\n2;7\n4;<3\n4;9\n";

static struct column_spec sted_columns[] = {
	{ .name = "id", .type = TYPE_TEXT },
	{ .name = "n", .type = TYPE_NUMBER, .qualified = true },
	{ .name = "m", .type = TYPE_NUMBER, .qualified = true },
};
static struct column_spec mote_columns[] = {
	{ .name = "sted", .type = TYPE_TEXT, .refers_to = "sted", .target = 0 },
	{ .name = "antall", .type = TYPE_NUMBER, .qualified = true },
};
static struct table_file files[] = {
	{ .name = "sted.csv", .bytes = steder, .length = sizeof steder - 1 },
	{ .name = "mote.csv", .bytes = moter, .length = sizeof moter - 1 },
};
static struct table_spec specs[] = {
	{ .name = "sted",
		.key = "id",
		.files = &files[0],
		.file_count = 1,
		.columns = sted_columns,
		.column_count = COUNT(sted_columns),
		.dialect = { .delimiter = ';', .decimal = ',' } },
	{ .name = "mote",
		.files = &files[1],
		.file_count = 1,
		.columns = mote_columns,
		.column_count = COUNT(mote_columns),
		.dialect = { .delimiter = ';', .decimal = ',' } },
};

/* A condition about a table, and its truth for every row: t, f or u. */
static void
check_condition(size_t table, const char *text, const char *expected, int line)
{
	struct vocabulary *vocabulary = vocabulary_new(specs, COUNT(specs));
	struct expr_error mistake = { 0 };
	const struct expr *expr = expr_compile(vocabulary, table, text, &mistake);
	check_that(expr != NULL, __FILE__, line, "%s: %s", text, mistake.message);
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct tables *tables = expr ? tables_load(specs, COUNT(specs), &faults, &err) : NULL;
	if (tables) {
		uint8_t truths[8] = { 0 };
		uint32_t blames[8] = { 0 };
		char said[9] = "";
		struct evaluation *evaluation = evaluation_new(vocabulary, tables, 0);
		evaluation_truths(evaluation, expr, truths);
		evaluation_blame(evaluation, expr, blames);
		for (size_t row = 0; row < tables->items[table].rows; row++) {
			said[row] = "ftu"[truths[row]];
			check_that((truths[row] == TRUTH_UNKNOWN) == (blames[row] != 0), __FILE__, line,
				"%s: row %zu has a column behind it where it is unknown, and only there",
				text, row);
		}
		check_text(said, expected, __FILE__, line, text);
		evaluation_free(evaluation);
	}
	tables_free(tables);
	faults_free(&faults);
	vocabulary_free(vocabulary);
}

#define CHECK_CONDITION(table, text, expected) check_condition(table, text, expected, __LINE__)

int
main(void)
{
	/* >300, ca 15, <5, 7, missing */
	CHECK_CONDITION(0, "n > 300", "tuffu");
	CHECK_CONDITION(0, "n >= 300", "tuffu");
	CHECK_CONDITION(0, "n > 301", "uuffu");
	CHECK_CONDITION(0, "n = 300", "fuffu");
	CHECK_CONDITION(0, "n < 5", "futfu");
	CHECK_CONDITION(0, "n <= 5", "futfu");
	CHECK_CONDITION(0, "n <> 5", "tuttu");
	CHECK_CONDITION(0, "n < 4", "fuufu");
	CHECK_CONDITION(0, "n = 15", "fuffu");
	CHECK_CONDITION(0, "n between 5 and 300", "fuftu");
	CHECK_CONDITION(0, "n in (7, 400)", "uuftu");
	CHECK_CONDITION(0, "n is missing", "fffft");
	CHECK_CONDITION(0, "n is not missing", "ttttf");
	CHECK_CONDITION(0, "n = 15 or n is not missing", "ttttu");
	CHECK_CONDITION(0, "n + 1 > 301", "tuffu");
	CHECK_CONDITION(0, "-n < -300", "tuffu");
	CHECK_CONDITION(0, "2 * n > 600", "tuffu");
	CHECK_CONDITION(0, "n / 2 > 150", "tuffu");
	CHECK_CONDITION(0, "n - n = 0", "uuutu");
	/* 2, 0, missing, 3, 1: nought times whatever is nought. */
	CHECK_CONDITION(0, "n * m = 0", "ftufu");
	CHECK_CONDITION(0, "n * m is missing", "fftft");
	CHECK_CONDITION(1, "sted.n > 300", "ttuuff");
	CHECK_CONDITION(1, "sted.n + antall > 300", "tuuuff");
	/* 14 + ca 20; 5 + 7; none; <3 and 9; none */
	CHECK_CONDITION(0, "sum(mote.antall) > 10", "utfuf");
	CHECK_CONDITION(0, "sum(mote.antall) is missing", "tfftf");
	CHECK_CONDITION(0, "mean(mote.antall) = 6", "utuuu");
	CHECK_CONDITION(0, "max(mote.antall) = 7", "utuuu");
	CHECK_CONDITION(0, "min(mote.antall) is missing", "tfttt");
	CHECK_CONDITION(0, "sum(mote.antall where antall < 10) >= 12", "utfuf");
	CHECK_CONDITION(0, "any mote where antall >= 14", "tffff");
	CHECK_CONDITION(0, "count(mote where antall < 3) = 1", "ufftf");
	return check_summary("expr_qualified");
}
