/* Where the bytes come from: a file, standard input, or memory. */
#ifndef MALTALL_CSV_INPUT_H
#define MALTALL_CSV_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"

struct input;

/* `path` "-" is standard input; `name` is borrowed and stands in messages. NULL and err (ERROR_INPUT) if the
 * file is not there, not readable or a folder. */
struct input *input_open(const char *path, const char *name, struct error *err);
/* Bytes in memory, borrowed until input_free, given out at most `chunk` at a time (0: as many as asked for).
 */
struct input *input_open_bytes(const char *bytes, size_t length, size_t chunk);
void input_free(struct input *input);

/* Reads some bytes, at most `size` (> 0); *length is 0 only at the end. False and err (ERROR_INPUT) if
 * reading fails. */
bool input_read(struct input *input, char *bytes, size_t size, size_t *length, struct error *err);

/* The SHA-256 of the bytes read so far, in out[DIGEST_TEXT_SIZE]: of what was counted, even where a file
 * changes meanwhile or can be read only once. */
void input_digest(const struct input *input, char *out);

#endif
