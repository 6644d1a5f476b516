#include "cmd/option.h"

#include "tests/check.h"

static const struct option options[] = {
	{ .name = "out", .letter = 'o', .argument = "FOLDER", .help = "" },
	{ .name = "format", .argument = "FORMAT", .choices = { "table", "csv", "json" }, .help = "" },
	{ .name = "fail-on",
		.argument = "WHAT",
		.choices = { "faults", "not-met" },
		.list = true,
		.help = "" },
	{ .name = "keep", .help = "" },
	{ .name = "by", .argument = "COLUMN", .repeated = true, .help = "" },
	{ .name = NULL },
};

enum { WORDS = 8 };

/* Parses a line of words with one blank between; "_" stands for an empty word. */
static bool
parse(const char *line, struct arguments *arguments, struct error *err)
{
	static char copy[256], empty[1];
	char *words[WORDS + 1] = { copy };
	int count = 0;
	snprintf(copy, sizeof copy, "command %s", line);
	for (char *word = strtok(copy, " "); word && count < WORDS; word = strtok(NULL, " "))
		words[count++] = strcmp(word, "_") == 0 ? empty : word;
	*err = (struct error){ 0 };
	return arguments_parse(options, count, words, arguments, err);
}

static void
test_values(void)
{
	struct arguments arguments;
	struct error err;
	CHECK(parse("--out a/b FILE --format=json --keep", &arguments, &err));
	CHECK_TEXT(arguments_value(&arguments, "out"), "a/b");
	CHECK_TEXT(arguments_value(&arguments, "format"), "json");
	CHECK_TEXT(arguments_value(&arguments, "keep"), "");
	CHECK(arguments_value(&arguments, "fail-on") == NULL);
	CHECK(arguments_chose(&arguments, "format", "json") && !arguments_chose(&arguments, "format", "csv"));
	CHECK_INT(arguments.operand_count, 1);
	CHECK_TEXT(arguments.operands[0], "FILE");
	arguments_free(&arguments);

	CHECK(parse("--out=a=b --out-of-reach", &arguments, &err) == false);
	arguments_free(&arguments);
	CHECK(parse("--out= FILE", &arguments, &err));
	CHECK_TEXT(arguments_value(&arguments, "out"), "");
	arguments_free(&arguments);
	/* The same by its letter. */
	CHECK(parse("FILE -o a/b", &arguments, &err));
	CHECK_TEXT(arguments_value(&arguments, "out"), "a/b");
	arguments_free(&arguments);
	CHECK(!parse("-o a --out b", &arguments, &err));
	CHECK_TEXT(err.text, "--out is given twice; give it once");
	arguments_free(&arguments);
	CHECK(!parse("-o", &arguments, &err));
	arguments_free(&arguments);
	CHECK(!parse("-oa", &arguments, &err));
	arguments_free(&arguments);
	/* A column may have a comma in its name. */
	CHECK(parse("--by a,b --by c", &arguments, &err));
	CHECK_INT(arguments.value_count, 2);
	CHECK_TEXT(arguments.values[0].text, "a,b");
	CHECK_TEXT(arguments.values[1].text, "c");
	arguments_free(&arguments);
	/* A value may look like an option: it is what was asked for. */
	CHECK(parse("--out --keep", &arguments, &err));
	CHECK_TEXT(arguments_value(&arguments, "out"), "--keep");
	arguments_free(&arguments);
}

static void
test_operands(void)
{
	struct arguments arguments;
	struct error err;
	CHECK(parse("- -- --out -x _", &arguments, &err));
	CHECK_INT(arguments.operand_count, 4);
	CHECK_INT(arguments.value_count, 0);
	CHECK_TEXT(arguments.operands[0], "-");
	CHECK_TEXT(arguments.operands[1], "--out");
	CHECK_TEXT(arguments.operands[3], "");
	arguments_free(&arguments);
}

static void
test_lists(void)
{
	struct arguments arguments;
	struct error err;
	CHECK(parse("--fail-on faults,not-met", &arguments, &err));
	CHECK(arguments_chose(&arguments, "fail-on", "faults") &&
		arguments_chose(&arguments, "fail-on", "not-met"));
	arguments_free(&arguments);
	CHECK(parse("--fail-on=faults --fail-on not-met", &arguments, &err));
	CHECK_INT(arguments.value_count, 2);
	arguments_free(&arguments);
	CHECK(!parse("--fail-on faults,", &arguments, &err));
	CHECK_TEXT(err.text, "--fail-on cannot be \"\"; it is faults or not-met");
	arguments_free(&arguments);
}

static void
test_mistakes(void)
{
	static const struct {
		const char *line, *message;
	} rows[] = {
		{ "--fromat csv", "there is no option --fromat; did you mean --format?" },
		{ "--zzz", "there is no option --zzz" },
		{ "--form csv", "there is no option --form" },
		{ "-x o", "there is no option -x; options have long names (--name), and -- stands before a "
			  "file whose name "
			  "begins with -" },
		{ "--out", "--out needs a value: --out FOLDER" },
		{ "--keep=yes", "--keep takes no value" },
		{ "--keep --keep", "--keep is given twice; give it once" },
		{ "--out a --out b", "--out is given twice; give it once" },
		{ "--format cvs",
			"--format cannot be \"cvs\"; it is table, csv or json; did you mean \"csv\"?" },
		{ "--format _", "--format cannot be \"\"; it is table, csv or json" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arguments arguments;
		struct error err;
		CHECK(!parse(rows[i].line, &arguments, &err));
		CHECK_TEXT(err.text, rows[i].message);
		CHECK_INT(err.kind, ERROR_USAGE);
		arguments_free(&arguments);
	}
}

static void
test_synopsis(void)
{
	char out[64];
	CHECK_TEXT(option_synopsis(&options[0], out, sizeof out), "-o, --out FOLDER");
	CHECK_TEXT(option_synopsis(&options[1], out, sizeof out), "--format table|csv|json");
	CHECK_TEXT(option_synopsis(&options[2], out, sizeof out), "--fail-on faults,not-met");
	CHECK_TEXT(option_synopsis(&options[3], out, sizeof out), "--keep");
}

int
main(void)
{
	test_values();
	test_operands();
	test_lists();
	test_mistakes();
	test_synopsis();
	return check_summary("cmd_option");
}
