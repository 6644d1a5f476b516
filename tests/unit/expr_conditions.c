/* Runs tests/expr.test: every condition over its row as a column, and, where its names all have values, with
 * the values written into it as constants. Then sees to it that every row of the operator table was met. The
 * format stands in tests/expr.test. */
#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/expr/syntax.h"
#include "tests/check.h"

enum { RAD, FAR, BARN, BARNEBARN, BROR, TABLES };
enum { COPIES = 3 };

static struct column_spec rad_columns[] = {
	{ .name = "rad_id", .type = TYPE_TEXT },
	{ .name = "far_id", .type = TYPE_TEXT, .refers_to = "far", .target = FAR },
	{ .name = "a", .type = TYPE_NUMBER },
	{ .name = "b", .type = TYPE_NUMBER },
	{ .name = "c", .type = TYPE_NUMBER },
	{ .name = "s", .type = TYPE_TEXT },
	{ .name = "t", .type = TYPE_TEXT },
	{ .name = "d", .type = TYPE_DATE },
	{ .name = "e", .type = TYPE_DATE },
	{ .name = "p", .type = TYPE_TRUTH },
	{ .name = "q", .type = TYPE_TRUTH },
	{ .name = "Dato for plan", .type = TYPE_DATE },
	{ .name = "årsverk", .type = TYPE_NUMBER },
};
static struct column_spec far_columns[] = {
	{ .name = "far_id", .type = TYPE_TEXT },
	{ .name = "n", .type = TYPE_NUMBER },
	{ .name = "navn", .type = TYPE_TEXT },
	{ .name = "d", .type = TYPE_DATE },
};
static struct column_spec barn_columns[] = {
	{ .name = "barn_id", .type = TYPE_TEXT },
	{ .name = "rad_id", .type = TYPE_TEXT, .refers_to = "rad", .target = RAD },
	{ .name = "fadder_id", .type = TYPE_TEXT, .refers_to = "far", .target = FAR },
	{ .name = "vara_id", .type = TYPE_TEXT, .refers_to = "far", .target = FAR },
	{ .name = "a", .type = TYPE_NUMBER },
	{ .name = "d", .type = TYPE_DATE },
	{ .name = "p", .type = TYPE_TRUTH },
	{ .name = "s", .type = TYPE_TEXT },
};
static struct column_spec barnebarn_columns[] = {
	{ .name = "barn_id", .type = TYPE_TEXT, .refers_to = "barn", .target = BARN },
	{ .name = "p", .type = TYPE_TRUTH },
};
static struct column_spec bror_columns[] = {
	{ .name = "far_id", .type = TYPE_TEXT, .refers_to = "far", .target = FAR },
	{ .name = "a", .type = TYPE_NUMBER },
	{ .name = "p", .type = TYPE_TRUTH },
};

#define SPEC(table_name, table_key, column_list)                                                             \
	{                                                                                                    \
		.name = (table_name), .key = (table_key), .columns = (column_list), .file_count = 1,         \
		.column_count = sizeof(column_list) / sizeof((column_list)[0]), .dialect = {                 \
			.encoding = ENCODING_UTF_8,                                                          \
			.delimiter = ';',                                                                    \
			.decimal = '.'                                                                       \
		}                                                                                            \
	}
static struct table_spec specs[TABLES] = {
	[RAD] = SPEC("rad", "rad_id", rad_columns),
	[FAR] = SPEC("far", "far_id", far_columns),
	[BARN] = SPEC("barn", "barn_id", barn_columns),
	[BARNEBARN] = SPEC("barnebarn", NULL, barnebarn_columns),
	[BROR] = SPEC("bror", NULL, bror_columns),
};
static struct table_file files[TABLES];

/* The row line of a group: what stands in each table. */
struct assignment {
	size_t table, row; /* row: within its table, from 0 */
	char name[64], value[128];
};
struct world {
	struct assignment items[64];
	size_t count;
	size_t rows[TABLES];
};

static const char *
world_value(const struct world *world, size_t table, size_t row, const char *name)
{
	for (size_t i = 0; i < world->count; i++)
		if (world->items[i].table == table && world->items[i].row == row &&
			strcmp(world->items[i].name, name) == 0)
			return world->items[i].value;
	return "";
}

