/* Bytes of an encoding to UTF-8, a stream at a time.
 *
 * A byte that means nothing in the encoding becomes a byte that is not valid UTF-8, so that whoever reads the
 * text finds it at its place by looking for invalid UTF-8:
 *
 *   UTF-8         the bytes themselves
 *   Windows-1252  the five undefined bytes (81 8D 8F 90 9D) themselves
 *   MacRoman      every byte means something; NUL stays what it is
 *   UTF-16        half a surrogate pair, or an odd byte at the end of the file: the byte ENCODING_FLAW */
#ifndef MALTALL_CSV_DECODER_H
#define MALTALL_CSV_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

enum { ENCODING_FLAW = 0xFF };

/* The character of a byte in Windows-1252 or MacRoman; 0 where it is undefined. */
uint32_t byte_character(enum encoding encoding, unsigned char byte);

/* Start from { .encoding = ... }. */
struct decoder {
	enum encoding encoding;
	unsigned char carried[4]; /* of UTF-16: bytes waiting for the rest of their character */
	size_t carried_length;
};

/* Appends the text of the bytes to `text`. */
void decoder_add(struct decoder *decoder, const char *bytes, size_t length, struct buffer *text);
/* The bytes have ended: what was waiting is a flaw. */
void decoder_end(struct decoder *decoder, struct buffer *text);

/* How many bytes from the first on are ASCII other than NUL: nothing about them needs looking at. */
size_t plain_run(const char *bytes, size_t length);

#endif
