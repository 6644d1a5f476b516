/* A table that several threads have read is the table that one has read, to the last value, place, fault and
 * code; and the parts of one whose rows are not kept are its rows: over files put together by lot, the same
 * in every run. */
#include <stdint.h>
#include <stdlib.h>

#include "tests/lot.h"
#include "tests/table_text.h"

enum { FILES = CHECK_CASES(300), ROWS = 90, TABLES_MOST = 2 };

static uint64_t state = 17;

static size_t
drawn(size_t below)
{
	state = lot_step(state);
	return (size_t)((state >> 33) % below);
}

static const char *const texts[] = { "Alna", "Bjerke", "Bydel Alna", "Grünerløkka", "\"St. H; \"\"x\"\"\"",
	" Ullern ", "\"to\nlinjer\"", "-", "", "#REF!", "S\302\255agene", "12345678901" };
static const char *const dates[] = { "2025-01-31", "31.12.2024", "", "31.02.2024", "1. mai 2024",
	"2024-05-05 00:00:00", "\302\2402024-02-29", "snart" };
static const char *const numbers[] = { "1", "12,5", "0301", "1 234", "70 %", "-", "", "tre",
	"9999999999999999", "4.0" };
static const char *const truths[] = { "x", "", "x", "", "\xE2\x9C\x93", "x" };
static const char *const answers[] = { "ja", "nei", "", "kanskje", "x" };
static const char *const kinds[] = { "a", "b", "A", "c", "" };
/* Whole lines that are no plain rows. */
static const char *const lines[] = { "\n", ";;;;;;\n", "Sum;;12;;;;\n", "en fotnote\n", "Alna;1\n",
	"Al\"na;;;;;;\n", "text;date;number;truth;answer;kind;other\n", "Oslo i alt;;3;;;;\n",
	"Alna;;;;;;;\n", "* avrundet\n" };

static void
row_add(struct buffer *text)
{
	const struct {
		const char *const *fields;
		size_t count;
	} columns[] = { { texts, COUNT(texts) - (drawn(40) > 0) }, { dates, COUNT(dates) },
		{ numbers, COUNT(numbers) }, { truths, COUNT(truths) }, { answers, COUNT(answers) },
		{ kinds, COUNT(kinds) }, { texts, 4 } };
	for (size_t i = 0; i < COUNT(columns); i++)
		/* Mostly the plain ones, which stand first. */
		buffer_print(text, "%s%s", i ? ";" : "",
			columns[i].fields[drawn(drawn(4) ? 2 : columns[i].count)]);
	buffer_text(text, drawn(30) ? "\n" : "\r\n");
}

static struct buffer
file_text(size_t rows)
{
	struct buffer text = { 0 };
	size_t odd = drawn(3) ? 0 : 12;
	buffer_text(&text, "text;date;number;truth;answer;kind;other\n");
	for (size_t i = 0; i < rows; i++) {
		if (odd && i > 3 && drawn(odd) == 0)
			buffer_text(&text, lines[drawn(COUNT(lines))]);
		else
			row_add(&text);
	}
	if (drawn(2))
		buffer_text(&text, drawn(2) ? "Sum;;7;;;;\n" : "\nKilde: noen\n");
	return text;
}

static void
table_tell(const struct tables *tables, const struct table *table, struct buffer *out)
{
	table_print(tables, table, out);
	for (size_t i = 0; i < table->struck_count; i++)
		buffer_print(out, "struck %u %u %zu\n", (unsigned)table->struck[i].row,
			(unsigned)table->struck[i].column, table->struck[i].fault);
	for (size_t i = 0; i < table->repeated_count; i++)
		buffer_print(out, "repeated %u %d\n", (unsigned)table->repeated[i].row,
			table->repeated[i].contradicts);
	buffer_print(out, "left out %zu, set aside %zu, codes met %d\n", table->rows_left_out,
		table->rows_set_aside, table->columns[2].codes_met);
	for (size_t i = 0; i < table->spec->file_count; i++)
		buffer_print(out, "%s: %zu taken, %zu left out, %zu set aside, %s, %zu totals, %s\n",
			table->spec->files[i].name, table->rows_taken[i], table->left_out[i],
			table->reports[i].set_aside, table->reports[i].found, table->reports[i].totals_count,
			table->digests[i]);
	if (table->totals)
		table_print(tables, table->totals, out);
}

