#include <math.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/text.h"
#include "stats/indicator/draft_parts.h"
#include "stats/indicator/draft_text.h"
#include "stats/indicator/draft_totals.h"

enum { CHOICES_WIDTH = 100 };

/* "20 to 100", "2020-01-31 to 2025-12-31". */
static void
extent_add(const struct draft_column *column, struct buffer *out)
{
	const struct column_inventory *seen = column->evidence;
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
	if (column->percent_always)
		buffer_print(out, "%zu of %zu with a percent sign", seen->percents, seen->filled);
	else if (column->type == TYPE_NUMBER && seen->least < seen->most)
		buffer_print(out, "%.10g to %.10g", seen->least, seen->most);
	else if (column->type == TYPE_NUMBER)
		buffer_print(out, "always %.10g", seen->least);
	else
		buffer_print(out, "%s to %s", date_format_iso(seen->earliest, from),
			date_format_iso(seen->latest, to));
}

static void
missing_add(const struct column_inventory *seen, struct buffer *out)
{
	size_t missing = seen->blank + seen->marked;
	if (missing == 0)
		buffer_text(out, "none missing");
	else
		buffer_print(out, "%zu of %zu missing", missing, seen->rows);
}

/* What speaks for the type and the key, as a comment. */
static void
evidence_add(const struct draft *draft, const struct draft_table *table, size_t index, struct buffer *out)
{
	const struct draft_column *column = &table->columns[index];
	const struct column_inventory *seen = column->evidence;
	buffer_text(out, "   # ");
	if (seen->filled == 0)
		buffer_text(out, "nothing in it");
	else if (column->believed)
		buffer_print(out, "%zu of %zu values are keys of %s", column->shared, seen->filled,
			draft->tables[column->refers_to].name);
	else if (column->type == TYPE_TEXT || column->type == TYPE_TRUTH)
		buffer_print(out, "%s%zu different", seen->values ? "" : "at least ", seen->distinct);
	else
		extent_add(column, out);
	buffer_text(out, ", ");
	missing_add(seen, out);
	if (column->form != FORM_COUNT && !column->doubtful && seen->misfit_line[column->form])
		buffer_print(out, "; %zu cannot be read as a %s, the first on line %zu",
			seen->filled - seen->fits[column->form], value_type_name(column->type),
			seen->misfit_line[column->form]);
	if (column->form != FORM_COUNT && !column->doubtful && seen->misfit_line[column->form] &&
		table->file_count > 1) {
		const char *file = seen->misfit_file[column->form]->name;
		buffer_text(out, " of ");
		yaml_comment(out, file, strlen(file));
	}
	if (column->doubtful)
		buffer_print(out,
			"; some may be decimals or thousands: write {type: number, thousands: \"%c\"} if "
			"they are "
			"thousands",
			table->inventory->dialect.decimal == ',' ? '.' : ',');
	if (column->refers_to != SIZE_MAX && !column->believed)
		buffer_print(out,
			"; all or nearly all are keys of %s too: write refers_to: %s, if that is meant",
			draft->tables[column->refers_to].name, draft->tables[column->refers_to].name);
	buffer_char(out, '\n');
}

/* The marks that were seen, declared, so that a new one is noticed. */
static void
marks_add(const struct column_inventory *seen, struct buffer *out)
{
	const char *before = "missing: [";
	for (size_t i = 0; missing_marks_default[i]; i++) {
		if (!seen->marks[i])
			continue;
		buffer_text(out, before);
		yaml_text(out, missing_marks_default[i]);
		before = ", ";
	}
	buffer_char(out, ']');
}

