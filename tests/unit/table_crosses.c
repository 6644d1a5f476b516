/* What a blank is in a column of crosses, and that it is said. */
#include "tests/table_text.h"

/* The truths of one column as a text, then what is said of it. */
static void
check_blanks(enum blank_truth blank, const char *text, const char *truths, const char *said, int line)
{
	struct column_spec column = { .name = "kurs", .type = TYPE_TRUTH, .used = true, .blank = blank };
	struct loaded loaded = text_load(&column, 1, NULL, text);
	struct buffer out = { 0 };
	const struct table *table = &loaded.tables->items[0];
	for (size_t row = 0; row < table->rows; row++)
		buffer_char(&out, "ny?"[table->columns[0].truths[row]]);
	buffer_text(&out, "\n");
	for (size_t i = 0; i < loaded.faults.count; i++) {
		const struct fault *fault = &loaded.faults.items[i];
		if (strncmp(fault->rule, "blank_is", 8) == 0)
			buffer_print(&out, "%s %s %s:%zu:%zu %zu %s", severity_name(fault->severity),
				fault->rule, fault->file, fault->line, fault->column, fault->cases,
				fault->message);
	}
	struct buffer expected = { 0 };
	buffer_print(&expected, "%s\n%s", truths, said);
	check_text(out.bytes, expected.bytes, __FILE__, line, text);
	buffer_free(&expected);
	buffer_free(&out);
	loaded_free(&loaded);
}

#define CHECK_BLANKS(blank, text, truths, said) check_blanks(blank, text, truths, said, __LINE__)

static void
test_found_out(void)
{
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\nx\n\"\"\n\"\"\n", "ynn",
		"info blank_is_no alis.csv:3:1 2 column 'kurs': 2 blank fields read as no, since every other "
		"value is x "
		"or a check mark; say `blank: missing` in the column if it is not known");
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\nx\n\"\"\n-\n", "y??",
		"info blank_is_missing alis.csv:3:1 1 column 'kurs': 1 blank field read as missing, since "
		"not every "
		"other value is x or a check mark (see alis.csv, line 4); say `blank: false` in the column "
		"if it is no");
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\nx\n?\n\"\"\n", "y??",
		"info blank_is_missing alis.csv:4:1 1 column 'kurs': 1 blank field read as missing, since "
		"not every "
		"other value is x or a check mark (see alis.csv, line 3); say `blank: false` in the column "
		"if it is no");
	/* Nothing to say: no blank, and no cross. */
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\nx\nx\n", "yy", "");
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\nja\n\"\"\n", "y?", "");
	CHECK_BLANKS(BLANK_FOUND_OUT, "kurs\n\"\"\n", "?", "");
}

static void
test_declared(void)
{
	CHECK_BLANKS(BLANK_FALSE, "kurs\nx\n\"\"\n-\n?\n", "yn??",
		"info blank_is_no alis.csv:3:1 1 column 'kurs': 1 blank field read as no, as `blank: false` "
		"says");
	CHECK_BLANKS(BLANK_FALSE, "kurs\nja\n\"\"\n", "yn",
		"info blank_is_no alis.csv:3:1 1 column 'kurs': 1 blank field read as no, as `blank: false` "
		"says");
	CHECK_BLANKS(BLANK_MISSING, "kurs\nx\n\"\"\n", "y?",
		"info blank_is_missing alis.csv:3:1 1 column 'kurs': 1 blank field read as missing, as "
		"`blank: missing` "
		"says");
}

/* What is no in one file is so in the other, and each is told of. */
static void
test_two_files(void)
{
	struct column_spec column = { .name = "kurs", .type = TYPE_TRUTH, .used = true };
	struct table_file files[] = { FILE_BYTES("a.csv", "kurs\n\"\"\n"),
		FILE_BYTES("b.csv", "kurs\nx\n\"\"\n") };
	struct table_spec spec = { .name = "alis",
		.files = files,
		.file_count = COUNT(files),
		.columns = &column,
		.column_count = 1,
		.dialect = { .delimiter = ';', .decimal = ',', .whole_file = true } };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_INT(loaded.faults.count, 2);
	CHECK_TEXT(loaded.faults.items[0].file, "a.csv");
	CHECK_TEXT(loaded.faults.items[1].file, "b.csv");
	CHECK_INT(loaded.tables->items[0].columns[0].truths[0], TRUTH_FALSE);
	CHECK_INT(loaded.tables->items[0].columns[0].truths[2], TRUTH_FALSE);
	loaded_free(&loaded);
}

int
main(void)
{
	test_found_out();
	test_declared();
	test_two_files();
	return check_summary("table_crosses");
}
