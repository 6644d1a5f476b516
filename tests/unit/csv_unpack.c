/* Packed files beyond those of tests/pollution: large ones, in every chunk size; bombs; standard input; and
 * how much of a large file is read to know it by. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <zip.h>
#include <zlib.h>
#include <zstd.h>

#include "stats/base/digest.h"
#include "stats/base/memory.h"
#include "stats/csv/input.h"
#include "tests/unit/csv_check.h"

static void
gzip_pack(const struct buffer *plain, struct buffer *packed)
{
	z_stream stream = { .next_in = (Bytef *)plain->bytes, .avail_in = (uInt)plain->length };
	char bytes[4096];
	int result = deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	while (result == Z_OK) {
		stream.next_out = (Bytef *)bytes;
		stream.avail_out = sizeof bytes;
		result = deflate(&stream, Z_FINISH);
		buffer_add(packed, bytes, sizeof bytes - stream.avail_out);
	}
	CHECK_INT(result, Z_STREAM_END);
	deflateEnd(&stream);
}

static void
zstandard_pack(const struct buffer *plain, struct buffer *packed)
{
	size_t room = ZSTD_compressBound(plain->length);
	char *bytes = xmalloc(room);
	size_t length = ZSTD_compress(bytes, room, plain->bytes, plain->length, 3);
	CHECK(!ZSTD_isError(length));
	buffer_add(packed, bytes, length);
	free(bytes);
}

static void
rows_add(struct buffer *plain, int rows)
{
	buffer_text(plain, "n;tekst\n");
	for (int i = 0; i < rows; i++)
		buffer_print(plain, "%d;blåbærsyltetøy %d\n", i, i % 17);
}

/* Whatever it is packed with and in what chunks it comes, it reads as the plain text does. */
static void
test_large(void)
{
	struct buffer plain = { 0 }, packed = { 0 }, expected = { 0 }, read = { 0 };
	static void (*const packers[])(
		const struct buffer *, struct buffer *) = { gzip_pack, zstandard_pack };
	rows_add(&plain, 50000);
	csv_read_bytes(&expected, plain.bytes, plain.length, 0, NULL, false);
	for (size_t i = 0; i < sizeof packers / sizeof *packers; i++) {
		buffer_clear(&packed);
		packers[i](&plain, &packed);
		static const size_t chunks[] = { 0, 1, 4093, 65536 };
		for (size_t j = 0; j < sizeof chunks / sizeof *chunks; j++) {
			buffer_clear(&read);
			csv_read_bytes(&read, packed.bytes, packed.length, chunks[j], NULL, false);
			CHECK(read.bytes && expected.bytes && read.length == expected.length &&
				memcmp(read.bytes, expected.bytes, read.length) == 0);
		}
	}
	buffer_free(&plain);
	buffer_free(&packed);
	buffer_free(&expected);
	buffer_free(&read);
}

/* 32 MB of nothing in some kilobytes. */
static void
test_bombs(void)
{
	struct buffer plain = { 0 }, packed = { 0 };
	static void (*const packers[])(
		const struct buffer *, struct buffer *) = { gzip_pack, zstandard_pack };
	static char zeros[1 << 16];
	for (int i = 0; i < 512; i++)
		buffer_add(&plain, zeros, sizeof zeros);
	for (size_t i = 0; i < sizeof packers / sizeof *packers; i++) {
		buffer_clear(&packed);
		packers[i](&plain, &packed);
		struct input *input = input_open_bytes(packed.bytes, packed.length, 0, "x.csv");
		struct error err = { 0 };
		char bytes[1 << 16];
		size_t length = 1, total = 0;
		while (length && input_read(input, bytes, sizeof bytes, &length, &err))
			total += length;
		CHECK_INT(err.kind, ERROR_DATA);
		CHECK_TEXT(err.text,
			"unpacks to more than 1000 times its size, which no table does; unpack it first if "
			"it is one");
		CHECK(total < plain.length);
		input_free(input);
	}
	buffer_free(&plain);
	buffer_free(&packed);
}