/* What is said of a column beside its type, each key behind `before`. */
static void
keys_add(const struct draft *draft, const struct draft_table *table, const struct draft_column *column,
	const char *before, struct buffer *out)
{
	const struct column_inventory *seen = column->evidence;
	if (strcmp(column->name, seen->header) != 0) {
		buffer_print(out, "%sheader: ", before);
		yaml_quoted(out, seen->header);
	}
	if (column->believed)
		buffer_print(out, "%srefers_to: %s", before, draft->tables[column->refers_to].name);
	if (column->form == FORM_THOUSANDS && !column->doubtful)
		buffer_print(out, "%sthousands: \"%c\"", before,
			table->inventory->dialect.decimal == ',' ? '.' : ',');
	if (column->form == FORM_QUALIFIED)
		buffer_print(out, "%squalified: yes", before);
	if (column->percent_always)
		buffer_print(out, "%spercent: always", before);
	if (column->form == FORM_DATE_SHORT)
		buffer_print(out, "%sdate_format: dd.mm.yy%spivot: %d", before, before, INVENTORY_PIVOT);
	if (column->type == TYPE_TEXT && seen->totals)
		buffer_print(out, "%stotals: auto", before);
	if (draft_blank_is_no(column))
		buffer_print(out, "%sblank: false", before);
	if (seen->marked) {
		buffer_text(out, before);
		marks_add(seen, out);
	}
}

static void
one_of_add(const struct draft_column *column, struct buffer *out)
{
	static const char key[] = "        one_of: [", indent[] = "          ";
	size_t line = out->length + 1;
	buffer_print(out, "\n%s", key);
	for (size_t i = 0; i < column->one_of_count; i++) {
		struct buffer text = { 0 };
		yaml_text(&text, column->one_of[i]);
		buffer_text(out, i == 0 ? "" : ",");
		if (i > 0 && text_characters(out->bytes + line, out->length - line) +
					     text_characters(text.bytes, text.length) >
				     CHOICES_WIDTH) {
			line = out->length + 1;
			buffer_print(out, "\n%s", indent);
		} else if (i > 0) {
			buffer_char(out, ' ');
		}
		buffer_add(out, text.bytes, text.length);
		buffer_free(&text);
	}
	buffer_char(out, ']');
}

/* On one line, or a key a line where it may hold a list of texts only. */
static void
column_add(const struct draft *draft, const struct draft_table *table, size_t index, struct buffer *out)
{
	const struct draft_column *column = &table->columns[index];
	const char *type = value_type_name(column->type);
	struct buffer keys = { 0 };
	if (!column->name) {
		buffer_print(out, "      # column %zu", index + 1);
		if (column->evidence->header[0]) {
			buffer_text(out, ", ");
			yaml_quoted(out, column->evidence->header);
		}
		buffer_print(out, ", is left out: %s\n", column->left_out);
		return;
	}
	buffer_print(out, "      %s:", column->name);
	keys_add(draft, table, column, column->one_of ? "\n        " : ", ", &keys);
	const char *said = keys.bytes ? keys.bytes : "";
	if (column->one_of) {
		evidence_add(draft, table, index, out);
		buffer_print(out, "        type: %s%s", type, said);
		one_of_add(column, out);
		buffer_char(out, '\n');
	} else {
		buffer_print(out, keys.length ? " {type: %s%s}" : " %s%s", type, said);
		evidence_add(draft, table, index, out);
	}
	buffer_free(&keys);
}

static void
dialect_add(const struct draft_table *table, struct buffer *out)
{
	const struct dialect *dialect = &table->inventory->dialect;
	bool numbers = false;
	for (size_t i = 0; i < table->column_count; i++)
		numbers = numbers || (table->columns[i].name && table->columns[i].type == TYPE_NUMBER);
	buffer_text(out, "    dialect: {");
	if (dialect->encoding != ENCODING_FOUND_OUT)
		buffer_print(out, "encoding: %s, ", encoding_name(dialect->encoding));
	buffer_text(out, "delimiter: ");
	if (dialect->delimiter == '\t')
		buffer_text(out, "tab");
	else
		buffer_print(out, "\"%c\"", dialect->delimiter);
	if (numbers)
		buffer_print(out, ", decimal: \"%c\"", dialect->decimal);
	if (dialect->quote == '\'')
		buffer_text(out, ", quote: \"'\"");
	if (table->inventory->report.header_line > 1)
		buffer_print(out, ", header_line: %zu", table->inventory->report.header_line);
	if (dialect->header_rows > 1)
		buffer_print(out, ", header_rows: %zu", dialect->header_rows);
	if (dialect->whole_file)
		buffer_text(out, ", whole_file: yes");
	buffer_text(out, "}\n");
}

