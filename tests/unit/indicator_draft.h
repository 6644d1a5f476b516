/* Drafts of files in memory, and definitions as text, so that two can be compared. */
#ifndef MALTALL_TESTS_INDICATOR_DRAFT_H
#define MALTALL_TESTS_INDICATOR_DRAFT_H

#include <stdlib.h>

#include "stats/indicator/definition.h"
#include "stats/indicator/draft.h"
#include "stats/table/header.h"
#include "tests/check.h"

enum { DRAFT_FILES = 4 };

/* Files in memory, their inventories and the draft. */
struct drafted {
	struct table_file files[DRAFT_FILES];
	struct inventory *inventories[DRAFT_FILES];
	const char *names[DRAFT_FILES];
	struct draft *draft;
	size_t count;
	struct buffer yaml, package;
};

/* `texts` are pairs of file name and content, ended by NULL. */
static inline struct drafted *
draft_texts(const char *const *texts)
{
	struct drafted *drafted = calloc(1, sizeof *drafted);
	struct faults faults = { 0 };
	struct error err = { 0 };
	for (size_t i = 0; texts[2 * i]; i++) {
		drafted->names[i] = texts[2 * i];
		drafted->files[i] = (struct table_file){
			.name = texts[2 * i], .bytes = texts[2 * i + 1], .length = strlen(texts[2 * i + 1])
		};
		drafted->inventories[i] = inventory_read(&drafted->files[i], NULL, 1 << 20, &faults, &err);
		CHECK_TEXT(err.text, "");
		drafted->count++;
	}
	drafted->draft = draft_new(drafted->inventories, drafted->names, drafted->count);
	draft_write(drafted->draft, &drafted->yaml);
	draft_write_package(drafted->draft, &drafted->package);
	faults_free(&faults);
	return drafted;
}

static inline void
drafted_free(struct drafted *drafted)
{
	draft_free(drafted->draft);
	for (size_t i = 0; i < drafted->count; i++)
		inventory_free(drafted->inventories[i]);
	buffer_free(&drafted->yaml);
	buffer_free(&drafted->package);
	free(drafted);
}

/* A definition, or NULL; every mistake is a failed check. */
static inline struct definition *
definition_of(const char *text, size_t length, const char *path)
{
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct definition *definition = definition_read_text(text, length, path, &mistakes, &err);
	for (size_t i = 0; i < mistakes.count; i++)
		check_text(mistakes.items[i].message, "no mistake", mistakes.items[i].file,
			(int)mistakes.items[i].line, "a mistake");
	CHECK(definition != NULL);
	faults_free(&mistakes);
	return definition;
}

static inline void
texts_text(struct buffer *out, const char *what, const char *const *texts, size_t count)
{
	buffer_print(out, " %s[", what);
	for (size_t i = 0; i < count; i++)
		buffer_print(out, "%s%s", i ? "|" : "", texts[i]);
	buffer_char(out, ']');
}

/* The tables of a definition, whatever way they were described. */
static inline void
tables_text(struct buffer *out, const struct definition *definition)
{
	for (size_t i = 0; i < definition->table_count; i++) {
		const struct table_spec *table = &definition->tables[i];
		const struct dialect *dialect = &table->dialect;
		buffer_print(out, "%s %s %s %d %d %d %d %zu %zu\n", table->name,
			table->file_count ? table->files[0].name : "-", table->key ? table->key : "-",
			(int)dialect->encoding, dialect->delimiter, dialect->decimal, dialect->quote,
			dialect->header_line, dialect->header_rows);
		if (dialect->whole_file)
			buffer_text(out, "  whole file\n");
		for (size_t c = 0; c < table->column_count; c++) {
			const struct column_spec *column = &table->columns[c];
			buffer_print(out, "  %s '%s' %s", column->name, column_header(column),
				value_type_name(column->type));
			if (column->refers_to)
				buffer_print(out, " -> %s %zu", column->refers_to, column->target);
			texts_text(out, "one_of", column->one_of, column->one_of_count);
			if (column->missing)
				texts_text(out, "missing", column->missing, column->missing_count);
			buffer_print(out, " %d %d%d %s %d %d %d", column->thousands, column->qualified,
				column->totals_auto, column->date_format ? column->date_format : "-",
				column->pivot, column->required, column->unique);
			if (column->least || column->greatest)
				buffer_print(out, " %s..%s", column->least ? column->least : "",
					column->greatest ? column->greatest : "");
			if (column->least_length || column->most_length)
				buffer_print(
					out, " length %zu..%zu", column->least_length, column->most_length);
			if (column->totals_count)
				texts_text(out, "totals", column->totals, column->totals_count);
			for (size_t m = 0; column->meanings && m < column->missing_count; m++)
				buffer_print(out, " %d", (int)column->meanings[m]);
			if (column->blank)
				buffer_print(out, " blank %d", (int)column->blank);
			if (column->not_summed && column->type == TYPE_NUMBER)
				buffer_text(out, " not summed");
			buffer_text(out, "\n");
		}
	}
	buffer_char(out, '\0');
}

#endif
