/* Text is UTF-8. What has to be known about it in one place: validity, characters, order, nearness. */
#ifndef MALTALL_BASE_TEXT_H
#define MALTALL_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character at bytes[0..length), length > 0. Returns how many bytes it takes and sets *code; for
 * a byte that begins no valid sequence (overlong, surrogate, beyond U+10FFFF, cut off) returns 1 and sets
 * *code = UINT32_MAX. */
size_t text_decode(const char *bytes, size_t length, uint32_t *code);
/* Encodes a character (<= U+10FFFF, no surrogate) into out[4]; returns how many bytes it took. */
size_t text_encode(uint32_t code, char *out);
/* The offset of the first byte that is not valid UTF-8, or `length` if there is none. */
size_t text_invalid_at(const char *bytes, size_t length);
/* Characters, counting each invalid byte as one. */
size_t text_characters(const char *bytes, size_t length);
/* Letters and digits of any language, as far as a name in a condition needs them: ASCII letters and digits,
 * '_', and every character from U+00AA on that is not punctuation, a blank, a symbol or a control in the
 * Latin-1, general punctuation and private areas. */
bool text_is_name_character(uint32_t code);

/* The small letter of a capital one in the Latin (to U+017F), Greek and Cyrillic alphabets; any other
 * character as it is. */
uint32_t text_lower(uint32_t code);

/* Norwegian order: signs, numbers, letters; ... z æ ø å (ä as æ, ö as ø, ü as y, aa as two a's), other
 * alphabets after them. Numbers by value ("Sone 2" before "Sone 10"). Accents, and then case (small first),
 * count only where the letters are the same. Total: 0 only for equal bytes, so that sorting is the same
 * everywhere. Never strcoll. */
int text_compare(const char *a, size_t a_length, const char *b, size_t b_length);

/* Optimal string alignment distance in characters, case ignored, at most `limit` + 1. */
size_t text_distance(const char *a, const char *b, size_t limit);
/* The candidate nearest to `word`, if it is near enough to be a typing error (a third of its length, at least
 * 1); else NULL. Ties go to the first. */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

#endif