static void
test_standard_input(void)
{
	struct buffer plain = { 0 }, packed = { 0 }, out = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	int ends[2];
	rows_add(&plain, 2);
	gzip_pack(&plain, &packed);
	CHECK_INT(pipe(ends), 0);
	CHECK_INT(write(ends[1], packed.bytes, packed.length), packed.length);
	close(ends[1]);
	CHECK(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	csv_read_all(
		&out, reader_open("-", "standard input", NULL, NULL, &faults, &err), &faults, &err, false);
	CHECK_TEXT(out.bytes, "UTF-8 ; ,\nheader 1: n|tekst\n2: 0|blåbærsyltetøy 0\n3: 1|blåbærsyltetøy 1\n");
	close(ends[0]);
	buffer_free(&plain);
	buffer_free(&packed);
	buffer_free(&out);
	faults_free(&faults);
}

/* A zip file with one member of `size` zeros, not compressed, in a new file whose name is written to `path`.
 * Made of a hole, so that this takes no memory, the peak of which is looked at. */
static void
zip_write(off_t size, char *path)
{
	char hole_path[] = "/tmp/maltall-hole-XXXXXX";
	int hole = mkstemp(hole_path), file = mkstemp(path), code;
	CHECK(hole >= 0 && file >= 0);
	CHECK_INT(ftruncate(hole, size), 0);
	close(hole);
	close(file);
	zip_t *zip = zip_open(path, ZIP_TRUNCATE, &code);
	CHECK(zip != NULL);
	CHECK_INT(zip_file_add(zip, "a.csv", zip_source_file(zip, hole_path, 0, -1), 0), 0);
	CHECK_INT(zip_set_file_compression(zip, 0, ZIP_CM_STORE, 0), 0);
	CHECK_INT(zip_close(zip), 0);
	unlink(hole_path);
}

static long
memory_peak_kb(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* A zip file is unpacked from where it lies, without being held in memory, and is signed as it is packed.
 * What comes through a pipe reads the same. */
static void
test_zip(void)
{
	char path[] = "/tmp/maltall-zip-XXXXXX", digest[DIGEST_TEXT_SIZE], expected[DIGEST_TEXT_SIZE];
	char bytes[1 << 16];
	struct error err = { 0 };
	enum { SIZE = 48 << 20 };
	zip_write(SIZE, path);
	size_t total = 0, length = 1;
	long before = memory_peak_kb();
	struct input *input = input_open(path, "x.zip", &err);
	while (length && input_read(input, bytes, sizeof bytes, &length, &err))
		total += length;
	CHECK_INT(err.kind, ERROR_NONE);
	CHECK_INT(total, SIZE);
	CHECK(memory_peak_kb() - before < 16 << 10);
	input_digest(input, digest);
	input_free(input);

	int file = open(path, O_RDONLY);
	CHECK(file >= 0);
	struct digest *whole = digest_new();
	for (ssize_t count; (count = read(file, bytes, sizeof bytes)) > 0;)
		digest_add(whole, bytes, (size_t)count);
	digest_text(whole, expected);
	digest_free(whole);
	CHECK_TEXT(digest, expected);

	CHECK_INT(lseek(file, 0, SEEK_SET), 0);
	CHECK(dup2(file, STDIN_FILENO) == STDIN_FILENO);
	input = input_open("-", "standard input", &err);
	for (length = 1, total = 0; length && input_read(input, bytes, sizeof bytes, &length, &err);)
		total += length;
	CHECK_INT(total, SIZE);
	input_free(input);
	close(file);
	unlink(path);
}

/* A file of 1 GB, all of it but the beginning a hole: to be known it is read no further than a few MB. The
 * reader is opened on the standard input, so that the place in the file is ours to see. */
static void
test_sniffing(void)
{
	char path[] = "/tmp/maltall-csv-XXXXXX";
	struct buffer plain = { 0 };
	struct faults faults = { 0 };
	struct error err = { 0 };
	int file = mkstemp(path);
	CHECK(file >= 0);
	unlink(path);
	rows_add(&plain, 300000);
	CHECK_INT(write(file, plain.bytes, plain.length), plain.length);
	CHECK_INT(ftruncate(file, 1 << 30), 0);
	CHECK_INT(lseek(file, 0, SEEK_SET), 0);
	CHECK(dup2(file, STDIN_FILENO) == STDIN_FILENO);
	struct reader *reader = reader_open("-", "large.csv", NULL, NULL, &faults, &err);
	CHECK(reader != NULL);
	CHECK(lseek(file, 0, SEEK_CUR) <= 5 << 20);
	reader_free(reader);
	close(file);
	buffer_free(&plain);
}

int
main(void)
{
	test_zip(); /* first, while little memory has been used */
	test_large();
	test_bombs();
	test_standard_input();
	test_sniffing();
	return check_summary("csv_unpack");
}