/* NAME=VALUE with a value in quotes, or up to a blank, `;` or `|`. */
static const char *
read_assignment(const char *at, struct world *world, size_t table)
{
	struct assignment *item = &world->items[world->count++];
	item->table = table;
	item->row = world->rows[table] - 1;
	size_t length = strcspn(at, "=");
	snprintf(item->name, sizeof(item->name), "%.*s", (int)length, at);
	for (char *c = item->name; *c; c++)
		if (*c == '_' && strncmp(item->name, "Dato", 4) == 0)
			*c = ' ';
	at += length + 1;
	if (*at == '\'') {
		length = strcspn(at + 1, "'");
		snprintf(item->value, sizeof(item->value), "%.*s", (int)length, at + 1);
		return at + length + 2;
	}
	length = strcspn(at, " ;|");
	snprintf(item->value, sizeof(item->value), "%.*s", (int)length, at);
	return at + length;
}

static struct world
read_world(const char *line)
{
	struct world world = { 0 };
	size_t table = RAD;
	world.rows[RAD] = 1;
	const char *at = line;
	while (*at) {
		if (*at == ' ' || *at == '-') {
			at++;
		} else if (*at == ';') {
			world.rows[table]++;
			at++;
		} else if (*at == '|') {
			at += 2;
			size_t length = strcspn(at, ":");
			for (size_t i = 0; i < TABLES; i++)
				if (strlen(specs[i].name) == length &&
					strncmp(specs[i].name, at, length) == 0)
					table = i;
			world.rows[table]++;
			at += length + 1;
		} else {
			at = read_assignment(at, &world, table);
		}
	}
	return world;
}

/* What a column holds where the line does not say: the ids that tie the tables together. */
static void
default_value(const struct world *world, size_t table, size_t row, size_t copy, const char *name, char *out,
	size_t size)
{
	const char *given = world_value(world, table, row, name);
	out[0] = '\0';
	if (given[0] != '\0' && strcmp(name, "barn_id") == 0 && table == BARNEBARN)
		snprintf(out, size, "%s-%zu", given, copy);
	else if (given[0] != '\0')
		snprintf(out, size, "%s", given);
	else if (strcmp(name, "rad_id") == 0)
		snprintf(out, size, "R%zu", copy);
	else if (strcmp(name, "far_id") == 0 && world->rows[FAR] > 0)
		snprintf(out, size, "F%zu", table == FAR ? row + 1 : (size_t)1);
	else if (strcmp(name, "barn_id") == 0)
		snprintf(out, size, "B%zu-%zu", row + 1, copy);
}

/* The CSV of one table: every row of it once for each copy of `rad`, except that `far` stands once. */
static void
table_text(const struct world *world, size_t table, struct buffer *text)
{
	for (size_t c = 0; c < specs[table].column_count; c++)
		buffer_print(text, "%s%s", c ? ";" : "", specs[table].columns[c].name);
	buffer_text(text, "\n");
	size_t copies = table == FAR || table == BROR ? 1 : COPIES;
	for (size_t copy = 0; copy < copies; copy++) {
		for (size_t row = 0; row < world->rows[table]; row++) {
			for (size_t c = 0; c < specs[table].column_count; c++) {
				char value[256];
				default_value(world, table, row, copy, specs[table].columns[c].name, value,
					sizeof(value));
				buffer_print(text, "%s\"%s\"", c ? ";" : "", value);
			}
			buffer_text(text, "\n");
		}
	}
}

static struct tables *
load(const struct world *world, struct buffer *texts)
{
	for (size_t i = 0; i < TABLES; i++) {
		buffer_clear(&texts[i]);
		table_text(world, i, &texts[i]);
		files[i] = (struct table_file){ .path = specs[i].name,
			.name = specs[i].name,
			.bytes = texts[i].bytes,
			.length = texts[i].length };
		specs[i].files = &files[i];
	}
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct tables *tables = tables_load(specs, TABLES, &faults, &err);
	for (size_t i = 0; i < faults.count; i++)
		if (faults.items[i].severity > SEVERITY_WARNING)
			check_that(false, "tests/expr.test", 0, "%s:%zu: %s", faults.items[i].file,
				faults.items[i].line, faults.items[i].message);
	check_that(tables, "tests/expr.test", 0, "%s: %s", err.file, err.text);
	faults_free(&faults);
	return tables;
}

