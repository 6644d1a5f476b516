/* Reading in parts where something is in the way: what cannot be cut, an error on the way, nobody who wants
 * the rest, a file that becomes shorter. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/unit/csv_by_lot.h"
#include "tests/unit/csv_read_parts.h"

static struct reader *
text_open(const struct buffer *text, const struct manner *manner, struct faults *faults, struct error *err)
{
	return reader_open_bytes(text->bytes, text->length, 0, "x.csv", &manner->dialect, NULL, faults, err);
}

static bool
is_cut(const struct buffer *text, const struct manner *manner, size_t block)
{
	struct csv_read_rows rows = { 4, &csv_all_columns };
	const struct parts_use use = { .read = csv_read_part, .drop = csv_read_part_drop, .context = &rows };
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader = text_open(text, manner, &faults, &err);
	struct parts *parts = reader ? parts_new(reader, &use, 2, block) : NULL;
	bool cut = parts != NULL;
	parts_free(parts);
	reader_free(reader);
	faults_free(&faults);
	return cut;
}

static void
check_uncut(void)
{
	struct manner manner = plain_manner();
	struct buffer text = { 0 }, wide = { 0 };
	text_write(&text, &manner, 1);
	CHECK(is_cut(&text, &manner, 1000));
	CHECK(!is_cut(&text, &manner, text.length));
	manner.dialect.scanner = SCANNER_LIBCSV;
	CHECK(!is_cut(&text, &manner, 1000));
	manner.dialect.scanner = SCANNER_FASTEST;
	manner.dialect.encoding = ENCODING_UTF_16LE;
	for (size_t i = 0; i < text.length; i++) {
		buffer_char(&wide, text.bytes[i]);
		buffer_char(&wide, '\0');
	}
	CHECK(!is_cut(&wide, &manner, 1000));
	buffer_free(&text);
	buffer_free(&wide);
}

/* Fails at a row that begins with "stop", after what it has made of the rows before. */
static void *
read_to_stop(void *context, size_t worker, struct reader *reader, struct faults *faults, struct error *err)
{
	struct csv_read_made *made = xcalloc(1, sizeof *made);
	struct batch batch;
	(void)context;
	made->worker = worker;
	while (reader_next(reader, &batch, err) && batch.rows)
		for (size_t i = 0; i < batch.rows; i++) {
			if (memcmp(batch.raw[i].bytes, "stop", 4) == 0) {
				fail(err, ERROR_DATA, "x.csv", batch.lines[i], 1, "stop");
				return made;
			}
			fault_add(faults, SEVERITY_INFO, "row", "x.csv", batch.lines[i], 0, "a row");
		}
	return made;
}

/* An error comes where it would have come without parts, and once; what is made of rows behind it is not
 * seen. */
static void
check_error(void)
{
	static const struct parts_use use = {
		.read = read_to_stop, .drop = csv_read_part_drop, .context = NULL
	};
	struct buffer text = { 0 }, found = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 }, again = { 0 };
	const struct manner manner = plain_manner();
	text_write(&text, &manner, 1);
	char *at = text.bytes;
	for (size_t line = 1; line < 1000; line++)
		at = strchr(at, '\n') + 1;
	memcpy(at, "stop", 4);
	struct reader *reader = text_open(&text, &manner, &faults, &err);
	struct parts *parts = parts_new(reader, &use, 3, 1000);
	CHECK(csv_read_rows(&found, parts, &err) > 10);
	CHECK_INT(err.line, 1000);
	CHECK_INT(faults.count, 998);
	for (size_t i = 0; i < faults.count; i++)
		CHECK_INT(faults.items[i].line, i + 2);
	void *made;
	CHECK(!parts_next(parts, &made, &again) && !made && again.line == 1000);
	parts_free(parts);
	reader_free(reader);
	faults_free(&faults);
	buffer_free(&text);
	buffer_free(&found);
}

/* Nobody wants the rest: what has been read of it is dropped. */
static void
check_left(size_t wanted)
{
	struct csv_read_rows rows = { 4, &csv_all_columns };
	const struct parts_use use = { .read = csv_read_part, .drop = csv_read_part_drop, .context = &rows };
	struct buffer text = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	const struct manner manner = plain_manner();
	text_write(&text, &manner, 1);
	struct reader *reader = text_open(&text, &manner, &faults, &err);
	struct parts *parts = parts_new(reader, &use, 3, 500);
	for (size_t i = 0; i < wanted; i++) {
		void *made;
		CHECK(parts_next(parts, &made, &err) && made);
		csv_read_part_drop(NULL, made);
	}
	parts_free(parts);
	reader_free(reader);
	faults_free(&faults);
	buffer_free(&text);
}

/* The file becomes shorter while it is read: what is left of it is read, and nothing else happens. */
static void
check_shrinking(void)
{
	struct csv_read_rows rows = { 4, &csv_all_columns };
	const struct parts_use use = { .read = csv_read_part, .drop = csv_read_part_drop, .context = &rows };
	char path[] = "/tmp/csv_parts.XXXXXX";
	struct buffer text = { 0 }, found = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	const struct manner manner = plain_manner();
	text_write(&text, &manner, 1);
	int file = mkstemp(path);
	CHECK(file >= 0 && write(file, text.bytes, text.length) == (ssize_t)text.length);
	struct reader *reader = reader_open(path, "x.csv", &manner.dialect, NULL, &faults, &err);
	struct parts *parts = parts_new(reader, &use, 2, 1000);
	CHECK(ftruncate(file, 20500) == 0);
	CHECK_INT(csv_read_rows(&found, parts, &err), 20);
	CHECK(!err.kind && found.length > 20000);
	char digest[DIGEST_TEXT_SIZE], expected[DIGEST_TEXT_SIZE];
	reader_digest(reader, digest);
	digest_bytes(text.bytes, 20500, expected);
	CHECK_TEXT(digest, expected);
	parts_free(parts);
	reader_free(reader);
	faults_free(&faults);
	close(file);
	unlink(path);
	buffer_free(&text);
	buffer_free(&found);
}

int
main(void)
{
	check_uncut();
	check_error();
	for (size_t wanted = 0; wanted < 30; wanted += 3)
		check_left(wanted);
	check_shrinking();
	return check_summary("csv_parts_ended");
}
