/* A file read in parts, by any number of threads and in blocks of any size, gives what one reader gives:
 * rows, fields, places, raw rows, faults in their order, totals, counts and the digest. Held against that are
 * all the CSV files of the tests and the samples, and texts whose rows are drawn by lot, the same in every
 * run. */
#include <ftw.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/unit/csv_read_parts.h"

static const size_t thread_counts[] = { 1, 2, 5 };

/* Reads the text, or the file if `path` is given, and returns how many parts stood. */
static size_t
read_as(const char *path, struct slice text, const struct dialect *declared, size_t threads, size_t block,
	struct buffer *out)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader =
		path ? reader_open(path, "x.csv", declared, NULL, &faults, &err)
		     : reader_open_bytes(text.bytes, text.length, 0, "x.csv", declared, NULL, &faults, &err);
	buffer_clear(out);
	if (reader)
		reader_tell_totals(reader);
	size_t stood = csv_read_in_parts(out, reader, &faults, &err, threads, block);
	faults_free(&faults);
	return stood;
}

/* Returns how many parts stood with blocks of this size; as many whatever the number of threads. */
static size_t
check_block(const char *path, struct slice text, const struct dialect *declared, size_t block,
	const struct buffer *expected)
{
	struct buffer found = { 0 };
	size_t stood = 0;
	for (size_t i = 0; i < sizeof thread_counts / sizeof *thread_counts; i++) {
		size_t threads = thread_counts[i],
		       now = read_as(path, text, declared, threads, block, &found);
		check_that(found.length == expected->length &&
				   memcmp(found.bytes, expected->bytes, found.length) == 0,
			path ? path : "text", (int)block, "the same with %zu threads", threads);
		check_that(i == 0 || now == stood, path ? path : "text", (int)block,
			"%zu parts stand, then %zu", stood, now);
		stood = now;
	}
	buffer_free(&found);
	return stood;
}

/* ---- Files ---- */

static size_t files_read, files_cut;

static int
file_check(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	static const struct dialect found_out = { 0 };
	const struct slice nothing = { NULL, 0 };
	const char *name = path + place->base;
	size_t length = strlen(name);
	if (kind != FTW_F ||
		(strncmp(name, "input", 5) != 0 && (length < 4 || strcmp(name + length - 4, ".csv"))))
		return 0;
	struct buffer expected = { 0 };
	read_as(path, nothing, &found_out, 1, 0, &expected);
	size_t stood =
		check_block(path, nothing, &found_out, status->st_size < 30000 ? 16 : 3000, &expected) +
		check_block(path, nothing, &found_out, status->st_size < 30000 ? 64 : 4096, &expected) +
		check_block(path, nothing, &found_out, PARTS_BLOCK, &expected);
	files_read++;
	files_cut += stood > 0;
	buffer_free(&expected);
	return 0;
}

/* ---- Rows by lot ---- */

static uint32_t
lot(uint64_t *state, uint32_t below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((*state >> 33) % below);
}

/* What a text is like. */
struct manner {
	struct dialect dialect;
	const char *ending, *letter;
	uint32_t odd;    /* one row in so many is not as the others; 0: none */
	uint32_t quoted; /* the same for a field with a line break */
	size_t bytes;
};

/* A row written with ; and ", as the dialect writes it. */
static void
row_add(struct buffer *text, const struct manner *manner, const char *row)
{
	for (; *row; row++) {
		if (*row == ';')
			buffer_char(text, manner->dialect.delimiter);
		else if (*row == '"')
			buffer_char(text, manner->dialect.quote);
		else
			buffer_char(text, *row);
	}
	buffer_text(text, manner->ending);
}

static void
text_write(struct buffer *text, const struct manner *manner, uint64_t seed)
{
	static const char *const odd[] = { "12;\"a;b\";3;x", "12;\"a\"\"b\";3;x", "12;\"a\n\nb\";3;x", "",
		";;;", "12;a\"b;3;x", "12;\"a\"b;3;x", "12;3;x", "12;3;x;y;z", "12;3;x;y;;", "Totalt;1;2;3",
		"id;navn;tall;dato", "12;\xFF;3;x", "12;\xC3\x83\xC2\xB8;3;x", "=\"0301\";a;3;x",
		"12;a\rb;3;x", "\xC2\xA0;;;", "12;;;", " Kilde: SSB;;;", "12;\"\";\"\";\"\"",
		"12;a\xCC\x8A;3;x", "12;a\r" };
	char row[200];
	row_add(text, manner, "id;navn;tall;dato");
	while (text->length < manner->bytes) {
		uint32_t number = lot(&seed, 100000), day = 1 + lot(&seed, 28);
		if (manner->odd && lot(&seed, manner->odd) == 0) {
			row_add(text, manner, odd[lot(&seed, sizeof odd / sizeof *odd)]);
		} else if (manner->quoted && lot(&seed, manner->quoted) == 0) {
			snprintf(row, sizeof row, "%u;\"St.%sHans\nhaugen\";%u;%02u.05.2025", number,
				manner->letter, day, day);
			row_add(text, manner, row);
		} else {
			snprintf(row, sizeof row, "%u;Bj%srke;%u;%02u.05.2025", number, manner->letter, day,
				day);
			row_add(text, manner, row);
		}
	}
	row_add(text, manner, "Totalt;;12;");
	row_add(text, manner, "");
	row_add(text, manner, "Kilde: SSB");
}

static size_t
check_bytes(const struct buffer *text, const struct dialect *declared, size_t block)
{
	struct buffer expected = { 0 };
	const struct slice bytes = { text->bytes, text->length };
	read_as(NULL, bytes, declared, 1, 0, &expected);
	size_t stood = check_block(NULL, bytes, declared, block, &expected);
	buffer_free(&expected);
	return stood;
}

