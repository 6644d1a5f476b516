/* Whatever the bytes are, in whatever dialect and chunks: every scanner gives the same rows, fields, places,
 * totals and faults as libcsv alone, of all columns and where only some are wanted. The first bytes choose
 * the dialect and how the rest is read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/csv_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_columns(struct buffer *out, const char *bytes, size_t length, size_t chunk,
	const struct dialect *dialect, struct csv_columns columns)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	buffer_clear(out);
	csv_read_columns(out, reader_open_bytes(bytes, length, chunk, "x.csv", dialect, NULL, &faults, &err),
		&faults, &err, &columns, true);
	faults_free(&faults);
}

static void
compare(const char *bytes, size_t length, size_t chunk, const struct dialect *declared, unsigned columns)
{
	static const enum scanner scanners[] = { SCANNER_LIBCSV, SCANNER_FASTEST, SCANNER_PORTABLE,
		SCANNER_SSE2, SCANNER_AVX2 };
	struct dialect dialect = *declared;
	struct buffer expected = { 0 }, found = { 0 };
	dialect.scanner = SCANNER_LIBCSV;
	read_columns(&expected, bytes, length, 0, &dialect, (struct csv_columns){ columns, false });
	for (size_t i = 0; i < sizeof scanners / sizeof *scanners; i++) {
		dialect.scanner = scanners[i];
		read_columns(&found, bytes, length, chunk, &dialect,
			(struct csv_columns){ columns, columns != 0xFF });
		if (!expected.bytes || !found.bytes || expected.length != found.length ||
			memcmp(expected.bytes, found.bytes, found.length) != 0)
			abort();
	}
	buffer_free(&expected);
	buffer_free(&found);
}

/* The bytes below a header that is sure to be one, and a row: without them few inputs are read far. */
static void
compare_below(const char *header, const uint8_t *data, size_t size, const struct dialect *declared,
	unsigned columns)
{
	struct buffer text = { 0 };
	buffer_text(&text, header);
	buffer_add(&text, data, size);
	compare(text.bytes, text.length, 1 + size % 5, declared, columns);
	buffer_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = ";,\t|";
	static const char *const headers[] = { "a;b;c\n1;2;3\n", "a,b,c\r\n1,2,3\r\n", "a\tb\n1\t2\n",
		"a|b|c|d\n1|2|3|4\n" };
	const uint8_t choice = size ? data[0] : 0;
	const struct dialect found_out = { 0 };
	const struct dialect declared = {
		.encoding = choice & 16 ? ENCODING_WINDOWS_1252 : ENCODING_UTF_8,
		.delimiter = delimiters[choice & 3],
		.decimal = ',',
		.quote = choice & 4 ? '\'' : '"',
		.header_line = 1,
		.header_rows = 1,
		.whole_file = choice & 8,
	};
	compare((const char *)data, size, 1 + size % 7, &found_out, 0xFF);
	if (size)
		compare_below(headers[choice & 3], data + 1, size - 1, &declared,
			choice & 32 ? choice >> 6 ^ size % 16 : 0xFF);
	return 0;
}
