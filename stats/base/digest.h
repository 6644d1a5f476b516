/* SHA-256, by nettle. */
#ifndef MALTALL_BASE_DIGEST_H
#define MALTALL_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT_SIZE = 65, DIGEST_BASE64_SIZE = 45 };

/* Lower-case hexadecimal in out[DIGEST_TEXT_SIZE]. */
void digest_bytes(const void *bytes, size_t length, char *out);

/* Base64 in out[DIGEST_BASE64_SIZE], as a Content-Security-Policy writes it. */
void digest_base64(const void *bytes, size_t length, char *out);

enum { DIGEST_SIZE = 32 };
/* HMAC-SHA256 under a key of any length: who has not the key can neither make it nor try values against it.
 * The bytes themselves in out[DIGEST_SIZE]. Source: RFC 2104; tested with the vectors of RFC 4231. */
void digest_keyed(const void *key, size_t key_length, const void *bytes, size_t length, unsigned char *out);
/* The same of many under one key, which is made ready once. One thread at a time. */
struct keyed_digest;

struct keyed_digest *keyed_digest_new(const void *key, size_t key_length);
void keyed_digest_free(struct keyed_digest *digest);
void keyed_digest_of(struct keyed_digest *digest, const void *bytes, size_t length, unsigned char *out);

/* Of bytes that come piece by piece; of many, a thread of its own hashes them while the next ones are read.
 */
struct digest;

struct digest *digest_new(void);
void digest_free(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
/* Of everything added so far, as digest_bytes writes it; more may be added behind it. */
void digest_text(const struct digest *digest, char *out);

#endif
