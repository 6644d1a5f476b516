#include <stdlib.h>
#include <string.h>

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

/* However the bytes are cut, the digest is the same; a million letters a are the third example. */
static void
test_pieces(void)
{
	enum { MILLION = 1000000 };
	char *bytes = malloc(MILLION);
	memset(bytes, 'a', MILLION);
	static const size_t pieces[] = { 1, 63, 64, 65, 4096, MILLION };
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct digest *digest = digest_new();
		char out[DIGEST_TEXT_SIZE];
		digest_text(digest, out);
		CHECK_TEXT(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
		for (size_t at = 0; at < MILLION; at += pieces[i])
			digest_add(digest, bytes + at, MILLION - at < pieces[i] ? MILLION - at : pieces[i]);
		for (int twice = 0; twice < 2; twice++) {
			digest_text(digest, out);
			CHECK_TEXT(out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
		}
		digest_free(digest);
	}
	free(bytes);
}

/* Enough that a thread hashes them; in pieces that fit no block of its ring, and asked for in between. */
static void
test_many(void)
{
	enum { MANY = 11 << 20, PIECE = 150001 };
	char *bytes = malloc(MANY), expected[DIGEST_TEXT_SIZE], out[DIGEST_TEXT_SIZE];
	for (size_t i = 0; i < MANY; i++)
		bytes[i] = (char)(i * 7 + i / 1000);
	struct digest *digest = digest_new();
	for (size_t at = 0; at < MANY; at += PIECE) {
		size_t length = MANY - at < PIECE ? MANY - at : PIECE;
		digest_add(digest, bytes + at, length);
		if (at / PIECE % 20 != 19)
			continue;
		digest_bytes(bytes, at + length, expected);
		digest_text(digest, out);
		CHECK_TEXT(out, expected);
	}
	digest_bytes(bytes, MANY, expected);
	digest_text(digest, out);
	CHECK_TEXT(out, expected);
	digest_free(digest);
	free(bytes);
}

/* The example of Content Security Policy Level 2, section 4.2.5.2, and the digest of nothing. */
static void
test_base64(void)
{
	char out[DIGEST_BASE64_SIZE];
	const char *script = "alert('Hello, world.');";
	digest_base64(script, strlen(script), out);
	CHECK_TEXT(out, "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
	digest_base64(NULL, 0, out);
	CHECK_TEXT(out, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

/* Test cases 1, 2 and 6 (of which the first and the last byte) of RFC 4231. */
static void
test_keyed(void)
{
	static const struct {
		const char *key, *text, *expected;
	} rows[] = {
		{ "\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b",
			"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
		{ "Jefe", "what do ya want for nothing?",
			"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsigned char out[DIGEST_SIZE];
		char text[DIGEST_TEXT_SIZE];
		digest_keyed(rows[i].key, strlen(rows[i].key), rows[i].text, strlen(rows[i].text), out);
		for (size_t j = 0; j < sizeof out; j++)
			snprintf(text + 2 * j, 3, "%02x", out[j]);
		CHECK_TEXT(text, rows[i].expected);
	}
	char key[131];
	unsigned char out[DIGEST_SIZE];
	static const char text[] = "Test Using Larger Than Block-Size Key - Hash Key First";
	memset(key, 0xaa, sizeof key);
	digest_keyed(key, sizeof key, text, strlen(text), out);
	CHECK_INT(out[0], 0x60);
	CHECK_INT(out[31], 0x54);
}

int
main(void)
{
	test_keyed();
	test_base64();
	test_examples();
	test_pieces();
	test_many();
	return check_summary("base_digest");
}
