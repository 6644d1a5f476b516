#include "stats/base/digest.h"

#include <nettle/base64.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>

#include "stats/base/memory.h"

static void
digest_write(struct sha256_ctx *state, char *out)
{
	static const char hexadecimal[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(state, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		out[2 * i] = hexadecimal[digest[i] >> 4];
		out[2 * i + 1] = hexadecimal[digest[i] & 15];
	}
	out[2 * sizeof digest] = '\0';
}

void
digest_bytes(const void *bytes, size_t length, char *out)
{
	struct sha256_ctx state;
	sha256_init(&state);
	sha256_update(&state, length, bytes);
	digest_write(&state, out);
}

void
digest_base64(const void *bytes, size_t length, char *out)
{
	struct sha256_ctx state;
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_init(&state);
	sha256_update(&state, length, bytes);
	sha256_digest(&state, sizeof digest, digest);
	base64_encode_raw(out, sizeof digest, digest);
	out[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
}

void
digest_keyed(const void *key, size_t key_length, const void *bytes, size_t length, unsigned char *out)
{
	struct hmac_sha256_ctx state;
	hmac_sha256_set_key(&state, key_length, key);
	hmac_sha256_update(&state, length, bytes);
	hmac_sha256_digest(&state, DIGEST_SIZE, out);
}

struct digest {
	struct sha256_ctx state;
};

struct digest *
digest_new(void)
{
	struct digest *digest = xcalloc(1, sizeof *digest);
	sha256_init(&digest->state);
	return digest;
}

void
digest_free(struct digest *digest)
{
	free(digest);
}

void
digest_add(struct digest *digest, const void *bytes, size_t length)
{
	sha256_update(&digest->state, length, bytes);
}

void
digest_text(const struct digest *digest, char *out)
{
	struct sha256_ctx state = digest->state; /* writing ends a state */
	digest_write(&state, out);
}
