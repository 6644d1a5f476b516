/* Bytes of an encoding to UTF-8, a stream at a time.
 *
 * A byte that means nothing in the encoding becomes a byte that is not valid UTF-8, so that whoever reads the
 * text finds it at its place by looking for invalid UTF-8: UTF-8         the bytes themselves Windows-1252
 * the five undefined bytes (81 8D 8F 90 9D) themselves UTF-16        half a surrogate pair, or an odd byte at
 * the end of the file: the byte ENCODING_FLAW */
#ifndef MALTALL_CSV_ENCODING_H
#define MALTALL_CSV_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

enum { ENCODING_FLAW = 0xFF };

/* Settles the encoding of a file that begins with the sample; `whole` says that it is the whole file.
 *   declared  ENCODING_FOUND_OUT: without a byte order mark the sample decides. Valid UTF-8 is UTF-8; invalid
 * bytes and no character of several bytes is Windows-1252; where there are both, the more frequent wins bom
 * how many bytes at the beginning are a byte order mark, which decides before anything else. What speaks for
 * it is added to `evidence` as a line. MacRoman and the like are never guessed: nothing tells them from
 * Windows-1252. False and err (ERROR_DATA) where both are as frequent, and where most of the letters that are
 * not ASCII were encoded twice ("Ã¸" for "ø"). */
bool encoding_find(const char *sample, size_t length, bool whole, const char *name, enum encoding declared,
	enum encoding *found, size_t *bom, struct buffer *evidence, struct error *err);

/* Where a letter stands that was encoded twice: UTF-8 read as Windows-1252 and encoded again. The offset of
 * the first one, or `length`. *taken is how many bytes it has; `meant`, of 4 bytes, gets the letter that was
 * meant. */
size_t double_encoding_at(const char *bytes, size_t length, size_t *taken, char *meant);

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
