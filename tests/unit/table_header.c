#include <stdlib.h>
#include <unistd.h>

#include "tests/table_text.h"

static struct loaded
header_load(const char *name, const char *header, const char *text)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = name, .header = header, .type = TYPE_TEXT, .used = true },
	};
	struct table_file file = { .name = "alis.csv", .bytes = text, .length = strlen(text) };
	struct table_spec spec = { .name = "alis",
		.files = &file,
		.file_count = 1,
		.columns = columns,
		.column_count = COUNT(columns),
		.dialect = { .delimiter = ';', .decimal = ',' } };
	struct loaded loaded = specs_load(&spec, 1);
	/* The spec dies with this function, and tables only borrow it. */
	if (loaded.tables) {
		const struct table *table = &loaded.tables->items[0];
		CHECK_INT(table->rows, 1);
		CHECK_TEXT(
			dictionary_text(loaded.tables->dictionary, table->columns[0].codes[0], NULL), "a1");
		CHECK_TEXT(
			dictionary_text(loaded.tables->dictionary, table->columns[1].codes[0], NULL), "b1");
		tables_free(loaded.tables);
		loaded.tables = NULL;
	}
	return loaded;
}

static void
check_found(const char *name, const char *header, const char *text)
{
	struct loaded loaded = header_load(name, header, text);
	CHECK_INT(loaded.err.kind, ERROR_NONE);
	CHECK_FAULTS(&loaded, "");
	loaded_free(&loaded);
}

static void
check_refused(const char *name, const char *header, const char *text, const char *expected)
{
	struct loaded loaded = header_load(name, header, text);
	CHECK_ERROR(&loaded, ERROR_DATA, expected);
	loaded_free(&loaded);
}

static void
test_found(void)
{
	check_found("plan", NULL, "id;plan\na1;b1\n");
	check_found("plan", NULL, "plan;x;id\nb1;;a1\n");
	check_found("plan", "Plan (dato)", "id;Plan (dato);plan\na1;b1;c1\n");
	check_found("plan", " Plan (dato)\xC2\xA0", "id;Plan (dato)\na1;b1\n");
	check_found("plan", NULL, "\" id \";\xC2\xA0plan\xE2\x80\xAF\na1;b1\n");
	check_found("plan", "to linjer", "id;\"to\nlinjer\"\na1;b1\n");
	/* Twice matters only for a column that is asked for; the case of a letter makes another column. */
	check_found("plan", NULL, "id;plan;x;x;;;PLAN\na1;b1;;;;;\n");
}

static void
test_absent(void)
{
	check_refused("plandato", NULL, "id;planndato;start\na1;b1;c1\n",
		"alis.csv:1: there is no column 'plandato'; did you mean 'planndato'? The columns are 'id', "
		"'planndato', "
		"'start'");
	check_refused("plandato", NULL, "id;Plandato\na1;b1\n",
		"alis.csv:1: there is no column 'plandato'; did you mean 'Plandato'? The columns are 'id', "
		"'Plandato'");
	check_refused("plan", "Individuell plan", "id;start\na1;b1\n",
		"alis.csv:1: there is no column 'Individuell plan', from which 'plan' is to be read; the "
		"columns are 'id', "
		"'start'");
	check_refused("plan", "plan", "\n\nid;start\na1;b1\n",
		"alis.csv:3: there is no column 'plan'; the columns are 'id', 'start'");
	check_refused("plan", NULL, "id;<b>\x1b[2J;\na1;b1;\n",
		"alis.csv:1: there is no column 'plan'; the columns are 'id', '<b>\xEF\xBF\xBD[2J', ''");
}

static void
test_absent_in_many(void)
{
	struct buffer text = { 0 };
	buffer_text(&text, "id");
	for (int i = 0; i < 1000; i++)
		buffer_print(&text, ";kolonne %d", i);
	buffer_char(&text, '\n');
	struct loaded loaded = header_load("plan", NULL, text.bytes);
	CHECK_INT(loaded.err.kind, ERROR_DATA);
	CHECK(strlen(loaded.err.text) < 500);
	CHECK(strstr(loaded.err.text, "'kolonne 1'"));
	CHECK(strstr(loaded.err.text, " more"));
	buffer_free(&text);
	loaded_free(&loaded);
}