static const char *const truth_names[] = { "false", "true", "unknown" };

static void
check_truth(const char *condition, const struct world *world, const char *expected, size_t line,
	struct buffer *texts)
{
	struct vocabulary *vocabulary = vocabulary_new(specs, TABLES);
	struct expr_error mistake = { 0 };
	CHECK(vocabulary_declare(vocabulary, "er_stor", RAD, "a > 100", &mistake));
	CHECK(vocabulary_declare(vocabulary, "barn_ok", BARN, "p and a > 0", &mistake));
	const struct expr *expr = expr_compile(vocabulary, RAD, condition, &mistake);
	check_that(expr, "tests/expr.test", (int)line, "%s: %s", condition, mistake.message);
	struct tables *tables = expr ? load(world, texts) : NULL;
	if (tables) {
		struct evaluation *evaluation =
			evaluation_new(vocabulary, tables, date_from_civil(2025, 12, 31));
		uint8_t truths[COPIES];
		uint32_t blame[COPIES];
		evaluation_truths(evaluation, expr, truths);
		evaluation_blame(evaluation, expr, blame);
		for (size_t i = 0; i < COPIES; i++) {
			char actual[256];
			struct buffer name = { 0 };
			buffer_text(&name, "");
			if (truths[i] == TRUTH_UNKNOWN)
				blame_name(evaluation, blame[i], RAD, &name);
			bool blamed = strchr(expected, ' ') != NULL;
			snprintf(actual, sizeof(actual), "%s%s%s", truth_names[truths[i]], blamed ? " " : "",
				blamed ? name.bytes : "");
			check_that(strcmp(actual, expected) == 0, "tests/expr.test", (int)line,
				"%s is %s, expected %s", condition, actual, expected);
			buffer_free(&name);
			check_that((blame[i] != 0) == (truths[i] == TRUTH_UNKNOWN), "tests/expr.test",
				(int)line, "%s: an unknown has a column behind it and nothing else has",
				condition);
		}
		evaluation_free(evaluation);
	}
	tables_free(tables);
	vocabulary_free(vocabulary);
}

/* The condition with its names replaced by their values; false where one has none or belongs to another
 * table. */
static bool
as_constants(const char *condition, const struct world *world, struct buffer *out)
{
	struct arena arena = { 0 };
	struct lexer lexer = { .source = condition, .arena = &arena };
	struct expr_error ignored = { 0 };
	struct token token;
	bool possible = true;
	size_t copied = 0;
	buffer_clear(out);
	buffer_text(out, "");
	while (possible && token_read(&lexer, &token, &ignored) && token.kind != TOKEN_END) {
		bool other = token.kind == TOKEN_SYMBOL && strcmp(token.text, ".") == 0;
		possible = !other && condition[token.offset + token.length] != '(';
		possible = possible && !(token.kind == TOKEN_WORD &&
					       (!strcmp(token.text, "any") || !strcmp(token.text, "no")));
		size_t column =
			token.kind == TOKEN_NAME ? table_spec_column(&specs[RAD], token.text) : SIZE_MAX;
		if (column == SIZE_MAX)
			continue;
		const char *value = world_value(world, RAD, 0, token.text);
		enum value_type type = rad_columns[column].type;
		possible = possible && value[0] != '\0';
		buffer_add(out, condition + copied, token.offset - copied);
		const char *truth = strcmp(value, "ja") == 0 ? "true" : "false";
		const char *quote = type == TYPE_TEXT ? "'" : "";
		buffer_print(out, "%s%s%s", quote, type == TYPE_TRUTH ? truth : value, quote);
		copied = token.offset + token.length;
	}
	buffer_text(out, condition + copied);
	arena_free(&arena);
	return possible && copied > 0;
}

