/* Whatever the bytes are: a file read in parts gives what one reader gives, in rows, fields, places, totals,
 * faults and digest. The first bytes choose the dialect, the size of a block, the columns that are wanted and
 * the number of threads. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/csv_read_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Block 0: not in parts. */
static void
read_as(struct buffer *out, const struct buffer *text, const struct dialect *declared,
	struct csv_columns some, size_t threads, size_t block)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader =
		reader_open_bytes(text->bytes, text->length, 0, "x.csv", declared, NULL, &faults, &err);
	csv_read_in_parts(out, reader, &faults, &err, &some, threads, block);
	faults_free(&faults);
}

static void
compare(const struct buffer *text, const struct dialect *declared, unsigned columns, size_t threads,
	size_t block)
{
	struct buffer expected = { 0 }, found = { 0 };
	read_as(&expected, text, declared, (struct csv_columns){ columns, false }, 1, 0);
	read_as(&found, text, declared, (struct csv_columns){ columns, columns != 0xFF }, threads, block);
	if (!expected.bytes || !found.bytes || expected.length != found.length ||
		memcmp(expected.bytes, found.bytes, found.length) != 0)
		abort();
	buffer_free(&expected);
	buffer_free(&found);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = ";,\t|";
	static const char *const headers[] = { "a;b;c\n1;2;3\n", "a,b,c\r\n1,2,3\r\n", "a\tb\n1\t2\n",
		"a|b|c|d\n1|2|3|4\n" };
	static const unsigned columns[] = { 0xFF, 0x05, 0x02, 0x04 };
	if (size < 2)
		return 0;
	const uint8_t choice = data[0];
	const struct dialect found_out = { 0 };
	const struct dialect declared = {
		.encoding = ENCODING_UTF_8 + choice / 16 % 3,
		.delimiter = delimiters[choice & 3],
		.decimal = ',',
		.quote = choice & 4 ? '\'' : '"',
		.header_line = 1,
		.header_rows = 1,
		.whole_file = choice & 8,
	};
	const size_t threads = 1 + choice / 64, block = 1 + data[1] % 64;
	struct buffer text = { 0 };
	buffer_text(&text, headers[choice & 3]);
	buffer_add(&text, data + 2, size - 2);
	compare(&text, &declared, columns[data[1] / 64], threads, block);
	compare(&text, &found_out, columns[data[1] / 64], threads, block);
	buffer_free(&text);
	return 0;
}
