/* The bytes of a CSV text, unpacked where the file is packed: gzip (.gz), Zstandard (.zst) and zip with one
 * member, known by their first bytes and not by a name. */
#ifndef MALTALL_CSV_INPUT_H
#define MALTALL_CSV_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/error.h"
#include "stats/csv/raw.h"

struct input;

/* As raw_open and raw_open_bytes. */
struct input *input_open(const char *path, const char *name, struct error *err);
struct input *input_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name);
void input_free(struct input *input);

/* Reads some bytes, at most `size` (> 0); *length is 0 only at the end. False and err: ERROR_INPUT if reading
 * fails; ERROR_DATA if a packed file is damaged, cut off, locked with a password, holds more or less than one
 * file, or unpacks to more than INPUT_MOST bytes or, beyond INPUT_FREE of them, to more than INPUT_RATIO
 * times its size. */
bool input_read(struct input *input, char *bytes, size_t size, size_t *length, struct error *err);

/* "gzip", "Zstandard", "zip"; NULL where the file is not packed. Known after the first input_read. */
const char *input_packing(const struct input *input);

/* Where the text lies, if it lies open: not packed, and any part of it can be read. Else NULL. Asked for
 * after the first input_read. */
struct raw *input_raw(const struct input *input);
/* As raw_is_stopped. */
bool input_is_stopped(const struct input *input);

enum { INPUT_RATIO = 1000, INPUT_FREE = 10 << 20 };
#define INPUT_MOST ((uint64_t)8 << 30)

/* As raw_unsigned. */
void input_unsigned(struct input *input);
/* The SHA-256 of the file as it is packed, in out[DIGEST_TEXT_SIZE]. Nothing can be read behind it. */
void input_digest(struct input *input, char *out);

#endif
