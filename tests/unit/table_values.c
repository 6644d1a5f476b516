/* Runs tests/values.txt: every field read as a table of one row and one column. The format stands there. */
#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/base/text.h"
#include "stats/table/table.h"
#include "tests/check.h"

enum { LISTED = 8 };

/* A line taken apart, and the spec it makes. */
struct row {
	char *type, *options, *field, *expected;
	struct column_spec spec;
	char decimal;
	const char *one_of[LISTED], *missing[LISTED], *totals[LISTED];
	struct alias aliases[LISTED];
	enum mark_meaning meanings[LISTED];
};

/* Writes \s and \uXXXX as the characters they stand for, in place: none is longer than its name. */
static void
unescape(char *text)
{
	char *to = text;
	for (const char *at = text; *at;) {
		if (at[0] == '\\' && at[1] == 's') {
			*to++ = ' ';
			at += 2;
		} else if (at[0] == '\\' && at[1] == 'u') {
			char digits[5] = "";
			memcpy(digits, at + 2, 4);
			to += text_encode((uint32_t)strtoul(digits, NULL, 16), to);
			at += 6;
		} else {
			*to++ = *at++;
		}
	}
	*to = '\0';
}

static char *
part_take(char **rest)
{
	char *part = *rest + strspn(*rest, " ");
	char *end = strchr(part, '|');
	*rest = end ? end + 1 : part + strlen(part);
	if (!end)
		end = part + strlen(part);
	while (end > part && (end[-1] == ' ' || end[-1] == '\n'))
		end--;
	*end = '\0';
	return part;
}

static size_t
list_take(char *value, const char **texts)
{
	size_t count = 0;
	char *rest = NULL;
	for (char *text = strtok_r(value, ",", &rest); text; text = strtok_r(NULL, ",", &rest)) {
		unescape(text);
		texts[count++] = text;
	}
	return count;
}

static enum mark_meaning
meaning_of(const char *name)
{
	static const char *const names[] = { "missing", "zero", "not_applicable", "not_available",
		"confidential" };
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return (enum mark_meaning)i;
	return MARK_UNKNOWN;
}

static bool
option_take(struct row *row, const char *key, char *value)
{
	struct column_spec *spec = &row->spec;
	static const char *const percents[] = { "sign", "always", "never" };
	if (strcmp(key, "decimal") == 0) {
		row->decimal = value[0];
	} else if (strcmp(key, "thousands") == 0) {
		spec->thousands = value[0];
	} else if (strcmp(key, "percent") == 0) {
		for (unsigned i = 0; i < 3; i++)
			if (strcmp(percents[i], value) == 0)
				spec->percent = (enum percent)i;
	} else if (strcmp(key, "exponents") == 0) {
		spec->exponents = true;
	} else if (strcmp(key, "qualified") == 0) {
		spec->qualified = true;
	} else if (strcmp(key, "date_format") == 0) {
		spec->date_format = value;
	} else if (strcmp(key, "least") == 0) {
		spec->least = value;
	} else if (strcmp(key, "pivot") == 0) {
		spec->pivot = atoi(value);
	} else if (strcmp(key, "excel_serial") == 0) {
		spec->excel_serial = true;
	} else if (strcmp(key, "prefix") == 0) {
		unescape(value);
		spec->prefix = value;
	} else if (strcmp(key, "one_of") == 0) {
		spec->one_of = row->one_of;
		spec->one_of_count = list_take(value, row->one_of);
	} else if (strcmp(key, "missing") == 0) {
		spec->missing = row->missing;
		spec->missing_count = strcmp(value, "blank") == 0 ? 0 : list_take(value, row->missing);
	} else if (strcmp(key, "meanings") == 0) {
		const char *names[LISTED];
		size_t count = list_take(value, names);
		for (size_t i = 0; i < count; i++)
			row->meanings[i] = meaning_of(names[i]);
		spec->meanings = row->meanings;
	} else if (strcmp(key, "blank") == 0) {
		spec->blank = strcmp(value, "false") == 0 ? BLANK_FALSE : BLANK_MISSING;
	} else if (strcmp(key, "totals") == 0) {
		spec->totals = row->totals;
		spec->totals_auto = strcmp(value, "auto") == 0;
		spec->totals_count = spec->totals_auto ? 0 : list_take(value, row->totals);
	} else if (strcmp(key, "aliases") == 0) {
		char *to = strchr(value + 1, '>');
		*to++ = '\0';
		unescape(value);
		unescape(to);
		row->aliases[0] = (struct alias){ value, to };
		spec->aliases = row->aliases;
		spec->alias_count = 1;
	} else {
		return false;
	}
	return true;
}

