#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/digest.h"
#include "tests/check.h"

/* The examples of FIPS 180-2, appendix B, and the digest of nothing. */
static void
test_examples(void)
{
	char out[DIGEST_TEXT_SIZE];
	digest_bytes("abc", 3, out);
	CHECK_TEXT(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	const char *longer = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	digest_bytes(longer, strlen(longer), out);
	CHECK_TEXT(out, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	digest_bytes(NULL, 0, out);
	CHECK_TEXT(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* A private file with `count` letters a, gone again at the end. */
static void
check_file(size_t count, const char *expected)
{
	char path[] = "/tmp/maltall-digest-XXXXXX";
	int descriptor = mkstemp(path);
	FILE *file = fdopen(descriptor, "wb");
	for (size_t i = 0; i < count; i++)
		fputc('a', file);
	CHECK(fclose(file) == 0);

	char out[DIGEST_TEXT_SIZE] = "";
	struct error err = { 0 };
	CHECK(digest_file(path, out, &err));
	CHECK_TEXT(out, expected);
	CHECK_INT(err.kind, ERROR_NONE);
	char *bytes = malloc(count + 1);
	memset(bytes, 'a', count);
	char again[DIGEST_TEXT_SIZE];
	digest_bytes(bytes, count, again);
	CHECK_TEXT(out, again);
	free(bytes);
	unlink(path);
}

static void
test_files(void)
{
	check_file(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	/* A million letters a: the third example, longer than what is read at once. */
	check_file(1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void
test_unreadable(void)
{
	char out[DIGEST_TEXT_SIZE] = "unchanged";
	struct error err = { 0 };
	CHECK(!digest_file("/tmp/maltall-no-such-folder/alis.csv", out, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.file, "/tmp/maltall-no-such-folder/alis.csv");
	CHECK_TEXT(err.text, "cannot open the file: No such file or directory; a readable file was expected");

	/* A folder can be opened but not read. */
	err = (struct error){ 0 };
	CHECK(!digest_file("/tmp", out, &err));
	CHECK_INT(err.kind, ERROR_INPUT);
	CHECK_TEXT(err.file, "/tmp");
	CHECK_TEXT(err.text, "cannot read the file: Is a directory; a readable file was expected");
	CHECK_TEXT(out, "unchanged");
}

int
main(void)
{
	test_examples();
	test_files();
	test_unreadable();
	return check_summary("base_digest");
}
