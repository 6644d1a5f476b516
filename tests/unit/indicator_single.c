#include "stats/indicator/single.h"

#include "tests/check.h"

static void
test_single_mistakes(void)
{
	static const char *const by[] = { "nowhere" };
	struct table_file file = { .name = "f.csv" };
	struct column_spec column = { .name = "a \"b\"", .type = TYPE_NUMBER };
	struct single_spec spec = {
		.path = "calc",
		.name = "x",
		.title = "x",
		.table = "f.csv",
		.files = &file,
		.file_count = 1,
		.columns = &column,
		.column_count = 1,
		.denominator = { "--denominator", "\"a \"\"b\"\"\" > 1" },
		.numerator = { "--numerator", "\"a \"\"b\"\"\" >\n 'x'" },
		.by = by,
		.by_count = 1,
	};
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	CHECK(!definition_new_single(&spec, &mistakes, &err));
	CHECK(err.kind == ERROR_USAGE);
	CHECK_TEXT(err.text, "2 mistakes in what is asked for");
	CHECK(mistakes.count == 2);
	CHECK_TEXT(mistakes.items[0].file, "--numerator");
	CHECK(mistakes.items[0].line == 1 || mistakes.items[0].line == 2);
	CHECK_TEXT(mistakes.items[1].file, "--by");
	faults_free(&mistakes);
}

int
main(void)
{
	test_single_mistakes();
	return check_summary("indicator_single");
}