static bool
row_parse(char *line, struct row *row)
{
	static const char *const types[] = { "text", "number", "date", "truth" };
	char *rest = line;
	row->type = part_take(&rest);
	row->options = part_take(&rest);
	row->field = part_take(&rest);
	row->expected = part_take(&rest);
	row->decimal = ',';
	row->spec = (struct column_spec){ .name = "x", .used = true };
	bool known = false;
	for (unsigned i = 0; i < 4; i++) {
		if (strcmp(types[i], row->type) == 0) {
			row->spec.type = (enum value_type)i;
			known = true;
		}
	}
	char *words = NULL;
	for (char *word = strtok_r(row->options, " ", &words); word; word = strtok_r(NULL, " ", &words)) {
		char *value = strchr(word, '=');
		if (!value)
			return false;
		*value++ = '\0';
		known = known && option_take(row, word, value);
	}
	unescape(row->field);
	return known && row->expected[0];
}

static void
value_add(struct buffer *out, const struct tables *tables)
{
	const struct table *table = &tables->items[0];
	const struct column *column = &table->columns[0];
	char date[DATE_TEXT_SIZE];
	if (table->rows == 0) {
		buffer_text(out, table->rows_set_aside ? "aside" : "no row");
	} else if (column_is_missing(column, 0)) {
		buffer_text(out, "missing");
	} else if (column->spec->type == TYPE_TEXT) {
		buffer_print(out, "'%s'", dictionary_text(tables->dictionary, column->codes[0], NULL));
	} else if (column->spec->type == TYPE_NUMBER) {
		if (column->qualifiers)
			buffer_char(out, (char)column->qualifiers[0]);
		buffer_print(out, "%.15g", column->numbers[0]);
	} else if (column->spec->type == TYPE_DATE) {
		buffer_text(out, date_format_iso(column->dates[0], date));
	} else {
		buffer_text(out, column->truths[0] ? "true" : "false");
	}
}

/* "missing (missing_mark)", or "! number" for a fault; its message goes to *message. */
static void
result_add(struct buffer *out, const struct tables *tables, const struct faults *faults, const char **message)
{
	const char *between = " (";
	for (size_t i = 0; i < faults->count; i++) {
		if (faults->items[i].severity >= SEVERITY_ERROR) {
			buffer_print(out, "! %s", faults->items[i].rule);
			*message = faults->items[i].message;
		}
	}
	if (!*message)
		value_add(out, tables);
	for (size_t i = 0; i < faults->count; i++) {
		if (faults->items[i].severity < SEVERITY_ERROR &&
			strcmp(faults->items[i].rule, "totals_row") != 0) {
			buffer_print(out, "%s%s", between, faults->items[i].rule);
			between = ", ";
		}
	}
	if (between[0] == ',')
		buffer_char(out, ')');
}

static void
row_check(struct row *row, int line)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, "x\n\"");
	for (const char *at = row->field; *at; at++)
		buffer_text(&csv, *at == '"' ? "\"\"" : (char[]){ *at, '\0' });
	buffer_text(&csv, "\"\n");
	struct table_file file = { .name = "values.csv", .bytes = csv.bytes, .length = csv.length };
	struct table_spec spec = { .name = "values", .files = &file, .file_count = 1, .columns = &row->spec };
	spec.column_count = 1;
	spec.dialect = (struct dialect){
		.encoding = ENCODING_UTF_8,
		.delimiter = ';',
		.decimal = row->decimal,
		.quote = '"',
		.header_line = 1,
		.header_rows = 1,
		.whole_file = true,
	};
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct tables *tables = tables_load(&spec, 1, &faults, &err);
	check_that(tables != NULL, "tests/values.txt", line, "%s", err.text);
	if (tables) {
		const char *message = NULL;
		struct buffer result = { 0 };
		result_add(&result, tables, &faults, &message);
		size_t length = result.length;
		bool same = message ? strncmp(row->expected, result.bytes, length) == 0 &&
					      row->expected[length] == ' ' &&
					      strstr(message, row->expected + length + 1)
				    : strcmp(row->expected, result.bytes) == 0;
		check_that(same, "tests/values.txt", line, "%s '%s' is %s %s, expected %s", row->type,
			row->field, result.bytes, message ? message : "", row->expected);
		if (message)
			check_that(tables->items[0].rows == 1 &&
					   column_is_missing(&tables->items[0].columns[0], 0),
				"tests/values.txt", line, "what is refused is missing");
		buffer_free(&result);
	}
	tables_free(tables);
	faults_free(&faults);
	buffer_free(&csv);
}

int
main(void)
{
	FILE *file = fopen("tests/values.txt", "r");
	CHECK(file != NULL);
	char *text = NULL;
	size_t capacity = 0, rows = 0;
	for (int line = 1; file && getline(&text, &capacity, file) >= 0; line++) {
		if (text[0] == '#' || text[0] == '\n')
			continue;
		struct row row = { 0 };
		bool parsed = row_parse(text, &row);
		check_that(
			parsed, "tests/values.txt", line, "not of the form TYPE | OPTIONS | FIELD | RESULT");
		if (parsed)
			row_check(&row, line);
		rows++;
	}
	CHECK(rows > 250);
	free(text);
	if (file)
		fclose(file);
	return check_summary("table_values");
}
