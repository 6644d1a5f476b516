/* Questions about a table of counts in a string, and what comes of them. */
#ifndef MALTALL_TESTS_INDICATOR_ASK_H
#define MALTALL_TESTS_INDICATOR_ASK_H

#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/indicator/counted.h"
#include "stats/indicator/single.h"
#include "tests/check.h"

/* What is asked of a file, and what came of it. Columns: "name:type" with a blank between; the first letter
 * of the type; n and d are numerator and denominator, p the published percentage. */
struct question {
	const char *columns, *text, *by, *where, *ignored;
	enum totals_policy totals;
	enum rows_policy duplicates;
	size_t layer;
	const char *target;
};

struct answer {
	struct definition *definition;
	struct tables *tables;
	struct result *result;
	struct faults faults, notes;
	struct published_counts published;
	struct error err;
	struct buffer cells, told; /* "Alna 1/2" a line, the total first; "LINE rule" a line */
};

enum { COLUMNS_MOST = 8 };

static inline size_t
columns_read(const char *text, struct column_spec *columns, char names[][32])
{
	static const enum value_type types[] = { ['t'] = TYPE_TEXT, ['n'] = TYPE_NUMBER, ['d'] = TYPE_DATE };
	size_t count = 0;
	for (const char *at = text; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
		size_t length = strcspn(at, ":");
		snprintf(names[count], 32, "%.*s", (int)length, at);
		columns[count] = (struct column_spec){ .name = names[count], .used = true };
		columns[count++].type = types[(unsigned char)at[length + 1]];
	}
	return count;
}

static inline size_t
column_named(const struct column_spec *columns, size_t count, const char *name)
{
	for (size_t i = 0; i < count && name; i++)
		if (strcmp(columns[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

static inline void
cells_print(struct answer *answer)
{
	const struct indicator_result *indicator = &answer->result->indicators[0];
	buffer_text(&answer->cells, "");
	buffer_text(&answer->told, "");
	for (size_t i = 0; i <= indicator->stratum_count; i++) {
		size_t count = i ? indicator->strata[i - 1].cell_count : 1;
		for (size_t j = 0; j < count; j++) {
			const struct cell *cell = i ? &indicator->strata[i - 1].cells[j] : &indicator->total;
			const struct counts *counts = &cell->counts;
			buffer_print(&answer->cells, "%s%s%lld/%lld", cell->group, *cell->group ? " " : "",
				(long long)counts->numerator, (long long)counts->denominator);
			if (counts->undetermined)
				buffer_print(&answer->cells, " (%lld: %lld/%lld %lld/%lld)",
					(long long)counts->undetermined, (long long)counts->lowest_numerator,
					(long long)counts->lowest_denominator,
					(long long)counts->highest_numerator,
					(long long)counts->highest_denominator);
			if (cell->state != CELL_OK)
				buffer_print(&answer->cells, " %s", cell_state_name(cell->state));
			buffer_char(&answer->cells, '\n');
		}
	}
	for (size_t i = 0; i < answer->faults.count; i++)
		if (answer->faults.items[i].severity != SEVERITY_INFO)
			buffer_print(&answer->told, "%zu %s\n", answer->faults.items[i].line,
				answer->faults.items[i].rule);
}

static inline struct answer
ask(struct question question)
{
	static char names[COLUMNS_MOST][32];
	static struct column_spec columns[COLUMNS_MOST];
	static struct table_file file;
	static bool ignored[COLUMNS_MOST];
	struct answer answer = { 0 };
	size_t count = columns_read(question.columns, columns, names);
	memset(ignored, 0, sizeof ignored);
	file = (struct table_file){
		.name = "f.csv", .bytes = question.text, .length = strlen(question.text)
	};
	struct single_spec spec = {
		.path = "calc",
		.name = "x",
		.title = "x",
		.table = "f.csv",
		.files = &file,
		.file_count = 1,
		.dialect = { .delimiter = ';', .decimal = '.' },
		.of_counts = true,
		.columns = columns,
		.column_count = count,
		.where = { "--where", question.where },
		.by = &question.by,
		.by_count = question.by != NULL,
		.level = 0.95,
	};
	char message[256];
	if (question.target)
		CHECK(target_parse(question.target, &spec.target, message, sizeof message));
	if (question.ignored)
		ignored[column_named(columns, count, question.ignored)] = true;
	struct counted_spec counted = {
		.numerator = column_named(columns, count, "n"),
		.denominator = column_named(columns, count, "d"),
		.published = column_named(columns, count, "p"),
		.ignored = ignored,
		.totals = question.totals,
		.duplicates = question.duplicates,
		.layer = question.layer ? question.layer : 1,
	};
	struct faults mistakes = { 0 };
	answer.definition = definition_new_single(&spec, &mistakes, &answer.err);
	CHECK(answer.definition);
	if (answer.definition)
		answer.tables = tables_load(answer.definition->tables, 1, &answer.faults, &answer.err);
	CHECK(answer.tables);
	if (answer.tables)
		answer.result = result_of_counts(answer.definition, answer.tables, DATE_MISSING, &counted,
			&answer.published, &answer.faults, &answer.notes, &answer.err);
	if (answer.result)
		cells_print(&answer);
	faults_free(&mistakes);
	return answer;
}

static inline void
answer_free(struct answer *answer)
{
	result_free(answer->result);
	tables_free(answer->tables);
	definition_free(answer->definition);
	faults_free(&answer->faults);
	faults_free(&answer->notes);
	buffer_free(&answer->cells);
	buffer_free(&answer->told);
}

#endif
