/* What columns are held to be, from what stands in their fields. */
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/question/typing.h"
#include "tests/check.h"

static struct typing *
look(const char *first, const char *second)
{
	const struct table_file files[] = { { .name = "a.csv", .bytes = first, .length = strlen(first) },
		{ .name = "b.csv", .bytes = second, .length = second ? strlen(second) : 0 } };
	const struct dialect declared = { .delimiter = ';', .decimal = ',' };
	struct error err = { 0 };
	struct typing *typing = typing_look(files, second ? 2 : 1, &declared, false, &err);
	CHECK_TEXT(err.text, "");
	return typing;
}

/* A file of one column beside a number. */
static struct typing *
look_at_column(const char *const *fields, size_t count)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, "x;n\n");
	for (size_t i = 0; i < count; i++)
		buffer_print(&csv, "%s;%zu\n", fields[i], i + 2);
	struct typing *typing = look(csv.bytes, NULL);
	buffer_free(&csv);
	return typing;
}

#define COLUMN(...)                                                                                          \
	look_at_column((const char *const[]){ __VA_ARGS__ },                                                 \
		sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static void
check_column(struct typing *typing, enum value_type type, bool qualified, char thousands, bool ambiguous)
{
	CHECK_INT(typing->columns[0].type, type);
	CHECK_INT(typing->columns[0].qualified, qualified);
	CHECK_INT(typing->columns[0].thousands, thousands);
	CHECK_INT(typing->ambiguous[0], ambiguous);
	typing_free(typing);
}

static void
check_types(void)
{
	check_column(COLUMN("1,5", "2", "-3"), TYPE_NUMBER, false, 0, false);
	check_column(COLUMN("31.12.2025", "2025-12-31"), TYPE_DATE, false, 0, false);
	check_column(COLUMN("ja", "nei", "ja"), TYPE_TRUTH, false, 0, false);
	check_column(COLUMN("x", "", "x"), TYPE_TRUTH, false, 0, false);
	check_column(COLUMN("1", "0", "1"), TYPE_NUMBER, false, 0, true);
	check_column(COLUMN("1", "0", "2"), TYPE_NUMBER, false, 0, false);
	check_column(COLUMN("", "-", ""), TYPE_TEXT, false, 0, false);
	/* 0301 is a code, and so are the others beside it. */
	check_column(COLUMN("0301", "1103", "4601"), TYPE_TEXT, false, 0, false);
	check_column(COLUMN("ca 15", "12", ">300"), TYPE_NUMBER, true, 0, false);
	check_column(COLUMN("1.234", "12.500", "17"), TYPE_NUMBER, false, '.', false);
}

/* Nine of ten are enough, and eight are not. */
static void
check_most(void)
{
	check_column(COLUMN("1", "2", "3", "4", "5", "6", "7", "8", "9", "ni"), TYPE_NUMBER, false, 0, false);
	check_column(COLUMN("1", "2", "3", "4", "5", "6", "7", "8", "ti", "ni"), TYPE_TEXT, false, 0, false);
	check_column(COLUMN("1", "2", "3", "4", "5", "6", "7", "8", "ni"), TYPE_TEXT, false, 0, false);
}

/* A column is typed over all files; which stand where makes no difference. */
static void
check_files(void)
{
	struct typing *typing = look("x;y\n1;a\n2;b\n", "y;x\nc;tre\n");
	CHECK_INT(typing->count, 2);
	CHECK_INT(typing->columns[0].type, TYPE_TEXT);
	typing_free(typing);
	typing = look("x;y\n1;a\n2;b\n", "y;x\nc;3\n");
	CHECK_INT(typing->columns[0].type, TYPE_NUMBER);
	typing_free(typing);
}

static void
check_headers(void)
{
	struct error err = { 0 };
	struct typing *typing = look("enhet;;x;x;dato\na;1;2;3;2025-01-01\n", NULL);
	CHECK_INT(typing->count, 2);
	CHECK_INT(typing->unnamed, 1);
	CHECK_INT(typing->repeated_count, 1);
	CHECK_TEXT(typing->repeated[0], "x");
	CHECK_INT(typing_column(typing, "--type", "dato", &err), 1);
	CHECK_INT(typing_column(typing, "--type", "x", &err), -1);
	CHECK_TEXT(
		err.text, "--type: the header 'x' stands twice in the file; rename one of the two columns");
	err = (struct error){ 0 };
	CHECK_INT(typing_column(typing, "--type", "dsto", &err), -1);
	CHECK_TEXT(err.text, "--type: there is no column 'dsto'; did you mean 'dato'?");
	typing_free(typing);
}

static void
check_declared(void)
{
	struct error err = { 0 };
	struct typing *typing = look("a=b;y\n1;ja\n0;nei\n", NULL);
	CHECK(typing->ambiguous[0]);
	CHECK(typing_declare(typing, "--type", "a=b=truth", &err));
	CHECK_INT(typing->columns[0].type, TYPE_TRUTH);
	CHECK(!typing->ambiguous[0]);
	CHECK(!typing_declare(typing, "--type", "y", &err));
	CHECK_TEXT(err.text, "--type: \"y\" is not COLUMN=text, COLUMN=number, COLUMN=date or COLUMN=truth");
	err = (struct error){ 0 };
	CHECK(!typing_declare(typing, "--type", "y=month", &err));
	typing_free(typing);
}

int
main(void)
{
	check_types();
	check_most();
	check_files();
	check_headers();
	check_declared();
	return check_summary("question_typing");
}
