/* Strings as small numbers. Every distinct string gets a code from 1 upwards in order of first appearance;
 * code 0 means missing and has no string. Codes end before CODE_FOREIGN: from there on a column of codes may
 * say something else than a string. Strings are bytes with a length; they may hold anything, NUL too. */
#ifndef MALTALL_BASE_DICTIONARY_H
#define MALTALL_BASE_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CODE_MISSING = 0 };
#define CODE_FOREIGN (UINT32_C(3) << 30)

struct dictionary;

struct dictionary *dictionary_new(void);
void dictionary_free(struct dictionary *dictionary);

/* A dictionary that begins with the texts of another, under their codes. The other must outlive it,
 * unchanged. */
struct dictionary *dictionary_new_with(const struct dictionary *known);
/* Codes up to this one are those of the other; 0: there is none. */
uint32_t dictionary_known(const struct dictionary *dictionary);

/* The code of the string, given to it now if it is new (beyond CODE_FOREIGN strings, it dies). */
uint32_t dictionary_code(struct dictionary *dictionary, const char *bytes, size_t length);
/* The code of the string, or CODE_MISSING if it is not there. */
uint32_t dictionary_find(const struct dictionary *dictionary, const char *bytes, size_t length);
/* Forgets every string; codes begin at 1 anew. */
void dictionary_forget(struct dictionary *dictionary);
/* From now on the dictionary is a part of another: texts go on to it by dictionary_join. It keeps `numbers`
 * texts that are plain numbers; those that come then are not kept, and the code of each says the number. It
 * holds for dictionary_join alone. */
void dictionary_begin_part(struct dictionary *dictionary, size_t numbers);
/* Whether such a part has all the numbers that it keeps. */
bool dictionary_is_filled(const struct dictionary *dictionary);
/* Whether the string is a number that such a part does not keep: then its code, as dictionary_code gives it.
 */
bool dictionary_passes(const struct dictionary *dictionary, const char *bytes, size_t length, uint32_t *code);
/* The codes in the whole of the texts that have these codes in the part: of some columns, each with so many
 * rows. Texts that are new to the whole come to it row by row; what is foreign stays as it is. */
void dictionary_join(struct dictionary *whole, const struct dictionary *part, size_t columns, size_t rows,
	const uint32_t *const *codes, uint32_t *const *out);
/* The bytes behind a code (borrowed, terminated, stable until dictionary_free); "" and 0 for CODE_MISSING.
 * `length` may be NULL. */
const char *dictionary_text(const struct dictionary *dictionary, uint32_t code, size_t *length);
/* Codes run from 1 to this number. */
uint32_t dictionary_count(const struct dictionary *dictionary);

/* The codes of the strings that are plain numbers (plain_number.h), by the number; CODE_MISSING where there
 * is none. Those of all below `count`, which is 0 where they are few or far apart (dictionary_find finds
 * all). Borrowed until a string is added. */
const uint32_t *dictionary_number_codes(const struct dictionary *dictionary, size_t *count);

#endif