/* Everything that comes of loading, as a text; or the error. */
static char *
load_by(const struct table_spec *specs, size_t count, size_t threads, size_t portion)
{
	struct table_spec with[TABLES_MOST] = { 0 };
	struct buffer out = { 0 };
	char error[4096];
	for (size_t i = 0; i < count; i++) {
		with[i] = specs[i];
		with[i].threads = threads;
		with[i].portion = portion;
	}
	struct loaded loaded = { 0 };
	loaded.tables = tables_load(with, count, &loaded.faults, &loaded.err);
	for (size_t i = 0; loaded.tables && i < count; i++)
		table_tell(loaded.tables, &loaded.tables->items[i], &out);
	const struct dictionary *known = loaded.tables ? loaded.tables->dictionary : NULL;
	for (uint32_t code = 1; known && code <= dictionary_count(known); code++)
		buffer_print(&out, "%s\n", dictionary_text(known, code, NULL));
	error_describe(&loaded.err, error, sizeof error);
	faults_print(&loaded.faults, &out);
	for (size_t i = 0; i < loaded.faults.count; i++)
		buffer_print(
			&out, "%zu %d\n", loaded.faults.items[i].cases, (int)loaded.faults.items[i].severity);
	buffer_text(&out, error);
	loaded_free(&loaded);
	return out.bytes;
}

static void
check_same(const struct table_spec *specs, size_t count)
{
	static const size_t threads[] = { 2, 3, 5 }, portions[] = { 64, 300, 2000 };
	char *expected = load_by(specs, count, 1, 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		char *found = load_by(specs, count, threads[i], portions[drawn(COUNT(portions))]);
		CHECK_TEXT(found, expected);
		free(found);
	}
	free(expected);
}

/* ---- Keys and references ---- */

/* Mostly numbers, of which some come again; and what is one to a reader and not to a dictionary. */
static void
key_add(struct buffer *text)
{
	static const char *const keys[] = { "007", "7", "A-7", "A-", "\"9\"", " 12 ", "Ærlend", "", "-",
		"gammel", "999999999", "1000000000", "0", "+4", "\"1\n2\"", "12345678901", "4A", "1E+05" };
	if (drawn(6) == 0)
		buffer_text(text, keys[drawn(COUNT(keys))]);
	else
		buffer_print(text, "%s%zu", drawn(9) ? "" : "A-", drawn(8) ? 1000 + drawn(150) : drawn(9));
}

/* The key is the first field or not, and a column before it may hold anything. */
static struct buffer
keys_text(const char *header, size_t rows)
{
	struct buffer text = { 0 };
	buffer_text(&text, header);
	for (size_t i = 0; i < rows; i++) {
		for (const char *at = header; *at != '\n'; at++) {
			bool begins = at == header || at[-1] == ';';
			if (begins && (*at == 'k' || *at == 'r'))
				key_add(&text);
			else if (begins)
				buffer_text(&text, texts[drawn(drawn(4) ? 2 : COUNT(texts) - 1)]);
			else if (*at == ';')
				buffer_char(&text, ';');
		}
		buffer_char(&text, '\n');
	}
	return text;
}