/* Returns how many parts stood. */
static size_t
check_manner(const struct manner *manner, size_t block)
{
	struct buffer text = { 0 };
	text_write(&text, manner, block + manner->odd);
	size_t stood = check_bytes(&text, &manner->dialect, block);
	buffer_free(&text);
	return stood;
}

/* The same with another row in the middle. */
static size_t
check_with(const struct manner *manner, size_t block, const char *row)
{
	struct buffer text = { 0 }, rest = { 0 };
	struct manner half = *manner;
	half.bytes /= 2;
	text_write(&text, &half, block);
	text.length = half.bytes;
	while (text.bytes[text.length - 1] != '\n')
		text.length--;
	buffer_print(&text, "%s\n", row);
	text_write(&rest, &half, block);
	buffer_text(&text, strchr(rest.bytes, '\n') + 1);
	size_t stood = check_bytes(&text, &manner->dialect, block);
	buffer_free(&text);
	buffer_free(&rest);
	return stood;
}

static struct manner
plain_manner(void)
{
	return (struct manner){
		.dialect = { .encoding = ENCODING_UTF_8,
			.delimiter = ';',
			.decimal = ',',
			.quote = '"',
			.header_line = 1,
			.header_rows = 1 },
		.ending = "\n",
		.letter = "ø",
		.bytes = 40000,
	};
}

/* Every delimiter, quote, line end, encoding and scanner, with rows of every kind. */
static void
check_dialects(void)
{
	static const char delimiters[] = ";,\t|", quotes[] = "\"'";
	static const char *const endings[] = { "\n", "\r\n", "\r", "\n\n", "\r\r\n" };
	static const char *const letters[] = { "", "ø", "\xF8", "\xBF" };
	static const uint32_t odds[] = { 0, 1000, 30 };
	static const size_t blocks[] = { 64, 4096, 1000, 333 };
	for (unsigned i = 0; i < 60; i++) {
		struct manner manner = plain_manner();
		manner.dialect.encoding = ENCODING_UTF_8 + (enum encoding)(i % 3);
		manner.letter = letters[manner.dialect.encoding];
		manner.dialect.delimiter = delimiters[i % 4];
		manner.dialect.quote = quotes[i / 4 % 2];
		manner.dialect.scanner = SCANNER_PORTABLE + (enum scanner)(i % 3);
		manner.dialect.whole_file = i % 7 == 0;
		manner.ending = endings[i % 5];
		manner.odd = odds[i / 3 % 3];
		manner.quoted = i % 2 ? 50 : 0;
		check_manner(&manner, blocks[i % 4]);
	}
}

/* What must stand, and does not only happen to be right because all is read again. */
static void
check_standing(void)
{
	struct manner manner = plain_manner();
	CHECK_INT(check_manner(&manner, 1000), 39);
	manner.ending = "\r\n";
	CHECK_INT(check_manner(&manner, 1000), 39);
	/* Line breaks in quotes: counting tells where rows begin. */
	manner.quoted = 2;
	CHECK_INT(check_manner(&manner, 1000), 39);
	/* A quote where none belongs: the part that holds it and those behind it are cut wrongly; one block
	 * on all is well again. Totals are held back, and once they are data change how others are read. */
	manner.quoted = 0;
	CHECK_INT(check_with(&manner, 1000, "12;Al\"na;3;x"), 38);
	CHECK_INT(check_with(&manner, 1000, "Totalt;;3;"), 38);
	CHECK_INT(check_with(&manner, 1000, "12;Alna;3;x"), 39);
	/* Nothing behind these is read. */
	CHECK_INT(check_with(&manner, 1000, "12;\"Alna;3;x"), 19);
	CHECK_INT(check_with(&manner, 1000, "\nTabell 2: i fjor;;;\nid;navn;tall;dato"), 19);
	/* No LF: nothing can be cut. */
	manner = plain_manner();
	manner.ending = "\r";
	CHECK_INT(check_manner(&manner, 1000), 0);
	/* Blocks less than a row: most are empty. */
	manner.ending = "\n";
	CHECK(check_manner(&manner, 16) > 1000);
	manner.bytes = 6 << 20;
	manner.odd = 20000;
	manner.quoted = 1000;
	CHECK(check_manner(&manner, PARTS_BLOCK) > 0);
}

/* ---- What goes wrong ---- */

static struct reader *
text_open(const struct buffer *text, const struct manner *manner, struct faults *faults, struct error *err)
{
	return reader_open_bytes(text->bytes, text->length, 0, "x.csv", &manner->dialect, NULL, faults, err);
}

static bool
is_cut(const struct buffer *text, const struct manner *manner, size_t block)
{
	static const struct parts_use use = { csv_read_part, csv_read_part_drop, NULL };
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
	static const struct parts_use use = { read_to_stop, csv_read_part_drop, NULL };
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
	static const struct parts_use use = { csv_read_part, csv_read_part_drop, NULL };
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
	static const struct parts_use use = { csv_read_part, csv_read_part_drop, NULL };
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
	CHECK_INT(nftw("tests", file_check, 16, FTW_PHYS) + nftw("samples", file_check, 16, FTW_PHYS), 0);
	CHECK(files_read > 300 && files_cut > 100);
	check_standing();
	check_dialects();
	check_uncut();
	check_error();
	for (size_t wanted = 0; wanted < 30; wanted += 3)
		check_left(wanted);
	check_shrinking();
	return check_summary("csv_parts");
}
