/* Names of files made from any text: [a-z0-9-], never empty, the same on every machine and on every file
 * system, also one that knows no capital letters. */
#ifndef MALTALL_REPORT_SLUG_H
#define MALTALL_REPORT_SLUG_H

#include <stddef.h>

#include "stats/base/buffer.h"

/* Adds small letters, digits and hyphens for a text: "sondre-nordstrand", æ as ae, other accents off; what is
 * neither becomes one hyphen. Adds nothing for a text without letters or digits but, perhaps, a hyphen. */
void slug_add(struct buffer *out, const char *text);

/* A slug for every text, in their order and all different: where two come to the same the later has a number
 * behind it. At most 70 bytes each; a text that leaves nothing, and one that a system keeps for itself (CON,
 * NUL, index), begins with "unit". NULL for "". The array and its texts are yours: slugs_free. */
char **slugs_new(const char *const *texts, size_t count);
void slugs_free(char **slugs, size_t count);

#endif