/* A table with a key, and one with references to it and to itself. */
static void
check_keys(void)
{
	static const char *const headers[] = { "key;text;other\n", "text;key;other\n", "other;text;key\n" };
	static const struct alias aliases[] = { { "gammel", "1001" } };
	static const char *const missing[] = { "1002", "-" };
	struct buffer first = keys_text(headers[drawn(3)], ROWS), second = keys_text(headers[drawn(3)], ROWS),
		      third = keys_text("text;key;ref;rest\n", 2 * ROWS);
	struct column_spec columns[] = {
		{ .name = "key", .type = TYPE_TEXT, .used = drawn(2), .identifiers_allowed = drawn(2) },
		{ .name = "text", .type = TYPE_TEXT, .used = drawn(2) },
		{ .name = "other", .type = TYPE_TEXT, .used = true },
	};
	struct column_spec referring[] = {
		{ .name = "rest", .type = TYPE_TEXT, .refers_to = "a", .target = 0, .used = drawn(2) },
		{ .name = "key", .type = TYPE_TEXT, .refers_to = drawn(2) ? "b" : NULL, .target = 1 },
		{ .name = "ref", .type = TYPE_TEXT, .refers_to = "a", .target = 0 },
	};
	if (drawn(2))
		columns[0].prefix = referring[0].prefix = drawn(2) ? "A-" : "1";
	if (drawn(3) == 0) {
		referring[2].aliases = aliases;
		referring[2].alias_count = 1;
	}
	if (drawn(3) == 0) {
		columns[0].missing = missing;
		columns[0].missing_count = COUNT(missing);
	}
	columns[0].as_written = drawn(4) == 0;
	struct table_file files[] = {
		{ .name = "one.csv", .bytes = first.bytes, .length = first.length },
		{ .name = "two.csv", .bytes = second.bytes, .length = second.length },
		{ .name = "three.csv", .bytes = third.bytes, .length = third.length },
	};
	struct table_spec specs[] = { { .name = "a",
					      .files = files,
					      .file_count = 1 + drawn(2),
					      .key = "key",
					      .duplicates = drawn(8) ? drawn(2) : DUPLICATES_REFUSE },
		{ .name = "b", .files = files + 2, .file_count = 1, .key = "key" } };
	specs[0].columns = columns;
	specs[1].columns = referring;
	specs[0].column_count = specs[1].column_count = COUNT(columns);
	specs[0].dialect = specs[1].dialect = (struct dialect){ .delimiter = ';', .decimal = ',' };
	check_same(specs, COUNT(specs));
	buffer_free(&first);
	buffer_free(&second);
	buffer_free(&third);
}

/* ---- Rows that are not kept ---- */

/* Rows as a text, and what is wrong with fields of theirs. */
static void
rows_tell(const struct tables *tables, const struct faults *faults, struct buffer *out)
{
	const struct table *table = &tables->items[0];
	table_print(tables, table, out);
	for (size_t i = 0; i < table->struck_count; i++)
		buffer_print(out, "!%zu %u %s\n", table_line(table, table->struck[i].row),
			(unsigned)table->struck[i].column, faults->items[table->struck[i].fault].rule);
}

static void *
part_make(void *context, struct tables *part, const struct faults *faults)
{
	struct buffer *made = xcalloc(1, sizeof *made);
	(void)context;
	rows_tell(part, faults, made);
	return made;
}

static void
part_drop(void *context, void *made)
{
	(void)context;
	buffer_free(made);
	free(made);
}

/* Rows and struck fields apart, since where a part ends is left open. */
static void
part_take(void *context, struct tables *part, void *made)
{
	struct buffer *out = context, *text = made;
	(void)part;
	char *rest = NULL, *line = text->bytes ? strtok_r(text->bytes, "\n", &rest) : NULL;
	for (; line; line = strtok_r(NULL, "\n", &rest))
		buffer_print(&out[*line == '!'], "%s\n", line);
	part_drop(context, made);
}

static char *
stream_by(const struct table_spec *spec, size_t threads, size_t portion, bool *kept)
{
	struct table_spec with = *spec;
	struct buffer out[2] = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	const struct stream_use use = {
		.make = part_make, .take = part_take, .drop = part_drop, .context = out
	};
	with.threads = threads;
	with.portion = portion;
	struct tables *tables = tables_stream(&with, &use, &faults, &err);
	*kept = !tables;
	CHECK(tables || err.kind == ERROR_AGAIN);
	if (tables)
		buffer_print(&out[1], "%zu\n", table_row_count(&tables->items[0]));
	for (size_t i = 0; tables && i < spec->column_count; i++)
		buffer_print(&out[1], "%d", tables->items[0].columns[i].struck);
	faults_print(&faults, &out[1]);
	buffer_print(&out[0], "%s", out[1].bytes);
	buffer_free(&out[1]);
	tables_free(tables);
	faults_free(&faults);
	return out[0].bytes;
}

