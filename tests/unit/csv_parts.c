/* A file read in parts, by any number of threads and in blocks of any size, gives what one reader gives:
 * rows, fields, places, raw rows, faults in their order, totals, counts and the digest. Held against that are
 * all the CSV files of the tests and the samples, and texts whose rows are drawn by lot, the same in every
 * run. */
#include <ftw.h>
#include <stdint.h>
#include <string.h>

#include "stats/csv/lines.h"
#include "tests/check.h"
#include "tests/unit/csv_by_lot.h"
#include "tests/unit/csv_read_parts.h"

static const size_t thread_counts[] = { 1, 2, 5 };

/* Reads the text, or the file if `path` is given, and returns how many parts stood. */
static size_t
read_as(const char *path, struct slice text, const struct dialect *declared, struct csv_columns some,
	size_t threads, size_t block, struct buffer *out)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct reader *reader =
		path ? reader_open(path, "x.csv", declared, NULL, &faults, &err)
		     : reader_open_bytes(text.bytes, text.length, 0, "x.csv", declared, NULL, &faults, &err);
	buffer_clear(out);
	if (reader)
		reader_tell_totals(reader);
	size_t stood = csv_read_in_parts(out, reader, &faults, &err, &some, threads, block);
	faults_free(&faults);
	return stood;
}

/* Returns how many parts stood with blocks of this size; as many whatever the number of threads. `bits` as in
 * struct csv_columns; the reader is told of them where they are not all. */
static size_t
check_block(const char *path, struct slice text, const struct dialect *declared, unsigned bits, size_t block,
	const struct buffer *expected)
{
	struct buffer found = { 0 };
	size_t stood = 0;
	for (size_t i = 0; i < sizeof thread_counts / sizeof *thread_counts; i++) {
		size_t threads = thread_counts[i],
		       now = read_as(path, text, declared, (struct csv_columns){ bits, bits != 0xFF },
			       threads, block, &found);
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
		(strncmp(name, "input", 5) != 0 && (length < 4 || strcmp(name + length - 4, ".csv") != 0)))
		return 0;
	struct buffer expected = { 0 };
	read_as(path, nothing, &found_out, csv_all_columns, 1, 0, &expected);
	size_t stood =
		check_block(path, nothing, &found_out, 0xFF, status->st_size < 30000 ? 16 : 3000, &expected) +
		check_block(path, nothing, &found_out, 0xFF, status->st_size < 30000 ? 64 : 4096, &expected) +
		check_block(path, nothing, &found_out, 0xFF, PARTS_BLOCK, &expected);
	files_read++;
	files_cut += stood > 0;
	buffer_free(&expected);
	return 0;
}

/* ---- Rows by lot ---- */

static size_t
check_bytes(const struct buffer *text, const struct dialect *declared, unsigned bits, size_t block)
{
	struct buffer expected = { 0 };
	const struct slice bytes = { text->bytes, text->length };
	read_as(NULL, bytes, declared, (struct csv_columns){ bits, false }, 1, 0, &expected);
	size_t stood = check_block(NULL, bytes, declared, bits, block, &expected);
	buffer_free(&expected);
	return stood;
}

/* Returns how many parts stood. */
static size_t
check_manner(const struct manner *manner, size_t block)
{
	struct buffer text = { 0 };
	text_write(&text, manner, block + manner->odd);
	size_t stood = check_bytes(&text, &manner->dialect, manner->columns, block);
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
	size_t stood = check_bytes(&text, &manner->dialect, manner->columns, block);
	buffer_free(&text);
	buffer_free(&rest);
	return stood;
}

/* Every delimiter, quote, line end, encoding and scanner, with rows of every kind. */
static void
check_dialects(void)
{
	static const char delimiters[] = ";,\t|", quotes[] = "\"'";
	static const char *const endings[] = { "\n", "\r\n", "\r", "\n\n", "\r\r\n" };
	static const char *const letters[] = { "", "ø", "\xF8", "\xBF" };
	static const unsigned columns[] = { 0xFF, 0x0A, 0x04 };
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
		manner.columns = columns[i / 2 % 3];
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
	manner.bytes = 3 << 20;
	manner.quoted = 1000;
	CHECK_INT(check_manner(&manner, PARTS_BLOCK), 2);
	/* Letters were put together in the sample, which is not read again: parts begin behind it. */
	manner.bytes = LINES_SAMPLE + 350000;
	manner.letter = "a\xCC\x8A";
	CHECK_INT(check_manner(&manner, 100000), 3);
}

/* Letters in two parts behind the sample, few enough that most blocks have none: some stand where a block has
 * ended and its last row has not. */
static void
check_letters(void)
{
	struct buffer text = { 0 };
	struct manner manner = plain_manner();
	buffer_text(&text, "id;navn;tall;dato\n");
	while (text.length < LINES_SAMPLE)
		buffer_text(&text, "12;Alna;3;x\n");
	for (int i = 0; i < 100; i++) {
		for (int j = 0; j < 600; j++)
			buffer_text(&text, "12;Alna;3;x\n");
		buffer_print(&text, "12;%*sa\xCC\x8A;3;x\n", 1000 + i, "");
	}
	CHECK(check_bytes(&text, &manner.dialect, manner.columns, 4096) > 1000);
	buffer_free(&text);
}

int
main(void)
{
	CHECK_INT(nftw("tests", file_check, 16, FTW_PHYS) + nftw("samples", file_check, 16, FTW_PHYS), 0);
	CHECK(files_read > 300 && files_cut > 100);
	check_standing();
	check_letters();
	check_dialects();
	return check_summary("csv_parts");
}
