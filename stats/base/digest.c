#include "stats/base/digest.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

bool
digest_file(const char *path, char *out, struct error *err)
{
	enum { CHUNK = 256 * 1024 };
	FILE *file = fopen(path, "rb");
	if (!file)
		return fail(err, ERROR_INPUT, path, 0, 0,
			"cannot open the file: %s; a readable file was expected", strerror(errno));
	struct sha256_ctx state;
	sha256_init(&state);
	uint8_t *chunk = xmalloc(CHUNK);
	size_t length;
	errno = 0;
	while ((length = fread(chunk, 1, CHUNK, file)) > 0)
		sha256_update(&state, length, chunk);
	bool read = !ferror(file);
	int reason = errno;
	free(chunk);
	fclose(file);
	if (!read)
		return fail(err, ERROR_INPUT, path, 0, 0,
			"cannot read the file: %s; a readable file was expected", strerror(reason));
	digest_write(&state, out);
	return true;
}
