/* csv-spectrum: what is read, compared field by field with the records its JSON expects. */
#include "tests/unit/csv_check.h"

#include <stdlib.h>

#include "stats/base/memory.h"

#define FOLDER "tests/data/csv_spectrum/"

static void
file_read(const char *folder, const char *name, const char *ending, struct buffer *out)
{
	char path[256];
	snprintf(path, sizeof path, FOLDER "%s/%s.%s", folder, name, ending);
	FILE *file = fopen(path, "rb");
	CHECK(file != NULL);
	for (int byte; file && (byte = fgetc(file)) != EOF;)
		buffer_char(out, (char)byte);
	if (file)
		fclose(file);
}

/* These files hold flat objects of strings with simple escapes, so a string and the end of an object are all
 * there is to know about JSON. Takes the string that begins at or after *at; false where an object or the
 * text ends first. */
static bool
string_take(const char **at, struct buffer *out)
{
	buffer_clear(out);
	*at += strcspn(*at, "\"}");
	if (**at != '"')
		return false;
	while (*++*at != '"') {
		char byte = **at;
		if (byte == '\\') {
			byte = *++*at;
			byte = byte == 'n' ? '\n' : byte == 'r' ? '\r' : byte;
		}
		buffer_char(out, byte);
	}
	++*at;
	buffer_char(out, '\0');
	return true;
}

static void
record_compare(const char **json, const struct slice *header, const struct slice *fields, size_t columns)
{
	struct buffer key = { 0 }, value = { 0 };
	for (size_t i = 0; i < columns; i++) {
		CHECK(string_take(json, &key) && string_take(json, &value));
		char *name = xstrndup(header[i].bytes, header[i].length);
		char *field = xstrndup(fields[i].bytes, fields[i].length);
		CHECK_TEXT(name, key.bytes);
		CHECK_TEXT(field, value.bytes);
		free(name);
		free(field);
	}
	CHECK(!string_take(json, &key));
	*json += **json == '}';
	buffer_free(&key);
	buffer_free(&value);
}

static void
file_compare(const char *name)
{
	struct buffer csv = { 0 }, json = { 0 }, rest = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	file_read("csvs", name, "csv", &csv);
	file_read("json", name, "json", &json);
	struct reader *reader = reader_open_bytes(csv.bytes, csv.length, 1, name, NULL, NULL, &faults, &err);
	CHECK(reader != NULL);
	struct batch batch;
	size_t columns, line;
	const struct slice *header = reader_header(reader, &columns, &line);
	CHECK(reader_next(reader, &batch, &err));
	const char *at = json.bytes ? json.bytes : "";
	for (size_t row = 0; row < batch.rows; row++)
		record_compare(&at, header, batch.fields + row * columns, columns);
	CHECK(!string_take(&at, &rest));
	CHECK_INT(faults.count, 0);
	reader_free(reader);
	faults_free(&faults);
	buffer_free(&csv);
	buffer_free(&json);
	buffer_free(&rest);
}

int
main(void)
{
	static const char *const names[] = { "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes",
		"json", "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		file_compare(names[i]);

	/* The twelfth has quotes inside fields without quotes: read strictly, that row is a fault. */
	struct buffer csv = { 0 };
	file_read("csvs", "location_coordinates", "csv", &csv);
	csv_reads(csv.bytes, csv.length, NULL,
		"UTF-8 , .\nheader 1: Contact Phone Number|Location Coordinates|Cities|Counties\n"
		"error bare_quote 2:22\n",
		__FILE__, __LINE__);
	buffer_free(&csv);
	return check_summary("csv_spectrum");
}
