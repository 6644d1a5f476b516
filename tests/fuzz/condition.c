/* Any bytes as a condition and as a grouping: they compile or there is a message that points inside the text;
 * what compiles is evaluated, and its truths are truths. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/expr/expr.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct column_spec person_columns[] = {
	{ .name = "id", .type = TYPE_TEXT },
	{ .name = "leder", .type = TYPE_TEXT, .refers_to = "person", .target = 0 },
	{ .name = "dato", .type = TYPE_DATE },
	{ .name = "andel", .type = TYPE_NUMBER },
	{ .name = "ok", .type = TYPE_TRUTH },
};
static struct column_spec hendelse_columns[] = {
	{ .name = "person", .type = TYPE_TEXT, .refers_to = "person", .target = 0 },
	{ .name = "dag", .type = TYPE_DATE },
	{ .name = "antall", .type = TYPE_NUMBER },
};
static const char persons[] = "id;leder;dato;andel;ok\nA;;2025-01-31;0.5;ja\nB;A;2024-02-29;;nei\nC;A;;-3;\n";
static const char events[] = "person;dag;antall\nA;2025-03-01;2\nA;;3\nB;2024-12-31;\n;2025-01-01;9\n";

static struct tables *
world(struct table_spec *specs, struct table_file *files)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	for (size_t t = 0; t < 2; t++) {
		specs[t].files = &files[t];
		specs[t].file_count = 1;
		for (size_t c = 0; c < specs[t].column_count; c++)
			specs[t].columns[c].used = true;
	}
	struct tables *tables = tables_load(specs, 2, &faults, &err);
	faults_free(&faults);
	return tables;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct table_file files[] = { { "persons", "persons", persons, sizeof(persons) - 1 },
		{ "events", "events", events, sizeof(events) - 1 } };
	static struct table_spec specs[2] = {
		{ .name = "person",
			.key = "id",
			.dialect = { .encoding = ENCODING_UTF_8, .delimiter = ';', .decimal = '.' },
			.columns = person_columns,
			.column_count = 5 },
		{ .name = "hendelse",
			.dialect = { .encoding = ENCODING_UTF_8, .delimiter = ';', .decimal = '.' },
			.columns = hendelse_columns,
			.column_count = 3 },
	};
	static struct tables *tables;
	if (!tables)
		tables = world(specs, files);
	char *text = xstrndup((const char *)data, size);
	struct vocabulary *vocabulary = vocabulary_new(specs, 2);
	struct expr_error mistake = { 0 };
	const struct expr *expr = expr_compile(vocabulary, 0, text, &mistake);
	assert(expr || (mistake.message[0] != '\0' && mistake.offset + mistake.length <= strlen(text)));
	struct grouping grouping;
	struct expr_error other = { 0 };
	bool grouped = grouping_compile(vocabulary, 0, text, &grouping, &other);
	assert(grouped || (other.message[0] != '\0' && other.offset + other.length <= strlen(text)));
	if (expr) {
		struct evaluation *evaluation = evaluation_new(vocabulary, tables, 20000);
		uint8_t truths[3];
		uint32_t blame[3];
		evaluation_truths(evaluation, expr, truths);
		evaluation_blame(evaluation, expr, blame);
		for (size_t i = 0; i < 3; i++)
			assert(truths[i] <= TRUTH_UNKNOWN && (blame[i] != 0) == (truths[i] == TRUTH_UNKNOWN));
		evaluation_free(evaluation);
	}
	vocabulary_free(vocabulary);
	free(text);
	return 0;
}
