/* SHA-256, by nettle. */
#ifndef MALTALL_BASE_DIGEST_H
#define MALTALL_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"

enum { DIGEST_TEXT_SIZE = 65 };

/* Lower-case hexadecimal in out[DIGEST_TEXT_SIZE]. */
void digest_bytes(const void *bytes, size_t length, char *out);
/* Of a file's content; false and err (ERROR_INPUT) if it cannot be read. */
bool digest_file(const char *path, char *out, struct error *err);

#endif
