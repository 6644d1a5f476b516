/* Files as they come: each folder of tests/pollution is a file (`input`, whatever its name ends in) and what
 * reading it must give (`expected.txt`), in one go and in small chunks. Beside it may stand `asked`, the
 * headers asked for, a line each, and `declared`, a line with some of: encoding= delimiter= quote= decimal=
 * header_line= header_rows= whole_file=
 *
 * UPDATE=1 writes expected.txt anew: read the difference before you believe it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "tests/check.h"
#include "tests/unit/csv_read.h"

#define FOLDER "tests/pollution/"
enum { ASKED_MOST = 16, PATH_SIZE = 512 };

static bool
file_read(const char *folder, const char *name, struct buffer *out)
{
	char path[PATH_SIZE], bytes[4096];
	snprintf(path, sizeof path, FOLDER "%s/%s", folder, name);
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	for (size_t count; (count = fread(bytes, 1, sizeof bytes, file)) > 0;)
		buffer_add(out, bytes, count);
	buffer_add(out, "", 0);
	fclose(file);
	return true;
}

static struct dialect
declared_parse(char *text)
{
	struct dialect dialect = { 0 };
	for (char *word = strtok(text, " \n"); word; word = strtok(NULL, " \n")) {
		char *value = strchr(word, '=') + 1;
		if (strncmp(word, "encoding", 8) == 0)
			dialect.encoding = encoding_parse(value);
		else if (strncmp(word, "delimiter", 9) == 0)
			dialect.delimiter = strcmp(value, "tab") == 0 ? '\t' : *value;
		else if (strncmp(word, "quote", 5) == 0)
			dialect.quote = *value;
		else if (strncmp(word, "decimal", 7) == 0)
			dialect.decimal = *value;
		else if (strncmp(word, "header_line", 11) == 0)
			dialect.header_line = (size_t)*value - '0';
		else if (strncmp(word, "header_rows", 11) == 0)
			dialect.header_rows = (size_t)*value - '0';
		else if (strncmp(word, "whole_file", 10) == 0)
			dialect.whole_file = true;
	}
	return dialect;
}

/* What is found, what is read, and what is said of it. */
static void
case_read(const struct buffer *input, size_t chunk, const struct dialect *declared,
	const struct reader_hints *hints, struct buffer *out)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader = reader_open_bytes(
		input->bytes, input->length, chunk, "input", declared, hints, &faults, &err);
	if (reader)
		buffer_print(out, "%s\n", reader_found(reader));
	csv_read_all(out, reader, &faults, &err, false);
	if (err.kind)
		buffer_print(out, "%s\n", err.text);
	faults_free(&faults);
}

static void
case_check(const char *name, const char *input_name)
{
	struct buffer input = { 0 }, expected = { 0 }, asked = { 0 }, declared = { 0 }, out = { 0 },
		      again = { 0 };
	const char *headers[ASKED_MOST];
	struct reader_hints hints = { .headers = headers };
	CHECK(file_read(name, input_name, &input));
	bool is_asked = file_read(name, "asked", &asked);
	if (is_asked)
		for (char *line = strtok(asked.bytes, "\n"); line; line = strtok(NULL, "\n"))
			headers[hints.header_count++] = line;
	struct dialect dialect = { 0 };
	if (file_read(name, "declared", &declared))
		dialect = declared_parse(declared.bytes);

	case_read(&input, 0, &dialect, is_asked ? &hints : NULL, &out);
	static const size_t chunks[] = { 1, 2, 7, 100 };
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
		buffer_clear(&again);
		dialect.scanner = SCANNER_LIBCSV + (enum scanner)i;
		case_read(&input, chunks[i], &dialect, is_asked ? &hints : NULL, &again);
		check_text(again.bytes, out.bytes, name, (int)chunks[i],
			"the same in chunks and with another scanner");
	}
	char path[PATH_SIZE];
	snprintf(path, sizeof path, FOLDER "%s/expected.txt", name);
	if (getenv("UPDATE")) {
		FILE *file = fopen(path, "wb");
		CHECK(file && fwrite(out.bytes, 1, out.length, file) == out.length);
		if (file)
			fclose(file);
	} else {
		CHECK(file_read(name, "expected.txt", &expected));
		check_text(out.bytes, expected.bytes, path, 1, "what is read");
	}
	buffer_free(&input);
	buffer_free(&expected);
	buffer_free(&asked);
	buffer_free(&declared);
	buffer_free(&out);
	buffer_free(&again);
}

static int
is_case(const struct dirent *entry)
{
	return entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
}

static int
is_input(const struct dirent *entry)
{
	return strncmp(entry->d_name, "input", 5) == 0;
}

int
main(void)
{
	struct dirent **cases, **inputs;
	int count = scandir(FOLDER, &cases, is_case, alphasort);
	CHECK(count >= 30);
	for (int i = 0; i < count; i++) {
		char folder[PATH_SIZE];
		snprintf(folder, sizeof folder, FOLDER "%.256s", cases[i]->d_name);
		CHECK_INT(scandir(folder, &inputs, is_input, alphasort), 1);
		case_check(cases[i]->d_name, inputs[0]->d_name);
		free(inputs[0]);
		free(inputs);
		free(cases[i]);
	}
	free(cases);
	return check_summary("csv_pollution");
}