/* What the reader says of its choice, a comment a line. */
static void
report_add(const struct draft_table *table, struct buffer *out)
{
	const struct inventory *inventory = table->inventory;
	buffer_print(out, "    # %zu row%s, %zu column%s\n", inventory->rows, inventory->rows == 1 ? "" : "s",
		inventory->column_count, inventory->column_count == 1 ? "" : "s");
	if (table->file_count > 1) {
		buffer_print(out, "    # one table of %zu files, which have the same header%s; of ",
			table->file_count,
			inventory->dialect.encoding == ENCODING_FOUND_OUT ? ", though not the same encoding"
									  : "");
		yaml_comment(out, inventory->file->name, strlen(inventory->file->name));
		buffer_text(out, ":\n");
	}
	const char *line = inventory->report.evidence ? inventory->report.evidence : "";
	while (*line) {
		size_t length = strcspn(line, "\n");
		buffer_text(out, "    # ");
		yaml_comment(out, line, length);
		buffer_char(out, '\n');
		line += length + (line[length] == '\n');
	}
}

/* A key that refers to another table tells one row of it from the next only as long as none comes twice. */
static void
key_add(const struct draft *draft, const struct draft_table *table, struct buffer *out)
{
	if (table->key == SIZE_MAX) {
		buffer_text(out, "    # no key: no short text is there on every row and different on each\n");
		return;
	}
	const struct draft_column *key = &table->columns[table->key];
	size_t rows = table->inventory->rows, distinct = key->evidence->distinct;
	buffer_print(out, "    key: %s   # %zu of %zu distinct, none missing%s", key->name, distinct, rows,
		distinct < rows ? "; where one stands twice its first row counts" : "");
	if (key->refers_to != SIZE_MAX)
		buffer_print(out, "; no key, if one of %s may have several rows here",
			draft->tables[key->refers_to].name);
	buffer_text(out, "\n");
}

/* Which columns totals are to be checked in. */
static void
summed_add(const struct draft_table *table, struct buffer *out)
{
	const char *before = "    totals_equal_parts: [";
	bool totals = draft_has_totals(table), any = false;
	for (size_t i = 0; totals && i < table->column_count; i++) {
		if (!draft_adds_up(&table->columns[i]))
			continue;
		buffer_print(out, "%s%s", before, table->columns[i].name);
		before = ", ";
		any = true;
	}
	if (any)
		buffer_text(out, "]   # in these the totals are as much as the rows they are of\n");
	else if (totals)
		buffer_text(out, "    totals_equal_parts: none   # in no column are they, all together\n");
}

static void
files_add(const struct draft_table *table, struct buffer *out)
{
	buffer_text(out, table->file_count > 1 ? "    file:\n" : "    file: ");
	for (size_t i = 0; i < table->file_count; i++) {
		if (table->file_count > 1)
			buffer_text(out, "      - ");
		yaml_text(out, table->files[i]);
		buffer_char(out, '\n');
	}
}

static void
table_add(const struct draft *draft, const struct draft_table *table, struct buffer *out)
{
	buffer_print(out, "\n  %s:\n", table->name);
	report_add(table, out);
	files_add(table, out);
	dialect_add(table, out);
	key_add(draft, table, out);
	summed_add(table, out);
	buffer_text(out, "    columns:\n");
	for (size_t i = 0; i < table->column_count; i++)
		column_add(draft, table, i, out);
}

void
draft_write(const struct draft *draft, struct buffer *out)
{
	buffer_text(out,
		"# A starting definition, made by `maltall init` from what stands in the files. It is a "
		"guess with "
		"its\n"
		"# evidence behind the #: put right what is wrong, take away what you do not need.\n"
		"# `maltall check` says whether it fits the data; `maltall help definitions` lists every "
		"key.\n"
		"\n"
		"maltall: 1\n"
		"language: nb   # of the report; or en\n"
		"as_of: today   # the date for which the figures hold; a date such as 2025-12-31 is better\n"
		"\n"
		"tables:");
	for (size_t i = 0; i < draft->table_count; i++)
		table_add(draft, &draft->tables[i], out);
	buffer_text(out, "\nindicators: {}\n");
	draft_example(draft, out);
}
