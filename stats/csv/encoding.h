/* Which encoding a file is in. */
#ifndef MALTALL_CSV_ENCODING_H
#define MALTALL_CSV_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

/* What the beginning of a file says for UTF-8 and against it, while it is being read. Zeroed to begin with.
 */
struct utf_8_evidence {
	size_t at;                          /* how far it has been looked at */
	size_t characters, first_character; /* of several bytes */
	size_t invalid, first_invalid;      /* bytes that belong to none */
	size_t twice; /* Â and Ã: every letter that was encoded twice begins with one of them */
	size_t marks; /* of letters in two parts (compose.h) */
};

/* Looks at what has come behind what it has looked at before: soon after it was read, since getting the bytes
 * from memory again takes longer than looking at them. `whole` says that no more comes: a character cut off
 * where the bytes end says nothing; where the file ends, it does. */
void utf_8_look(struct utf_8_evidence *evidence, const char *bytes, size_t length, bool whole);

/* Settles the encoding of a file that begins with the sample, which has been looked at.
 *
 *   declared  holds; ENCODING_FOUND_OUT: the sample decides
 *   bom       how many bytes at the beginning are a byte order mark, which decides before anything else
 *
 * Valid UTF-8 is UTF-8, also where fewer bytes are invalid than characters of several bytes are not. Where
 * invalid bytes alone stand, or ten times as many as such characters, it is Windows-1252; or MacRoman, where
 * at least two different ones of its bytes for æ ø å Æ Ø Å stand where letters do and none of Windows-1252's.
 * What speaks for it is added to `evidence`, a line each.
 *
 * False and err (ERROR_DATA) with the line of the first byte in doubt: UTF-8 and other bytes mixed; letters
 * of Windows-1252 and of MacRoman mixed (one in ten), or one byte alone that may be MacRoman; most of the
 * letters that are not ASCII encoded twice ("Ã¸" for "ø"). */
bool encoding_find(const char *sample, size_t length, const struct utf_8_evidence *utf_8, const char *name,
	enum encoding declared, enum encoding *found, size_t *bom, struct buffer *evidence,
	struct error *err);

/* Where a letter stands that was encoded twice: UTF-8 read as Windows-1252 and encoded again. The offset of
 * the first one, or `length`. *taken is how many bytes it has; `meant`, of 4 bytes, gets the letter that was
 * meant. */
size_t double_encoding_at(const char *bytes, size_t length, size_t *taken, char *meant);

/* A letter of two bytes of UTF-8 with ASCII behind it, as every Norwegian one is: valid, and no part of one
 * that was encoded twice. */
static inline bool
is_lone_letter(const char *bytes, size_t length)
{
	unsigned char lead = (unsigned char)bytes[0];
	return length > 2 && lead >= 0xC2 && lead <= 0xDF && ((unsigned char)bytes[1] & 0xC0) == 0x80 &&
	       (unsigned char)bytes[2] < 0x80;
}

#endif