static void
check_mistake(const char *condition, const char *caret, const char *message, size_t line)
{
	struct vocabulary *vocabulary = vocabulary_new(specs, TABLES);
	struct expr_error mistake = { 0 };
	CHECK(vocabulary_declare(vocabulary, "er_stor", RAD, "a > 100", &mistake));
	CHECK(vocabulary_declare(vocabulary, "sirkel", RAD, "not runding", &mistake));
	CHECK(vocabulary_declare(vocabulary, "runding", RAD, "p or sirkel", &mistake));
	const struct expr *expr = expr_compile(vocabulary, RAD, condition, &mistake);
	check_that(!expr, "tests/expr.test", (int)line, "%s: compiled, and should not", condition);
	check_that(strcmp(mistake.message, message) == 0, "tests/expr.test", (int)line,
		"%s:\n  %s\nexpected\n  %s", condition, mistake.message, message);
	size_t offset = strspn(caret, " ");
	size_t length = strlen(caret + offset);
	check_that(mistake.offset == offset && mistake.length == length, "tests/expr.test", (int)line,
		"%s: points at %zu, %zu, expected %zu, %zu", condition, mistake.offset, mistake.length,
		offset, length);
	vocabulary_free(vocabulary);
}

/* Marks the operators that a condition uses: by the words of their symbols, one token after another. */
static void
note_operators(const char *condition, bool *met)
{
	struct arena arena = { 0 };
	struct lexer lexer = { .source = condition, .arena = &arena };
	struct expr_error ignored = { 0 };
	struct token token;
	struct buffer words = { 0 };
	bool after_operand = false;
	buffer_text(&words, " ");
	while (token_read(&lexer, &token, &ignored) && token.kind != TOKEN_END) {
		bool sign = token.kind == TOKEN_SYMBOL && strcmp(token.text, "-") == 0;
		bool call = token.kind == TOKEN_NAME && condition[token.offset + token.length] == '(';
		if (token.kind == TOKEN_WORD || token.kind == TOKEN_SYMBOL || call)
			buffer_print(&words, "%s%s ", sign && !after_operand ? "prefix" : "", token.text);
		else
			buffer_text(&words, ". ");
		bool closes = token.kind == TOKEN_SYMBOL && strcmp(token.text, ")") == 0;
		bool literal = token.kind == TOKEN_WORD &&
			       (strcmp(token.text, "as_of") == 0 || strcmp(token.text, "true") == 0);
		after_operand = closes || literal || (token.kind != TOKEN_SYMBOL && token.kind != TOKEN_WORD);
	}
	for (size_t i = 0; i < operator_count; i++) {
		char symbol[64];
		bool prefix = operators[i].form == FORM_PREFIX && strcmp(operators[i].symbol, "-") == 0;
		snprintf(symbol, sizeof(symbol), " %s%s ", prefix ? "prefix" : "", operators[i].symbol);
		met[i] |= strstr(words.bytes, symbol) != NULL;
	}
	buffer_free(&words);
	arena_free(&arena);
}

/* The next line that is neither blank nor a comment; NULL at the end. */
static char *
next_line(FILE *file, char *line, size_t size, size_t *number)
{
	while (fgets(line, (int)size, file)) {
		++*number;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0' && line[0] != '#')
			return line;
	}
	return NULL;
}

int
main(void)
{
	FILE *file = fopen("tests/expr.test", "r");
	CHECK(file);
	if (!file)
		return check_summary("expr_conditions");
	bool met[64] = { false };
	char condition[1024];
	char row[1024];
	char expected[1024];
	size_t line = 0;
	struct buffer texts[TABLES] = { 0 };
	struct buffer constants = { 0 };
	while (next_line(file, condition, sizeof(condition), &line)) {
		bool fails = strcmp(condition, "%%FAIL") == 0;
		if (fails)
			next_line(file, condition, sizeof(condition), &line);
		next_line(file, row, sizeof(row), &line);
		next_line(file, expected, sizeof(expected), &line);
		if (fails) {
			check_mistake(condition, row, expected, line);
			continue;
		}
		struct world world = read_world(row);
		note_operators(condition, met);
		check_truth(condition, &world, expected, line, texts);
		if (!strchr(expected, ' ') && as_constants(condition, &world, &constants))
			check_truth(constants.bytes, &world, expected, line, texts);
	}
	for (size_t i = 0; i < operator_count; i++)
		check_that(met[i], "tests/expr.test", 0, "no test for the operator %s", operators[i].syntax);
	for (size_t i = 0; i < TABLES; i++)
		buffer_free(&texts[i]);
	buffer_free(&constants);
	fclose(file);
	return check_summary("expr_conditions");
}
