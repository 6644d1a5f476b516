/* What the conditions call a column or a table that only a file has named so far. */
#ifndef MALTALL_INDICATOR_HEADER_NAME_H
#define MALTALL_INDICATOR_HEADER_NAME_H

#include <stddef.h>

#include "stats/base/dictionary.h"
#include "stats/base/memory.h"

enum { HEADER_NAME_LIMIT = 60 };

/* A name of the condition language made of any text: small letters of any language, digits and _; a run of
 * other characters becomes one _, and none stands at either end. It does not begin with a digit (then _
 * stands before it) and is no word of the language (then _ stands behind it); at most HEADER_NAME_LIMIT
 * characters are taken.
 * "_" where nothing remains. The second text that would get the same name gets it with _2 behind it: `taken`
 * knows the names given so far. The name lives in the arena. */
const char *header_name(struct arena *arena, const char *text, struct dictionary *taken);

#endif