/* The same of rows that are kept. */
static char *
rows_by(const struct table_spec *spec)
{
	struct loaded loaded = { 0 };
	struct buffer out[2] = { 0 }, *all = xcalloc(1, sizeof *all);
	loaded.tables = tables_load(spec, 1, &loaded.faults, &loaded.err);
	rows_tell(loaded.tables, &loaded.faults, all);
	part_take(out, loaded.tables, all);
	buffer_print(&out[1], "%zu\n", loaded.tables->items[0].rows);
	for (size_t i = 0; i < spec->column_count; i++)
		buffer_print(&out[1], "%d", loaded.tables->items[0].columns[i].struck);
	faults_print(&loaded.faults, &out[1]);
	buffer_print(&out[0], "%s", out[1].bytes);
	buffer_free(&out[1]);
	loaded_free(&loaded);
	return out[0].bytes;
}

/* False where the rows have to be kept. */
static bool
check_stream(const struct table_spec *spec)
{
	static const size_t threads[] = { 1, 2, 5 }, portions[] = { 64, 300, 2000 };
	char *expected = rows_by(spec);
	bool kept = false;
	for (size_t i = 0; i < COUNT(threads) && !kept; i++) {
		char *found = stream_by(spec, threads[i], portions[drawn(COUNT(portions))], &kept);
		if (!kept)
			CHECK_TEXT(found, expected);
		free(found);
	}
	free(expected);
	return !kept;
}

int
main(void)
{
	size_t streamed = 0;
	static const char *const allowed[] = { "a", "b", "c" };
	static const struct alias aliases[] = { { "A", "a" } };
	static const char *const totals[] = { "Bjerke" };
	struct column_spec columns[] = {
		{ .name = "text", .type = TYPE_TEXT, .used = true, .prefix = "Bydel " },
		{ .name = "date", .type = TYPE_DATE, .used = true },
		{ .name = "number", .type = TYPE_NUMBER, .used = true },
		{ .name = "truth", .type = TYPE_TRUTH, .used = true },
		{ .name = "answer", .type = TYPE_TRUTH, .used = true },
		{ .name = "kind",
			.type = TYPE_TEXT,
			.used = true,
			.one_of = allowed,
			.one_of_count = 3,
			.aliases = aliases,
			.alias_count = 1 },
		{ .name = "other", .type = TYPE_TEXT },
	};
	for (size_t i = 0; i < FILES; i++) {
		struct buffer first = file_text(ROWS), second = file_text(ROWS / 3);
		struct table_file files[] = {
			{ .name = "one.csv", .bytes = first.bytes, .length = first.length },
			{ .name = "two.csv", .bytes = second.bytes, .length = second.length },
		};
		struct table_spec spec = { .name = "x",
			.files = files,
			.file_count = 1 + drawn(2),
			.columns = columns,
			.column_count = COUNT(columns),
			.dialect = { .delimiter = ';', .decimal = ',' } };
		columns[0].totals = drawn(3) ? NULL : totals;
		columns[0].totals_count = columns[0].totals != NULL;
		columns[0].identifiers_allowed = drawn(2);
		columns[2].qualified = drawn(5) == 0;
		columns[3].blank = drawn(2) ? BLANK_FOUND_OUT : BLANK_MISSING;
		spec.key = drawn(8) ? NULL : "other";
		check_same(&spec, 1);
		/* Without the texts that are allowed. */
		spec.key = NULL;
		spec.column_count = 5;
		streamed += check_stream(&spec);
		buffer_free(&first);
		buffer_free(&second);
		check_keys();
	}
	CHECK(streamed > FILES / 4 && streamed < FILES);
	return check_summary("table_portion");
}
