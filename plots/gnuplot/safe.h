/* The recipe that makes any text harmless to gnuplot and to what reads its SVG.
 *
 * gnuplot runs what stands in back quotes inside double quotes, ends a string at a line end and takes the
 * rest for a command, and doubles as a markup language. So a text goes in only between single quotes, one to
 * a line, as the element of an array, and only after this:
 *   1. label_clean: valid UTF-8, no controls, no marks that turn the direction of writing, blanks collapsed,
 * at most SAFE_CHARACTERS_MOST characters (the layout has cut it to its room before);
 *   2. ' becomes U+2019, since doubling it fails at the start of a string;
 *   3. &#x and ]]> are broken with U+2060 (word joiner, unseen): gnuplot's SVG lets the first through as a
 * character reference and the second makes XML ill-formed. */
#ifndef MALTALL_GNUPLOT_SAFE_H
#define MALTALL_GNUPLOT_SAFE_H

#include "stats/base/buffer.h"

enum { SAFE_CHARACTERS_MOST = 200 };

/* Adds the text after the recipe: what the finished chart shows. NULL adds nothing. */
void safe_text(const char *text, struct buffer *out);

/* Adds the same as a gnuplot literal with its quotes, to be shown by `with labels` from a place where fields
 * are separated: that reads backslashes as escapes and a doubled " as one, so both are doubled. */
void safe_literal(const char *text, struct buffer *out);

#endif