/* All that are missing are named at once, each with what may be meant. */
static void
test_absent_several(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "start", .type = TYPE_TEXT, .used = true },
		{ .name = "plan", .header = "Individuell plan", .type = TYPE_TEXT, .used = true },
		{ .name = "slutt", .type = TYPE_TEXT, .used = true },
	};
	struct table_file file = FILE_BYTES("alis.csv", "id;strat;Slutt\na1;b1;c1\n");
	struct table_spec spec = { .name = "alis",
		.files = &file,
		.file_count = 1,
		.columns = columns,
		.column_count = COUNT(columns) };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_ERROR(&loaded, ERROR_DATA,
		"alis.csv:1: 3 columns are not there: 'start' (did you mean 'strat'?); 'Individuell plan', "
		"from "
		"which 'plan' is to be read; 'slutt' (did you mean 'Slutt'?). The columns are 'id', 'strat', "
		"'Slutt'");
	loaded_free(&loaded);
}

/* More than an error can hold are cut, and counted. */
static void
test_absent_very_many(void)
{
	enum { COLUMNS = 300 };
	static char names[COLUMNS][32];
	static struct column_spec columns[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++) {
		snprintf(names[i], sizeof names[i], "%s%zu", i ? "saksnummer nummer " : "id", i);
		columns[i] = (struct column_spec){ .name = names[i], .type = TYPE_TEXT, .used = true };
	}
	struct table_file file = FILE_BYTES("alis.csv", "id0;x\na1;b1\n");
	struct table_spec spec = {
		.name = "alis", .files = &file, .file_count = 1, .columns = columns, .column_count = COLUMNS
	};
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_INT(loaded.err.kind, ERROR_DATA);
	CHECK(strstr(loaded.err.text, "299 columns are not there: 'saksnummer nummer 1'; "));
	CHECK(strstr(loaded.err.text, " more. The columns are 'id0', 'x'"));
	loaded_free(&loaded);
}

/* A header that fails costs no reading of the rest: the file is the standard input, so that the place in it
 * is ours to see. */
static void
test_failing_early(void)
{
	char path[] = "/tmp/maltall-header-XXXXXX";
	struct column_spec column = { .name = "plan", .type = TYPE_TEXT, .used = true };
	struct table_file large = { .name = "large.csv", .path = "-" };
	struct table_spec spec = {
		.name = "alis", .files = &large, .file_count = 1, .columns = &column, .column_count = 1
	};
	struct buffer rows = { 0 };
	buffer_text(&rows, "id;start\n");
	while (rows.length < 6 << 20)
		buffer_text(&rows, "a1;01.01.2025\n");
	int file = mkstemp(path);
	CHECK(file >= 0);
	unlink(path);
	CHECK_INT(write(file, rows.bytes, rows.length), rows.length);
	CHECK_INT(ftruncate(file, 1 << 30), 0);
	CHECK_INT(lseek(file, 0, SEEK_SET), 0);
	CHECK(dup2(file, STDIN_FILENO) == STDIN_FILENO);
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_INT(loaded.err.kind, ERROR_DATA);
	CHECK(lseek(file, 0, SEEK_CUR) <= 5 << 20);
	loaded_free(&loaded);
	close(file);
	buffer_free(&rows);
}

static void
test_twice(void)
{
	check_refused("plan", NULL, "plan;id;plan\nb1;a1;b2\n",
		"alis.csv:1: the header has 'plan' twice, as columns 1 and 3; expected it once");
	check_refused("plan", NULL, "plan;id;\" plan \"\nb1;a1;b2\n",
		"alis.csv:1: the header has 'plan' twice, as columns 1 and 3; expected it once");
}

/* Each file of a table has an order of its own, and each has to have every column. */
static void
test_several_files(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT, .used = true },
		{ .name = "start", .type = TYPE_DATE, .used = true },
	};
	struct table_file files[] = {
		FILE_BYTES("januar.csv", "id;start\na1;01.01.2025\n"),
		FILE_BYTES("februar.csv", "x,start,id\n,2025-02-01,a2\n,,a3\n"),
		FILE_BYTES("mars.csv", "id;strat\na4;01.03.2025\n"),
	};
	struct table_spec spec = { .name = "alis",
		.files = files,
		.file_count = 2,
		.key = "id",
		.columns = columns,
		.column_count = COUNT(columns) };
	struct loaded loaded = specs_load(&spec, 1);
	CHECK_TABLE(&loaded, 0,
		"januar.csv:2: a1 2025-01-01\nfebruar.csv:2: a2 2025-02-01\nfebruar.csv:3: a3 -\n");
	CHECK_FAULTS(&loaded, "");
	loaded_free(&loaded);

	spec.file_count = 3;
	loaded = specs_load(&spec, 1);
	CHECK_ERROR(&loaded, ERROR_DATA,
		"mars.csv:1: there is no column 'start'; did you mean 'strat'? The columns are 'id', "
		"'strat'");
	loaded_free(&loaded);
}

int
main(void)
{
	test_found();
	test_absent();
	test_absent_in_many();
	test_absent_several();
	test_absent_very_many();
	test_failing_early();
	test_twice();
	test_several_files();
	return check_summary("table_header");
}
