/* Rows that are split without libcsv, and read ahead by a thread, in a text of several refills: each scanner,
 * in several chunk sizes, reads what libcsv alone reads, also where only some columns are wanted. What the
 * rows of such a file are like is drawn by lot, the same in every run. */
#include <stdint.h>
#include <string.h>

#include "tests/check.h"
#include "tests/unit/csv_by_lot.h"
#include "tests/unit/csv_read.h"

enum { TEXT_BYTES = 5 << 20, ODD_ROWS = 400, COLUMNS = 4 };

/* A line as most are, or one in ODD_ROWS that is not. */
static void
line_add(struct buffer *text, uint64_t *state, const char *ending)
{
	static const char *const names[] = { "Alna", "Bjerke", "Grünerløkka", "\"Østensjø\"",
		"St. Hanshaugen" };
	if (lot(state, ODD_ROWS) == 0)
		buffer_text(text, row_odd(state));
	else
		buffer_print(text, "%u;%s;%u,%u;%02u.%02u.2025", lot(state, 100000), names[lot(state, 5)],
			lot(state, 1000), lot(state, 10), 1 + lot(state, 28), 1 + lot(state, 12));
	if (lot(state, 5000) == 0)
		for (uint32_t i = lot(state, 90000); i > 0; i--)
			buffer_char(text, 'l');
	buffer_text(text, ending);
}

static void
everything_add(struct buffer *out, struct reader *reader, const bool *columns, struct faults *faults,
	struct error *err)
{
	struct batch batch;
	while (reader && reader_next(reader, &batch, err) && batch.rows) {
		/* Where a batch ends decides between which faults of the table those of the reader stand. */
		buffer_print(out, "batch %zu %zu\n", batch.rows, faults->count);
		buffer_add(out, batch.lines, batch.rows * sizeof *batch.lines);
		for (size_t i = 0; i < batch.rows * COLUMNS; i++) {
			if (columns[i % COLUMNS]) {
				struct slice field = batch_field(&batch, i / COLUMNS, i % COLUMNS);
				buffer_add(out, field.bytes, field.length);
			}
			buffer_char(out, '|');
		}
		for (size_t i = 0; i < batch.rows; i++) {
			buffer_add(out, batch.raw[i].bytes, batch.raw[i].length);
			buffer_char(out, '\n');
		}
	}
	csv_read_faults(out, faults, err, true);
	if (reader)
		reader_explain(reader, out);
	reader_free(reader);
	faults_free(faults);
}

/* These columns, of which the reader is told if others are not `wanted`. */
static void
read_as(const struct buffer *text, enum scanner scanner, size_t chunk, const bool *columns, bool wanted,
	struct buffer *out)
{
	const struct dialect declared = { .encoding = ENCODING_UTF_8,
		.delimiter = ';',
		.decimal = ',',
		.quote = '"',
		.header_line = 1,
		.header_rows = 1,
		.scanner = scanner };
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader =
		reader_open_bytes(text->bytes, text->length, chunk, "x.csv", &declared, NULL, &faults, &err);
	CHECK(reader != NULL);
	buffer_clear(out);
	if (wanted)
		reader_want(reader, columns);
	everything_add(out, reader, columns, &faults, &err);
}

static void
check_scanners(const char *ending, uint64_t seed)
{
	static const enum scanner scanners[] = { SCANNER_LIBCSV, SCANNER_FASTEST, SCANNER_PORTABLE,
		SCANNER_SSE2, SCANNER_AVX2 };
	static const size_t chunks[] = { 0, 0, 65536, 4093, 70001 };
	struct buffer text = { 0 }, expected = { 0 }, found = { 0 };
	buffer_print(&text, "id;navn;tall;dato%s", ending);
	while (text.length < TEXT_BYTES)
		line_add(&text, &seed, ending);
	static const bool columns[][COLUMNS] = { { true, true, true, true }, { false, true, false, true },
		{ true, false, false, false }, { false } };
	for (size_t some = 0; some < sizeof columns / sizeof *columns; some++) {
		read_as(&text, SCANNER_LIBCSV, 0, columns[some], false, &expected);
		CHECK(expected.length > TEXT_BYTES);
		for (size_t i = 0; i < sizeof scanners / sizeof *scanners; i++) {
			read_as(&text, scanners[i], chunks[i], columns[some], some > 0, &found);
			CHECK(found.length == expected.length &&
				memcmp(found.bytes, expected.bytes, found.length) == 0);
		}
	}
	buffer_free(&text);
	buffer_free(&expected);
	buffer_free(&found);
}

int
main(void)
{
	check_scanners("\n", 1);
	check_scanners("\r\n", 2);
	check_scanners("\n", 3);
	return check_summary("csv_plain");
}
