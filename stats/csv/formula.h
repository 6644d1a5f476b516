/* ="0301": how Excel keeps the leading zeros of a text when it writes CSV. Strictly a quote in a field that
 * does not begin with one is an error; this one shape means the text between its quotes, and nothing else can
 * be meant by it. It is known only where it is the whole field and holds no delimiter, quote or line break,
 * so that a row has the same fields whether the = is looked at or not, and only with the quote sign ". A
 * field whose own text is that (strictly "=""0301""") is the same. */
#ifndef MALTALL_CSV_FORMULA_H
#define MALTALL_CSV_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/* Whether one stands at the beginning of these bytes, where a field begins, and reaches to the field's end.
 * The bytes end where the line does, or later. */
bool formula_begins(const char *bytes, size_t length, char delimiter, char quote);
/* Whether the text of a field is nothing but one: what it means stands from the third byte to the last but
 * one. */
bool formula_fills(const char *bytes, size_t length);
/* The first =" in the bytes, or `length`: whatever stands before it needs no looking at. */
size_t formula_sign(const char *bytes, size_t length);

#endif
