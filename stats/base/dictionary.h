/* Strings as small numbers. Every distinct string gets a code from 1 upwards in order of first appearance;
 * code 0 means missing and has no string. Strings are bytes with a length; they may hold anything, NUL too.
 */
#ifndef MALTALL_BASE_DICTIONARY_H
#define MALTALL_BASE_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

enum { CODE_MISSING = 0 };

struct dictionary;

struct dictionary *dictionary_new(void);
void dictionary_free(struct dictionary *dictionary);

/* The code of the string, given to it now if it is new. At most 2^32 - 2 strings (beyond that, it dies). */
uint32_t dictionary_code(struct dictionary *dictionary, const char *bytes, size_t length);
/* The code of the string, or CODE_MISSING if it is not there. */
uint32_t dictionary_find(const struct dictionary *dictionary, const char *bytes, size_t length);
/* Forgets every string; codes begin at 1 anew. */
void dictionary_forget(struct dictionary *dictionary);
/* The bytes behind a code (borrowed, terminated, stable until dictionary_free); "" and 0 for CODE_MISSING.
 * `length` may be NULL. */
const char *dictionary_text(const struct dictionary *dictionary, uint32_t code, size_t *length);
/* Codes run from 1 to this number. */
uint32_t dictionary_count(const struct dictionary *dictionary);

#endif
