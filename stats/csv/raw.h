/* Where the bytes come from: a file, standard input, or memory. */
#ifndef MALTALL_CSV_RAW_H
#define MALTALL_CSV_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/error.h"

struct raw;

/* `path` "-" is standard input; `name` is borrowed and stands in messages. NULL and err (ERROR_INPUT) if the
 * file is not there, not readable or a folder. */
struct raw *raw_open(const char *path, const char *name, struct error *err);
/* Bytes in memory, borrowed until raw_free, given out at most `chunk` at a time (0: as many as asked for). */
struct raw *raw_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name);
void raw_free(struct raw *raw);

const char *raw_name(const struct raw *raw);
/* How far it has been read: how many bytes raw_read has given out, or how far raw_read_at has come. */
uint64_t raw_taken(const struct raw *raw);

/* Reads some bytes, at most `size` (> 0); *length is 0 only at the end. False and err (ERROR_INPUT) if
 * reading fails. */
bool raw_read(struct raw *raw, char *bytes, size_t size, size_t *length, struct error *err);
/* The first bytes, RAW_HEAD at most and fewer only where there are no more; raw_read gives them out again. */
enum { RAW_HEAD = 8 };
bool raw_head(struct raw *raw, const char **bytes, size_t *length, struct error *err);

/* Where any part of it can be read: a file that was opened by its path, or memory, and no pipe or standard
 * input. *size is how many bytes it has. */
bool raw_is_seekable(const struct raw *raw, uint64_t *size);
/* As raw_read, but from `at` on, and without moving the place from which raw_read goes on. Only of what is
 * seekable. */
bool raw_read_at(struct raw *raw, uint64_t at, char *bytes, size_t size, size_t *length, struct error *err);
/* As raw_read_at, but it does not count for raw_taken, and several threads may call it at once. */
bool raw_peek(
	const struct raw *raw, uint64_t at, char *bytes, size_t size, size_t *length, struct error *err);

/* raw_read goes on at another place, of what is seekable and behind RAW_HEAD bytes. The bytes passed over are
 * for raw_sign; to go back signs the bytes before that place anew and none behind it. */
bool raw_go(struct raw *raw, uint64_t at, struct error *err);
/* raw_read gives out nothing from there on until another place is told; UINT64_MAX: as far as it goes. */
void raw_stop(struct raw *raw, uint64_t at);
bool raw_is_stopped(const struct raw *raw);

/* Others have read the bytes up to there (raw_peek), for whoever shows how far it has come. */
void raw_reached(const struct raw *raw, uint64_t at);
/* Bytes that raw_go passes over belong to the digest as well. */
void raw_sign(struct raw *raw, const char *bytes, size_t length);
/* Nobody will ask for raw_digest: nothing is hashed from now on. */
void raw_unsigned(struct raw *raw);
/* The SHA-256 of all the bytes, in out[DIGEST_TEXT_SIZE], reading what is left of them: of what was counted,
 * even where a file changes meanwhile or can be read only once. */
void raw_digest(struct raw *raw, char *out);

#endif
