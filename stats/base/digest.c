#include "stats/base/digest.h"

#include <nettle/base64.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

struct keyed_digest {
	struct hmac_sha256_ctx state;
};

struct keyed_digest *
keyed_digest_new(const void *key, size_t key_length)
{
	struct keyed_digest *digest = xmalloc(sizeof *digest);
	hmac_sha256_set_key(&digest->state, key_length, key);
	return digest;
}

void
keyed_digest_free(struct keyed_digest *digest)
{
	free(digest);
}

void
keyed_digest_of(struct keyed_digest *digest, const void *bytes, size_t length, unsigned char *out)
{
	hmac_sha256_update(&digest->state, length, bytes);
	hmac_sha256_digest(&digest->state, DIGEST_SIZE, out); /* and the key is ready for the next */
}

void
digest_keyed(const void *key, size_t key_length, const void *bytes, size_t length, unsigned char *out)
{
	struct keyed_digest *digest = keyed_digest_new(key, key_length);
	keyed_digest_of(digest, bytes, length, out);
	keyed_digest_free(digest);
}

/* Bytes on their way to a thread that hashes them while the next ones are read: a ring of blocks, with room
 * for a few parts of a file (parts.h), since whoever hands them over is waited for by those who read. */
enum { RING_BLOCKS = 32, RING_BLOCK = 1 << 17, DIGEST_ALONE = 4 << 20 };

struct ring {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	size_t given, taken; /* blocks, ever: `given - taken` of them are waiting or being hashed */
	bool ended;
	size_t lengths[RING_BLOCKS];
	uint8_t blocks[RING_BLOCKS][RING_BLOCK];
};

struct digest {
	struct sha256_ctx state; /* the thread's as long as blocks are waiting */
	size_t alone;            /* bytes hashed without a thread: to start one for a small file is in vain */
	struct ring *ring;       /* NULL: no thread */
};

struct digest *
digest_new(void)
{
	struct digest *digest = xcalloc(1, sizeof *digest);
	sha256_init(&digest->state);
	return digest;
}

static void *
ring_hash(void *context)
{
	struct digest *digest = context;
	struct ring *ring = digest->ring;
	pthread_mutex_lock(&ring->mutex);
	for (;;) {
		while (ring->given == ring->taken && !ring->ended)
			pthread_cond_wait(&ring->changed, &ring->mutex);
		if (ring->given == ring->taken)
			break;
		size_t block = ring->taken % RING_BLOCKS;
		pthread_mutex_unlock(&ring->mutex);
		sha256_update(&digest->state, ring->lengths[block], ring->blocks[block]);
		pthread_mutex_lock(&ring->mutex);
		ring->taken++;
		pthread_cond_signal(&ring->changed);
	}
	pthread_mutex_unlock(&ring->mutex);
	return NULL;
}

/* Where there is a second processor; where there is none, or no thread to be had, it goes on alone. */
static void
ring_start(struct digest *digest)
{
	digest->alone = SIZE_MAX;
	if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
		return;
	struct ring *ring = xmalloc(sizeof *ring);
	ring->given = ring->taken = 0;
	ring->ended = false;
	pthread_mutex_init(&ring->mutex, NULL);
	pthread_cond_init(&ring->changed, NULL);
	digest->ring = ring;
	if (pthread_create(&ring->thread, NULL, ring_hash, digest) != 0) {
		free(ring);
		digest->ring = NULL;
	}
}

/* Gives out no more than a block of the bytes, and returns how many. */
static size_t
ring_give(struct ring *ring, const uint8_t *bytes, size_t length)
{
	if (length > RING_BLOCK)
		length = RING_BLOCK;
	pthread_mutex_lock(&ring->mutex);
	while (ring->given - ring->taken == RING_BLOCKS)
		pthread_cond_wait(&ring->changed, &ring->mutex);
	size_t block = ring->given % RING_BLOCKS;
	pthread_mutex_unlock(&ring->mutex);
	memcpy(ring->blocks[block], bytes, length);
	ring->lengths[block] = length;
	pthread_mutex_lock(&ring->mutex);
	ring->given++;
	pthread_cond_signal(&ring->changed);
	pthread_mutex_unlock(&ring->mutex);
	return length;
}

static void
ring_drain(struct ring *ring)
{
	if (!ring)
		return;
	pthread_mutex_lock(&ring->mutex);
	while (ring->given != ring->taken)
		pthread_cond_wait(&ring->changed, &ring->mutex);
	pthread_mutex_unlock(&ring->mutex);
}

void
digest_free(struct digest *digest)
{
	struct ring *ring = digest ? digest->ring : NULL;
	if (ring) {
		pthread_mutex_lock(&ring->mutex);
		ring->ended = true;
		pthread_cond_signal(&ring->changed);
		pthread_mutex_unlock(&ring->mutex);
		pthread_join(ring->thread, NULL);
		pthread_cond_destroy(&ring->changed);
		pthread_mutex_destroy(&ring->mutex);
		free(ring);
	}
	free(digest);
}

void
digest_add(struct digest *digest, const void *bytes, size_t length)
{
	const uint8_t *at = bytes;
	if (digest->alone < DIGEST_ALONE) {
		digest->alone += length;
	} else if (digest->alone < SIZE_MAX) {
		ring_start(digest);
	}
	if (!digest->ring) {
		sha256_update(&digest->state, length, at);
		return;
	}
	for (size_t given; length > 0; at += given, length -= given)
		given = ring_give(digest->ring, at, length);
}

void
digest_text(const struct digest *digest, char *out)
{
	ring_drain(digest->ring);
	struct sha256_ctx state = digest->state; /* writing ends a state */
	digest_write(&state, out);
}
